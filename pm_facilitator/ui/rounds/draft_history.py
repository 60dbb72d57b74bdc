"""Undo for a round that is being prepared: every decision is a value, and undo the one before."""

from pm_facilitator.ui.rounds.draft import RoundDraft


class DraftHistory:
    """The draft as it is now, with those before it and those that were taken back."""

    def __init__(self, draft: RoundDraft) -> None:
        self.now = draft
        self._before: list[RoundDraft] = []
        self._after: list[RoundDraft] = []

    def decide(self, draft: RoundDraft) -> None:
        """Go on with another draft; what was taken back before is gone."""
        if draft != self.now:
            self._before.append(self.now)
            self._after = []
            self.now = draft

    def amend(self, draft: RoundDraft) -> None:
        """Go on with another draft without a step, as while a text is typed."""
        self.now = draft

    def has_steps(self) -> bool:
        """Tell whether anything was decided, be it taken back or not."""
        return bool(self._before or self._after)

    def undo(self) -> bool:
        """Take the last decision back; False when there is none."""
        return self._go(self._before, self._after)

    def redo(self) -> bool:
        """Decide so again; False when nothing was taken back."""
        return self._go(self._after, self._before)

    def _go(self, taken: list[RoundDraft], kept: list[RoundDraft]) -> bool:
        if not taken:
            return False
        kept.append(self.now)
        self.now = taken.pop()
        return True
