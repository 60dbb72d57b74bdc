"""Lines copied out of a chat, as part of a text."""

from datetime import date

from pm_facilitator.importers.draft import EventDraft
from pm_facilitator.importers.timeline.timeline_text import read_timeline


def read(text: str) -> tuple[EventDraft, ...]:
    return read_timeline(text, day=date(2024, 2, 9)).events


def texts(text: str) -> list[str]:
    return [event.text for event in read(text)]


class TestChats:
    """Lines copied out of a chat."""

    def test_a_name_with_a_time_heads_the_message(self) -> None:
        text = "kim [1:46 PM]\nthe kiln is cold\n\nRavi Sen  1:50 PM\nlooking\nat it"
        assert [(event.source, event.text) for event in read(text)] == [
            ("kim", "the kiln is cold"),
            ("Ravi Sen", "looking at it"),
        ]

    def test_a_bracketed_time_opens_the_line(self) -> None:
        assert texts("[13:20] kim: cold\n[13:21] ravi: looking") == ["kim: cold", "ravi: looking"]

    def test_names_above_times_are_told_from_messages_of_one_word(self) -> None:
        text = (
            "Ida Holm\n  7:41 AM\nthe pump is off\n7:43\nanybody?\n:pump: 4\npumpwatch\n"
            "APP  7:44 AM\n[FIRING] PumpOff since=7:39\n"
            "Nils B\n  7:45 AM\nlooking\n7:52\nit is the fuse\n"
            "Ida Holm\n  7:58 AM\nthanks\n"
        )
        assert [(event.source, event.text) for event in read(text)] == [
            ("Ida Holm", "the pump is off"),
            ("Ida Holm", "anybody?"),
            ("pumpwatch", "[FIRING] PumpOff since=7:39"),
            ("Nils B", "looking"),
            ("Nils B", "it is the fuse"),
            ("Ida Holm", "thanks"),
        ]

    def test_names_between_blank_lines_are_told_from_messages_too(self) -> None:
        text = "Ida Holm\n2:03 PM\nit is down\n\nNils B\n2:04 PM\nlooking\n2:05 PM\nrestarting it\n"
        assert [(event.source, event.text, event.details) for event in read(text)] == [
            ("Ida Holm", "it is down", ""),
            ("Nils B", "looking", ""),
            ("Nils B", "restarting it", ""),
        ]

    def test_a_zone_may_stand_behind_the_time_of_a_message_below_a_title(self) -> None:
        text = (
            "# Carts\n\nDate: June 11, 2024\n\nKendra  7:41 AM PT\nthe carts are empty\n"
            "Bo 10:44 AM ET\norders are gone\n"
        )
        assert [(event.source, event.text, str(event.time)[11:16]) for event in read(text)] == [
            ("Kendra", "the carts are empty", "07:41"),
            ("Bo", "orders are gone", "10:44"),
        ]

    def test_what_a_field_is_called_is_no_name(self) -> None:
        text = "2024-06-11\n\nDetected 9:20 AM PDT\nResolved 11:15 AM PDT\nAll events\n"
        assert [event.source for event in read(text) if event.source] == []

    def test_an_irc_name_is_the_source(self) -> None:
        (event,) = read("13:20 <kim> cold")
        assert (event.source, event.text) == ("kim", "cold")
