"""Where an event was read: the name of the source, the line, and the line's own words."""

_LONGEST = 500
_LONGEST_NAME = 120


def origin_line(name: str, line: int, words: str) -> str:
    """Say where something was read, on one line: "chat.txt, line 12: 14:02 db is down".

    Args:
        name: a file's name, "the pasted text", or the name of a system; may be empty.
        line: the line in it, from 1; 0 where lines mean nothing, as in a table of a database.
        words: what stands there; white space is drawn together, and what is very long is cut.
    """
    told = _short(words, _LONGEST)
    place = [_short(name, _LONGEST_NAME)] if name.strip() else []
    place += [f"line {line}"] if line > 0 else []
    return ": ".join(filter(None, (", ".join(place), told)))


def _short(words: str, most: int) -> str:
    flat = " ".join(words[: 4 * most].split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
