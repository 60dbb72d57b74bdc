"""What the keys of the outline do to the fishbone, each as one undo step."""

from collections.abc import Callable, Sequence

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Change, patch
from pm_facilitator.domain.edits import factors, outline
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Factor
from pm_facilitator.errors import PmError
from pm_facilitator.ui.board_controller import BoardController


class OutlineEdits:
    """Edits lines by their keys; each gives the line that the caret belongs to afterwards."""

    def __init__(self, board: Board, controller: BoardController) -> None:
        self._board = board
        self._controller = controller

    def answer(self, wanted: str, key: Key, at: int, length: int) -> Key | None:
        """Do what a key asks for and give the line that was added, if one was.

        Args:
            wanted: the name of what is asked for, out of ``outline_line.KEYS``.
            key: the line that the caret is in.
            at: where in the line the caret stands.
            length: how long the line is.
        """
        match wanted:
            case "add":
                return self.add(key, at, length)
            case "add_on_bone":
                return self.add_on_bone(key)
            case "add_bone":
                return self.add_bone(key)
            case "indent" | "outdent":
                self.nest(key, 1 if wanted == "indent" else -1)
            case "move_up" | "move_down":
                self.move(key, 1 if wanted == "move_down" else -1)
            case "to_bone_before" | "to_next_bone":
                self.to_bone(key, 1 if wanted == "to_next_bone" else -1)
            case "take_out":
                self.take_out(key)
            case "remove":
                self.remove(key)
        return None

    def add(self, key: Key, at: int, length: int) -> Key:
        """Add a factor after a line, before it, or of its second half: where the caret stands."""
        kind, id_ = key
        if kind == "bone":
            return self._made("Add factor", key, lambda: outline.add_first(self._board, id_))
        if 0 < at < length:
            return self._made("Split factor", key, lambda: outline.split(self._board, id_, at))
        before = at == 0 and length > 0
        made = self._made(
            "Add factor", key, lambda: outline.add_beside(self._board, id_, before=before)
        )
        return key if before else made

    def add_texts(self, key: Key, texts: Sequence[str]) -> Key:
        """Add a factor after a line for each of several texts."""
        kind, id_ = key
        bone = id_ if kind == "bone" else None
        label = "Add factor" if len(texts) == 1 else f"Add {len(texts)} factors"
        after = None if bone else id_
        return self._made(label, key, lambda: outline.add_lines(self._board, texts, bone, after))

    def add_on_bone(self, key: Key) -> Key:
        """Add a factor at the end of the line's category."""
        bone = self._bone_of(key)
        return self._made("Add factor", key, lambda: factors.add_factor(self._board, "", bone))

    def add_bone(self, key: Key | None) -> Key | None:
        """Add a category after the line's own, or as the last one."""
        after = self._bone_of(key) if key else None
        made: list[str] = []

        def changes() -> list[Change]:
            found, id_ = outline.add_bone(self._board, "", after)
            made.append(id_)
            return found + self._own_categories()

        return ("bone", made[0]) if self._do("Add category", changes) else key

    def nest(self, key: Key, step: int) -> None:
        """Indent (1) or outdent (-1) a factor."""
        if key[0] == "factor":
            edit = factors.indent if step > 0 else factors.outdent
            name = "Indent factor" if step > 0 else "Outdent factor"
            self._do(name, lambda: edit(self._board, key[1]))

    def move(self, key: Key, step: int) -> None:
        """Move a line up (-1) or down (1)."""
        name, edit = "Move factor", outline.move_line
        if key[0] == "bone":
            name, edit = "Move category", outline.move_bone
        self._do(name, lambda: edit(self._board, key[1], step))

    def to_bone(self, key: Key, step: int) -> None:
        """Move a factor to the next category (1) or the one before (-1)."""
        if key[0] == "factor":
            self._do("Move factor", lambda: factors.to_next_bone(self._board, key[1], step))

    def take_out(self, key: Key) -> None:
        """Remove an empty line; what hangs below a factor takes its place."""
        if key[0] == "factor":
            self._do("Delete factor", lambda: outline.take_out(self._board, key[1]))
        elif not self._board.child_factors(key[1]):
            self.remove(key)

    def remove(self, key: Key) -> None:
        """Remove a line with everything below it."""
        if key[0] == "factor":
            self._controller.remove([key])
            return

        def changes() -> list[Change]:
            return outline.remove_bone(self._board, key[1]) + self._own_categories()

        if self._do("Delete category", changes):
            self._controller.removed.emit(1, "Delete category")

    def _bone_of(self, key: Key) -> str:
        factor = self._board.get(Factor, key[1]) if key[0] == "factor" else None
        return factor.bone_id if factor else key[1]

    def _own_categories(self) -> list[Change]:
        return patch(self._board.review, category_set=presets.OWN_CATEGORIES)

    def _made(self, label: str, key: Key, make: Callable[[], outline.Made]) -> Key:
        made: list[str] = []

        def changes() -> Sequence[Change]:
            found, id_ = make()
            made.append(id_)
            return found

        return ("factor", made[0]) if self._do(label, changes) else key

    def _do(self, label: str, make: Callable[[], Sequence[Change]]) -> bool:
        try:
            changes = make()
        except PmError as error:
            self._controller.failed.emit(error)
            return False
        return bool(changes) and self._controller.do(label, changes)
