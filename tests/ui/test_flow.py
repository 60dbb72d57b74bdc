"""Widgets in lines, the way words stand in a paragraph."""

from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pm_facilitator.ui.widgets.flow import FlowLayout


class Box(QWidget):
    """A widget of a wanted size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._wanted = QSize(width, height)

    def sizeHint(self) -> QSize:
        """Give the wanted size."""
        return self._wanted


def flow(sizes: list[tuple[int, int]], width: int) -> tuple[QWidget, list[Box]]:
    frame = QWidget()
    layout = FlowLayout(frame, gap=6)
    boxes = [Box(*size) for size in sizes]
    for box in boxes:
        layout.addWidget(box)
    frame.resize(width, layout.heightForWidth(width))
    layout.setGeometry(frame.rect())
    return frame, boxes


def test_what_does_not_fit_goes_on_in_a_new_line(qtbot: QtBot) -> None:
    frame, boxes = flow([(80, 20), (80, 20), (80, 20)], 200)
    qtbot.addWidget(frame)
    assert [(b.x(), b.y()) for b in boxes] == [(0, 0), (86, 0), (0, 26)]


def test_the_last_one_takes_the_rest_of_its_line(qtbot: QtBot) -> None:
    frame, boxes = flow([(80, 20), (40, 20)], 200)
    qtbot.addWidget(frame)
    assert boxes[-1].geometry().right() == 199


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    sizes=st.lists(st.tuples(st.integers(10, 150), st.integers(10, 40)), min_size=1, max_size=12),
    width=st.integers(150, 600),
)
def test_nothing_overlaps_and_everything_is_inside(
    qtbot: QtBot, sizes: list[tuple[int, int]], width: int
) -> None:
    frame, boxes = flow(sizes, width)
    for one, other in combinations(boxes, 2):
        assert not one.geometry().intersects(other.geometry())
    assert all(frame.rect().contains(box.geometry()) for box in boxes)
    frame.deleteLater()


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    frame, boxes = flow([(80, 20), (80, 20), (80, 20)], 300)
    qtbot.addWidget(frame)
    boxes[0].hide()
    frame.show()
    assert boxes[1].x() == 0
