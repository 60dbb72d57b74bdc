"""What stands in the columns of a table decides what they are taken for."""

from pm_facilitator.importers.timeline.timeline_text import read_timeline


def test_a_column_of_times_may_hold_more_that_nobody_knows_than_times() -> None:
    rows = "".join(f"| — | step {number} |\n" for number in range(6))
    rows = f"| 13:35 | begun |\n{rows}| 18:40 | done |\n"
    text = f"# 1 September 2026\n\n| time | event |\n|---|---|\n{rows}"
    events = read_timeline(text).events
    assert [event.time is None for event in events] == [False, *[True] * 6, False]


def test_what_is_seen_of_it_is_told_behind_what_happened() -> None:
    rows = (
        "| Baseline | 12:54 | the meter shows 4.1 volts and the pump runs on the mains |\n"
        "| The plug is pulled | 12:56 | the log says that it runs on its battery since then |\n"
    )
    text = f"# 1 May 2026\n\n| Marker | Time | Evidence |\n|---|---|---|\n{rows}"
    assert [event.text for event in read_timeline(text).events] == [
        "Baseline",
        "The plug is pulled",
    ]
