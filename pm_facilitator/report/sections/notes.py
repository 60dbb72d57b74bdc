"""The notes from the boards, heap by heap, those with most votes first."""

from pm_facilitator.domain.ballots import rank
from pm_facilitator.domain.entities import Note, NoteGroup, Person, RoundGroup
from pm_facilitator.figures.board_votes import shown_votes, votes_words
from pm_facilitator.report.blocks import Block, Bullets, Item, Section, Span, Subheading
from pm_facilitator.report.context import Context
from pm_facilitator.report.text import one_line, rich


def notes(context: Context) -> Section | None:
    """Show the revealed notes, in the order that votes gave them; None when there are none."""
    found = [note for note in context.board.notes() if note.text.strip()]
    if not found:
        return None
    places = rank(context.board)
    last = len(places)
    found.sort(key=lambda note: places.get(note.id, last))
    heaps = sorted(context.board.all(NoteGroup), key=lambda heap: places.get(heap.id, last))
    ids = {heap.id for heap in heaps}
    votes = shown_votes(context.board)
    blocks: list[Block] = []
    for heap in [*heaps, None]:
        inside = [note for note in found if _is_in(note, heap, ids)]
        if inside:
            title = one_line(heap.title) if heap else "Not grouped"
            blocks.append(Subheading(title or "A group without a name"))
            blocks.append(
                Bullets(
                    tuple(_item(context, note, votes.get(("note", note.id), 0)) for note in inside)
                )
            )
    return Section("notes", "Notes from the boards", tuple(blocks))


def _is_in(note: Note, heap: NoteGroup | None, known: set[str]) -> bool:
    if heap is None:
        return note.group_id not in known
    return note.group_id == heap.id


def _item(context: Context, note: Note, votes: int) -> Item:
    """Give a note with its votes, its small group, and its author where one is known."""
    group = context.board.get(RoundGroup, note.small_group_id)
    author = context.board.get(Person, note.author_id)
    words = [votes_words(votes) if votes else ""]
    words += [one_line(each.name) for each in (group, author) if each is not None]
    told = "".join(f" · {each}" for each in words if each)
    return Item((*rich(note.text), Span(told, soft=True)) if told else rich(note.text))
