"""The beginning of a text, for places that have no room for all of it."""


def shortened(text: str, most: int) -> str:
    """Give a text of so many letters at most; a mark tells where the rest was left out."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
