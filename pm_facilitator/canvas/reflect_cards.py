"""The fishbone and the why-chain as cards: what is taken hold of, and what lies behind it."""

from dataclasses import dataclass

from pm_facilitator.canvas.card import Card, TextBox
from pm_facilitator.canvas.figure_cards import Area, moved, split, text_lines
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Bone, Factor, WhyStep
from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.figures.fault_tree import FaultLayout, draw_fault_tree
from pm_facilitator.figures.fishbone import FishboneLayout, draw_fishbone
from pm_facilitator.figures.fishbone_layout import HEAD_SIZE, LABEL_SIZE, PADDING_X, TEXT_SIZE
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Shape
from pm_facilitator.figures.why_tree import WhyLayout, draw_whys

Offset = tuple[float, float]

_BECAUSE = {
    None: "Because",
    WhyGate.ANY: "Because, among others",
    WhyGate.ALL: "Because, together with the others",
}


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is known of a card before its shapes are found."""

    key: Key
    area: Area
    text: str
    lines: tuple[str, ...]
    size: float
    spoken: str
    depth: int = 0
    bold: bool = False
    fixed: bool = False
    radius: float = 6.0
    fill: str = "raised"


def fishbone_cards(
    board: Board, layout: FishboneLayout, palette: Palette, offset: Offset
) -> tuple[list[Card], list[Shape]]:
    """Give the cards of head, bones and factors in reading order, and the shapes behind them."""
    drafts = [_head(board, layout)]
    for bone in layout.bones:
        box = bone.label
        label = board.need(Bone, bone.id).label
        area = Area(box.x, box.y, box.width, box.height)
        drafts.append(
            _Draft(
                ("bone", bone.id),
                area,
                label,
                box.lines,
                LABEL_SIZE,
                f"Category {label}",
                depth=1,
                bold=True,
                fixed=True,
                fill="accent_soft",
            )
        )
        drafts += _factors(board, layout, bone.id)
    return _made(drafts, draw_fishbone(layout, palette).shapes, palette, offset)


def why_cards(
    board: Board, layout: WhyLayout | FaultLayout, palette: Palette, offset: Offset
) -> tuple[list[Card], list[Shape]]:
    """Give the cards of a why-chain's answers; the factor itself stays part of the picture."""
    drafts = []
    joins = {box.id: box.gate for box in layout.boxes}
    for box in layout.boxes[1:]:
        text = board.need(WhyStep, box.id).text
        area = Area(box.x, box.y, box.width, box.height)
        spoken = f"{_BECAUSE[joins[box.parent_id or '']]}: {text or 'empty'}"
        key = ("why_step", box.id)
        drafts.append(_Draft(key, area, text, box.lines, 13.0, spoken, depth=2 + box.depth))
    if isinstance(layout, FaultLayout):
        figure = draw_fault_tree(layout, palette)
    else:
        figure = draw_whys(layout, palette)
    return _made(drafts, figure.shapes, palette, offset)


def _head(board: Board, layout: FishboneLayout) -> _Draft:
    head = layout.head
    return _Draft(
        ("review", board.review.id),
        Area(head.x, head.y, head.width, head.height),
        board.review.problem,
        head.lines,
        HEAD_SIZE,
        f"What happened: {' '.join(head.lines)}",
        bold=True,
        fixed=True,
        radius=8,
    )


def _factors(board: Board, layout: FishboneLayout, bone_id: str) -> list[_Draft]:
    drafts = []
    for shape in layout.factors:
        if shape.bone_id != bone_id:
            continue
        text = board.need(Factor, shape.id).text
        spoken = f"Factor: {text or 'empty'}" + (f", {shape.detail}" if shape.detail else "")
        area = Area(shape.x, shape.y, shape.width, shape.height)
        depth = 2 + shape.depth
        key = ("factor", shape.id)
        drafts.append(_Draft(key, area, text, shape.lines, TEXT_SIZE, spoken, depth, radius=5))
    return drafts


def _made(
    drafts: list[_Draft], shapes: tuple[Shape, ...], palette: Palette, offset: Offset
) -> tuple[list[Card], list[Shape]]:
    rest, parts = split(shapes, {draft.key: draft.area for draft in drafts})
    cards = [_card(draft, parts[draft.key], palette, offset) for draft in drafts]
    return cards, list(moved(rest, *offset))


def _card(draft: _Draft, shapes: list[Shape], palette: Palette, offset: Offset) -> Card:
    area = draft.area
    inner = moved(shapes, -area.x, -area.y)
    return Card(
        key=draft.key,
        x=area.x + offset[0],
        y=area.y + offset[1],
        width=area.width,
        height=area.height,
        shapes=inner,
        text=draft.text,
        lines=text_lines(inner, draft.text, draft.lines),
        size=draft.size,
        bold=draft.bold,
        radius=draft.radius,
        box=TextBox(
            PADDING_X,
            4.0,
            max(96.0, area.width - 2 * PADDING_X),
            area.height - 8.0,
            draft.size,
            palette[draft.fill],
            palette["text"],
            bold=draft.bold,
        ),
        spoken=draft.spoken,
        depth=draft.depth,
        fixed=draft.fixed,
    )
