"""The day on which a review was made is taken for times only where the text tells none."""

from datetime import date

import pytest

from pm_facilitator.importers.draft import Doubt, ReviewDraft
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source

MADE = date(2026, 11, 28)


def read(text: str, day: date | None = None) -> ReviewDraft:
    return read_source(Source.pasted(text), Hints(day, last=MADE))


def days(draft: ReviewDraft) -> set[str]:
    return {str(event.time)[:10] for event in draft.events}


@pytest.mark.parametrize(
    "said",
    [
        "Cards refused at the till, May 12 2026",
        "On 12 May 2026 the shop refused cards for an hour.",
        "# Cards refused on 2026-05-12",
    ],
)
def test_a_day_in_the_text_goes_before_that_of_the_making(said: str) -> None:
    draft = read(f"{said}\n\nTimeline\n14:02 Alert\n14:20 Rolled back\n")
    assert days(draft) == {"2026-05-12"}


def test_times_of_a_text_without_any_day_are_of_the_making_and_told_of() -> None:
    draft = read("14:02 Alert\n14:20 Rolled back\n")
    assert days(draft) == {"2026-11-28"}
    (warning,) = draft.warnings
    assert warning.kind is Doubt.DAY
    assert "2026-11-28" in warning.message


def test_a_day_that_is_known_goes_before_both() -> None:
    draft = read(
        "Cards were refused on 12 May 2026.\n\n14:02 Alert\n14:20 Calm\n", day=date(2026, 5, 13)
    )
    assert days(draft) == {"2026-05-13"}


def test_a_day_without_its_year_lies_behind_the_making_rather_than_months_ahead() -> None:
    draft = read("3/22 14:02 Alert\n3/22 15:02 Calm\n")
    assert days(draft) == {"2026-03-22"}
    assert {warning.kind for warning in draft.warnings} == {Doubt.YEAR}


def test_what_soon_follows_a_known_day_stays_ahead_of_it() -> None:
    text = "14:02 Alert\n14:20 Calm\n\nJan 9: the supplier answered\n"
    assert days(read(text, day=MADE)) == {"2026-11-28", "2027-01-09"}


def test_a_day_far_ahead_of_a_known_one_is_told_of() -> None:
    kinds = {each.kind for each in read("Feb 20 14:02 Alert\n", day=date(2026, 12, 1)).warnings}
    assert Doubt.YEAR in kinds


def test_what_is_told_had_happened_by_the_making_of_the_review() -> None:
    text = "- Dec 30, 10:00 reported\n- Jan 3, 16:30 triaged\n- Jan 9, 14:00 released\n"
    assert days(read(text)) == {"2025-12-30", "2026-01-03", "2026-01-09"}
