"""What was handed in to an import that was not finished outlives the end of the app."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.ui.left_imports import HandedIn, LeftImport, LeftImports

sources = st.builds(HandedIn, st.text(), st.none() | st.text(), st.text())
imports = st.builds(LeftImport, st.text(), st.lists(sources, max_size=3).map(tuple))


@given(st.lists(imports, max_size=4))
def test_imports_are_given_back_as_they_were_the_oldest_first(
    tmp_path_factory: pytest.TempPathFactory, left: list[LeftImport]
) -> None:
    path = tmp_path_factory.mktemp("data") / "left-imports.json"
    for each in left:
        LeftImports(path).add(each)
    assert LeftImports(path).all() == left
    assert [LeftImports(path).take() for _ in left] == left
    assert LeftImports(path).take() is None
    assert not path.exists()


@pytest.mark.parametrize("written", ["", "{", "[1]", '[{"review": ""}]', '{"a": 1}', "null"])
def test_a_file_that_somebody_changed_gives_none(tmp_path: Path, written: str) -> None:
    path = tmp_path / "left-imports.json"
    path.write_text(written, encoding="utf-8")
    assert LeftImports(path).all() == []
