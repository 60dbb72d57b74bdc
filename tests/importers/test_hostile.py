"""Data that is broken or made to do harm: one clear sentence, soon, and nothing is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.source import Source

LAYERS = "".join(f"  l{n + 1}: &l{n + 1} [{f'*l{n}, ' * 9}]\n" for n in range(30))
ENTRY = '{"timeline": [{"time": %s, "text": "x"}]}'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("deep.json", "[" * 100_000, "not valid JSON"),
        ("deep.json", '{"a": ' * 100_000, "not valid JSON"),
        ("half.json", '{"timeline": [{"time": "2026-03-', "not valid JSON"),
        ("nan.json", ENTRY % "NaN", "not valid JSON"),
        ("huge.json", ENTRY % ("9" * 10_000), "not valid JSON"),
        ("twice.json", '{"timeline": [], "timeline": []}', "not valid JSON"),
        ("notes.json", "14:05 It rang", "not valid JSON"),
        ("bomb.yaml", f"incident:\n  l0: &l0 lol\n{LAYERS}timeline:\n  - x\n", "YAML aliases"),
        ("deep.yml", "timeline:\n  - " + "[" * 50_000, "not valid YAML"),
        ("twice.yaml", "incident:\n  title: a\n  title: b\n", "'title' twice"),
        ("run.yaml", "timeline:\n  - !!python/object/apply:os.system [ls]\n", "not valid YAML"),
        ("zeros.txt", "14:05 It\0 rang", "is not text"),
        ("empty.md", " \n", "no text in it"),
    ],
)
def test_it_is_said_in_a_sentence(name: str, text: str, said: str) -> None:
    with pytest.raises(ImportFailed, match=said):
        read_source(Source(name, text.encode()))


def test_a_file_that_lost_its_end_in_the_middle_of_a_letter_is_refused() -> None:
    with pytest.raises(ImportFailed, match="is not text"):
        read_source(Source("half.txt", "14:05 Störung – ünverändert".encode("utf-16")[:-1]))


# fmt: off
NAMES = st.sampled_from(
    ["", "a.json", "a.yaml", "a.csv", "a.md", "a.txt", "a.xlsx", "a.ics", "a.log"]
)
STARTS = st.sampled_from([
    b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"[", b"{", b'[{"ts":', b"PK\x03\x04",
    b"BEGIN:", b"format: pm-facilitator/1\n", b"timeline:\n", b"time,event\n",
    b"14:05:10 From  a : ", b"[1:02 PM] ",
])
PATHS = st.sampled_from(
    ["users.json", "channels.json", "a/2026-03-02.json", "b/notes.md", "x.txt"]
)
VALUES = st.sampled_from([b"[]", b"{}", b"null", b'[{"ts": "1772460300"}]'])
# fmt: on


@settings(max_examples=400, deadline=None)
@given(NAMES, STARTS, st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_no_bytes_raise_anything_but_a_sentence(name: str, start: bytes, rest: bytes) -> None:
    assert answer_to(Source(name, start + rest)).endswith(".")


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(PATHS, st.binary(max_size=60) | VALUES, min_size=1))
def test_no_folder_raises_anything_but_a_sentence(files: dict[str, bytes]) -> None:
    assert answer_to(Source("folder", files=files)).endswith(".")


def answer_to(source: Source) -> str:
    """Give what can be said of a source: why it was refused, or that it was read."""
    try:
        read_source(source)
    except ImportFailed as refused:
        return str(refused)
    return "It was read."


def test_of_a_table_that_is_far_too_wide_the_first_columns_are_read_and_it_is_told() -> None:
    names = ",".join(["Time", "Event", *(f"n{number}" for number in range(20_000))])
    row = ",".join(["2026-03-02 10:00", "it rang", *["y"] * 20_000])
    draft = read_source(Source("wide.csv", f"{names}\n{row}\n".encode()))
    assert [event.text for event in draft.events] == ["it rang"]
    assert "first 200 columns" in draft.warnings[0].message
    assert all(len(choice.options) <= 201 for choice in draft.choices)
