"""How a review ends: at once, or with a second look first; and when it is looked at again."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.entities import Person, Review
from pm_facilitator.domain.vocabulary import PersonRole, ReviewStatus, Stage
from pm_facilitator.domain.working_days import after_working_days, next_working_day

SOAK_DAYS = 2
"""Working days for which ideas rest before a second look: long enough to sleep on them twice."""

FOLLOW_UP_DAYS = 30
"""Days after which somebody asks what became of the actions."""

_USUAL_HOUR = time(10)
_LEADS = frozenset({PersonRole.COORDINATOR, PersonRole.FACILITATOR})


def usual_second_look(review: Review, now: datetime) -> datetime:
    """Give the time two working days on, at the hour at which the review was held; in UTC."""
    zone = ZoneInfo(review.zone)
    held = review.review_at.astimezone(zone).time() if review.review_at else _USUAL_HOUR
    day = after_working_days(now.astimezone(zone).date(), SOAK_DAYS)
    return datetime.combine(day, held, zone).astimezone(now.tzinfo)


def usual_follow_up(today: date) -> date:
    """Give the working day on which some 30 days have passed."""
    return next_working_day(today + timedelta(days=FOLLOW_UP_DAYS))


def smaller_group(board: Board) -> list[Person]:
    """Give who goes over the actions once more: those who own one, and who leads the review."""
    owners = {_folded(action.owner) for action in board.actions}
    return [p for p in board.people if p.role in _LEADS or _folded(p.name) in owners - {""}]


def enter_stage(board: Board, stage: Stage, today: date) -> list[Change]:
    """Move the meeting to a stage, with what goes by itself there.

    The document is live from the first stage after Open on, and Close plans the follow-up review.
    """
    changes = setup.go_to_stage(board, stage)
    if board.review.status is ReviewStatus.DRAFT and stage is not Stage.OPEN:
        changes += setup.set_fields(board, status=ReviewStatus.LIVE)
    return changes + (plan_follow_up(board, today) if stage is Stage.CLOSE else [])


def plan_second_look(board: Board, now: datetime) -> list[Change]:
    """Plan a second look at its usual time with the smaller group; both can be changed."""
    return patch(
        board.review,
        second_look_at=usual_second_look(board.review, now),
        second_look_ids=tuple(person.id for person in smaller_group(board)),
    )


def finish_now(board: Board) -> list[Change]:
    """Do without a second look."""
    return patch(board.review, second_look_at=None, second_look_ids=())


def plan_follow_up(board: Board, today: date) -> list[Change]:
    """Plan the follow-up review in some 30 days, unless there is one already."""
    review = board.review
    return [] if review.follow_up_on else patch(review, follow_up_on=usual_follow_up(today))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
