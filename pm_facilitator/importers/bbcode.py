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
    coded, quotes, told = False, 0, list[str]()
    for line in raw:
        if coded:
            coded = _CLOSES_CODE.search(line) is None
            told.append(line if coded else "```")
            continue
        line = _CODE_WITHIN.sub(r"`\g<said>`", line)
        coded = _OPENS_CODE.search(line) is not None and _CLOSES_CODE.search(line) is None
        if coded:
            told.append("```")
            continue
        within = quotes + len(_OPENS_QUOTE.findall(line))
        quotes = max(0, within - len(_CLOSES_QUOTE.findall(line)))
        said = _said(_CLOSES_QUOTE.sub("", _OPENS_QUOTE.sub("", line)))
        told.append(f"> {said.strip()}" if within else said)
    return [*told, "```"] if coded else told


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
