import pytest

from pm_facilitator.errors import Cancelled
from pm_facilitator.importers.text.lines import Kind, split_lines
from pm_facilitator.importers.text.machine_lines import is_log
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def kinds(text: str) -> list[Kind]:
    return [line.kind for line in split_lines(text)]


def test_tells_the_kinds_of_markdown_apart() -> None:
    text = "# Title\n\nWords\n- item\n1. item\n> quote\n<img src=x>\n---\n| a | b |"
    assert kinds(text) == [
        Kind.HEADING,
        Kind.BLANK,
        Kind.TEXT,
        Kind.ITEM,
        Kind.ITEM,
        Kind.QUOTE,
        Kind.HTML,
        Kind.RULE,
        Kind.TABLE,
    ]


def test_takes_the_marks_off() -> None:
    lines = split_lines("## Timeline ##\n  * [x] done\n\t- deep\n12) twelfth")
    assert [line.text for line in lines] == ["Timeline", "done", "deep", "twelfth"]
    assert (lines[0].level, lines[1].indent, lines[1].checked, lines[2].indent) == (2, 2, True, 4)


@pytest.mark.parametrize("bullet", ["-", "*", "+", "•", "–", "‣", "1.", "2)"])
def test_knows_the_bullets_that_people_paste(bullet: str) -> None:
    (line,) = split_lines(f"{bullet} 14:03 text")
    assert (line.kind, line.text) == (Kind.ITEM, "14:03 text")


@pytest.mark.parametrize("mark", ["1\ufe0f\u20e3 ", "1\u20e3", "•", "●"])
def test_a_mark_may_touch_its_item_or_be_the_picture_of_a_number(mark: str) -> None:
    (line,) = split_lines(f"{mark}14:02 – alert")
    assert (line.kind, line.text) == (Kind.ITEM, "14:02 – alert")


def test_what_stands_in_a_fence_is_code_until_it_closes() -> None:
    assert kinds("```sh\n10:00 x\n```bash\n10:01 y\n```\n10:02 z") == [*[Kind.CODE] * 5, Kind.TEXT]


def test_a_fence_that_never_closes_swallows_nothing() -> None:
    assert kinds("```\n10:00 x\n10:01 y") == [Kind.CODE, Kind.TEXT, Kind.TEXT]


def test_a_comment_hides_its_lines() -> None:
    assert kinds("<!-- old\n10:00 x\n-->\n10:01 y") == [*[Kind.HTML] * 3, Kind.TEXT]


def test_front_matter_stands_apart() -> None:
    assert kinds("---\ntitle: x\n---\nwords") == [*[Kind.FRONT] * 3, Kind.TEXT]


def test_an_underlined_line_is_a_heading() -> None:
    lines = split_lines("Timeline\n========\n\nDay one\n-------")
    assert [(line.kind, line.level) for line in lines if line.level] == [
        (Kind.HEADING, 1),
        (Kind.HEADING, 2),
    ]


@pytest.mark.parametrize("line", ["== Timeline", "== Timeline ==", "h2. Timeline", "## Timeline"])
def test_knows_the_headings_of_other_markups(line: str) -> None:
    (heading,) = split_lines(line)
    assert (heading.kind, heading.level, heading.text) == (Kind.HEADING, 2, "Timeline")


def test_a_table_may_lack_its_outer_lines() -> None:
    assert kinds("Time | Event\n--- | ---\n10:00 | x\nafter") == [*[Kind.TABLE] * 3, Kind.TEXT]


def test_a_text_that_is_quoted_as_a_whole_is_no_quote() -> None:
    assert kinds("> 10:00 x\n> 10:01 y") == [Kind.TEXT, Kind.TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "2024-02-09 14:03:22,123 ERROR pool timed out",
        "2024-02-09T14:03:22Z [INFO] started",
        "[14:03:22] WARN slow",
        "Feb  9 14:03:22 web1 nginx[12]: gone",
        "E0209 14:03:22.000001 1 main.go:12] gone",
        '10.1.2.3 - - [09/Feb/2024:14:03:22 +0000] "GET / HTTP/1.1" 500',
        '[09/Feb/2024:14:03:22 +0000] "GET /cart/a22 HTTP/1.1" 500 90095 "-" "curl"',
        "[Fri Feb  9 14:03:22 2024] indexer: unwrapping R/RJ",
        "[Fri Feb  9 14:03:22.123456 2024] [core:error] [pid 12] gone",
        '{"time":"2024-02-09T14:03:22Z"}',
        "2024-02-09T14:03:22Z  pool  timed out  host=web1",
        "2024-02-09T14:03:22Z  pool timed out host=web1 after=30s",
    ],
)
def test_knows_what_machines_write(line: str) -> None:
    assert is_log(line)


@pytest.mark.parametrize(
    "line",
    [
        "14:03 ERROR rates go up",
        "14:03 The pager rang",
        "Error rates go up at 14:03:22",
        "2024-02-09T14:03:22Z  Ana restarts the shop with retries=3",
    ],
)
def test_what_people_write_about_errors_is_no_log(line: str) -> None:
    assert not is_log(line)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_counts_lines_whatever_ends_them(end: str) -> None:
    assert [line.number for line in split_lines(f"a{end}b{end}c")] == [1, 2, 3]


@pytest.mark.parametrize(
    "contents",
    [
        "[Saturday 2 September](#saturday-2-september-2023)<br>\n[Monday](#monday-4-september)",
        "- [Saturday 2 September 2023](#saturday)\n- [Monday 4 September 2023](#monday)",
        "[2 September](#saturday) | [4 September](#monday)",
        "[16:50 it rang](#rang) | [09:00 back](#back)",
        "- [2 September 16:50](#rang)\n- [4 September 9:00 AM](#back)",
    ],
)
def test_a_table_of_contents_holds_no_entries(contents: str) -> None:
    text = (
        f"{contents}\n\n## Saturday 2 September 2023\n\n- 16:50 it rang\n\n"
        "## Monday 4 September 2023\n\n- 09:00 [back](#how)\n"
    )
    told = [(str(event.time), event.text) for event in read_timeline(text).events]
    assert told == [
        ("2023-09-02 16:50:00", "it rang"),
        ("2023-09-04 09:00:00", "[back](#how)"),
    ]


def test_a_date_may_follow_the_marks_of_its_heading_without_a_space() -> None:
    text = "##2024-01-23 22:00\n\nFine again.\n\n##2024-01-23 18:30\n\nFound.\n"
    assert [(str(each.time), each.text) for each in read_timeline(text).events] == [
        ("2024-01-23 22:00:00", "Fine again."),
        ("2024-01-23 18:30:00", "Found."),
    ]
    assert kinds("#2024-01-23 is an issue") == [Kind.TEXT]


def test_links_with_times_that_stand_nowhere_else_are_entries() -> None:
    text = "2026-03-02\n\n- [14:03 it rang](#rang)\n- [14:10 mended](#mended)\n"
    assert [str(event.time)[11:16] for event in read_timeline(text).events] == ["14:03", "14:10"]
    told = f"{text}\n## 14:03 it rang\n\nTwice.\n\n## 14:10 mended\n\nBy Ana.\n"
    assert [str(event.time)[11:16] for event in read_timeline(told).events] == ["14:03", "14:10"]


def test_logs_of_processes_are_logs_within_a_list_too() -> None:
    text = (
        "2021-04-28\n\n- 16:14 it stops\n- 16:15 from the logs:\n"
        "- Apr 28 16:15:29 patroni-03 systemd[1]: patroni.service: exited\n- 16:18 called\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "it stops",
        "from the logs:",
        "called",
    ]


def test_a_timeline_in_a_quote_within_a_quote_is_read_where_it_is_all_there_is() -> None:
    quoted = ">\n>>\n>>* 14:03 it rings\n>>* 14:10 seen\n>>* 14:30 over\n"
    text = f"## Timeline 2026-03-02\n\n{quoted}\n## Rest\n"
    assert [event.text for event in read_timeline(text).events] == ["it rings", "seen", "over"]


def test_telling_many_lines_apart_can_be_stopped_in_the_midst() -> None:
    told: list[float] = []

    def stop(done: float, /) -> None:
        told.append(done)
        if done > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        split_lines("- 14:05 the queue is full\n" * 5_000, watch=stop)
    assert 0 < told[1] < 0.5 < told[-1] < 1


def test_a_notice_that_people_give_is_no_line_of_a_log() -> None:
    assert not is_log("2021-03-05 08:52:31 UTC NOTICE: the review service is started again")
    assert is_log("2021-03-05 08:52:31 UTC NOTICE  relation exists")


def test_a_row_that_tells_of_an_error_is_no_log() -> None:
    rows = (
        "| Time | What |\n|---|---|\n| 10:15:42 | ERROR in the valve |\n| 10:16:12 | Restarted |\n"
    )
    events = read_timeline(f"# 15 January 2026\n\n{rows}").events
    assert [event.text for event in events] == ["ERROR in the valve", "Restarted"]
