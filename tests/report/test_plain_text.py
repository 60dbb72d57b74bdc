"""The document for a mail, and the message for a chat."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.report.build import build
from pm_facilitator.report.export import chat_summary
from pm_facilitator.report.plain_text import render_plain_text
from tests.report.boards import START, empty_board, long_board, options, rich_board


def mail(board: Board) -> str:
    return render_plain_text(build(board, options()))


def test_a_mail_says_what_the_document_says_in_lines_of_a_mail() -> None:
    text = mail(rich_board())
    for section in build(rich_board(), options()).sections:
        assert f"\n{section.title}\n{'-' * len(section.title)}\n" in text
    short = [line for line in text.splitlines() if "http" not in line]
    assert max(map(len, short)) <= 72
    assert text.startswith("Incident review. Internal.")


def test_a_mail_gives_addresses_in_full() -> None:
    assert "https://logs.example.com/disk?n=7&all=1" in mail(rich_board())


def test_a_mail_has_every_event_in_order() -> None:
    text = mail(long_board(150))
    places = [text.index(f"Step {number:04}") for number in range(150)]
    assert places == sorted(places)


def test_east_asian_lines_are_half_as_many_letters() -> None:
    lines = mail(Board([Review("r", summary="支付系统" * 40)])).splitlines()
    assert max(len(line) for line in lines if "支付" in line) == 36


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=80))
def test_no_word_is_lost_in_a_mail(text: str) -> None:
    board = Board([Review("r"), TimelineEvent("e", START, text=text)])
    said = "".join(mail(board).split())
    shown = build(board, options())
    rows = [row for s in shown.sections for b in s.blocks for row in getattr(b, "rows", ())]
    lines = [line for row in rows for cell in getattr(row, "cells", ()) for line in cell]
    words = [span.text for line in lines for span in line]
    assert all("".join(word.split()) in said for word in words if "http" not in word.lower())


def test_a_chat_message_is_short_and_names_actions_with_owner_and_date() -> None:
    message = chat_summary(rich_board(), options())
    assert message.startswith("Ledger <restore> took *all* night\n")
    assert "• Read back one backup every night (José Álvarez, 31 Mar 2026, In progress)" in message
    assert "What we learned:\n• A backup counts when it was read back" in message
    assert len(message) < 2000


def test_a_chat_message_stays_short_however_much_was_written() -> None:
    words = "It was long. " * 400
    board = Board([Review("r", title="T", summary=words, impact_customers=words)])
    assert len(chat_summary(board, options())) < 2000
    assert chat_summary(empty_board(), options()).startswith("Incident review without a title")
