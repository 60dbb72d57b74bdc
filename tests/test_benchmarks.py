"""What a benchmark prints: each figure with what it stands beside, and its aim if it has one."""

from collections.abc import Callable

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks import canvas, find
from benchmarks.canvas_probe import GROUP

_LIMITS = {"limit: picture": [0.2, 0.2], "limit: picture, stretched": [0.5, 0.5]}
_STEPS = {"open": [300.0], "zoom sweep": [1.0, 3.0], f"zoom sweep{GROUP}": [4.0, 6.0]}


@pytest.mark.parametrize("aim", [canvas.aim_of, find._aim], ids=["canvas", "find"])
def test_of_a_gesture_is_told_what_it_takes_beside_a_ready_picture(
    aim: Callable[[str], float], capsys: pytest.CaptureFixture[str]
) -> None:
    probe = {"times": {**_LIMITS, **_STEPS}, "peak_mib": 240.0}
    rows = canvas.rows(5_000, [probe], aim)
    benchmarks._print_table({}, [{"name": "canvas", **row} for row in rows])
    told = [line for line in capsys.readouterr().out.splitlines() if line]
    assert told == [
        "canvas: 5,000 notes: open  300.000 ms (median), 300.00 ms (95th percentile), aim 800",
        "canvas: 5,000 notes: zoom sweep  2.000 ms (median), 3.00 ms (95th percentile), aim 8",
        "  picture, stretched of the window's size, against the p95  0.500 ms",
        "  ratio 6.00 (4.00 of the medians), aim 5.00",
        f"canvas: 5,000 notes: zoom sweep{GROUP}  5.000 ms (median), 6.00 ms (95th percentile)",
        "canvas: 5,000 notes: memory  240 MiB, aim 250",
    ]
