"""The part of the form about the review itself: when it is held, as which document, for whom."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.entities import Review
from pm_facilitator.domain.metrics import REVIEW_WINDOW, within_review_window, words
from pm_facilitator.domain.vocabulary import Confidentiality, DocumentTemplate
from pm_facilitator.ui.make import column, label
from pm_facilitator.ui.widgets.captioned import side_by_side
from pm_facilitator.ui.widgets.moment_field import Clock, MomentField
from pm_facilitator.ui.widgets.named_choice import NamedChoice


class MeetingPart(QWidget):
    """When the review is planned for, its document template and who may read it."""

    def __init__(self, now: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resolved: datetime | None = None
        self._zone = ZoneInfo("UTC")
        self.review_at = MomentField("Planned for", now, upcoming=True)
        self.template = NamedChoice({word.value: word.label for word in DocumentTemplate})
        self.confidentiality = NamedChoice({word.value: word.label for word in Confidentiality})
        self._window = label("", "quiet", wrap=True)
        layout = column(self)
        layout.addLayout(
            side_by_side(
                [
                    [
                        ("Planned for", self.review_at),
                        ("Document template", self.template),
                        ("Confidentiality", self.confidentiality),
                    ]
                ]
            )
        )
        layout.addWidget(self._window)
        self.review_at.changed.connect(self._tell)
        self._tell()

    def show_review(self, review: Review) -> None:
        """Show a review's values."""
        self.use_times(ZoneInfo(review.zone), review.resolved_at)
        self.review_at.set_value(review.review_at)
        self.template.set_name(review.template)
        self.confidentiality.set_name(review.confidentiality)
        self._tell()

    def use_times(self, zone: ZoneInfo, resolved: datetime | None) -> None:
        """Take over the zone and the end of the incident."""
        if zone.key != self._zone.key:
            self.review_at.set_zone(zone)
        self._zone, self._resolved = zone, resolved
        self._tell()

    def fields(self) -> dict[str, Value]:
        """Give the fields of the review as they are filled in."""
        return {
            "review_at": self.review_at.value(),
            "template": DocumentTemplate(self.template.name()),
            "confidentiality": Confidentiality(self.confidentiality.name()),
        }

    def window_text(self) -> str:
        """Give what is said about the time between the incident and the review."""
        return self._window.text()

    def _tell(self) -> None:
        self._window.setText(self._about_window())

    def _about_window(self) -> str:
        resolved, held = self._resolved, self.review_at.value()
        if resolved is None:
            return "A review is best held 24 to 72 hours after the incident."
        if held is None:
            first, last = (resolved + span for span in REVIEW_WINDOW)
            return f"Best between {self._day(first)} and {self._day(last)}: 24 to 72 hours after."
        gap = held - resolved
        if within_review_window(resolved, held):
            return f"{words(gap)} after the incident: within 24 to 72 hours, which is a good time."
        if gap < REVIEW_WINDOW[0]:
            return f"Less than 24 hours after the incident ({words(gap)}): people may need rest."
        return f"More than 72 hours after the incident ({words(gap)}): collect memories beforehand."

    def _day(self, moment: datetime) -> str:
        local = moment.astimezone(self._zone)
        return f"{local:%A} {local.day} {local:%B %H:%M}"
