"""Messages as they are copied out of many programs: who wrote when, whatever the layout."""

from datetime import date

import pytest

from pm_facilitator.importers.draft import Doubt
from tests.importers.formats.reading import read_text, told

DAY = date(2026, 3, 2)
SAID = (
    ("Ana Ruiz", "14:03", "2:03 PM", "valve three is stuck"),
    ("Ben Okoro", "14:10", "2:10 PM", "closing the bypass"),
    ("Ana Ruiz", "14:21", "2:21 PM", "pressure is falling"),
    ("Chi Vo", "14:40", "2:40 PM", "all normal again"),
)
EXPECTED = [f"{clock} {name}: {words}" for name, clock, _, words in SAID]
LAYOUTS = {
    "Google Chat": "{name}, Mon {half}\n{words}",
    "Google Chat, dated": "{name}, Mar 2, {half}\n{words}",
    "Teams in German": "[Montag {clock}] {name}\n{words}",
    "Teams, day above": "{name}\n3/2 {half}\n{words}",
    "Telegram": "{name}, [02.03.2026 {clock}]\n{words}\n",
    "Telegram on a Mac": "{name}, [Mar 2, 2026 at {half}]:\n{words}\n",
    "WeChat": "{name} {clock}\n{words}\n",
    "Element": "{name}\n{clock}\n{words}",
    "Lark": "{name} 3/2 {clock}\n{words}",
    "Slack in German": "{name}  {clock} Uhr\n{words}",
    "programs in Slack": "{name}\nAPP  {half}\n{words}",
    "people away in Slack": "{name}\n:palm_tree:  {half}\n{words}",
    "Discord, time below": "{name}\n — 03/02/2026 {half}\n{words}",
    "programs in Discord": "{name}\nBOT\n — 03/02/2026 {half}\n{words}",
    "Jira": "{name} added a comment - 02/Mar/26 {half}\n{words}\n",
    "Jira today": "{name}\nMarch 2, 2026 at {half}\n{words}\n",
    "ServiceNow": "2026-03-02 {clock}:10 - {name} (Work notes)\n{words}\n",
    "ServiceNow today": "{name}\nWork notes • 2026-03-02 {clock}:10\n{words}\n",
    "Zendesk": "{name}, Mar 2, 2026, {half}:\n{words}\n",
    "OTRS": "#1 02.03.2026 {clock} – {name}\n{words}\n",
    "trackers of networks": "{name}\t20260302 {clock} UTC\n{words}\n",
    "Redmine": "Updated by {name} 2026-03-02 {clock}\n{words}\n",
    "Bugzilla": "[reply] Comment 1 {name} 2026-03-02 {clock}:10 UTC\n{words}\n",
    "comments that are counted": "Comment 1 • {name} • 2026-03-02 {clock}\n{words}\n",
    "Trac": "comment:1 by {name}, 2026-03-02 {clock}\n{words}\n",
    "Azure DevOps": "{name}\ncommented Mar 2, 2026 {half}\n{words}\n",
    "a thread of mails": "From: {name}\nSent: Monday, March 2, 2026 {half}\nTo: x\nSubject: RE: x"
    "\n\n{words}\n",
    "mails": "On Mon, Mar 2, 2026 at {half} {name} <someone@example.org> wrote:\n{words}\n",
    "mails in German": "Am 02.03.2026 um {clock} schrieb {name}:\n{words}\n",
    "Signal": "From: {name} (+4670000000)\nSent: Mon, 2 Mar 2026 {clock}:10\n\n{words}\n",
    "short messages": "Date: 2026-03-02 {clock}\nFrom: {name}\nMessage: {words}\n",
}


def pasted(layout: str) -> str:
    return "\n".join(
        layout.format(name=name, clock=clock, half=half, words=words)
        for name, clock, half, words in SAID
    )


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_messages_of_every_program_are_read_with_their_writers(layout: str) -> None:
    draft = read_text(pasted(layout), day=DAY)
    assert told(draft) == EXPECTED
    assert {str(each.time)[:10] for each in draft.events} == {"2026-03-02"}


def test_what_goes_on_below_a_time_alone_is_of_the_same_person() -> None:
    text = "Ana Ruiz  11:58 AM\nit rings\n11:59\nit still rings\n"
    text += "Ben Okoro  12:04 PM\nlooking\n1:03\nbetter"
    assert told(read_text(text, day=DAY)) == [
        "11:58 Ana Ruiz: it rings",
        "11:59 Ana Ruiz: it still rings",
        "12:04 Ben Okoro: looking",
        "13:03 Ben Okoro: better",
    ]


@pytest.mark.parametrize("word", ["Yesterday", "Gestern", "Ayer"])
def test_yesterday_is_the_day_before_the_one_of_copying_and_said_to_be(word: str) -> None:
    text = f"[{word} 21:14] Ana Ruiz\nit rings\n[{word} 21:20] Ben Okoro\nlooking\n"
    draft = read_text(text, day=DAY)
    assert [str(each.time) for each in draft.events] == [
        "2026-03-01 21:14:00",
        "2026-03-01 21:20:00",
    ]
    assert [each.message for each in draft.warnings if each.kind is Doubt.DAY] == [
        '"Today" was taken for 2026-03-02.'
    ]


def test_yesterday_below_a_date_moves_nothing() -> None:
    text = "Monday, March 2nd\n\nAna Ruiz  2:03 PM\na\nYesterday\nBen Okoro  9:10 AM\nb\n"
    assert str(read_text(text, day=DAY).events[0].time) == "2026-03-02 14:03:00"


class TestTickets:
    """What is copied out of the page of a ticket."""

    HISTORY = (
        "OPS-12  Pump 3 stands still\n\n"
        "Ana Ruiz created issue - 02/Mar/26 2:03 PM\n"
        "Ana Ruiz made changes - 02/Mar/26 2:10 PM\n"
        "Field\tOriginal Value\tNew Value\n"
        "Priority\tLow\tHigh\n"
        "Ben Okoro added a comment - 02/Mar/26 2:21 PM\n"
        "The pump says:\n"
        "{noformat}\n2026-03-02T13:20:03Z overload\n2026-03-02T13:20:33Z overload\n{noformat}\n"
    )

    def test_changes_tell_what_was_changed(self) -> None:
        assert told(read_text(self.HISTORY)) == [
            "14:03 Ana Ruiz: Ana Ruiz created issue",
            "14:10 Ana Ruiz: Priority Low High",
            "14:21 Ben Okoro: The pump says:",
        ]

    def test_a_log_inside_a_comment_goes_into_its_details(self) -> None:
        assert "13:20:33Z overload" in read_text(self.HISTORY).events[-1].details

    def test_what_stands_newest_first_is_said_to_do_so_once(self) -> None:
        layout = "2026-03-02 {clock} - {name} (Work notes)\n{words}\n"
        text = "\n".join(
            layout.format(name=name, clock=clock, words=words)
            for name, clock, _, words in reversed(SAID)
        )
        draft = read_text(text)
        assert sorted(told(draft)) == EXPECTED
        assert [each.kind for each in draft.warnings] == [Doubt.ORDER]

    @pytest.mark.parametrize(
        "text",
        [
            "2026-03-02 14:03 - Alert Fired\nIt rang.\n2026-03-02 14:10 - Restart Done\nIt ran.\n",
            "On 2 March 2026 at 14:03 Ana wrote:\n14:01 it rang\n14:02 it stopped\n14:05 it rang\n"
            "On 2 March 2026 at 14:30 Ben wrote:\n14:20 fixed\n",
        ],
        ids=["headings in capitals", "timelines inside mails"],
    )
    def test_a_timeline_is_no_ticket(self, text: str) -> None:
        assert read_text(text).form == "Text"


def test_the_name_of_a_channel_at_the_top_is_no_heading_of_a_document() -> None:
    text = (
        "# inc-441\nMarch 2nd, 2026\nAna Ruiz\n  2:03 PM\nit rings\nAna Ruiz\n  2:10 PM\nit ran\n"
    )
    assert told(read_text(text)) == ["14:03 Ana Ruiz: it rings", "14:10 Ana Ruiz: it ran"]


def test_comments_may_tell_their_day_alone() -> None:
    text = "ana commented on Mar 2, 2026\nit rings\n\nben commented on Mar 3, 2026\nit ran\n\n"
    draft = read_text(f"{text}ana closed this as completed on Mar 4, 2026\n")
    assert [(str(each.time), each.source, each.text) for each in draft.events] == [
        ("2026-03-02", "ana", "it rings"),
        ("2026-03-03", "ben", "it ran"),
        ("2026-03-04", "ana", "ana closed this as completed"),
    ]


def test_what_was_edited_later_is_read_as_well() -> None:
    text = "Ana Ruiz added a comment - 02/Mar/26 2:03 PM - edited\nit rings\n"
    text += "Ben Okoro added a comment - 02/Mar/26 2:10 PM (edited)\nit ran\n"
    assert told(read_text(text)) == ["14:03 Ana Ruiz: it rings", "14:10 Ben Okoro: it ran"]


def test_a_change_below_a_name_is_told_without_words() -> None:
    text = "Ana Ruiz\ncommented Mar 2, 2026 2:03 PM\nit rings\n\n"
    text += "Ben Okoro\nchanged State from New to Done Mar 2, 2026 2:20 PM\n"
    assert told(read_text(text)) == [
        "14:03 Ana Ruiz: it rings",
        "14:20 Ben Okoro: Ben Okoro changed State from New to Done",
    ]


def test_mails_with_a_timeline_in_them_are_no_thread() -> None:
    mail = "From: Ana\nDate: 2 March 2026 14:05\nSubject: Pump\n\n14:03 it rang\n\n"
    assert read_text(mail * 3).form == "Text"


def test_mails_with_a_subject_are_no_saved_messages() -> None:
    head = "From: Ana\nDate: 2 March 2026 14:05\nSubject: Pump\n\n"
    assert read_text(f"{head}14:03 it rang\n\n{head}14:10 it ran\n").form == "Text"


def test_a_field_that_comes_again_opens_the_next_message() -> None:
    text = (
        "From: Ana\nDate: 2026-03-02 14:03\nText: a\nFrom: Ben\nDate: 2026-03-02 14:10\nText: b\n"
    )
    assert told(read_text(text)) == ["14:03 Ana: a", "14:10 Ben: b"]


def test_a_list_of_who_did_what_is_no_ticket() -> None:
    text = "14:03 Ana opened the valve\n14:05 it still rings\n"
    text += "14:06 Ben closed the valve\n14:08 quiet\n"
    draft = read_text(text, day=DAY)
    assert [each.text for each in draft.events] == [
        "Ana opened the valve",
        "it still rings",
        "Ben closed the valve",
        "quiet",
    ]


def test_fields_and_a_description_may_stand_above_the_comments_of_a_ticket() -> None:
    head = "LAB-12  Freezer warm\nType: Incident\nStatus: DONE\nPriority: High\nOwner: Ana Ruiz\n"
    fields = f"{head}\nDescription\nIt beeps.\nNobody is there.\n\nActivity\n\n"
    comment = "{name} added a comment - 02/Mar/26 {half}{mark}\n{words}\n"
    marks = ("", " - edited", ", Edited", "")
    said = [
        comment.format(name=name, half=half, words=words, mark=mark)
        for (name, _, half, words), mark in zip(SAID, marks, strict=True)
    ]
    assert told(read_text(fields + "".join(said))) == EXPECTED


def test_a_zone_may_stand_beside_the_time_of_a_message() -> None:
    draft = read_text(
        "Date: March 2, 2026\n\nAna Ruiz  7:41 AM PT\nvalve three is stuck\n"
        "Ben Okoro  10:44 AM ET\nclosing the bypass\nAna Ruiz [8:01 AM PT]\nall normal again\n"
    )
    assert [(str(each.time), each.text, each.source) for each in draft.events] == [
        ("2026-03-02 07:41:00-08:00", "valve three is stuck", "Ana Ruiz"),
        ("2026-03-02 10:44:00-05:00", "closing the bypass", "Ben Okoro"),
        ("2026-03-02 08:01:00-08:00", "all normal again", "Ana Ruiz"),
    ]


def test_states_beside_times_are_nobodys_names() -> None:
    states = ("Resolved", "Monitoring", "Update", "Update", "Investigating")
    posts = (
        f"{18 - hour}:20 – {state}\nThe valve is looked at.\n" for hour, state in enumerate(states)
    )
    draft = read_text("\n".join((*posts, "All times are in CET.\n")), day=DAY)
    assert {each.source for each in draft.events} == {""}
    assert {str(each.time)[-6:] for each in draft.events} == {"+01:00"}
    assert len(draft.events) == len(states)


@pytest.mark.parametrize("mark", ["• ", "- ", ""])
def test_sentences_with_their_times_behind_a_dash_are_no_messages(mark: str) -> None:
    said = (
        "Photo import of the festival starts — 20:15",
        "Thumbnailer falls far behind the others — 20:40",
        "Web servers start swapping, since they share the host with it and others — 21:02",
        "Site is down for all of us — 21:10",
        "Host is started again by the night shift of the data centre — 21:35",
    )
    text = "## Timeline\n\nSunday 21 May 2023\n\n" + "\n".join(mark + each for each in said)
    draft = read_text(text)
    assert [f"{each.time:%H:%M}" for each in draft.events] == [each[-5:] for each in said]


@pytest.mark.parametrize("day", ["3/2/2026", "March 2, 2026", "2026-03-02"])
def test_a_day_before_a_long_dash_is_nobody_who_wrote_a_message(day: str) -> None:
    text = f"{day} – 2:03pm to 2:10pm\nValve three is stuck.\n\n{day} – 2:21pm\nAll is normal.\n"
    events = read_text(text).events
    assert [(str(event.time), event.source) for event in events] == [
        ("2026-03-02 14:03:00", ""),
        ("2026-03-02 14:21:00", ""),
    ]


def test_a_tab_between_a_name_and_a_moment_tells_the_head_of_an_entry_of_a_ticket() -> None:
    head = (
        "Ticket Opened: 20260302 12:08 UTC          Problem Start: 20260302 11:35 UTC\n"
        "Ticket Update: 20260302 15:13 UTC\nTicket Closed:            Problem Ends :\n\n"
    )
    draft = read_text(
        f"{head}Actions:\n\nmika\t20260302 15:13 UTC\nThe pump runs again.\n\n"
        "History:\n\njo\t20260302 14:53 UTC\nA seal was torn.\nThere is a new one.\n"
    )
    assert [(f"{each.time:%H:%M}", each.source, each.text) for each in draft.events] == [
        ("15:13", "mika", "The pump runs again."),
        ("14:53", "jo", "A seal was torn. There is a new one."),
    ]


def test_rows_of_names_and_moments_without_words_are_no_ticket() -> None:
    rows = "".join(f"{name}\t20260302 {clock} UTC\n" for name, clock, _, _ in SAID)
    assert read_text(f"Who was there:\n\n{rows}").form != "Comments of a ticket"
