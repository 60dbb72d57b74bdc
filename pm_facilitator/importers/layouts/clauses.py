"""Parts of a sentence that each tell a time: "it failed at 14:02, and at 14:10 we were called"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pm_facilitator.importers.layouts.prose import CLOCK_INSIDE
from pm_facilitator.importers.times.calendar_names import ENGLISH_DAY
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.spoken_numbers import ANY_NUMBER, TO_TWELVE
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.time_words import any_word
from pm_facilitator.importers.times.version_lists import tells_versions

LATER = (
    rf"(?:(?:[0-9]{{1,3}}|an?|{ANY_NUMBER})\s(?:hour|minute|second)s?|half\san\shour"
    r"|(?:a\s)?quarter\sof\san\shour)(?:\sand\sa\s(?:half|quarter))?"
    r"\s(?:later|afterwards?|after\sthat)\b"
)
"""A time that counts from the one told before, as a pattern."""

_SPOKEN = (
    rf"(?:half\spast|(?:a\s)?quarter\s(?:past|to|after)|(?:{ANY_NUMBER})\s(?:minutes\s)?past)\s\w"
    rf"|(?:five|ten|twenty|twenty[- ]five)\sto\s(?:{TO_TWELVE}|noon|midnight)\b"
    rf"|(?:{TO_TWELVE}|1?[0-9])\s?(?:o['’]\s?clock|(?:(?:in\sthe|that|this)\s(?:morning|afternoon|evening|night)"
    rf"|on\s{ENGLISH_DAY}))"
    r"|noon\b|midday\b|midnight\b"
)
_CLOCK = (
    r"1?[0-9](?=\s?(?:-|–|to|and|until|till)\s?1?[0-9](?::[0-5][0-9])?\s?[ap]\.?m\b)"
    r"|[0-2]?[0-9](?:[:.h][0-5][0-9](?![0-9])|\s?[ap]\.?m\b|[0-5][0-9]\s?[ap]\.?m\b)"
    r"|[0-2][0-9][0-5][0-9]\s?(?:h(?:ou)?rs|Z|UTC|GMT)\b"
)
_MARKED = rf"~?[0-2]?[0-9](?:[:h][0-5][0-9](?![0-9])|(?:\.[0-5][0-9])?\s?{any_word('oclock')})"
"""A clock time that is one for sure, in any language."""

_LED = (
    rf"(?:{any_word('at', 'clock', 'towards')}\s(?=[*_`]{{0,3}}{_MARKED})"
    rf"|{any_word('since', 'from')}\s(?=[*_`]{{0,3}}~?[0-2]?[0-9][:h][0-5][0-9](?![0-9]))"
    rf"|{any_word('clock')}\s(?=~?[0-2]?[0-9]\.[0-5][0-9](?![0-9])))"
)
"""What leads to it in any language."""

_TOLD = re.compile(
    r"\b(?:at|by|around|about|approximately|after|before|since|from|between|until|on|was"
    r"|(?:just|shortly)\s(?:after|before|past))\s"
    rf"(?=[*_`]{{0,3}}~?(?:{_CLOCK}|(?:19|20)[0-9]{{2}}[-/.][0-9]{{2}}[-/.][0-9]{{2}}[ T][0-2]))"
    rf"|\b(?:at|by|around|about|(?:just|shortly)\s(?:after|before|past))\s(?=[*_`]{{0,3}}(?:{_SPOKEN}))"
    rf"|(?<=\s)(?=~(?:{_CLOCK}))"
    rf"|\b{_LED}"
    r"|(?<=\s)\((?=~?[0-2]?[0-9][:.][0-5][0-9](?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4})?\))",
    re.I,
)
"""What leads to a time inside a sentence, or opens the brackets around one."""

_CLAUSE = re.compile(
    r"(?:[,;]|\s[–—-])\s(?:(?:and|then|but|so)\s){0,2}"
    r"(?=[*_]{0,2}(?:at|around|about|between)\s~?[0-2]?[0-9](?:[:h][0-5][0-9](?![0-9])|\s?[ap]\.?m\b)"
    rf"|(?:about\s|some\s|just\s)?{LATER})"
    r"|;\s(?=by\s~?[0-2]?[0-9]:[0-5][0-9](?![0-9]))"
    r"|\s(?:and|but)\s(?:then\s)?(?=[*_]{0,2}(?:at|around)\s~?[0-2]?[0-9]:[0-5][0-9](?![0-9]))"
    rf"|,?\s{any_word('and')}\s(?={any_word('at', 'clock', 'towards')}\s{_MARKED})",
    re.I,
)
_JOINED = re.compile(rf",?\s(?:and|but|then|{any_word('and')})$", re.I)
_JOINT = re.compile(
    r"(?:[,;]\s(?:and|but|then|while)(?:\sthen)?|;)\s|\s(?:and|but)\s"
    r"|,\s(?=(?:[a-z]+ed|was|were|came|went|began|found|got|took|left|rose|fell|ran|had|became)\b)",
    re.I,
)
_NEXT = re.compile(r"at|by|around|about|approx|just|shortly|\(|$", re.I)
"""What leads to a time at which something new happened; "until" and the like do not."""

_RELATIVE = re.compile(
    r"\b(?:who|which|that|when|where|if|because|as|since|although)\b[^,]*$", re.I
)
_AGAIN = re.compile(
    r"(?:(?:again|also|then|finally|later|only|once|more|a|(?:second|third)\stime)\s?){0,4}", re.I
)
"""Words that say no more than the time behind them does."""

_WORDS_OF_CLAUSE = 2
_LONGEST = 4000


def told_in(sentence: str) -> Iterator[re.Match[str]]:
    """Find what leads to the times inside a sentence; spans of versions are none."""
    for match in _TOLD.finditer(sentence[:_LONGEST]):
        if not tells_versions(sentence, match.start()):
            yield match


def clauses(sentence: str, order: Order) -> Iterator[str]:
    """Split "At 14:03 it rang, and at 14:10 we rolled back" where the next time is told.

    Only what says when it was, and more than that, is a clause of its own.
    """
    start = 0
    for match in _CLAUSE.finditer(sentence[:_LONGEST]):
        stamp = read_stamp(sentence[match.end() :], order)
        words = stamp.text.lower().split() if stamp else []
        told = len(words) >= _WORDS_OF_CLAUSE and words[0] not in ("and", "or")
        if told and CLOCK_INSIDE.search(sentence, start, match.start()):
            yield _JOINED.sub("", sentence[start : match.start()].rstrip())
            start = match.end()
    yield sentence[start:]


def told_clauses(sentence: str, order: Order) -> Iterator[str]:
    """Split also "it failed at 14:02 and recovered at 14:40", whose times close their parts."""
    for clause in clauses(sentence, order):
        start = 0
        for one, other in pairwise(told_in(clause)):
            joint = _joint_between(clause, start, one, other)
            if joint:
                yield clause[start : joint.start()]
                start = joint.end()
        yield clause[start:]


def _joint_between(
    clause: str, start: int, one: re.Match[str], other: re.Match[str]
) -> re.Match[str] | None:
    """Find what parts two times; nothing where they are one span, or of one thing."""
    joints = list(_JOINT.finditer(clause, one.start(), other.start()))
    if not _NEXT.match(other[0]) and not (joints and joints[-1][0][0] == ";"):
        return None
    marked = [joint for joint in joints if joint[0][0] in ",;"]
    joint = marked[-1] if marked else joints[0] if joints else None
    if joint is None or _AGAIN.fullmatch(clause, joint.end(), other.start()):
        return None
    if not marked and _RELATIVE.search(clause, start, one.start()):
        return None  # "users who came at 14:02 and left at 14:40 saw it"
    return joint
