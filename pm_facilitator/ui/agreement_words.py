"""How far the group agrees on the timeline, in the words that both windows use."""

from pm_facilitator.canvas.moments import spoken_time, zone_of
from pm_facilitator.domain.agreement import Since, open_remarks, since_agreement
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.vocabulary import RemarkKind
from pm_facilitator.domain.zone_names import zone_name


def state_words(board: Board) -> str:
    """Say when the group agreed, what has changed since, and whether somebody objects."""
    left = open_words(board)
    said = (_agreed(board), _since(since_agreement(board)), f"{left}." if left else "")
    return " ".join(filter(None, said))


def open_words(board: Board) -> str:
    """Say how much of what was said is not settled: "2 to take up, 1 objection kept"."""
    remarks = open_remarks(board)
    objections = sum(remark.kind is RemarkKind.OBJECTION for remark in remarks)
    others = len(remarks) - objections
    said = [f"{others} to take up"] if others else []
    if objections:
        noun = "objection" if objections == 1 else "objections"
        said.append(f"{objections} {noun} kept")
    return ", ".join(said)


def _agreed(board: Board) -> str:
    at = board.review.timeline_agreed_at
    if at is not None:
        minute = at.replace(second=0, microsecond=0)
        said = spoken_time(minute, zone_of(board.review.zone))
        return f"Agreed by the group on {said} ({zone_name(board.review.zone)})."
    events = board.events
    agreed = sum(event.agreed for event in events)
    return f"{agreed} of {len(events)} events agreed." if events else ""


def _since(since: Since) -> str:
    said = [f"{number} {word}" for number, word in since.counts()]
    return f"Since then: {', '.join(said)}." if said else ""
