"""The bar below a timeline that is being played forward; only the facilitator sees it."""

from PySide6.QtWidgets import QFrame, QWidget

from pm_facilitator.canvas.timeline_scene import TimelineScene
from pm_facilitator.ui.make import label, row, tool
from pm_facilitator.ui.short_label import ShortLabel


class PlayBar(QFrame):
    """Start, back, next and stop, where the playing is, and what comes next."""

    def __init__(self, scene: TimelineScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._position = label("", "title")
        self._next = ShortLabel("quiet")
        self.setAccessibleName("Play forward")
        self._build()
        scene.refreshed.connect(self._show)
        self._show()

    def _build(self) -> None:
        player = self._scene.player
        line = row(self, gap=4)
        line.addWidget(tool("skip-back", "Start again", player.start, keys="Home"))
        line.addWidget(tool("chevron-left", "Cover the last event", self._back, keys="Left"))
        line.addWidget(tool("chevron-right", "Uncover the next event", self._forward, keys="Space"))
        line.addSpacing(8)
        line.addWidget(self._position)
        line.addSpacing(8)
        line.addWidget(self._next, 1)
        line.addWidget(tool("x", "Stop and show everything", player.stop, keys="Esc"))

    def _back(self) -> None:
        self._scene.player.step(-1)

    def _forward(self) -> None:
        self._scene.player.step(1)

    def _show(self) -> None:
        player = self._scene.player
        self.setVisible(player.is_on())
        done, total = player.position()
        self._position.setText(f"{done} of {total}" if done else f"Before the first of {total}")
        card = player.following()
        if card is None:
            self._next.show_text("Everything is uncovered.")
        else:
            words = f"{card.time_label}  {' '.join(card.lines)}"
            self._next.show_text(f"Next, for you alone: {words}")
