"""Loads what an import needs while nobody does anything, so that opening one holds nothing up."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

PAUSE_MILLISECONDS = 4_000
"""So long nobody has typed or moved the mouse before more is loaded."""

_APART_MILLISECONDS = 25
"""What waits for the window goes first in between."""

_READERS = "pm_facilitator.importers"
# Those come first that a written line with a time needs, and what others need before they do.
_PACKAGES = (
    *("times", "text", "days", "chats", "layouts", "placing", "timeline", "accepting"),
    *("formats", "documents", "notes", "intake"),
)
# Of the first package the largest, each by itself.
_FIRST = tuple(
    f"{_READERS}.times.{name}"
    for name in ("clocks", "time_words", "zones", "dates", "elapsed", "stamp_forms", "stamps")
)
_LAST = (f"{_READERS}.known", "pm_facilitator.ui.pages.import_preview")
_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    )
)


class ReadAhead(QObject):
    """Loads one module after the other, each in a turn of the event loop of its own.

    Together they take a second or two, which a meeting would have to wait with the first import
    and the first line with a time.

    Attributes:
        done: everything is loaded.
    """

    done = Signal()

    def __init__(
        self,
        window: QWidget,
        names: Sequence[str] | None = None,
        pause: int = PAUSE_MILLISECONDS,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._steps = _prepared() if names is None else map(_load, names)
        self._pause = pause
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._load_next)

    def begin(self) -> None:
        """Wait for the first pause; the window must have been shown."""
        if (handle := self._handle()) is not None:
            handle.installEventFilter(self)
        self._timer.start(self._pause)

    def end(self) -> None:
        """Load no more."""
        self._timer.stop()
        if (handle := self._handle()) is not None:
            handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the next pause while somebody is at work."""
        if event.type() in _INPUT:
            self._timer.start(self._pause)
        return False

    def _handle(self) -> QWindow | None:
        """Give what all input of the window comes to; None where there is none (any more)."""
        return self._window.windowHandle()

    def _load_next(self) -> None:
        for _ in self._steps:
            self._timer.start(_APART_MILLISECONDS)
            return
        self.end()
        self.done.emit()


def _prepared() -> Iterator[None]:
    """Load all that is needed, and make what importers make when they are first asked."""
    yield from map(_load, _needed())
    from pm_facilitator.importers.known import prepare

    yield from prepare()


def _load(name: str) -> None:
    # What cannot be loaded is told of by whoever needs it.
    with suppress(ImportError):
        import_module(name)


def _needed() -> Iterator[str]:
    yield from _FIRST
    for package in _PACKAGES:
        inside = import_module(f"{_READERS}.{package}")
        yield from (each.name for each in walk_packages(inside.__path__, f"{inside.__name__}."))
    yield from _LAST
