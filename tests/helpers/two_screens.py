"""Both windows go from a screen to a sharper one: ``python -m tests.helpers.two_screens FACTOR``.

Prints as JSON which share of the pixels looks otherwise there than in windows that were opened on
that screen, and whether the group's window leaves the keyboard where it is. A process has its
screens before it begins, so that no test can do this by itself.
"""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from pm_facilitator import presets
from pm_facilitator.canvas.view import BoardView
from pm_facilitator.domain.changes import Added
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.edits import setup
from pm_facilitator.domain.plain import entity_from_plain
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library, open_library
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.theme import Theme
from pm_facilitator.ui.windows.room import Room
from tests.helpers.sight import is_at_rest, until

WIDE = 3000
NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
HERE, THERE = QPoint(20, 20), QPoint(WIDE + 20, 20)


def begin(folder: Path, factor: str) -> QApplication:
    """Begin with two screens beside one another, the second one of which is sharper."""
    screens = [
        {"name": name, "x": x, "y": 0, "width": WIDE, "height": 2000, "logicalDpi": 96, "dpr": 1}
        for name, x in (("one", 0), ("two", WIDE))
    ]
    file = folder / "screens.json"
    file.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": screens}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    os.environ["QT_SCREEN_SCALE_FACTORS"] = f"one=1;two={factor}"
    os.environ["QT_SCALE_FACTOR_ROUNDING_POLICY"] = "PassThrough"
    return QApplication(sys.argv[:1])


class Windows:
    """The facilitator's and the group's window on the sample review."""

    def __init__(self, library: Library, id_: str, theme: Theme, at: QPoint) -> None:
        session = Session(library.load(id_), library.journal(id_), lambda: NOW)
        moment = Moment(NOW, 1000.0, "boot")
        self.room = Room(session, theme, lambda: moment, Tasks(QApplication.instance()))
        self.room.resize(1200, 800)
        self.room.move(at)
        self.room.show()
        self.room.toggle_audience()
        self.leaves_keyboard = self.audience.testAttribute(
            Qt.WidgetAttribute.WA_ShowWithoutActivating
        )
        self.audience.showNormal()
        self.go_to(at)

    @property
    def audience(self) -> QWidget:
        """Give the group's window."""
        assert self.room.audience is not None
        return self.room.audience

    def go_to(self, at: QPoint) -> None:
        """Put both windows somewhere and wait until they have painted themselves."""
        for window in (self.room, self.audience):
            window.move(at)
        self.audience.resize(900, 600)
        ratio = self.room.screen().devicePixelRatio()
        assert until(lambda: self.audience.devicePixelRatioF() == ratio)
        assert until(self.is_at_rest)

    def is_at_rest(self) -> bool:
        """Tell whether nothing is left to be painted, be it on a board or on the map."""
        views = [*self.room.findChildren(BoardView), *self.audience.findChildren(BoardView)]
        shown = [view for view in views if view.isVisible()]
        sheet = self.room.reflect.pane.minimap.map
        sharp = all(view.tiles.draws_sharply(view.visible_rect()) for view in shown)
        return sharp and all(map(is_at_rest, shown)) and not sheet.is_waiting()

    def pictures(self) -> list[QImage]:
        """Give what the board's pane and the group's window show."""
        return [each.grab().toImage() for each in (self.room.reflect.pane, self.audience)]


def apart(one: QImage, other: QImage) -> float:
    """Give which share of the pixels differs to the eye; all of them when the sizes do."""
    if one.size() != other.size():
        return 1.0
    levels = ImageChops.difference(_pixels(one), _pixels(other)).convert("L").histogram()
    return sum(levels[24:]) / (one.width() * one.height())


def _pixels(picture: QImage) -> Image.Image:
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    size = plain.width(), plain.height()
    return Image.frombytes("RGBX", size, bytes(plain.constBits())).convert("RGB")


def main() -> None:
    """Move both windows to the sharper screen and hold them against new ones there."""
    with TemporaryDirectory() as folder:
        app = begin(Path(folder), sys.argv[1])
        theme = Theme(app, "light")
        theme.furnish()
        library = open_library(Path(folder) / "library.db")
        records = presets.sample_review()["records"].items()
        made = [Added(entity_from_plain(kind, each)) for kind, rows in records for each in rows]
        id_ = library.create(made, NOW)
        session = Session(library.load(id_), library.journal(id_), lambda: NOW)
        session.commit(setup.go_to_stage(session.board, Stage.REFLECT))
        moved = Windows(library, id_, theme, HERE)
        moved.go_to(THERE)
        opened = Windows(library, id_, theme, THERE)
        pairs = zip(moved.pictures(), opened.pictures(), strict=True)
        shares = [apart(*pair) for pair in pairs]
        ratio = moved.room.reflect.pane.view.devicePixelRatioF()
        keyboard = moved.leaves_keyboard
        sys.stdout.write(json.dumps({"ratio": ratio, "apart": shares, "keyboard": keyboard}))
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
