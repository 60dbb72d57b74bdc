"""Searches through long texts that look at a few marks alone and not at every letter."""

import re
from collections.abc import Iterator, Sequence


def around(
    form: re.Pattern[str], marks: Sequence[re.Pattern[str]], text: str
) -> Iterator[re.Match[str]]:
    """Find what `form.finditer` finds, at the marks that stand behind its first digit or two.

    A pattern that begins with a letter of its own is found by looking for that letter, which is
    much quicker than trying a longer pattern at every digit.

    Args:
        form: begins with one or two digits and a mark.
        marks: ways to find the mark, with a digit before it, each by one letter.
        text: what is searched.
    """
    end = 0
    for place in sorted(found.start() for mark in marks for found in mark.finditer(text)):
        for start in (place - 2, place - 1):
            if start >= end and (match := form.match(text, start)):
                yield match
                end = match.end()
                break
