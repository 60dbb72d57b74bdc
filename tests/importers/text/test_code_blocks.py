import pytest

from pm_facilitator.importers.text.code_blocks import CodeBlocks
from pm_facilitator.importers.timeline.timeline_text import read_timeline

LOG = "2026-03-02 14:04:12 rsync: no space left"


@pytest.mark.parametrize(
    "block",
    [
        f"```\n{LOG}\n```",
        f"~~~ console\n{LOG}\n~~~",
        f"{{noformat}}\n{LOG}\n{{noformat}}",
        f"{{code:bash}}\n{LOG}\n{{code}}",
        f".. code-block:: console\n\n    $ tail sync.log\n    {LOG}",
        f"The log says::\n\n    {LOG}\n    {LOG}",
        f"[source,console]\n----\n{LOG}\n----",
        f"#+BEGIN_SRC sh\n{LOG}\n#+END_SRC",
        f"[code]\n{LOG}\n[/code]",
        f"The carrier's log:\n\n    {LOG}\n    {LOG}",
    ],
    ids=[
        *(
            "backticks",
            "tildes",
            "Jira",
            "macro",
            "directive",
            "colons",
            "AsciiDoc",
            "Org",
            "forum",
        ),
        "indented",
    ],
)
def test_what_stands_in_a_block_of_code_is_no_event(block: str) -> None:
    text = f"14:03 UTC on 2 March 2026: it stops\n\n{block}\n\n14:10 UTC on 2 March 2026: it runs\n"
    assert [event.text for event in read_timeline(text).events] == ["it stops", "it runs"]


@pytest.mark.parametrize(
    "opening", ["{code}", "[code]", "#+begin_src sh", "[source]\n----", "```", "{noformat}"]
)
def test_a_block_that_never_closes_hides_nothing(opening: str) -> None:
    text = f"2 March 2026\n\n{opening}\n\n- 14:03 it stops\n- 14:10 it runs\n"
    assert len(read_timeline(text).events) == 2


def test_an_indented_timeline_below_two_colons_is_one() -> None:
    text = "2 March 2026, in short::\n\n    14:03 it stops\n    14:10 it runs\n"
    assert len(read_timeline(text).events) == 2


def test_a_block_ends_where_its_mark_comes_again() -> None:
    raw = ["a", "{code}", "b", "{code}", "c"]
    assert [CodeBlocks(raw).end_of(index) for index in range(2)] == [None, 3]


@pytest.mark.parametrize("name", ["verbatim", "code", "file", "syntaxhighlight", "code bash"])
def test_wikis_open_code_with_an_element_of_its_own_line(name: str) -> None:
    block = f"<{name}>\n{LOG}\n\n{LOG}\n</{name.split()[0]}>"
    text = f"2026-03-02\n\n- 14:03 it rang\n\n{block}\n\n- 14:20 over\n"
    assert [event.text for event in read_timeline(text).events] == ["it rang", "over"]


@pytest.mark.parametrize("name", ["verbatim", "code"])
def test_a_timeline_that_is_set_as_code_is_one(name: str) -> None:
    rows = "14:03 it rang\n14:05 looked\n14:20 over"
    text = f"# Timeline\n\n2026-03-02\n\n<{name}>\n{rows}\n</{name}>\n"
    assert [event.text for event in read_timeline(text).events] == ["it rang", "looked", "over"]


def test_several_blocks_of_code_may_be_the_timeline_together() -> None:
    first, second = "14:03 it rang\n14:05 looked\n14:09 found", "15:20 over\n15:30 told\n15:40 home"
    text = f"# Timeline, 2026-03-02\n\n```\n{first}\n```\n\nBy hand:\n\n```\n{second}\n```\n"
    assert [event.text for event in read_timeline(text).events] == [
        "it rang", "looked", "found", "over", "told", "home",
    ]  # fmt: skip


SHOWN = "  5:58:13 AM  CONNECT 10.1.4.22\n  6:03:40 AM  CONNECT 10.1.4.90\n"


def test_lines_to_the_second_below_a_sentence_are_shown_not_told() -> None:
    text = (
        "Tuesday 10 May 2022\n\n5:45 AM\nGate opens\n\n6:10 AM\nTwo tickets\n\n"
        f"7:50 AM\nThe box shows two connections:\n\n{SHOWN}\n8:05 AM\nOver\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "Gate opens",
        "Two tickets",
        "The box shows two connections:",
        "Over",
    ]


def test_lines_to_the_second_are_the_timeline_where_nothing_else_is() -> None:
    text = f"On 10 May 2022 this happened:\n\n{SHOWN}  6:10:00 AM  over\n"
    assert len(read_timeline(text).events) == 3


def test_what_org_shows_after_a_colon_is_a_log_and_what_wikis_say_of_a_term_is_not() -> None:
    text = (
        "2026-03-02\n\n- 14:03 it rang\n  : Mar  2 14:02:09 vex smtp[2201]: to=<a@b.example>\n"
        "- 14:20 over\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["it rang", "over"]


def test_attributes_of_a_document_tell_its_day_and_zone_and_are_no_entries() -> None:
    text = ":date: 2021-12-11\n:tz: UTC\n\n* 06:14 it rang\n* :fire: 06:20 it burns\n"
    assert [(str(event.time), event.text) for event in read_timeline(text).events] == [
        ("2021-12-11 06:14:00+00:00", "it rang"),
        ("2021-12-11 06:20:00+00:00", "it burns"),
    ]


@pytest.mark.parametrize(
    "label", ["**Timeline of the incident**:", "**Línea de tiempo del incidente:**"]
)
def test_a_block_of_code_below_a_label_that_names_a_timeline_is_one(label: str) -> None:
    rows = "14:03 - it rang\n14:05 - looked\n14:20 - over"
    text = f"# 2 March 2026\n\n{label}\n\n```\n{rows}\n```\n\n**Impact**:\n\n- none\n"
    assert [event.text for event in read_timeline(text).events] == ["it rang", "looked", "over"]


def test_what_stands_preformatted_in_a_page_is_code() -> None:
    text = (
        "<ul>\n<li>2026-03-02 10:20 found:\n<pre>\n pid | start | state\n-----+-------+------\n"
        " 447 | 2026-03-01 22:31 | idle\n</pre>\n</li>\n<li>2026-03-02 10:23 stopped</li>\n</ul>\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["found:", "stopped"]


def test_options_of_directives_are_no_entries() -> None:
    text = (
        ".. event:: Firmware\n    :uid: downtime-210311\n    :start: 2021-03-11 08:00 +0200\n"
        "    :end: 2021-03-11 16:00 +0200\n\n    All is down.\n\n- 2021-03-11 09:30 it rang\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["it rang"]


def test_what_asciidoc_adds_to_an_item_between_dashes_is_code() -> None:
    text = (
        "== Timeline\n\n18 May 2021\n\n09:20:: first reports\n+\n----\n"
        "2021-05-18 07:18:44.120+0000 [id=31] SEVERE failed\n----\n09:31:: seen\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["first reports", "seen"]


def test_what_leads_to_a_block_of_code_by_two_colons_stays_in_the_text() -> None:
    text = (
        "10 December 2021\n\n10:30\n    Memory dump and snapshot taken::\n\n"
        "        2021-12-10 10:31:02 snap-0ab1 completed\n\n11:15\n    Access log read.\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "Memory dump and snapshot taken:",
        "Access log read.",
    ]


def test_lines_with_the_seconds_since_1970_below_two_colons_are_code() -> None:
    text = (
        "10 June 2024\n\n- 18:42 down\n- 18:47 up\n\nPoller output::\n\n"
        "    1718044920 ge-0/0/1 down\n    1718044921 ge-0/0/1 up\n    1718044923 ge-0/0/1 down\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["down", "up"]


def test_tildes_below_a_line_make_it_a_heading_and_open_no_code() -> None:
    text = (
        "All times are in UTC.\n\n24 August 2022\n~~~~~~~~~~~~~~\n\n12:37\n    A mail is seen.\n\n"
        "25 August 2022\n~~~~~~~~~~~~~~\n\n02:11\n    The page is gone.\n"
    )
    assert [(str(each.time), each.text) for each in read_timeline(text).events] == [
        ("2022-08-24 12:37:00+00:00", "A mail is seen."),
        ("2022-08-25 02:11:00+00:00", "The page is gone."),
    ]


def test_tildes_below_a_line_of_another_length_open_code() -> None:
    text = "2022-08-24\n\n12:37 The log:\n~~~~\n12:38 not found\n~~~~\n12:50 over\n"
    assert [each.text for each in read_timeline(text).events] == ["The log:", "over"]


def test_the_entry_that_leads_to_an_indented_log_stays_one() -> None:
    text = (
        "# Lines down, 2024-11-20\n\n**0726** - Divert active. Carrier log:\n\n"
        "    20/11/24 07:25:58 CFU SET OK\n\n**0755** - Calls pass.\n\n**0840** - All over.\n"
    )
    assert [each.text for each in read_timeline(text).events] == [
        "Divert active. Carrier log:",
        "Calls pass.",
        "All over.",
    ]
