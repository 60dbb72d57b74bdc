"""What pages and the copies of them put into lines."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline


def test_the_raised_ending_of_a_day_is_a_part_of_it() -> None:
    text = "On July 18<sup>th</sup>, 2018, we were down.\n\n## Timeline\n\n- 11:15 scaled\n"
    assert str(read_timeline(text).events[0].time) == "2018-07-18 11:15:00"


def test_rows_whose_second_cell_was_put_on_the_next_line_are_whole_again() -> None:
    text = (
        "10 March 2026\n\nTimeline (UTC)\n| Time |\nEvent |\n| 12:33 |\nDisruption detected |\n"
        "| 12:34 |\nTeam engaged |\n| 12:45 |\nMended |\nRoot Cause\nA change.\n"
    )
    events = read_timeline(text).events
    assert [(str(event.time), event.text, event.line) for event in events] == [
        ("2026-03-10 12:33:00+00:00", "Disruption detected", 6),
        ("2026-03-10 12:34:00+00:00", "Team engaged", 8),
        ("2026-03-10 12:45:00+00:00", "Mended", 10),
    ]


def test_square_marks_head_the_parts_of_a_report() -> None:
    text = (
        "■事象\nページを閲覧できない。\n\n■発生期間\n2015年03月09日(月) 09時53分頃 – 14時45分頃\n\n"
        "■時系列対応\n09:20 確認\n10:10 回答\n\n■原因\n不明\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["確認", "回答"]


def test_one_square_mark_alone_is_no_heading() -> None:
    text = "2 March 2026\n\n■ 14:03 it rings\n14:05 it stops\n"
    assert len(read_timeline(text).events) == 2


def test_empty_cells_behind_numbered_lines_are_taken_off_with_the_rule_around_a_day() -> None:
    text = (
        "=========== F, 20140103: =========== | |\n- 4:47p - too hot | |\n- 4:57p - hotter | |\n"
        "- 5:16p - off | |\n"
    )
    events = read_timeline(text).events
    assert [(str(event.time), event.text) for event in events] == [
        ("2014-01-03 16:47:00", "too hot"),
        ("2014-01-03 16:57:00", "hotter"),
        ("2014-01-03 17:16:00", "off"),
    ]


def test_a_picture_with_what_is_written_below_it_tells_no_entry() -> None:
    text = (
        "2 March 2026\n\n- 11:50 busy\n\n<figure>\n<figcaption>\nIt falls around 12:05 and rises\n"
        "</figcaption>\n</figure>\n\n- 12:20 up\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["busy", "up"]


@pytest.mark.parametrize(
    "head",
    [
        "Posted on: 2014-05-07 14:48:16+00:00",
        "Created\nMay 7, 2014 14:48",
        "Ultima modifica il 07/05/2014 alle ore 14:48",
    ],
)
def test_when_a_page_was_written_is_no_entry(head: str) -> None:
    text = (
        f"Mail outage\n{head}\n\n- 7 May 2014 19:27 UTC - Drives replaced\n- 7 May 20:44 UTC - Up\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["Drives replaced", "Up"]


def test_posts_that_each_tell_when_they_were_written_are_entries() -> None:
    text = "Posted 2014-05-07 14:48\nLooking.\n\nPosted 2014-05-07 15:10\nMended.\n"
    assert [event.text for event in read_timeline(text).events] == ["Looking.", "Mended."]


def test_a_tree_of_lines_is_a_list() -> None:
    text = (
        "21 November 2025\n\n├─ 11:51:06 - both start\n│         └─ one waits\n│\n"
        "└─ 11:51:13 - script starts\n"
    )
    events = read_timeline(text).events
    assert [(event.text, event.details) for event in events] == [
        ("both start", "one waits"),
        ("script starts", ""),
    ]


def test_the_date_below_each_clock_time_is_that_of_its_post() -> None:
    text = "14:39\n05.02.2026\nAll over.\n\nStations\n\n14:35\n05.02.2026\nStill looking.\n"
    events = read_timeline(text).events
    assert [str(event.time) for event in events] == ["2026-02-05 14:39:00", "2026-02-05 14:35:00"]
    assert [event.text for event in events] == ["All over.", "Still looking."]


def test_a_single_date_below_a_clock_time_is_left_where_it_is() -> None:
    text = "2 March 2026\n\n14:39\n05.02.2026 was the release\n\n14:50\nup\n"
    assert [f"{event.time:%m-%d}" for event in read_timeline(text).events] == ["03-02", "03-02"]


def test_the_date_and_the_time_of_a_post_may_be_two_fields_over_its_words() -> None:
    text = (
        "DRIFTSTÖRNING\n\nDatum: 2019-04-08\nTidpunkt: 19:26\n\nKLARRAPPORT\n\n\n"
        "Datum: 2019-04-08\nTidpunkt: 08.30\n\nOmstart.\n\nDatum 2019-04-07\nTidpunkt: 21:30\nNy.\n"
    )
    assert [(str(event.time), event.text) for event in read_timeline(text).events] == [
        ("2019-04-08 19:26:00", "KLARRAPPORT"),
        ("2019-04-08 08:30:00", "Omstart."),
        ("2019-04-07 21:30:00", "Ny."),
    ]


def test_the_state_before_the_time_of_a_post_goes_before_its_words() -> None:
    text = (
        "Oct 23, 2024\n1 incident\n\nVoices are down\n\nResolved Oct 23 at 11:08am PDT\n\nBack.\n\n"
        "1 previous update\n\nOct 22, 2024\n1 incident\n\nCalls are slow\n\n"
        "Resolved Oct 22 at 01:04pm PDT\n\nNo error for 15 minutes.\n"
    )
    timed = [event for event in read_timeline(text).events if "PDT" in event.told]
    assert [(str(event.time), event.text) for event in timed] == [
        ("2024-10-23 11:08:00-07:00", "Resolved: Back."),
        ("2024-10-22 13:04:00-07:00", "Resolved: No error for 15 minutes."),
    ]


def test_a_label_over_each_post_again_and_again_is_no_part_of_its_time() -> None:
    text = "".join(
        f"Start : 2{day}-Jul-2019 {hour}15Z {hour}15LT\n\nPost {day}.\n\n"
        for day, hour in ((6, 10), (5, 20), (5, 16))
    )
    assert [(f"{event.time:%d %H:%M}", event.text) for event in read_timeline(text).events] == [
        ("26 10:15", "Post 6."),
        ("25 20:15", "Post 5."),
        ("25 16:15", "Post 5."),
    ]


def test_rows_of_a_table_may_begin_and_end_without_a_bar() -> None:
    text = (
        "Timeline for INC-577 (UTC)\n"
        " 9 | 2026-11-20T07:50:03Z | note     | @dmitri: 1.2M markers\n"
        "10 | 2026-11-20T08:34:47Z | note     | @dmitri: all restored\n"
        "11 | 2026-11-20T08:36:00Z | status   | investigating -> monitoring\n"
        "TTD 00:18:57 | TTR 01:51:12\n"
    )
    draft = read_timeline(text)
    assert [(f"{each.time:%H:%M:%S}", each.text) for each in draft.events] == [
        ("07:50:03", "@dmitri: 1.2M markers"),
        ("08:34:47", "@dmitri: all restored"),
        ("08:36:00", "investigating -> monitoring"),
    ]


def test_lines_of_a_log_between_bars_are_no_rows() -> None:
    log = "".join(f"2026-11-20 07:5{minute}:03 | ERROR | gate | refused\n" for minute in range(4))
    assert read_timeline(f"2026-11-20\n\n- 07:50 it rang\n\n{log}").events[1:] == ()


def test_the_moment_over_the_title_of_a_note_is_when_it_was_written() -> None:
    text = (
        "Saturday 5 July 2026 at 23:58\nBooking down, what I remember\n\n"
        "6:40 PM A hotel calls\n6:52 PM Called Ivo\n8:12 PM First booking\n"
    )
    draft = read_timeline(text)
    assert [(str(each.time)[:16], each.text) for each in draft.events] == [
        ("2026-07-05 18:40", "A hotel calls"),
        ("2026-07-05 18:52", "Called Ivo"),
        ("2026-07-05 20:12", "First booking"),
    ]
