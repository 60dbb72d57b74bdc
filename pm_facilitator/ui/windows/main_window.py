"""The app's one main window: the library, a new review, an import, or an open review."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from pm_facilitator.settings import Settings
from pm_facilitator.ui import collector
from pm_facilitator.ui.theme import Theme

if TYPE_CHECKING:
    from pm_facilitator.ui.notices import NoticeBar
    from pm_facilitator.ui.panels.board_pane import BoardPane
    from pm_facilitator.ui.windows.menus import Menus
    from pm_facilitator.ui.windows.room import Room

_TITLE_BAR = 40
"""Room for what the desktop draws around a window, in pixels."""


class MainWindow(QMainWindow):
    """Shows one page at a time and carries the menus.

    Signals:
        wanted: the name of an app-wide command, such as "new", "import" or "export:.pdf".
        settingsChanged: the settings as they are now.
    """

    wanted = Signal(str)
    settingsChanged = Signal(object)

    def __init__(self, qt: QApplication, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("PM Facilitator")
        self.setMinimumSize(900, 440)  # half a large screen, where everything is drawn twice as big
        room = self.screen().availableSize()
        self.resize(min(1360, room.width()), min(860, room.height() - _TITLE_BAR))
        self.theme = Theme(qt, settings.theme)
        self.settings = settings
        self.room: Room | None = None
        self._unsubscribe: Callable[[], None]
        self.notices: NoticeBar
        self._menus: Menus
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        background = QColor(self.theme.palette["surface"])
        self.setPalette(QPalette(background, background))
        self._restore()

    def furnish(self) -> None:
        """Add menus, notices and the fonts of all scripts, once the empty window is painted."""
        from pm_facilitator.canvas.motion import allow_motion
        from pm_facilitator.ui.notices import NoticeBar
        from pm_facilitator.ui.windows.menus import Menus

        allow_motion(self.settings.motion)
        self.settingsChanged.connect(lambda settings: allow_motion(settings.motion))
        self.setPalette(QPalette())
        self.theme.furnish()
        self.notices = NoticeBar(self._pages)
        self._menus = Menus(self)

    # Pages.

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front, adding it when it is new."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()

    def current_page(self) -> QWidget | None:
        """Give the page in front."""
        return self._pages.currentWidget()

    def drop_page(self, page: QWidget) -> None:
        """Take a page away for good."""
        self._pages.removeWidget(page)
        page.deleteLater()

    def enter(self, room: "Room") -> None:
        """Show an open review."""
        self.room = room
        self.show_page(room)
        self._name_review(room)
        self._unsubscribe = room.session.subscribe(
            lambda batch: self._name_review(room) if batch.touches("review", "title") else None
        )
        self._menus.follow(room)
        room.panel.setVisible(self.settings.panel_shown)
        views = room.reflect.factor_views
        views.start_with(self.settings.fishbone_view)
        views.changed.connect(lambda name: self.remember(fishbone_view=name))
        room.inviting.remembered.connect(lambda chosen: self.remember(**chosen))
        room.page.take_focus()
        self._fold_alike([page.pane for page in (room.recap, room.reflect, room.improving)])

    def _name_review(self, room: "Room") -> None:
        title = room.session.board.review.title or "Untitled review"
        self.setWindowTitle(f"{title} – PM Facilitator")

    def _fold_alike(self, panes: "list[BoardPane]") -> None:
        """Let what is folded on one board be so on all, and in the next run too."""
        for pane in panes:
            pane.legend.start_with(self.settings.legend)
            pane.minimap.start_with(self.settings.map)
            for other in panes:
                pane.legend.chosen.connect(other.legend.start_with)
                pane.minimap.chosen.connect(other.minimap.start_with)
            pane.legend.chosen.connect(lambda wish: self.remember(legend=wish))
            pane.minimap.chosen.connect(lambda wish: self.remember(map=wish))

    def leave(self) -> None:
        """Put the open review away."""
        if self.room is None:
            return
        room, self.room = self.room, None
        self._unsubscribe()
        room.close()
        collector.take_back()
        self.drop_page(room)
        self.setWindowTitle("PM Facilitator")
        self._menus.follow(None)

    def say_in_front(self) -> "NoticeBar":
        """Give the notice bar of what is in front."""
        room = self.room
        return room.notices if room is not None and self.current_page() is room else self.notices

    # Choices that are remembered.

    def remember(self, **values: bool | str | int) -> None:
        """Change settings and tell of it, so that they are kept."""
        from dataclasses import replace

        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]
        self.settingsChanged.emit(self.settings)

    def _restore(self) -> None:
        stored = self.settings.facilitator_geometry.encode("ascii", "replace")
        if stored:
            self.restoreGeometry(QByteArray.fromBase64(stored))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place; there is nothing to save."""
        place = self.saveGeometry().toBase64().toStdString()
        self.remember(facilitator_geometry=place)
        self.leave()
        super().closeEvent(event)
