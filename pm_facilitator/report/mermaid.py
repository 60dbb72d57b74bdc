"""The figures in Mermaid's words, for places that show Markdown but no drawings."""

from collections.abc import Mapping, Sequence

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.common import Key, ends
from pm_facilitator.domain.entities import (
    Action,
    Arrow,
    Factor,
    Note,
    NoteGroup,
    TimelineEvent,
    WhyStep,
)
from pm_facilitator.domain.shortened import shortened
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.fault_draw import GATE_NAMES
from pm_facilitator.figures.matrix import EFFORT, Axes
from pm_facilitator.report.text import one_line
from pm_facilitator.report.when import Times, short_day

_MARKS = str.maketrans(
    {
        ":": "∶",  # a ratio sign: looks the same and divides nothing in Mermaid
        "#": "＃",
        ";": ",",
        "%": "％",
        "`": "ʼ",
        '"': "”",
        "<": "‹",
        ">": "›",
        "{": "(",
        "}": ")",
        "[": "(",
        "]": ")",
        "|": "/",
        "\\": "/",
    }
)
_LABEL = 90


def timeline_words(events: Sequence[TimelineEvent], times: Times) -> str:
    """Write events as a Mermaid timeline, a section for each day."""
    lines = ["timeline"]
    heading = ""
    for event in events:
        if event.time is None:
            continue
        day = short_day(times.day_of(event.time))
        if day != heading:
            lines.append(f"    section {day}")
            heading = day
        lines.append(f"    {_label(times.event(event))} : {_label(event.text) or 'no text'}")
    return "\n".join(lines)


def fishbone_words(board: Board) -> str:
    """Write the fishbone as a Mermaid flowchart that runs towards what happened."""
    head = board.review.problem or board.review.title
    lines = ["flowchart LR", f'    head(["{_label(head) or "What happened"}"])']
    ids: dict[str, str] = {}
    for number, bone in enumerate(board.bones, start=1):
        found = [factor for factor in board.factors if factor.bone_id == bone.id]
        if found:
            lines.append(f'    b{number}["{_label(bone.label) or "Category"}"] --> head')
            ids[bone.id] = f"b{number}"
    shown = [factor for factor in board.factors if factor.bone_id in ids]
    ids |= {factor.id: f"f{number}" for number, factor in enumerate(shown, start=1)}
    lines += [f"    {_factor(factor, ids)}" for factor in shown]
    return "\n".join(lines)


def board_words(board: Board, stage: Stage) -> str:
    """Write a board as a Mermaid flowchart: its groups, their notes, and the arrows between."""
    notes = [note for note in board.notes(stage) if not note.hidden]
    ids = {("note", note.id): f"n{number}" for number, note in enumerate(notes, start=1)}
    lines = ["flowchart LR"]
    for group in board.all(NoteGroup):
        inside = [note for note in notes if note.group_id == group.id]
        if inside:
            name = f"g{len(ids)}"
            ids["note_group", group.id] = name
            lines.append(f'    subgraph {name}["{_label(group.title) or "Group"}"]')
            lines += [f"        {_note(note, ids)}" for note in inside]
            lines.append("    end")
    lines += [f"    {_note(n, ids)}" for n in notes if ("note_group", n.group_id) not in ids]
    for arrow in board.all(Arrow):
        tail, head = (ids.get(end) for end in ends(arrow))
        if arrow.stage is stage and tail and head:
            words = f'|"{_label(arrow.text)}"|' if arrow.text.strip() else ""
            lines.append(f"    {tail} -->{words} {head}")
    return "\n".join(lines)


def chain_words(board: Board, factor: Factor) -> str:
    """Write a why-chain as a Mermaid flowchart; where answers join, a gate stands between."""
    lines = ["flowchart TD", f'    f["{_label(factor.text) or "no text"}"]']
    steps = [step for step in board.all(WhyStep) if step.factor_id == factor.id]
    ids: dict[str | None, str] = {None: "f"}
    ids |= {step.id: f"w{number}" for number, step in enumerate(steps, start=1)}
    lines += [f'    {ids[step.id]}["{_label(step.text) or "no text"}"]' for step in steps]
    gates = {None: factor.gate} | {step.id: step.gate for step in steps}
    for parent, gate in gates.items():
        below = [step for step in steps if step.parent_id == parent]
        onto = ids[parent]
        if len(below) > 1:
            onto = f"g{ids[parent]}"
            lines.append(f'    {onto}(["{GATE_NAMES[gate]}"]) --> {ids[parent]}')
        lines += [f"    {ids[step.id]} --> {onto}" for step in below]
    return "\n".join(lines)


def matrix_words(actions: Sequence[Action], axes: Axes = EFFORT) -> str:
    """Write the actions as a Mermaid quadrant chart, by their numbers in the table."""
    lines = ["quadrantChart"]
    lines.append(f"    x-axis Low {axes.right} --> High {axes.right}")
    lines.append(f"    y-axis Low {axes.up} --> High {axes.up}")
    for number, action in enumerate(actions, start=1):
        place = axes.place(action)
        if place is not None:
            y, x = ((step - 0.5) / 5 for step in place)
            lines.append(f'    "{number}": [{x:.2f}, {y:.2f}]')
    return "\n".join(lines)


def _note(note: Note, ids: Mapping[Key, str]) -> str:
    return f'{ids["note", note.id]}["{_label(note.text) or "no text"}"]'


def _factor(factor: Factor, ids: dict[str, str]) -> str:
    onto = ids.get(factor.parent_id or "", ids[factor.bone_id])
    return f'{ids[factor.id]}("{_label(factor.text) or "no text"}") --> {onto}'


def _label(text: str) -> str:
    return shortened(one_line(text).translate(_MARKS), _LABEL)
