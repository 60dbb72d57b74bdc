"""The parts of the form about the incident itself: what it was, and what it did."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.entities import Review
from pm_facilitator.domain.vocabulary import ReviewReason, Severity
from pm_facilitator.ui.make import column, label
from pm_facilitator.ui.panels.fields import TextField
from pm_facilitator.ui.widgets.captioned import side_by_side
from pm_facilitator.ui.widgets.named_choice import NamedChoice
from pm_facilitator.ui.widgets.tag_field import TagField


class IncidentPart(QWidget):
    """Title, reference, severity, reason, services and tags.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.reference = QLineEdit()
        self.severity = NamedChoice({"": "–", **{word: word.value for word in Severity}})
        self.reason = NamedChoice({"": "–", **{word: word.label for word in ReviewReason}})
        self.services = TagField("Services", "checkout, gateway")
        self.tags = TagField("Tags", "payments, certificates")
        self._problem = label("", "warning")
        self._build()

    def _build(self) -> None:
        self.title.setPlaceholderText("What stopped working, and when")
        self.reference.setPlaceholderText("INC-204")
        self.title.textChanged.connect(self._title_changed)
        self._problem.hide()
        layout = column(self, gap=4)
        layout.addLayout(side_by_side([[("Title", self.title)]]))
        layout.addWidget(self._problem)
        layout.addSpacing(8)
        layout.addLayout(
            side_by_side(
                [
                    [
                        ("Incident reference", self.reference),
                        ("Severity", self.severity),
                        ("What the review is held for", self.reason),
                    ],
                ]
            )
        )
        layout.addSpacing(8)
        layout.addLayout(side_by_side([[("Services", self.services), ("Tags", self.tags)]]))

    def show_review(self, review: Review) -> None:
        """Show a review's values."""
        self.title.setText(review.title)
        self.reference.setText(review.incident_ref)
        self.severity.set_name(review.severity or "")
        self.reason.set_name(review.reason or "")
        self.services.set_tags(review.services)
        self.tags.set_tags(review.tags)
        self._problem.hide()

    def fields(self) -> dict[str, Value]:
        """Give the fields of the review as they are filled in."""
        return {
            "title": self.title.text().strip(),
            "incident_ref": self.reference.text().strip(),
            "severity": Severity(self.severity.name()) if self.severity.name() else None,
            "reason": ReviewReason(self.reason.name()) if self.reason.name() else None,
            "services": self.services.tags(),
            "tags": self.tags.tags(),
        }

    def ask_for_title(self) -> None:
        """Say that the title is wanted and put the caret there."""
        self._problem.setText("A title is all that is needed to begin.")
        self._problem.show()
        self.title.setFocus()

    def _title_changed(self, text: str) -> None:
        if text.strip():
            self._problem.hide()
        self.changed.emit()


class ImpactPart(QWidget):
    """What it meant for customers, the business and the service levels, and how it was noticed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {
            "impact_customers": TextField(2),
            "impact_business": TextField(2),
            "impact_slo": TextField(2),
            "detection_method": TextField(2),
            "trigger": TextField(2),
            "summary": TextField(2),
        }
        names = (
            ("impact_customers", "Customers", "How many noticed, and what they saw"),
            ("impact_business", "Business", "Orders, money, promises, work put off"),
            ("impact_slo", "Service levels and error budget", "Which objective, how much is left"),
            ("detection_method", "How it was noticed", "An alert, a customer, a colleague"),
            ("trigger", "What set it off", "The last thing that had to happen"),
            ("summary", "Summary", "Two or three sentences; it can wait until after the meeting"),
        )
        for field, _, hint in names:
            self._fields[field].setPlaceholderText(hint)
        cells = [(caption, self._fields[field]) for field, caption, _ in names]
        layout = column(self)
        layout.addLayout(side_by_side([cells[i : i + 2] for i in range(0, len(cells), 2)]))

    def show_review(self, review: Review) -> None:
        """Show a review's values."""
        for name, field in self._fields.items():
            field.setPlainText(getattr(review, name))

    def fields(self) -> dict[str, Value]:
        """Give the fields of the review as they are filled in."""
        return {name: field.toPlainText().strip() for name, field in self._fields.items()}
