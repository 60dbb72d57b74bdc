"""From a real incident document to the finished one: what happened is in it, in its order."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pm_facilitator import cli
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.vocabulary import Precision
from pm_facilitator.paths import paths_for
from pm_facilitator.store.library import open_library
from tests.helpers.libraries import PutLibrary
from tests.importers.gold import SHARED, Gold, shared
from tests.importers.real import each_document, needs_postmortems

CASES = list(shared())
CLOCKED = (Precision.EXACT, Precision.APPROXIMATE)


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, put_library: PutLibrary) -> None:
    put_library(paths_for(tmp_path / "data").library)


@needs_postmortems
@each_document
def test_import_then_export_tells_the_events_in_their_order(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert_told(*brought_through(path, [], tmp_path, capsys))


@pytest.mark.skipif(not CASES, reason="the folder of real timelines is not here")
@pytest.mark.parametrize("gold", CASES, ids=lambda gold: gold.name)
def test_a_timeline_comes_out_with_every_entry_in_order(
    gold: Gold, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hints = {"--date": gold.day and gold.day.isoformat(), "--zone": gold.zone}
    options = [word for name, value in hints.items() if value for word in (name, value)]
    path = SHARED / f"{gold.name}.txt"
    written, happened = brought_through(path, options, tmp_path, capsys)
    assert len(happened) == len(gold.events)
    assert_told(written, happened)


def assert_told(written: list[tuple[str, str]], happened: list[tuple[str, str]]) -> None:
    assert len(written) == len(happened)
    for (clock, text), (when, what) in zip(written, happened, strict=True):
        assert when in clock
        assert text.startswith(what)


def brought_through(
    path: Path, options: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Import a file, export its review, and give the document's rows and the review's events."""
    data = ["--data-dir", str(folder / "data")]
    assert cli.main(["import", str(path), *options, *data]) == 0
    review_id = capsys.readouterr().out.strip()
    out = folder / "review.md"
    assert cli.main(["export", review_id, "-o", str(out), *data]) == 0
    return rows(out.read_text(encoding="utf-8")), events(stored(folder / "data", review_id))


def stored(folder: Path, review_id: str) -> Board:
    library = open_library(paths_for(folder).library)
    try:
        return library.load(review_id)
    finally:
        library.close()


def events(board: Board) -> list[tuple[str, str]]:
    """Give the clock time and the first words of each event of a review."""
    zone = ZoneInfo(board.review.zone)
    return [
        (
            f"{event.time.astimezone(zone):%H:%M}"
            if event.time and event.precision in CLOCKED
            else "",
            words(event.text)[:60].rstrip(),
        )
        for event in board.events
    ]


def rows(document: str) -> list[tuple[str, str]]:
    """Give the time and the text of each row of a document's timeline."""
    timeline = document.partition("\n## Timeline\n")[2].partition("\n## ")[0]
    cells = [
        re.split(r"(?<!\\)\|", line)[1:3]
        for line in timeline.splitlines()
        if line.startswith("| ") and not line.startswith(("| Time", "| ---", "| **"))
    ]
    return [(clock, words(text)) for clock, text in cells]


def words(text: str) -> str:
    """Give the words of a text without the marks around and within them."""
    return " ".join(re.findall(r"[^\W_]+", text.replace("<br>", " ").casefold()))
