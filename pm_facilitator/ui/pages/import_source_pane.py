"""The left side of an import: the source that was handed in, its doubts, and how to add more."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from pm_facilitator.figures.palette import palette
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.pages.import_decisions import Place
from pm_facilitator.ui.pages.import_doubts import DoubtCard, DoubtList
from pm_facilitator.ui.pages.import_marks import LineMap
from pm_facilitator.ui.pages.import_outcome import OpenDoubt
from pm_facilitator.ui.pages.import_shelf import Shelved
from pm_facilitator.ui.pages.import_source_bar import SourceBar
from pm_facilitator.ui.pages.import_text import SourceText
from pm_facilitator.ui.pages.import_work import ImportWork
from pm_facilitator.ui.widgets.shrinking import ShrinkingArea

_PAUSE = 200
_LEAST_BAR = 36
_INVITATION = (
    "Paste a chat, a timeline or a whole incident document here, "
    "or drop files and folders: text, Markdown, tables, chat exports, logs, JSON, calendars.\n\n"
    "14:02 Alert: card payments below ten in thirty minutes\n"
    "14:05 On-call takes the page\n"
    "~14:20 - 14:35 Traffic moved to the second region"
)


class SourcePane(QWidget):
    """Shows one source at a time.

    Signals:
        placeChosen: the place of the entry whose line the person went to.
    """

    placeChosen = Signal(object)

    def __init__(self, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._number = -1
        self._content = ""
        self._is_typed = False
        self._map = LineMap((), ())
        self.bar = SourceBar()
        self.text = SourceText()
        self.card = DoubtCard(self.text.viewport())
        self.doubts = DoubtList()
        self.problem: QLabel = label("", "warning", wrap=True)
        self._note: QLabel = label("", "small", wrap=True)
        self.open_files = button("Open files", symbol="file-text")
        self.open_folder = button("Open a folder", role="quiet")
        self.paste_more = button("Paste another", role="quiet")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self.read_typed)
        self._build()
        self._connect()
        self._take_colors()

    def _build(self) -> None:
        self.text.setAccessibleName("Text to read")
        layout = column(self)
        layout.addWidget(ShrinkingArea(self.bar, _LEAST_BAR))
        layout.addWidget(self.problem)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._note)
        layout.addWidget(self.doubts)
        keys = row()
        keys.addWidget(self.open_files)
        keys.addWidget(self.open_folder)
        keys.addWidget(self.paste_more)
        keys.addStretch(1)
        layout.addLayout(keys)
        self.problem.hide()

    def _connect(self) -> None:
        self.text.textChanged.connect(self._note_typing)
        self.text.lineChosen.connect(self._tell_place)
        self.text.is_beside = self._is_beside
        self.text.is_decided_last = self._work.is_last
        self.text.is_decided_next = self._work.is_next
        self._work.typed = self.text.typed
        self.doubts.chosen.connect(self.show_doubt)
        self.card.answered.connect(self._settle)
        self.card.left.connect(self.hide_card)
        self.bar.shown.connect(self.show_source)
        self.bar.removed.connect(self._work.remove)
        self.bar.fast.connect(self._work.set_fast)
        self.bar.chosen.connect(self._work.choose)
        self._work.shelf.listed.connect(self._show_sources)

    # What is shown.

    def number(self) -> int:
        """Give the number of the source in front."""
        return self._number

    def show_source(self, number: int) -> None:
        """Bring a source to the front."""
        if number != self._number:
            self.read_typed()
            self._number = number
            doubt = self.card.doubt
            if doubt is not None and doubt.line.source != number:
                self.hide_card(focus=False)  # it asks about a line that is out of sight now
        self._show_sources()
        self.show_outcome()

    def show_outcome(self) -> None:
        """Show what was read and decided, beside the lines and in the list."""
        source = self._work.shelf.get(self._number)
        if source is None:
            return
        outcome = self._work.outcome
        self._show_text(source)
        entries = self._work.shelf.entries(source.number)
        counts = self._work.shelf.counts(source.number)
        self._map = LineMap(outcome.rows, outcome.doubts, source.number, entries, counts)
        self.text.show_marks(self._map.marks())
        self.bar.show_source(source, self._work.decisions.fast_of(source.number))
        self.bar.show_problems(self._work.shelf.sources())
        self.problem.setText(str(source.problem) if source.problem else "")
        self.problem.setVisible(source.problem is not None)
        self.doubts.show_doubts(outcome.doubts, len(self._work.shelf.sources()))
        doubt = self.card.doubt
        if doubt is not None and not any(each == doubt for each in outcome.doubts):
            self.hide_card(focus=False)
        elif doubt is not None and (now := self._work.in_list(doubt)) != self.card.in_list:
            self.card.show_doubt(doubt, now)

    def choose(self, place: Place) -> None:
        """Tint the line of an entry."""
        if place.source != self._number:
            self.show_source(place.source)
        self.text.choose(self._map.line_of(place))

    def paste(self, text: str) -> None:
        """Put a text into the source in front and read it."""
        self.text.setPlainText(text)
        self.read_typed()

    # Doubts.

    def show_doubt(self, doubt: OpenDoubt) -> None:
        """Show a doubt beside its line, the first answer in hand."""
        if doubt.line.source != self._number:
            self.show_source(doubt.line.source)
        line = self._map.line_of(doubt.line)
        self.doubts.show_chosen(doubt)
        self.card.show_doubt(doubt, self._work.in_list(doubt))
        self._show_note()
        self.text.choose(line)
        self.text.show_below(self.card, max(1, line))
        self.placeChosen.emit(doubt.line)
        self.card.answers()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, by: int) -> None:
        """Go to the next doubt, or to the one before."""
        doubt = self.doubts.step(by)
        if doubt is not None:
            self.show_doubt(doubt)

    def hide_card(self, *, focus: bool = True) -> None:
        """Put the doubt away, unsettled."""
        self.card.doubt = None
        self.card.hide()
        self._show_note()
        self.text.show_below(None)
        held = QApplication.focusWidget()
        if focus or (held is not None and self.card.isAncestorOf(held)):
            self.text.setFocus()

    def _settle(self, doubt: OpenDoubt, answer: str, all_alike: bool) -> None:
        after = self.doubts.currentRow()
        self._work.settle(doubt, answer, all_alike=all_alike)
        left = self.doubts.doubts()
        if left:
            self.show_doubt(left[min(after, len(left) - 1)])
        else:
            self.hide_card()

    # The text.

    def read_typed(self) -> None:
        """Read the text as it stands now, if it was being typed."""
        if self._is_typed:
            self._is_typed = False
            self._typing.stop()
            self._content = self.text.toPlainText()
            self._work.shelf.write(self._number, self._content)
            self._work.read_anew(self._number)

    def _is_beside(self, pasted: str) -> bool:
        """Tell whether a text is one more source: beside a file, unless a word is put into it."""
        source = self._work.shelf.get(self._number)
        if source is None or source.is_blank or source.is_pasted:
            return False
        is_untouched = source.typed is None and not self._is_typed
        return is_untouched or "\n" in pasted.strip()

    def _note_typing(self) -> None:
        self._is_typed = True
        self._typing.start()

    def _show_sources(self) -> None:
        sources = self._work.shelf.sources()
        if not sources:
            return
        if self._work.shelf.get(self._number) is None:
            self._is_typed = False
            self._number = sources[0].number
        self.bar.show_sources(sources, self._number)

    def _show_text(self, source: Shelved) -> None:
        """Show the text, unless it is what is being typed here."""
        if self._is_typed:
            return
        content = source.content()
        if content != self._content:
            self.text.show_text(content)
            self._content = content
        reading = source.reading
        is_whole = reading is not None and reading.is_whole
        self.text.setReadOnly(not is_whole and source.typed is None and not source.is_blank)
        self.text.setPlaceholderText(_INVITATION if source.is_blank else "")
        self.text.show_numbers(reading is None or reading.lines is not None)
        self._note.setText(_note(source))
        self._show_note()

    def _show_note(self) -> None:
        """Show what is to be noted; a doubt needs the room more."""
        self._note.setVisible(bool(self._note.text()) and self.card.doubt is None)

    def _tell_place(self, line: int) -> None:
        doubt = self._map.doubt_at(line)
        place = self._map.place_at(line)
        if place is not None:
            self.placeChosen.emit(place)
        if doubt is not None:
            self.doubts.show_chosen(doubt)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._take_colors()

    def _take_colors(self) -> None:
        dark = self.palette().color(QPalette.ColorRole.Window).value() < 128
        self.text.set_colors(palette("dark" if dark else "light"))


def _note(source: Shelved) -> str:
    reading = source.reading
    if reading is None:
        return ""
    if reading.lines is None:
        return "This is no single text: each line shows an entry and where it stands."
    if not reading.is_whole:
        return "It is too long to be shown whole or changed here; what was read stands beside."
    return ""
