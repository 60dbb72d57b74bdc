"""One edit kept durably by the app, against the same two rows written by sqlite3 alone."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.common import median, paired
from pm_facilitator.domain.edits import events, setup
from pm_facilitator.session import Session
from pm_facilitator.store.library import open_library

ROUNDS = 500
EVENTS = 150
AIM = 1.5

TEXT = "The certificate of the payment service expired and nobody was told ({})"
ID = "0" * 32


def measure() -> dict[str, Any]:
    """Measure both, turn by turn on the same disk, and give medians in milliseconds."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ours = _edit_in_app(Path(folder) / "library.db", stack)
        raw = _edit_in_sqlite(Path(folder) / "raw.db", stack)
        paired(ours, raw, 20)
        app, floor = (median(times) for times in paired(ours, raw, ROUNDS))
    return {
        "what": "one edit, kept durably",
        "ms": round(app * 1000, 3),
        "against": "sqlite3 alone: one row and one log row",
        "against_ms": round(floor * 1000, 3),
        "ratio": round(app / floor, 2),
        "aim": AIM,
    }


def _edit_in_app(path: Path, stack: ExitStack) -> Callable[[], object]:
    """Reword an event of a review with many, through the session."""
    library = open_library(path)
    stack.callback(library.close)
    now = datetime(2026, 11, 3, 14, 0, tzinfo=UTC)
    review_id = library.create(setup.new_review("Benchmark", now)[0], now)
    session = Session(library.load(review_id), library.journal(review_id), lambda: now)
    for number in range(EVENTS):
        changes, event_id = events.add_event(session.board, TEXT.format(number), now)
        session.commit(changes)
    numbers = iter(range(10**9))

    def edit() -> None:
        text = TEXT.format(f"again {next(numbers)}")
        session.commit(events.set_text(session.board, event_id, text))

    return edit


def _edit_in_sqlite(path: Path, stack: ExitStack) -> Callable[[], object]:
    """Write the same text and the same log entry with nothing in between."""
    connection = stack.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE event (id TEXT PRIMARY KEY, text TEXT)")
    connection.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, at TEXT, changes TEXT)")
    rows = [(f"{number:032}", TEXT.format(number)) for number in range(EVENTS)]
    connection.executemany("INSERT INTO event VALUES (?, ?)", rows)
    numbers = iter(range(10**9))

    def edit() -> None:
        text = TEXT.format(f"again {next(numbers)}")
        entry = f'[{{"do":"patch","id":"{ID}","before":"{text}","after":"{text}"}}]'
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE event SET text = ? WHERE id = ?", (text, ID))
        connection.execute(
            "INSERT INTO log (at, changes) VALUES (?, ?)", ("2026-11-03T14:00:00+00:00", entry)
        )
        connection.execute("COMMIT")

    return edit
