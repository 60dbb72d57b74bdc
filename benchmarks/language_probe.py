"""What the coach does on the windows' thread for one keystroke in a note on a board of 1,000.

``python -m benchmarks.language_probe`` prints milliseconds as JSON. Counted is all that may follow
a letter: noting that the text has changed, reading it when the hand pauses, and telling of it.
"""

import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from time import thread_time

from PySide6.QtWidgets import QApplication

from benchmarks.common import median
from pm_facilitator.domain.board import Board, Touched
from pm_facilitator.domain.changes import Added, Change, patch
from pm_facilitator.domain.entities import Note, Person, Review
from pm_facilitator.domain.vocabulary import Origin
from pm_facilitator.session import Session
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.coach_watch import CoachWatch
from pm_facilitator.ui.history import History
from pm_facilitator.ui.tasks import Tasks

NOTES, FLAGGED_EACH, STEPS = 1_000, 20, 300
NOW = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)
CALM = "the gateway answered slowly and the retries of the shop filled the pool"
BLAME = "Ines forgot to rotate the certificate of the gateway before the weekend"


class _Memory:
    """A journal that keeps nothing: the disk is measured by ``benchmarks.commit``."""

    def __init__(self) -> None:
        self._numbers = count()

    def write(
        self, touched: Touched, changes: Sequence[Change], origin: Origin, at: datetime
    ) -> int:
        """Give a position and forget the rest."""
        return next(self._numbers)


def main() -> None:
    """Measure typing into a calm note and into one that is flagged."""
    app = QApplication([])
    session = Session(Board([Review("r", "Benchmark")]), _Memory(), lambda: NOW)
    texts = (f"{CALM if n % FLAGGED_EACH else BLAME} {n}" for n in range(NOTES))
    notes = [Added(Note(f"n{number}", text)) for number, text in enumerate(texts)]
    session.commit([Added(Person("p", "Ines")), *notes])
    history = History(session)
    watch = CoachWatch(session, BoardController(session, history, session.now, Tasks()))
    while watch.is_reading():
        app.processEvents()
        time.sleep(0.001)
    measured = {
        f"a keystroke in a note of {NOTES:,}": _typing(session, watch, "n1", CALM),
        f"the same in a note that is flagged, of {NOTES:,}": _typing(session, watch, "n0", BLAME),
    }
    watch.close()
    history.close()
    print(json.dumps(measured))


def _typing(session: Session, watch: CoachWatch, note: str, text: str) -> float:
    """Give the median of a keystroke with the reading and the telling that follow it."""
    times = []
    for step in range(STEPS):
        typed = f"{text} {'and so on'[: step % 9]} {step}"
        batch = session.commit(patch(session.board.need(Note, note), text=typed))
        assert batch is not None
        started = thread_time()
        watch.react(batch)
        watch.read_on()
        times.append((thread_time() - started) * 1000)
    return median(times)


if __name__ == "__main__":
    main()
