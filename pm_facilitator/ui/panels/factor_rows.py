"""The contributing factors as rows: what each cell shows, sorts by, and takes over."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits import factors, outline
from pm_facilitator.domain.entities import Bone, Entity, Factor
from pm_facilitator.domain.links import Links, links_of, name_of
from pm_facilitator.domain.vocabulary import FactorKind
from pm_facilitator.ui.board_controller import BoardController

COLUMNS = (
    ("text", "Factor"),
    ("bone_id", "Category"),
    ("kind", "Kind"),
    ("evidence", "Evidence"),
    ("event_ids", "Events"),
    ("actions", "Actions against it"),
)
SORT = Qt.ItemDataRole.UserRole + 1
"""The role of what a column sorts by."""

_FEW = 2
_LONGEST = 44
Index = QModelIndex | QPersistentModelIndex


class FactorRows(QAbstractTableModel):
    """The factors in the order of the outline; edits go through the controller."""

    def __init__(self, board: Board, controller: BoardController) -> None:
        super().__init__()
        self._board = board
        self._controller = controller
        self._ids = self._wanted()

    def refresh(self) -> None:
        """Show the factors as they are now."""
        wanted = self._wanted()
        if wanted != self._ids:
            self.beginResetModel()
            self._ids = wanted
            self.endResetModel()
        elif wanted:
            last = self.index(len(wanted) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def factor_at(self, place: int) -> Factor | None:
        """Give the factor of a row, or None."""
        return self._board.get(Factor, self._ids[place]) if 0 <= place < len(self._ids) else None

    def row_of(self, id_: str) -> int:
        """Give the row of a factor; -1 when it has none."""
        return self._ids.index(id_) if id_ in self._ids else -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of factors."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """Give the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Give the heading of a column or the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return COLUMNS[section][1] if orientation == Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be edited in place."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = 0) -> Any:
        """Give what a cell shows, what it is edited as, and what it sorts by."""
        factor = self.factor_at(index.row())
        if factor is None:
            return None
        field = COLUMNS[index.column()][0]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(factor, field)
            case Qt.ItemDataRole.EditRole:
                return self._value(factor, field)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(factor, field)
        return self._sorted_by(factor, field) if role == SORT else None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        """Take over what was chosen or typed; a factor never loses its words."""
        factor = self.factor_at(index.row())
        if factor is None or role != Qt.ItemDataRole.EditRole:
            return False
        field = COLUMNS[index.column()][0]
        if value == self._value(factor, field):
            return False
        match field:
            case "text":
                text = str(value).strip()
                return bool(text) and self._controller.set_field("factor", factor.id, field, text)
            case "bone_id":
                moved = factors.move_factor(self._board, factor.id, str(value))
                return self._controller.do("Move factor", moved)
            case "kind":
                # Qt hands words of a vocabulary back as plain strings.
                value = FactorKind(value)
            case "actions":
                linked = factors.link_actions(self._board, factor.id, value)
                return self._controller.do("Link actions", linked)
        return self._controller.set_field("factor", factor.id, field, value)

    def _wanted(self) -> list[str]:
        return [id_ for _, (kind, id_) in outline.lines(self._board) if kind == "factor"]

    def _shown(self, factor: Factor, field: str) -> str:
        match field:
            case "bone_id":
                return self._board.need(Bone, factor.bone_id).label
            case "kind":
                return factor.kind.label
            case "evidence":
                return "\n".join(factor.evidence)
            case "event_ids" | "actions":
                links = self._links(factor, field)
                if links is not None and len(links.records) > _FEW:
                    return links.count
                return _listed(links.records) if links is not None else ""
        return factor.text

    def _value(self, factor: Factor, field: str) -> Any:
        if field == "actions":
            return tuple(record.id for record in self._records(factor, field))
        return getattr(factor, field)

    def _tip(self, factor: Factor, field: str) -> str | None:
        if field in ("event_ids", "actions"):
            return "\n".join(map(name_of, self._records(factor, field))) or None
        parent = self._board.get(Factor, factor.parent_id)
        return f"Below: {name_of(parent)}" if field == "text" and parent else None

    def _sorted_by(self, factor: Factor, field: str) -> str | int:
        match field:
            case "bone_id":
                return [bone.id for bone in self._board.bones].index(factor.bone_id)
            case "evidence":
                return len(factor.evidence)
            case "event_ids" | "actions":
                return len(self._records(factor, field))
        return self._shown(factor, field).casefold()

    def _records(self, factor: Factor, field: str) -> tuple[Entity, ...]:
        links = self._links(factor, field)
        return links.records if links else ()

    def _links(self, factor: Factor, field: str) -> Links | None:
        word = "event" if field == "event_ids" else "action"
        found = links_of(self._board, ("factor", factor.id))
        return next((links for links in found if links.word == word), None)


def _listed(records: Sequence[Entity]) -> str:
    """Name records below one another; marks tell where the next one begins."""
    names = [_short(record) for record in records]
    return "\n".join(f"• {name}" for name in names) if len(names) > 1 else "".join(names)


def _short(record: Entity) -> str:
    name = name_of(record)
    if len(name) <= _LONGEST:
        return name
    cut = name[:_LONGEST]  # with the character after the last one that has room
    words = cut.rpartition(" ")[0]
    # A word as long as a path is cut where it has to be.
    return f"{(words if len(words) > _LONGEST // 2 else cut[:-1]).rstrip(' ,;:')}…"
