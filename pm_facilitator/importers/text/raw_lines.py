"""The lines of a text as they are written, without what is wrapped around all of them."""

import re
from collections.abc import Callable
from itertools import pairwise

from pm_facilitator.importers.text.code_blocks import CODE_ELEMENT
from pm_facilitator.importers.text.markup import ESCAPED

FENCES = ("```", "~~~")
_HYPHEN = re.compile("(?<=[0-9])[\u2010\u2011\ufe63\uff0d](?=[0-9])")
"""Hyphens that do not break, as word processors and others put them into dates."""

_DASHED_DATE = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<dash>[\u2013\u2014\u2212])"
    r"(?P<month>[01][0-9])(?P=dash)(?P<day>[0-3][0-9])(?![0-9])",
    re.A,
)
"""A date with the long dashes that a word processor has made of short ones."""

_YEAR_OF_REPUBLIC = re.compile(r"民國\s?(?P<year>[0-9]{2,3})\s?年", re.A)
"""A year as Taiwan counts them, from 1912."""

_PLUS_BEFORE_ZONE = re.compile(r"(?<=[0-9MmZ]\s)\+(?=(?:UTC|GMT)\b)")
_DASHED_DATE_BACK = re.compile(
    r"(?<![0-9])(?P<one>[0-3]?[0-9])(?P<dash>[\u2013\u2014\u2212])"
    r"(?P<other>[0-3]?[0-9])(?P=dash)(?P<year>(?:19|20)[0-9]{2})(?![0-9])",
    re.A,
)
_SPACES = dict.fromkeys((0x00A0, 0x202F, 0x205F, *range(0x2000, 0x200B)), " ")
"""Spaces that do not break or have a width of their own, as they come out of pages and papers."""

_ESCAPED_OPENING = re.compile(
    r"\s*(?:[-*+]\s+)?\\(?:#{1,6}(?:\s|\\#)|\*\s|\*\\\*|-(?:\s|--|\\-)|\+\s|>\s)"
)
_ESCAPED_SIGN = re.compile(r"(?<![\\:])\\[-~+.\[](?=[\s\w])")
_ESCAPED_IN_TIME = re.compile(r"(?<=[0-9])\\[-.](?=[0-9])|(?<![\\:])\\[~+](?=[0-9])")
"""A sign within "2024\\-03\\-02" or before "\\~14:03", where nobody means a backslash."""

_CODE_OR_ESCAPED = re.compile(r"`[^`\n]*`|\\(?P<sign>[-~+.=_!#()\[\]])")
_ESCAPED_LEAST = 3
"""In how many lines the marks that open them have to be escaped: one may be meant."""

_SPACED_OFFSET = re.compile(
    r"(?<=[0-9]:[0-9]{2})\s-(?P<hours>0[0-9]|1[0-2]):(?P<minutes>[03]0)(?=\s?[-–—:|,]|\s[^\W\d])",
    re.A,
)
_LINE_NUMBER = re.compile(r"\s{0,7}(?P<number>[0-9]{1,5})[.:)]?(?:\t|\u2192)\s?", re.A)
_NUMBERED_LEAST = 5
_UNDERLINED = re.compile(
    # Each mark and each space can be matched in one way only, however many there are.
    r"(?P<open>^(?:\s*(?:[-*+•>|#]|[0-9]{1,3}[.)]|[(\[][0-9a-z]{1,3}[)\]]))*\s*|\|\s*)"
    r"(?P<mark>__?)(?=[^\W_])"
    r"(?P<said>[^_\n]{0,40}[0-9][^_\n]{0,40})(?<=[^\W_])(?P=mark)(?![\w_])",
    re.A,
)
_DASH_TOUCHES = re.compile(
    r"(?P<open>\s*[-–•])(?P<mark>\*{1,2}|`|_{1,2}|\[)?(?=(?:20[0-9]{2}-[01][0-9]-[0-3][0-9][ T])?"
    r"[0-2]?[0-9]:[0-5][0-9](?![0-9]))",
    re.A,
)
_TOUCHING_LEAST = 2
_COUNTED = re.compile(r"\s*\+\s?[0-9]{1,2}:[0-9]{2}", re.A)
_TO_THE_SECOND = (
    r"(?:[0-9]{1,4}[-/.](?:[0-9]{1,2}|[A-Z][a-z]{2})[-/.][0-9]{1,4}[ T:])?"
    r"[0-2]?[0-9]:[0-5][0-9]:[0-5][0-9]"
)
_SECONDS = re.compile(rf"\n[ \t]{{2,}}{_TO_THE_SECOND}")
_MACHINE_TIME = re.compile(rf"\W*{_TO_THE_SECOND}", re.A)
_CLOCK_TOLD = re.compile(
    r"(?<![0-9:.])(?:[0-2]?[0-9]:[0-5][0-9]|[0-2][0-9][0-5][0-9](?=Z\b)"
    r"|[0-2]?[0-9][.h][0-5][0-9](?=\s?(?:uhr|uur|[hu]|[ap]\.?m)\b)"
    r"|(?<=[0-9] )[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])(?=\s[A-Z]{3,4}\s20))(?![0-9]|:[0-9])",
    re.A | re.I,
)
_COUNTED_TOLD = re.compile(r"\bT\s?[+-]\s?[0-9]", re.A)
_ALIKE_LEAST = 3
_LEADS_ON = re.compile(
    r"(?::|\b(?:in|from) the (?:\w{1,12} )?(?:logs?|journal|trace)(?: of [\w -]{1,20})?"
    r"|\b(?:about|says?|said|logs?|logged|reads?|shows?|showed|printed|reported|complain(?:s|ed)?))$",
    re.I,
)
_BOX_OF_BOARD = "Code: Select all"
"""The line over a box of code that is copied off a phpBB board."""

_CODE_WORDS = ("{code}", "{noformat}")
"""What Jira and Confluence open and close code with."""
_DIRECTIONS = ("\u200e", "\u200f", "\u202a", "\u202c", "\ufeff")


def raw_lines(text: str) -> list[str]:
    """Split a text at the line ends of every system; its letters keep their places."""
    # Half letters and null characters can be pasted, but not stored.
    text = text.encode(errors="replace").decode().replace("\0", " ")
    text = with_plain_signs(text)
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def with_plain_signs(text: str) -> str:
    """Write spaces of every kind as the plain one, and hyphens between digits too."""
    if "+UTC" in text or "+GMT" in text:
        text = _PLUS_BEFORE_ZONE.sub("", text)
    if text.isascii():
        return text
    text = text.replace("TSİ", "TRT")  # Turkey's time, by a letter that has no plain small one
    if "民國" in text:
        text = _YEAR_OF_REPUBLIC.sub(lambda found: f"{int(found['year']) + 1911}年", text)
    text = _HYPHEN.sub("-", text.translate(_SPACES))
    text = _DASHED_DATE.sub(r"\g<year>-\g<month>-\g<day>", text)
    return _DASHED_DATE_BACK.sub(r"\g<one>-\g<other>-\g<year>", text)


def with_compact_offsets(text: str) -> str:
    """Write " -06:00" behind clock times as " -0600", where several stand so and none otherwise.

    With a space before it and a colon in it, an offset looks like the end of a range.
    """
    found = _SPACED_OFFSET.findall(text) if " -" in text else []
    alike = len(found) >= _ALIKE_LEAST and len(set(found)) == 1
    return _SPACED_OFFSET.sub(r" -\g<hours>\g<minutes>", text) if alike else text


def undirected_lines(text: str) -> list[str]:
    """Split a text, without the marks of direction that programs put around times and names."""
    for mark in _DIRECTIONS if not text.isascii() else ():
        text = text.replace(mark, "")
    return raw_lines(text)


def unquoted(raw: list[str]) -> list[str]:
    """Take the quote marks off where a whole text was quoted."""
    filled = [line for line in raw if line.strip()]
    if not filled or not all(line.startswith(">") for line in filled):
        return raw
    return [line[1:].removeprefix(" ") for line in raw]


def uncounted(raw: list[str]) -> list[str]:
    """Take the numbers off that a program has written before all lines: "12.<tab>text"."""
    found = dict[int, re.Match[str]]()
    for index, line in enumerate(raw):
        if match := _LINE_NUMBER.match(line):
            found[index] = match
        elif line.strip():
            return raw
    numbers = [int(match["number"]) for match in found.values()]
    if len(found) < _NUMBERED_LEAST or any(one >= other for one, other in pairwise(numbers)):
        return raw
    return [
        line[found[index].end() :] if index in found else line for index, line in enumerate(raw)
    ]


def unfenced(raw: list[str]) -> list[str]:
    """Take the fence off where a whole text was fenced, but perhaps for a heading above it."""
    filled = [index for index, line in enumerate(raw) if line.strip()]
    if filled and raw[filled[0]].startswith("#"):
        filled = filled[1:]
    if len(filled) < 3:
        return raw
    first = raw[filled[0]].strip()
    if (match := CODE_ELEMENT.fullmatch(first)) or first.lower() in _CODE_WORDS:
        end = f"</{match['name']}>" if match else first
        fences = [index for index in filled[1:] if raw[index].strip().lower() == end.lower()]
    elif first.startswith(("```", "~~~")):
        fences = [index for index in filled[1:] if set(raw[index].strip()) == {first[0]}]
    else:
        return raw
    if fences != [filled[-1]]:
        return raw
    bare = list(raw)
    bare[filled[0]] = bare[filled[-1]] = ""
    return bare


def unescaped(raw: list[str]) -> list[str]:
    """Take the backslashes off where an editor has written one before every mark of Markdown.

    Other editors write them only before signs within a line: a dash, a tilde, a plus.
    """
    opened = [line for line in raw if _ESCAPED_OPENING.match(line)]
    if len(opened) >= _ESCAPED_LEAST:
        return [ESCAPED.sub(r"\1", line) if "\\" in line else line for line in raw]
    odd = [line for line in raw if "\\" in line]
    signs = sum(len(_ESCAPED_SIGN.findall(line)) for line in odd)
    if signs < _ESCAPED_LEAST and not any(map(_ESCAPED_IN_TIME.search, odd)):
        return raw
    return outside_fences(raw, lambda line: _CODE_OR_ESCAPED.sub(_sign_alone, line))


def outside_fences(raw: list[str], change: Callable[[str], str]) -> list[str]:
    """Change the lines of a text that do not stand in fenced code."""
    fenced, told = False, list[str]()
    for line in raw:
        fenced ^= line.lstrip().startswith(FENCES)
        told.append(line if fenced else change(line))
    return told


def _sign_alone(found: re.Match[str]) -> str:
    return found["sign"] or found[0]


def with_parted_dashes(raw: list[str]) -> list[str]:
    """Part dashes from the times that they touch, as in "-14:03 text" and "-**14:03** text".

    One alone without a mark is a slip. Among counts such as "+0:05" they tell what was before.
    """
    found = {index: match for index, line in enumerate(raw) if (match := _DASH_TOUCHES.match(line))}
    bare = [index for index, match in found.items() if not match["mark"]]
    if len(bare) < _TOUCHING_LEAST or any(map(_COUNTED.match, raw)):
        found = {index: match for index, match in found.items() if match["mark"]}
    told = list(raw)
    for index, match in found.items():
        told[index] = f"{match['open']} {raw[index][match.end('open') :]}"
    return told


def starred(line: str) -> str:
    """Write "__2:15 PM__" at the front of a line or cell with stars, which no word contains."""
    return _UNDERLINED.sub(_with_stars, line)


def _with_stars(found: re.Match[str]) -> str:
    stars = "*" * len(found["mark"])
    return f"{found['open']}{stars}{found['said']}{stars}"


def machine_output(raw: list[str], text: str) -> frozenset[int]:
    """Give the numbers of the lines that were copied off a terminal or out of a box of code."""
    commands = shell_output(raw) if "$ " in text else frozenset[int]()
    shown = _shown_below_sentences(raw) if _SECONDS.search(text) else frozenset[int]()
    return commands | shown | (_boxed_on_boards(raw) if _BOX_OF_BOARD in text else frozenset())


def _shown_below_sentences(raw: list[str]) -> frozenset[int]:
    """Give the numbers of indented lines with seconds below "It logged", in a text without them.

    They were written by a machine where nothing else in the text opens with seconds, and the
    times that people told have none.
    """
    found, leads = set[int](), -1
    for number, line in enumerate(raw, 1):
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            leads = min(leads, 0)  # a paragraph of its own need not be deeper than a wrapped line
            continue
        if leads >= 0 and indent >= leads + 2 and _MACHINE_TIME.match(line):
            found.add(number)
            continue
        led = _LEADS_ON.search(line.rstrip()[-45:]) and not _CLOCK_TOLD.match(line)
        leads = indent if led else -1
    others = [line for number, line in enumerate(raw, 1) if number not in found]
    if not found or any(map(_MACHINE_TIME.match, others)):
        return frozenset()
    told = sum(1 for line in others if _CLOCK_TOLD.search(line) or _COUNTED_TOLD.search(line))
    return frozenset(found) if told >= _ALIKE_LEAST else frozenset()


def _boxed_on_boards(raw: list[str]) -> frozenset[int]:
    """Give the numbers of the lines of a box of code on a board, to the next blank one."""
    found, inside = set[int](), False
    for number, line in enumerate(raw, 1):
        inside = bool(line.strip()) and (inside or line.strip() == _BOX_OF_BOARD)
        if inside:
            found.add(number)
    return frozenset(found)


def shell_output(raw: list[str]) -> frozenset[int]:
    """Give the numbers of the lines right below indented commands, which the commands wrote."""
    found = set[int]()
    inside = 0
    for number, line in enumerate(raw, 1):
        said = line.lstrip()
        indent = len(line) - len(said)
        if said.startswith("$ "):
            inside = indent
        elif not said or indent < inside or not inside:
            inside = 0
        else:
            found.add(number)
    return frozenset(found)
