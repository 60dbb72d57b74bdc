"""Days behind a clock, and what else stands beside a date."""

from datetime import date

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Timeline 12 May 2016", "on the 13th - seen"),
        ("Linha do tempo, 12 de maio de 2016", "do dia 13 - seen"),
        ("Linha do tempo, 12 de maio de 2016", "do dia 13 de maio - seen"),
        ("Chronologie du 12 mai 2016", "le 13 - seen"),
        ("Ablauf am 12. Mai 2016", "am 13. - seen"),
        ("Ablauf am 12. Mai 2016", "am 13.5. - seen"),
        ("Cronología del 12 de mayo de 2016", "del día 13 - seen"),
        ("Cronología del 12 de mayo de 2016", "del 13/05 - seen"),
    ],
)
def test_the_day_behind_a_clock_may_be_told_by_its_number_in_several_languages(
    title: str, said: str
) -> None:
    events = read_timeline(f"## {title}\n\n- 21:40 - down\n- 00:12 {said}\n").events
    assert (str(events[1].time), events[1].text) == ("2016-05-13 00:12:00", "seen")


def test_two_dates_over_a_report_are_no_entry() -> None:
    text = "2024-02-07, 2024-02-09\n#Summary\n\nTimeline\n2024-02-07\n\n- 16:30 it freezes\n"
    assert [event.text for event in read_timeline(text).events] == ["it freezes"]


@pytest.mark.parametrize(
    "said",
    [
        "2021 06 17 14:03 down",
        "2021 - 06 - 17 14:03 down",
        "2021-06-17, Thursday ~14:03 down",
        "2021-06-17 Thursday, 14:03 down",
    ],
)
def test_a_whole_date_may_have_gaps_and_its_day_of_the_week_behind_it(said: str) -> None:
    event = read_timeline(f"- {said}\n").events[0]
    assert (str(event.time), event.text) == ("2021-06-17 14:03:00", "down")


def test_a_day_of_the_week_behind_a_date_alone_is_no_part_of_the_text() -> None:
    event = read_timeline("## Timeline\n\n- 2018-07-12, Thursday: seen\n").events[0]
    assert (event.time, event.text) == (date(2018, 7, 12), "seen")


def test_entries_that_both_say_the_next_day_are_of_the_same_one_and_told_of() -> None:
    text = (
        "# 3 December 2019\n\n13:40 down\n\nnext day, 06:05 down again\n\nnext day, 06:20 seen\n\n"
        "next day, 05:10 mended\n"
    )
    draft = read_timeline(text)
    assert [f"{event.time:%d %H:%M}" for event in draft.events] == [
        "03 13:40",
        "04 06:05",
        "04 06:20",
        "05 05:10",
    ]
    asked = [each for each in draft.warnings if each.line == 7]
    assert [answer.label for answer in asked[0].answers] == [
        "Wed 04 Dec, as above",
        "Thu 05 Dec, one day on",
    ]


@pytest.mark.parametrize("said", ["The next day, noon — up", "The next day, ten past eight — up"])
def test_the_clock_of_the_next_day_may_be_told_in_words(said: str) -> None:
    event = read_timeline(f"Saturday 9 March 2024\n\n20:00 — down\n{said}\n").events[1]
    assert (f"{event.time:%d}", event.text) == ("10", "up")


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("10:03 UTC / 15:33 IST, 16th September 2019: seen", "2019-09-16 10:03:00+00:00"),
        ("`10:03` UTC / `15:33` IST, 16th September 2019: seen", "2019-09-16 10:03:00+00:00"),
    ],
)
def test_a_date_behind_the_same_time_in_two_zones_is_that_of_both(said: str, clock: str) -> None:
    event = read_timeline(f"- {said}\n").events[0]
    assert (str(event.time), event.text) == (clock, "seen")


def test_a_part_below_one_that_ran_into_the_next_day_is_asked_about() -> None:
    text = (
        "# 13 November 2019\n\n### What merchants saw\n\n- 09:12 late\n"
        "- next day, 08:00 late again\n\n### What we did\n\n- 09:31 paged\n- 09:50 scaled\n"
    )
    draft = read_timeline(text)
    asked = [each for each in draft.warnings if each.line == 10]
    assert [answer.label for answer in asked[0].answers] == [
        "Thu 14 Nov, as above",
        "Wed 13 Nov, as they begin",
    ]
    assert all(each.line != 11 for each in draft.warnings)


def test_a_part_below_one_of_a_single_day_is_not_asked_about() -> None:
    text = "# 13 November 2019\n\n### Seen\n\n- 09:12 late\n\n### Done\n\n- 09:31 paged\n"
    assert all(each.line != 9 for each in read_timeline(text).warnings)


def test_the_days_of_a_report_may_be_counted_in_plain_lines_below_the_first_ones_date() -> None:
    text = (
        "Minutes of 29 June 2017\n\nDay 1 (Monday 26th June 2017)\n9:05 a.m. – down\n"
        "9:12 a.m. – seen\n\nDay 2\n10:00 a.m. – looked at\n\nDay 3\n11:00 a.m. – mended\n"
    )
    assert [f"{event.time:%d}" for event in read_timeline(text).events] == ["26", "26", "27", "28"]


def test_a_day_with_a_remark_in_brackets_heads_the_times_below_it() -> None:
    text = "Sunday 5 October 2014\n1:55am lodged\n\n"
    text += "Monday 6 October 2014 (public holiday)\n7:00am up\n"
    assert [event.text for event in read_timeline(text).events] == ["lodged", "up"]


def test_a_day_on_behind_a_range_over_midnight_is_that_of_its_end() -> None:
    text = "* *16 Feb 2016 22:05-00:45 (+1)* Read out\n* *16 Feb 23:30-02:10 (+1)* Dropped\n"
    events = read_timeline(text).events
    assert [(str(event.time), str(event.end)) for event in events] == [
        ("2016-02-16 22:05:00", "2016-02-17 00:45:00"),
        ("2016-02-16 23:30:00", "2016-02-17 02:10:00"),
    ]


def test_times_that_were_struck_out_behind_their_date_do_not_count() -> None:
    text = (
        "Sun 25 Aug 2013, ~~20:40~~ 20:25 (23:25 UTC)\n    seen\n\n"
        "Wed 28 Aug, ~~10:00~~ ~~10:30~~ 10:45 (13:45 UTC)\n    up\n"
    )
    events = read_timeline(text).events
    assert [(f"{event.time:%d %H:%M}", event.text) for event in events] == [
        ("25 20:25", "seen"),
        ("28 10:45", "up"),
    ]


def test_the_other_zone_of_a_time_may_tell_its_own_day_of_the_week() -> None:
    event = read_timeline("Sun 25 Aug 2013, 21:40 (Mon 26 Aug, 00:40 UTC)\n    shut\n").events[0]
    assert (str(event.time), event.text) == ("2013-08-25 21:40:00-03:00", "shut")


def test_items_below_a_day_may_tell_their_time_in_the_midst_of_the_sentence() -> None:
    text = (
        "### Thurs Oct 2, 2025\n- Dave rang me at 9.15 a.m. to say they were locked\n"
        "- nobody knew why\n- at 2.30 p.m. we pulled the fleet\n\n### Fri Oct 3\n"
        "- Found out around 11 a.m. that a power cycle wakes them\n"
    )
    draft = read_timeline(text)
    assert [str(event.time) for event in draft.events] == [
        "2025-10-02 09:15:00",
        "2025-10-02",
        "2025-10-02 14:30:00",
        "2025-10-03 11:00:00",
    ]
    assert draft.events[0].text == "Dave rang me at 9.15 a.m. to say they were locked"
    assert {each.line for each in draft.warnings if "inside" in each.message} == {2, 7}


def test_the_day_of_an_item_without_a_time_is_asked_about_below_it() -> None:
    text = (
        "## Timeline\n\n- On 2025-11-20, a change went out.\n"
        "- The certificate expired on 2025-12-26, which nobody saw.\n"
        "- At 09:00, a shop told of it.\n"
        "- On 2025-12-27, it was told of.\n- At 10:00, all was over.\n"
    )
    asked = [each for each in read_timeline(text).warnings if each.kind is Doubt.DAY]
    assert [(each.line, [answer.key for answer in each.answers]) for each in asked] == [
        (5, ["as_taken", "day_told"])
    ]
    assert str(asked[0].answers[1].time) == "2025-12-26 09:00:00"
