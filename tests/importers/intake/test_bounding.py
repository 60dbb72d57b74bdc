"""No more events than fit one timeline are handed over, and the others can be reached."""

from datetime import UTC, datetime, timedelta

from pm_facilitator.importers.draft import EventDraft, ImportWarning, ReviewDraft
from pm_facilitator.importers.intake.bounding import MOST_SHOWN, bounded
from pm_facilitator.importers.protocol import Hints

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def long_draft(count: int) -> ReviewDraft:
    """Give a draft whose newest event stands first, with a warning about each."""
    return ReviewDraft(
        events=tuple(
            EventDraft(START + timedelta(minutes=count - n), f"step {n}", n + 1)
            for n in range(count)
        ),
        warnings=(
            ImportWarning(0, "about all"),
            *(ImportWarning(n + 1, "about one") for n in range(count)),
        ),
    )


def test_a_draft_that_fits_stays_as_it_is() -> None:
    draft = long_draft(MOST_SHOWN)
    assert bounded(draft, Hints()) is draft


def test_all_parts_together_are_all_events_each_with_its_warnings() -> None:
    draft = long_draft(2 * MOST_SHOWN + 7)
    (choice,) = bounded(draft, Hints()).choices
    parts = [bounded(draft, Hints(choices={"events": value})) for value, _ in choice.options]
    assert sorted(e.line for each in parts for e in each.events) == list(
        range(1, 2 * MOST_SHOWN + 8)
    )
    for part in parts:
        assert len(part.events) <= MOST_SHOWN
        lines = [each.line for each in part.events]
        assert lines == sorted(lines)
        assert {each.line for each in part.warnings} == {0, *lines}


def test_a_part_is_one_of_time_whatever_order_the_events_stand_in() -> None:
    draft = long_draft(MOST_SHOWN + 10)
    first = bounded(draft, Hints(choices={"events": "0"}))
    last = bounded(draft, Hints(choices={"events": "1"}))
    assert max(str(each.time) for each in first.events) < min(str(e.time) for e in last.events)
    assert len(last.events) == 10
