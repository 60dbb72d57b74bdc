"""Lines of a chat as notes of a round: from every program, with names and without."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.importers.notes.chat_notes import read_chat_notes
from pm_facilitator.importers.notes.written_notes import LONGEST, MOST, one_a_line

SAMPLES = Path(__file__).parents[1] / "formats" / "samples"
CHATS = {
    "zoom_current": "Zoom chat",
    "zoom_one_line": "Zoom chat",
    "zoom_recording": "Zoom chat of a recording",
    "teams_paste": "Teams chat",
    "slack_paste_new": "Slack messages",
    "slack_paste_old": "Slack messages",
    "meet_paste": "Slack messages",
    "discord_paste": "Discord messages",
}


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def texts(text: str) -> list[str]:
    return [note.text for note in read_chat_notes(text).notes]


@pytest.mark.parametrize("name", CHATS)
def test_every_program_is_known_and_its_messages_become_notes(name: str) -> None:
    found = read_chat_notes(sample(name), with_names=True)
    assert found.form == CHATS[name]
    assert any("stuck" in note.text for note in found.notes)
    assert all(note.name for note in found.notes)
    assert not any(note.name in note.text for note in found.notes)


@pytest.mark.parametrize("name", CHATS)
def test_without_names_none_is_left_anywhere(name: str) -> None:
    named = {note.name for note in read_chat_notes(sample(name), with_names=True).notes}
    found = read_chat_notes(sample(name))
    assert not any(note.name for note in found.notes)
    assert not any(name in repr(found) for name in named)


def test_joins_reactions_and_bots_are_left_out_and_counted() -> None:
    found = read_chat_notes(sample("slack_paste_new"))
    assert not any("Delay above" in note.text for note in found.notes)
    assert found.left_out == (
        "Joins, leaves and reactions were left out: 1.",
        "Messages of bots were left out: 1.",
    )


def test_a_topic_that_was_set_is_no_note() -> None:
    chat = "Ines  2:05 PM\nset the channel topic: round two\nBo  2:06 PM\nThe graph was green\n"
    found = read_chat_notes(chat)
    assert [note.text for note in found.notes] == ["The graph was green"]
    assert found.left_out == ("Joins, leaves and reactions were left out: 1.",)


def test_a_message_to_the_facilitator_alone_is_a_note_too() -> None:
    assert "was it my change?" in texts(sample("zoom_current"))


def test_a_private_message_of_another_layout_is_a_note_without_names() -> None:
    chat = (
        "Ines  2:05 PM\nThe graph was green\n"
        "2:06 PM From Bo Lund to Ines (Direct Message): was it my change?\n"
    )
    assert texts(chat) == ["The graph was green", "was it my change?"]
    assert [note.name for note in read_chat_notes(chat, with_names=True).notes] == [
        "Ines",
        "Bo Lund",
    ]


@pytest.mark.parametrize(
    "chat",
    [
        "14:05:10 From  Ines Duarte  to  Everyone:\n\tThe graph was green",
        "[14:05] Ines Duarte\nThe graph was green",
        "Ines Duarte  2:05 PM\nThe graph was green",
        "Ines Duarte\n2:05 PM\nThe graph was green",
    ],
)
def test_a_single_message_is_enough(chat: str) -> None:
    (note,) = read_chat_notes(chat, with_names=True).notes
    assert (note.text, note.name) == ("The graph was green", "Ines Duarte")


def test_whoever_copied_the_chat_is_called_you_and_so_has_no_name() -> None:
    (note,) = read_chat_notes("You\n10:32 AM\nThe graph was green", with_names=True).notes
    assert (note.text, note.name) == ("The graph was green", "")


def test_a_list_in_a_message_is_a_note_for_each_item() -> None:
    chat = (
        "[14:05] Ines Duarte\n- The graph was green\n- Nobody was paged\n[14:06] Bo Lund\nNo page"
    )
    assert texts(chat) == ["The graph was green", "Nobody was paged", "No page"]


def test_other_lines_of_a_message_stay_together() -> None:
    assert texts("[14:05] Ines Duarte\nThe graph\nwas green\n") == ["The graph\nwas green"]


def test_lines_of_no_chat_are_a_note_each() -> None:
    assert texts("The graph was green\n\n 2) No page\n* DNS: slow") == [
        "The graph was green",
        "No page",
        "DNS: slow",
    ]


def test_a_name_before_a_colon_is_one_when_somebody_is_called_so() -> None:
    text = "ines  duarte: the graph was green\nDNS: slow"
    named = read_chat_notes(text, with_names=True, known=["Ines Duarte"]).notes
    assert [(note.name, note.text) for note in named] == [
        ("Ines Duarte", "the graph was green"),
        ("", "DNS: slow"),
    ]
    assert [note.name for note in read_chat_notes(text, known=["Ines Duarte"]).notes] == ["", ""]


def test_names_of_two_words_before_all_lines_are_names_though_nobody_knows_them() -> None:
    text = "Ines Duarte: the graph was green\nBo Lund: no page\nInes Duarte: DNS: slow"
    found = read_chat_notes(text)
    assert [note.text for note in found.notes] == ["the graph was green", "no page", "DNS: slow"]
    assert found.left_out == ("Names before the words were left out: 3.",)
    named = read_chat_notes(text, with_names=True)
    assert [note.name for note in named.notes] == ["Ines Duarte", "Bo Lund", "Ines Duarte"]
    assert named.left_out == ()


@pytest.mark.parametrize(
    "text", ["DNS: slow\nCache: stale", "Payment Service: slow", "The graph: green\nBo Lund: red"]
)
def test_what_a_note_is_about_stays_in_it(text: str) -> None:
    assert texts(text) == text.splitlines()


def test_what_says_nothing_is_no_note() -> None:
    assert texts("\n...\n-\n ___ \n") == []


def test_notes_are_as_many_and_as_long_as_a_board_takes() -> None:
    found = read_chat_notes("\n".join(f"{n} {'x' * 3000}" for n in range(MOST + 3)))
    assert len(found.notes) == MOST
    assert max(len(note.text) for note in found.notes) == LONGEST
    assert found.left_out == (f"Only the first {MOST:,} notes were taken; 3 more stand there.",)


@settings(deadline=None)
@given(st.lists(st.text("abc äÖ日.-*1)", max_size=20), max_size=6))
def test_each_line_is_one_note_and_nothing_is_made_up(lines: list[str]) -> None:
    found = one_a_line("\n".join(lines))
    assert len(found) <= len(lines)
    assert all(" ".join(note.split()) == note and note for note in found)
    assert all(any(note in " ".join(line.split()) for line in lines) for note in found)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_upsets_the_reader(text: str) -> None:
    assert all(note.text.strip() and not note.name for note in read_chat_notes(text).notes)
