import pytest

from pm_facilitator.importers.timeline_text import read_timeline


@pytest.mark.parametrize("closing", ["(Oslo, so CET)", "(CET!)", "(all CET)", "(thus CET)"])
def test_a_heading_drawn_with_dashes_tells_the_zone_below_it(closing: str) -> None:
    text = (
        "Valves, 2 March 2026, times GMT unless said\n\n"
        "---- Ana\n14:03 valve stuck\n14:05 rang Ben\n\n"
        f"---- Ben {closing}\n15:10 valve closed\n15:20 valve greased\n\n"
        "---- Cleo (back to GMT)\n14:40 valve moves\n"
    )
    told = [event.time.isoformat()[11:] for event in read_timeline(text).events if event.time]
    assert told == [
        "14:03:00+00:00",
        "14:05:00+00:00",
        "15:10:00+01:00",
        "15:20:00+01:00",
        "14:40:00+00:00",
    ]
