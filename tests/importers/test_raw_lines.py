from pm_facilitator.importers.raw_lines import shell_output
from pm_facilitator.importers.timeline_text import read_timeline


def test_what_stands_below_an_indented_command_was_written_by_it() -> None:
    lines = ["text", "  $ date", "  Tue 12 Mar 14:03:00 UTC 2024", "    more", "", "  text"]
    assert shell_output(lines) == {3, 4}
    assert shell_output(["$ date", "14:03 it rang"]) == frozenset()
    assert shell_output(["  $ date", "14:03 it rang"]) == frozenset()


def test_times_that_a_command_has_written_are_no_events() -> None:
    text = "Tried this:\n\n  $ date\n  Tue 12 Mar 14:03:00 UTC 2024\n\n12/03/2024 14:10 it rang\n"
    assert [event.text for event in read_timeline(text).events] == ["it rang"]
