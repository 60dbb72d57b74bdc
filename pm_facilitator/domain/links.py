"""What a record is linked to, seen from both ends: a factor's events, and an event's factors."""

from collections.abc import Iterable
from dataclasses import dataclass

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Entity, Factor, Note, kind_of


@dataclass(frozen=True, slots=True)
class Links:
    """The records at the other end of one kind of link.

    Attributes:
        title: what they are to the record.
        word: one of them.
        records: they themselves, in the board's order.
    """

    title: str
    word: str
    records: tuple[Entity, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """Give their keys."""
        return tuple((kind_of(record), record.id) for record in self.records)

    @property
    def count(self) -> str:
        """Say how many there are: "1 event", "3 events"."""
        return f"{len(self.records)} {self.word}{'' if len(self.records) == 1 else 's'}"


def links_of(board: Board, key: Key) -> list[Links]:
    """Give every kind of link that a record has, without those that lead nowhere."""
    kind, id_ = key
    found: list[Links] = []
    match kind:
        case "factor":
            found = _of_factor(board, board.get(Factor, id_))
        case "event":
            factors = [f for f in board.factors if id_ in f.event_ids]
            found = [Links("Factors that come from it", "factor", tuple(factors))]
        case "note":
            factors = [f for f in board.factors if id_ in f.note_ids]
            found = [Links("Factors that come from it", "factor", tuple(factors))]
        case "action" | "decision":
            title = "Factors that it removes" if kind == "action" else "Factors that it is about"
            ids: tuple[str, ...] = getattr(board.find(kind, id_), "factor_ids", ())
            found = [Links(title, "factor", tuple(f for f in board.factors if f.id in ids))]
        case "why_step":
            factor = board.get(Factor, getattr(board.find(kind, id_), "factor_id", None))
            found = [Links("Part of the chain of", "factor", (factor,) if factor else ())]
    return [each for each in found if each.records]


def linked_keys(board: Board, key: Key) -> list[Key]:
    """Give everything that a record is linked to, one after the other."""
    return [each for links in links_of(board, key) for each in links.keys]


def linked_words(board: Board, key: Key) -> str:
    """Say in a few lines what a record is linked to; empty when it is not."""
    said = []
    for links in links_of(board, key):
        said.append(f"{links.title}:")
        said += [f"• {name_of(record)}" for record in links.records]
    return "\n".join(said)


def name_of(record: Entity) -> str:
    """Give the text that a record is called by."""
    return " ".join(str(getattr(record, "text", "")).split()) or "Without words yet"


def _of_factor(board: Board, factor: Factor | None) -> list[Links]:
    if factor is None:
        return []
    events = [event for event in board.events if event.id in factor.event_ids]
    return [
        Links("Seen in these events", "event", tuple(events)),
        Links("Made of these notes", "note", tuple(_with(board.all(Note), factor.note_ids))),
        Links("Actions against it", "action", tuple(_about(board.actions, factor.id))),
        Links("Decisions about it", "decision", tuple(_about(board.decisions, factor.id))),
    ]


def _with(records: Iterable[Entity], ids: tuple[str, ...]) -> list[Entity]:
    return [record for record in records if record.id in ids]


def _about(records: Iterable[Entity], factor_id: str) -> list[Entity]:
    return [record for record in records if factor_id in getattr(record, "factor_ids", ())]
