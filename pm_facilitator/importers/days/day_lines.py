"""Lines with a date that are no entries of their own: they say the day of what follows."""

import re

from pm_facilitator.importers.layouts.entries import Entry
from pm_facilitator.importers.text.lines import Kind, Line
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zones import find_zone, mentioned_zone

_ABOUT_TIMES = re.compile(
    r"\b(?:all|local|(?<!this\s)(?<!next\s)(?<!last\s)(?<!first\s)(?<!second\s)(?<!same\s)times?|timestamps?"
    r"|zone|clocks?|heures?|horaires?|horas?|horarios?|horários?|ora|ore|orari|orario|ortszeit|uhrzeit(?:en)?|zeiten|tid(?:er)?"
    r"|tidspunkter|tijd(?:en)?|czas|čas|časy|время|час)\b",
    re.I,
)
_OF_SHIFT = re.compile(
    r"(?:(?:on\s)?(?:agents?|operators?|officer|controller|dispatcher|supervisor|lead|foreman|chief"
    r"|author|scribe|keeper|crew|team|shift|watch|duty|call|line|site|place|unit|page|sheet|weather|wind"
    r"|schicht|schichtleiter|dienst|leitung|bediener|anlage|ort|seite|wetter|verfasser|protokoll"
    r"|chef|opérateur|rédacteur|équipe|lieu|poste|agente|operador|operatore|turno|jefe|capo|lugar"
    r"|puesto|luogo|ploeg|vakt|skift|vuoro|loggist|recorder|note\s?taker|minutes|labels?|tags?|assignees?|status)"
    r"\s?:\s?\S.{0,80}"
    r"|(?:notes?|minutes|log|written|typed|compiled|kept)\s(?:(?:taken|kept|up|down)\s)?by\s.{1,50}"
    r"|(?:(?:early|late|night|day|morning|evening)\s)?(?:shift|watch|log|duty)\b.{0,30}"
    r"|(?:früh|spät|nacht|tag)(?:schicht|dienst)\b.{0,30}|équipe\s.{1,30}|turno\s.{1,30})",
    re.I,
)
"""What stands behind the day of a log: "agent: S. Moreau", "night shift"."""

_EVERYTHING = re.compile(
    r"(?:everything|all(?:\s(?:of\sit|times))?|(?:the\s)?times)\s(?:(?:is\s|are\s)?in|is|are)\s[A-Z][A-Za-z+/_-]",
    re.I,
)
_TIMES_IN = re.compile(
    r"\W*(?:(?:all|alle|toutes\sles|todas\s[al]s|tutt[ei]\s(?:le|gli))\s)?(?:times?|uhrzeiten|zeiten|heures|horas|horários"
    r"|ore|orari|tijden|tider)\s(?:(?:are|is|sind|sont|son|são|sono)\s)?(?:in|en|em|nach)\s",
    re.I,
)
_LONGEST = 60


def is_day_only(entry: Entry, followed_by: Stamp | None, *, first: bool) -> bool:
    """Tell whether an entry is no more than the day of what follows.

    Args:
        entry: it has been read to its end.
        followed_by: the stamp of the next entry, or None.
        first: whether it stands on the first line of the text, as a title does.
    """
    title = first and _is_title(entry)
    day = entry.stamp.date or entry.stamp.day_words
    if not day or not (entry.day_heading or title):
        return False
    if not entry.text:
        return True
    if followed_by is None or followed_by.date is None:
        return followed_by is not None
    said, own = entry.stamp.date, followed_by.date
    if said is None:
        return False
    same = (said.month, said.day) == (own.month, own.day) and followed_by.clock
    return bool(same) and not entry.stamp.text and title


def _is_title(entry: Entry) -> bool:
    if entry.line.kind is Kind.ITEM:
        return False
    return entry.stamp.date_only or (not entry.text and entry.stamp.end_clock is not None)


def is_dateline(entry: Entry, followed_by: Stamp | None, inside: Line | None) -> bool:
    """Tell whether "9 May 2023, Ghent. Times are local." leads to a list of times without a day.

    Args:
        entry: it has been read to its end, and none stands above it.
        followed_by: the stamp of the first entry with a time; None where a table may come.
        inside: the line of that one.
    """
    if entry.line.kind is not Kind.TEXT or not entry.stamp.date_only:
        return False
    if followed_by is not None and followed_by.date and followed_by.date.month:
        return False
    if entry.stamp.date is None or entry.stamp.date.month == 0:
        return False
    behind = entry.line.text.partition(entry.stamp.words)[2].lstrip("*_` ")
    if _OF_SHIFT.fullmatch(behind.lstrip(":–—-|,· ")) or _leads_to_times(behind):
        return True
    if inside is None:
        return False
    return inside.kind is not Kind.TEXT and not behind.startswith((":", "-", "–", "—", "|"))


def _leads_to_times(behind: str) -> bool:
    """Tell whether words behind a date name the zone of times: "9 May. Everything in CEST."."""
    if behind[:1] not in (",", "."):
        return False
    told = (each.strip() for each in behind[:200].lstrip(",. ").split(". "))
    return any(find_zone(each.rstrip(".")) or _EVERYTHING.match(each) for each in told if each)


def tells_zone(said: str) -> bool:
    """Tell whether the words behind a date say no more than which zone the times are in."""
    near = len(said) <= _LONGEST or _TIMES_IN.match(said) is not None
    return near and zone_told(said) is not None


def zone_told(said: str) -> Zone | None:
    """Find the zone that the words behind a date name."""
    bare = said[:80].strip("()[]*_.,: ")
    return find_zone(bare) or (mentioned_zone(bare) if _ABOUT_TIMES.search(bare) else None)
