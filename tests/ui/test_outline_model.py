"""The outline's rows are always those of the board, and only what differs is touched."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from pm_facilitator.canvas.outline import Entry
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.ui.panels.outline_model import OutlineModel

Rows = list[tuple[Key, Key | None, str]]


def key(number: int) -> Key:
    return ("note", str(number))


@st.composite
def outlines(draw: st.DrawFn) -> list[Entry]:
    """Give a tree in reading order, in which some records come again in later trees."""
    numbers = draw(st.lists(st.integers(0, 12), unique=True, max_size=13))
    made: list[Entry] = []
    for place, number in enumerate(numbers):
        above = draw(st.one_of(st.none(), st.sampled_from(numbers[:place]) if place else st.none()))
        parent = key(above) if above is not None else None
        made.append(Entry(key(number), parent, draw(st.sampled_from("abc"))))
    return made


def rows(model: OutlineModel, parent: QModelIndex | None = None) -> Rows:
    place = parent if parent is not None else QModelIndex()
    found: Rows = []
    for row in range(model.rowCount(place)):
        index = model.index(row, 0, place)
        own = model.key_at(index)
        assert own is not None
        found.append((own, model.key_at(place), str(index.data())))
        found += rows(model, index)
    return found


def wanted(entries: list[Entry], parent: Key | None = None) -> Rows:
    found: Rows = []
    for entry in entries:
        if entry.parent == parent:
            found.append((entry.key, parent, entry.text))
            found += wanted(entries, entry.key)
    return found


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(outlines(), min_size=1, max_size=5))
def test_after_any_changes_the_rows_are_those_of_the_board(
    qapp: QApplication, steps: list[list[Entry]]
) -> None:
    model = OutlineModel()
    # What it finds wrong it logs as a warning, which fails the test.
    warns = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, warns)
    for entries in steps:
        model.show(entries)
        assert rows(model) == wanted(entries)
        assert all(model.key_at(model.index_of(each.key)) == each.key for each in entries)
    tester.deleteLater()
    model.deleteLater()


@pytest.fixture
def many(qapp: QApplication) -> OutlineModel:
    model = OutlineModel()
    model.show([Entry(key(n), None, f"Note {n}") for n in range(1000)])
    return model


def told(model: OutlineModel) -> list[str]:
    heard: list[str] = []
    model.rowsInserted.connect(lambda _, a, b: heard.append(f"+{b - a + 1}"))
    model.rowsRemoved.connect(lambda _, a, b: heard.append(f"-{b - a + 1}"))
    model.rowsMoved.connect(lambda *_: heard.append("moved"))
    model.dataChanged.connect(lambda *_: heard.append("words"))
    return heard


@pytest.mark.parametrize(("start", "end"), [(10, 900), (900, 10)])
def test_a_note_that_goes_elsewhere_is_one_move(many: OutlineModel, start: int, end: int) -> None:
    kept = QPersistentModelIndex(many.index_of(key(500)))
    numbers = list(range(1000))
    numbers.insert(end, numbers.pop(start))
    heard = told(many)
    many.show([Entry(key(n), None, f"Note {n}") for n in numbers])
    assert heard == ["moved"]
    assert many.key_at(kept) == key(500)


def test_a_word_a_new_note_and_a_deleted_one_touch_one_row_each(many: OutlineModel) -> None:
    heard = told(many)
    entries = [Entry(key(n), None, f"Note {n}") for n in range(1000)]
    entries[3] = Entry(key(3), None, "Other words")
    many.show(entries)
    many.show([*entries[:50], Entry(key(5000), None, "New"), *entries[50:]])
    many.show(entries[1:])
    assert heard == ["words", "+1", "-1", "-1"]
