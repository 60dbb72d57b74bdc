"""How far the group agrees, in words."""

from datetime import UTC, datetime

from pm_facilitator.ui.agreement_words import state_words
from tests.helpers.make import make_board, make_review


def test_the_agreement_is_told_to_the_minute_with_its_zone() -> None:
    at = datetime(2026, 3, 4, 10, 0, 24, tzinfo=UTC)
    board = make_board(make_review(timeline_agreed_at=at, zone="Europe/Berlin"))
    assert state_words(board) == "Agreed by the group on 4 Mar 11:00 (Europe/Berlin)."


def test_a_zone_that_is_an_offset_is_told_by_how_far_it_is_ahead_of_utc() -> None:
    at = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
    board = make_board(make_review(timeline_agreed_at=at, zone="Etc/GMT-3"))
    assert state_words(board) == "Agreed by the group on 4 Mar 13:00 (UTC+3)."
