from datetime import date

import pytest

from pm_facilitator.importers.text.lines import Kind, Line
from pm_facilitator.importers.timeline.collecting import Collector
from pm_facilitator.importers.timeline.context import Surroundings, survey
from pm_facilitator.importers.timeline.entry_keeper import EntryKeeper
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp

DAY = date(2026, 3, 2)


@pytest.fixture
def around() -> Surroundings:
    return survey("", [], DAY)


@pytest.fixture
def found(around: Surroundings) -> Collector:
    return Collector(around)


@pytest.fixture
def keeper(found: Collector, around: Surroundings) -> EntryKeeper:
    return EntryKeeper(found, around, 1)


def text(number: int, said: str) -> Line:
    return Line(number, Kind.TEXT, said)


def stamp(said: str) -> Stamp:
    read = read_stamp(said, Order.DAY_FIRST)
    assert read is not None
    return read


def test_an_entry_is_collected_when_the_next_one_opens(
    keeper: EntryKeeper, found: Collector
) -> None:
    keeper.open(text(1, "14:03 Alarm"), stamp("14:03 Alarm"))
    assert found.events == []
    keeper.open(text(2, "14:05 Rollback"), stamp("14:05 Rollback"))
    assert [(each.line, each.text) for each in found.events] == [(1, "Alarm")]


def test_closing_twice_collects_once(keeper: EntryKeeper, found: Collector) -> None:
    keeper.open(text(1, "14:03 Alarm"), stamp("14:03 Alarm"))
    keeper.close()
    keeper.close()
    assert len(found.events) == 1


def test_a_date_alone_becomes_the_day_of_what_follows(
    keeper: EntryKeeper, found: Collector
) -> None:
    keeper.open(text(1, "5 March 2026"), stamp("5 March 2026"))
    keeper.open(text(2, "14:03 Alarm"), stamp("14:03 Alarm"))
    keeper.close()
    (event,) = found.events
    assert isinstance(event.time, date)
    assert (event.text, event.time.day) == ("Alarm", 5)


def test_further_paragraphs_above_a_time_are_the_details_of_the_first(
    keeper: EntryKeeper, found: Collector
) -> None:
    keeper.paragraph = [
        text(1, "All queues"),
        text(2, "have drained."),
        text(4, "Stay as you are."),
    ]
    keeper.open_behind(stamp("Mar 2, 2026 - 14:03 UTC"))
    (event,) = found.events
    assert (event.text, event.details) == ("All queues have drained.", "Stay as you are.")


def test_of_the_paragraph_above_a_time_the_last_state_is_its_entry(
    keeper: EntryKeeper, found: Collector
) -> None:
    lines = ("About this incident", "Resolved - All is well", "and stays so.")
    keeper.paragraph = [text(number, said) for number, said in enumerate(lines, 1)]
    keeper.open_behind(stamp("Mar 2, 2026 - 14:03 UTC"))
    (event,) = found.events
    assert (event.line, event.text) == (2, "Resolved - All is well and stays so.")
    assert keeper.entry is None


def test_a_picture_is_the_entry_where_there_is_no_text(
    keeper: EntryKeeper, found: Collector
) -> None:
    keeper.open(text(1, ""), stamp("14:03"))
    assert keeper.entry is not None
    keeper.entry.add("![The graph](graph.png)", 2, joined=True)
    keeper.close()
    (event,) = found.events
    assert (event.text, event.details) == ("![The graph](graph.png)", "")


@pytest.mark.parametrize("mark", ["**", ""])
def test_posts_of_a_status_page_may_be_parted_by_empty_lines(mark: str) -> None:
    text = (
        f"# Errors\n\n{mark}Resolved{mark}\n\nThis has been resolved.\n\n"
        f"Posted Aug 12, 2021 - 17:32 UTC\n\n{mark}Monitoring{mark}\n\n"
        "A fix is in place. We look at it.\n\nPosted Aug 12, 2021 - 16:58 UTC\n"
    )
    events = read_timeline(text).events
    assert [(str(event.time)[11:16], event.text.replace("*", "")) for event in events] == [
        ("17:32", "Resolved This has been resolved."),
        ("16:58", "Monitoring A fix is in place. We look at it."),
    ]


def test_the_value_below_the_name_of_a_field_is_no_entry() -> None:
    text = (
        "Mails sent late\n\nDate\n4 November 2020\n\nStart of impact\n9:15am\n\n"
        "End of impact\n1:40pm\n\nTimeline\n\nTime\tWhat happened\n"
        "9.02am\tRelease deployed\n9.15am\tNo mail goes out\n"
        "9.40am\tThe alert fires\n1.40pm\tClosed\n"
    )
    assert [(str(event.time)[:16], event.text) for event in read_timeline(text).events] == [
        ("2020-11-04 09:02", "Release deployed"),
        ("2020-11-04 09:15", "No mail goes out"),
        ("2020-11-04 09:40", "The alert fires"),
        ("2020-11-04 13:40", "Closed"),
    ]


@pytest.mark.parametrize("title", ["Printing is slow\n\n", ""])
def test_times_may_stand_alone_above_their_posts(title: str) -> None:
    text = (
        f"{title}Posted Aug 12, 2021 - 17:32 UTC\n\nAll of it is back.\n\n"
        "Posted Aug 12, 2021 - 16:58 UTC\n\nWe start one after the other.\n\n"
        "Posted Aug 12, 2021 - 16:30 UTC\n\nNone of them answers.\n"
    )
    told = [(str(event.time)[11:16], event.text) for event in read_timeline(text).events]
    assert told == [
        ("17:32", "All of it is back."),
        ("16:58", "We start one after the other."),
        ("16:30", "None of them answers."),
    ]


def test_the_first_post_below_the_title_of_a_page_needs_no_state() -> None:
    text = (
        "# Printing\n\nWe found it.\n\nPosted Aug 12, 2021 - 17:32 UTC\n\n"
        "We look at it.\n\nPosted Aug 12, 2021 - 17:02 UTC\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "We found it.",
        "We look at it.",
    ]


def test_an_item_that_is_only_a_time_has_the_paragraph_below_it() -> None:
    text = "# 2013-07-05\n\n— 11:25 p.m. EDT\n\nIt is parked.\n\n— 11:30 p.m. EDT\n\nA call.\n"
    assert [event.text for event in read_timeline(text).events] == ["It is parked.", "A call."]


def test_posts_may_say_roughly_how_long_ago_they_were() -> None:
    text = (
        "Errors\n\nAll is well.\nPosted about 2 years ago. Feb 11, 2016 - 12:07 CET\n"
        "It is fixed.\nPosted about 2 years ago. Feb 11, 2016 - 10:54 CET\n"
        "We look.\nPosted about 2 years ago. Feb 11, 2016 - 10:52 CET\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "All is well.",
        "It is fixed.",
        "We look.",
    ]


def test_a_mere_update_in_bold_before_its_moment_is_left_out() -> None:
    heads = ("**Update** 2 May 2026, 14:35 UTC", "**Resolved** 2 May 2026, 15:35 UTC")
    text = f"Pumps\n\n{heads[0]}\n\nOne runs.\n\nIt is loud.\n\n{heads[1]}\nAll run.\n"
    draft = read_timeline(text)
    assert [event.text for event in draft.events] == ["One runs.", "Resolved - All run."]
    assert draft.events[0].details == "It is loud."


POST = "Tickets are still printed late."


@pytest.mark.parametrize(
    ("head", "said", "details"),
    [
        ("**2026-03-02 14:03 Update 4**\n\n", POST, "Update 4\nMore follows."),
        ("**2026-03-02 14:03 Update 4**\n", POST, "Update 4\nMore follows."),
        ("2026-03-02 14:03 Update #4\n\n", POST, "Update #4\nMore follows."),
        ("### 2026-03-02 14:03 Update 4\n\n", POST, "Update 4\nMore follows."),
        ("**2026-03-02 14:03 Monitoring**\n\n", f"Monitoring - {POST}", "More follows."),
        ("**2026-03-02 14:03 - Printers**\n\n", "Printers", f"{POST}\nMore follows."),
    ],
)
def test_a_time_and_a_state_alone_on_a_line_head_the_paragraph_below(
    head: str, said: str, details: str
) -> None:
    (event,) = read_timeline(f"{head}{POST}\n\nMore follows.\n").events
    assert (str(event.time)[:16], event.text, event.details) == ("2026-03-02 14:03", said, details)


def test_a_state_whose_sentence_goes_on_in_the_next_line_heads_nothing() -> None:
    text = "2026-03-02\n\n14:03 Monitoring\n14:20 Resolved by\nturning it off\n"
    assert [event.text for event in read_timeline(text).events] == [
        "Monitoring",
        "Resolved by turning it off",
    ]
