"""Sets what Python does by itself so that windows can rely on it: cycles, and turns of threads."""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

LOOK_MILLISECONDS = 50
"""How often it is asked whether enough has come together: little by little, nobody waits."""

TURN_SECONDS = 0.0005
"""How long another thread may go on while the windows' thread waits for its turn.

With Python's own 5 ms each look at a file, such as of a module that is imported, costs that much
while something is being read or written in the background: windows stood still for half a second.
"""

OVERDUE = 10
"""So many times what is enough for a full look is looked through even when there is much to do."""


class Housekeeping(QObject):
    """Collects what is left of cycles where what Qt made may be destroyed, and makes turns short.

    By itself Python collects on whichever thread happens to make the next object: the one that
    writes a document, or that of the participants' page. A window, a timer or a scene that lies in
    a cycle would be destroyed there, and Qt crashes over that. Its own thresholds are kept, but
    nothing is looked through in the middle of a gesture.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._usual_turn = sys.getswitchinterval()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """See to it from now on."""
        gc.disable()
        sys.setswitchinterval(TURN_SECONDS)
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
        sys.setswitchinterval(self._usual_turn)

    def look(self) -> None:
        """Collect the youngest that have come together, and all of them where it is quiet."""
        counts, enough = gc.get_count(), gc.get_threshold()
        quiet = counts[0] <= enough[0]
        if counts[2] > enough[2] and (quiet or counts[2] > OVERDUE * enough[2]):
            gc.collect()
        elif counts[1] > enough[1]:
            gc.collect(1)
        elif not quiet:
            gc.collect(0)
