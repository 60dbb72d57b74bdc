"""What stands above the board for everybody once the notes of a round are on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from pm_facilitator.domain.vocabulary import RoundStep
from pm_facilitator.figures.palette import Palette, tokens
from pm_facilitator.ui.make import column, label, row
from pm_facilitator.ui.rounds.group_marks import group_mark
from pm_facilitator.ui.rounds.seen import RoundSeen
from pm_facilitator.ui.stage_clock import as_clock
from pm_facilitator.ui.windows.audience_bar import look_of, scale_of

_STEP, _MAIN, _MARK = 26, 40, 56
_CLOSED = "The counts are shown when the voting is over."


class AudienceRoundStrip(QFrame):
    """One thought in large letters, and the clock of the step."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audiencePrompt")
        self._palette = palette
        self._seen: RoundSeen | None = None
        self._over = False
        self._mark = QLabel()
        self._step = label("")
        self._main = label("", wrap=True)
        self._clock: QLabel = label("")
        self._clock.setObjectName("audienceRoundClock")
        self._clock.setAccessibleName("Time left in this step")
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = row(self, gap=24)
        line.setContentsMargins(24, 8, 24, 8)
        words = column(gap=0)
        words.addWidget(self._step)
        words.addWidget(self._main)
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        line.addWidget(self._clock)
        self.hide()

    def show_round(self, seen: RoundSeen | None) -> None:
        """Show where a round is; nothing with None."""
        if seen == self._seen:
            return
        self._seen = seen
        self.setVisible(seen is not None)
        self._step.setText(f"{seen.title}  ·  {seen.step}" if seen is not None else "")
        self._main.setText(main_words(seen) if seen is not None else "")
        self.dress()

    def show_left(self, left: float | None) -> None:
        """Show the time left; nothing for a step without a clock."""
        self._clock.setText("" if left is None else as_clock(left))
        over = left is not None and left < 0
        if over is not self._over:
            self._over = over
            self.dress()

    def clock_text(self) -> str:
        """Give what the clock shows."""
        return str(self._clock.text())

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self._palette = palette
        self.dress()

    def dress(self) -> None:
        """Give every text a size that can be read from the back of the room."""
        scale, colors = scale_of(self.window()), self._palette
        clock = int(tokens("type")["audience_clock"])
        for words, size, ink, weight in (
            (self._step, _STEP, "text", 400),
            (self._main, _MAIN, "text", 600),
            (self._clock, clock, "over" if self._over else "text", 600),
        ):
            words.setStyleSheet(look_of(colors[ink], size * scale, weight))
        self._show_mark(round(_MARK * scale))

    def _show_mark(self, side: int) -> None:
        speaker = self._seen.speaker() if self._seen is not None else None
        self._mark.setVisible(speaker is not None)
        if self._seen is not None and speaker is not None:
            number = self._seen.groups.index(speaker) + 1
            ratio = self.devicePixelRatioF()
            self._mark.setPixmap(group_mark(number, speaker.color, self._palette, side, ratio))


def main_words(seen: RoundSeen) -> str:
    """Give the one thought of a step."""
    if seen.word == RoundStep.REPORT_BACK:
        return _reporting(seen)
    if seen.word == RoundStep.VOTE:
        return f"{seen.prompt}  {seen.voting}. {_CLOSED}"
    if seen.word == RoundStep.DISCUSS and seen.topic:
        return seen.topic
    return seen.prompt


def _reporting(seen: RoundSeen) -> str:
    names = {group.id: group.name for group in seen.groups}
    if seen.speaking not in names:
        return seen.prompt
    order = [id_ for id_ in seen.order if id_ in names]
    after = order[order.index(seen.speaking) + 1 :] if seen.speaking in order else []
    then = f"  then {', '.join(names[id_] for id_ in after[:3])}" if after else ""
    return f"{names[seen.speaking]} reports back: {seen.prompt}{then}"
