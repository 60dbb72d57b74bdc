import pytest

from pm_facilitator.importers.text.raw_lines import (
    shell_output,
    starred,
    unescaped,
    with_parted_dashes,
)
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def test_what_stands_below_an_indented_command_was_written_by_it() -> None:
    lines = ["text", "  $ date", "  Tue 12 Mar 14:03:00 UTC 2024", "    more", "", "  text"]
    assert shell_output(lines) == {3, 4}
    assert shell_output(["$ date", "14:03 it rang"]) == frozenset()
    assert shell_output(["  $ date", "14:03 it rang"]) == frozenset()


def test_times_that_a_command_has_written_are_no_events() -> None:
    text = "Tried this:\n\n  $ date\n  Tue 12 Mar 14:03:00 UTC 2024\n\n12/03/2024 14:10 it rang\n"
    assert [event.text for event in read_timeline(text).events] == ["it rang"]


def test_a_text_in_which_an_editor_has_escaped_all_marks_is_read_without_them() -> None:
    text = (
        "\\# Orders slow\n\n\\*\\*Date:\\*\\* 2026-09-29\n\n"
        "\\## 3. Timeline (times in UTC)\n\n"
        "\\* \\*\\*19:33:00\\*\\* — \\~2,272 requests\n\n"
        "\\* \\*\\*19:34:10\\*\\* — `MODE\\_X=true`\n"
    )
    assert [(str(event.time), event.text) for event in read_timeline(text).events] == [
        ("2026-09-29 19:33:00+00:00", "~2,272 requests"),
        ("2026-09-29 19:34:10+00:00", "`MODE_X=true`"),
    ]


def test_single_escaped_marks_are_meant() -> None:
    lines = ["\\# no heading", "- 14:03 it rang", "\\* no item"]
    assert unescaped(lines) == lines


@pytest.mark.parametrize("mark", ["_", "__", "*", "**"])
@pytest.mark.parametrize("stamp", ["2:15 PM", "2:15pm", "2:15p", "14:15 UTC", "1415Z", "14h15"])
@pytest.mark.parametrize("behind", [" - ", " ", ": "])
def test_times_may_stand_between_underscores_as_well_as_stars(
    mark: str, stamp: str, behind: str
) -> None:
    text = f"{mark}March 5, 2024{mark}\n\n- {mark}{stamp}{mark}{behind}Rolled back `job_2_b`"
    (event,) = read_timeline(text).events
    assert str(event.time)[:16] == "2024-03-05 14:15"
    assert event.text == "Rolled back `job_2_b`"


def test_underscores_within_words_and_around_words_alone_stay() -> None:
    for line in ("_job_2_ ran", "__init__ 2:15 PM", "a _2:15 PM_", "_note_", "_ 2:15 PM_"):
        assert starred(line) == line


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<code>", "</code>"),
        ('<syntaxhighlight lang="text">', "</SyntaxHighlight>"),
        ("{code}", "{code}"),
        ("{noformat}", "{noformat}"),
    ],
)
@pytest.mark.parametrize("title", ["", "# Timeline 2026-03-02\n\n"])
def test_a_whole_text_may_stand_in_the_code_of_a_wiki(
    opening: str, closing: str, title: str
) -> None:
    rows = "2026-03-02 14:03 it rang\n2026-03-02 14:20 over\n"
    text = f"{title}{opening}\n{rows}{closing}\n"
    assert [event.text for event in read_timeline(text).events] == ["it rang", "over"]
    told = f"- 2026-03-02 14:30 it runs\n\n{text.removeprefix(title)}"
    assert [event.text for event in read_timeline(told).events] == ["it runs"]


def test_signs_that_an_editor_escapes_within_lines_are_read_as_themselves() -> None:
    text = (
        "# Outage of 2026\\-03\\-02 (UTC\\+1)\n\n* 14:03 \\- it rang\n"
        "* \\~14:10 \\- `a\\-b` is full\n"
        "* 14:30\\-14:40 \\- moved\n\n```\na \\- b\n```\n"
    )
    draft = read_timeline(text)
    assert [(str(event.time)[:16], event.text) for event in draft.events] == [
        ("2026-03-02 14:03", "it rang"),
        ("2026-03-02 14:10", "`a\\-b` is full"),
        ("2026-03-02 14:30", "moved"),
    ]
    assert draft.events[1].approximate
    assert str(draft.events[2].end)[11:16] == "14:40"
    assert unescaped(text.split("\n"))[-3] == "a \\- b"


def test_backslashes_that_mean_themselves_stay() -> None:
    for line in ("14:03 C:\\_data is full", "14:03 matched \\.log and \\-x"):
        assert unescaped([line]) == [line]


@pytest.mark.parametrize("lead", ["the modem log says", "it logged:", "which complains about\n"])
def test_lines_to_the_second_that_a_text_shows_are_no_events(lead: str) -> None:
    text = (
        f"Log of 2026-03-02\n\n14:05Z no signal\n14:20Z still none\n       {lead}\n"
        "         14:20:02 RX UNLOCK FREQ 1204\n         14:20:40 RX UNLOCK FREQ 1204\n"
        "14:55Z wrong value\n"
    )
    assert [str(event.time)[11:19] for event in read_timeline(text).events] == [
        "14:05:00",
        "14:20:00",
        "14:55:00",
    ]


@pytest.mark.parametrize("form", ["-{} ", "-**{}** ", "-`{}` - ", "•{} "])
def test_dashes_may_touch_the_times_of_a_list(form: str) -> None:
    rows = "".join(
        f"{form.format(time)}{text}\n" for time, text in (("10:35", "a"), ("10:40", "b"))
    )
    draft = read_timeline(f"# 2026-03-02\n\n## Timeline\n\n{rows}")
    assert [(str(event.time)[11:16], event.text) for event in draft.events] == [
        ("10:35", "a"),
        ("10:40", "b"),
    ]
    assert not any("understood" in each.message for each in draft.warnings)


def test_counts_before_the_start_keep_their_sign() -> None:
    lines = ["-0:10 a change", "-0:05 a call", "+0:05 it rang"]
    assert with_parted_dashes(lines) == lines


def test_dates_with_long_dashes_may_have_their_year_last() -> None:
    event = read_timeline("- 22–03–2021, 13:00: checked\n").events[0]
    assert str(event.time) == "2021-03-22 13:00:00"


def test_numbers_that_a_program_has_written_before_all_lines_are_none_of_them() -> None:
    rows = "53.\t| Time | Event |\n54.\t| --- | --- |\n55.\t| 10:45 | told |\n"
    text = f"49.\t## Timeline 2020-04-15\n50.\t \n{rows}"
    events = read_timeline(text).events
    assert [(str(event.time)[11:16], event.text, event.line) for event in events] == [
        ("10:45", "told", 5)
    ]


def test_a_plus_before_the_name_of_the_zone_means_nothing() -> None:
    event = read_timeline("- 2021-02-12 8:55 AM +UTC: the wallet is filled\n").events[0]
    assert (str(event.time), event.text) == ("2021-02-12 08:55:00+00:00", "the wallet is filled")


def test_indented_lines_below_words_of_a_log_are_none_of_a_table_that_counts_from_t0() -> None:
    rows = "| T+0 | it rings |\n| T+3m | seen |\n| T+9m | found |\n"
    text = (
        f"T0 = 2021-07-19 13:47 UTC\n\n| Clock | What |\n| --- | --- |\n{rows}\n"
        "Broker log around it:\n\n    2021-07-19T13:46:58Z client gone\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["it rings", "seen", "found"]
