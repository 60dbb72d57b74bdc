import pytest

from pm_facilitator.importers.text.delimited import delimited_tables, holds_times
from pm_facilitator.importers.timeline.timeline_text import read_timeline

ROWS = (
    ("Beginn", "Anlage", "Meldung"),
    ("02.03.2026 14:03", "Kessel 1", "Druck zu hoch"),
    ("02.03.2026 14:10", "Kessel 1", "Ventil auf"),
    ("02.03.2026 14:20", "Kessel 1", "Druck normal"),
)


def text_of(mark: str) -> str:
    return "\n".join(mark.join(row) for row in ROWS)


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_a_table_below_other_words_is_read_by_its_columns(mark: str) -> None:
    events = read_timeline(f"Out of the control room:\n\n{text_of(mark)}\n\nNothing else.").events
    assert [(str(event.time)[11:16], event.text, event.line) for event in events] == [
        ("14:03", "Druck zu hoch", 4),
        ("14:10", "Ventil auf", 5),
        ("14:20", "Druck normal", 6),
    ]


def test_columns_that_were_lined_up_by_hand_are_told_apart() -> None:
    text = "2 March 2026\n\nUTC\t\tShift\twhat\n14:03\tlate\talert\n14:10\t\tlate\t\trestart\n"
    events = read_timeline(text).events
    assert [(str(event.time)[11:], event.text) for event in events] == [
        ("14:03:00+00:00", "alert"),
        ("14:10:00+00:00", "restart"),
    ]


def test_a_semicolon_inside_quotes_parts_nothing() -> None:
    text = 'Zeit;Text;Nr\n02.03.2026 14:03;"Pumpe aus; Alarm";1\n02.03.2026 14:10;Pumpe an;2\n'
    assert [event.text for event in read_timeline(text).events] == ["Pumpe aus; Alarm", "Pumpe an"]


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[1:],
        (("It was slow.", "Then it stopped."), ("14:03", "it rang"), ("14:10", "it was fixed")),
        (("Times", "notes", "and names"), ("14:03", "it rang", "Ana"), ("14:10", "it ran", "Ben")),
        (("Name", "Town"), ("Ana", "Lisbon"), ("Ben", "Oslo")),
        (("Time", "Load"), ("14:03", "12"), ("14:10", "70"), ("14:20", "15")),
        (("Nr", "Text"), ("1203", "one"), ("1204", "two"), ("1205", "three")),
    ],
    ids=["no names", "prose", "a sentence", "no times", "no words", "numbers that count"],
)
def test_other_rows_are_no_table_of_events(rows: tuple[tuple[str, ...], ...]) -> None:
    assert not holds_times(rows)


def test_code_with_tabs_stays_code() -> None:
    assert read_timeline(f"```\n{text_of(chr(9))}\n```\nand words around it").events == ()


def test_a_quote_that_never_closes_ends_with_its_line() -> None:
    raw = ["Zeit;Text", '14:03;"auf', "14:10;zu", "14:20;fertig"]
    assert [row.cells for row in delimited_tables(raw)[0].rows][1:] == [
        ["14:03", "auf"],
        ["14:10", "zu"],
        ["14:20", "fertig"],
    ]


def test_a_cell_of_two_lines_stays_with_its_row() -> None:
    text = (
        "2 March 2026\n\nNo.\tTime (UTC)\tWhat\tWho\n1\t14:03\tPumps stop\tAna\n"
        "2\t14:10\tBoth valves open,\nand close again\tBen\n3\t14:20\tPumps run\tAna\n"
        "4\t14:31\tAll tanks full\tBen\n5\t14:40\tAlarm off\tAna\n6\t14:50\tAll well\tBen\n"
    )
    told = [
        (str(event.time)[11:16], event.text, event.line) for event in read_timeline(text).events
    ]
    assert told[0] == ("14:03", "Pumps stop", 4)
    assert told[1] == ("14:10", "Both valves open, and close again", 5)
    assert told[2] == ("14:20", "Pumps run", 7)
    assert len(told) == 6


def test_a_list_whose_sentences_have_commas_is_no_table() -> None:
    text = (
        "# 2018\n\n- August 18, starting at 14:20 UTC, it was down\n"
        "- August 18, roughly 15:45 UTC, it came back\n"
        "- August 18, at about 15:55 UTC, it was slow\n"
        "- August 18 around 16:00 UTC: over\n"
    )
    assert [(str(event.time)[11:16], event.text) for event in read_timeline(text).events] == [
        ("14:20", "it was down"),
        ("15:45", "it came back"),
        ("15:55", "it was slow"),
        ("16:00", "over"),
    ]


def test_a_name_of_a_column_holds_no_time() -> None:
    lines = (f"August {day}, starting at 14:2{day} UTC, it was down" for day in range(1, 6))
    assert len(read_timeline("# 2018\n\n" + "\n".join(lines)).events) == 5
