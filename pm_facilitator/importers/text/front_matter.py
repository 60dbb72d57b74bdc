"""Where the front matter of a document ends: what stands above it between marks of its own."""

import re
from collections.abc import Sequence

_FRONT_ENDS = {"---": ("---", "..."), "+++": ("+++",), "<!--": ("-->",)}
"""What closes front matter, by the line that opens it: YAML, TOML, and that of Nikola."""

_MATTER = re.compile(r"\s{0,4}(?:[\w\"'.-][^|]{0,60}?\s?[:=]|\[|- |#(?!#)|\{)")
"""How the first line of front matter begins."""


def front_matter_end(raw: Sequence[str]) -> int:
    """Give the index of the line that closes the front matter of a document; -1 without any."""
    ends = _FRONT_ENDS.get(raw[0].rstrip()) if raw else None
    if ends is None:
        return -1
    end = next((i for i in range(1, min(len(raw), 200)) if raw[i].rstrip() in ends), -1)
    # A document may also open with a rule, and part its sections by others.
    said = [line for line in raw[1:end] if line.strip()]
    opens = ".. " if raw[0].startswith("<!--") else ""
    return end if said and said[0].startswith(opens) and _MATTER.match(said[0]) else -1
