"""Lines that tell when a text was written, and by whom, which is not when something happened."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.text.lines import QUOTE, TEXT, Line
from pm_facilitator.importers.times.stamp import Stamp

_OPENS = re.compile(
    r"\W{0,6}(?:(?:first|last|this|the|report|document|post|page|was|originally|ultim[oa]|última|letzte"
    r"|dernière|laatst|zuletzt|senast)\s){0,3}"
    r"(?:published|posted|written|issued|updated|revised|reviewed|created|drafted|prepared|printed|exported|exportiert|exporté"
    r"|edited|modified|release date|reported? (?:date|version)|version|as of|veröffentlicht|publié"
    r"|(?:authors?|autor(?:en|in|es|a)?|auteur(?:e|s)?|verfasser(?:in)?|rédact(?:eurs?|rices?)|autore)(?=\W{0,4}[:|])"
    r"|(?:post-?mortem|review|retro(?:spective)?|debrief|meeting)\s(?:meeting|date|held|scheduled|call|review)"
    r"|stand(?=[\s*_]{0,3}:)|verfasst|erstellt|rédigé|mise? à jour"
    r"|created(?=$)|publicad[oa]|pubblicat[oa]|modifi(?:ca|cado|cation|é)|aggiorna(?:to|mento)|actualizad[oa]"
    r"|actualización|atualizad[oa]|atualização|änderung|geändert|aktualisier(?:t|ung)|bijgewerkt"
    r"|gewijzigd|uppdaterad)\b",
    re.I,
)
_BYLINE = re.compile(
    r"[·•|].*(?:\bby\s[A-Z]|(?i:\b(?:blog|written|reading time|min(?:ute)?s?(?:\sof)?\sread)\b))"
    r"|[—–]\s[0-9]{1,2}\smin(?:ute)?s?\sread$"
    r"|(?:^|[·•|/–—,-]\s)(?:[Ww]ritten\s)?[Bb]y\s[A-Z][^.:]{1,40}$"
)
_WRITTEN = re.compile(r"\bwritten\b.{1,20}\bby\s[A-Z]|(?i:\b(?:reading time|minutes? read)\b)")
# How talk pages of wikis are signed: "[[User:Ana|Ana]] 09:33, 2 March 2026 (UTC)".
_SIGNED = re.compile(r"\[\[\w{2,20}:.{1,200}[0-9]{1,2}:[0-9]{2}, .{6,24}\([A-Z]{3,4}\)\W{0,3}$")
_NAMED = re.compile(r"(?:(?:last|first)\s)?(?:created|published|edited|modified)(?:\son)?:?", re.I)
"""What stands alone above the moment in which a page was written."""

_LONGEST = 160
_HEADER = re.compile(
    r"(?P<name>from|to|cc|bcc|sent|date|subject|reply-to|message-id|von|an|betreff|gesendet|datum"
    r"|de|à|objet|para|asunto):\s",
    re.I,
)
_SENDER = re.compile(
    r"[^\W\d_][^<>]{1,60}\s<[^<>\s]{1,60}(?:@|\sat\s)[^<>\s]{1,60}>"
    r"|[^\W\d_][\w .'’-]{1,40}\s[\w.+-]{2,40}\sat\s[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}"
)
_SENT = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s.{4,20}[0-9]{2}:[0-9]{2}", re.A)
_TOP = 8
OF_MAIL = ("wrote:", "schrieb:", "a écrit :")
"""How the line above a mail that is quoted ends."""

_SUBJECTS = frozenset(("subject", "betreff", "objet", "asunto"))


def tells_of_writing(text: str) -> bool:
    """Tell whether a line such as "Posted on 3 May 2024" says when the text was written."""
    if _OPENS.match(text) or _WRITTEN.search(text[:_LONGEST]) or is_byline(text):
        return True
    return "[[" in text and _SIGNED.search(text[-300:]) is not None


def is_mere_byline(lines: Sequence[Line], index: int, stamp: Stamp) -> bool:
    """Tell whether a line such as "Posted on: 3 May 2024 14:03" is the only one of its kind.

    Posts of a status page have one each, which tells when what stands there was.
    """
    text, above = lines[index].text, lines[index - 1].text if index else ""
    if _NAMED.fullmatch(above) and not stamp.text:
        return True
    if not tells_of_writing(text):
        return False
    first = text.partition(" ")[0]
    others = (x.text for i, x in enumerate(lines) if i != index and x.text.startswith(first))
    alone = not stamp.text or text.startswith(stamp.text)
    return stamp.date_only or (alone and not any(map(tells_of_writing, others)))


def is_byline(text: str) -> bool:
    """Tell whether a line is "3 May 2024 · the blog of ... · by Ana", as stands below a title."""
    return len(text) <= _LONGEST and bool(_BYLINE.search(text.strip("*_ ")))


def with_mail_heads(lines: Sequence[Line]) -> list[Line]:
    """Set the heads of mails apart like quotes: they say when somebody wrote."""
    found, start = list(lines), 0
    if (signed := _signed_at(lines)) >= 0:
        head = slice(signed - 1, signed + 1)
        found[head] = [line._replace(kind=QUOTE) for line in found[head]]
    while start < len(found):
        if found[start].kind is not TEXT:
            start += 1
            continue
        end, names = start, set[str]()
        while end < len(found) and (name := _header(found[end])):
            names.add(name)
            end += 1
        # Two fields are enough where nothing stands above them.
        fewest = 3 if any(line.text for line in found[:start]) else 2
        if len(names) >= fewest and names & _SUBJECTS:
            found[start:end] = [line._replace(kind=QUOTE) for line in found[start:end]]
        start = max(end, start + 1)
    return found


def _signed_at(lines: Sequence[Line]) -> int:
    """Find sender and moment of sending at the top, one below the other as in archives of lists."""
    for index in range(1, min(len(lines), _TOP)):
        above, below = lines[index - 1].text, lines[index].text
        if any(
            _SENDER.fullmatch(x) and _SENT.match(y) for x, y in ((above, below), (below, above))
        ):
            return index
    return -1


def _header(line: Line) -> str:
    found = mail_field(line.text) if line.kind is TEXT else None
    return found[0] if found else ""


def mail_field(text: str) -> tuple[str, str] | None:
    """Split "Subject: the kiln" of the head of a mail into its name and what it says."""
    match = _HEADER.match(text)
    return (match["name"].lower(), text[match.end() :]) if match else None
