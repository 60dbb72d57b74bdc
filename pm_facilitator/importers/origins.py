"""Where an event was read: the source, the place in it, and the words that stand there."""

import re

_LONGEST = 300
_ORIGIN = re.compile(
    r"(?:Line|Entry|Row) [0-9]+: |(?P<name>.*?), (?:line|entry|row) [0-9]+: ", re.S
)


def origin(name: str, place: str, number: int, words: str) -> str:
    """Say where something was read, as in "chat.txt, line 12: [13:20] Ana: payments fail".

    Args:
        name: of the source; may be empty.
        place: "line", "entry" or "row".
        number: which one, from 1.
        words: what stands there; long words are cut.
    """
    said = " ".join(words[: 2 * _LONGEST].split())
    if len(said) > _LONGEST:
        said = said[: _LONGEST - 1].rstrip() + "…"
    where = f"{name}, {place}" if name else place.capitalize()
    return f"{where} {number}: {said}"


def origin_name(words: str) -> str:
    """Give the name of the source that an origin names; empty when it names none."""
    match = _ORIGIN.match(words)
    return (match["name"] or "") if match else ""
