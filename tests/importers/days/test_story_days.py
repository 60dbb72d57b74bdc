"""The days and parts of days that running text tells beside its times."""

from datetime import datetime

from pm_facilitator.importers.timeline.timeline_text import read_timeline


def told(text: str) -> list[tuple[str, str]]:
    events = read_timeline(text).events
    return [(f"{e.time:%d %H:%M}", e.text) for e in events if isinstance(e.time, datetime)]


def test_a_part_of_the_day_may_stand_between_a_day_and_its_time() -> None:
    text = (
        "# The tills, 6 March 2023\n\n"
        "On Saturday night, at about 23:40, the tills went quiet. Early on Sunday morning, at\n"
        "4:15, Ottilie rang. By 9 on Sunday the fitter was there. On Monday evening\n"
        "at 8:05 they rang.\n"
    )
    assert [when for when, _ in told(text)] == ["04 23:40", "05 04:15", "05 09:00", "06 20:05"]


def test_a_time_may_go_on_in_the_next_line() -> None:
    text = (
        "# The tills, 6 March 2023\n\n"
        "At 7:05 the tills went quiet. Ottilie was called at 7:10 and came by half past seven. At\n"
        "a quarter to eight she found the fuse. They rang again at 8:10.\n"
    )
    assert [when for when, _ in told(text)] == [
        *("06 07:05", "06 07:10", "06 07:30", "06 07:45", "06 08:10"),
    ]


def test_the_next_morning_of_a_night_is_the_one_that_comes() -> None:
    text = (
        "# The tills\n\nOn Saturday the 4th of March 2023, just after half past eight in the\n"
        "morning, the tills went quiet. At ten to six in the evening they rang again. At midnight\n"
        "exactly the fuse went. The next morning at 7:15 Ottilie saw it. By eleven on Sunday all\n"
        "of them rang. The next morning at 9:00 we thanked her.\n\n"
        "The fair is on Tuesday 14 March at 7pm.\n"
    )
    assert [when for when, _ in told(text)] == [
        *("04 08:30", "04 17:50", "05 00:00", "05 07:15", "05 11:00", "06 09:00"),
    ]
    assert told(text)[2][1] == "the fuse went."


def test_a_time_may_lead_to_its_day() -> None:
    text = (
        "From: Ottilie\nTo: all\nSubject: the lifts\nDate: Tue, 7 Mar 2023 09:00:00 +0000\n\n"
        "At 10:05 on Saturday (4 March) the lifts stopped. A porter rang at 10:20. At 11:40\n"
        "we found the fuse. At 9:15 on Sunday it was replaced.\n"
    )
    assert [when for when, _ in told(text)] == ["04 10:05", "04 10:20", "04 11:40", "05 09:15"]


def test_headings_may_tell_the_days_of_what_is_told_below() -> None:
    text = (
        "# The forge was down\n\n## Saturday, 16 January 2021\n\nAt 18:20 a drive failed.\n\n"
        "At 18:41 the other one failed as well.\n\n## Sunday, 17 January 2021\n\n"
        "At 02:45 all was restored. We went to bed.\n"
    )
    assert told(text) == [
        ("16 18:20", "a drive failed."),
        ("16 18:41", "the other one failed as well."),
        ("17 02:45", "all was restored. We went to bed."),
    ]


def test_days_stay_entries_where_one_of_them_has_no_times() -> None:
    text = (
        "# The forge was down\n\n## Saturday, 16 January 2021\n\nAt 18:20 a drive failed.\n\n"
        "At 18:41 the other one failed as well.\n\n## Sunday, 17 January 2021\n\nIt rained.\n"
    )
    assert [str(event.time) for event in read_timeline(text).events] == ["2021-01-16", "2021-01-17"]


def test_paragraphs_that_open_with_their_whole_time_stand_beside_a_list() -> None:
    text = (
        "# Outage\n\n## First\n\nAt 2017/01/31 18:00 UTC, we saw it. We looked into it.\n\n"
        "At 2017/01/31 21:00 UTC, it was worse.\n\n### Done\n\n- We blocked two addresses\n\n"
        "## Second\n\nAt 2017/01/31 22:00 UTC - we were called.\n\n"
        "- 2017/01/31 22:10 UTC - all is stopped\n- 2017/01/31 22:30 UTC - all is wiped\n"
    )
    assert told(text) == [
        ("31 18:00", "we saw it. We looked into it."),
        ("31 21:00", "it was worse."),
        ("31 22:00", "we were called."),
        ("31 22:10", "all is stopped"),
        ("31 22:30", "all is wiped"),
    ]
