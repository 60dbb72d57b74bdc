"""Every way to tell a day, above every way to write an entry, with what may stand between them."""

from itertools import cycle, islice, product

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline

DAYS = {
    "heading": ("### June 12, 2019", "### June 13, 2019"),
    "bold": ("**June 12, 2019**", "**June 13, 2019**"),
    "bold with a colon": ("**June 12, 2019:**", "**June 13, 2019:**"),
    "plain": ("June 12, 2019", "June 13, 2019"),
    "with its day of the week": ("Wednesday, 12 June 2019", "Thursday, 13 June 2019"),
    "digits": ("2019-06-12", "2019-06-13"),
}
ENTRIES = (
    *("**{} – {}**", "**{}** – {}", "{} – {}", "- {} {}", "### {} – {}", "`{}` {}", "[{}] {}"),
    *("**{}:** {}", "*{}* {}", "{}: {}", "• {} — {}", "* **{}** - {}", "{} | {}", "{}\t{}"),
    *("{}\n{}", "**{}**\n{}", "### {}\n\n{}"),
)
BODIES = ("", "\nThe team looks at it.", "\n\nThe team looks at it.", "\n  - the team looks")
HEADS = ("", "## Timeline\n\n", "## Timeline\n\nAll times are CEST.\n\n", "What happened:\n\n")
BETWEEN = (
    *("", "![graph](a_10-00.png)\n\n", "```\n2019-06-12 10:13:01 ERROR x\n```\n\n"),
    *("> 10:15 it is slow\n\n", "---\n\n"),
)
TITLES = (("10:05", "Detection"), ("10:12", "Wrong turn"), ("10:26", "Impact"), ("11:40", "Over"))


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("days", DAYS.values(), ids=DAYS.keys())
def test_the_entries_below_two_days_are_of_them(days: tuple[str, str], entry: str) -> None:
    # What stands between goes round, so that all the tests together have each with each other.
    first = (ENTRIES.index(entry) + list(DAYS.values()).index(days)) % len(BETWEEN)
    for (body, head), between in zip(
        product(BODIES, HEADS), islice(cycle(BETWEEN), first, None), strict=False
    ):
        told = [entry.format(clock, title) + body for clock, title in TITLES]
        text = f"{head}{days[0]}\n\n{told[0]}\n\n{told[1]}\n\n{between}{days[1]}\n\n{told[2]}\n\n"
        text += f"{told[3]}\n\n## Action items\n\n- mend it by 20 June 2019\n"
        events = read_timeline(text).events
        assert [f"{event.time:%d %H:%M}" for event in events] == [
            "12 10:05",
            "12 10:12",
            "13 10:26",
            "13 11:40",
        ], text
