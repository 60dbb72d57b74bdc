"""Lists as MediaWiki has them: "# text" with "#:" below it, and ";term" with ":text" below it."""

import re
from itertools import pairwise

_HEADING = re.compile(r"={2,5}[^=\n].{0,200}={2,5}\s*")
_ITEM = re.compile(r"(?P<marks>[#*]{0,5}#[#*]{0,5})(?P<goes_on>:?)\s*(?=\S)")
_TERM = re.compile(r";(?=[^\s;:])")
_SAID = re.compile(r":(?=[^\s:/])")
_LEAST = 3


def with_counted_items(raw: list[str]) -> list[str]:
    """Write "# text" as "1. text" where headings stand between equal signs, and items in a row.

    Markdown has headings behind that mark, with lines of other kinds below them.
    """
    if not any(line.startswith("==") and _HEADING.fullmatch(line) for line in raw):
        return raw
    beside = sum(line[:1] == below[:1] == "#" for line, below in pairwise(raw))
    return [_item(line) for line in raw] if beside >= _LEAST - 1 else raw


def with_spaced_terms(raw: list[str]) -> list[str]:
    """Set a space behind the marks of terms and of what is said of them, where both touch words."""
    told = list(raw)
    for index, (term, said) in enumerate(pairwise(raw)):
        if _TERM.match(term) and _SAID.match(said):
            told[index : index + 2] = f"; {term[1:]}", f": {said[1:]}"
    return told


def _item(line: str) -> str:
    match = _ITEM.match(line) if line.startswith(("#", "*#")) else None
    if match is None:
        return line
    depth = len(match["marks"])
    said = line[match.end() :]
    if match["goes_on"]:
        return f"{'   ' * depth}{said}"
    mark = "1." if match["marks"][-1] == "#" else "-"
    return f"{'   ' * (depth - 1)}{mark} {said}"
