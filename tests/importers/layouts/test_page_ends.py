"""What pages have below a report and around it."""

import pytest

from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.timeline.timeline_text import read_timeline

REPORT = "Sat 2/12/2017\n\n9.15pm – storm\n9.40pm – text\n10.30pm – closed\n"


def test_what_readers_wrote_below_a_report_is_no_part_of_it() -> None:
    text = REPORT + (
        "\nRelated\n\nNew tower\nMarch 14, 2016\n\n3 thoughts on “The outage”\nMaree\n"
        "December 5, 2017 at 6:52 pm\nWe were back at 8.10.\n"
    )
    draft = read_timeline(text)
    assert [event.text for event in draft.events] == ["storm", "text", "closed"]
    assert [each.line for each in draft.warnings if "rest of the page" in each.message] == [7]


def test_a_word_that_pages_end_with_ends_nothing_where_the_times_stand_below_it() -> None:
    text = "2 March 2026\n\nRelated\n\n- 14:03 it rings\n- 14:05 it stops\n- 14:09 over\n"
    assert len(read_timeline(text).events) == 3


def test_who_did_what_on_the_page_of_an_issue_is_no_entry() -> None:
    text = (
        "joao\nopened on Jan 12, 2022 · edited by joao\n\n12:20 fails\n12:31 confirmed\n"
        "Update 13:05: lock removed\nActivity\njoao\npinned this issue \non Jan 12, 2022\n"
        "tess\ntess commented on Jan 12, 2022\nIs it safe?\n"
    )
    events = read_timeline(text).events
    assert [event.text.partition(" Activity")[0] for event in events] == [
        "fails",
        "confirmed",
        "lock removed",
    ]


def test_when_it_began_stands_below_its_name_and_goes_before_the_day_of_the_page() -> None:
    text = (
        "Resolved - Errors\nNovember 12, 2020\nStart time\nNovember 11, 2020 at 11:21:00 PM UTC-8\n"
        "End time\nNovember 12, 2020 at 4:06:00 AM UTC-8\nDescription\n"
        "[11:44 PM PST] We look.\n\n[12:19 AM PST] We confirm.\n"
    )
    assert [(str(event.time), event.text) for event in read_timeline(text).events] == [
        ("2020-11-11 23:44:00-08:00", "We look."),
        ("2020-11-12 00:19:00-08:00", "We confirm."),
    ]


def test_reports_of_a_data_centre_are_read_below_their_names() -> None:
    text = (
        "Störung\nBeginn: 21.11.2022, 07:40 Uhr\nEnde: 22.11.2022, 13:00 Uhr\n\n"
        "Abschlussmeldung (23.11.2022, 09:30 Uhr)\nUrsache gefunden.\n\n"
        "Update 1 (22.11.2022, 13:00 Uhr)\nAlles geht.\n\n"
        "Erste Meldung (21.11.2022, 08:05 Uhr)\nNichts geht.\n\n"
        "Weitere Meldungen\n18.11.2022  Wartung\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "Ursache gefunden.",
        "Alles geht.",
        "Nichts geht.",
    ]


def test_states_with_their_times_behind_the_words_may_have_the_newest_first() -> None:
    text = (
        "Aug 27, 2026\n**Resolved** - This has been resolved. Aug 27, 19:44 UTC \n"
        "**Update** - No change. Aug 27, 17:58 UTC \n**Update** - It holds. Aug 27, 16:20 UTC \n"
        "**Investigating** - Looking. Aug 26, 23:37 UTC \n"
    )
    times = [f"{event.time:%d %H:%M}" for event in read_timeline(text).events]
    assert times == ["27 19:44", "27 17:58", "27 16:20", "26 23:37"]


def test_the_day_of_who_wrote_a_report_is_not_that_of_its_times() -> None:
    text = (
        "NIGHT OF 2016-08-19/20\n\nWritten by: Ximena, corrected 2016-08-23\nAll times UT.\n\n"
        "SEQUENCE\n  2305  opened\n  0314  fog\n  0331  shut\n"
    )
    days = [f"{event.time:%d %H:%M}" for event in read_timeline(text).events]
    assert days == ["19 23:05", "20 03:14", "20 03:31"]


def test_a_day_of_the_week_with_a_number_alone_heads_the_times_below_it() -> None:
    text = (
        "What happened on 21-22 January 2023\n\nSaturday 21\naround 19:10 I begin\n20:25 it rings\n"
        "Sunday 22\n00:50 restored\n09:00 all up\n"
    )
    days = [f"{event.time:%d %H:%M}" for event in read_timeline(text).events]
    assert days == ["21 19:10", "21 20:25", "22 00:50", "22 09:00"]


def test_lines_of_databases_and_of_collectors_of_garbage_are_logs() -> None:
    text = (
        "2023-01-21\n\n20:31 ssh in\n2023-01-21 20:22:48.117 CET [1893] PANIC:  could not write\n"
        "2023-01-21 20:22:48.530 CET [1] LOG:  database system is shut down\n"
        "2019-03-12T15:38:04.211+0200: 20417.882: [Full GC (Ergonomics)]\n20:40 more disk\n"
    )
    events = read_timeline(text).events
    assert [f"{event.time:%H:%M}" for event in events] == ["20:31", "20:40"]


def test_a_ticket_with_its_fields_around_is_read_by_its_comments() -> None:
    text = (
        "INFRA-2231\nMember portal fails\nAttachments\n12/Mar/19 3:51 PM\nheap.png\n118 kB\n\n"
        "Naledi Khumalo added a comment - 12/Mar/19 3:42 PM\nConfirmed.\n\n"
        "Pieter Joubert added a comment - 12/Mar/19 3:55 PM\nHeap is full.\n\n"
        "People\nDates\nCreated:\n12/Mar/19 3:38 PM\nUpdated:\n15/Mar/19 11:20 AM\n"
    )
    draft = read_source(Source.pasted(text), Hints())
    assert draft.form == "Comments of a ticket"
    assert [event.text.split(".")[0] for event in draft.events] == ["Confirmed", "Heap is full"]


def test_the_history_of_a_request_tracker_is_read() -> None:
    text = (
        "#58813: no access\n#\tTue Nov 05 07:58:40 2019\tjhruba - Ticket created\nGood morning.\n"
        "#\tTue Nov 05 08:20:15 2019\tpnovak - Correspondence added\nI see it.\n"
        "#\tTue Nov 05 09:02:51 2019\tpnovak - Comments added\nSent again.\n"
    )
    draft = read_source(Source.pasted(text), Hints())
    assert [(f"{each.time:%H:%M}", each.text, each.source) for each in draft.events] == [
        ("07:58", "Good morning.", "jhruba"),
        ("08:20", "I see it.", "pnovak"),
        ("09:02", "Sent again.", "pnovak"),
    ]


def test_the_copy_of_a_part_of_a_table_is_read_to_its_last_row() -> None:
    text = (
        "## Timeline\n\n<table>\n<tr><th>Time</th><th>What</th></tr>\n"
        "<tr>\n<td>2024-08-02 10:06 CEST</td>\n<td>upgrade</td>\n</tr>\n"
        "<tr>\n<td>10:08 CEST</td>\n<td>seen</td>\n</tr>\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["upgrade", "seen"]


def test_a_sentence_below_a_time_alone_is_what_it_tells() -> None:
    text = (
        "Tuesday 14th February 2017\n\nUpdates of the centre:\n\n6:20 PM EST\n\n"
        "At approximately 5:40 EST, we lost power.\n\n6:41 PM EST\n\nWe go on.\n"
    )
    assert [
        (f"{event.time:%d %H:%M}", event.text[:12]) for event in read_timeline(text).events
    ] == [
        ("14 18:20", "At approxima"),
        ("14 18:41", "We go on."),
    ]


def test_a_month_alone_parts_what_stands_below_it() -> None:
    text = (
        "February 2017\n\nsearch 503\nBad queries.\nFeb 16, 14:35-16:00 UTC\n\nJanuary 2017\n\n"
        "readmes late\nOut of space.\nJan 26, 13:09-16:50 UTC\n"
    )
    events = read_timeline(text).events
    assert [(str(event.time)[:10], event.text.split()[0]) for event in events] == [
        ("2017-02-16", "search"),
        ("2017-01-26", "readmes"),
    ]


def test_the_day_of_all_times_goes_before_that_of_the_page() -> None:
    text = (
        "What happened on September 18\nFollow\n6 min read\n·\nSep 21, 2023\n612\nTimeline\n"
        "All times are UTC on 18 September 2023.\n\n02:11:23 — funds\n03:40:59 — deployed\n"
    )
    events = read_timeline(text).events
    assert [str(event.time)[:10] for event in events] == ["2023-09-18", "2023-09-18"]


def test_when_a_post_of_a_group_was_sent_is_no_entry_and_tells_the_day() -> None:
    text = (
        "Outage of the registry, today\n181 views\nNoor Haddad\nunread,\nAug 22, 2023, 7:41:19 PM\n"
        "to users\nHi all, it was down. (CEST)\n13:05  Renewal fails.\n14:20  Suspended.\n"
        "14:33  Opened by a user.\n"
    )
    assert [f"{event.time:%d %H:%M}" for event in read_timeline(text).events] == [
        "22 13:05",
        "22 14:20",
        "22 14:33",
    ]


def test_comments_of_a_helpdesk_may_open_with_when_they_were_made() -> None:
    text = (
        "Panne\nSuivi\nCréé : le 14-01-2025 08:22 par Karim Benali\nPris en charge.\nSuivi\n"
        "Créé : le 14-01-2025 09:10 par Karim Benali\nLe disjoncteur a sauté.\nTâche\n"
        "Créé : le 14-01-2025 10:55 par Sophie Lemaire\nRemplacé.\n"
    )
    draft = read_source(Source.pasted(text), Hints())
    assert [(f"{event.time:%H:%M}", event.source) for event in draft.events] == [
        ("08:22", "Karim Benali"),
        ("09:10", "Karim Benali"),
        ("10:55", "Sophie Lemaire"),
    ]


def test_the_rank_of_who_commented_is_no_word_of_theirs() -> None:
    text = (
        "ana commented on Jan 7, 2025, 5:31 AM\nCollaborator\nOn it.\n\n"
        "bo commented on Jan 7, 2025, 5:52 AM\nMember\nRestarted.\n"
    )
    draft = read_source(Source.pasted(text), Hints())
    assert [event.text for event in draft.events] == ["On it.", "Restarted."]


@pytest.mark.parametrize("word", ["Comments", "Transcript", "## Comments", "**Comments**"])
def test_what_was_said_below_a_report_is_no_part_of_it(word: str) -> None:
    text = (
        "Tuesday, 17 September 2026\n\n9:40am it is down\n9:41am it rings\n1pm it is back\n\n"
        f"{word}\nLou Ferrant · Sep 18 at 10:12am\nI bring the label maker.\n"
    )
    draft = read_timeline(text)
    assert [each.text for each in draft.events] == ["it is down", "it rings", "it is back"]
    assert draft.warnings[-1].line == 7


def test_when_a_call_was_held_is_no_entry_and_not_the_day_of_what_it_was_about() -> None:
    text = (
        "Meeting Summary for gift cards\n"
        "Oct 09, 2026 10:02 AM Mountain Time (US and Canada) ID: 884 2210 7731\n\n"
        "The group agreed on what happened on October 7 (Mountain Time):\n"
        "• 9:10 AM: Keys are rotated.\n• 9:24 AM: Cards are declined.\n"
    )
    draft = read_timeline(text)
    assert [(str(each.time)[:16], each.text) for each in draft.events] == [
        ("2026-10-07 09:10", "Keys are rotated."),
        ("2026-10-07 09:24", "Cards are declined."),
    ]


def test_comments_of_a_ticket_may_stand_below_a_name_over_a_moment() -> None:
    comments = "".join(
        f"{who}\n9 July 2026 at {when}\n{said}\nEdit · Delete · \n\n"
        for who, when, said in (
            ("Femke de Wit", "07:02", "Printers are dead."),
            ("Arjun Pillai", "07:19", "Looking."),
            (
                "Arjun Pillai",
                "07:45",
                "Locked out:\n2026-07-09 06:38:12 4740 A user was locked out",
            ),
            ("Femke de Wit", "08:40", "All is well."),
        )
    )
    fields = (
        "OPS-2291\nPrinters stop\nDetails\nType: Incident\nCreated: 09/Jul/26 6:58 AM\n"
        "Reporter: Femke de Wit\nDescription\nNo labels come out.\n\n"
    )
    draft = read_source(Source.pasted(fields + comments), Hints())
    assert [(f"{each.time:%H:%M}", each.text) for each in draft.events] == [
        ("07:02", "Printers are dead."),
        ("07:19", "Looking."),
        ("07:45", "Locked out: 2026-07-09 06:38:12 4740 A user was locked out"),
        ("08:40", "All is well."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Mon–Thu 8.30am–5.00pm",
        "Mon-Fri 9:00-17:00",
        "Monday to Thursday: 08:30 to 17:00 GMT",
        "Mo-Fr 9:00 - 17:00 Uhr",
        "Office hours: 9:00-17:00",
        "Working hours: Mon - Thu 8:30 - 17:00, Fri 8:30 - 13:00",
        "Tel 12:34 5678",
    ],
)
def test_hours_in_the_signature_of_a_mail_are_no_events(line: str) -> None:
    mail = (
        "Subject: Checkout\nDate: Mon, 2 Mar 2026 17:12:00 +0000\n\nHi,\n\n14:05 it rang\n"
        f"14:31 it recovered\n\nBest regards,\nAna Sol\nOperations, Paylantern\n{line}\n"
    )
    events = read_timeline(mail).events
    assert [(str(event.time)[11:16], event.text) for event in events] == [
        ("14:05", "it rang"),
        ("14:31", "it recovered"),
    ]


def test_days_and_hours_with_words_behind_them_stay_an_event() -> None:
    text = "2 March 2026\n\n- 14:05 it rang\n\nMon-Tue 22:00-23:00 the lift stood still\n"
    assert "the lift stood still" in str(read_timeline(text).events)
