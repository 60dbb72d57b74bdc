"""Windows on two screens: on a sharper one they look as if they had been opened there."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300
ROUNDED = 0.0001
"""The share of the pixels that may differ: Qt rounds edges otherwise where a part is painted."""


@pytest.mark.parametrize("factor", ["2", "1.5"])
def test_on_another_screen_nothing_is_blurred_and_the_keyboard_stays(factor: str) -> None:
    command = [sys.executable, "-m", "tests.helpers.two_screens", factor]
    ran = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout)
    assert seen["ratio"] == float(factor)
    assert seen["keyboard"]
    assert all(share < ROUNDED for share in seen["apart"]), seen["apart"]
