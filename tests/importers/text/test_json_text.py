"""Texts that are JSON, as a whole or line by line."""

import pytest

from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text import json_text
from pm_facilitator.importers.text.json_text import read_json, read_json_line


def test_a_whole_text_or_each_line_is_read() -> None:
    assert read_json(' {"a": 1}') == {"a": 1}
    assert read_json('{"a": 1}\n\n{"a": 2}\n') == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    "text", ["", "a", '{"a": 1', '{"a": 1}\nnot', "[" * 100_000, '{"a":1}\n[1]']
)
def test_what_is_broken_is_none(text: str) -> None:
    assert read_json(text) is None


def test_what_is_very_large_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MOST_JSON", 5)
    assert read_json('{"a": 1}') is None


def test_a_line_holds_an_object_or_nothing() -> None:
    assert read_json_line(' {"a": 1}') == {"a": 1}
    assert read_json_line("[1]") is None
    assert read_json_line('{"a"') is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_source_gives_its_values_in_any_encoding(encoding: str) -> None:
    assert Source("x.json", '{"a": "é"}'.encode(encoding)).values == {"a": "é"}


def test_a_folder_and_a_picture_have_no_values() -> None:
    assert Source("x", files={"a.json": b"{}"}).values is None
    assert Source("x", b"\x89PNG[{").values is None
