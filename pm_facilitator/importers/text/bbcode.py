"""The marks of boards and forums, [b]bold[/b] and [code]code[/code], as those of Markdown."""

import re

_CLOSES = re.compile(
    r"\[/(?:b|i|u|s|url|quote|code|pre|size|colou?r|font|center|list|img|h[1-6]|spoiler|noparse)\]",
    re.I,
)
_BOLD = re.compile(r"\[b\](?P<said>[^\[\]]{1,2000})\[/b\]", re.I)
_LINK = re.compile(r"\[url=\"?(?P<to>[^\]\"\s]{1,500})\"?\](?P<said>[^\[\]]{0,300})\[/url\]", re.I)
_PICTURE = re.compile(r"\[img(?:=[^\]]{0,40})?\](?P<to>[^\[\]\s]{1,500})\[/img\]", re.I)
_CODE_WITHIN = re.compile(r"\[(?P<name>code|pre)\](?P<said>.{1,200}?)\[/(?P=name)\]", re.I)
_HEADING = re.compile(r"\s*\[h(?P<level>[1-6])\](?P<said>.{1,300}?)\[/h[1-6]\]\s*", re.I)
_ITEM = re.compile(r"\s*\[\*\]\s*")
_LOOKS = re.compile(
    r"\[/?(?:b|i|u|s|size|colou?r|font|center|left|right|url|list|spoiler|noparse)(?:=[^\]]{0,100})?\]",
    re.I,
)
_CODE_SPAN = re.compile(r"(`[^`]*`)")
_OPENS_CODE = re.compile(r"\[(?:code|pre)(?:=[^\]]{0,40})?\]", re.I)
_CLOSES_CODE = re.compile(r"\[/(?:code|pre)\]", re.I)
_OPENS_QUOTE = re.compile(r"\[quote(?:[= ][^\]]{0,120})?\]", re.I)
_CLOSES_QUOTE = re.compile(r"\[/quote\]", re.I)


def has_bbcode(text: str) -> bool:
    """Tell whether a text has such marks."""
    return "[/" in text and _CLOSES.search(text) is not None


def without_bbcode(raw: list[str]) -> list[str]:
    """Write the lines of a text with the marks of Markdown, each on its number."""
    told = [_CODE_WITHIN.sub(r"`\g<said>`", line) for line in raw]
    coded, quotes = _fence_code(told), 0
    for index, line in enumerate(told):
        if index in coded:
            continue
        within = quotes + len(_OPENS_QUOTE.findall(line))
        quotes = max(0, within - len(_CLOSES_QUOTE.findall(line)))
        said = _said(_CLOSES_QUOTE.sub("", _OPENS_QUOTE.sub("", line)))
        told[index] = f"> {said.strip()}" if within else said
    return told


def _fence_code(lines: list[str]) -> set[int]:
    """Put blocks of code between fences and give their lines.

    What stands beside the marks stays on its line, with the fence on the next line within.
    """
    coded, opened = set[int](), None
    for index, line in enumerate(lines):
        if opened is None:
            opened = (index, match.start()) if (match := _OPENS_CODE.search(line)) else None
        elif match := _CLOSES_CODE.search(line):
            first, start = opened
            lines[first], lines[index] = lines[first][:start].rstrip(), line[match.end() :].strip()
            block = range(first + bool(lines[first]), index + (not lines[index]))
            if len(block) > 1:
                lines[block[0]] = lines[block[-1]] = "```"
            else:
                lines[first + 1 : index] = [""] * (index - first - 1)
            coded.update(block)
            opened = None
    return coded


def _said(line: str) -> str:
    if "[" not in line:
        return line
    if heading := _HEADING.fullmatch(line):
        return f"{'#' * int(heading['level'])} {_LOOKS.sub('', heading['said']).strip()}"
    if item := _ITEM.match(line):
        line = f"- {line[item.end() :]}"
    return "".join(
        part if index % 2 else _without_looks(part)
        for index, part in enumerate(_CODE_SPAN.split(line))
    )


def _without_looks(line: str) -> str:
    line = _BOLD.sub(_in_stars, line)
    line = _PICTURE.sub(r"![](\g<to>)", _LINK.sub(r"[\g<said>](\g<to>)", line))
    return _LOOKS.sub("", line)


def _in_stars(found: re.Match[str]) -> str:
    """Write the words with stars that touch them, as they are bold in Markdown only then."""
    said, bare = found["said"], found["said"].strip()
    before, _, behind = said.partition(bare) if bare else (said, "", "")
    return f"{before}**{bare}**{behind}" if bare else said
