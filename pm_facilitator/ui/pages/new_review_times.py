"""The part of the form with the times of the incident, and what can be told from them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pm_facilitator.canvas.moments import spoken_time
from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.entities import Review, TimelineEvent
from pm_facilitator.domain.incident_times import FIELDS, FIGURES, figures, times_of
from pm_facilitator.domain.metrics import out_of_order, words
from pm_facilitator.ui.make import button, column, label, row, warning_below
from pm_facilitator.ui.widgets.captioned import side_by_side
from pm_facilitator.ui.widgets.duration_label import DurationLabel
from pm_facilitator.ui.widgets.moment_field import Clock, MomentField
from pm_facilitator.ui.widgets.zone_field import ZoneField

_HALF_A_DAY = timedelta(hours=12)
_STEPS = tuple((name, name.removesuffix("_at").capitalize()) for name in FIELDS)


class TimesPart(QWidget):
    """Zone, five times and four durations that follow as one types.

    A time that nobody sets is told by the events of the timeline, once there are some.

    Signals:
        changed: a time or the zone was changed.
    """

    changed = Signal()

    def __init__(self, now: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.zone = ZoneField()
        self.moments = {name: MomentField(caption, now) for name, caption in _STEPS}
        self.figures = {name: DurationLabel(caption) for name, caption in FIGURES.items()}
        self._events: Sequence[TimelineEvent] = ()
        self._told = label("", "quiet", wrap=True)
        self._take = button("Take the times of the events", self._take_told)
        self._offset = label("", "small")
        self._no_zone = warning_below()
        self._order = label("", "warning", wrap=True)
        self._age = label("", "quiet", wrap=True)
        self._build()
        self._connect()
        self._tell()

    def _build(self) -> None:
        captions = dict(_STEPS)
        cells = [(captions[name], field) for name, field in self.moments.items()]
        zone = QWidget()
        stack = column(zone, gap=2)
        stack.addWidget(self.zone)
        stack.addWidget(self._offset)
        stack.addWidget(self._no_zone)
        self._no_zone.hide()
        zone.setFocusProxy(self.zone)
        figures = row(gap=32)
        for figure in self.figures.values():
            figures.addWidget(figure)
        figures.addStretch(1)
        layout = column(self, gap=8)
        layout.addLayout(side_by_side([[("Time zone", zone), *cells[:2]], cells[2:]]))
        layout.addWidget(self._order)
        layout.addLayout(figures)
        told = row()
        told.addWidget(self._told, 1)
        told.addWidget(self._take)
        layout.addLayout(told)
        layout.addWidget(self._age)

    def _connect(self) -> None:
        first, *others = self.moments
        self.moments[first].lie_near(partial(self._before_the_others, first))
        for name in others:
            self.moments[name].follow(partial(self._latest_before, name))
        for field in self.moments.values():
            field.changed.connect(self._tell)
        self.zone.changed.connect(self._use_zone)
        self.zone.refused.connect(self._say_of_zone)

    def zone_info(self) -> ZoneInfo:
        """Give the zone that the times are meant in."""
        return self.zone.zone()

    def resolved(self) -> datetime | None:
        """Give when the incident was over, as far as it is known."""
        return self.moments["resolved_at"].value()

    def problems(self) -> list[MomentField]:
        """Give the fields that were not understood."""
        return [field for field in self.moments.values() if field.problem()]

    def show_review(self, review: Review) -> None:
        """Show a review's values."""
        self.zone.set_zone(review.zone)
        for name, field in self.moments.items():
            field.set_zone(self.zone.zone())
            field.set_value(getattr(review, name))
        self._tell()

    def show_events(self, events: Sequence[TimelineEvent]) -> None:
        """Compare the times with what the events of the timeline say."""
        self._events = events
        self._tell()

    def fields(self) -> dict[str, Value]:
        """Give the fields of the review as they are filled in."""
        times: dict[str, Value] = {name: field.value() for name, field in self.moments.items()}
        return {"zone": self.zone.zone().key, **times}

    def _latest_before(self, name: str) -> datetime | None:
        """Give the last known time before a step, which it should follow."""
        names = list(self.moments)
        known = [self.moments[n].value() for n in names[: names.index(name)]]
        latest = next((moment for moment in reversed(known) if moment is not None), None)
        return latest or self._before_the_others(name)

    def _before_the_others(self, name: str) -> datetime | None:
        """Give half a day before all else that is known, so that a bare clock is of its day."""
        set_ones = (field.value() for each, field in self.moments.items() if each != name)
        known = [at for at in (*set_ones, *(event.time for event in self._events)) if at]
        return min(known) - _HALF_A_DAY if known else None

    def _use_zone(self) -> None:
        for field in self.moments.values():
            field.set_zone(self.zone.zone())
        self._tell()

    def _say_of_zone(self, problem: str) -> None:
        self._no_zone.setText(problem)
        self._no_zone.setVisible(bool(problem))

    def _review(self) -> Review:
        moments = {name: field.value() for name, field in self.moments.items()}
        return Review(
            id="",
            started_at=moments["started_at"],
            detected_at=moments["detected_at"],
            acknowledged_at=moments["acknowledged_at"],
            mitigated_at=moments["mitigated_at"],
            resolved_at=moments["resolved_at"],
        )

    def _tell(self) -> None:
        review = self._review()
        for found in figures(review, self._events):
            self.figures[found.name].show_span(found.value, found.origin() if self._events else "")
        self._tell_told(review)
        self._offset.setText(self.zone.offset(self._about(review)))
        self._tell_order(review)
        self._tell_age(review)
        self.changed.emit()

    def _about(self, review: Review) -> datetime:
        """Give a moment of the incident, as clocks may be changed between it and today."""
        known = (getattr(review, name) for name in self.moments)
        told = (event.time for event in self._events)
        return next(filter(None, (*known, *told)), self._now())

    def _tell_told(self, review: Review) -> None:
        """Name the times of which the events say something else, or something at all."""
        found = self._differing(review)
        said = [f"{dict(_STEPS)[name].lower()} {self._clock(at)}" for name, at in found.items()]
        self._told.setText(f"By the events: {', '.join(said)}." if said else "")
        self._told.setVisible(bool(said))
        self._take.setVisible(bool(said))

    def _differing(self, review: Review) -> dict[str, datetime]:
        told = times_of(self._events)
        return {name: at for name, at in told.items() if at != getattr(review, name)}

    def _take_told(self) -> None:
        for name, at in self._differing(self._review()).items():
            self.moments[name].set_value(at)
        self._tell()

    def _clock(self, moment: datetime) -> str:
        return spoken_time(moment, self.zone.zone())

    def _tell_order(self, review: Review) -> None:
        wrong = out_of_order(review)
        self._order.setVisible(bool(wrong))
        if wrong:
            told = "; ".join(wrong)
            self._order.setText(
                f"As written, {told}. You can save it like this and settle it with the group."
            )

    def _tell_age(self, review: Review) -> None:
        past = review.resolved_at or review.started_at
        verb = "was over" if review.resolved_at else "began"
        span = self._now() - past if past else None
        known = span is not None and span.total_seconds() >= 0
        self._age.setText(f"It {verb} {words(span)} ago." if known else "")
        self._age.setVisible(known)
