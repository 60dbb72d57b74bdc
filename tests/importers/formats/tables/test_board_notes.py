"""Notes of a board that was exported as a table."""

from datetime import date

import pytest

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source

ONE_COLUMN = '''"Retro of the doors"
"What happened when
(05/06/2023, CEST)"
"07:58
readers on 3rd floor red"
"08:04
security desk opens the doors by hand"
"08:50
supplier: ""reboot the controller"""
"What went well"
"coffee in the lobby"
'''


def read(text: str, name: str = "", day: date | None = None) -> ReviewDraft:
    return read_source(Source(name, text.encode()), Hints(day=day))


def test_a_board_of_one_column_gives_its_notes_with_times() -> None:
    draft = read(ONE_COLUMN)
    assert draft.form == "Notes of a board"
    assert [(str(event.time), event.text, event.line) for event in draft.events] == [
        ("2023-06-05 07:58:00+02:00", "readers on 3rd floor red", 4),
        ("2023-06-05 08:04:00+02:00", "security desk opens the doors by hand", 6),
        ("2023-06-05 08:50:00+02:00", 'supplier: "reboot the controller"', 8),
    ]


def test_each_note_keeps_where_it_was_read() -> None:
    assert read(ONE_COLUMN, "board.csv").events[1].origins == ('board.csv, line 6: "08:04',)


def test_the_doubts_stand_at_the_lines_of_the_notes() -> None:
    text = ONE_COLUMN.replace("07:58\n", "07:58 PST\n")
    lines = {warning.line for warning in read(text).warnings}
    assert lines <= {0, 2, 3, 4, 6, 8}


def test_a_doubt_names_the_line_of_the_board_that_told_the_zone() -> None:
    told = [warning.message for warning in read(ONE_COLUMN).warnings if "CEST" in warning.message]
    assert told == ["The zone CEST was taken from line 2."]


def test_other_columns_may_tell_who_wrote_a_note() -> None:
    text = (
        "Sticky note,Author,Tags\n"
        '"09:02 first call",Ana,\n"09:10\nreaders red",,red\n"door opened",Bo,\n"09:20 green",,\n'
    )
    draft = read(text, "board.csv", date(2026, 3, 2))
    assert [(f"{event.time:%H:%M}", event.text, event.source) for event in draft.events] == [
        ("09:02", "first call", "Ana"),
        ("09:10", "readers red", ""),
        ("09:20", "green", ""),
    ]


def test_when_and_where_a_note_was_put_down_is_no_time_of_the_incident() -> None:
    text = "Text,Last modified,Position X\n" + "".join(
        f'"09:0{i} seen",2026-03-09 15:0{i},124{i}\n' for i in range(4)
    )
    events = read(text, "board.csv", date(2026, 3, 2)).events
    assert [str(event.time) for event in events][:2] == [
        "2026-03-02 09:00:00",
        "2026-03-02 09:01:00",
    ]


def test_notes_in_no_order_are_put_in_the_order_of_their_times_and_it_is_told() -> None:
    text = "".join(f'"{clock} seen"\n' for clock in ("12:10", "11:02", "12:40", "11:30", "12:20"))
    draft = read(text, "board.csv", date(2026, 3, 2))
    assert [f"{event.time:%d %H:%M}" for event in draft.events] == [
        "02 11:02",
        "02 11:30",
        "02 12:10",
        "02 12:20",
        "02 12:40",
    ]
    assert any("no order" in warning.message for warning in draft.warnings)


def test_notes_over_midnight_stay_in_their_order() -> None:
    text = "".join(f'"{clock} seen"\n' for clock in ("22:10", "23:50", "00:20", "01:00"))
    draft = read(text, "board.csv", date(2026, 3, 2))
    assert [f"{event.time:%d %H:%M}" for event in draft.events][2:] == ["03 00:20", "03 01:00"]


@pytest.mark.parametrize(
    "text",
    [
        "time,what\n09:02,first call\n09:10,readers red\n09:20,green\n",
        '"time","what"\n"09:02","10:00 is when they come"\n"09:10","11:00 then"\n"09:20","green"\n',
        '"09:02 first call", they said\n09:10 red\n09:20 green\n09:30 shut\n',
    ],
)
def test_tables_with_a_column_of_times_and_lines_of_text_are_no_board(text: str) -> None:
    assert read(text, day=date(2026, 3, 2)).form != "Notes of a board"


def test_a_board_whose_last_note_never_ends_is_answered_by_a_sentence_or_events() -> None:
    assert len(read(ONE_COLUMN + '"08:55 never', "board.csv").events) >= 3
