"""What a review still lacks before its document goes out, in kind sentences; nothing is blocked.

What is there and worth a second look is told by ``checks``.
"""

from pm_facilitator.domain.agreement import open_remarks, since_agreement
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.vocabulary import LockerState, RemarkKind


def missing(board: Board) -> list[str]:
    """Name what is missing, most important first; an empty list means that all is there."""
    return [*_story(board), *_learning(board), *_actions(board)]


def _story(board: Board) -> list[str]:
    review = board.review
    found: list[str] = []
    if not review.summary.strip():
        found.append("The summary is empty: two or three sentences are enough.")
    if not (review.impact_customers.strip() or review.impact_business.strip()):
        found.append("The impact is not described yet.")
    if not board.events:
        found.append("The timeline is empty.")
    elif review.timeline_agreed_at is None:
        found.append("The group has not agreed on the timeline yet.")
    else:
        found += _since(board)
    if review.resolved_at is None:
        found.append("The time of the resolution is missing.")
    return found


def _since(board: Board) -> list[str]:
    """Name what has happened to the timeline since the group agreed on it."""
    changed = since_agreement(board).count
    said = sum(remark.kind is not RemarkKind.OBJECTION for remark in open_remarks(board))
    found: list[str] = []
    if changed:
        found.append(_count(changed, "event has", "events have", "changed since the group agreed."))
    if said:
        found.append(_count(said, "remark", "remarks", "on the timeline can still be taken up."))
    return found


def _learning(board: Board) -> list[str]:
    found: list[str] = []
    if not board.factors:
        found.append("There are no contributing factors yet.")
    unanswered = sum(not question.answer.strip() for question in board.questions)
    if unanswered:
        found.append(_count(unanswered, "open question has", "open questions have", "no answer."))
    return found


def _actions(board: Board) -> list[str]:
    found: list[str] = []
    if not board.actions and not board.decisions:
        found.append("There are no actions and no decisions yet.")
    waiting = sum(item.state is LockerState.PARKED for item in board.locker)
    if waiting:
        found.append(_count(waiting, "idea waits", "ideas wait", "in the locker."))
    return found


def _count(number: int, one: str, many: str, rest: str) -> str:
    return f"{number} {one if number == 1 else many} {rest}"
