"""What stands beside the words of a heading: its closing marks, its anchor and links to itself."""

import re

_MARKS = "#=]})>\u00b6"
"""What the headings end with that have something to take off."""

_BESIDE = re.compile(
    r"\s{0,8}(?:"
    r"\{[:#.][^{}]{0,120}\}"  # {#anchor}, {: .class}, as kramdown, Pandoc and Docusaurus have them
    r"|\[(?:\u00b6|#|\U0001f517|\u200b|&#182;|&para;)?\]\(#[^()\n]{0,200}\)"
    r"|\u00b6"
    r"|<a\s[^<>]{0,200}>(?:\u00b6|#)?</a>"
    r")$"
)
_LINK_TO_ITSELF = re.compile(
    r"\[(?P<said>[^\[\]\n]{1,300})\]\((?P<page>[^()\s#]{0,300})#(?P<place>[^()\s#]{0,200})\)"
)
"""A heading as its own link, be the page named as in "[Impact](/posts/7#impact)"."""

_ANCHOR_BEFORE = re.compile(r"<a\s[^<>]{0,200}(?:/>|></a>)\s*(?=\S)")


def heading_words(content: str) -> str:
    """Give the words of a heading, without what pages add to them for links and looks."""
    if content.startswith("<a"):
        content = _ANCHOR_BEFORE.sub("", content, count=1)
    content = _without_closing(content)
    while content and content[-1] in _MARKS:
        bare = _BESIDE.sub("", content)
        if bare == content:
            break
        content = bare
    link = _LINK_TO_ITSELF.fullmatch(content) if content.startswith("[") else None
    itself = link and (not link["page"] or _bare(link["place"]) == _bare(link["said"]))
    return link["said"].strip() if link and itself else content


def _bare(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _without_closing(content: str) -> str:
    """Take the "##" off that closes some headings; that of "C#" stays."""
    bare = content.rstrip("#=")
    closes = bare != content and (not bare or bare[-1].isspace())
    return bare.rstrip() if closes else content
