"""Posts that tell when they were made, and whose words tell other times."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline

SAID = "At 11:30 AM EST the pumps stopped, and a leak was found."
EARLIER = "On April 5th around 10:50 PM EST one pump was loud."
LAYOUTS = (
    "{state}\n\n{first}{more}\n\nPosted {when}\n\n",
    "{state}\n{first}{more}\nPosted {when}\n",
    "{state}\n\n{first}{more}\n\n{when}\n\n",
    "{state} - {first}{more}\n{when}\n\n",
)


def told(text: str) -> list[str]:
    return [f"{event.time:%d %H:%M}" for event in read_timeline(text).events]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_times_in_the_words_of_posts_that_end_with_theirs_are_no_entries(
    layout: str, gap: str
) -> None:
    posts = (
        ("Resolved", "All is well.", f"{gap}{SAID}", "19:20"),
        ("Monitoring", "It is mended.", "", "18:20"),
        ("Investigating", EARLIER, "", "17:20"),
    )
    text = "Pumps fail\nIncident Report for Lowfen\n\n" + "".join(
        layout.format(state=state, first=first, more=more, when=f"Apr 06, 2015 - {clock} UTC")
        for state, first, more, clock in posts
    )
    assert told(text) == ["06 19:20", "06 18:20", "06 17:20"]


def test_posts_may_all_open_with_a_time() -> None:
    said = ("At 11:20 AM EST all pumps ran.", SAID, EARLIER)
    posts = (
        f"{each}\n\nPosted Apr 06, 2015 - {19 - hour}:20 UTC\n\n" for hour, each in enumerate(said)
    )
    text = "Pumps fail\nIncident Report for Lowfen\n\n" + "".join(posts)
    assert told(text) == ["06 19:20", "06 18:20", "06 17:20"]


def test_prose_between_posts_with_their_time_in_brackets_is_no_entry() -> None:
    text = (
        "# Pumps fail\n\n"
        "[Posted 7:20am PDT 26 April 2012] A pump is loud. At 6:50 AM it was not.\n\n"
        "At 10:45 AM the work was said to be over, but it was not.\n\n"
        "[Updated 3:23pm PDT 26 April 2012] All pumps run.\n"
    )
    assert told(text) == ["26 07:20", "26 15:23"]


def test_what_is_set_apart_from_its_time_is_an_entry_within_a_post() -> None:
    text = (
        "Pumps fail\nIncident Report for Lowfen\n\nPostmortem\n\nThis happened:\n\n"
        "At 11:30 AM: the pumps stopped.\n\nAt 11:40 AM - a leak was found.\n\n"
        "Posted Apr 06, 2015 - 19:20 UTC\n\nResolved\n\nAll is well.\n\n"
        "Posted Apr 06, 2015 - 18:20 UTC\n"
    )
    assert told(text) == ["06 11:30", "06 11:40", "06 18:20"]


def test_below_the_heading_of_a_timeline_prose_is_one_beside_posts() -> None:
    text = (
        "# Pumps fail on April 6th, 2015\n\n## Timeline\n\n"
        f"{SAID}\n\nAt 11:40 AM EST they ran.\n\n## Posts\n\n"
        "[Posted 12:20pm EST 6 April 2015] A pump is loud.\n\n"
        "[Updated 12:40pm EST 6 April 2015] All pumps run.\n"
    )
    assert told(text) == ["06 11:30", "06 11:40"]
