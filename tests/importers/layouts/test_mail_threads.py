"""Mails one below the other."""

from pm_facilitator.importers.timeline.timeline_text import read_timeline

FIRST = (
    "From: Helen Okafor <helen@brightloop.example>\nTo: ops@brightloop.example\n"
    "Date: Mon, 04 Oct 2021 07:52:00 +0200\nSubject: Tunnel down?\n\n"
    "Nobody in the office gets in.\n\nIs this known?\n\n"
)
SECOND = (
    "From: Ravi Menon <ravi@brightloop.example>\nDate: Mon, 04 Oct 2021 11:40:00 +0530\n"
    "Subject: Re: Tunnel down?\n\nSame here.\n\n> Is this known?\n"
)


def test_each_is_an_entry_of_when_it_was_sent_and_by_whom() -> None:
    events = read_timeline(f"{FIRST}---\n\n{SECOND}").events
    assert [(str(each.time), each.source, each.text, each.details) for each in events] == [
        (
            "2021-10-04 07:52:00+02:00",
            "Helen Okafor",
            "Nobody in the office gets in.",
            "Is this known?",
        ),
        ("2021-10-04 11:40:00+05:30", "Ravi Menon", "Same here.", ""),
    ]


def test_a_mail_that_tells_times_itself_is_read_for_them() -> None:
    told = SECOND.replace("Same here.", "09:10 UTC the tunnel broke\n09:40 UTC it was mended")
    assert [each.text for each in read_timeline(FIRST + told).events] == [
        "the tunnel broke",
        "it was mended",
    ]


def test_a_single_mail_is_no_thread() -> None:
    assert read_timeline(FIRST).events == ()


def test_what_stands_below_a_heading_behind_them_is_of_no_mail() -> None:
    draft = read_timeline(f"# Tunnel\n\n{FIRST}{SECOND}\n## Actions\n\n- Renew the root\n")
    assert [each.text for each in draft.events] == ["Nobody in the office gets in.", "Same here."]
    assert "Renew" not in draft.events[-1].details
