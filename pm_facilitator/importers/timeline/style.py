"""How the author of a text writes times, told by all of its lines together."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.chats.chat_lines import is_capital_name, speakers_in
from pm_facilitator.importers.chats.chat_notices import is_of_irc, is_unsaid
from pm_facilitator.importers.event_kinds import guess_kind
from pm_facilitator.importers.layouts.prefixes import prefixed_stamp, says_status, status_stamp
from pm_facilitator.importers.layouts.trailing import days_stand_behind, stand_behind
from pm_facilitator.importers.text.headings import field_of
from pm_facilitator.importers.text.lines import BLANK, HEADING, ITEM, TEXT, Line
from pm_facilitator.importers.times.dates import (
    opens_with_dashed_date,
    opens_with_dotted_date,
    opens_with_slashed_date,
)
from pm_facilitator.importers.times.epochs import tells_epochs
from pm_facilitator.importers.times.military import are_groups, tells_groups
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.quick_stamps import quick_opening
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.stepping import steps_on
from pm_facilitator.importers.times.time_words import any_word
from pm_facilitator.importers.times.version_lists import lists_versions
from pm_facilitator.importers.watching import Watch, unwatched

_BARE = re.compile(
    rf"\W{{0,4}}(?:(?:{any_word('about')}\s)?(?:{any_word('clock')})\s)?"
    r"(?:[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4},?\s)?(?P<hour>[0-2]?[0-9])(?P<dot>\.?)(?P<minute>[0-5][0-9])"
    r"(?![0-9.%]|:(?=\S)|/(?![0-2][0-9][0-5][0-9])|\s?[ap]\.?m\b)",
    re.A | re.I,
)
_CLOCK_ALONE = re.compile(r"(?:(?:APP|BOT)\s+)?[0-9]{1,2}:[0-9]{2}(?:\s?[ap]m)?", re.I | re.A)
_PERSON = re.compile(r"(?:[^\W\d_a-z][\w'’-]{1,24}\s){1,3}[^\W\d_a-z][\w'’-]{1,24}")
_NAME_ALONE = re.compile(r"[^\W\d_][\w.'’-]{0,24}(?:\s(?![a-z])[\w.'’()-]{1,24}){0,3}")
_BRACKETED_CLOCK = re.compile(
    r"(?:T\+|\[)?(?:(?:[Tt]o|[Yy]ester)day,?\s(?:at\s)?)?[0-9/.,\sAPM-]{0,14}[0-9]{1,2}:[0-9]{2}"
)
_NAMED = re.compile(
    r"(?:T\+|\[)?(?:(?:to|yester)day,?\s(?:at\s)?)?[0-9/.:,\sAPMapm-]{4,26}\]?[\s,–-]{1,4}"
    r"(?P<name>[^\W\d_][\w.'’-]{0,24}(?:,?\s[\w.'’()-]{1,24}){0,3}):?",
    re.I,
)
_DASHED = re.compile(
    r"\W{0,6}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?\W{0,3}\s[-–—]\s(?![0-9])", re.A
)
_CLOCK = re.compile(r"\W{0,6}[0-2]?[0-9]:[0-5][0-9]", re.A)
_SIGNED = re.compile(
    r"(?P<mark>\*\*|__)(?=[^*_]*[0-9][:.][0-5][0-9])[^*_]{4,45}(?P=mark)\s?[-–—]\s"
    r"(?P<name>[A-Z][\w.'’-]{1,24}(?:\s[A-Z][\w.'’-]{1,24}){0,2})"
)
_STAMP_ALONE = re.compile(
    r"\W{0,3}(?=.*[0-9]:[0-9]{2})(?:(?:on|at|posted|updated|published)\s){0,2}"
    r"(?:(?:(?:about|over|almost|nearly)\s)?[a-z0-9]+ [a-z]+ ago[.,]?\s)?"
    r"(?:[0-9]|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"[A-Za-z0-9 ,./:()+·•-]{4,44}",
    re.I | re.A,
)

POSTED = "Posted "
"""How a status page opens the line below each of its posts."""

_POSTED_BEFORE = re.compile(r"[\[(](?:posted|updated?|published)\s[^\[\]()]{4,50}[\])]\s", re.I)

_NEAR = re.compile(r".{0,70}?[0-9](?:[:.h][0-9]{2}|\s?[ap]\.?m\b)", re.I | re.A)
_HOUR_MARKED = re.compile(r"\W{0,6}[0-2]?[0-9]\s?[hu]\s?[0-5][0-9](?![0-9])", re.A | re.I)
_DIGITS_MARKED = re.compile(r"\W{0,6}[0-2][0-9][0-5][0-9]\s?h\b", re.A | re.I)

_NUMBER_OPENS = re.compile(r"\W{0,4}(?P<number>[0-9]{4})[*_`]{0,2}(?::\s|\]\()", re.A)

_TIME_IN_BRACKETS = re.compile(r"[(\[]~?[0-2]?[0-9]:[0-5][0-9][^()\[\]]{0,30}[)\]]$", re.A)
_BRACKETS = 44
_TWO_CLOCKS = re.compile(
    r"\W{0,6}(?P<hour>[0-2]?[0-9]):(?P<minute>[0-5][0-9])(?:[^()\n]{0,12}\(|\s/\s)"
    r"(?P<hour_there>[0-2]?[0-9]):(?P<minute_there>[0-5][0-9])(?=[-–—)* ])",
    re.A,
)
_DAY = 24 * 60
_SEVERAL = 3
_LEAST_POSTS = 2
_LOOKED_AT = 300
"""How many lines with a time tell enough of how they open."""


@dataclass(frozen=True, slots=True)
class Style:
    """What counts as a time without more company.

    Attributes:
        bare: of ".", "#", "w", "o", "d", "e", "t" and "m" the forms of times that open the lines of
            this text: 14.03, 1403, noon, 14 h (or 1403h), 021403Z, 1772460180, 26.03. and 03-26;
            "y" where digits before a colon are no years, "-" where a dash parts times from texts,
            "z" where those of another zone stand in brackets, and "v" where numbers with a dot
            before a colon are versions.
        behind: whether the time stands alone below its text, as status pages have it.
        named: whether a name stands alone behind the time, and the message below.
        names: those that stand alone on the line above a time.
        prefixed: whether a word or two stand before the times, such as a name.
        fields: whether they are the names of fields, such as "Detected:".
        updates: whether several lines open as in "Update 14:03: text".
        whole: whether several paragraphs open as in "At 2017-01-31 18:00 UTC, we saw it".
        trailing: whether the times stand at the end of their lines.
        days_behind: whether days stand at the end of some, behind a colon.
        speakers: who is named between the time and the words in a chat.
        phases: the level of headings that nearly all end with a time in brackets; 0 for none.
        titled: whether times stand alone right below headings that tell what happened then.
        irc: whether names stand before the words as IRC writes them.
        posted: whether the entries are posts that tell when they were made, below them or in
            brackets in front.
    """

    bare: str = ""
    behind: bool = False
    named: bool = False
    names: frozenset[str] = frozenset()
    prefixed: bool = False
    fields: bool = False
    updates: bool = False
    whole: bool = False
    trailing: bool = False
    days_behind: bool = False
    speakers: frozenset[str] = frozenset()
    phases: int = 0
    titled: bool = False
    irc: bool = False
    posted: bool = False


def style_of(lines: Sequence[Line], order: Order, watch: Watch = unwatched) -> Style:
    """Look at how the lines of a text open.

    Raises:
        Cancelled: when the watch says so.
    """
    said = [line for line in lines if line.kind is ITEM or line.kind is TEXT]
    # What opens with 14:03 opens with none of the forms that have no colon.
    others = [(i, line.text) for i, line in _counted(said) if not _CLOCK.match(line.text)]
    texts = [text for _, text in others]
    clocks = len(said) - len(others)
    watch(0.2)
    bare = "".join(form for form in ".#" if _is_a_column(others, form))
    bare += "e" * tells_epochs(texts)
    bare += "d" * (any(map(tells_groups, texts)) or are_groups(texts) or _tell_form(lines))
    bare += "o" * _is_twice(filter(_HOUR_MARKED.match, texts))
    bare += "y" * ("#" in bare and _are_no_years(texts))
    bare += "o" * ("#" in bare and any(map(_DIGITS_MARKED.match, texts)))
    bare += "t" * _is_twice(filter(opens_with_dotted_date, texts))
    bare += "m" * any(map(opens_with_dashed_date, texts))
    bare += "s" * _is_twice(filter(opens_with_slashed_date, texts))
    watch(0.4)
    places = [index for index, line in enumerate(lines) if line.kind is TEXT]
    bare += "w" * (bool(bare) or clocks >= 2)
    bare += "v" * ("." not in bare and lists_versions([line.text for line in said]))
    bare += "z" * _tell_two_zones(said[:_LOOKED_AT])
    watch(0.6)
    words = _words([lines[index] for index in places], order)
    behind = _stands_behind(lines, places)
    watch(0.8)
    return Style(
        bare + "-" * _parts_by_dash(said),
        behind,
        _is_named(lines, places) or _are_signed(lines, places),
        _names_above(lines, places),
        *_prefixes(said, order),
        _is_twice(x.text for x in said[:_LOOKED_AT] if status_stamp(x.text, order)),
        _are_whole([lines[index].text for index in places], order),
        stand_behind([line.text for line in said], order),
        days_stand_behind([line.text for line in said], order),
        speakers_in([text for text in words if not is_unsaid(text)]),
        _phases(lines),
        _are_titled(lines),
        is_of_irc(words),
        _are_posts([line.text for line in said], order, behind=behind),
    )


def _are_posts(texts: Sequence[str], order: Order, *, behind: bool) -> bool:
    """Tell whether several lines say when the words below or beside them were posted."""
    if not behind:
        return _is_twice(filter(_POSTED_BEFORE.match, texts))
    alone = filter(_STAMP_ALONE.fullmatch, texts)
    stamps = (read_stamp(text, order) for text in islice(alone, _LOOKED_AT))
    return sum(bool(x and x.date and x.clock and not x.text) for x in stamps) >= _LEAST_POSTS


def _are_titled(lines: Sequence[Line]) -> bool:
    below = (line for head, line in pairwise(lines) if head.kind is HEADING and line.kind is TEXT)
    alone = (line.text.strip("*_` ") for line in below)
    return _is_twice(filter(_STAMP_ALONE.fullmatch, alone))


def _phases(lines: Sequence[Line]) -> int:
    """Find headings such as "Diagnosis (02:30-04:00 UTC)", of which several follow each other."""
    heads = [line for line in lines if line.kind is HEADING and line.level > 1]
    timed = [i for i, line in enumerate(heads) if _TIME_IN_BRACKETS.search(line.text[-_BRACKETS:])]
    levels = {heads[index].level for index in timed}
    if len(timed) < _SEVERAL or len(levels) > 1:
        return 0
    between = heads[timed[0] : timed[-1] + 1]
    level = levels.pop()
    beside = sum(line.level == level for line in between)
    return level if len(timed) * 4 >= beside * 3 else 0


def _counted(said: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Number the lines, without those that go on with the paragraph above them."""
    count, above = 0, -1
    for line in said:
        goes_on = line.kind is TEXT and line.number == above + 1
        count += not goes_on or line.text[:1].isdigit()
        above = line.number
        yield count, line


def _parts_by_dash(lines: Sequence[Line]) -> bool:
    """Tell whether several lines have a dash between their time and their text."""
    return _is_twice(filter(_DASHED.match, (line.text for line in lines)), _SEVERAL)


def _tell_form(lines: Sequence[Line]) -> bool:
    """Tell whether a text says itself how its date-time groups are to be read."""
    return any("DDHHMM" in line.text for line in lines)


def _tell_two_zones(lines: Sequence[Line]) -> bool:
    """Tell whether clocks stand in brackets or a stroke behind others, each as many hours off."""
    found = [match for line in lines if (match := _TWO_CLOCKS.match(line.text))]
    apart = {
        60 * (int(match["hour_there"]) - int(match["hour"]))
        + int(match["minute_there"])
        - int(match["minute"])
        for match in found
    }
    hours = {minutes % _DAY for minutes in apart}
    return len(found) >= _SEVERAL and len(hours) == 1 and min(hours) > 0 == min(hours) % 30


def _is_twice(found: Iterable[str], least: int = 2) -> bool:
    """Tell whether at least so many lines were found; one may open so by chance."""
    return len(list(islice(found, least))) == least


def _words(lines: Sequence[Line], order: Order) -> list[str]:
    """Give what stands behind the times of the lines of text; lists and tables are no chats."""
    near = (line for line in lines if _NEAR.match(line.text))
    stamps = [read_stamp(line.text, order) for line in islice(near, _LOOKED_AT)]
    return [stamp.text for stamp in stamps if stamp and stamp.clock and stamp.text]


def _prefixes(lines: Sequence[Line], order: Order) -> tuple[bool, bool]:
    """Tell whether most of the first lines with a time near their beginning have words before it.

    The second answer is for lines of which all words are names of fields.
    """
    prefixed = fields = opening = 0
    for line in islice((line for line in lines if _NEAR.match(line.text)), _LOOKED_AT):
        if quick_opening(line.text) or read_stamp(line.text, order):
            opening += 1
            if 3 * opening >= _LOOKED_AT:
                break  # too many for what is left to outweigh them
        elif found := prefixed_stamp(line.text, order):
            of_field = not found[0] and field_of(found[1].text)
            fields, prefixed = fields + bool(of_field), prefixed + (not of_field)
    enough = prefixed + fields >= 2 and prefixed + fields > 2 * opening
    return enough and prefixed > 0, enough and prefixed == 0


def _is_a_column(lines: Sequence[tuple[int, str]], form: str) -> bool:
    """Tell whether most lines from the first to the last of a form open so, and count up.

    Args:
        lines: the text of those that may, each with its place among all.
        form: "." or "#".
    """
    hits: list[tuple[int, int]] = []
    for index, text in lines:
        match = _BARE.match(text)
        if match is None or (match["dot"] == ".") != (form == "."):
            continue
        hour = int(match["hour"])
        if hour < 25 and (form == "." or len(match["hour"]) == 2):
            hits.append((index, hour * 60 + int(match["minute"])))
    if len(hits) < 3 or (hits[-1][0] - hits[0][0] + 1) > 2.5 * len(hits):
        return False
    return steps_on([minutes for _, minutes in hits]) >= 0.6 * (len(hits) - 1)


def _are_no_years(texts: Iterable[str]) -> bool:
    """Tell whether lines such as "1738: text" show that "2030: text" is no chronicle's."""
    opened = [int(match["number"]) for text in texts if (match := _NUMBER_OPENS.match(text))]
    clocks = [number for number in opened if number % 100 < 60 and number // 100 < 24]
    years = [number for number in clocks if number // 100 in (19, 20)]
    return len(clocks) == len(opened) and len(clocks) - len(years) > 1


def _is_named(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Tell whether a name and nothing else stands behind the times, as in a copied chat.

    Args:
        lines: all of them.
        places: of those that are plain text.
    """
    names: list[str] = []
    other = 0
    for index in places:
        line = lines[index]
        if not _BRACKETED_CLOCK.match(line.text):
            continue
        follows = lines[index + 1] if index + 1 < len(lines) else None
        below = follows and follows.kind is TEXT and not _BRACKETED_CLOCK.match(follows.text)
        if below and (named := _NAMED.fullmatch(line.text)):
            names.append(named["name"])
        else:
            other += 1
    return len(names) >= 2 and len(names) > 4 * other and _are_people(names)


def _are_people(names: Sequence[str]) -> bool:
    """Tell the names of a chat from what happened then: "14:03 Deploy started", told more below.

    Somebody speaks twice, or all are names as they are written.
    """
    again = len(set(names)) < len(names)
    return again or all(is_capital_name(name) and not _is_event(name) for name in names)


def _is_event(words: str) -> bool:
    return says_status(words) or guess_kind(words) is not EventKind.OTHER


def _are_signed(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Tell whether people stand behind bold times, as in exports: "**8:50 AM** - Ana Ruiz".

    Other words may come again there, such as "Alert", but no full names beside them.
    """
    names: list[str] = []
    for index in places:
        match = _SIGNED.fullmatch(lines[index].text)
        below = lines[index + 1].kind if index + 1 < len(lines) else None
        if match and below is TEXT and not says_status(match["name"]):
            names.append(match["name"])
    full = any(" " in name for name in names)
    return len(names) >= _SEVERAL and len(set(names)) < len(names) and full


def _names_above(lines: Sequence[Line], places: Sequence[int]) -> frozenset[str]:
    """Give the names above times that stand alone over a message, as in a copied chat.

    A word such as "looking" is one of them only if it comes again, or if the short times of a
    message that goes on look otherwise.
    """
    above: list[tuple[str, bool]] = []
    alone: list[int] = []
    for index in places:
        line, before = lines[index], lines[index - 1]
        if not index or not _CLOCK_ALONE.fullmatch(line.text):
            continue
        alone.append(index)
        if before.kind is TEXT and _NAME_ALONE.fullmatch(before.text):
            above.append((before.text, line.text[-1].lower() == "m"))
    # Where one line stands between two times, it is what happened, and nobody's name.
    tight = sum(1 for one, other in pairwise(alone) if other - one == 2)
    if len(above) < 2 or 2 * tight >= len(alone):
        return frozenset()
    mixed = len({line.text[-1].lower() == "m" for line in (lines[i] for i in alone)}) > 1
    often = Counter(name for name, _ in above)
    return frozenset(
        name
        for name, half in above
        if often[name] > 1 or (half if mixed else is_capital_name(name) and not name.islower())
    )


def is_whole(stamp: Stamp) -> bool:
    """Tell whether a stamp tells day, year and time behind a word such as "At"."""
    return bool(stamp.led and stamp.clock and stamp.date and stamp.date.year and stamp.date.month)


def _are_whole(texts: Sequence[str], order: Order) -> bool:
    likely = (text for text in texts if text[:3] in ("At ", "On ", "By "))
    stamps = (read_stamp(text, order) for text in islice(likely, _LOOKED_AT))
    return sum(stamp is not None and is_whole(stamp) for stamp in stamps) >= _SEVERAL


def _ends_a_post(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line that stands alone is below words, and not below their heading."""
    above = next((line for line in reversed(lines[max(0, index - 3) : index]) if line.text), None)
    return above is not None and above.kind is TEXT and not says_status(above.text.strip("*_ "))


def _open_posts(lines: Sequence[Line], posted: Sequence[int]) -> bool:
    """Tell whether lines that stand alone are above their posts, of which a title is no part."""
    beside = [line for i in posted for line in (*lines[i - 1 : i], *lines[i + 1 : i + 2])]
    if not posted or any(line.kind is not BLANK for line in beside):
        return False
    above = [line.text for line in lines[: posted[0]] if line.kind is TEXT]
    below = next((line for line in lines[posted[-1] + 1 :] if line.text), None)
    title = len(above) < 2 and not any(text.endswith((".", "!", "?")) for text in above)
    return title and below is not None and below.kind is TEXT


def _stands_behind(lines: Sequence[Line], places: Sequence[int]) -> bool:
    below = above = both = 0
    ends = False
    posted = [index for index in places if lines[index].text.startswith(POSTED)]
    opens_posts = _open_posts(lines, posted)
    for index in places:
        text = lines[index].text
        if len(text) > 60 or not _STAMP_ALONE.fullmatch(text):
            continue
        before = index > 0 and lines[index - 1].kind in (TEXT, ITEM)
        after = index + 1 < len(lines) and lines[index + 1].kind in (TEXT, ITEM)
        if text.startswith(POSTED) and not (before or after):
            before = not opens_posts and _ends_a_post(lines, index)
        if after and text.startswith(POSTED):
            opens_posts = opens_posts or not before
            after = opens_posts  # or else a status page has the next post right below
        ends = before and not after
        below += ends
        above += after
        # Below the name of a person it opens what follows.
        named = before and _PERSON.fullmatch(lines[index - 1].text)
        both += bool(before and after and not named)
    # Between lines that touch, the end tells: a text stands behind its last time, or none does.
    return below + both >= 2 and below > above - both and (below >= 2 or ends)
