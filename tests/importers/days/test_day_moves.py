import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline

HEAD = "# Outage 2026-03-02\n\n## Timeline\n\n- 12:10 pump red\n- 13:00 pump green\n\n"


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Two days later it came back:", "2026-03-04"),
        ("### A week later", "2026-03-09"),
        ("**The day after:**", "2026-03-03"),
        ("### Aftermath (three days later)", "2026-03-05"),
    ],
)
def test_what_leads_to_times_counts_their_day_from_the_one_above(lead: str, day: str) -> None:
    draft = read_timeline(f"{HEAD}{lead}\n\n- 14:00 pump red again\n- 15:00 done\n")
    assert [str(each.time)[:10] for each in draft.events[2:]] == [day, day]
    asked = [each for each in draft.warnings if each.line == draft.events[2].line]
    assert any(each.kind is Doubt.DAY and each.answers for each in asked)


def test_the_night_before_ends_with_the_next_heading() -> None:
    draft = read_timeline(
        "# Outage 2026-03-02\n\n## Timeline\n\n### The night before\n\n- 22:10 change\n\n"
        "### The outage\n\n- 22:30 pump red\n- 22:40 pump green\n"
    )
    assert [str(each.time)[:10] for each in draft.events] == [
        "2026-03-01",
        "2026-03-02",
        "2026-03-02",
    ]


@pytest.mark.parametrize(
    "said",
    ["The day after the change it was quiet:", "See what Ana wrote two days later", "Two days:"],
)
def test_what_counts_no_days_moves_none(said: str) -> None:
    draft = read_timeline(f"{HEAD}{said}\n\n- 14:00 pump red again\n")
    assert str(draft.events[-1].time)[:10] == "2026-03-02"
