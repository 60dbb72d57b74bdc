"""A searchable choice of time zones."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

_SKIPPED = ("Etc/", "posix/", "right/", "SystemV/", "localtime", "posixrules", "Factory")


@cache
def zone_names() -> tuple[str, ...]:
    """Give the IANA zones worth offering, UTC first."""
    names = [n for n in available_timezones() if "/" in n and not n.startswith(_SKIPPED)]
    return ("UTC", *sorted(names))


def local_zone() -> str:
    """Give the IANA name of the computer's own zone; UTC when the system does not tell."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if name in available_timezones() and name != "Etc/UTC" else "UTC"


class ZoneField(QComboBox):
    """An editable list of zones that finds any part of a name.

    Signals:
        changed: the ZoneInfo, whenever another valid zone is chosen or typed.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo("UTC")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(zone_names())
        self.setAccessibleName("Time zone")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.currentTextChanged.connect(self._take)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._settle)

    def zone(self) -> ZoneInfo:
        """Give the zone chosen last; half-typed names change nothing."""
        return self._zone

    def set_zone(self, name: str) -> None:
        """Choose a zone by its name; unknown names leave the one that is."""
        self.setEditText(name)
        self._tidy()
        self._show_beginning()

    def offset(self, at: datetime) -> str:
        """Say how far the zone is from UTC at a moment, such as "UTC+01:00"."""
        written = at.astimezone(self._zone).strftime("%z")
        return "UTC" if written == "+0000" else f"UTC{written[:3]}:{written[3:5]}"

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on: scrolling a page must not change what it passes."""
        event.ignore()

    def _take(self, text: str) -> None:
        name = _known().get(text.strip().casefold().replace(" ", "_"))
        if name is not None and name != self._zone.key:
            self._zone = ZoneInfo(name)
            self.changed.emit(self._zone)

    def _settle(self) -> None:
        """Take the one zone that a part of a name can mean, as the list below it shows."""
        name = _meant(self.currentText())
        if name:
            self._take(name)
        self._tidy()

    def _tidy(self) -> None:
        if self.currentText() != self._zone.key:
            self.setEditText(self._zone.key)
            self._show_beginning()

    def _show_beginning(self) -> None:
        """Show a name that is too long for the field from its first letter on."""
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)


@cache
def _known() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def _meant(text: str) -> str:
    """Give the one zone that a part of a name leaves: by its place, by a beginning, by any part."""
    typed = text.strip().casefold().replace(" ", "_")
    found = [name for name in zone_names() if typed and typed in name.casefold()]
    place = [n for n in found if n.casefold().rpartition("/")[2] == typed]
    begun = [n for n in found if f"/{typed}" in n.casefold()]
    return next((names[0] for names in (place, begun, found) if len(names) == 1), "")


class SecondZoneField(ZoneField):
    """A choice of zones that may also be left without one.

    Signals:
        named: the name of the zone, empty for none, whenever another one is chosen or typed.
    """

    named = Signal(str)

    def __init__(self, without: str, parent: QWidget | None = None) -> None:
        self._without, self._name = without, ""
        super().__init__(parent)
        self.blockSignals(True)
        self.insertItem(0, without)
        self.setCurrentIndex(0)
        self.blockSignals(False)

    def show_name(self, name: str) -> None:
        """Show what is chosen elsewhere; empty for no zone."""
        self._name = name
        self._tidy()

    def _take(self, text: str) -> None:
        wanted = text.strip()
        none = not wanted or wanted == self._without
        name = "" if none else _known().get(wanted.casefold().replace(" ", "_"))
        # An empty line is on the way to another name as long as somebody types.
        if name is not None and name != self._name and wanted:
            self._name = name
            self.named.emit(name)

    def _tidy(self) -> None:
        if not self.currentText().strip() and self._name:
            self._name = ""
            self.named.emit("")
        shown = self._name or self._without
        if self.currentText() != shown:
            self.setEditText(shown)
