"""Tables with commas, semicolons or tabs."""

from datetime import date, datetime

import pytest

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.draft import Doubt, TimelineDraft
from pm_facilitator.importers.timeline.csv_table import read_csv

DAY = date(2026, 3, 2)


def read(text: str) -> TimelineDraft:
    draft = read_csv(text, day=DAY)
    assert draft is not None
    return draft


@pytest.mark.parametrize(
    "text",
    [
        "time,event,source,link\n14:05,Pager rings,chat,https://c.example/1\n",
        "Timestamp;Description\n2026-03-02 14:05;Pager rings\n",
        "date\ttime\twhat happened\n2 March 2026\t2:05 PM\tPager rings\n",
        'id,message,created_at\n7,"Pager rings",2026-03-02T14:05:00\n',
        "\ufeffTime,Event\r\n14:05,Pager rings\r\n",
        "Time,Event\n2026\u201103\u201102\u00a014:05,Pager rings\n",
        '"time","event","end"\n"14:05","Pager rings","14:10"\n',
    ],
)
def test_reads_a_table_whatever_parts_its_columns(text: str) -> None:
    (event,) = read(text).events
    assert (event.time, event.text) == (datetime(2026, 3, 2, 14, 5), "Pager rings")


def test_who_said_it_and_the_links_come_along() -> None:
    (event,) = read("time,event,source,link\n14:05,x,chat,https://c.example/1\n").events
    assert (event.source, event.evidence) == ("chat", ("https://c.example/1",))


def test_a_quoted_cell_may_hold_commas_and_lines() -> None:
    draft = read('time,event\n14:05,"one, two\nthree"\n14:10,four\n')
    assert [(event.line, event.text) for event in draft.events] == [
        (2, "one, two three"),
        (4, "four"),
    ]


def test_the_header_may_name_the_zone() -> None:
    (event,) = read("time (UTC),event\n14:05,x\n").events
    assert str(event.time) == "2026-03-02 14:05:00+00:00"


def test_a_time_that_is_not_understood_is_named_by_line() -> None:
    draft = read("time,event\n14:05,a\n14:10,b\nlater,c\n")
    assert [event.time is None for event in draft.events] == [False, False, True]
    assert [warning.line for warning in draft.warnings] == [4]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("event,source\nx,chat\n", "no column for the time"),
        ("time,source\n14:05,chat\n", "no column for the text"),
        ("time,event\nsoon,x\nlater,y\n", "not understood"),
    ],
)
def test_what_a_table_lacks_is_said(text: str, said: str) -> None:
    with pytest.raises(ImportFailed, match=said):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14:05 Pager rings, at last\n",
        "Time, as they say, heals\n",
        "# Timeline\n\n- 14:05, event\n",
        "| time | event |\n",
        "name,price\na,1\n",
        "Summary, impact and timeline\n",
    ],
)
def test_other_texts_are_no_table(text: str) -> None:
    assert read_csv(text, day=DAY) is None


def test_a_header_alone_holds_no_events() -> None:
    assert read("time,event\n").events == ()


def test_rows_of_which_the_newest_stands_first_are_told_of_once() -> None:
    text = "time,event\n2026-03-02 14:10,back\n2026-03-02 14:07,seen\n2026-03-02 14:05,alert\n"
    assert [(each.line, each.kind) for each in read(text).warnings] == [(2, Doubt.ORDER)]
