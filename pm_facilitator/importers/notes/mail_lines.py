"""What a mail or a chat program puts around the words of a reply: taken off line by line."""

import re
from collections.abc import Iterator, Sequence

from pm_facilitator.importers.text.raw_lines import raw_lines

_QUOTED = re.compile(r"(?:\s{0,3}[>|]\s?)+")
_HEADER = re.compile(
    r"(?:from|sent|date|to|cc|bcc|subject|reply-to|von|gesendet|datum|an|betreff|de|envoyé|date|à"
    r"|objet|para|asunto|enviado)\s?:\s.*",
    re.I,
)
_ATTRIBUTION = re.compile(r".*(?:wrote|writes|schrieb|a écrit|escribió|ha scritto)\s?:", re.I)
_OPENS_ATTRIBUTION = re.compile(r"(?:on|am|le|el|il)\s.*\d.*", re.I)
_DIVIDER = re.compile(
    r"-{2,}\s?(?:original message|forwarded message|begin forwarded).*|_{8,}", re.I
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hallo|liebe[rs]?|bonjour|hola)\b[^.?!]{0,40}[,!.]?"
    r"|(?:good (?:morning|afternoon)|guten (?:morgen|tag)).{0,40}"
    r"|(?:see|please (?:see|find)) (?:my (?:notes|answers) )?(?:below|inline)\.?"
    r"|my (?:notes|answers)(?: are)? (?:below|inline)[.:]?",
    re.I,
)
_SIGNATURE = re.compile(
    r"--|(?:(?:best|kind|warm|many)?\s?(?:regards|wishes|thanks)|best|cheers|thank you|thanks"
    r"|yours|sincerely|viele grüße|liebe grüße|mit freundlichen grüßen|grüße|vg|lg|cordialement"
    r"|saludos)\s?[,.!]?|sent from (?:my|outlook|mail).{0,40}|get outlook for .{0,30}"
    r"|(?:von meinem|envoyé de mon).{0,40}",
    re.I,
)


def bare_lines(text: str) -> list[str]:
    """Give the lines of a reply without marks of quoting, of any depth, and hard spaces."""
    lines = raw_lines(text.replace("\u200b", ""))
    return [line[_quoting(line) :].rstrip() for line in lines]


def without_mail(lines: Sequence[str]) -> Iterator[str]:
    """Leave out what the mail program wrote: heads, dividers, and who wrote when."""
    sorts = (_ATTRIBUTION, _DIVIDER)
    for index, line in enumerate(lines):
        above, said, below = (_at(lines, place) for place in (index - 1, index, index + 1))
        opens = _OPENS_ATTRIBUTION.fullmatch(said) and _ATTRIBUTION.fullmatch(below)
        # A single line like one of a head may as well be an answer.
        in_head = _HEADER.fullmatch(said) and (_HEADER.fullmatch(above) or _HEADER.fullmatch(below))
        if not (opens or in_head or any(sort.fullmatch(said) for sort in sorts)):
            yield line


def _quoting(line: str) -> int:
    match = _QUOTED.match(line)
    return match.end() if match else 0


def _at(lines: Sequence[str], place: int) -> str:
    return lines[place].strip() if 0 <= place < len(lines) else ""


def is_greeting(line: str) -> bool:
    """Tell whether a line only says hello."""
    return bool(_GREETING.fullmatch(line.strip()))


def is_signature(line: str) -> bool:
    """Tell whether a line says goodbye; what stands below it is no answer."""
    return bool(_SIGNATURE.fullmatch(line.strip()))
