"""The colours can be read by everybody."""

import pytest

from pm_facilitator import assets
from pm_facilitator.domain.small_groups import LOOKS
from pm_facilitator.domain.vocabulary import EventKind, NoteColor, Stage
from pm_facilitator.figures.board_objects import MARKER_OPACITY
from pm_facilitator.figures.palette import THEMES, palette
from tests.helpers.contrast import contrast


def blend(marker: str, below: str) -> str:
    pairs = [(int(marker[i : i + 2], 16), int(below[i : i + 2], 16)) for i in (1, 3, 5)]
    mixed = [MARKER_OPACITY * ink + (1 - MARKER_OPACITY) * paper for ink, paper in pairs]
    return "#" + "".join(f"{round(channel):02x}" for channel in mixed)


PAIRS = [
    (theme, ink, paper)
    for theme in THEMES
    for ink, papers in assets.toml("theme.toml")["contrast"].items()
    for paper in papers
]


@pytest.mark.parametrize(("theme", "ink", "paper"), PAIRS)
def test_named_pairs_have_enough_contrast(theme: str, ink: str, paper: str) -> None:
    assert contrast(palette(theme)[ink], palette(theme)[paper]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_text_below_the_highlighter_can_still_be_read(theme: str) -> None:
    colors = palette(theme)
    for meaning in NoteColor:
        marker = colors.marker[meaning.value]
        ink, paper = (blend(marker, colors[below]) for below in ("text", "canvas"))
        assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_stage_event_and_group_colors_can_be_read_as_text(theme: str) -> None:
    colors = palette(theme)
    inks = [colors.stage[s.value] for s in Stage] + [colors.event[k.value] for k in EventKind]
    inks += [colors.group[look] for look in LOOKS]
    for ink in inks:
        assert contrast(ink, colors["surface"]) >= 4.5
        assert contrast(ink, colors["raised"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_text_on_every_phase_tint_has_enough_contrast(theme: str) -> None:
    colors = palette(theme)
    for tint in colors.phase.values():
        assert contrast(colors["text"], tint) >= 4.5
