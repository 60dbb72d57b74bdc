"""What the text around a timeline says about it: its day, its zone, how exact it is."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from pm_facilitator.importers.days.clock_told import day_of_first_clock
from pm_facilitator.importers.days.first_dates import (
    days_of_week_told,
    first_dates,
    first_quoted,
    front_day,
    month_told,
    other_year_above,
    tells_of_note,
    titled_day,
    with_rest_of_sentence,
    year_told,
)
from pm_facilitator.importers.days.nights import night_told
from pm_facilitator.importers.days.this_week import days_of_this_week
from pm_facilitator.importers.days.zero_hour import find_zero, may_count
from pm_facilitator.importers.layouts.slips import Slip
from pm_facilitator.importers.text.headings import field_of, section_of, words_of_field
from pm_facilitator.importers.text.lines import (
    FRONT,
    HEADING,
    HTML,
    ITEM,
    QUOTE,
    TABLE,
    TEXT,
    Line,
)
from pm_facilitator.importers.text.sections import is_label
from pm_facilitator.importers.timeline.style import Style, style_of
from pm_facilitator.importers.timeline.zone_lines import (
    HAS_CLOCK,
    TELLING,
    without_seconds,
    zone_field,
    zone_of_clocks,
    zone_of_line,
)
from pm_facilitator.importers.times.calendar_names import MONTHS, any_of
from pm_facilitator.importers.times.date_mentions import led_date, mentioned_date, weekday_behind
from pm_facilitator.importers.times.date_order import order_of
from pm_facilitator.importers.times.partial_date import Order, PartialDate
from pm_facilitator.importers.times.round_the_clock import is_round_the_clock
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.time_words import any_word
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zone_sentences import (
    elsewhere_told,
    without_exceptions,
    zone_beside_others,
    zone_of_times,
)
from pm_facilitator.importers.times.zones import (
    defined_zones,
    may_name_zone,
)
from pm_facilitator.importers.watching import Watch, unwatched

# fmt: off
_TIME_WORDS = (
    "time", "times", "timestamp", "timestamps", "stamps", "timeline", "chronology", "zone",
    "timezone", "clock", "clocks", "hours", "offset", "entries", "zeitangaben", "zeitzone",
    "zeiten", "uhrzeiten", "uhrzeit", "heure", "heures", "hora", "horas", "horário", "horários",
    "ora", "ore", "orari", "tijd", "tijden", "tijdlijn", "tider", "tid", "tidslinje", "zeit",
    "ablauf", "ajat", "czas", "zeitleiste", "chronologie", "cronología", "angaben", "tidspunkter",
    "tidspunkt", "tidsangivelser", "klockslag", "kellonajat", "godziny", "czasy", "časy", "čas",
    "saatler", "saat", "время", "час", "години", "hores", "horaris", "horario", "horarios",
    "tiempo", "tiempos", "tempo", "tempos", "tempi", "orario", "horaire", "horaires",
    "horodatages", "horodatage", "zeitstempel", "zeitpunkte", "tiderna", "tidpunkter", "tiderne",
    "tijdstippen", "aikaleimat", "ajankohdat", "czasu", "времена", "часи", "часы", "waktu", "idő",
    "időpontok", "orele",
)
# fmt: on
_ABOUT_TIMES = re.compile(
    rf"\b(?:{'|'.join(_TIME_WORDS)}|unless (?:otherwise|stated|noted|said|marked|specified|given)"
    r"|everything (?:(?:here|below|above|is) )?in)\b"
    r"|\b(?:slack|teams|discord|chat|laptop|computer|screen|phone|export) (?:is|was|shows)\b"
    r"|^\W*(?:shown|displayed|given|listed|stated|expressed) in\b"
    "|時間|時刻|時系列|时间|시간|시각",
    re.I,
)
_OTHER_LETTERS = re.compile("[\u0130\u0131\u017f\u212a\u3000-\U0010ffff]")
"""Letters that have no spaces around their words, or other small letters than one would think."""
_ALL_APPROXIMATE = re.compile(
    r"\b(?:times|time(?=\s(?:is|of|stamps?\b)))\b[^.]{0,30}\b(?:approx|estimate|rough)"
    r"|\b(?:timeline|chronology)\W{1,6}(?:approx|estimate|rough)"
    r"|\b(?:approximate|estimated|rough)\s(?:times|timeline|chronology)\b",
    re.I,
)
_FIELD = re.compile(
    r"[*_]{0,2}(?P<name>[A-Za-z][A-Za-z /&_-]{1,30})[*_]{0,2}\s?[:=][*_]{0,2}\s?(?P<value>.{1,200})"
)
_FIELD_HEAD = 300
_SOON = timedelta(days=45)
"""The time within which people write about an incident."""

_LATE = timedelta(days=365)
"""The same where the title tells the day: an older one is that of something else."""

_FAR = 200_000
"""The letters in which a text explains its abbreviations."""

_OFTEN = 500
"""Lines between two words to the watch."""

_LEADS = 100
"""The most letters of a line such as "On 4 July 2023:" that leads to what stands below it."""
_LONGEST_LEAD = 80
_LABELLING = re.compile(
    r"(\*\*|__)[^*_]{2,70}\1:?|\([^()]{2,70}\)|[-=~+]{2,40}\s?\w.*"
    r"|[A-Z][\w.'&/-]{1,20}(?:\s[\w.'&/-]{1,20}){0,3}\s\([A-Z][^()]{1,24}\)"
)
_RULED = re.compile(r"[-–—=~]{2,}\s?(?:[MTWFS],\s)?(?P<said>[^\W_].{3,38}?)\s?:?\s?[-–—=~]{2,}$")
"""A line such as "-- Sun, 11 Feb 2024 --" between messages."""

_DAY_ALONE = re.compile(r"\W{0,4}day\s#?[0-9]{1,2}\W{0,4}", re.I | re.A)
_DAY_AND_DATE = re.compile(
    r"\W{0,4}day\s#?[0-9]{1,2}(?:\s?[-–—:,]\s|\s?\()(?P<said>[^\W_][^()]{3,40}?)\W{0,4}",
    re.I | re.A,
)
_DAY_NUMBER = re.compile(r"\W{0,4}day\s#?(?P<number>[0-9]{1,2})\b.{0,40}", re.I | re.A)
_DAY_CHANGED = re.compile(
    r"\W{0,5}(?:(?:day|date)\schanged|(?:log(?:ging)?|session|conversation)\s(?:opened|started?|time|closed?|ended)"
    r"|(?:begin|ending)\slogging)\b.{4,60}$",
    re.I,
)
"""What IRC clients and other programs write between the messages where a day begins."""

_OF_ALL = re.compile(
    rf"\W{{0,4}}(?:all\s(?:the\s)?)?times\b[^.]{{1,60}}\b(?:on|of)\s[^.]{{0,14}}"
    rf"(?:(?:{any_of(MONTHS)})\b|20[0-9]{{2}}-)",
    re.I,
)
"""A sentence that tells the day of all times: "All times are UTC on 18 September 2023."."""

_NEXT_DAY = re.compile(rf"\W{{0,4}}(?:on\s)?(?:the\s)?{any_word('next_day')}\W{{0,4}}", re.I)

_PLAIN = Style()


def _unknown_place(line: int) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What one line that is no entry says about the entries below it."""

    date: PartialDate | None = None
    zone: Zone | None = None
    approximate: bool = False
    day_number: int | None = None
    next_day: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known before the first entry.

    Attributes:
        order: how numeric dates are to be read.
        day: a day for times without a date.
        near: a date to find missing years with.
        zone: the zone that some sentence of the text states, wherever it stands.
        spare: a day to fall back on.
        spare_told: how that was written, where it was.
        order_sure: whether the text itself tells in which order its numeric dates are.
        zone_line: the line that states the zone; 0 where it was handed in.
        zone_guessed: whether it stands beside times alone, and is told of no others.
        style: what counts as a time without more company.
        year: a year that stands alone in a heading or above the entries.
        month: a day of the month that a heading or a sentence names, where no whole date is told.
        night: the day of the evening, where the text is about one night.
        paired: the day of a sentence that tells the first time of the list or table as well.
        days_of_week: the days that are told beside the names of their days of the week.
        zero: when T0 was, where a sentence says so.
        defined: the zones of abbreviations that mean something unusual here.
        elsewhere: what else abbreviations mean at places that the text tells of.
        slips: the times that were written with a slip, by the number of their line.
        page: the line from which times of the rest of a page were left out; 0 for none.
        round_the_clock: whether some hour is past 12, so that no am or pm is missing.
        origin_of: gives where a line was read, for those who want to know at once.
    """

    order: Order
    day: date | None
    near: date | None
    zone: Zone | None
    spare: date | None = None
    order_sure: bool = False
    spare_told: PartialDate | None = None
    zone_line: int = 0
    zone_guessed: bool = False
    round_the_clock: bool = True
    style: Style = _PLAIN
    year: int | None = None
    month: date | None = None
    night: date | None = None
    paired: date | None = None
    days_of_week: Mapping[int, date] = field(default_factory=dict)
    zero: Stamp | None = None
    defined: Mapping[str, Zone] = field(default_factory=dict)
    elsewhere: Mapping[str, Sequence[Zone]] = field(default_factory=dict)
    slips: Mapping[int, Slip] = field(default_factory=dict)
    page: int = 0
    origin_of: Callable[[int], tuple[str, ...]] = _unknown_place


def survey(
    text: str, lines: Sequence[Line], day: date | None, watch: Watch = unwatched
) -> Surroundings:
    """Look over the whole text before its entries are read.

    Raises:
        Cancelled: when the watch says so.
    """
    order, sure = order_of(text, day)
    front, sure_of_front = front_day(lines, order)
    mere = None if sure_of_front else front
    paired = None if day else day_of_first_clock(lines, order)
    told, written, due = (None, None, None) if day else first_dates(lines, order, mere, paired)
    if front and not (sure_of_front or day):
        # It may be the day of writing, as the front matter of a blog has it.
        titled = titled_day(lines, order, front)
        if titled and timedelta(0) < front - titled <= _LATE:
            front, told = None, titled
        elif told and timedelta(0) < front - told <= _SOON:
            front = None
    first = day or front or told or written or first_quoted(lines, order) or due
    if first and not (day or front) and other_year_above(lines, first, order):
        first = told = None  # "Timeline (2021)" knows it better than what is told below
    watch(0.3)
    first, night = night_told(lines, order, first, of_writing=not (day or told or sure_of_front))
    zone_line, zone = _zone_told(lines, order, lambda done: watch(0.3 + done * 0.2))
    watch(0.5)
    guessed = zone is None
    if guessed:
        zone_line, zone = zone_of_clocks(lines)
    watch(0.6)
    style = style_of(lines, order, lambda done: watch(0.6 + done * 0.3))
    watch(0.9)
    return Surroundings(
        order,
        day or (front if sure_of_front else None),
        first,
        zone,
        order_sure=sure,
        zone_line=zone_line,
        zone_guessed=guessed and zone is not None,
        round_the_clock=is_round_the_clock(text),
        style=style,
        year=None if first else year_told(lines),
        month=None if first else month_told(lines),
        night=night,
        paired=paired,
        days_of_week={
            **days_of_this_week(lines, first),
            **days_of_week_told(lines, order, first),
        },
        zero=find_zero(lines, order) if may_count(text) else None,
        defined=defined_zones(text[:_FAR]),
        elsewhere=elsewhere_told(text[:_FAR]),
    )


def remark(line: Line, order: Order) -> Remark:
    """Read what a heading, a sentence or a field says about the times around it."""
    if line.kind is FRONT or line.kind is TABLE:
        return Remark(zone=zone_field(line))
    if line.kind is HTML and line.text.startswith("<!--"):
        line = line._replace(kind=QUOTE, text=line.text.strip("<!->"))
    if line.kind not in TELLING:
        return Remark()
    text = without_seconds(line.text).strip("*_ ")
    about = bool(_ABOUT_TIMES.search(text[:400])) or _heads_a_timeline(line)
    line = line._replace(text=without_exceptions(text))
    if line.kind is QUOTE:
        return Remark(zone=zone_of_times(line.text) if about else None)
    field = _field(line.text)
    leads = line.kind is TEXT and len(line.text) <= _LEADS and line.text.endswith(":")
    leads = leads or _changes_day(line.text)
    dated = line.kind is HEADING or about or leads or field in ("date", "started")
    dated = dated and not tells_of_note(line)
    day = (led_date if leads else mentioned_date)(line.text, order) if dated else None
    day = day or (weekday_behind(line.text) if line.kind is HEADING and line.level > 1 else None)
    zoned = about or field == "zone" or (day is not None and line.kind is HEADING)
    zone = zone_of_times(line.text) if zoned else zone_beside_others(line.text)
    zone = zone or zone_of_line(line.text, order)
    counted = _DAY_NUMBER.fullmatch(line.text[:60])
    return Remark(
        day_number=int(counted["number"]) if counted else None,
        next_day=bool(_NEXT_DAY.fullmatch(line.text[:60])),
        date=day,
        zone=zone,
        approximate=about and bool(_ALL_APPROXIMATE.search(line.text[:400])),
    )


def _heads_a_timeline(line: Line) -> bool:
    """Tell whether a heading or label is that of a timeline, in whatever language."""
    heads = line.kind is HEADING or is_label(line.text)
    return heads and section_of(line.text) == "timeline"


def turns_the_day(line: Line) -> bool:
    """Tell whether a line says no more than "Day 2" or "the next day"."""
    if _changes_day(line.text):
        return True
    if len(line.text) > 40:
        return False
    return bool(_DAY_ALONE.fullmatch(line.text) or _NEXT_DAY.fullmatch(line.text))


def turns_the_zone(line: Line, order: Order) -> bool:
    """Tell whether a line such as "Oslo, local time:" or "**Vendor (CET)**" heads other times."""
    text = line.text
    if len(text) > _LONGEST_LEAD or not (text[-1:] == ":" or _LABELLING.fullmatch(text)):
        return False
    return not HAS_CLOCK.search(text) and remark(line, order).zone is not None


def _changes_day(text: str) -> bool:
    """Tell whether a line is one that a program or a rule draws where a day begins."""
    if _DAY_CHANGED.match(text) or _OF_ALL.match(text) or _field(text) == "date":
        return True
    match = _RULED.match(text) if text[:1] in "-–—=~" else None
    match = match or _DAY_AND_DATE.fullmatch(text)
    stamp = read_stamp(match["said"], Order.DAY_FIRST, column=True) if match else None
    return stamp is not None and stamp.date_only and not stamp.text


def _field(text: str) -> str | None:
    """Give the "date" of a line that is such a field, as "**Date/Time:** 13 November 2025" is."""
    named = _FIELD.match(text[:_FIELD_HEAD])
    return field_of(named["name"]) if named else None


def _zone_told(lines: Sequence[Line], order: Order, watch: Watch) -> tuple[int, Zone | None]:
    """Find the first line that says which zone times are in, and the zone; 0 without one."""
    for index, line in enumerate(lines):
        if not index % _OFTEN:
            watch(index / len(lines))
        if not _may_tell_zone(line):
            continue
        zone = remark(line, order).zone
        if zone is None:
            whole = with_rest_of_sentence(lines, index, whole=True)
            zone = remark(whole, order).zone if whole is not line else None
        if zone:
            return line.number, zone
    return 0, None


def _may_tell_zone(line: Line) -> bool:
    """Tell quickly whether a line can say which zone times are in; most of them cannot."""
    if line.kind is not ITEM and line.kind is not TEXT:
        return True
    text = line.text
    return may_name_zone(text, _words_about_zones()) or (
        not text.isascii() and _OTHER_LETTERS.search(text) is not None
    )


@cache
def _words_about_zones() -> frozenset[str]:
    return words_of_field("zone") | {*_TIME_WORDS, "unless"}
