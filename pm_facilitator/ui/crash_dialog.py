"""The window that tells of an unexpected error, once, beside the meeting that goes on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from pm_facilitator.ui.make import button, column, label, row


class CrashDialog(QWidget):
    """A window beside the meeting, once for the same error, with a report to copy."""

    def __init__(self, text: str, on_close: Callable[[], object]) -> None:
        super().__init__(None, Qt.WindowType.Dialog)
        self.setWindowTitle("Something went wrong")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(640, 400)
        self._on_close = on_close
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Report")
        layout = column(self, margin=16)
        layout.addWidget(label("Something went wrong that should not have", "title"))
        calm = (
            "Everything up to now is saved and the meeting can go on. The report helps to mend it."
        )
        layout.addWidget(label(calm, wrap=True))
        layout.addWidget(self.report, 1)
        keys = row()
        keys.addStretch(1)
        keys.addWidget(button("Copy report", self.copy))
        keys.addWidget(button("Close", self.close, role="primary"))
        layout.addLayout(keys)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QApplication.clipboard().setText(self.report.toPlainText())

    def closeEvent(self, event: object) -> None:
        """Tell that the window is gone."""
        self._on_close()
        event.accept()  # type: ignore[attr-defined]


class CrashWindows:
    """Tells of each unexpected error once, however often it comes back."""

    def __init__(self) -> None:
        self._shown: dict[str, CrashDialog | None] = {}

    def show(self, report: str) -> None:
        """Show a report unless its error has been shown already."""
        last = report.strip().splitlines()[-1]
        if last in self._shown:
            return
        dialog = CrashDialog(report, lambda: self._shown.update({last: None}))
        self._shown[last] = dialog
        dialog.show()
