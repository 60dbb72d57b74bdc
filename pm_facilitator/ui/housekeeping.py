"""Lets Python's collector of cycles run on the windows' thread alone, and in small steps."""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MILLISECONDS = 200
"""How often it is asked whether enough has come together."""

OVERDUE = 10
"""So many times what is enough for a full look is looked through even when there is much to do."""


class Housekeeping(QObject):
    """Collects what is left of cycles, where what Qt made may be destroyed.

    By itself Python collects on whichever thread happens to make the next object: the one that
    writes a document, or that of the participants' page. A window, a timer or a scene that lies in
    a cycle would be destroyed there, and Qt crashes over that. Its own thresholds are kept, but
    nothing is looked through in the middle of a gesture.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """See to it from now on."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

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
