"""Links as they are handed in on their own, to be evidence of something."""

import re

_LINK = re.compile(r"https?://[^\s<>]{3,2000}")


def is_link(text: str) -> bool:
    """Tell whether a text is one link."""
    return _LINK.fullmatch(text) is not None


def only_links(text: str) -> list[str]:
    """Give the links of a text that is nothing else than links; none of any other text."""
    words = text.split()
    return words if all(_LINK.fullmatch(word) for word in words) else []
