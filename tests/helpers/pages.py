"""Pages of documentation with parts that are made from what the app really has."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

Parts = Mapping[str, Callable[[], Iterator[str]]]
"""What gives the lines of each part, by the part's name."""


def part_of(page: Path, name: str) -> str:
    """Give what stands between the marks of a part."""
    text = page.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- /{name} -->", text, re.DOTALL)
    assert found is not None
    return found[1]


def write_parts(page: Path, parts: Parts) -> None:
    """Put the present parts into a page."""
    text = page.read_text(encoding="utf-8")
    for name, lines in parts.items():
        begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}" + "\n".join(lines()) + f"\n{end}" + rest.partition(end)[2]
    page.write_text(text, encoding="utf-8")
