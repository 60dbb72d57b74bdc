"""The colours of one theme, read from the design tokens that everything drawn shares."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pm_facilitator import assets

THEMES = ("light", "dark")
_SECTIONS = ("stage", "note", "marker", "event", "phase", "group")

_TOWARDS_INK = 0.28


@dataclass(frozen=True)
class Palette:
    """The colours of a theme as ``#rrggbb``, by the names in ``resources/theme.toml``.

    Attributes:
        name: "light" or "dark".
        colors: the plain tokens, such as ``text`` and ``surface``.
        stage: a colour for each stage by its value.
        note: the fill of each note colour by its value, and ``text`` upon all of them.
        marker: the highlighter's ink for each note colour, laid on translucent.
        event: a colour for each event kind by its value.
        phase: a tint for each phase of the incident.
        group: a colour for each look of a small group (``domain.small_groups.LOOKS``).
    """

    name: str
    colors: Mapping[str, str]
    stage: Mapping[str, str]
    note: Mapping[str, str]
    marker: Mapping[str, str]
    event: Mapping[str, str]
    phase: Mapping[str, str]
    group: Mapping[str, str]

    def __getitem__(self, token: str) -> str:
        """Give a plain token's colour."""
        return self.colors[token]

    def edge(self, fill: str) -> str:
        """Give the quiet edge of a sheet of this colour: the colour, a little towards its ink."""
        parts = zip(_channels(fill), _channels(self.note["text"]), strict=True)
        return "#" + "".join(f"{round(a + _TOWARDS_INK * (b - a)):02x}" for a, b in parts)


@cache
def palette(name: str) -> Palette:
    """Give the palette of a theme, "light" or "dark"."""
    tokens = assets.toml("theme.toml")[name]
    plain = {token: value for token, value in tokens.items() if isinstance(value, str)}
    return Palette(name, plain, *(tokens[section] for section in _SECTIONS))


def tokens(section: str) -> dict[str, Any]:
    """Give another section of the tokens, such as ``type`` or ``space``."""
    return dict(assets.toml("theme.toml")[section])


def _channels(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color[1:]))
