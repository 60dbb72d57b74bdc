"""The words of a text that tell what it is about, brought to a common form."""

import re
from functools import lru_cache

from pm_facilitator.domain.common_words import STOP_WORDS

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_UNSPACED = re.compile(r"[぀-ヿ㐀-䶿一-鿿가-힯豈-﫿]+")
"""Scripts that are written without spaces between words, or nearly so."""

_ENDINGS = (
    ("ational", "ate"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ments", ""),
    ("ment", ""),
    ("ness", ""),
    ("ings", ""),
    ("ing", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ers", ""),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
)
_LEAST = 3
"""How much of a word has to be left when its ending goes."""


def telling_words(text: str) -> list[tuple[str, str]]:
    """Give the words of a text as (common form, as written), without those that say nothing."""
    found: list[tuple[str, str]] = []
    for word in _WORDS.findall(text):
        if _UNSPACED.fullmatch(word):
            found += [(pair, pair) for pair in _pairs(word)]
            continue
        bare = re.split(r"['’]", word)[0].casefold()
        if len(bare) >= _LEAST and bare not in STOP_WORDS and not bare.isdecimal():
            found.append((stem(bare), word))
    return found


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Cut the ending off, so that "alert", "alerts" and "alerting" count as one word."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            if ending == "s" and word[-2] in "siu":
                break
            word = word[: -len(ending)] + instead
            if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "aeiouls":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > _LEAST else word


def _pairs(run: str) -> list[str]:
    """Give the neighbouring pairs of letters of a script without spaces."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]
