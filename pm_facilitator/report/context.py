"""What every section looks at: the board as its audience may see it, and how times are said."""

from dataclasses import dataclass

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Review
from pm_facilitator.report.options import ReportOptions
from pm_facilitator.report.when import Times


@dataclass(frozen=True)
class Context:
    """The material of one document.

    Attributes:
        board: what this audience may see.
        options: for whom and when the document is made.
        times: says the times of the review.
        whys_apart: whether a section shows the why-chains alone, so that no other need show them.
    """

    board: Board
    options: ReportOptions
    times: Times
    whys_apart: bool = False

    @property
    def review(self) -> Review:
        """Give the review itself."""
        return self.board.review

    @property
    def inside(self) -> bool:
        """Tell whether the readers belong to the organisation."""
        return self.options.audience != "external"
