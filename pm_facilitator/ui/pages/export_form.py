"""What is decided about a document before it is written: format, readers, paper, place."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFormLayout, QLineEdit, QWidget

from pm_facilitator.report.options import AUDIENCES, Audience
from pm_facilitator.report.paper.sheet import Paper
from pm_facilitator.settings import Settings
from pm_facilitator.ui.exporting import usual_paper
from pm_facilitator.ui.make import button, column, label, row
from pm_facilitator.ui.pages.export_formats import BY_SUFFIX, CHAT, FORMATS, PAPERS, Format
from pm_facilitator.ui.widgets.named_choice import NamedChoice


class ExportForm(QWidget):
    """The choices; what does not matter for a format is not shown with it.

    Signals:
        changed: something else will come out.
    """

    changed = Signal()

    def __init__(self, settings: Settings, usual: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        self._named = ""  # the name that was filled in, until somebody writes another one
        self.formats = NamedChoice({each.suffix: each.label for each in FORMATS})
        self.readers = NamedChoice({str(name): words for name, words in AUDIENCES.items()})
        self.papers = NamedChoice(PAPERS)
        self._figures = QCheckBox("Figures as SVG files beside it")
        self._folder = QLineEdit(str(usual.parent))
        self._name = QLineEdit()
        self._choose = button("Choose …", self._choose_folder, tip="Choose the folder")
        self._replaces = label("", "quiet", wrap=True)
        self._lines = QFormLayout()
        self._build()
        self._start_with(settings)
        self.setFocusProxy(self.formats)

    def format(self) -> Format:
        """Give the format that is chosen."""
        return BY_SUFFIX[self.formats.name()]

    def audience(self) -> Audience:
        """Give for whom the document is."""
        return next(name for name in AUDIENCES if name == self.readers.name())

    def paper(self) -> Paper:
        """Give the size of its pages."""
        return "letter" if self.papers.name() == "letter" else "a4"

    def figures(self) -> bool:
        """Tell whether figures are written as files beside the document."""
        return bool(self._figures.isChecked())

    def path(self) -> Path:
        """Give where the document goes; a name without its ending gets it."""
        name = self._name.text().strip() or self._usual.stem
        suffix = self.format().suffix
        return Path(self._folder.text().strip()).expanduser() / (
            name if name.lower().endswith(suffix) else name + suffix
        )

    def choices(self) -> dict[str, bool | str]:
        """Give what is remembered for the next document."""
        return {
            "export_format": self.formats.name(),
            "export_audience": self.readers.name(),
            "export_paper": self.papers.name(),
            "export_figures": self.figures(),
            "export_folder": self._folder.text().strip(),
        }

    def look_at_the_place(self) -> None:
        """Say what becomes of a file that has the name already."""
        try:
            there = self.format().suffix != CHAT and self.path().is_file()
        except OSError:
            there = False
        self._replaces.setText("The file of that name will be replaced." if there else "")
        self._replaces.setVisible(there)

    def _build(self) -> None:
        place = QWidget()
        line = row(place)
        line.addWidget(self._folder, 1)
        line.addWidget(self._choose)
        fields: list[tuple[str, QWidget]] = [
            ("Format", self.formats),
            ("For", self.readers),
            ("Paper", self.papers),
            ("", self._figures),
            ("Folder", place),
            ("File name", self._name),
        ]
        for title, field in fields:
            self._lines.addRow(title, field)
        for title, field in (*fields[:3], ("Folder", self._folder), ("File name", self._name)):
            field.setAccessibleName(title)
        layout = column(self)
        layout.addLayout(self._lines)
        layout.addWidget(self._replaces)
        self._place = place

    def _start_with(self, settings: Settings) -> None:
        self.formats.set_name(settings.export_format)
        self.readers.set_name(settings.export_audience)
        self.papers.set_name(settings.export_paper or usual_paper())
        self._figures.setChecked(settings.export_figures)
        for choice in (self.formats, self.readers, self.papers):
            choice.chosen.connect(self._follow)
        self._figures.toggled.connect(self._follow)
        self._folder.textEdited.connect(self.look_at_the_place)
        self._name.textEdited.connect(self.look_at_the_place)
        self._fit()

    def _follow(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show what matters for the format, under the name that suits the choices."""
        chosen = self.format()
        is_file = chosen.suffix != CHAT
        self._lines.setRowVisible(self.readers, is_file)
        self._lines.setRowVisible(self.papers, chosen.paper)
        self._lines.setRowVisible(self._figures, chosen.suffix == ".md")
        self._lines.setRowVisible(self._place, is_file)
        self._lines.setRowVisible(self._name, is_file)
        if self._name.text() in ("", self._named):
            readers = self.readers.name()
            stem = self._usual.stem + ("" if readers == "internal" else f"-{readers}")
            self._named = stem + (chosen.suffix if is_file else "")
            self._name.setText(self._named)
            self._name.setCursorPosition(0)
        self.look_at_the_place()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder", self._folder.text())
        if chosen:
            self._folder.setText(chosen)
            self.look_at_the_place()
