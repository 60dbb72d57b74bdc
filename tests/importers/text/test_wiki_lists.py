from pm_facilitator.importers.text.wiki_lists import with_counted_items
from pm_facilitator.importers.timeline.timeline_text import read_timeline

PAGE = """\
== Timeline ==
All on 9 August 2017, UTC.

# The cluster gets its new configuration (10:02)
# '''The outage begins''': errors rise to 60 % (10:04)
# The monitoring says: (10:09)
#: <code>PROBLEM - HTTP is CRITICAL, 2017-08-09 10:08:51</code>
# The configuration is put back (10:15)

== Conclusions ==
* None.
"""


def test_counted_items_of_a_wiki_are_entries_and_no_headings() -> None:
    events = read_timeline(PAGE).events
    assert [f"{event.time:%H:%M:%S}" for event in events] == [
        "10:02:00",
        "10:04:00",
        "10:09:00",
        "10:15:00",
    ]
    assert events[0].text == "The cluster gets its new configuration"


def test_nested_items_of_a_wiki_stay_nested() -> None:
    raw = ["== List ==", "# one", "## two", "#* three", "#: more"]
    assert with_counted_items(raw) == ["== List ==", "1. one", "   1. two", "   - three", "   more"]


def test_headings_of_markdown_below_ones_of_a_wiki_are_left_alone() -> None:
    raw = ["== Title ==", "# Timeline", "", "14:03 it rings", "", "# Actions"]
    assert with_counted_items(raw) == raw
