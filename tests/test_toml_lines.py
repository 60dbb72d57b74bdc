"""The lines of keys are those that a reader of the file counts."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.toml_lines import Path, key_lines

TEXT = '''\
# names = ["nobody"]
names = ["A # b", "[c]",
  # a comment = 3
  "d",
]
a.b = 1
"quoted key" = """
fake = 2
[fake]
"""

[rules]
one = {x = 1, y = ["]"]}
two = \'\'\'[no]\'\'\'

[[phrase]]
match = "x"

[[phrase]]
match = [
  ["nested"],
  "y"]
[phrase.more]
z = 2026-01-01
'''


def test_every_key_and_item_has_its_line() -> None:
    assert key_lines(TEXT) == {
        ("names",): 2,
        ("names", 0): 2,
        ("names", 1): 2,
        ("names", 2): 4,
        ("a", "b"): 6,
        ("quoted key",): 7,
        ("rules",): 12,
        ("rules", "one"): 13,
        ("rules", "two"): 14,
        ("phrase", 0): 16,
        ("phrase", 0, "match"): 17,
        ("phrase", 1): 19,
        ("phrase", 1, "match"): 20,
        ("phrase", 1, "match", 0): 21,
        ("phrase", 1, "match", 1): 22,
        ("phrase", 1, "more"): 23,
        ("phrase", 1, "more", "z"): 24,
    }


def test_the_line_ends_of_other_systems_count_once() -> None:
    assert key_lines(TEXT.replace("\n", "\r\n")) == key_lines(TEXT)


def _paths(data: Any, path: Path = ()) -> set[Path]:
    if isinstance(data, dict):
        return {path} | {p for key in data for p in _paths(data[key], (*path, key))}
    return {path}


@given(
    st.lists(
        st.sampled_from(
            ["a = 1", "b = ['x', \"y\"]", "[t]", "[[u]]", "c = '''\n[q]\n'''", "d.e = {f = [1]}"]
            + ["# g = 1", "", "h = [\n1,\n# k\n2]", 'i = "#["', "[u.v]", "'j' = [[1], [2]]"]
        ),
        max_size=12,
    ).map("\n".join)
)
def test_whatever_can_be_read_has_lines(text: str) -> None:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        data = {}
        text = ""
    lines = key_lines(text)
    for key in data:
        assert any(path[0] == key for path in lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
