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
from tests.importers.real import each_document, needs_postmortems

pytestmark = needs_postmortems

CLOCKED = (Precision.EXACT, Precision.APPROXIMATE)


@each_document
def test_import_then_export_tells_the_events_in_their_order(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    assert cli.main(["import", str(path), *data]) == 0
    review_id = capsys.readouterr().out.strip()
    out = tmp_path / "review.md"
    assert cli.main(["export", review_id, "-o", str(out), *data]) == 0
    written = rows(out.read_text(encoding="utf-8"))
    happened = events(stored(tmp_path / "data", review_id))
    assert len(written) == len(happened)
    for (clock, text), (when, what) in zip(written, happened, strict=True):
        assert when in clock
        assert text.startswith(what)


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
