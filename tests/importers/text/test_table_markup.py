"""Tables in the marks of wikis."""

import pytest

from pm_facilitator.importers.text.table_markup import wiki_row
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def told(text: str) -> list[tuple[str, str]]:
    return [(str(event.time)[:16], event.text) for event in read_timeline(text).events]


@pytest.mark.parametrize(
    "head",
    [
        "||Time||Event||",
        "^ Time ^ Event ^",
        "|_. Time|_. Event|",
        "| *Time* | *Event* |",
    ],
)
def test_the_row_that_names_the_columns_is_no_event(head: str) -> None:
    rows = "| 16:20 | no answer |\n| 19:35 | locked by hand |"
    text = f"Door, 6 January 2018\n\nTimeline\n\n{head}\n{rows}\n"
    assert told(text) == [
        ("2018-01-06 16:20", "no answer"),
        ("2018-01-06 19:35", "locked by hand"),
    ]


def test_textile_may_name_a_column_for_the_end() -> None:
    text = (
        "h1. Ring, 2016-08-30\n\nh2. Timeline\n\n|_. From|_. To|_. Duration|_. What|\n"
        "|03:07|03:12|0:05|no light|\n|03:12|03:40|0:28|no fault found|\n"
    )
    events = read_timeline(text).events
    assert [(str(event.time)[11:16], str(event.end)[11:16], event.text) for event in events] == [
        ("03:07", "03:12", "no light"),
        ("03:12", "03:40", "no fault found"),
    ]


@pytest.mark.parametrize(
    ("above", "row", "below"),
    [
        ("", "|_. Ticket|#18832|", "|_. Opened|2016-08-30|"),
        ("| 14:03 | a |", "| *14:05* | *b* |", "| 14:09 | c |"),
        ("", "| *Time* | *Event* |", "|---|---|"),
        ("", "^ Date | 2018-01-06 |", ""),
        ("", "^ no table ^", ""),
        ("", "|alone", ""),
    ],
)
def test_other_rows_name_nothing(above: str, row: str, below: str) -> None:
    assert wiki_row([above, row, below], 1) is None


def test_what_stands_for_several_rows_of_mediawiki_is_written_into_each() -> None:
    text = (
        '== 2021-09-02 DNS ==\n=== Timeline (JST) ===\n{| class="wikitable"\n'
        "! Date !! Time !! Event !! By\n"
        '|-\n| rowspan="3" | 2021-09-02 || 22:10 || rollover started || cron\n|-\n'
        "| 22:11 || old key removed || rowspan=2 | Mori\n|-\n| 23:05 || first failure\n|-\n"
        "| 2021-09-03 || 00:30 || signed anew || Kuroda\n|}\n"
    )
    assert told(text) == [
        ("2021-09-02 22:10", "rollover started"),
        ("2021-09-02 22:11", "old key removed"),
        ("2021-09-02 23:05", "first failure"),
        ("2021-09-03 00:30", "signed anew"),
    ]
    assert [event.source for event in read_timeline(text).events] == [
        "cron",
        "Mori",
        "Mori",
        "Kuroda",
    ]


@pytest.mark.parametrize("span", ["2", "5", "0"])
def test_a_row_with_all_of_its_cells_is_not_written_over(span: str) -> None:
    text = (
        '{| class="wikitable"\n! Time !! Event\n|-\n'
        f'| rowspan="{span}" | 2021-09-02 22:10 || begun\n|-\n| 2021-09-02 22:11 || over\n|}}\n'
    )
    assert told(text) == [("2021-09-02 22:10", "begun"), ("2021-09-02 22:11", "over")]


def test_a_first_cell_that_is_empty_is_no_mark_of_a_wiki() -> None:
    rows = "|2026-03-05 14:05|Ana|deploy|\n||Bo|looked|\n|14:20||alerts|\n"
    text = f"|Time|Who|What|\n|---|---|---|\n{rows}"
    draft = read_timeline(text)
    assert [event.text for event in draft.events] == ["deploy", "alerts"]
    assert "looked" in draft.events[0].details
