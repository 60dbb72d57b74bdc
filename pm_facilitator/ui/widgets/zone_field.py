"""A searchable choice of time zones."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QStringListModel, Qt, QTimeZone, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from pm_facilitator.domain.zone_names import zone_name
from pm_facilitator.ui.widgets.whole_at_click import WholeAtClick
from pm_facilitator.ui.widgets.zone_search import (
    known_zone,
    not_taken,
    zone_meant,
    zone_names,
    zones_like,
)


def local_zone() -> str:
    """Give the IANA name of the computer's own zone; UTC when the system does not tell."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if name in available_timezones() and name != "Etc/UTC" else "UTC"


class ZoneField(QComboBox):
    """An editable list of zones that finds any part of a name.

    What is typed lists the zones that it may mean; Enter takes the first of them, and leaving the
    field the only one. An offset is written and shown as "UTC+3".

    Signals:
        changed: the ZoneInfo, whenever another valid zone is chosen or typed.
        refused: why what was typed is no zone; empty as soon as that is over.
    """

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo("UTC")
        self._problem = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(zone_names())
        self.setAccessibleName("Time zone")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._like = QStringListModel(self)
        self.setCompleter(self._make_completer())
        self.textActivated.connect(self._take)
        line = self._line()
        line.textEdited.connect(self._search)
        line.returnPressed.connect(self._take_first)
        line.editingFinished.connect(self._settle)
        WholeAtClick(line, lambda: self.currentText() != self._shown())

    def _make_completer(self) -> QCompleter:
        made = QCompleter(self._like, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # The line writes the name itself, and after that it is not selected any more.
        made.activated.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        return made

    def zone(self) -> ZoneInfo:
        """Give the zone chosen last; half-typed names change nothing."""
        return self._zone

    def set_zone(self, name: str) -> None:
        """Choose a zone by its name; unknown names leave the one that is."""
        self.setEditText(name)
        self._take(name)
        self._tidy()
        self._show_beginning()

    def problem(self) -> str:
        """Give why what was typed last is no zone; empty when all is well."""
        return self._problem

    def offset(self, at: datetime) -> str:
        """Say how far the zone is from UTC at a moment, such as "UTC+01:00"."""
        written = at.astimezone(self._zone).strftime("%z")
        return "UTC" if written == "+0000" else f"UTC{written[:3]}:{written[3:5]}"

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on: scrolling a page must not change what it passes."""
        event.ignore()

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        assert line is not None
        return line

    # What is typed.

    def _search(self, text: str) -> None:
        """Offer what is like the text, the best first; a whole name is taken at once."""
        self._like.setStringList(list(self._options(text)))
        self._tell("")
        self._take(text)

    def _options(self, text: str) -> Sequence[str]:
        return zones_like(text)

    def _meant(self, text: str) -> str:
        return zone_meant(text)

    def _shown(self) -> str:
        return zone_name(self._zone.key)

    def _take(self, text: str) -> None:
        name = known_zone(text)
        if name and name != self._zone.key:
            self._zone = ZoneInfo(name)
            self.changed.emit(self._zone)

    def _take_first(self) -> None:
        """Take the first of the list below; that Enter ends the typing settles the rest."""
        found = self._options(self.currentText())
        if found:
            self._choose(found[0])

    def _choose(self, name: str) -> None:
        self.setEditText(name)
        self._take(name)
        self._line().selectAll()

    def _settle(self) -> None:
        """Take the one zone that a part of a name can mean, or say why none was taken.

        Of somebody who is still here after Enter, what is typed next takes the place of all of it.
        """
        typed = self.currentText().strip()
        if typed != self._shown():
            name = self._meant(typed)
            self._take(name)
            self._tell(not_taken(typed) if typed and not name else "")
        self._tidy()
        if self.hasFocus():
            self._line().selectAll()

    def _tell(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.setAccessibleDescription(problem)
            self.refused.emit(problem)

    def _tidy(self) -> None:
        """Show what is chosen."""
        if self.currentText() != self._shown():
            self.setEditText(self._shown())
            self._show_beginning()

    def _show_beginning(self) -> None:
        """Show a name that is too long for the field from its first letter on."""
        self._line().setCursorPosition(0)


class SecondZoneField(ZoneField):
    """A choice of zones that may also be left without one.

    Signals:
        named: the name of the zone, empty for none, whenever another one is chosen or typed.
    """

    named = Signal(str)

    def __init__(self, without: str, parent: QWidget | None = None) -> None:
        self._without, self._name = without, ""
        super().__init__(parent)
        self.insertItem(0, without)
        self.setCurrentIndex(0)

    def show_name(self, name: str) -> None:
        """Show what is chosen elsewhere; empty for no zone."""
        self._name = name
        self._tidy()

    def _options(self, text: str) -> Sequence[str]:
        typed = text.strip().casefold()
        none = [self._without] if typed and self._without.casefold().startswith(typed) else []
        return [*none, *super()._options(text)]

    def _meant(self, text: str) -> str:
        return text if text == self._without else super()._meant(text)

    def _shown(self) -> str:
        return zone_name(self._name) or self._without

    def _take(self, text: str) -> None:
        wanted = text.strip()
        name = "" if wanted == self._without else known_zone(wanted)
        # An empty line is on the way to another name as long as somebody types.
        if wanted and (name or wanted == self._without) and name != self._name:
            self._name = name
            self.named.emit(name)

    def _tidy(self) -> None:
        if not self.currentText().strip() and self._name:
            self._name = ""
            self.named.emit("")
        super()._tidy()
