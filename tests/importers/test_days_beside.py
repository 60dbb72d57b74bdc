"""Days behind a clock, and what else stands beside a date."""

from datetime import date

import pytest

from pm_facilitator.importers.timeline_text import read_timeline


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
