"""Comments and changes copied out of the page of a ticket: who did what when, the words below."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise

from pm_facilitator.importers.formats.chat_text import DATE, NAME, WHEN, ChatText, Finder, Head
from pm_facilitator.importers.formats.messages import FENCES
from pm_facilitator.importers.layouts.prefixes import says_status
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.machine_lines import is_log
from pm_facilitator.importers.times.calendar_names import DAY_OF_WEEK
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.zones import find_zone

_MOMENT = (
    rf"(?P<when>{WHEN}(?:\s20[0-9]{{2}})?"
    r"(?:\s?\(?(?:UTC|GMT|[A-Z]{2,3}T|Z|[+-][0-9]{2}:?[0-9]{2})\)?)?)"
)
_DID = (
    r"(?P<did>(?:added|made|created|changed|commented|opened|reopened|closed|resolved|updated|edited"
    r"|assigned|reassigned|replied|wrote|attached|linked|moved|set|raised|escalated|merged|removed"
    r"|uploaded|logged|submitted|reported|transitioned|acknowledged|approved|mentioned|posted"
    r"|(?:correspondence|comments?|note|ticket|status)\s(?:added|created|changed|updated)"
    r"|hat|a\s(?:ajouté|créé|modifié|commenté)|añadió|creó|cambió)\b[^.;:!?\t]{0,60}?)"
)
_DAY = r"[^:]{4,24}20[0-9]{2}$"
_KIND = r"\((?P<kind>[^()\d]{2,30})\)"
_PARTS = r"(?:\s?[-–—·•|,]\s|\s(?:on|at|am|le|el)\s|\s)"


_STRONG_HEADS = (
    rf"(?P<name>{NAME}?)\s{_DID}{_PARTS}{_MOMENT}:?",
    r"(?P<did>(?:updated|added|edited|posted|comment|note|reply)(?:\s(?:note|comment))?)"
    rf"\s(?:by|from)\s(?P<name>{NAME}?){_PARTS}{_MOMENT}:?",
    r"(?:\[reply\]\s)?(?:comment|note|reply|post|entry|kommentar|commentaire|comentario)\s?[#:]?"
    rf"\s?[0-9]{{1,6}}\s?(?:[•·,:–—-]\s?)?(?:(?:by|von|par|por)\s)?(?P<name>{NAME}?){_PARTS}"
    rf"{_MOMENT}:?",
    rf"(?:on|am|le|el)\s{_MOMENT},?\s(?:schrieb\s)?(?P<name>{NAME}?)(?:\s<[^<>\s]{{3,80}}>)?"
    r"(?:\s(?:wrote|a écrit|escribió))?\s?:",
    rf"(?:\#\s)?{_MOMENT}{_PARTS}(?P<name>{NAME}?)\s(?:[-–—]\s)?{_DID}:?",
    rf"(?:créé|created|erstellt|creado)\s?:?\s(?:le|on|am|el)\s{_MOMENT}\s(?:par|by|von|por)"
    rf"\s(?P<name>{NAME}?)",
    rf"(?P<name>{NAME}?)\t(?![0-9]{{1,2}}:){_MOMENT}",
)
_DATED = re.compile(rf"(?P<name>{NAME}?)\s{_DID}{_PARTS}(?P<when>(?={_DAY}){DATE})", re.I)


_PERSON_HEADS = (
    rf"(?:#[0-9]{{1,4}}[.:]?\s)?{_MOMENT}{_PARTS}(?P<name>{NAME}?)(?:\s{_KIND})?:?",
    rf"(?P<name>{NAME}?)(?:\s{_KIND})?{_PARTS}{_MOMENT}:?",
)
"""Heads that only the name tells from other lines; names that come again are such."""

_BELOW_A_NAME = (
    rf"(?P<kind>[A-Z][A-Za-z ]{{2,30}}?)\s?[•·]\s?{_MOMENT}",
    rf"{_DID}{_PARTS}{_MOMENT}",
)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Give the pattern of a form; all of them take a third of a second, so none is made early."""
    return re.compile(form, re.I if form in _STRONG_HEADS else 0)


_MOMENT_ALONE = re.compile(rf"(?=.{{0,30}}20[0-9]{{2}}){_MOMENT}")
"""What stands below the names of people who come again."""

_VERB = re.compile(_DID)
_WORD_OF_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*,?|de|da|van|von|der|den|del|la|bin|al")
_NICK = re.compile(r"[a-z][a-z0-9_.-]{1,24}")
_EDITED = re.compile(r"\s?[-–·(,]\s?edited\)?$", re.I)
_CLOCK_FIRST = re.compile(r"[0-9]{1,2}:")
_HAS_CLOCK = re.compile(r"[0-9]:[0-5][0-9]", re.A)
_WEEKDAY = re.compile(DAY_OF_WEEK, re.I)
_NO_NAMES = frozenset(("AM", "PM", "APP", "BOT"))
_OPENS = ("[", "#")
_LONGEST = 120
_LOOKED_AT = 2_000
_REMEMBERED = 4_096


class TicketPaste(ChatText):
    """Comments of Jira, ServiceNow, Zendesk and the like, and mails that quote one another."""

    name = "Comments of a ticket"
    noise = re.compile(
        r"Edit\s·\sDelete(?:\s·.{0,40})?"
        r"|Field\s+Original Value\s+New Value|(?:Edit|Delete|Reply|Permalink|Like|Share|Quote"
        r"|Show more|Hide|Add a comment|Collaborator|Contributor|Member|Owner|Author|Edited"
        r"|Comment Actions)|[0-9]{1,3} likes?",
        re.I,
    )
    first_by = 60
    """The fields and the description of a ticket stand above its comments."""

    def prepare(self) -> Iterator[None]:
        """Make the patterns one by one."""
        for form in (*_STRONG_HEADS, *_PERSON_HEADS, *_BELOW_A_NAME):
            _compiled(form)
            yield

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find heads that say what somebody did, and those of people who come again."""
        names, above = _names(lines), _names_above(lines)

        def find(lines: Sequence[str], index: int) -> Head | None:
            line = _EDITED.sub("", lines[index].strip())
            if len(line) > _LONGEST or not _may_be_head(lines[index]):
                return None
            if _HAS_CLOCK.search(line) is None:
                return _of_day(line) or _above_time(lines, index, line, above)
            return _strong(line) or (_of_person(line, names) if names else None)

        return find

    def is_sure(self, heads: Sequence[Head], bodies: int) -> bool:
        """Expect words below the heads that do not say themselves what was done."""
        said = bodies + sum(bool(head.instead) for head in heads)
        return len(heads) >= 2 and bodies > 0 and said >= len(heads)

    def recognises(self, source: Source) -> bool:
        """Look for heads, with no timeline in what is written below them."""
        if not super().recognises(source):
            return False
        lines = source.head_lines[:_LOOKED_AT]
        find = self.finder(lines)
        heads = [find(lines, index) is not None for index in range(len(lines))]
        return _timed(lines, heads) * 4 <= sum(heads)


def _may_be_head(line: str) -> bool:
    """Tell whether a line opens as heads do, and not as the items of a list."""
    return line[:1].isalnum() or line[:1] in _OPENS


# Lines are looked at to recognise a text, to find the names in it, and to read it.
@lru_cache(maxsize=_REMEMBERED)
def _strong(line: str) -> Head | None:
    for form in _STRONG_HEADS:
        match = _compiled(form).fullmatch(line)
        if match and _is_name(match["name"], nick=True) and _has_date(match):
            name = match["name"].strip()
            did = match.groupdict().get("did") or ""
            return Head(match["when"], name, instead=f"{name} {did}".strip() if did else "")
    return None


def _of_day(line: str) -> Head | None:
    """Read "ana commented on Mar 2, 2026", which tells no time of day."""
    match = _DATED.fullmatch(line) if line[-4:].isdecimal() else None
    if match is None or not _is_name(match["name"], nick=True):
        return None
    name = match["name"].strip()
    return Head(match["when"], name, instead=f"{name} {match['did']}")


def _has_date(match: re.Match[str]) -> bool:
    """Tell whether a head has its date, where it opens with the time as the lines of a list do."""
    return match.start("when") > 0 or not _CLOCK_FIRST.match(match["when"])


def _of_person(line: str, names: frozenset[str]) -> Head | None:
    return next((head for head in _beside_time(line) if head.author in names), None)


@lru_cache(maxsize=_REMEMBERED)
def _beside_time(line: str) -> tuple[Head, ...]:
    """Give what may be the heads of people, if the names are those of people."""
    found = filter(None, (_compiled(form).fullmatch(line) for form in _PERSON_HEADS))
    return tuple(Head(m["when"], m["name"].strip(), instead=m["kind"] or "") for m in found)


def _above_time(lines: Sequence[str], index: int, line: str, above: frozenset[str]) -> Head | None:
    """Read a name with "Work notes • 2 March 2026 14:03" or "commented 2 March 14:03" below it."""
    below = lines[index + 1].strip() if index + 1 < len(lines) else ""
    if len(below) > _LONGEST or not _HAS_CLOCK.search(below) or not _is_name(line):
        return None
    for form in _BELOW_A_NAME:
        if match := _compiled(form).fullmatch(below):
            did = match.groupdict().get("did")
            return Head(
                match["when"], line, instead=f"{line} {did}" if did else match["kind"], used=2
            )
    match = _MOMENT_ALONE.fullmatch(below) if line in above else None
    return Head(match["when"], line, used=2) if match else None


def _names_above(lines: Sequence[str]) -> frozenset[str]:
    """Give the names above a moment alone, if they come again as people do."""
    told = Counter(
        name
        for above, below in pairwise(islice(lines, _LOOKED_AT))
        if len(below) <= _LONGEST and _HAS_CLOCK.search(below)
        if _MOMENT_ALONE.fullmatch(below.strip()) and _is_name(name := above.strip())
    )
    return frozenset(told) if any(count > 1 for count in told.values()) else frozenset()


def _names(lines: Sequence[str]) -> frozenset[str]:
    """Give the names that stand alone with a time, if they come again as people do."""
    told = Counter(name for line in islice(lines, _LOOKED_AT) if (name := _alone(line)))
    again = sum(count for count in told.values() if count > 1)
    enough = again >= 2 and len(told) * 5 <= sum(told.values()) * 4
    return frozenset(told) if enough else frozenset()


def _alone(line: str) -> str:
    """Give the name that stands alone with a time on a line; nothing where none does."""
    if len(line) > _LONGEST or not _may_be_head(line) or _HAS_CLOCK.search(line) is None:
        return ""
    said = line.strip()
    head = _strong(said) or next(iter(_beside_time(said)), None)
    return head.author if head and _is_name(head.author, nick=True) else ""


def _is_name(text: str, *, nick: bool = False) -> bool:
    words = text.split()
    if _WEEKDAY.fullmatch(text.strip(" ,.")) or says_status(text.strip()):
        return False
    if text.strip().upper() in _NO_NAMES or find_zone(text.strip(), cities=False):
        return False
    if nick and len(words) == 1 and _NICK.fullmatch(words[0]) and not _VERB.match(words[0]):
        return True
    return 1 <= len(words) <= 5 and all(map(_WORD_OF_NAME.fullmatch, words))


def _timed(lines: Sequence[str], heads: Sequence[bool]) -> int:
    """Count the lines that open with a time and are neither heads nor lines of a log.

    Pages have times alone beside what was attached, and in their fields.
    """
    count, fenced = 0, False
    for line, is_head in zip(lines, heads, strict=True):
        if line.strip().startswith(FENCES):
            fenced = not fenced
        elif line[:1].strip() and not (fenced or is_head or is_log(line)):
            stamp = read_stamp(line.lstrip("-*• "), Order.DAY_FIRST)
            count += stamp is not None and stamp.clock is not None and bool(stamp.text)
    return count
