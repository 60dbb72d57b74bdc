"""Lines of code with a time in them, below an entry that leads to them."""

from pm_facilitator.importers.timeline.timeline_text import read_timeline


def _told(text: str) -> list[tuple[str, str]]:
    return [(f"{each.time:%H:%M}", each.text) for each in read_timeline(text).events]


def test_what_a_log_said_below_the_words_that_lead_to_it_is_a_part_of_the_entry() -> None:
    text = (
        "2026-10-07, UTC\n\n**12:38**: The API is down.\n\n**12:44:** @fen reads the log:\n"
        "`2026/10/07 12:36:52 will not promote db-2`\n\n**12:51**: We wait.\n"
    )
    assert _told(text) == [
        ("12:38", "The API is down."),
        ("12:44", "@fen reads the log: `2026/10/07 12:36:52 will not promote db-2`"),
        ("12:51", "We wait."),
    ]


def test_entries_that_are_code_as_a_whole_stay_entries() -> None:
    text = "2026-10-07\n\n`12:38 it is down`\n`12:44 it is read`\n`12:51 it is back`\n"
    assert [time for time, _ in _told(text)] == ["12:38", "12:44", "12:51"]
