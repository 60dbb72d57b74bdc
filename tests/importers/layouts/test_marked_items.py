"""Items with a mark before what leads to their time."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline


@pytest.mark.parametrize("mark", ["**[Outage start]**", "**Outage start:**", "[Outage start]"])
def test_one_item_of_a_timeline_may_be_marked_before_what_leads_to_its_time(mark: str) -> None:
    text = (
        "## Timeline (UTC)\n\n- On 2025-11-20, a change went out.\n"
        f"- {mark} On 2025-12-26, at 07:35:39, the certificate expired.\n"
        "- At 09:00, a shop told of it.\n"
    )
    events = read_timeline(text).events
    assert [(str(each.time)[:16], each.source, each.text) for each in events] == [
        ("2025-11-20", "", "a change went out."),
        ("2025-12-26 07:35", "Outage start", "the certificate expired."),
        ("2025-12-26 09:00", "", "a shop told of it."),
    ]


def test_marks_of_all_items_stand_before_what_leads_to_their_times() -> None:
    marks = ("[Start]", "[Mitigation 2]", "[Follow-up]")
    text = "## What happened\n\n" + "".join(
        f"- **{mark}** On 3 May 2022 at 1{hour}:02 we went on.\n" for hour, mark in enumerate(marks)
    )
    assert [(f"{each.time:%H:%M}", each.text) for each in read_timeline(text).events] == [
        (f"1{hour}:02", "we went on.") for hour in range(3)
    ]
