"""What fills the audience window while people write: the prompt, the clock, the groups."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.make import column, label, row
from pm_facilitator.ui.rounds.seen import RoundSeen
from pm_facilitator.ui.stage_clock import as_clock
from pm_facilitator.ui.steady_label import SteadyLabel
from pm_facilitator.ui.windows.audience_bar import look_of, scale_of
from pm_facilitator.ui.windows.audience_groups import AudienceGroups

_TITLE, _PROMPT, _LONG_PROMPT, _PROMISE, _CLOCK = 32, 64, 48, 30, 220
_LEAST = 22
_MUCH = 90
"""The letters from which on a prompt is set smaller."""


class AudienceRound(QFrame):
    """Large, still, and without a single word of what has been written."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audienceRound")
        self._palette = palette
        self._over = False
        self._seen: RoundSeen | None = None
        self._title = label("")
        self._prompt = label("", wrap=True)
        self._promise = label("", wrap=True)
        self._written = SteadyLabel()
        self._clock: QLabel = label("")
        self._clock.setObjectName("audienceRoundClock")
        self._clock.setAccessibleName("Time left in this step")
        self._left = label("")
        self._groups = AudienceGroups(palette)
        self._margins = column(self)
        self._build()

    def _build(self) -> None:
        words = column(gap=24)
        for each in (self._title, self._prompt, self._promise):
            words.addWidget(each)
        words.addStretch(1)
        time = column(gap=0)
        for each in (self._clock, self._left, self._written):
            each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            time.addWidget(each, 0, Qt.AlignmentFlag.AlignRight)
        time.addStretch(1)
        halves = row(gap=64)
        halves.addLayout(words, 1)
        halves.addLayout(time)
        self._margins.addStretch(1)
        self._margins.addLayout(halves)
        self._margins.addSpacing(24)
        self._margins.addWidget(self._groups)
        self._margins.addStretch(1)

    def show_round(self, seen: RoundSeen) -> None:
        """Show where a round is."""
        before, self._seen = self._seen, seen
        self._written.show_text(
            written_words(seen.written) if seen.answered is None else answered_words(seen.answered)
        )
        if before is not None and before._replace(written=seen.written) == seen:
            # Only one note more, as so often while people write.
            return
        self._title.setText(f"{seen.title}  ·  {seen.step}")
        self._prompt.setText(seen.prompt)
        self._promise.setText(seen.promise)
        self._groups.show_groups(seen.groups)
        self.dress()

    def show_left(self, left: float | None, running: bool) -> None:
        """Show the time that is left, or how long it has been up; no time without a clock."""
        over = left is not None and left < 0
        self._clock.setText("" if left is None else as_clock(left))
        self._left.setText("" if left is None else _time_words(over, running))
        if over is not self._over:
            self._over = over
            self.dress()

    def clock_text(self) -> str:
        """Give what the clock shows."""
        return str(self._clock.text())

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        self._groups.set_palette(palette)
        self.dress()

    def dress(self) -> None:
        """Give every text a size that can be read from the back of the room."""
        scale, colors = scale_of(self.window()), self._palette
        prompt = _LONG_PROMPT if len(self._prompt.text()) > _MUCH else _PROMPT
        looks = (
            (self._title, _TITLE, "text_soft", 400),
            (self._prompt, prompt, "text", 600),
            (self._promise, _PROMISE, "text_soft", 400),
            (self._written, _PROMISE, "text", 400),
            (self._clock, _CLOCK, "over" if self._over else "text", 600),
            (self._left, _PROMISE, "over" if self._over else "text_soft", 400),
        )
        for words, size, ink, weight in looks:
            words.setStyleSheet(look_of(colors[ink], max(size, _LEAST) * scale, weight))
        side = round(64 * scale)
        self._margins.setContentsMargins(side, side // 2, side, side // 2)
        self._groups.dress()


def _time_words(over: bool, running: bool) -> str:
    if over:
        return "Time is up; finish your sentence"
    return "left in this step" if running else "paused"


def written_words(count: int) -> str:
    """Say how many notes there are."""
    if not count:
        return "No notes yet"
    return "1 note written" if count == 1 else f"{count} notes written"


def answered_words(count: int) -> str:
    """Say how many have answered the closing check."""
    if not count:
        return "No answers yet"
    return "1 answer" if count == 1 else f"{count} answers"
