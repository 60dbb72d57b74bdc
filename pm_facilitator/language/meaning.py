"""What a better sentence may leave out, and what would change what was said."""

from pm_facilitator.language.phrase import Grammar
from pm_facilitator.language.reader import Reading


def runs_on(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a sentence is one half of a longer one, which a question would tear apart.

    A semicolon parts it, or the full stop of a word that is cut short, as in "e.g. on Monday".
    """
    if any(part.rstrip().endswith(";") for part in (text[:start], text[:end])):
        return True
    around = (text[:start], text[start:]), (text[:end], text[end:])
    return any(_cuts_short(before, after, grammar) for before, after in around)


def _cuts_short(before: str, after: str, grammar: Grammar) -> bool:
    word, goes_on = before.rstrip(" .").rpartition(" ")[2].lower(), after.strip(" .")[:1]
    if word not in grammar.language.shortened:
        return False
    # "They said no. Tom forgot it": before a capital only what is never a whole word is short.
    return bool(goes_on) and (not goes_on.isupper() or "." in word)


def left_out(
    reading: Reading, first: int, verb: int, grammar: Grammar, *, wish: bool
) -> frozenset[str]:
    """Give the words before a verb without which the sentence would say something else.

    "Almost", "again" and "properly" are such words; "simply" and "carelessly" are not. In a wish,
    as in "should probably have", the doubt is about the wish and not about what happened.
    """
    language = grammar.language
    free = language.droppable | (language.doubting if wish else frozenset())
    said: set[str] = set()
    denied = False
    for at in range(first, verb):
        if grammar.has(reading.letters[at], "denying"):
            denied = True
        elif grammar.has(reading.letters[at], "adverb", "adv"):
            word = reading.word(at)
            said |= {word} - (free - language.softening if denied else free)
    open_ended = {reading.word(at) for at in range(first, verb)} & language.future
    return frozenset(said | open_ended)


def claims_more(
    reading: Reading, at: int, last: int, grammar: Grammar, *, only_could: bool
) -> bool:
    """Tell whether words after a verb, when it is denied, claim more than what was said.

    They do when they say how it could have been done, as in "not prevented by reading the log", or
    how often.
    """
    language = grammar.language
    if at >= last:
        return False
    words = [reading.word(each) for each in range(at, last)]
    if not language.never_denied.isdisjoint(words):
        return True
    followed = at + 1 < last and not grammar.tells_when(reading, words[0], at + 1, last)
    if words[0] in language.agents:
        return followed
    counted = at + 1 < last and (
        grammar.has(reading.letters[at + 1], "number")
        or words[1] in language.numbers
        or " ".join(words[1:3]) in language.amounts
    )
    spent = words[0] in language.spent and (counted or at + 2 >= last)
    return only_could and (words[0] in language.means or spent)
