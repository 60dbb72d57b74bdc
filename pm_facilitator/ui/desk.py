"""What the app does between its pages: open, make, import, export and put away reviews."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from pm_facilitator import presets
from pm_facilitator import settings as settings_file
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added, Change
from pm_facilitator.domain.clock import Moment
from pm_facilitator.domain.plain import entity_from_plain
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.errors import PmError
from pm_facilitator.paths import Paths
from pm_facilitator.report.options import Audience
from pm_facilitator.settings import Settings
from pm_facilitator.ui import collector
from pm_facilitator.ui.crash import CrashReporter
from pm_facilitator.ui.crash_dialog import CrashWindows
from pm_facilitator.ui.handing_out import HandingOut
from pm_facilitator.ui.importing import Importing, Ways
from pm_facilitator.ui.left_imports import LeftImports
from pm_facilitator.ui.left_open import LeftOpen
from pm_facilitator.ui.moments import moment, utc_now
from pm_facilitator.ui.pages.welcome import WelcomePage
from pm_facilitator.ui.saving import Saving
from pm_facilitator.ui.single_instance import SAMPLE
from pm_facilitator.ui.tasks import Tasks
from pm_facilitator.ui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from pm_facilitator.importers.draft import PictureData
    from pm_facilitator.store.answers import ReviewSummary, SearchHit
    from pm_facilitator.store.library import Library
    from pm_facilitator.ui.pages.new_review import NewReviewPage
    from pm_facilitator.ui.pages.trouble import TroublePage
    from pm_facilitator.ui.windows.room import Room

_READERS: dict[str, Audience] = {"executive": "executive", "external": "external"}

_LEAVING = frozenset({"new", "library", "import", "sample", "details", "help", "export-as"})
"""The commands that put another page in front."""


class Desk(QObject):
    """Holds the main window and the library, and answers what the pages ask for."""

    def __init__(
        self,
        qt: QApplication,
        paths: Paths,
        reporter: CrashReporter,
        window: MainWindow | None = None,
    ) -> None:
        super().__init__(qt)
        self._paths = paths
        self.window = window or MainWindow(qt, settings_file.load(paths.settings))
        self.window.furnish()
        self.theme = self.window.theme
        self.settings: Settings = self.window.settings
        self.tasks = Tasks(self)
        self.library: Library | None = None
        self._saving: Saving | None = None
        self._handing_out = HandingOut(self.window, utc_now)
        self._passing: Callable[[], object] | None = None
        self._open_now = LeftOpen(paths.left_open)
        self._draft: NewReviewPage | None = None
        left = LeftImports(paths.left_imports, utc_now)
        self._importing = Importing(self.window, self.tasks, self.make, self._return, left)
        self._importing.left.connect(self._importing_left)
        self.welcome = WelcomePage(self._reviews, self._search)
        self._crashes = CrashWindows()
        self.window.show_page(self.welcome)
        self._connect_welcome()
        self.window.wanted.connect(self.answer)
        self.window.settingsChanged.connect(self._keep_settings)
        reporter.crashed.connect(self._crashes.show)
        reporter.problem.connect(lambda error: self.window.say_in_front().problem(error))

    # Starting and ending.

    def begin(self, wish: str = "") -> None:
        """Show the window at once; the library is opened right after the first paint."""
        self.window.show()
        QTimer.singleShot(0, lambda: self.open_library(wish))

    def open_library(self, wish: str = "") -> None:
        """Open the library, then what was asked for or what was open when the power failed."""
        # SQLAlchemy takes a while to import: the window is there already.
        from pm_facilitator.store.library import open_library

        try:
            self.library = open_library(self._paths.library)
        except PmError as error:
            from pm_facilitator.ui.pages.trouble import TroublePage

            page = TroublePage(error)
            page.again.connect(lambda: self._try_again(page, wish))
            self.window.show_page(page)
            return
        self._saving = Saving(self.window, self.tasks, self.library)
        self.welcome.refresh()
        left_open = self._open_now.review_id()
        if wish:
            self.answer_second_start(wish)
        elif left_open:
            self.enter(left_open, after_crash=True)
        else:
            self._importing.offer_left(Ways(self._leave_passing, self.enter, self.go_home))

    def end(self) -> None:
        """Let go of everything before the app ends."""
        self._importing.end()
        self.tasks.wait()
        self.window.leave()
        self._open_now.mark("")
        if self.library is not None:
            self.library.close()
            self.library = None

    def answer_second_start(self, wish: str) -> None:
        """Show the window, and open what a later start asked for."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if wish == SAMPLE:
            self.open_sample()
        elif wish and self.library is not None:
            try:
                self.enter(self.library.resolve(wish))
            except PmError as error:
                self.window.say_in_front().problem(error)

    # Reviews.

    def enter(self, review_id: str, *, after_crash: bool = False) -> None:
        """Open a review, leaving the one that is open."""
        with collector.paused():
            self._enter(review_id, after_crash=after_crash)
        if self.window.room is not None:
            collector.set_aside()

    def _enter(self, review_id: str, *, after_crash: bool) -> None:
        if self.library is None:
            return
        try:
            board = self.library.load(review_id)
            journal = self.library.journal(review_id)
            last_seen = self.library.summary(review_id).updated_at
            self.library.mark_opened(review_id, utc_now())
        except PmError as error:
            self.window.say_in_front().problem(error)
            return
        # The boards bring fonts and figures along: the library is on the screen before they come.
        from pm_facilitator.session import Session
        from pm_facilitator.ui.folding import Folding
        from pm_facilitator.ui.windows.room import Room

        self.window.leave()
        session = Session(board, journal, utc_now, self.library)
        room = Room(session, self.theme, moment, self.tasks, self.window.centralWidget())
        Folding(session, self.library.fold, self.tasks, room)
        room.watch.go_by(self._paths.rules)
        room.watch.switch(self.settings.coach)
        room.homeWanted.connect(self.go_home)
        room.importWanted.connect(lambda: self.import_timeline())
        room.handedIn.connect(self._import)
        self._handing_out.attend(room)
        room.exportWanted.connect(lambda suffix: self.export(suffix))
        room.timeUp.connect(self._time_up)
        room.rounds.clock.timeUp.connect(lambda: self.settings.sound and QApplication.beep())
        room.audience_follows = self.settings.audience_follow
        room.help.counts = self.settings.count_redirects
        room.inviting.start_with(self.settings, self._paths)
        room.documenting.log = partial(self.library.log, review_id)
        self.window.enter(room)
        self._open_now.mark(review_id)
        self._come_back(room, Moment(last_seen, 0.0, ""), after_crash)

    def make(self, changes: Sequence[Change], pictures: "Sequence[PictureData]" = ()) -> bool:
        """Write a new review into the library, its pictures first, and open it; False if not."""
        if self.library is None:
            return False
        try:
            for picture in pictures:
                self.library.put_blob(picture.data, picture.media_type)
            id_ = self.library.create(changes, utc_now())
        except PmError as error:
            self.window.say_in_front().problem(error)
            return False
        self.enter(id_)
        return True

    def open_sample(self) -> None:
        """Open the sample review, adding it to the library when it is not there."""
        if self.library is None:
            return
        records = presets.sample_review()["records"].items()
        sample = Board(entity_from_plain(kind, each) for kind, of in records for each in of)
        try:
            # It may have been deleted and is then still there.
            self.library.undelete(sample.review.id)
        except PmError:
            self.make([Added(entity) for entity in sample.entities()])
        else:
            self.enter(sample.review.id)

    def go_home(self) -> None:
        """Go back to the library."""
        self.window.leave()
        self._open_now.mark("")
        self.welcome.refresh()
        self.window.show_page(self.welcome)

    def archive(self, review_id: str) -> None:
        """Put a review into the archive; Undo brings it back."""
        self._shelve(
            lambda library: library.archive(review_id, utc_now()),
            lambda library: library.unarchive(review_id),
            "Archived.",
        )

    def unarchive(self, review_id: str) -> None:
        """Bring a review back from the archive."""
        self._shelve(
            lambda library: library.unarchive(review_id),
            lambda library: library.archive(review_id, utc_now()),
            "Back from the archive.",
        )

    def delete(self, review_id: str) -> None:
        """Delete a review; Undo brings it back."""
        self._shelve(
            lambda library: library.delete(review_id, utc_now()),
            lambda library: library.undelete(review_id),
            "Deleted.",
        )

    # Pages that ask for something.

    def new_review(self) -> None:
        """Show the form of a new review; one that was left half filled in comes back."""
        from pm_facilitator.ui.pages.new_review import NewReviewPage

        if self._draft is None:
            page = NewReviewPage(self.settings)
            page.created.connect(self._make_of_draft)
            page.cancelled.connect(self._return)
            self._draft = page
        self.window.show_page(self._draft)

    def edit_details(self) -> None:
        """Show the same form for the review that is open."""
        room = self.window.room
        if room is None:
            return
        from pm_facilitator.ui.pages.new_review import NewReviewPage

        page = NewReviewPage(self.settings)
        page.load(room.session.board)

        def take(changes: Sequence[Change]) -> None:
            self._return()
            room.controller.do("Change the details", changes)

        page.edited.connect(lambda changes: self._close_page(page, lambda: take(changes)))
        page.cancelled.connect(lambda: self._close_page(page, self._return))
        self._show_passing(page, page.leave)

    def import_timeline(self, paths: Sequence[Path] = (), text: str = "") -> None:
        """Show the page that reads whatever is handed in before anything of it is taken."""
        self._passing = self._importing_left
        self._importing.open(paths, text)

    def show_keys(self) -> None:
        """Show every key of the app."""
        from pm_facilitator.ui.pages.keyboard import KeyboardPage

        page = KeyboardPage()
        page.closed.connect(lambda: self._close_page(page, self._return))
        self._show_passing(page, page.closed.emit)

    def export(
        self, suffix: str, audience: Audience = "internal", path: Path | None = None
    ) -> None:
        """Write the document of the review that is open; without a suffix look at it first."""
        if not suffix:
            self.answer("export-as")
        elif self._saving is not None:
            self._saving.export(suffix, audience, path)

    def show_export(self) -> None:
        """Show the document as it would be written, with all that can be chosen about it."""
        page = self._saving.page() if self._saving is not None else None
        if page is None:
            return
        page.closed.connect(lambda: self._close_page(page, self._return))
        self._show_passing(page, page.leave)

    def answer(self, wanted: str) -> None:
        """Do what a menu or a key asks for, unless a page has unsaved changes to tell of first."""
        name, _, rest = wanted.partition(":")
        if name in _LEAVING and not self._leave_passing():
            return
        simple: dict[str, Callable[[], object]] = {
            "new": self.new_review,
            "library": self.go_home,
            "import": self.import_timeline,
            "sample": self.open_sample,
            "details": self.edit_details,
            "help": self.show_keys,
            "quit": QApplication.quit,
        }
        if self._saving is not None:
            simple |= {"export-as": self.show_export, "backup": self._saving.back_up}
        if name == "export":
            suffix, _, reader = rest.partition(":")
            self.export(suffix, _READERS.get(reader, "internal"))
        elif name in simple:
            simple[name]()

    # The rest is for the desk alone.

    def _connect_welcome(self) -> None:
        page = self.welcome
        page.openRequested.connect(lambda id_: self.enter(id_))
        page.newRequested.connect(self.new_review)
        page.sampleRequested.connect(self.open_sample)
        page.importRequested.connect(lambda: self.import_timeline())
        page.handedIn.connect(self._import)
        page.archiveRequested.connect(self.archive)
        page.unarchiveRequested.connect(self.unarchive)
        page.deleteRequested.connect(self.delete)
        page.exportRequested.connect(self._export_from_library)

    def _reviews(self, archived: bool) -> "list[ReviewSummary]":
        return self.library.reviews(archived) if self.library is not None else []

    def _search(self, query: str) -> "list[SearchHit]":
        return self.library.search(query) if self.library is not None else []

    def _import(self, paths: Sequence[str], text: str) -> None:
        self.import_timeline([Path(path) for path in paths], text)

    def _importing_left(self) -> None:
        """Let another page come to the front; the import is kept as it is."""
        self._passing = None

    def _return(self) -> None:
        if self.window.room is not None:
            self.window.show_page(self.window.room)
        else:
            self.welcome.refresh()
            self.window.show_page(self.welcome)

    def _show_passing(self, page: QWidget, leave: Callable[[], object]) -> None:
        """Show a page that goes away when it is left."""
        self._passing = leave
        self.window.show_page(page)

    def _leave_passing(self) -> bool:
        """Leave the page that only passes; False when it wants to be asked again."""
        if self._passing is not None:
            self._passing()
        return self._passing is None

    def _close_page(self, page: QWidget, then: Callable[[], object] = lambda: None) -> None:
        self._passing = None
        then()
        self.window.drop_page(page)

    def _make_of_draft(self, changes: Sequence[Change]) -> None:
        page = self._draft
        # What was filled in stays in the form when the library could not take it.
        if page is not None and self.make(changes):
            self._draft = None
            self.window.drop_page(page)

    def _try_again(self, page: "TroublePage", wish: str) -> None:
        self.window.show_page(self.welcome)
        self.window.drop_page(page)
        self.open_library(wish)

    def _come_back(self, room: "Room", last_seen: Moment, after_crash: bool) -> None:
        from pm_facilitator.ui.stage_clock import LONG_AWAY

        room.rounds.clock.stop_if_forgotten(last_seen)
        away = room.clock.away(last_seen)
        saved = f"{last_seen.wall.astimezone():%H:%M}"
        if away > LONG_AWAY:
            room.clock.stop_at(last_seen)
            room.notices.say(f"The clock had been left running; it stands as it was at {saved}.")
        elif after_crash:
            room.notices.say(f"Everything is back, as it was at {saved}.")

    def _time_up(self, stage: Stage) -> None:
        if self.settings.sound:
            QApplication.beep()
        room = self.window.room
        if room is not None:
            room.notices.say(
                f"The time for {stage.label} is up. Go on, or add a little.",
                "+2 min",
                lambda: room.clock.extend(2),
            )

    def _export_from_library(self, review_id: str) -> None:
        self.enter(review_id)
        self.export(".pdf")

    def _shelve(
        self, act: Callable[["Library"], object], back: Callable[["Library"], object], words: str
    ) -> None:
        if self.library is None:
            return
        try:
            act(self.library)
        except PmError as error:
            self.window.notices.problem(error)
            return
        self.welcome.refresh()
        self.window.notices.say(words, "Undo", lambda: self._shelve(back, act, "Undone."))

    def _follow_setting(self) -> None:
        room = self.window.room
        if room is None:
            return
        room.audience_follows = self.settings.audience_follow
        room.help.counts = self.settings.count_redirects
        if room.audience is not None:
            room.audience.set_follows(room.audience_follows)

    def _keep_settings(self, settings: Settings) -> None:
        coach_changed = settings.coach != self.settings.coach
        self.settings = settings
        room = self.window.room
        if room is not None and coach_changed:
            room.watch.switch(settings.coach)
        self._follow_setting()
        try:
            settings_file.save(self._paths.settings, settings)
        except PmError as error:
            self.window.say_in_front().problem(error)
