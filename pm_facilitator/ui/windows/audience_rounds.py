"""The round in the audience window: a page of its own while people write, a strip afterwards."""

from pm_facilitator.domain.rounds import PRIVATE
from pm_facilitator.domain.vocabulary import RoundStep, Stage
from pm_facilitator.figures.palette import Palette
from pm_facilitator.ui.round_clock import RoundFace
from pm_facilitator.ui.rounds.seen import RoundSeen
from pm_facilitator.ui.windows.audience_bar import AudienceBar
from pm_facilitator.ui.windows.audience_round import AudienceRound
from pm_facilitator.ui.windows.audience_round_strip import AudienceRoundStrip
from pm_facilitator.ui.windows.curtain import Curtain


class AudienceRounds:
    """Keeps what is wanted while the picture is held, and shows it once it goes on.

    Attributes:
        page: what fills the window while people write.
        strip: what stands above the board in the other steps.
    """

    def __init__(self, palette: Palette, bar: AudienceBar, curtain: Curtain) -> None:
        self.page, self.strip = AudienceRound(palette), AudienceRoundStrip(palette)
        self._bar, self._curtain = bar, curtain
        self._wanted: RoundSeen | None = None
        self._stage: Stage | None = None
        self._face = RoundFace()

    def want(self, seen: RoundSeen | None, stage: Stage | None) -> None:
        """Show a round on a stage's board, or none any more."""
        self._wanted, self._stage = seen, stage
        if not self._curtain.is_held():
            self.go_on()

    def show_face(self, face: RoundFace) -> None:
        """Show the clock of the step."""
        self._face = face
        if not self._curtain.is_held():
            self.page.show_left(face.left, face.running)
            self.strip.show_left(face.left)

    def is_writing(self) -> bool:
        """Tell whether the page of the round fills the window."""
        return self._wanted is not None and RoundStep(self._wanted.word) in PRIVATE

    def board(self) -> Stage | None:
        """Give the stage whose board shows the round; None when there is none to show."""
        return self._stage if self._wanted is not None else None

    def go_on(self) -> None:
        """Catch up with what is wanted."""
        writing = self.is_writing()
        if self._wanted is not None and writing:
            self.page.show_round(self._wanted)
        self.strip.show_round(None if writing else self._wanted)
        self._bar.make_small(self._wanted is not None)
        self.show_face(self._face)

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours."""
        self.page.set_palette(palette)
        self.strip.set_palette(palette)

    def dress(self) -> None:
        """Follow the size of the window."""
        self.page.dress()
        self.strip.dress()
