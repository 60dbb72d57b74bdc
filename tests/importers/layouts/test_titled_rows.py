"""Tables whose first column tells a time and a title at once."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline

LINK = "https://status.printers.example/incident/9"


def test_a_row_may_open_with_its_day_and_a_title_which_may_be_linked() -> None:
    draft = read_timeline(
        "# Outages of August 2026\n\n| Incident | Brief |\n|---|---|\n"
        f"| [3 August — general outage]({LINK}) | All printers stood still. |\n"
        f"| 13 August — queue of the second floor and its monitor | A false alarm. |\n"
        f"| [18 August — slow queues]({LINK}1) | They took 80 seconds. |\n"
    )
    assert [(str(event.time), event.text, event.evidence) for event in draft.events] == [
        ("2026-08-03", "general outage - All printers stood still.", (LINK,)),
        ("2026-08-13", "queue of the second floor and its monitor - A false alarm.", ()),
        ("2026-08-18", "slow queues - They took 80 seconds.", (f"{LINK}1",)),
    ]


@pytest.mark.parametrize("dash", [" -", " –", ":"])
def test_a_title_behind_the_clock_time_stands_before_what_is_told_of_it(dash: str) -> None:
    rows = f"| 14:05{dash} restart | It came back. |\n| 14:20{dash} failover | It stayed. |\n"
    events = read_timeline(f"2026-03-02\n\n| Step | Result |\n|---|---|\n{rows}").events
    assert [(str(event.time)[11:16], event.text) for event in events] == [
        ("14:05", "restart - It came back."),
        ("14:20", "failover - It stayed."),
    ]


def test_an_end_that_nobody_knows_is_no_title() -> None:
    rows = "| 14:05 – ongoing | It waits. |\n| 14:20 – now | It prints. |\n"
    events = read_timeline(f"2026-03-02\n\n| Window | What |\n|---|---|\n{rows}").events
    assert [(event.text, event.details) for event in events] == [
        ("It waits.", "ongoing"),
        ("It prints.", "now"),
    ]


@pytest.mark.parametrize("name", ["Time", "When (UTC)"])
def test_what_stands_behind_the_time_in_a_column_of_times_is_a_detail(name: str) -> None:
    rows = "| 14:05 – by the log | It came back. |\n| 14:20 UTC | It stayed. |\n"
    events = read_timeline(f"2026-03-02\n\n| {name} | Event |\n|---|---|\n{rows}").events
    assert [(event.text, event.details) for event in events] == [
        ("It came back.", "by the log"),
        ("It stayed.", ""),
    ]
