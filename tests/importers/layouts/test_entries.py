from pm_facilitator.importers.timeline.timeline_text import read_timeline

ITEMS = """\
## Past outages

**21-Oct-2020: The queue was closed**

* 3:00 PM - The disks are full.
* 5:30 PM - There is room again.

**9-Aug-2020: No power in the north hall**

"""
"""Entries of one day in a list, and the heading of another day."""


def told(text: str) -> list[tuple[str, str]]:
    return [(f"{event.time:%d %H:%M}", event.text) for event in read_timeline(text).events]


def test_sentences_with_a_colon_behind_their_time_are_entries_beside_a_list() -> None:
    text = (
        f"{ITEMS}At 5:10 PM: The pumps have power. Mo starts them one by one.\n"
        "At 10:05 PM:  All of them run.\n"
    )
    assert told(text)[2:] == [
        ("09 17:10", "The pumps have power. Mo starts them one by one."),
        ("09 22:05", "All of them run."),
    ]


def test_a_sentence_that_goes_on_behind_its_time_is_none_there() -> None:
    text = f"{ITEMS}At 5:10 PM the pumps had power, as the mail of the north hall says.\n"
    assert [when for when, _ in told(text)[:2]] == ["21 15:00", "21 17:30"]
    assert not any(when == "09 17:10" for when, _ in told(text))
