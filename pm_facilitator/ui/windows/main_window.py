"""The app's one main window: the library, a new review, an import, or an open review."""

import base64
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from pm_facilitator.settings import Settings
from pm_facilitator.ui import make
from pm_facilitator.ui.notices import NoticeBar
from pm_facilitator.ui.shortcuts import KEYS
from pm_facilitator.ui.theme import Theme

if TYPE_CHECKING:
    from pm_facilitator.ui.windows.room import Room

Handler = Callable[[], object]


class MainWindow(QMainWindow):
    """Shows one page at a time and carries the menus.

    Signals:
        wanted: the name of an app-wide command, such as "new", "import" or "export:.pdf".
        settingsChanged: the settings as they are now.
    """

    wanted = Signal(str)
    settingsChanged = Signal(object)

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("PM Facilitator")
        self.setMinimumSize(900, 600)
        self.resize(1360, 860)
        self._theme = theme
        self.settings = settings
        self.room: Room | None = None
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.notices = NoticeBar(self._pages)
        self._room_actions: list[QAction] = []
        self._undo_menu: QMenu | None = None
        self._build_menus()
        self._restore()

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
        title = room.session.board.review.title or "Untitled review"
        self.setWindowTitle(f"{title} – PM Facilitator")
        self._fill_edit_menu()
        self._enable_room(True)
        room.panel.setVisible(self.settings.panel_shown)

    def leave(self) -> None:
        """Put the open review away."""
        if self.room is None:
            return
        room, self.room = self.room, None
        room.close()
        self.drop_page(room)
        self.setWindowTitle("PM Facilitator")
        self._fill_edit_menu()
        self._enable_room(False)

    def say_in_front(self) -> NoticeBar:
        """Give the notice bar of what is in front."""
        return self.room.notices if self.room is not None else self.notices

    # Menus.

    def _build_menus(self) -> None:
        self._build_file()
        self._undo_menu = self.menuBar().addMenu("&Edit")
        self._fill_edit_menu()
        self._build_meeting()
        self._build_add()
        self._build_view()
        self._build_help()
        self._enable_room(False)

    def _build_file(self) -> None:
        menu = self.menuBar().addMenu("&Review")
        self._command(menu, "New review", "new")
        self._command(menu, "Library", "library")
        self._command(menu, "Import …", "import")
        self._command(menu, "Sample review", "sample")
        menu.addSeparator()
        self._room_command(menu, "Details of the incident", "details")
        menu.addSeparator()
        export = menu.addMenu("Export")
        for suffix, name in ((".pdf", "PDF"), (".md", "Markdown"), (".html", "HTML")):
            self._room_command(export, name, f"export:{suffix}")
        export.addSeparator()
        self._room_command(export, "For leadership, PDF", "export:.pdf:executive")
        self._room_command(export, "For readers outside, PDF", "export:.pdf:external")
        self._room_command(export, "Choose where …", "export-as")
        menu.addSeparator()
        self._command(menu, "Back up the library …", "backup")
        self._command(menu, "Quit", "quit")

    def _build_meeting(self) -> None:
        menu = self.menuBar().addMenu("&Meeting")
        self._in_room(menu, "Start or pause the clock", "clock", lambda r: r.clock.toggle())
        for minutes in (1, 2, 5):
            self._in_room(
                menu, f"Add {minutes} min", f"add-{minutes}", partial(_extend, minutes=minutes)
            )
        menu.addSeparator()
        self._in_room(menu, "Next stage", "next-stage", lambda r: r.step(1))
        self._in_room(menu, "Stage before", "previous-stage", lambda r: r.step(-1))
        menu.addSeparator()
        self._in_room(menu, "Audience window", "audience", lambda r: r.toggle_audience())
        self._in_room(menu, "Audience: hold the picture", "freeze", _freeze)
        self._in_room(menu, "Audience: black", "black", partial(_cover, shade="black"))
        self._in_room(menu, "Audience: white", "white", partial(_cover, shade="white"))
        follow = make.action(self, "Audience follows your view", self._toggle_follow)
        follow.setCheckable(True)
        follow.setChecked(self.settings.audience_follow)
        menu.addAction(follow)

    def _build_add(self) -> None:
        menu = self.menuBar().addMenu("&Add")
        self._in_room(menu, "Sticky note", "note", lambda r: r.new_note())
        self._in_room(menu, "Event", "event", lambda r: r.new_event())
        self._in_room(menu, "Park an idea", "idea", lambda r: r.park_idea())
        self._in_room(menu, "Action", "action", lambda r: r.new_action())
        menu.addSeparator()
        self._in_room(menu, "Next question", "question", lambda r: r.next_question())
        self._in_room(menu, "Take the suggested wording", "wording", _take_wording)

    def _build_view(self) -> None:
        menu = self.menuBar().addMenu("&View")
        menu.addAction(self._keyed("Light or dark", "theme", self._toggle_theme))
        menu.addAction(self._keyed("Private panel", "panel", self._toggle_panel))
        self._in_room(menu, "Board as a list", "outline", _toggle_outline)
        menu.addAction(self._keyed("Full screen", "full-screen", self._toggle_full_screen))
        menu.addSeparator()
        self._switch(menu, "Sound when time is up", "sound")
        self._switch(menu, "Coach looks at the wording", "coach")
        self._switch(menu, "Motion", "motion")

    def _build_help(self) -> None:
        menu = self.menuBar().addMenu("&Help")
        self._command(menu, "Keyboard", "help")

    def _fill_edit_menu(self) -> None:
        menu = self._undo_menu
        if menu is None:
            return
        menu.clear()
        if self.room is None:
            menu.addAction("Undo").setEnabled(False)
            return
        undo, redo = self.room.history.actions(menu)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        menu.addActions([undo, redo])

    def _command(self, menu: QMenu, text: str, name: str) -> QAction:
        made = self._keyed(text, name, partial(self.wanted.emit, name))
        menu.addAction(made)
        return made

    def _room_command(self, menu: QMenu, text: str, name: str) -> None:
        self._room_actions.append(self._command(menu, text, name))

    def _in_room(self, menu: QMenu, text: str, name: str, act: Callable[["Room"], object]) -> None:
        def go() -> None:
            if self.room is not None:
                act(self.room)

        made = self._keyed(text, name, go)
        menu.addAction(made)
        self._room_actions.append(made)

    def _keyed(self, text: str, name: str, act: Handler) -> QAction:
        return make.action(self, text, act, *KEYS.get(name, ()))

    def _switch(self, menu: QMenu, text: str, field: str) -> None:
        made = QAction(text, self)
        made.setCheckable(True)
        made.setChecked(bool(getattr(self.settings, field)))
        made.toggled.connect(lambda on: self.remember(**{field: bool(on)}))
        menu.addAction(made)

    def _enable_room(self, on: bool) -> None:
        for each in self._room_actions:
            each.setEnabled(on)

    # Choices that are remembered.

    def remember(self, **values: bool | str) -> None:
        """Change settings and tell of it, so that they are kept."""
        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]
        self.settingsChanged.emit(self.settings)

    def _toggle_theme(self) -> None:
        self.remember(theme=self._theme.toggle())

    def _toggle_panel(self) -> None:
        if self.room is not None:
            self.room.panel.setVisible(self.room.panel.isHidden())
            self.remember(panel_shown=not self.room.panel.isHidden())

    def _toggle_follow(self) -> None:
        self.remember(audience_follow=not self.settings.audience_follow)

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _restore(self) -> None:
        stored = base64.b64decode(self.settings.facilitator_geometry or b"")
        if stored:
            self.restoreGeometry(QByteArray(stored))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place; there is nothing to save."""
        place = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        self.remember(facilitator_geometry=place)
        self.leave()
        super().closeEvent(event)


def _extend(room: "Room", minutes: int) -> None:
    room.clock.extend(minutes)


def _freeze(room: "Room") -> None:
    if room.audience is not None:
        room.audience.toggle_frozen()


def _cover(room: "Room", shade: str) -> None:
    if room.audience is not None:
        room.audience.toggle_curtain(shade)


def _take_wording(room: "Room") -> None:
    room.panel.coach.take_first()


def _toggle_outline(room: "Room") -> None:
    room.pages[room.stage].toggle_outline()
