"""A laid-out fishbone as plain shapes."""

from pm_facilitator.figures.fishbone_layout import (
    DETAIL_SIZE,
    HEAD_SIZE,
    LABEL_SIZE,
    PADDING_X,
    PADDING_Y,
    TEXT_SIZE,
    BoneShape,
    Box,
    FactorShape,
    FishboneLayout,
)
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Anchor, Figure, Line, Path, Rectangle, Shape, Text


def draw_fishbone(layout: FishboneLayout, palette: Palette) -> Figure:
    """Draw a fishbone: spine and bones, twigs, blocks of text, and the problem as the head."""
    shapes: list[Shape] = [_spine(layout, palette)]
    for bone in layout.bones:
        shapes += _bone(bone, palette)
    for factor in layout.factors:
        shapes += _lines_of(factor, palette)
    for factor in layout.factors:
        shapes += _factor(factor, palette)
    shapes += _head(layout, palette)
    return Figure(
        layout.width,
        layout.height,
        tuple(shapes),
        "Contributing factors",
        _description(layout),
    )


def _spine(layout: FishboneLayout, palette: Palette) -> Shape:
    return Line(*layout.spine, palette["border_strong"], 2.5)


def _bone(bone: BoneShape, palette: Palette) -> list[Shape]:
    label = bone.label
    return [
        Line(*bone.line, palette["border_strong"], 1.75),
        Rectangle(
            label.x, label.y, label.width, label.height, fill=palette["accent_soft"], radius=6
        ),
        *_centred(label, LABEL_SIZE, palette["text"]),
    ]


def _lines_of(factor: FactorShape, palette: Palette) -> list[Shape]:
    lines: list[Shape] = [Line(*factor.twig, palette["border_strong"], 1.0)]
    if factor.rail:
        lines.append(Line(*factor.rail, palette["border_strong"], 1.0))
    return lines


def _factor(factor: FactorShape, palette: Palette) -> list[Shape]:
    shapes: list[Shape] = []
    if factor.depth == 0:
        fill, edge = palette["raised"], palette["border"]
        box = (factor.x, factor.y, factor.width, factor.height)
        shapes.append(Rectangle(*box, fill, edge, 0.75, radius=5))
    m = measure()
    y = factor.y + PADDING_Y
    x = factor.x + PADDING_X
    for line in factor.lines:
        shapes.append(Text(x, y + m.ascent(TEXT_SIZE), line, TEXT_SIZE, palette["text"]))
        y += m.line_height(TEXT_SIZE)
    if factor.detail:
        baseline = y + m.ascent(DETAIL_SIZE)
        shapes.append(Text(x, baseline, factor.detail, DETAIL_SIZE, palette["text_soft"]))
    return shapes


def _head(layout: FishboneLayout, palette: Palette) -> list[Shape]:
    head = layout.head
    x, y = head.x, head.y + head.height / 2
    arrow = ((x - 9, y - 5), (x, y), (x - 9, y + 5))
    return [
        Path(arrow, fill=palette["border_strong"], closed=True),
        Rectangle(
            head.x,
            head.y,
            head.width,
            head.height,
            fill=palette["raised"],
            stroke=palette.stage["reflect"],
            stroke_width=1.5,
            radius=8,
        ),
        *_centred(head, HEAD_SIZE, palette["text"]),
    ]


def _centred(box: Box, size: float, color: str, anchor: Anchor = "middle") -> list[Shape]:
    m = measure()
    x = box.x + box.width / 2
    y = box.y + (box.height - len(box.lines) * m.line_height(size)) / 2
    return [
        Text(x, y + i * m.line_height(size) + m.ascent(size), line, size, color, True, anchor)
        for i, line in enumerate(box.lines)
    ]


def _description(layout: FishboneLayout) -> str:
    said = [f"What happened: {' '.join(layout.head.lines)}."]
    for bone in layout.bones:
        factors = [f for f in layout.factors if f.bone_id == bone.id]
        texts = "; ".join(" ".join(factor.lines) for factor in factors)
        said.append(f"{' '.join(bone.label.lines)}: {texts or 'no factor yet'}.")
    return " ".join(said)
