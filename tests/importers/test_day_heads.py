"""Days alone above running text."""

import pytest

from pm_facilitator.importers.timeline_text import read_timeline

FORMS = (
    "**Saturday, {} January**",
    "**{} January:**",
    "Saturday, {} January:",
    "*{} January*",
    "__2021-01-{}__",
)


@pytest.mark.parametrize("form", FORMS)
def test_a_day_alone_heads_the_sentences_below_it(form: str) -> None:
    text = (
        "# Downtime on 16 and 17 January 2021\n\nAll times are in UTC.\n\n"
        f"{form.format(16)}\n\nAt 18:20 the host reported errors.\n\n"
        "At 18:41 the other drive failed as well.\n\n"
        f"{form.format(17)}\n\nAt 02:45 the restore was complete. We went to bed.\n\n"
        "At 12:00 it was opened to read, and at 14:00 for everyone.\n"
    ).replace("Saturday, 17", "Sunday, 17")
    assert [str(event.time)[:16] for event in read_timeline(text).events] == [
        "2021-01-16 18:20",
        "2021-01-16 18:41",
        "2021-01-17 02:45",
        "2021-01-17 12:00",
        "2021-01-17 14:00",
    ]


def test_a_day_alone_above_other_text_stays_an_entry() -> None:
    text = "## Timeline\n\n**16 January 2021**\n\nIt failed.\n\n**17 January 2021**\n\nMended.\n"
    assert [event.text for event in read_timeline(text).events] == ["It failed.", "Mended."]
