"""A review as data: there and back, and clear sentences for everything else."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import with_field
from pm_facilitator.domain.entities import KINDS, Entity, Review
from pm_facilitator.domain.plain import field_types
from pm_facilitator.errors import ImportFailed
from pm_facilitator.report.data import from_json, from_values, from_yaml, to_json, to_yaml
from pm_facilitator.report.schema import review_schema, schema_text
from tests.domain.strategies import records as drawn_of
from tests.report.boards import MADE_AT, rich_board

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "review.schema.json"
TEXT_FIELDS = [
    (kind, name)
    for kind, record in KINDS.items()
    for name, types in field_types(record).items()
    if types == (str,) and name != "id"
]


def records(board: Board) -> list[Entity]:
    return list(board.entities())


@pytest.mark.parametrize(("write", "read"), [(to_json, from_json), (to_yaml, from_yaml)])
def test_a_review_comes_back_as_it_was(write: Any, read: Any, rich: Board) -> None:
    pictures = {sha256(b"picture").hexdigest(): b"picture"}
    back = read(write(rich, MADE_AT, pictures))
    assert records(back.board) == records(rich)
    assert back.blobs == pictures


@settings(max_examples=25)
@given(st.data(), st.text(max_size=40))
def test_any_text_survives_in_any_field(data: st.DataObject, text: str) -> None:
    board = rich_board()
    kind, name = data.draw(st.sampled_from(TEXT_FIELDS))
    changed = Board(
        [with_field(e, name, text) if isinstance(e, KINDS[kind]) else e for e in board.entities()]
    )
    assert records(from_json(to_json(changed)).board) == records(changed)
    assert records(from_yaml(to_yaml(changed)).board) == records(changed)


@settings(max_examples=20)
@given(st.data())
def test_any_records_of_every_kind_come_back_the_same(data: st.DataObject) -> None:
    drawn: list[Entity] = [data.draw(drawn_of("review"))]
    for kind in KINDS:
        if kind != "review":
            drawn += data.draw(st.lists(drawn_of(kind), max_size=2))
    board = Board(drawn)
    assert records(from_json(to_json(board)).board) == records(board)
    assert records(from_yaml(to_yaml(board)).board) == records(board)
    assert to_json(from_yaml(to_yaml(board)).board) == to_json(board)


def test_the_sample_review_is_in_this_format() -> None:
    assert from_values(presets.sample_review()).board.review.title


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", "3", '"x"', "{}", '{"format": 1}', "[" * 100_000),
        '{"format": "pm-facilitator/2", "records": {}}',
        '{"format": "pm-facilitator/1"}',
        '{"format": "pm-facilitator/1", "records": []}',
        '{"format": "pm-facilitator/1", "records": {}}',
        '{"format": "pm-facilitator/1", "records": {"spoon": []}}',
        '{"format": "pm-facilitator/1", "records": {"review": {}}}',
        '{"format": "pm-facilitator/1", "records": {"review": [3]}}',
        '{"format": "pm-facilitator/1", "records": {"review": [{}]}}',
        '{"format": "pm-facilitator/1", "records": {"review": [{"id": "r", "hat": 1}]}}',
        '{"format": "pm-facilitator/1", "records": {"review": [{"id": "r", "title": 1}]}}',
        '{"format": "pm-facilitator/1", "records": {"review": [{"id": "r"}, {"id": "s"}]}}',
        '{"format": "pm-facilitator/1", "records": {"review": [{"id": "r"}], '
        '"bone": [{"id": "b"}, {"id": "b"}]}}',
        '{"format": "pm-facilitator/1", "records": {"review": [{"id": "r"}]}, "blobs": []}',
        '{"format": "pm-facilitator/1", "records": {"review": [{"id": "r"}]}, "blobs": {"a": 1}}',
        '{"format": "pm-facilitator/1", "records": {"review": [{"id": "r"}]}, '
        '"blobs": {"a": "YQ=="}}',
    ],
)
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    for read in (from_json, from_yaml):
        with pytest.raises(ImportFailed) as failed:
            read(text)
        assert failed.value.message.endswith(".")


@pytest.mark.parametrize(
    "text", ["\x85", "a\u2028b", "\ufeff", "no", "1_0", "2026-01-01", "~", "'"]
)
def test_texts_that_yaml_reads_in_its_own_way_come_back(text: str) -> None:
    board = Board([Review("r", title=text)])
    assert from_yaml(to_yaml(board)).board.review.title == text


def test_yaml_cannot_unfold_without_end() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    with pytest.raises(ImportFailed):
        from_yaml(bomb)
    with pytest.raises(ImportFailed):
        from_yaml("!!python/object/apply:os.getcwd []")


def test_yaml_written_by_hand_may_leave_its_times_unquoted() -> None:
    text = (
        "format: pm-facilitator/1\nrecords:\n  review:\n  - id: r\n"
        "    started_at: 2026-03-09T21:40:00+00:00\n    follow_up_on: 2026-04-07\n"
    )
    review = from_yaml(text).board.review
    assert review.started_at is not None
    assert str(review.follow_up_on) == "2026-04-07"


def test_the_published_schema_is_the_present_one() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), (
        "run: python -m pm_facilitator.report.schema docs/schema/review.schema.json"
    )


def test_what_is_written_fits_the_schema(rich: Board) -> None:
    values = json.loads(to_json(rich, MADE_AT, {sha256(b"x").hexdigest(): b"x"}))
    schema = review_schema()
    _check(values, schema, schema)


def _check(value: Any, form: dict[str, Any], schema: dict[str, Any]) -> None:
    """Check a value against the few words of JSON Schema that ours uses."""
    if "$ref" in form:
        form = schema["$defs"][form["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in form:
        assert any(_fits(value, each, schema) for each in form["anyOf"]), (value, form)
        return
    assert value in form.get("enum", [value])
    assert value == form.get("const", value)
    if "type" in form:
        assert isinstance(value, _TYPES[form["type"]]), (value, form)
    if isinstance(value, dict):
        assert set(form.get("required", [])) <= set(value)
        for name, item in value.items():
            inner = form.get("properties", {}).get(name, form.get("additionalProperties"))
            assert inner, f"{name} is not in the schema"
            _check(item, inner, schema)
    for item in value if isinstance(value, list) else []:
        _check(item, form["items"], schema)


def _fits(value: Any, form: dict[str, Any], schema: dict[str, Any]) -> bool:
    try:
        _check(value, form, schema)
    except AssertionError:
        return False
    return True


_TYPES: dict[str, Any] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
    "null": type(None),
}
