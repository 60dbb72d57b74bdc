"""The first page: the library of reviews, a search through all of them, and how to begin."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QStackedWidget, QWidget

from pm_facilitator.ui.carried import local_paths
from pm_facilitator.ui.make import action, button, column, label, row
from pm_facilitator.ui.pages.library_list import LibraryList, Row

if TYPE_CHECKING:
    from pm_facilitator.store.answers import ReviewSummary, SearchHit

_PAUSE = 120
_FIELDS = {
    "review": "Review",
    "event": "Timeline",
    "remark": "What was said",
    "note": "Note",
    "factor": "Contributing factor",
    "why_step": "Why",
    "insight": "What was learned",
    "question": "Open question",
    "action": "Action",
    "decision": "Decision",
    "locker_item": "Parked idea",
    "person": "Person",
}
_REVIEW_FIELDS = {
    "title": "Title",
    "incident_ref": "Incident reference",
    "services": "Services",
    "tags": "Tags",
    "summary": "Summary",
    "impact_customers": "Impact on customers",
    "impact_business": "Impact on the business",
    "impact_slo": "Impact on service levels",
    "detection_method": "How it was noticed",
    "trigger": "What set it off",
    "problem": "What happened",
}


class WelcomePage(QWidget):
    """Lists what there is, finds what was said, and invites to begin where there is nothing.

    Signals:
        openRequested, archiveRequested, unarchiveRequested, deleteRequested, exportRequested: the
            id of a review.
        newRequested, sampleRequested, importRequested: begin with a new one.
        handedIn: the paths of files that were dropped, and a text that was pasted.
    """

    openRequested = Signal(str)
    newRequested = Signal()
    sampleRequested = Signal()
    importRequested = Signal()
    handedIn = Signal(list, str)
    archiveRequested = Signal(str)
    unarchiveRequested = Signal(str)
    deleteRequested = Signal(str)
    exportRequested = Signal(str)

    def __init__(
        self,
        reviews: "Callable[[bool], Sequence[ReviewSummary]]",
        search: "Callable[[str], Sequence[SearchHit]]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reviews = reviews
        self._find = search
        self._loaded = False
        self.setAcceptDrops(True)
        self.search = QLineEdit()
        self.rows = LibraryList()
        self.archive = button("Archive", role="quiet")
        self._note = label("", "quiet", wrap=True)
        self._top = QWidget()
        self._bar = QWidget()
        self._stack = QStackedWidget()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self._show)
        self._build()

    def _build(self) -> None:
        layout = column(self, margin=32, gap=16)
        for part in (self._top, self._bar):
            layout.addWidget(part)
        self._build_top()
        self._build_search()
        self._stack.addWidget(self._build_list())
        self._stack.addWidget(self._build_empty())
        self._stack.addWidget(label("Opening the library …", "quiet"))
        self._stack.setCurrentIndex(2)
        layout.addWidget(self._stack, 1)
        action(self, "Search", self.search.setFocus, "Ctrl+F")

    def _build_top(self) -> None:
        top = row(self._top)
        top.addWidget(label("Reviews", "heading"))
        top.addStretch(1)
        top.addWidget(button("Sample review", self.sampleRequested.emit, role="quiet"))
        top.addWidget(button("Import", self.importRequested.emit, symbol="upload"))
        top.addWidget(button("New review", self.newRequested.emit, role="primary", symbol="plus"))

    def _build_search(self) -> None:
        self.search.setPlaceholderText("Search all reviews: has this happened before?")
        self.search.setAccessibleName("Search all reviews")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.returnPressed.connect(self._open_first)
        self.archive.setCheckable(True)
        self.archive.toggled.connect(lambda _: self._show())
        line = row(self._bar)
        line.addWidget(self.search, 1)
        line.addWidget(self.archive)

    def _build_list(self) -> QWidget:
        body = QWidget()
        layout = column(body)
        layout.addWidget(self._note)
        layout.addWidget(self.rows, 1)
        layout.addStretch()
        self.rows.opened.connect(self.openRequested)
        self.rows.deleted.connect(self.deleteRequested)
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.customContextMenuRequested.connect(self._open_menu)
        self.setFocusProxy(self.rows)
        return body

    def _build_empty(self) -> QWidget:
        body = QWidget()
        layout = column(body, gap=12)
        layout.addStretch(1)
        layout.addWidget(label("Your first blameless review starts here", "heading"))
        words = (
            "Make a review of an incident, bring its timeline in from a chat or a document, "
            "and lead the group through it. To look around first, open the sample."
        )
        told = label(words, "quiet", wrap=True)
        told.setMaximumWidth(640)
        layout.addWidget(told)
        keys = row()
        keys.addWidget(button("New review", self.newRequested.emit, role="primary"))
        keys.addWidget(button("Import a document", self.importRequested.emit))
        keys.addWidget(button("Open the sample", self.sampleRequested.emit))
        keys.addStretch(1)
        layout.addLayout(keys)
        layout.addStretch(2)
        return body

    def refresh(self) -> None:
        """Show the library as it is now."""
        self._loaded = True
        self._show()

    def _show(self) -> None:
        if not self._loaded:
            return
        query = self.search.text().strip()
        if query:
            self._show_hits(query)
        else:
            self._show_reviews()

    def _show_hits(self, query: str) -> None:
        hits = self._find(query)
        self.rows.show_rows([Row(hit.review_id, hit.title, _found(hit)) for hit in hits])
        self._say("" if hits else f"Nothing was found for “{query}”. Fewer words find more.")
        self._stack.setCurrentIndex(0)

    def _show_reviews(self) -> None:
        archived = self.archive.isChecked()
        found = self._reviews(archived)
        self.rows.show_rows([Row(s.id, s.title or "Untitled review", _facts(s)) for s in found])
        empty = not found and not archived and not self._reviews(True)
        self._say("" if found else "The archive is empty." if archived else "All are archived.")
        # There is nothing to search yet, and what can be begun stands in the middle.
        for part in (self._top, self._bar):
            part.setVisible(not empty)
        self._stack.setCurrentIndex(1 if empty else 0)

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self.rows.setVisible(not words)

    def _open_first(self) -> None:
        self._show()
        if self.rows.current_id():
            self.openRequested.emit(self.rows.current_id())

    def _open_menu(self, place: QPoint) -> None:
        review_id = self.rows.current_id()
        if review_id and self.rows.itemAt(place) is not None:
            self.menu_of(review_id).popup(self.rows.viewport().mapToGlobal(place))

    def menu_of(self, review_id: str) -> QMenu:
        """Make the menu of what can be done with a review."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shelve = self.unarchiveRequested if self.archive.isChecked() else self.archiveRequested
        words = "Bring back from the archive" if self.archive.isChecked() else "Archive"
        for text, signal in (
            ("Open", self.openRequested),
            ("Export as PDF", self.exportRequested),
            (words, shelve),
            ("Delete", self.deleteRequested),
        ):
            menu.addAction(text).triggered.connect(
                lambda _=False, signal=signal: signal.emit(review_id)
            )
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a search by just typing, an import by pasting."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QApplication.clipboard().mimeData())
        elif event.text().isprintable() and event.text().strip():
            self.search.setFocus()
            self.search.setText(self.search.text() + event.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self._paste(event.mimeData())

    def _paste(self, mime: QMimeData) -> None:
        paths = local_paths(mime)
        if paths or mime.text().strip():
            self.handedIn.emit(paths, "" if paths else mime.text())


def _facts(summary: "ReviewSummary") -> str:
    day = (summary.started_at or summary.updated_at).astimezone()
    count = summary.open_actions
    actions = "" if not count else "1 open action" if count == 1 else f"{count} open actions"
    parts = [
        summary.severity.value if summary.severity else "",
        f"{day.day} {day:%B %Y}",
        summary.incident_ref,
        ", ".join(summary.services),
        summary.status.label,
        actions,
    ]
    return "  ·  ".join(part for part in parts if part)


def _found(hit: "SearchHit") -> str:
    where = _FIELDS.get(hit.kind, hit.kind.replace("_", " ").capitalize())
    if hit.kind == "review":
        where = _REVIEW_FIELDS.get(hit.field, where)
    shelf = "  ·  in the archive" if hit.archived else ""
    return f"{where}: {hit.snippet}{shelf}"
