"""What tells of a time, or of what is so since then, and not of what happened then."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline


@pytest.mark.parametrize(
    "words", ["Since Sat morning", "Since Saturday", "Seit Samstag", "Since Sat"]
)
def test_what_is_so_since_a_day_of_the_week_goes_on_with_the_entry_above(words: str) -> None:
    text = (
        f"__11:00 AM, 13-Aug-17: it is hot__\n\n{words} one of the fans is off.\n\n"
        "__10:02 AM, 14-Aug-17: it is cool__\n\nThe fan runs.\n"
    )
    events = read_timeline(text).events
    assert [str(event.time) for event in events] == ["2017-08-13 11:00:00", "2017-08-14 10:02:00"]
    assert f"{words} one of the fans is off." in f"{events[0].text}\n{events[0].details}"


@pytest.mark.parametrize(
    "line", ["On Monday one of the fans stops.", "Since Monday: a fan is off."]
)
def test_what_happened_on_a_day_of_the_week_is_an_entry(line: str) -> None:
    text = f"__11:00 AM, 13-Aug-17: it is hot__\n\nThe fans run.\n\n{line}\n"
    assert [str(event.time)[:10] for event in read_timeline(text).events] == [
        "2017-08-13",
        "2017-08-14",
    ]


def test_the_field_of_a_date_among_other_facts_is_no_entry() -> None:
    draft = read_timeline(
        "# Halt\n\n* **Chain:** test\n* **Date:** 16/03/2020 3am UTC\n* **Issue:** 95\n\n"
        "### Description\n\n* On 16 Mar 2020, around 5am UTC the chain was started again.\n"
    )
    assert [each.text for each in draft.events] == ["the chain was started again."]
