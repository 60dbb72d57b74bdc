"""The zone that a single line tells: in a field, in brackets, beside a date or beside clocks."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.days.first_dates import PARTING
from pm_facilitator.importers.text.headings import field_of
from pm_facilitator.importers.text.lines import HEADING, ITEM, QUOTE, TABLE, TEXT, Line
from pm_facilitator.importers.text.table_rows import split_row
from pm_facilitator.importers.times.date_mentions import mentioned_date
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.scanning import around
from pm_facilitator.importers.times.time_words import any_word
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zone_sentences import zone_by_form, zone_of_everything
from pm_facilitator.importers.times.zones import (
    find_zone,
    is_word,
    may_name_zone,
    mentioned_zone,
    zone_at,
)

_ALL_IN = re.compile(r"\b(?:all|everything)\b(?=.{2,60})", re.I)
_NARROW = str.maketrans("（）", "()")
_BRACKETED = re.compile(
    r"(?i)\((?:[^(),;]{1,30}[,;]\s)?(?:(?:all|in|times?|so|thus|hence|now|again|back\sto)\s){0,3}"
    r"(?:[0-9]{1,2}/[0-9]{1,2}\s?[-–~〜]\s?(?:[0-9]{1,2}/)?[0-9]{1,2}\s)?"
    r"(?P<zone>[\w/+: -]{1,40})[!.?]{0,3}\)"
)
_PIECES = re.compile(r"[,;()–—]|\s-\s")
HAS_CLOCK = re.compile(r"(?<![0-9:.])[0-2]?[0-9]:[0-5][0-9]|[0-9]\s?[ap]\.?m\b", re.A | re.I)
_ZONE_NAMED = re.compile(
    r"time\s?zone\s(?:used\s)?(?:in|of|for)\s(?:this|these|all|the\s(?:times?|timeline|re|doc|log|table))"
    r"|(?:all\s|the\s)?times(?:\s(?:are\s)?(?:in|below))?$",
    re.I,
)
"""How a field names the zone of this text: "Time zone in this record", "All times"."""

_CLOCK_AND = re.compile(
    r"(?<![0-9:.])[0-2]?[0-9](?:h[0-5][0-9]|(?::[0-5][0-9]){1,2})(?:\s?[ap]\.?m\.?)?\s?\(?(?=[A-Z])",
    re.I | re.A,
)
_SECOND_CLOCK = re.compile(
    r"(?<=[0-9:.][0-5][0-9])(?:\s?[ap]\.?m\.?)?[*_`]{0,2}\s?"
    r"\((?:[^\W\d_]{2,12}\s)?[0-2]?[0-9][:.h][0-5][0-9][^()]{0,40}\)",
    re.I | re.A,
)
"""The same time in another zone, which is not that of the others: "14:46 (5:46 UK time)"."""

_ASIDE = re.compile(r"[(\[（](?P<said>[^()\[\]（）]{3,60})[)\]）]")
_TIME_WORD = re.compile(
    rf"(?:all\s)?(?:{any_word('time_of')}(?![^\W\d_])|local\b)|.*(?<![^\W\d_]){any_word('time_of')}$",
    re.I,
)
_OF_PLACE = re.compile(
    rf"{any_word('time_of')}(?![^\W\d_])\s[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{3,20}})?"
    rf"|(?-i:(?:[A-Z][a-zà-ÿ]{{3,20}}\s){{1,2}}){any_word('time_of')}",
    re.I,
)
"""The time of some place, as it may stand beside a date: "orario zulu", "Zulu time"."""

_NUMBER = re.compile(r"[0-9]{2}", re.A)
_ALL_TIMES = re.compile(
    r"\b(?i:all|the)\s(?:times?|timestamps?)\s(?:(?:below|here|shown)\s)?(?:(?:are|is)\s)?(?:given\s)?in\s"
    r"(?P<said>(?:the\s)?[A-Z][^.;:()\n]{2,40})"
)
_LOCAL = re.compile(
    r"\b(?:local\stimes?|times?(?:tamps?)?(?:\s(?:below|here|shown|given|are|is|in|all)){0,4}\slocal(?:\stime)?"
    r"|ortszeit(?:en)?|lokalzeit|lokaler?\szeit(?:en)?|heures?(?:\ssont)?\slocales?"
    r"|horas?(?:\s(?:son|são))?\sloca(?:l|les|is)|horários?\sloca(?:l|is)|or[ae](?:\ssono)?\slocal[ei]"
    r"|orari?o?(?:\ssono)?\slocal[ei]|(?:lokale|plaatselijke)\stijd(?:en)?|lokal\stid|czas(?:u)?\slokaln\w+"
    r"|местное\sвремя|локальное\sвремя|місцевий\sчас)\b"
    r"|現地時間|当地时间|當地時間|本地时间|현지 시간",
    re.I,
)
"""How it is said that times are local, wherever that is."""

_LONGEST_LOCAL = 120
_NO_PLACE = re.compile(
    r"\b(?:approx|estimat|exact|relative|elapsed|order|revers|newest|oldest|chronol|hours?\b|minutes?\b"
    r"|seconds?\b|unknown|since|after|until|down|lost|span|total|zero|real|first|last|next|over)|[0-9]",
    re.I,
)
"""What is said of times and names no place."""

_PARTS_CLOCK = re.compile(r"[:h](?<=[0-9].)[0-5]", re.A)
_UNIVERSAL = re.compile(r"\b(?:UTC|GMT)\b")
TELLING = (HEADING, TEXT, ITEM, QUOTE)
"""The kinds of lines that say something about the times around them."""


def without_seconds(text: str) -> str:
    """Leave out what a time is in another zone."""
    return _SECOND_CLOCK.sub("", text) if "(" in text else text


def zone_field(line: Line) -> Zone | None:
    """Read the zone of "timezone: UTC" in front matter, or of "| Time zone | UTC |"."""
    parting = PARTING.sub(":", line.text, count=1)
    cells = split_row(line.text) if line.kind is TABLE else parting.split(":", 1)
    if len(cells) != 2:
        return None
    name = cells[0].strip("*_: ")
    if field_of(name) != "zone" and not _ZONE_NAMED.match(name):
        return None
    return find_zone(cells[1].strip("*_`'\" ")) or mentioned_zone(cells[1])


def zone_of_line(text: str, order: Order) -> Zone | None:
    """Find a zone that is told of all times: "all UTC", "(UTC)", or beside a date alone."""
    if zone := zone_by_form(text):
        return zone
    text = text.translate(_NARROW)
    if len(text) > 200 or is_word(text) or not may_name_zone(text):
        return None
    if (match := _BRACKETED.search(text)) and (zone := find_zone(match["zone"])):
        return zone
    # In "Sat 18 Feb 2023, Toronto" the city is where it was.
    dated = mentioned_date(text, order) is not None
    for piece in _PIECES.split(text):
        bare = piece.strip("*_:.[] ").removeprefix("in ").removeprefix("all ")
        if zone := find_zone(bare, cities=dated):
            return zone
    if zone := find_zone(text.strip("*_:.()[] ").removeprefix("In ").removeprefix("in ")):
        return zone
    if HAS_CLOCK.search(text):
        return None
    if len(text) <= 80 and _UNIVERSAL.search(text):
        return mentioned_zone(text)
    told = _ALL_IN.search(text) or mentioned_date(text, order)
    return zone_of_everything(text) if told else None


def unread_zone(text: str) -> str:
    """Give what seems to name the zone of all times and is none that is known: "(hora zulú)"."""
    aside = _ASIDE.search(text)
    told = _ALL_TIMES.search(text)
    if aside and _TIME_WORD.match(aside["said"]):
        said = aside["said"]
    elif told:
        said = told["said"]
    elif len(text) <= _LONGEST_LOCAL:
        local = _LOCAL.search(text)
        said = _beside_date(text) or (local[0] if local else "")
    else:
        said = ""
    return "" if _NO_PLACE.search(said) else said.strip()


def _beside_date(text: str) -> str:
    """Give what stands beside a date and seems to name its zone: "23 February – orario zulu"."""
    if not _NUMBER.search(text) or HAS_CLOCK.search(text):
        return ""
    pieces = (piece.strip("*_:.[] ") for piece in _PIECES.split(text)[1:])
    return next((each for each in pieces if _OF_PLACE.fullmatch(each)), "")


def says_local(said: str) -> bool:
    """Tell whether what names a zone says no more than that times are local: "all local"."""
    return "local" in said.casefold() or _LOCAL.search(said) is not None


def zone_of_clocks(lines: Sequence[Line]) -> tuple[int, Zone | None]:
    """Find the one zone that stands beside clock times; none where there are two of them."""
    found: dict[str, tuple[int, Zone]] = {}
    for line in lines:
        if line.kind not in TELLING and line.kind is not TABLE:
            continue
        text = without_seconds(line.text[:1000])
        for clock in around(_CLOCK_AND, (_PARTS_CLOCK,), text):
            if at := zone_at(text, clock.end(), after_clock=False):
                found.setdefault(at[0].home, (line.number, at[0]))
    return next(iter(found.values())) if len(found) == 1 else (0, None)
