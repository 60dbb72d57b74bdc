"""When an action is due, as people write it: "by 4 March", "3/20", "20.03.", "end of June"."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date

from pm_facilitator.importers.times.calendar_names import ENGLISH_DAY
from pm_facilitator.importers.times.date_mentions import full_dates, mentioned_date
from pm_facilitator.importers.times.dates import WEEKDAY, date_at, day_and_month_at, short_date_at
from pm_facilitator.importers.times.partial_date import Order, PartialDate

_WHEN = re.compile(r"(?i:due(?: date| on| by)?|by|before|until|on|deadline|eta|target)\b[\s:]{1,3}")
_END_OF = re.compile(
    r"(?:the\s)?end of (?P<month>[A-Z][a-z]{2,8})(?:\s(?P<year>20[0-9]{2}))?", re.I
)
_SHORT = re.compile(r"[0-3]?[0-9](?:(?P<slash>/)[0-3]?[0-9]|\.\s?[01]?[0-9](?P<dot>\.?))", re.A)
"""A day without its year: "3/20", "20.03.", and "20.03" where nothing but a date can stand."""

_SLASHED = re.compile(r"(?<![\w./-])([0-3]?[0-9])/([0-3]?[0-9])(?![\w/]|[.-][0-9])", re.A)
_FRACTION = re.compile(r"(?:1/[2345]|2/[35]|3/[45]|4/5)(?![0-9])", re.A)
_ENDS = re.compile(r"(?=\s*$|\s?[)\],;.])")
_BY = r"(?:due|by|before|until|eta|deadline):?\s(?:the\s)?"
_SOME_TIME = (
    r"(?:tomorrow|asap|soon|next\s\w+"
    r"|(?:end of|this)\s(?:\w+\s)?(?:week|month|quarter|year|sprint)"
    rf"|{ENGLISH_DAY}|Q[1-4](?:\s?[/ ]\s?20[0-9]{{2}})?)"
)
VAGUE = re.compile(rf"\b{_BY}{_SOME_TIME}\b|\bASAP\b", re.I)
"""What a sentence says of when something is due without naming a day."""

_VAGUE_ALONE = re.compile(
    rf"(?:{_BY})?{_SOME_TIME}|[0-9]{{1,2}}(?:/[0-9]{{1,2}}|\.[0-9]{{1,2}}\.)", re.I | re.A
)


def due_date(value: str, order: Order, near: date | None) -> date | None:
    """Read a due date; one without a year is the one nearest to a date of the document."""
    full = next(full_dates(value[:120], order), None)
    if full is not None:
        return full
    if end := _END_OF.search(value[:120]):
        return _end_of_month(end["month"], end["year"], near, order)
    partial = mentioned_date(value, order) or _whole(value, order)
    return partial.complete(near) if partial and partial.month else None


def is_doubtful(value: str, order: Order) -> bool:
    """Tell whether day and month of a due date without a year could be the other way round."""
    partial = _whole(value, order)
    return partial is not None and partial.year is None and partial.doubtful


def without_by(said: str) -> str:
    """Give what stands behind "due:", "by" or the like, in front of when something is due."""
    match = _WHEN.match(said)
    return said[match.end() :] if match else said


def kind_of_due(said: str, order: Order, near: date | None) -> str:
    """Tell what some words say of when something is due, if they say nothing else.

    A "due" day, a "short" one such as "3/20", which may be a part of something where it stands
    alone, a "vague" time that is no day, or nothing.
    """
    short = _SHORT.fullmatch(said)
    if _opens_with_name(said, order, near) or (short and not (short["slash"] or short["dot"])):
        return ""  # "24.04" may be a version
    if _whole(said, order) or _END_OF.fullmatch(without_by(said)):
        if due_date(said, order, near) is None:
            return "vague"
        return "short" if short and short["slash"] else "due"
    return "vague" if _VAGUE_ALONE.fullmatch(said) else ""


def due_at(text: str, pos: int, order: Order, *, by: bool) -> tuple[PartialDate, int] | None:
    """Read the date behind "due", "until" and the like, and give it with where it ends.

    Args:
        text: a sentence.
        pos: where the date begins.
        order: how numeric dates are to be read.
        by: whether "by" stands there, behind which "3/4" is a part of something.
    """
    if found := date_at(text, pos, order):
        return found
    if by and _FRACTION.match(text, pos):
        return None
    found = short_date_at(text, pos, order) or day_and_month_at(text, pos, order, dotted=True)
    return found if found and _ENDS.match(text, found[1]) else None


def order_among(texts: Iterable[str]) -> Order | None:
    """Tell from dates such as 3/20 which number is the month; None where none tells."""
    votes: Counter[Order] = Counter()
    for text in texts:
        for match in _SLASHED.finditer(text[:4000]):
            first, second = int(match[1]), int(match[2])
            if max(first, second) <= 31 and max(first, second) > 12 >= min(first, second) > 0:
                votes[Order.DAY_FIRST if first > 12 else Order.MONTH_FIRST] += 1
    return votes.most_common(1)[0][0] if votes else None


def _whole(said: str, order: Order) -> PartialDate | None:
    """Give the date that is all that some words say, be it behind "by" or the like."""
    bare = without_by(said.strip(" *_`")).strip()
    if found := date_at(bare, 0, order):
        whole = found[0].month > 0 and not bare[found[1] :].strip(" .")
        return found[0] if whole else None
    if not _SHORT.fullmatch(bare):
        return None
    dotted = f"{bare.removesuffix('.')}."
    short = short_date_at(bare, 0, order) or day_and_month_at(dotted, 0, order)
    return short[0] if short else None


def _opens_with_name(said: str, order: Order, near: date | None) -> bool:
    """Tell a name in front of a date from the short form of a day of the week: "Sam, 3/20".

    "Mo, 2.3." opens with the day where the date fits it.
    """
    day = WEEKDAY.match(said)
    if day is None or not day["short"] or not day[0].endswith(",") or not said[0].isupper():
        return False
    rest = said[day.end() :].strip()
    found = due_date(rest, order, near) if "." in rest else None
    whole = _whole(said, order)
    return found is None or whole is None or found.weekday() != whole.weekday


def _end_of_month(month: str, year: str | None, near: date | None, order: Order) -> date | None:
    partial = mentioned_date(f"28 {month} {year or ''}", order)
    day = partial.complete(near) if partial and partial.month else None
    return day.replace(day=monthrange(day.year, day.month)[1]) if day else None
