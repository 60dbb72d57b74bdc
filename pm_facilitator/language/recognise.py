"""Which language a text is in, by its most frequent small words; honest about not knowing."""

import re

from pm_facilitator.language.grammar import grammar_of, known_languages

DEFAULT = "en"
_FEWEST = 4
"""Small words that a language needs before it is believed."""

_WORD = re.compile(r"[^\W\d_]+")


def recognise(text: str) -> str:
    """Give the language of a text, or nothing where it has too little of any, or of two alike."""
    words = [word.lower() for word in _WORD.findall(text)]
    counted = sorted(
        (sum(word in grammar_of(language).frequent for word in words), language)
        for language in known_languages()
    )
    most, language = counted[-1]
    others = sum(count for count, _ in counted[:-1])
    return language if most >= max(_FEWEST, 2 * others) else ""
