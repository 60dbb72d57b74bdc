"""A process that is killed in the middle of the work loses nothing that it was told is kept."""

import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from pm_facilitator.store.library import open_library

WRITER = """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from pm_facilitator.domain.edits import events, setup
    from pm_facilitator.session import Session
    from pm_facilitator.store.library import open_library

    now = datetime.now(UTC)
    library = open_library(Path(sys.argv[1]))
    id_ = library.create(setup.new_review("Killed", now)[0], now)
    session = Session(library.load(id_), library.journal(id_), lambda: datetime.now(UTC))
    print(id_, flush=True)
    while True:
        changes, event = events.add_event(session.board, f"event {len(session.board.events)}")
        committed = session.commit(changes)
        print(committed.seq, event, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 40, 150])
def test_everything_acknowledged_before_a_kill_is_there_afterwards(
    file: Path, acknowledged: int
) -> None:
    command = [sys.executable, "-c", dedent(WRITER), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        id_ = writer.stdout.readline().strip()
        lines = [writer.stdout.readline() for _ in range(acknowledged)]
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
    # The last line may be torn by the kill; a line that is whole was acknowledged.
    whole = [line.split() for line in lines if line.endswith("\n")]
    library = open_library(file)
    log = {batch.seq for batch in library.log(id_)}
    board = library.load(id_)
    assert {int(seq) for seq, _ in whole} <= log
    assert {event for _, event in whole} <= {event.id for event in board.events}
    assert list(board.entities()) == list(library.board_at(id_, max(log)).entities())
    assert library.search("killed")
    library.close()
