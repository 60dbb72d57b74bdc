"""Trees that were drawn with lines: "├─ 14:03 it rings", with what is nested behind "│  └─"."""

import re

_BRANCH = re.compile(r"(?P<before>[\s│┃|]*)[├└┣┗╰]─{0,3}[─━╴>]?\s?(?=\S)")
_TRUNK = re.compile(r"[\s│┃]*[│┃][\s│┃]*")


def has_tree(text: str) -> bool:
    """Tell whether lines of a text may branch off such a tree, and are no drawn table."""
    return any(mark in text for mark in "├└┣┗╰") and not any(mark in text for mark in "┌┏╭┼╋")


def without_tree(raw: list[str]) -> list[str]:
    """Write each branch as an item, as far in as it stands, and the trunk as nothing."""
    return [_without_marks(line) for line in raw]


def _without_marks(line: str) -> str:
    if match := _BRANCH.match(line):
        return f"{' ' * len(match['before'])}- {line[match.end() :]}"
    trunk = _TRUNK.match(line)
    return f"{' ' * trunk.end()}{line[trunk.end() :]}".rstrip() if trunk else line
