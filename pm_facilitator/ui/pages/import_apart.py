"""Reading a large source in a process of its own, so that the window is never held up.

Threads are not enough for it: one long search through a hundred megabytes lets no other thread go
on. A process can be ended at any moment, and takes its memory along.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from pm_facilitator.errors import Cancelled, ImportFailed, PmError
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.ui.pages.import_read import Fetch, Reading, read

LARGE = 200_000
"""From how many bytes on a process of its own is worth its start."""

_COMMAND = (sys.executable, "-m", "pm_facilitator.ui.pages.import_apart")


def can_read_apart() -> bool:
    """Tell whether there is an interpreter to be started; a packed app has none."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def read_apart(
    fetch: Fetch, hints: Hints, watch: Watch, when_stopped: Callable[[Callable[[], None]], object]
) -> Reading:
    """Read a source in a process of its own.

    Args:
        fetch: how the source is fetched; that is done there too.
        hints: what is known beside it.
        watch: is told how far it is.
        when_stopped: takes what ends the process.

    Raises:
        ImportFailed: in one sentence, when it cannot be read.
        Cancelled: when it was stopped.
    """
    with _started() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        when_stopped(process.kill)
        try:
            watch(0.0)
            pickle.dump((fetch, hints), process.stdin)
            process.stdin.close()
            return _answer(process.stdout, watch)
        except (EOFError, OSError) as error:
            watch(0.0)  # says whether it was stopped
            raise ImportFailed(
                "This is too large for the memory of this computer.", "Take a part of it."
            ) from error
        finally:
            process.kill()


def _started() -> subprocess.Popen[bytes]:
    root = str(Path(__file__).parents[3])
    known = os.environ.get("PYTHONPATH")
    return subprocess.Popen(
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (root, known)))},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _answer(stream: IO[bytes], watch: Watch) -> Reading:
    while True:
        told = pickle.load(stream)
        if isinstance(told, float):
            watch(told)
        elif isinstance(told, Reading):
            return told
        else:
            raise told


def _main() -> None:
    """Be that process: read what comes in, tell how far it is, give the answer."""
    fetch, hints = pickle.load(sys.stdin.buffer)

    def tell(what: float | Reading | Exception) -> None:
        pickle.dump(what, sys.stdout.buffer)
        sys.stdout.buffer.flush()

    try:
        tell(read(fetch, hints, tell))
    except MemoryError:
        sys.exit(1)
    except (PmError, Cancelled) as error:
        tell(error)
    except Exception as error:  # noqa: BLE001 - it is raised again where it can be reported
        tell(RuntimeError(f"{type(error).__name__}: {error}"))


if __name__ == "__main__":
    _main()
