"""What is new in a better text: its reworded sentence, without what stands around it."""

import re

_SENTENCE_END = re.compile(r"[.?!]\s+|\n")


def said_anew(better: str, before: str) -> str:
    """Give the sentence, or sentences, that a better text has in place of those before."""
    if not better:
        return ""
    head = alike(better, before)
    tail = alike(better[head:][::-1], before[head:][::-1])
    opens = [found.end() for found in _SENTENCE_END.finditer(better, 0, head)]
    closes = _SENTENCE_END.search(better, max(len(better) - tail - 2, 0))
    return better[opens[-1] if opens else 0 : closes.end() if closes else None].strip()


def alike(one: str, other: str) -> int:
    """Count the letters that two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
