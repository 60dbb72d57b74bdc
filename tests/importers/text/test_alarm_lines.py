from pm_facilitator.importers.timeline.timeline_text import read_timeline


def test_in_a_list_of_alarms_lines_with_info_are_entries() -> None:
    text = (
        "alarms of 2 March 2026, UTC\n14:03:10 MAJOR  valve 3 stuck\n14:03:12 MINOR  flow low\n"
        "14:04:40 INFO   alarm seen by Ana\n"
        "14:20:05 CLEAR  valve 3 stuck\n14:20:09 CLEAR  flow low\n"
    )
    assert [event.line for event in read_timeline(text).events] == [2, 3, 4, 5, 6]


def test_lines_of_a_log_below_few_alarms_are_left_out() -> None:
    text = (
        "2 March 2026, UTC\n14:03 valve 3 stuck\n14:20 valve 3 moves\n\n14:03:10 MAJOR  valve 3\n"
        "14:03:11 INFO  poll\n14:03:12 INFO  poll\n14:03:13 INFO  poll\n14:03:14 INFO  poll\n"
    )
    assert [event.line for event in read_timeline(text).events if event.line > 5] == []
