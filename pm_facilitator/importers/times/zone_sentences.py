"""Which zone a sentence or a heading says that times are in."""

import re
import zoneinfo

from pm_facilitator import assets
from pm_facilitator.importers.times.offsets import offset_at
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import any_city, find_zone, mentioned_zone, written_small

_LAST_OFFSET = re.compile(r"(?:^|\s)(?P<offset>[+\-−][01][0-9](?::?(?:[034]0|[14]5))?)$")
_BRACKETED = re.compile(r"\((?=[+−-][01][0-9]:?[0-5][05]\))")
"""An offset alone in brackets, whatever words the language has for the times in front of it."""

_UNLESS = re.compile(
    r"(?:^|[.:;]\s)\W{0,4}unless\b(?:(?!\s(?:all\s|the\s)?times?(?:tamps?)?\b)[^,;.()\n]){0,80}"
    r"|\s?\b(?:unless|except)\b[^,;.()\n]{0,80}",
    re.I,
)
"""An exception, which may also open the sentence: "Unless noted all times are in UTC"."""

_TIMES = re.compile(r"\b(?:times?|timestamps?|timeline|zone|timezone|clocks?|hours|offset)\b", re.I)
_PIECES = re.compile(
    r"[,;=()\[\]]|\.\s|:(?![0-9])|\b(?:are|is|in|as|on|at|of|to|from|all|local|shown|given|the|for)\b",
    re.I,
)
_CLAUSES = re.compile(r"[,;.]\s|\sbut\s|\swhile\s|\(|ため|、")
_OF_THIS = re.compile(
    r"\b(?:this|these|below|here|following|timeline|document|converted|agreed)\b|i\.e\.|換算|変換|表記",
    re.I,
)
_OF_OTHERS = re.compile(
    r"\b(?:logs?|dashboards?|graphs?|metrics|screenshots?|images?|pictures?|servers?)\b|ログ", re.I
)
"""What parts a sentence that tells of two zones, and tells that of its own times from others."""

_OF_A_TIME = re.compile(r"[0-9](?:[:.h]?[0-5][0-9]|\s?[ap]\.?m\.?)\s?\(?[A-Z]{2,5}\b")
"""The zone of one time alone: "between 1900 and 2100 UTC it was slow"."""

_SOMEWHERE = re.compile(
    r"\b(?:local|time ?zone|clocks?"
    r"|(?:all|alle|alla|toutes\sles|todas\s[al]s|tutt[ei]\s(?:le|gli)|les|[al]as)\s"
    r"(?:times|uhrzeiten|zeiten|zeitangaben|heures|horas|ore|orari|tijden|tider|tidspunkter))\b",
    re.I,
)


_EVERYTHING = re.compile(
    r"\b(?:[Ee]verything|[Aa]ll)\s(?:(?:is|are|in|on|times?|here|below)\s){0,3}"
    r"(?P<zone>[A-Z][a-z]{3,12}(?:\s[A-Z][a-z]{3,12})?)(?=\s?(?:[,;:.)\]]|$|-)|\s(?:because|since|unless|if|except)\b)"
)
"""A zone by the name of its region: "everything Central because the shops are"."""


_OF_ALL = re.compile(
    r"(?:^|[.;,]\s)(?P<zone>[A-Z][A-Za-z]{2,14}(?:\s[A-Z][A-Za-z]{2,14}){0,2}\s[Tt]ime|[A-Z]{3,4})\s"
    r"(?:(?:for\s)?all\s(?:of\s(?:it|them|this)|times)|throughout|everywhere|for\severything)\b"
)
"""A zone in front of what it is said of: "Newfoundland time all of it"."""

_ARE = re.compile(
    r"\b(?:times?|timestamps?|clocks?)\s(?:below\s|here\s)?(?:are|is)\s(?:all\s|in\s|on\s)?"
    r"(?P<zone>[A-Z][\w/+-]{2,20}(?:\s[A-Z][\w/+-]{2,20})?)(?=[,.;)]|$)"
)
"""The zone that the times are said to be, which may be no more than a city."""

_DATES_ARE = re.compile(
    r"\b(?i:dates?|times?|stamps?)\s(?:are|is)\s[dmyhsDMYHS/.:\s-]{5,20}?(?:,|\sand|\sin)\s(?P<zone>[A-Z]{2,5})\b"
)
"""The zone behind the form of the dates: "Dates are dd/mm/yy and SAST"."""


def zone_of_everything(text: str) -> Zone | None:
    """Find the zone that everything is said to be in, be it only the name of a region."""
    if zone := mentioned_zone(text):
        return zone
    match = _EVERYTHING.search(text[:400])
    return find_zone(match["zone"]) if match else None


def zone_by_form(text: str) -> Zone | None:
    """Find the zone in "Newfoundland time all of it" and in "Dates are dd/mm/yy and SAST"."""
    found = (form.search(text[:400]) for form in (_OF_ALL, _DATES_ARE))
    zones = (find_zone(match["zone"], cities=False) for match in found if match)
    return next(filter(None, zones), None)


def zone_of_times(text: str) -> Zone | None:
    """Find the zone in a sentence about times: "All times Pacific", "Times are +02:00"."""
    text = without_exceptions(text[:400])
    match = _ARE.search(text)
    said = find_zone(match["zone"]) if match else None
    if zone := mentioned_zone(text):
        return _zone_of_this(text) or said or zone
    if said:
        return said
    about = _TIMES.search(text)
    for piece in _PIECES.split(text[about.end() :]) if about else ():
        bare = piece.strip("*_`.!? ").removeprefix("so ")
        word = bare.islower() and len(bare) < 6 and bare not in written_small()
        if bare and len(bare) <= 30 and not word and (zone := find_zone(bare)):
            return zone
        if bare and (found := offset_at(bare, 0)) and found[1] == len(bare):
            return found[0]
        if match := _LAST_OFFSET.search(bare):
            return find_zone(f"UTC{match['offset'].replace('−', '-')}")
    alone = _BRACKETED.search(text)
    if alone and (found := offset_at(text, alone.end())):
        return found[0]
    return any_city(text) if _SOMEWHERE.search(text) else None


def zone_beside_others(text: str) -> Zone | None:
    """Find the zone of this text in "Logs are in UTC, converted to JST"; None without two zones."""
    return _zone_of_this(text[:400]) if _OF_OTHERS.search(text[:400]) else None


def _zone_of_this(text: str) -> Zone | None:
    """Find the zone of this text where a sentence tells that of logs as well."""
    said = ((clause, mentioned_zone(clause)) for clause in _CLAUSES.split(text))
    told = [(clause, zone) for clause, zone in said if zone]
    if len({zone.label for _, zone in told}) < 2:
        return None
    if len({zone.offsets for _, zone in told}) == 1:
        return told[0][1]  # "CDT; UTC offset -5" tells the same twice
    return max(told, key=lambda each: _weight(each[0]))[1]


def _weight(clause: str) -> int:
    told = bool(_TIMES.search(clause)) + bool(_OF_THIS.search(clause))
    return told - bool(_OF_OTHERS.search(clause)) - bool(_OF_A_TIME.search(clause))


def without_exceptions(text: str) -> str:
    """Leave out the "unless marked UTC" of a sentence, which says what most times are not."""
    return _UNLESS.sub("", text)


def elsewhere_told(text: str) -> dict[str, list[Zone]]:
    """Give what abbreviations mean at places that a text tells of: "CST" where it names China."""
    data: dict[str, tuple[str, str, str]] = assets.toml("importers/zones.toml")[
        "elsewhere_where_told"
    ]
    return {
        label: [Zone(name, zoneinfo.ZoneInfo(home), home)]
        for label, (home, name, words) in data.items()
        if label in text and re.search(rf"\b(?:{words})\b", text, re.I)
    }
