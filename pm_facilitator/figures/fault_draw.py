"""A laid-out fault tree as plain shapes, with the standard symbols of its gates and their words."""

from math import cos, pi, sin

from pm_facilitator.domain.vocabulary import WhyGate
from pm_facilitator.figures.fault_layout import (
    BASIC_RADIUS,
    GATE_HEIGHT,
    GATE_WIDTH,
    FaultLayout,
    GateShape,
)
from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.palette import Palette
from pm_facilitator.figures.shapes import Figure, Line, Path, Point, Shape, Text
from pm_facilitator.figures.why_draw import draw_box
from pm_facilitator.figures.why_layout import GATE_SIZE

GATE_NAMES = {WhyGate.ALL: "AND: all of these", WhyGate.ANY: "OR: any of these"}

_STROKE = 1.4
_CURVE = 12
_BEND = 7.0
"""How far the lower edge of an OR gate bends up."""


def draw_fault_tree(layout: FaultLayout, palette: Palette) -> Figure:
    """Draw a fault tree: boxes, the gate below each that several answers explain, basic events."""
    tops = {box.id: box.y + box.height for box in layout.boxes}
    shapes: list[Shape] = [
        Path(link.points, stroke=palette["border_strong"], stroke_width=1.2)
        for link in layout.links
    ]
    for basic in layout.basics:
        top = basic.y - BASIC_RADIUS
        shapes.append(Line(basic.x, tops[basic.id], basic.x, top, palette["border_strong"], 1.2))
        shapes.append(_outlined(_circle(basic.x, basic.y), palette))
    for gate in layout.gates:
        top = tops[gate.parent_id]
        shapes.append(Line(gate.x, top, gate.x, gate.y, palette["border_strong"], 1.2))
        shapes += _gate(gate, palette)
    shapes += [shape for box in layout.boxes for shape in draw_box(box, palette, words=False)]
    title, said = "Fault tree", _description(layout)
    return Figure(layout.width, layout.height, tuple(shapes), title, said)


def _gate(gate: GateShape, palette: Palette) -> list[Shape]:
    outline = _and(gate) if gate.gate is WhyGate.ALL else _or(gate)
    m = measure()
    middle = gate.y + GATE_HEIGHT / 2 + m.ascent(GATE_SIZE) / 2 - 1
    x = gate.x + GATE_WIDTH / 2 + 8
    words = Text(x, middle, GATE_NAMES[gate.gate], GATE_SIZE, palette["text_soft"])
    return [_outlined(outline, palette), words]


def _outlined(points: tuple[Point, ...], palette: Palette) -> Path:
    return Path(
        points,
        fill=palette["raised"],
        stroke=palette["text_soft"],
        stroke_width=_STROKE,
        closed=True,
    )


def _and(gate: GateShape) -> tuple[Point, ...]:
    """Give the outline with a round top and a flat foot."""
    half, foot = GATE_WIDTH / 2, gate.y + GATE_HEIGHT
    arc = (pi * i / _CURVE for i in range(_CURVE + 1))
    top = tuple((gate.x - half * cos(a), gate.y + half - half * sin(a)) for a in arc)
    return ((gate.x - half, foot), *top, (gate.x + half, foot))


def _or(gate: GateShape) -> tuple[Point, ...]:
    """Give the outline with a pointed top and a foot that bends up."""
    half, foot = GATE_WIDTH / 2, gate.y + GATE_HEIGHT
    shares = [i / _CURVE for i in range(_CURVE + 1)]
    # The sides run straight up at the foot and bend together towards the tip.
    left = tuple((gate.x - half * (1 - t * t), foot - GATE_HEIGHT * t) for t in shares)
    right = tuple((2 * gate.x - x, y) for x, y in reversed(left[:-1]))
    below = tuple((gate.x + half * (1 - 2 * t), foot - _BEND * sin(pi * t)) for t in shares[1:-1])
    return (*left, *right, *below)


def _circle(x: float, y: float) -> tuple[Point, ...]:
    steps = (2 * pi * i / (2 * _CURVE) for i in range(2 * _CURVE))
    return tuple((x + BASIC_RADIUS * cos(a), y + BASIC_RADIUS * sin(a)) for a in steps)


def _description(layout: FaultLayout) -> str:
    texts = {box.id: " ".join(box.lines) for box in layout.boxes}
    below: dict[str, list[str]] = {}
    for link in layout.links:
        below.setdefault(link.parent_id, []).append(texts[link.child_id])
    if not below:
        return f"{texts[layout.boxes[0].id]}. No why-steps yet."
    joins = {gate.parent_id: gate.gate for gate in layout.gates}
    said = []
    for id_, answers in below.items():
        word = "all of" if joins.get(id_) is WhyGate.ALL else "any of"
        because = f"because of {word}" if id_ in joins else "because"
        said.append(f"{texts[id_]}, {because}: {'; '.join(answers)}.")
    return " ".join(said)
