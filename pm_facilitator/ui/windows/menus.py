"""The menus of the main window, made from the table of keys."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from pm_facilitator.canvas.pointing import Pointing
from pm_facilitator.ui import make
from pm_facilitator.ui.shortcuts import KEYS
from pm_facilitator.ui.windows.edit_menu import EditMenu

if TYPE_CHECKING:
    from pm_facilitator.ui.windows.main_window import MainWindow
    from pm_facilitator.ui.windows.room import Room


class Menus(QObject):
    """Builds the menus; what needs an open review is greyed out while there is none."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._room_actions: list[QAction] = []
        self._bar = window.menuBar()
        self._build_file()
        self._edit = EditMenu(window)
        self._build_meeting()
        self._build_add()
        self._build_view()
        self._build_help()
        self.follow(None)

    def follow(self, room: "Room | None") -> None:
        """Offer what can be done with this review, or without one."""
        for each in self._room_actions:
            each.setEnabled(room is not None)
        self._edit.follow(room)

    def _build_file(self) -> None:
        menu = self._bar.addMenu("&Review")
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
        self._room_command(export, "Look at it first, more formats …", "export-as")
        menu.addSeparator()
        self._command(menu, "Back up the library …", "backup")
        self._command(menu, "Quit", "quit")

    def _build_meeting(self) -> None:
        menu = self._bar.addMenu("&Meeting")
        self._in_room(menu, "Start or pause the clock", "clock", lambda r: r.clock.toggle())
        for minutes in (1, 2, 5):
            self._in_room(
                menu, f"Add {minutes} min", f"add-{minutes}", partial(_extend, minutes=minutes)
            )
        menu.addSeparator()
        self._in_room(menu, "When the room gets difficult", "room", lambda r: r.help.toggle_card())
        self._in_room(menu, "Worth a second look", "checks", lambda r: r.checking.open())
        self._in_room(menu, "Break of 5 min", "break", lambda r: r.help.take_break(5))
        menu.addSeparator()
        self._build_round(menu.addMenu("Small-group round"))
        menu.addSeparator()
        self._in_room(menu, "Next stage", "next-stage", lambda r: r.step(1))
        self._in_room(menu, "Stage before", "previous-stage", lambda r: r.step(-1))
        menu.addSeparator()
        self._in_room(menu, "The document", "document", lambda r: r.documenting.toggle())
        menu.addSeparator()
        self._in_room(menu, "Audience window", "audience", lambda r: r.toggle_audience())
        self._in_room(menu, "Audience: hold the picture", "freeze", _freeze)
        self._in_room(menu, "Audience: black", "black", partial(_cover, shade="black"))
        self._in_room(menu, "Audience: white", "white", partial(_cover, shade="white"))
        self._pointed(menu, "Audience: bring the group here", "bring", Pointing.bring_here)
        self._pointed(menu, "Laser pointer", "laser", Pointing.toggle_laser)
        self._pointed(menu, "Spotlight on the selection", "spotlight", Pointing.toggle_spotlight)
        self._in_room(menu, "Participants' own devices", "devices", lambda r: r.inviting.open())
        follow = make.action(self._window, "Audience follows your view", self._toggle_follow)
        follow.setCheckable(True)
        follow.setChecked(self._window.settings.audience_follow)
        menu.addAction(follow)

    def _build_round(self, menu: QMenu) -> None:
        self._in_room(menu, "Prepare one, or go to it", "round", lambda r: r.rounds.open())
        self._in_room(
            menu, "Ask before the meeting", "round-before", lambda r: r.rounds.before.open()
        )
        menu.addSeparator()
        self._in_room(menu, "Next step", "round-next", lambda r: r.rounds.step(1))
        self._in_room(menu, "Step before", "round-back", lambda r: r.rounds.step(-1))
        self._in_room(menu, "This step again", "round-again", lambda r: r.rounds.again())
        self._in_room(menu, "End the round", "round-end", lambda r: r.rounds.end())
        self._in_room(menu, "Take the round back", "round-discard", lambda r: r.rounds.discard())
        menu.addSeparator()
        self._in_room(menu, "Write for a group", "round-write", lambda r: r.rounds.write())
        toggle = "Pause its clock, or let it go on"
        self._in_room(menu, toggle, "round-clock", lambda r: r.rounds.clock.toggle())
        self._in_room(menu, "Add 1 min to the step", "round-add-1", _extend_round)

    def _build_add(self) -> None:
        menu = self._bar.addMenu("&Add")
        self._in_room(menu, "Sticky note", "note", lambda r: r.new_note())
        self._in_room(menu, "Event", "event", lambda r: r.new_event())
        self._in_room(menu, "Park an idea", "idea", lambda r: r.park_idea())
        self._in_room(menu, "Action", "action", lambda r: r.new_action())
        menu.addSeparator()
        self._in_room(menu, "Next question", "question", lambda r: r.next_question())
        self._in_room(menu, "Copy the question", "copy-question", lambda r: r.asking.copy())
        self._in_room(menu, "Park the question", "park-question", lambda r: r.asking.park())
        shown = "Show the question to the group, or end that"
        self._in_room(menu, shown, "show-question", lambda r: r.asking.toggle_shown())
        self._in_room(menu, "Take the suggested wording", "wording", _take_wording)

    def _build_view(self) -> None:
        menu = self._bar.addMenu("&View")
        menu.addAction(self._keyed("Light or dark", "theme", self._toggle_theme))
        menu.addAction(self._keyed("Private panel", "panel", self._toggle_panel))
        self._in_room(menu, "Find on the board", "find", lambda r: r.page.open_find())
        self._in_room(menu, "Board as a list", "outline", _toggle_outline)
        self._in_room(menu, "Go to what is linked", "link", lambda r: r.follow_link())
        self._in_room(menu, "Back from the link", "link-back", lambda r: r.follow_link(back=True))
        menu.addAction(self._keyed("Full screen", "full-screen", self._toggle_full_screen))
        menu.addSeparator()
        self._switch(menu, "Sound when time is up", "sound")
        self._switch(menu, "Coach looks at the wording", "coach")
        self._switch(menu, "Count what the room card is needed for", "count_redirects")
        self._switch(menu, "Reduce motion", "motion", inverted=True)

    def _build_help(self) -> None:
        menu = self._bar.addMenu("&Help")
        self._command(menu, "Keyboard", "help")

    def _command(self, menu: QMenu, text: str, name: str) -> QAction:
        made = self._keyed(text, name, partial(self._window.wanted.emit, name))
        menu.addAction(made)
        return made

    def _room_command(self, menu: QMenu, text: str, name: str) -> None:
        self._room_actions.append(self._command(menu, text, name))

    def _in_room(self, menu: QMenu, text: str, name: str, act: Callable[["Room"], object]) -> None:
        def go() -> None:
            room = self._window.room
            if room is not None and self._window.current_page() is room:
                act(room)

        made = self._keyed(text, name, go)
        menu.addAction(made)
        self._room_actions.append(made)

    def _pointed(
        self, menu: QMenu, text: str, name: str, act: Callable[[Pointing], object]
    ) -> None:
        def go(room: "Room") -> None:
            pointing = room.page.pointing()
            if pointing is not None:
                act(pointing)

        self._in_room(menu, text, name, go)

    def _keyed(self, text: str, name: str, act: Callable[[], object]) -> QAction:
        return make.action(self._window, text, act, *KEYS.get(name, ()))

    def _switch(self, menu: QMenu, text: str, field: str, *, inverted: bool = False) -> None:
        """Add an entry that switches a setting; an inverted one is ticked while it is off."""
        made = QAction(text, self._window)
        made.setCheckable(True)
        made.setChecked(bool(getattr(self._window.settings, field)) is not inverted)
        made.toggled.connect(lambda on: self._window.remember(**{field: bool(on) is not inverted}))
        menu.addAction(made)

    def _toggle_theme(self) -> None:
        self._window.remember(theme=self._window.theme.toggle())

    def _toggle_panel(self) -> None:
        room = self._window.room
        if room is not None:
            room.panel.setVisible(room.panel.isHidden())
            self._window.remember(panel_shown=not room.panel.isHidden())

    def _toggle_follow(self) -> None:
        self._window.remember(audience_follow=not self._window.settings.audience_follow)

    def _toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()


def _extend(room: "Room", minutes: int) -> None:
    room.clock.extend(minutes)


def _extend_round(room: "Room") -> None:
    room.rounds.clock.extend()


def _freeze(room: "Room") -> None:
    if room.audience is not None:
        room.audience.toggle_frozen()


def _cover(room: "Room", shade: str) -> None:
    if room.audience is not None:
        room.audience.toggle_curtain(shade)


def _take_wording(room: "Room") -> None:
    for view in room.page.views():
        view.editor.flush()
    writes = room.page is room.improving and not room.quick.isVisible()
    if writes and not room.panel.coach.at_hand() and room.improving.action_tab.take_offer():
        return
    room.panel.coach.take_first()


def _toggle_outline(room: "Room") -> None:
    room.page.toggle_outline()
