"""The meeting itself: who was there, how long it took, and the notes from the boards."""

from pm_facilitator.domain.clock import Moment, spent
from pm_facilitator.domain.entities import Person, Picture, StageSlot
from pm_facilitator.domain.vocabulary import PersonRole
from pm_facilitator.errors import StoreError
from pm_facilitator.report.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Missing,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from pm_facilitator.report.context import Context
from pm_facilitator.report.text import one_line, rich
from pm_facilitator.report.when import day


def people(context: Context) -> Section:
    """Name who was there, by role."""
    present = [person for person in context.board.people if person.present and person.name.strip()]
    facts = []
    for role in PersonRole:
        names = [_name(person) for person in present if person.role is role]
        if names:
            facts.append(Fact(role.label, rich(", ".join(names))))
    empty = Missing("Nobody has been entered as present yet.")
    return Section("people", "People present", (Facts(tuple(facts)) if facts else empty,))


def time_spent(context: Context) -> Section:
    """Compare the minutes of each stage with the plan."""
    now = Moment(context.options.made_at, 0.0, "")
    slots = context.board.all(StageSlot)
    times = [(slot, spent(slot, now)) for slot in slots]
    if not any(slot.planned or taken for slot, taken in times):
        empty = Missing("This review has no agenda, and no time was taken.")
        return Section("time", "Time spent", (empty,))
    rows = [_time_row(slot.stage.label, slot.planned, taken) for slot, taken in times]
    planned, taken = sum(slot.planned for slot in slots), sum(taken for _, taken in times)
    rows.append(_time_row("Together", planned, taken, strong=True))
    columns = (Column("Stage", 40), Column("Planned", 20), Column("Taken", 20))
    return Section("time", "Time spent", (Table(columns, tuple(rows)),))


def follow_up(context: Context) -> Section:
    """Say when the group looks at the actions again."""
    on = context.review.follow_up_on
    if on is None:
        missing = Missing("No date for a follow-up has been set yet.")
        return Section("follow_up", "Follow-up", (missing,))
    words = f"The actions are looked at again on {day(on)}."
    return Section("follow_up", "Follow-up", (Paragraph((Span(words),)),))


def pictures(context: Context) -> Section | None:
    """Show the pasted pictures; None when there are none or nothing gives their bytes."""
    if not context.board.all(Picture) or context.options.blob is None:
        return None
    return Section("pictures", "Pictures from the boards", picture_blocks(context))


def picture_blocks(context: Context) -> tuple[Block, ...]:
    """Give each pasted picture with its caption."""
    found = context.board.all(Picture)
    if not found or context.options.blob is None:
        return (Missing("No pictures have been pasted on the boards."),)
    from pm_facilitator.report.photos import photo  # Pillow is needed only with pictures

    blocks: list[Block] = []
    for number, picture in enumerate(found, start=1):
        caption = one_line(picture.caption) or f"Picture {number}"
        try:
            shown = photo(context.options.blob(picture.blob), f"picture-{number}", caption)
        except StoreError:
            shown = None
        blocks.append(shown or Missing(f"{caption}: this picture cannot be shown."))
    return tuple(blocks)


def _name(person: Person) -> str:
    words = one_line(person.name)
    if person.team.strip():
        words += f" ({one_line(person.team)})"
    if person.role is PersonRole.FACILITATOR and person.neutral is not None:
        words += ", not part of the incident" if person.neutral else ", part of the incident"
    return words


def _time_row(label: str, planned: float, taken: float, strong: bool = False) -> Row:
    texts = (label, f"{round(planned / 60)} min", f"{round(taken / 60)} min")
    return Row(tuple((rich(text, strong=strong),) for text in texts))
