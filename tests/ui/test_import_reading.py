"""Sources are read in the background: small ones on a thread, large ones in a process apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pm_facilitator.errors import Cancelled, ImportFailed
from pm_facilitator.importers.intake.bounding import MOST_SHOWN
from pm_facilitator.importers.protocol import Hints, unwatched
from pm_facilitator.ui.pages import import_reading
from pm_facilitator.ui.pages.import_apart import read_apart
from pm_facilitator.ui.pages.import_read import FromDisk, Reading, Typed, read
from pm_facilitator.ui.pages.import_reading import Readings
from pm_facilitator.ui.tasks import Tasks

CHAT = "2026-03-02\n14:02 Alert\n14:05 On-call takes the page\n"


@pytest.fixture
def readings(tasks: Tasks) -> Iterator[Readings]:
    made = Readings(tasks, tasks)
    yield made
    made.stop()


def texts(reading: Reading) -> list[str]:
    return [event.text for event in reading.draft.events]


def test_what_is_read_comes_back_with_its_number(readings: Readings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(readings.read) as done:
        readings.begin(3, Typed("", CHAT), Hints())
    number, reading = done.args
    assert number == 3
    assert texts(reading) == ["Alert", "On-call takes the page"]
    assert not readings.is_busy()


def test_the_last_wish_wins(readings: Readings, qtbot: QtBot) -> None:
    came: list[Reading] = []
    readings.read.connect(lambda _, reading: came.append(reading))
    readings.begin(0, Typed("", CHAT), Hints())
    readings.begin(0, Typed("", "2026-03-02\n15:00 All clear\n"), Hints())
    qtbot.waitUntil(lambda: not readings.is_busy())
    assert [texts(reading) for reading in came] == [["All clear"]]


def test_what_was_stopped_never_comes(readings: Readings, tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(readings.read, wait=50):
        readings.begin(0, Typed("", CHAT), Hints())
        assert readings.stop() == [0]
        tasks.wait()


def test_a_failure_is_told_with_its_number(readings: Readings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(readings.failed) as failed:
        readings.begin(1, FromDisk(Path("/nowhere/chat.txt")), Hints())
    number, error = failed.args
    assert number == 1
    assert "chat.txt" in str(error)


def test_a_process_apart_reads_the_same(tmp_path: Path) -> None:
    file = tmp_path / "chat.txt"
    file.write_text(CHAT)
    told: list[float] = []
    apart = read_apart(FromDisk(file), Hints(), told.append, lambda end: None)
    assert apart == read(FromDisk(file), Hints(), unwatched)
    assert told


def test_a_process_apart_says_what_is_wrong_in_the_same_words(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match=r"gone\.txt") as failed:
        read_apart(FromDisk(tmp_path / "gone.txt"), Hints(), unwatched, lambda end: None)
    assert failed.value.advice


def test_a_process_apart_that_is_ended_was_stopped(tmp_path: Path) -> None:
    stopped = False

    def end_at_once(end: object) -> None:
        nonlocal stopped
        assert callable(end)
        end()
        stopped = True

    def watch(_: float) -> None:
        if stopped:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_apart(Typed("", CHAT), Hints(), watch, end_at_once)


def test_a_process_that_dies_gives_a_sentence() -> None:
    def end_at_once(end: object) -> None:
        assert callable(end)
        end()

    with pytest.raises(ImportFailed, match="too large for the memory"):
        read_apart(Typed("", CHAT), Hints(), unwatched, end_at_once)


def test_a_large_source_is_read_apart_and_only_a_part_is_kept(
    readings: Readings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_reading, "LARGE", 10_000)
    lines = [f"14:{n // 60 % 60:02}:{n % 60:02} step {n}" for n in range(6_000)]
    text = "2026-03-02\n" + "\n".join(lines)
    with qtbot.waitSignal(readings.read) as done:
        readings.begin(0, Typed("", text), Hints())
    reading = done.args[1]
    assert 0 < len(reading.draft.events) <= MOST_SHOWN
    assert " of 6,000 entries were read" in reading.draft.warnings[0].message
