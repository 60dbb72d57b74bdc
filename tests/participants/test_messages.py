"""Whatever a page sends is one of the messages or is refused, and nothing else ever comes of it."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.participants import messages
from pm_facilitator.participants.messages import (
    LARGEST_FRAME,
    MOST_KEYS,
    Answer,
    CastVotes,
    Erase,
    Hand,
    Idea,
    Join,
    PickGroup,
    Ping,
    Ready,
    Refused,
    TellEvent,
    Write,
)
from pm_facilitator.participants.texts import LONGEST_NAME, LONGEST_TEXT, as_text

KEY = "0123456789abcdef" * 2

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)
WORDS = ["join", "group", "write", "erase", "vote", "ready", "hand", "event", "idea", "answer"]
FIELDS = [
    *("code", "token", "name", "keys", "secret", "group", "key", "text"),
    *("target", "count", "on", "about", "learned", "again", "round"),
]
LIKELY: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, 1, -1, 2**60, 1.0, "", "x", KEY, "<b>", [], [KEY], {}]
)


def read(**fields: Any) -> messages.Message:
    return messages.read(json.dumps(fields))


def refusal(**fields: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        read(**fields)
    return caught.value


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"do": "join", "code": "ab-cd", "token": None, "name": " Ada  L. ", "keys": [KEY, KEY]}
            | {"secret": ""},
            Join(7, "ab-cd", None, "Ada L.", (KEY,), ""),
        ),
        ({"do": "group", "group": "g-1"}, PickGroup(7, "g-1")),
        (
            {"do": "write", "key": KEY, "text": "The page\nwas late "},
            Write(7, KEY, "The page\nwas late"),
        ),
        ({"do": "erase", "key": KEY}, Erase(7, KEY)),
        ({"do": "vote", "target": "n1", "count": 2}, CastVotes(7, "n1", 2)),
        ({"do": "ready", "on": True}, Ready(7, True)),
        ({"do": "hand", "on": False}, Hand(7, False)),
        ({"do": "event", "key": KEY, "text": "x", "about": None}, TellEvent(7, KEY, "x", None)),
        ({"do": "idea", "key": KEY, "text": "x"}, Idea(7, KEY, "x")),
        ({"do": "ping"}, Ping(7)),
        ({"do": "answer", "learned": True, "again": False}, Answer(7, True, False)),
        (
            {"do": "answer", "learned": True, "again": False, "round": "r1"},
            Answer(7, True, False, "r1"),
        ),
    ],
)
def test_each_message_is_read(fields: dict[str, Any], expected: messages.Message) -> None:
    assert read(n=7, **fields) == expected


def outcome(frame: str | bytes) -> object:
    try:
        return messages.read(frame)
    except Refused as refused:
        return refused


@given(st.binary(max_size=200) | st.text(max_size=200) | JSON.map(json.dumps))
def test_no_frame_ever_does_anything_but_being_read_or_refused(frame: str | bytes) -> None:
    assert isinstance(outcome(frame), messages.Message | Refused)


@given(st.sampled_from(WORDS), st.dictionaries(st.sampled_from(FIELDS), LIKELY | JSON), LIKELY)
def test_no_values_of_the_known_fields_do_either(word: str, fields: Any, n: Any) -> None:
    found = outcome(json.dumps({"do": word, "n": n, **fields}))
    assert isinstance(found, messages.Message | Refused)
    assert type(found.n) is int


@pytest.mark.parametrize(
    "frame",
    ["[" * 16_000, '{"a":' * 3000, '{"n": 1' + "0" * 8000 + "}", "NaN", "\ud800", b"\xff\xfe", ""],
    ids=["brackets", "objects", "a huge number", "NaN", "half a letter", "no UTF-8", "nothing"],
)
def test_frames_made_to_break_readers_are_refused(frame: str | bytes) -> None:
    with pytest.raises(Refused):
        messages.read(frame)


def test_a_frame_that_is_too_large_is_not_even_parsed() -> None:
    with pytest.raises(Refused):
        messages.read(json.dumps({"do": "ready", "n": 1, "on": True}) + " " * LARGEST_FRAME)


def test_a_page_with_the_most_keys_can_still_join() -> None:
    keys = [f"{number:032x}" for number in range(MOST_KEYS)]
    joining = {"do": "join", "n": 2**53, "code": "ABCD-EFGH", "token": "t" * 64}
    frame = json.dumps(joining | {"name": "n" * LONGEST_NAME, "keys": keys, "secret": KEY})
    assert len(frame) < LARGEST_FRAME
    found = messages.read(frame)
    assert isinstance(found, Join)
    assert len(found.keys) == MOST_KEYS


def test_a_refusal_says_which_message_it_was_about() -> None:
    assert refusal(do="write", n=41, key="short", text="x").n == 41


def test_a_text_that_is_too_long_or_empty_is_refused_in_words() -> None:
    assert "500" in refusal(do="write", n=1, key=KEY, text="x" * (LONGEST_TEXT + 1)).why
    assert "nothing written" in refusal(do="write", n=1, key=KEY, text=" \n\u202e ").why


def test_what_could_disturb_others_is_taken_out_of_a_text() -> None:
    found = read(do="write", n=1, key=KEY, text="a\u202eb\x00c\ud800d\x1be\ufffff 👩‍💻")
    assert isinstance(found, Write)
    assert found.text == "abcdef 👩‍💻"


@given(st.text(max_size=60))
def test_no_letter_that_could_disturb_others_is_left(raw: str) -> None:
    left = set(as_text(raw)) - {"\n"}
    assert not {unicodedata.category(letter) for letter in left} & {"Cc", "Cs"}
    assert not left & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\ufdd0")


@given(st.text(max_size=60))
def test_a_text_that_was_taken_can_be_written_to_any_file(raw: str) -> None:
    try:
        found = read(do="idea", n=1, key=KEY, text=raw)
    except Refused:
        return
    assert isinstance(found, Idea)
    assert found.text.encode("utf-8")
    assert read(do="idea", n=1, key=KEY, text=found.text) == found


def test_a_note_says_for_which_round_it_was_written_or_leaves_it_open() -> None:
    written = {"do": "write", "n": 3, "key": KEY, "text": "Seen"}
    assert read(**written, round="r1") == Write(3, KEY, "Seen", "r1")
    assert read(**written) == Write(3, KEY, "Seen", None)
    with pytest.raises(Refused):
        read(**written, round=["r1"])
