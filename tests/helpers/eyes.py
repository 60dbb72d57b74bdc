"""How far apart two colours look: to common eyes, to colour-blind eyes, and on a poor projector."""

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Rgb = tuple[float, float, float]
Matrix = tuple[Rgb, Rgb, Rgb]

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation of
# Color Vision Deficiency. IEEE Transactions on Visualization and Computer Graphics 15(6), 2009.
# Their matrices for a severity of 1.0, for linear RGB.
PROTANOPIA: Matrix = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA: Matrix = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
TRITANOPIA: Matrix = (
    (1.255528, -0.076749, -0.178779),
    (-0.078411, 0.930809, 0.147602),
    (0.004733, 0.691367, 0.303900),
)
COMMON: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))

EYES = {
    "common": COMMON,
    "protanopia": PROTANOPIA,
    "deuteranopia": DEUTERANOPIA,
    "tritanopia": TRITANOPIA,
}

_WHITE: Rgb = (0.95047, 1.0, 1.08883)
_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)


def linear(color: str) -> Rgb:
    """Give a colour ``#rrggbb`` as linear light."""
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _decoded(red), _decoded(green), _decoded(blue)


def seen(color: str, eyes: Matrix) -> Rgb:
    """Give the linear light that these eyes take a colour for."""
    red, green, blue = _times(eyes, linear(color))
    return _within(red), _within(green), _within(blue)


def washed_out(light: Rgb, ambient: float = 0.2) -> Rgb:
    """Give what is left on a screen that ambient light falls upon, scaled to what is white there.

    0.2 means that black is as bright as a fifth of white: a contrast of 6 : 1, as of a common
    projector in a room with its lights on.
    """
    red, green, blue = ((part + ambient) / (1 + ambient) for part in light)
    return red, green, blue


def closest(lights: dict[str, Rgb]) -> tuple[float, str, str]:
    """Give the least distance (CIEDE2000) between any two of these, and which two they are."""
    labs = {name: _lab(light) for name, light in lights.items()}
    return min((_ciede2000(labs[a], labs[b]), a, b) for a, b in combinations(labs, 2))


def distance(one: Rgb, other: Rgb) -> float:
    """Give the distance (CIEDE2000) of two lights; 1 can just be seen side by side."""
    return _ciede2000(_lab(one), _lab(other))


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _within(part: float) -> float:
    return min(1.0, max(0.0, part))


def _times(matrix: Matrix, light: Rgb) -> Rgb:
    red, green, blue = (sum(m * part for m, part in zip(row, light, strict=True)) for row in matrix)
    return red, green, blue


def _lab(light: Rgb) -> Rgb:
    x, y, z = (
        _cube_root(part / white) for part, white in zip(_times(_TO_XYZ, light), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116


def _ciede2000(one: Rgb, other: Rgb) -> float:
    """Follow Sharma, Wu and Dalal: The CIEDE2000 Color-Difference Formula, 2005."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    chroma = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * sqrt(chroma**7 / (chroma**7 + 25.0**7))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = degrees(atan2(b1, a1 * stretch)) % 360, degrees(atan2(b2, a2 * stretch)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    light, dull = l2 - l1, c2 - c1
    hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    lightness, dullness = (l1 + l2) / 2, (c1 + c2) / 2
    middle = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    weight = (
        1
        - 0.17 * cos(radians(middle - 30))
        + 0.24 * cos(radians(2 * middle))
        + 0.32 * cos(radians(3 * middle + 6))
        - 0.20 * cos(radians(4 * middle - 63))
    )
    by_light = 1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2)
    by_dull = 1 + 0.045 * dullness
    by_hue = 1 + 0.015 * dullness * weight
    bend = 60 * exp(-(((middle - 275) / 25) ** 2))
    twist = -sin(radians(bend)) * 2 * sqrt(dullness**7 / (dullness**7 + 25.0**7))
    return sqrt(
        (light / by_light) ** 2
        + (dull / by_dull) ** 2
        + (hue / by_hue) ** 2
        + twist * (dull / by_dull) * (hue / by_hue)
    )
