"""A review ends at once, or with a second look; and somebody looks again in a month."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.edits import closing, common
from pm_facilitator.domain.entities import Review
from pm_facilitator.domain.vocabulary import PersonRole
from pm_facilitator.domain.working_days import is_working_day, working_days_until
from tests.helpers.make import make_action, make_board, make_person, make_review

THURSDAY = datetime(2026, 11, 26, 15, 20, tzinfo=UTC)
ZONES = ["UTC", "Europe/Copenhagen", "Pacific/Auckland", "America/Sao_Paulo"]


def test_the_second_look_is_two_working_days_on_at_the_hour_of_the_review() -> None:
    held = datetime(2026, 11, 26, 13, 30, tzinfo=UTC)
    review = make_review(zone="Europe/Copenhagen", review_at=held)
    assert closing.usual_second_look(review, THURSDAY) == datetime(2026, 11, 30, 13, 30, tzinfo=UTC)


def test_the_hour_stays_the_same_when_the_clocks_change() -> None:
    held = datetime(2026, 10, 22, 12, 0, tzinfo=UTC)
    review = make_review(zone="Europe/Copenhagen", review_at=held)
    assert closing.usual_second_look(review, held) == datetime(2026, 10, 26, 13, 0, tzinfo=UTC)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2080, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
def test_two_working_days_pass_wherever_the_review_is_held(now: datetime, zone: str) -> None:
    planned = closing.usual_second_look(Review("r", zone=zone), now)
    here = ZoneInfo(zone)
    assert working_days_until(now.astimezone(here).date(), planned.astimezone(here).date()) == 2
    assert planned.utcoffset() == now.utcoffset()


@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)))
def test_the_follow_up_is_on_a_working_day_a_month_on(today: date) -> None:
    planned = closing.usual_follow_up(today)
    assert is_working_day(planned)
    assert 30 <= (planned - today).days <= 32


def test_the_smaller_group_is_who_owns_an_action_and_who_leads() -> None:
    people = [
        make_person(id="o", name="Noor Haddad"),
        make_person(id="f", name="Ida Berg", role=PersonRole.FACILITATOR),
        make_person(id="x", name="Tom Reyes"),
        make_person(id="n", name=""),
    ]
    board = make_board(*people, make_action(owner="noor  haddad"), make_action(owner=""))
    board.apply(closing.plan_second_look(board, THURSDAY))
    assert set(board.review.second_look_ids) == {"o", "f"}


def test_finishing_now_takes_the_plan_back() -> None:
    board = make_board(make_person(role=PersonRole.FACILITATOR))
    board.apply(closing.plan_second_look(board, THURSDAY))
    board.apply(closing.finish_now(board))
    assert (board.review.second_look_at, board.review.second_look_ids) == (None, ())


def test_whoever_leaves_the_review_leaves_the_smaller_group() -> None:
    board = make_board(make_person(id="f", role=PersonRole.FACILITATOR))
    board.apply(closing.plan_second_look(board, THURSDAY))
    board.apply(common.remove(board, [("person", "f")]))
    assert board.review.second_look_ids == ()


@pytest.mark.parametrize("planned", [None, date(2026, 12, 1)])
def test_a_follow_up_that_is_planned_stays(planned: date | None) -> None:
    board = make_board(make_review(follow_up_on=planned))
    board.apply(closing.plan_follow_up(board, THURSDAY.date()))
    assert board.review.follow_up_on == (planned or date(2026, 12, 28))
