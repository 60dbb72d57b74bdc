"""What an external version leaves out, listed for its author before it leaves the house."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    LockerItem,
    Note,
    Person,
    Picture,
    Remark,
    TimelineEvent,
)
from pm_facilitator.report.addresses import (
    HANDLE,
    HOST_LEFT,
    IP_LEFT,
    LINK_LEFT,
    MAIL_LEFT,
    addresses,
)
from pm_facilitator.report.build import build
from pm_facilitator.report.options import ReportOptions
from pm_facilitator.report.roles import Roles, texts_of
from pm_facilitator.report.slipped import Slip, slipped
from pm_facilitator.report.stand_ins import fold
from pm_facilitator.report.template import Template, template_of

_MOST = 12
"""So many things of a kind are named; the rest is counted."""

_TITLES = {
    LINK_LEFT: "Links",
    MAIL_LEFT: "Mail addresses",
    HOST_LEFT: "Hosts",
    IP_LEFT: "IP addresses",
}
_MANY = {
    "piece of evidence": "pieces of evidence",
    "belief of the moment": "beliefs of the moment",
    "idea in the locker": "ideas in the locker",
    "remark on the timeline": "remarks on the timeline",
    "person on the list": "people on the list",
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One sort of thing that is left out or stands for something else now.

    Attributes:
        title: what sort it is.
        items: each thing, with what stands in its place.
    """

    title: str
    items: tuple[str, ...]

    def __str__(self) -> str:
        named = ", ".join(self.items[:_MOST])
        more = len(self.items) - _MOST
        return f"{self.title}: {named}{f' and {more} more' if more > 0 else ''}."


def left_out(board: Board, template: Template | None = None) -> list[LeftOut]:
    """List what an external version of a review leaves out or replaces, for its author."""
    roles = Roles.of(board)
    found = [
        LeftOut("Names that became roles", tuple(_names(board, roles))),
        *_addresses(board),
        LeftOut("Sections that stay inside", tuple(_sections(board, template))),
        LeftOut("Records that stay inside", tuple(_records(board))),
    ]
    return [each for each in found if each.items]


def look_again(board: Board, options: ReportOptions) -> list[Slip]:
    """Find in the external version what may still tell who or where."""
    document = build(board, replace(options, audience="external", drawn=False, since=None))
    teams = [person.team for person in board.people]
    return slipped(document, [name for name in (*teams, *board.review.services) if name.strip()])


def _names(board: Board, roles: Roles) -> Iterator[str]:
    """Give each name as it was first written, with the role that stands for it."""
    seen: dict[str, str] = {}
    for text in texts_of(board):
        for found in roles.named(text):
            written = text[found.start() : found.end()].lstrip("@")
            seen.setdefault(fold(written), f"{written} → {roles.stand_in(found)}")
        for handle in HANDLE.findall(text):
            if handle.lstrip("@").casefold() not in roles.stand_ins:
                seen.setdefault(handle.casefold(), f"{handle} → somebody")
    for action in board.actions:
        stand_in = roles.owner(action.owner)
        if stand_in != action.owner and fold(action.owner) not in seen:
            seen[fold(action.owner)] = f"{action.owner} → {stand_in}"
    yield from seen.values()


def _addresses(board: Board) -> list[LeftOut]:
    found: dict[str, dict[str, None]] = {}
    for text in texts_of(board):
        for words, what in addresses(text):
            found.setdefault(words, {})[what] = None
    return [LeftOut(title, tuple(found.get(words, {}))) for words, title in _TITLES.items()]


def _sections(board: Board, template: Template | None) -> Iterator[str]:
    for each in (template or template_of(board.review)).sections:
        if each.confidential:
            yield each.title


def _records(board: Board) -> Iterator[str]:
    counts = Counter[str]()
    for event in board.all(TimelineEvent):
        counts["source"] += bool(event.source.strip())
        counts["piece of evidence"] += len(event.evidence)
        counts["belief of the moment"] += bool(event.visible_then.strip())
    for factor in board.factors:
        counts["piece of evidence"] += len(factor.evidence)
    counts["tracker link"] = sum(bool(action.tracker.strip()) for action in board.actions)
    counts["note"] = len(board.all(Note))
    counts["picture"] = len(board.all(Picture))
    counts["idea in the locker"] = len(board.all(LockerItem))
    counts["remark on the timeline"] = len(board.all(Remark))
    counts["person on the list"] = len(board.all(Person))
    for word, count in counts.items():
        if count:
            yield f"{count} {word if count == 1 else _MANY.get(word, f'{word}s')}"
