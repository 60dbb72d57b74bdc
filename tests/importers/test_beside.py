from datetime import date

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline_text import read_timeline

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
