"""A laid-out why-tree as plain shapes."""

from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Figure, Path, Rectangle, Shape, Text
from pm_facilitator.figures.why_layout import GATE_SIZE, PADDING, TEXT_SIZE, WhyBox, WhyLayout

GATE_WORDS = {WhyGate.ANY: "any of these:", WhyGate.ALL: "all of these together:"}


def draw_whys(layout: WhyLayout, palette: Palette) -> Figure:
    """Draw a why-tree: the factor on top, each answer below what it answers."""
    links = [
        Path(link.points, stroke=palette["border_strong"], stroke_width=1.2)
        for link in layout.links
    ]
    boxes = [shape for box in layout.boxes for shape in draw_box(box, palette)]
    return Figure(
        layout.width,
        layout.height,
        (*links, *boxes),
        "Why-chain",
        _description(layout),
    )


def draw_box(box: WhyBox, palette: Palette, *, words: bool = True) -> list[Shape]:
    """Draw the factor or an answer, with the words of its gate unless that is drawn elsewhere."""
    first = box.depth == 0
    fill = palette["accent_soft"] if first else palette["raised"]
    edge = palette["accent"] if first else palette["border"]
    shapes: list[Shape] = [
        Rectangle(box.x, box.y, box.width, box.height, fill=fill, stroke=edge, radius=6)
    ]
    m = measure()
    y = box.y + PADDING
    for line in box.lines:
        baseline = y + m.ascent(TEXT_SIZE)
        text = Text(box.x + PADDING, baseline, line, TEXT_SIZE, palette["text"], bold=first)
        shapes.append(text)
        y += m.line_height(TEXT_SIZE)
    if box.gate and words:
        baseline, joins = y + m.ascent(GATE_SIZE), GATE_WORDS[box.gate]
        shapes.append(Text(box.x + PADDING, baseline, joins, GATE_SIZE, palette["text_soft"]))
    return shapes


def _description(layout: WhyLayout) -> str:
    texts = {box.id: " ".join(box.lines) for box in layout.boxes}
    root = layout.boxes[0]
    said = [f"{texts[link.parent_id]}, because: {texts[link.child_id]}." for link in layout.links]
    return " ".join(said) if said else f"{texts[root.id]}. No why-steps yet."
