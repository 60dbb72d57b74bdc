"""How long tests wait for what another thread, a browser or another program does."""

from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

SECONDS = 30.0
"""Seconds that anything may take to happen on a busy machine; mostly it takes a moment."""

MILLISECONDS = round(1000 * SECONDS)


@pytest.fixture
def qtbot(qtbot: QtBot) -> Iterator[QtBot]:
    """Give a bot that is as patient as that, where a test does not say otherwise."""
    with pytest.MonkeyPatch.context() as patching:
        for name in ("waitUntil", "waitSignal", "waitSignals"):
            patient = partial(getattr(qtbot, name), timeout=MILLISECONDS)
            patching.setattr(qtbot, name, patient)
        yield qtbot
