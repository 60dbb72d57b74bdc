"""The Edit menu: undo, and what can be done with the text field or the board in hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from pm_facilitator.canvas.view import BoardView
from pm_facilitator.ui.windows.edit_entries import ENTRIES, Act, Entry, is_text_field

if TYPE_CHECKING:
    from pm_facilitator.ui.windows.main_window import MainWindow
    from pm_facilitator.ui.windows.room import Room


class EditMenu(QObject):
    """Offers what fits at the moment when it opens.

    Its entries name the keys of the boards and are no shortcuts, so that no field loses its own.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._menu = window.menuBar().addMenu("&Edit")
        self._entries: list[tuple[Entry, QAction]] = []
        self._focused: QWidget | None = None
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        qt.focusChanged.connect(self._follow_focus)
        self._menu.aboutToShow.connect(self._offer)

    def follow(self, room: "Room | None") -> None:
        """Offer the undo of this review, then everything else."""
        self._menu.clear()
        if room is None:
            self._menu.addAction("Undo").setEnabled(False)
        else:
            undo, redo = room.history.actions(self._menu)
            undo.setShortcut(QKeySequence.StandardKey.Undo)
            redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
            self._menu.addActions([undo, redo])
        self._entries = []
        for group in ENTRIES:
            self._menu.addSeparator()
            self._entries += [(entry, self._add(entry)) for entry in group]
        self._offer()

    def _add(self, entry: Entry) -> QAction:
        keys = QKeySequence(entry.code).toString(QKeySequence.SequenceFormat.NativeText)
        made = self._menu.addAction(f"{entry.words}\t{keys}")
        made.triggered.connect(lambda _checked=False: self._do(entry))
        return made

    def _offer(self) -> None:
        """Grey out what there is nothing for."""
        for entry, action in self._entries:
            action.setEnabled(self._act_of(entry) is not None)

    def _do(self, entry: Entry) -> None:
        act = self._act_of(entry)
        if act is not None:
            act()

    def _act_of(self, entry: Entry) -> Act | None:
        field = self._focused
        if is_text_field(field) and isValid(field):
            return entry.in_field(field)
        view = self._view()
        return entry.on_board(view) if view is not None else None

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Remember who has the keyboard; the menus themselves only borrow it."""
        if now is not None and not isinstance(now, QMenuBar | QMenu):
            self._focused = now

    def _view(self) -> BoardView | None:
        """Give the board that is in front, if any."""
        room = self._window.room
        if room is None or self._window.current_page() is not room:
            return None
        return next((view for view in room.page.views() if view.isVisible()), None)
