from datetime import date

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline

DAY = date(2026, 3, 2)

NESTED = """\
## Timeline

- 02:25-10:36: nothing can be started
  - 05:28: leases are back
  - 13:50: the interface is whole
- 05:30-14:09: checks flap
  - 09:36: failover is off
  - 14:09: failover is on
- 15:01: all is well
"""


def test_an_item_goes_on_from_the_one_beside_it_though_what_is_nested_above_ran_further() -> None:
    events = read_timeline(NESTED, day=DAY).events
    assert [f"{event.time:%d %H:%M}" for event in events] == [
        "02 02:25",
        "02 05:28",
        "02 13:50",
        "02 05:30",
        "02 09:36",
        "02 14:09",
        "02 15:01",
    ]


def test_such_an_item_may_still_be_said_to_be_of_the_next_day() -> None:
    doubts = [each for each in read_timeline(NESTED, day=DAY).warnings if each.line == 6]
    assert [each.kind for each in doubts] == [Doubt.ORDER]
    assert doubts[0].answers[1].label == "Tue 03 Mar, the next day"


def test_an_item_before_the_one_beside_it_is_of_the_next_day() -> None:
    text = "- 20:00 deploy\n  - 20:10 first half\n  - 23:50 second half\n- 02:00 rolled back\n"
    assert f"{read_timeline(text, day=DAY).events[-1].time:%d %H:%M}" == "03 02:00"


def test_in_a_plain_list_a_step_back_is_still_the_next_day() -> None:
    text = "- 20:00 deploy\n- 23:50 it rings\n\n- 21:00 rolled back\n- 05:30 checked\n"
    assert f"{read_timeline(text, day=DAY).events[-1].time:%d %H:%M}" == "03 05:30"


def test_nested_items_that_run_back_and_forth_are_read_in_time_that_grows_with_them() -> None:
    lines = [f"{' ' * (indent % 90)}- {indent % 24:02}:00 step" for indent in range(4000)]
    assert len(read_timeline("\n".join(reversed(lines)), day=DAY).events) == 4000


TEAMS = """\
# What each team did on 2020-01-22

- **Payments**
    - 05:30: the run starts
    - 13:58: all is out
- **Database**
    - 09:40: asked to look
    - 13:05: mended
- **Communication**
    - 10:15: a banner
    - 14:30: none
"""


@pytest.mark.parametrize("form", ["list", "labels", "headings"])
def test_what_several_teams_did_meanwhile_is_of_the_same_day(form: str) -> None:
    text = TEAMS
    if form != "list":
        mark = "### {}" if form == "headings" else "**{}**"
        for name in ("Payments", "Database", "Communication"):
            text = text.replace(f"- **{name}**", f"\n{mark.format(name)}\n")
        text = text.replace("    - ", "- ")
    events = read_timeline(text).events
    assert [f"{event.time:%d %H:%M}" for event in events] == [
        "22 05:30",
        "22 13:58",
        "22 09:40",
        "22 13:05",
        "22 10:15",
        "22 14:30",
    ]


def test_a_later_phase_that_begins_by_night_is_of_the_next_day() -> None:
    text = "# 2020-01-22\n\n### Search\n\n- 22:30 down\n- 23:58 found\n\n### Repair\n\n- 02:40 up\n"
    assert f"{read_timeline(text).events[-1].time:%d %H:%M}" == "23 02:40"
