"""Times in running text: sentences that open with one, and what is told at the end of a line."""

import re
from collections.abc import Iterator

from pm_facilitator.importers.times.calendar_names import MONTHS, WEEKDAYS, any_of
from pm_facilitator.importers.times.partial_date import Order, PartialDate
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamp_forms import APPROXIMATE
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.time_words import any_word

_END = re.compile(
    rf"(?<=[.!?])(?:(?<![0-9].)|(?!\s(?i:{any_of(MONTHS)})\b))"
    r"[\"')\]*_]{0,3}\s+(?=[\"'(*_\[]{0,3}[A-ZÀ-ÖØ-ÞŁŚŻ0-9~])",
)
_CLOCK_NEXT = (
    r"(?=[*_`\[(~]{0,3}(?:[A-Z][a-z]{2}\s[0-9]{1,2},?\s|[0-9-]{10}[ T])?"
    r"[0-2]?[0-9]:[0-5][0-9])"
)
_OPENS = re.compile(rf"(?:^|[.;|!→,]\s+){_CLOCK_NEXT}")
_ROW = re.compile(rf"(?:(?<=[.!])\s+|\s?[;|→]\s*|,\s+){_CLOCK_NEXT}")
_LABEL = re.compile(r"[*_]{0,2}[A-Z][^:.]{2,40}:[*_]{0,2}\s+(?=[*_`\[(~]{0,3}[0-9])")
_A_ROW = 3
_NO_END = re.compile(
    r"(?:(?P<half>\s?[ap]\.m)|\be\.g|\bi\.e|\bapprox|\bca|\bc|\bvs|(?P<number>\bno|\bnr)|\bmr|\bdr|\bst"
    r"|\bhr|\bfr|\bbzw|\bevtl|\bsig|\bsra?|\bmme|\bdhr|\bgodz|[0-9]\s[rг])\.$",
    re.I,
)
_BEGINS = re.compile(
    r"(?:The|A|An|It|This|That|These|There|We|They|He|She|I|You|At|By|Around|About|On|In|From"
    r"|Between|After|Before|Our|Their|His|Her|All|No|Nobody|Some|When|While|As|Then|Later|Shortly"
    r"|Just|But|And|So|Once|Half|Quarter|One|Two|Both|Another)\b"
)
"""What a new sentence begins with behind "a.m.", where names and zones go on with the old one."""

_LINK = re.compile(
    r"(?:(?:and|but|then|later|finally|next|so|also|soon after|meanwhile|eventually|afterwards?"
    r"|again|the (?:next|following) (?:day|morning|afternoon)"
    rf"|that (?:morning|afternoon|evening|night)|{any_word('then')})\b,?\s+){{1,2}}",
    re.I,
)
_ABOUT = re.compile(rf"[*_]{{0,3}}(?={APPROXIMATE.pattern})[a-z]", re.I)
_LEADS_ON = re.compile(
    r"\b(?:at|by|around|about|from|until|till|after|before|since|between)(?:\san?)?$",
    re.I,
)
_LEADS_INTO = re.compile(
    r"(?:\b(?:to|and|or|the|of|than|approx(?:imately|\.)?|roughly|circa|ca\.)"
    r"|[0-9]\s?(?:[ap]\.?m?\.?\s?)?[-–—])$",
    re.I,
)
"""With what a line ends in the midst of a sentence, whether or not a time opens the next one."""

_ENGLISH = ("and", "to", "until", "till")
_JOINERS = (*_ENGLISH, "et", "à", "y", "a", "e", "und", "bis", "alle", "och", "og", "til")
"""Words between the two times of a span."""

_TIME_BEGUN = re.compile(
    r"(?:\b(?:between|from|entre|de|zwischen|von|tra|dalle|mellan|mellem|mellom)\s[0-9][^.!?;]{0,24}"
    rf"\s(?:{any_of(_JOINERS)})"
    rf"|\b(?:{any_of(WEEKDAYS)}|today|tomorrow|tonight|yesterday|morning|afternoon|evening),)$",
    re.I,
)
"""With what a line ends when the time that opens the next one is the rest of what it tells."""

_ENDED = re.compile(r"[.!?:;…|>)\]][\s*_`\"')\]”’]*$")
_ALPHANUMERIC = re.compile(r"[^\W_]")
_DASH = re.compile(r"[*_`)\]]{0,3}\s[-–—]\s")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ABOUT_BEFORE = re.compile(rf"(?<![^\W\d_]){any_word('about')}\s?$", re.I)
_NEXT_DAY = re.compile(rf"\b{any_word('next_day')}", re.I)
CLOCK_INSIDE = re.compile(
    r"(?<![\w:./-])(?P<date>(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}[ T])?[0-2]?[0-9]"
    r"(?::[0-5][0-9](?![0-9])(?::[0-5][0-9])?|(?:\.[0-5][0-9])?(?=\s?[ap]\.?m\b))",
    re.I | re.A,
)
_WORD = re.compile(r"(?<![^\s(\[])(?=[0-9A-Z])")
_AT_BEHIND = re.compile(r"[\s,]+(?:at|by|around|from|between)\s*$", re.I)
_DAY_OF_MONTH = re.compile(
    r"\bon\s(?:the\s)?(?P<day>[12]?[0-9]|3[01])(?:st|nd|rd|th)$", re.I | re.A
)
_CLOCK_AT_END = re.compile(
    rf"\s[(\[](?P<said>(?:~|{any_word('about')}\s~?)?[0-9][^()\[\]]{{3,40}})[)\]]\.?$", re.I
)
_MARKUP_AT_END = re.compile(r"\s*\{\{[<%]?[^{}]{1,80}\}\}\W*$")
_DOTTED_AT_END = re.compile(
    r"(?:[(\[]|\bat\s|\bum\s|\bkl\.?\s|\bklo\s|\s[–—-]\s)(?:(?:at|um|kl\.?|klo)\s)?"
    r"(?P<said>~?[0-2]?[0-9]\.[0-5][0-9](?:\s(?:uhr|[A-Z]{2,4}))?)[)\]]?\.?$",
    re.I | re.A,
)
_TAIL = 60
_DATE = 32
"""The letters in which a date in front of a clock time fits."""

_PART_BEHIND = re.compile(r"\s(?:early\s|late\s)?(?P<part>morning|afternoon|evening|night)$", re.I)
_LONGEST = 4000
QUOTES = frozenset('"“„«‟')
"""What opens something that somebody said, whose times are not those of when it was said."""

SHORT = 50
"""The letters of a line that nobody would wrap there."""


def leads_on(text: str) -> bool:
    """Tell whether a line ends with a word whose time opens the next one, as "at" does."""
    return _LEADS_ON.search(text[-_TAIL:]) is not None


def has_ended(text: str) -> bool:
    """Tell whether a line ends as a sentence, a cell or a link does, so that nothing goes on."""
    return _ENDED.search(text[-_TAIL:]) is not None


def goes_on(above: str, text: str) -> bool:
    """Tell whether a line is in the midst of a sentence that was wrapped above it."""
    return len(above) >= SHORT and not has_ended(above) and not text[:1].isupper()


def is_parted(text: str, stamp: Stamp) -> bool:
    """Tell whether a dash parts the time of a line from its text, as in no sentence."""
    return bool(stamp.words) and _DASH.match(text.partition(stamp.words)[2]) is not None


def _may_begin_time(tail: str) -> bool:
    """Tell by the last word whether the pattern is worth its search, in long chats."""
    last = tail.lower().rsplit(None, 1)[-1:]
    return bool(last) and (last[0].endswith(",") or last[0] in _JOINERS)


def is_wrapped(above: str, stamp: Stamp, text: str) -> bool:
    """Tell whether the sentence of a line goes on in the next one, which opens with its time.

    A short line was not wrapped, and what opens with a capital is told anew: one entry may end
    with "where it came from" right above the next one. A time that ends its sentence at once, and
    a sentence that begins small where the one above does not, go on from what has no end.
    """
    if stamp.later and text.startswith("("):
        return True  # "(ten minutes later by the other clock" is said of the line above
    if len(above) < SHORT:
        return False
    if _may_begin_time(above[-_TAIL:]) and _TIME_BEGUN.search(above[-_TAIL:]):
        return True
    if stamp.end_clock and f"{stamp.words}. " in text:
        return not has_ended(above)  # the end of a sentence: "in the window / 14:03 to 14:05. It"
    if stamp.text[:1].isupper():
        return False
    if stamp.clock and stamp.clock.form == "#" and text.startswith("("):
        return not has_ended(above)  # "(1900) rpm" is a number
    if not _ALPHANUMERIC.search(stamp.text) and text.rstrip("*_`").endswith("."):
        return not has_ended(above)
    first, begun = _FIRST_WORD.match(text), _FIRST_WORD.match(above)
    led = stamp.led and (not stamp.end_clock or above[:1].isupper())
    if led and first and first[0].islower() and (not begun or first[0] != begun[0].lower()):
        return not has_ended(above)
    behind = text.partition(stamp.words)[2].lstrip("*_`) ") if stamp.words else ""
    closed = stamp.closed and behind[:1] != ","  # as a sentence goes on: "at 14:03, and then"
    return not closed and (leads_on(above) or _LEADS_INTO.search(above[-_TAIL:]) is not None)


def sentences(text: str) -> Iterator[str]:
    """Split a paragraph behind its sentences; dots of short words end none."""
    start = 0
    for end in _END.finditer(text):
        short = _NO_END.search(text, max(start, end.start() - 8), end.start())
        ends = short is None or (short["half"] and _BEGINS.match(text, end.end()))
        # "No. 5" goes on, and "he said no. We" does not.
        if ends or (short and short["number"] and not text[end.end()].isdigit()):
            yield text[start : end.end()].strip()
            start = end.end()
    if rest := text[start:].strip():
        yield rest


def sentences_at(text: str) -> Iterator[tuple[int, str]]:
    """Give the sentences of a paragraph, each behind the place where it begins."""
    start = 0
    for sentence in sentences(text):
        start = text.index(sentence, start)
        yield start, sentence
        start += len(sentence)


def date_at_end(words: str, order: Order) -> tuple[PartialDate, str] | None:
    """Read the date that a text ends with, as "On 7 June 2022, " does, and what is before it."""
    bare = _PART_BEHIND.sub("", _without_lead(words))
    first = max(0, len(bare) - _DATE)
    for start in _WORD.finditer(bare, first):
        stamp = read_stamp(bare[start.start() :], order, column=True)
        if stamp and stamp.date and stamp.date_only and not stamp.text and not stamp.end_date:
            return stamp.date, bare[: start.start()]
    match = _DAY_OF_MONTH.search(bare)
    return (PartialDate(day=int(match["day"])), bare[: match.start()]) if match else None


def part_of_day_at_end(words: str) -> str:
    """Give the "evening" of "On Monday evening at"; nothing where none stands there."""
    match = _PART_BEHIND.search(_without_lead(words))
    return match["part"] if match else ""


def _without_lead(words: str) -> str:
    """Leave out the "at" and the marks that lead from a day to its clock time."""
    return _AT_BEHIND.sub("", words).rstrip(" ,;(–—-")


def told_in_a_row(text: str, order: Order) -> list[Stamp]:
    """Read a paragraph whose sentences open with times, as in "14:03 alert. 14:05 page.".

    Nothing when less than three of them do, or when the first one does not. A label may stand
    in front, as in "Timeline: 14:03 alert; 14:05 page; 14:20 fixed".
    """
    text = text[:_LONGEST]
    if label := _LABEL.match(text):
        text = text[label.end() :]
    if len(_OPENS.findall(text)) < _A_ROW:
        return []
    found: list[Stamp] = []
    for sentence in _ROW.split(text):
        stamp = read_stamp(sentence, order)
        if stamp and stamp.clock and stamp.text and not stamp.led:
            found.append(stamp)
        elif not found:
            return []
        else:
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {sentence.strip()}".strip())
    return found if len(found) >= _A_ROW else []


def led_stamp(sentence: str, order: Order) -> Stamp | None:
    """Read the time that a sentence opens with, as in "At 14:10 we rolled back"."""
    link = _LINK.match(sentence)
    bare = sentence[link.end() :] if link else sentence
    stamp = read_stamp(bare, order)
    if stamp is None or not stamp.text:
        return None
    dated = link is not None and stamp.date is not None and stamp.clock is not None
    if not (stamp.led or stamp.later or dated or opens_about(bare)):
        return None
    if stamp.date_only and (stamp.date is None or not stamp.date.month):
        return None
    moves = link is not None and stamp.date is None and says_next_day(link[0])
    return stamp._replace(days_later=1) if moves else stamp


def led_inside(text: str, order: Order) -> Stamp | None:
    """Read the first time that a sentence of some text opens with, with all that follows it."""
    for start, sentence in sentences_at(text):
        stamp = led_stamp(sentence, order)
        if stamp is not None and not stamp.date_only:
            return stamp._replace(text=stamp.text + text[start + len(sentence) :])
    return None


def opens_about(sentence: str) -> bool:
    """Tell whether a sentence opens with a word such as "around" in front of its time."""
    return _ABOUT.match(sentence) is not None


def says_next_day(words: str) -> bool:
    """Tell whether what leads to a time moves it to the day after."""
    return bool(_NEXT_DAY.search(words))


def with_clock_at_end(stamp: Stamp, text: str, order: Order) -> tuple[Stamp, str]:
    """Read the clock of "2 March - it rang (14:03 UTC)" for an entry that opens with its day."""
    match = _CLOCK_AT_END.search(text[-_TAIL:])
    if match is None or not stamp.date_only or stamp.end_date:
        return stamp, text
    clock = read_stamp(match["said"], order, column=True)
    if clock is None or clock.clock is None or clock.text or clock.date or clock.led:
        return stamp, text
    found = stamp._replace(
        clock=clock.clock,
        zone=clock.zone,
        end_clock=clock.end_clock,
        approximate=stamp.approximate or clock.approximate,
        words=f"{stamp.words} {clock.words}",
    )
    return found, text[: len(text) - len(match[0])].rstrip()


def _with_date_before(sentence: str, clock: int, stamp: Stamp, order: Order) -> Stamp:
    """Read the date in front of a clock time as well, as in "it was fixed. Mar 12, 14:10"."""
    for start in _WORD.finditer(sentence, max(0, clock - _DATE), clock):
        whole = read_stamp(sentence[start.start() :], order)
        same = whole and whole.clock == stamp.clock and whole.text == stamp.text
        if whole and same and (whole.date or whole.moves_day):
            return whole
    return stamp


def told_inside(sentence: str, order: Order) -> Stamp | None:
    """Read the one time that a sentence tells anywhere; its text is the whole sentence."""
    found = list(CLOCK_INSIDE.finditer(sentence[:_LONGEST]))
    if not found:
        return _dotted_at_end(sentence, order)
    if len(found) > 1 and (last := _dated_at_end(sentence, found[-1].start(), order)):
        return last
    stamp = read_stamp(sentence[found[0].start() :], order)
    if stamp is None or stamp.clock is None:
        return None
    if stamp.date is None:
        stamp = _with_date_before(sentence, found[0].start(), stamp, order)
    if _ABOUT_BEFORE.search(sentence[: found[0].start()]):
        stamp = stamp._replace(approximate=True)
    end = len(sentence) - len(stamp.text)
    if any(other.start() >= end for other in found[1:]) and not _are_beside(sentence, found):
        return None
    said = sentence if any(map(str.isalnum, stamp.text)) else _MARKUP_AT_END.sub("", sentence)
    return stamp._replace(text=said, led=False)


def _are_beside(sentence: str, clocks: list[re.Match[str]]) -> bool:
    """Tell whether all times stand in the brackets that end a sentence: "(15:58, then 16:03)"."""
    opens = sentence.rfind("(")
    return 0 <= opens < clocks[0].start() and sentence.rstrip(".*_ ").endswith(")")


def _dated_at_end(sentence: str, clock: int, order: Order) -> Stamp | None:
    """Read the date and clock that close a sentence which tells other times too.

    As status pages do: "Those from before 12:00 come first. {{< track "2026-03-02 14:03" >}}".
    """
    stamp = read_stamp(sentence[clock:], order)
    if stamp is None or stamp.clock is None or any(map(str.isalnum, stamp.text)):
        return None
    stamp = stamp if stamp.date else _with_date_before(sentence, clock, stamp, order)
    if stamp.date is None or stamp.date.year is None:
        return None
    return stamp._replace(text=_MARKUP_AT_END.sub("", sentence), led=False)


def _dotted_at_end(sentence: str, order: Order) -> Stamp | None:
    """Read the clock of "... (14.03)", "... at 9.35" and "... — 13.15" where none has a colon."""
    match = _DOTTED_AT_END.search(sentence[-_TAIL:])
    if match is None:
        return None
    stamp = read_stamp(match["said"], order, column=True)
    if stamp is None or stamp.clock is None or stamp.text:
        return None
    return stamp._replace(text=sentence, led=False)
