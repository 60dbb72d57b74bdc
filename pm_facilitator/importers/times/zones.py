"""Time zones as people write them: abbreviations, offsets, regions, cities and IANA names."""

import re
import zoneinfo
from collections.abc import Iterator
from functools import cache
from itertools import chain

from pm_facilitator import assets
from pm_facilitator.importers.times.offsets import (
    counted_from,
    named_offset_at,
    offset_within,
    without_offsets,
)
from pm_facilitator.importers.times.time_words import SIGNS, any_word, first_words
from pm_facilitator.importers.times.zone import Zone, fixed_zone

_DATA = "importers/zones.toml"
_IANA = re.compile(
    r"Etc/GMT[+-][0-9]{1,2}(?![0-9:])"
    r"|[A-Z][A-Za-z]{1,20}/[A-Z][A-Za-z_]{1,30}(?:/[A-Z][A-Za-z_]{1,30})?"
)
# Signs of Chinese may follow at once; a letter with a mark makes it another word, as in "Zürich".
_WORD = re.compile(r"[A-Za-z]{1,5}(?![A-Za-z0-9\u00c0-\u024f\u0300-\u036f]|_\w)")
_REGION = re.compile(
    r"((?:[A-Za-z]{2,11}\s){0,2}[A-Za-z]{2,11}),?\s(?:(standard|daylight|summer|winter|local)\s)?"
    # What was copied off a page may run into the text: "01:23 British Summer TimeWe look".
    r"time(?:(?![A-Za-z]|-[a-z])|(?-i:(?=[A-Z][a-z'’])))",
    re.I,
)
_WORDS_OF_COLUMN = re.compile(
    r"\b(?:time|times|timestamp|date|day|when|local|clock|hours?|start|end|at|in|and|all)\b"
    r"|\bhh:?mm(?::?ss)?\b|[(),;|/\[\]&]",
    re.I,
)
_GLOSSED = re.compile(
    r"(?P<name>[A-Z](?<!\w.)[A-Z]{1,4})\b,?\s?(?P<lead>\(|[=:]\s?|(?:is|means|stands for)\s)"
    r"(?P<gloss>[^()\n]{3,60})"
)
_CITY_WORDS = r"[A-Z][^\W\d_]{1,15}(?:[ ](?!Zeit\b)[A-Z][^\W\d_]{1,15}){0,2}"
_CITY = re.compile(_CITY_WORDS)
_PLACED = (
    re.compile(
        rf"\b(?P<name>[A-Z]{{3,5}})(?:,\s|\s?[-–—/(]\s?)(?P<place>{_CITY_WORDS})(?=\s?[):,.;]|\s*$)",
        re.M,
    ),
    re.compile(rf"\b(?P<place>{_CITY_WORDS})(?:,\s|\s?[(/]\s?)(?P<name>[A-Z]{{3,5}})\b"),
)
"""An abbreviation with the place that uses it: "IST, Dublin", "Riyadh (AST)"."""

_CLOCK = re.compile(r"[0-9][:.h][0-9]{2}|[0-9]\s?[ap]\.?m\b", re.I)
_SEASONS = ("standard", "daylight", "summer", "winter")
_PLACE = re.compile(r"[A-Z][a-z]{3,9}(?![\w])")
_AFTER_CITY = re.compile(
    r"[\s-]*(?P<time>(?:local\s)?time|(?:orts)?zeit|tijd|tid)(?![^\W\d_])"
    r"|\s*(?:[-–—:|)\],*`]|/\s?[0-2]?[0-9][:.h][0-5]|$)",
    re.I,
)
_TIME_BEHIND = re.compile(
    r"(?:'s|’s)?[\s-](?:(?:local\s)?time|(?:orts)?zeit|tijd|tid)(?![^\W\d_])", re.I
)
_BEFORE_CITY = re.compile(rf"(?:(?:^|\s)(?:in|of)|(?<![^\W\d_]){any_word('time_of')})$", re.I)
_TIME_OF = re.compile(rf"{any_word('time_of')}\s(?=\S)", re.I)
_OF_COUNTRY = re.compile(
    r"(?P<code>[A-Z]{2})(?:-|\s)(?:[Tt]ime|[Tt]ijd|[Zz]eit|[Tt]id|[Hh]eure|[Hh]ora)(?![^\W\d_])"
)
"""The time of a country by its code: "NL-tijd", "UK time"."""

_TIME_IN_ENGLISH = frozenset(("time", "times", "local", "clocks"))
"""Words that stand in many lines which name no zone."""

_OFFSET_ALONE = re.compile(r"[+-][0-9]{1,2}(?::?[0-9]{2})?", re.A)
# fmt: off
_BEFORE_REGION = frozenset((
    "us", "u.s.", "usa", "canadian", "north", "american", "all", "times", "time", "everything",
    "entries", "in", "are", "is", "the", "on", "at", "local", "of", "stated", "shown", "given",
    "listed",
))
# fmt: on
"""What may stand in front of "Eastern" where that is a zone, and not the name of a place."""

_LEADS_TO_REGION = re.compile(
    r"^(?:.{0,60}\()?(?:(?:are|is|in|all|at|on|the|of|below|above|here|times?)\s)+(?=\S)", re.I
)
"""What stands in front of the name in "are in Pacific Time"."""

_LETTERS = re.compile(r"[^\W\d_]+")
_MENTION = re.compile(r"(?<![A-Za-z0-9_/])(?=[A-Za-z])")


def find_zone(name: str, *, cities: bool = True) -> Zone | None:
    """Find a zone by any of its names, written alone; None when there is none.

    Args:
        name: an abbreviation, an offset, a name of the database, a region or a city.
        cities: whether a city alone may name its zone.
    """
    name = name.strip()[:80]
    if lead := _TIME_OF.match(name):  # "hora local -05", "Zeit Berlin"
        said = name[lead.end() :]
        return zone_alone(said) or _country(said)
    for found in (named_offset_at(name, 0), _iana(name), _abbreviation(name.upper())):
        if isinstance(found, tuple):
            if found[1] == len(name):
                return found[0]
        elif found:
            return found
    if phrase := _phrases().fullmatch(name):
        return _by_phrase(phrase)
    region = re.sub(r"\s*(standard|daylight|summer|winter|local)?\s*time$", "", name.casefold())
    alone = region == name.casefold()
    found = _region(region, name, alone=alone)
    return found or ((_city(name) or _city(region)) if cities else None)


def zone_alone(text: str) -> Zone | None:
    """Find a zone that stands alone, where an offset needs no more: "+05:30", "-7"."""
    bare = text.strip().replace("−", "-")
    return find_zone(f"UTC{bare}" if _OFFSET_ALONE.fullmatch(bare) else bare)


def zone_at(text: str, pos: int, *, after_clock: bool = True) -> tuple[Zone, int] | None:
    """Read a zone with a name at this place and give it with where it ends.

    Directly after a clock time a city may name its zone when a separator follows; anywhere else
    it needs a word that says so.
    """
    if found := named_offset_at(text, pos):
        return found
    if (match := _IANA.match(text, pos)) and (zone := _iana(match[0])):
        return zone, match.end()
    if (match := _OF_COUNTRY.match(text, pos)) and match["code"] in assets.toml(_DATA)["codes"]:
        return _of_home(assets.toml(_DATA)["codes"][match["code"]], match[0]), match.end()
    if (match := _REGION.match(text, pos)) and (zone := _region(match[1], match[0])):
        return zone, match.end()
    if after_clock and (match := _PLACE.match(text, pos)):
        region = _region(match[0], match[0])
        if region and _AFTER_CITY.match(text, match.end()):
            return region, match.end()
    if match := _phrases().match(text, pos):
        return _by_phrase(match), match.end()
    if match := _WORD.match(text, pos):
        if match[0] == "UT" and not after_clock and text[:pos].endswith(", "):
            return None  # the state behind a city
        small = match[0] in written_small() or (match[0] == "z" and text[pos - 1 : pos].isdigit())
        word = match[0].upper() if after_clock and small else match[0]
        if zone := _short_word(word):
            return zone, match.end()
        region = _region(match[0], match[0]) if after_clock else None
        if region and match[0][0].isupper() and _AFTER_CITY.match(text, match.end()):
            return region, match.end()
    return _city_at(text, pos) if after_clock else None


def behind_zone(text: str, pos: int) -> int:
    """Give where a zone ends that stands behind a time; the same place where none does."""
    found = zone_at(text, pos + (text[pos : pos + 1] == " "))
    return found[1] if found else pos


def mentioned_zone(text: str) -> Zone | None:
    """Find the first zone that a sentence or heading names."""
    text = text[:400]
    if phrase := _phrases().search(text):
        return _by_phrase(phrase)
    for match in _MENTION.finditer(text):
        if found := zone_at(text, match.start(), after_clock=False):
            return counted_from(found[0].label, text[: match.start()]) or found[0]
    return _mentioned_city(text)


def defined_zones(text: str) -> dict[str, Zone]:
    """Find what a text itself says its abbreviations mean: "IST (Irish Standard Time, UTC+1)".

    Those that mean what they usually do are left out, unless that is in doubt without its words.
    """
    found = _placed(text)
    for match in _GLOSSED.finditer(text):
        name, gloss = match["name"], match["gloss"]
        if _CLOCK.search(without_offsets(gloss)):
            continue  # the same time in another zone, as in "14:05 PDT (23:05 UTC+2)"
        if match["lead"] != "(" and not (named_offset_at(gloss, 0) or _REGION.match(gloss)):
            continue
        usual, meant = _abbreviation(name), _region_within(gloss) or offset_within(gloss)
        told = offset_within(gloss) or meant
        if usual is None or meant is None or told is None:
            continue
        same = usual.offsets[0] == told.offsets[0]
        if elsewhere(name) or not (same or usual.home == meant.home):
            found.setdefault(name, usual if same else meant)
    return found


def _placed(text: str) -> dict[str, Zone]:
    """Find what abbreviations of several places mean by the one place that stands beside them."""
    found: dict[str, dict[str, Zone]] = {}
    for match in chain.from_iterable(form.finditer(text) for form in _PLACED):
        homes = _homes_of_several(match["name"])
        zone = find_zone(match["place"]) if homes else None
        if zone and zone.offsets in [_of_home(home).offsets for home in homes]:
            found.setdefault(match["name"], {})[zone.home] = zone
    told: dict[str, Zone] = {}
    for name, zones in found.items():
        zone, usual = next(iter(zones.values())), _abbreviation(name)
        if len(zones) > 1 or usual is None:
            continue
        if zone.home != usual.home:
            told[name] = zone
        elif elsewhere(name):
            told[name] = usual
    return told


def _of_home(home: str, label: str = "") -> Zone:
    return Zone(label, zoneinfo.ZoneInfo(home), home)


def _homes_of_several(label: str) -> list[str]:
    """Give the zones of all places that use an abbreviation; none for what one place uses."""
    data = assets.toml(_DATA)
    told: tuple[str, ...] = data["elsewhere_where_told"].get(label, ())
    others = [home for home, _ in data["elsewhere"].get(label, ())] + list(told[:1])
    return [*others, data["abbreviations"][label][1]] if others else []


def _region_within(gloss: str) -> Zone | None:
    for match in _REGION.finditer(gloss):
        if zone := _region(match[1], match[0]):
            return zone
    return None


def elsewhere(label: str) -> list[Zone]:
    """Give the other zones that an abbreviation is used for; none for most."""
    found: list[tuple[str, str]] = assets.toml(_DATA)["elsewhere"].get(label, ())
    return [_of_home(home, name) for home, name in found]


def zone_of_column(name: str) -> Zone | None:
    """Find the zone in the name of a column: "Time (central)", "When, Lisbon", "UTC"."""
    bare = " ".join(_WORDS_OF_COLUMN.sub(" ", name[:80]).strip("-–—*_`: ").split())
    return mentioned_zone(name) or (find_zone(bare) if len(bare) > 1 else None)


def any_city(text: str) -> Zone | None:
    """Find the one city in a sentence about local time: "local time of our Oslo office"."""
    found = {zone.home: zone for match in _CITY.finditer(text) for zone in _cities_in(match[0])}
    return next(iter(found.values())) if len(found) == 1 else None


def _cities_in(words: str) -> Iterator[Zone]:
    if zone := _city(words):
        yield zone
    elif " " in words:
        yield from filter(None, map(_city, words.split(" ")))


def _iana(name: str) -> Zone | None:
    if "/" not in name or name.startswith(("/", ".")):
        return None
    try:
        return Zone(name, zoneinfo.ZoneInfo(name), name)
    except (ValueError, LookupError, OSError):
        return None


def _short_word(word: str) -> Zone | None:
    # Lower case is a zone only where no word could be meant.
    if word.upper() != word and word.upper() not in ("UTC", "GMT") and word != "Zulu":
        return None
    return _abbreviation(word if word == "Zulu" else word.upper())


def _abbreviation(word: str) -> Zone | None:
    data = assets.toml(_DATA)
    if word in data["abbreviations"]:
        offset, home = data["abbreviations"][word]
        return Zone(word, fixed_zone(offset, word).info, home)
    if word in data["short"]:
        return Zone(word, zoneinfo.ZoneInfo(data["short"][word]), data["short"][word])
    return None


def is_word(text: str) -> bool:
    """Tell whether a text is a word that would be a zone in capitals, as "ist." at a line's end."""
    return text.rstrip(".") in assets.toml(_DATA)["words"]["also"]


@cache
def written_small() -> frozenset[str]:
    """Give the abbreviations in small letters that are no words."""
    data = assets.toml(_DATA)
    names = (name.lower() for name in data["abbreviations"] if len(name) > 2)
    return frozenset(names) - frozenset(data["words"]["also"])


def _country(name: str) -> Zone | None:
    home: str | None = assets.toml(_DATA)["countries"].get(name.casefold())
    return _of_home(home, name) if home else None


def _region(words: str, label: str, *, alone: bool = False) -> Zone | None:
    """Find a region that words end with; where it stands alone, they tell of nothing else."""
    regions: dict[str, str] = assets.toml(_DATA)["regions"]
    timed = label.casefold().endswith("time")
    countries: dict[str, str] = assets.toml(_DATA)["countries"] if timed else {}
    parts = [word for word in words.casefold().split() if word not in _SEASONS]
    for start in range(len(parts)):
        words = " ".join(parts[start:])
        home = regions.get(words) or countries.get(words)
        if home and not (alone and not _BEFORE_REGION.issuperset(parts[:start])):
            label = _LEADS_TO_REGION.sub("", label) or label
            return _of_home(home, label)
    return None


@cache
def _phrases() -> re.Pattern[str]:
    names = sorted(assets.toml(_DATA)["phrases"], key=len, reverse=True)
    worded = "|".join(re.escape(name) for name in names if name < SIGNS)
    signs = "|".join(re.escape(name) for name in names if name >= SIGNS)
    return re.compile(rf"(?<![^\W\d_])(?:{worded})(?![^\W\d_])|{signs}", re.I)


def _by_phrase(match: re.Match[str]) -> Zone:
    home: str = assets.toml(_DATA)["phrases"][match[0].lower()]
    return _of_home(home, match[0])


def _city_at(text: str, pos: int) -> tuple[Zone, int] | None:
    match = _CITY.match(text, pos)
    if match is None:
        return None
    words = match[0].split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        end = pos + len(name)
        if (zone := _city(name)) and (after := _AFTER_CITY.match(text, end)):
            return zone, after.end() if after["time"] else end
    return None


def _mentioned_city(text: str) -> Zone | None:
    for match in _CITY.finditer(text):
        before, after = text[: match.start()].rstrip(), text[match.end() : match.end() + 12]
        told = bool(_TIME_BEHIND.match(after)) or _BEFORE_CITY.search(before) is not None
        bracketed = before.endswith("(") and after.startswith(")")
        if (told or bracketed) and (zone := _city(match[0])):
            return zone
    return None


def _city(name: str) -> Zone | None:
    home = _cities().get(name.casefold())
    return _of_home(home, name) if home else None


def is_city(name: str) -> bool:
    """Tell whether a zone was told by the name of a city."""
    return name.casefold() in _cities()


@cache
def zone_words(*, cities: bool = True) -> frozenset[str]:
    """Give the first words of all names of zones, in small letters.

    Args:
        cities: whether cities count, which have a capital letter wherever they name a zone.
    """
    data = assets.toml(_DATA)
    tables = ("abbreviations", "short", "regions", "countries", "phrases")
    names = (name for table in tables for name in data[table])
    words = (name.lower().split()[0] for name in (*names, *(_cities() if cities else ())))
    return frozenset(words) | frozenset(("standard", "coordinated"))


def may_name_zone(text: str, also: frozenset[str] = frozenset()) -> bool:
    """Tell quickly whether some words of a text can be the name of a zone; most lines have none.

    Args:
        text: a line.
        also: other words that count, in small letters.
    """
    if "/" in text:
        return True
    words = _LETTERS.findall(text.casefold())
    return not (_telling_words().isdisjoint(words) and also.isdisjoint(words))


@cache
def _telling_words() -> frozenset[str]:
    data = assets.toml(_DATA)
    names = ("utc", *data["abbreviations"], *data["short"], *data["regions"], *data["phrases"])
    words = (
        _LETTERS.findall(name.casefold().removeprefix("the ")) for name in (*names, *_cities())
    )
    told = frozenset(first_words("time_of")) - _TIME_IN_ENGLISH
    return frozenset(each[0] for each in words if each) | told


@cache
def _cities() -> dict[str, str]:
    places = {
        key.rsplit("/", 1)[1].replace("_", " ").casefold(): key
        for key in sorted(zoneinfo.available_timezones())
        if "/" in key and not key.startswith(("Etc/", "US/", "Canada/", "Brazil/", "SystemV/"))
    }
    more: dict[str, str] = assets.toml(_DATA)["cities"]
    words: list[str] = assets.toml(_DATA)["no_cities"]
    return {name: key for name, key in places.items() if name not in words} | more
