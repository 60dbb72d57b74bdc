"""The entry: a command of the command line, or the app with its windows."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

COMMANDS = frozenset(
    ("timeline", "lint", "import", "export", "hand-out", "list", "search", "backup", "restore")
)
"""The names of the commands, known here so that a start of the app does not read their modules."""


def main(
    argv: Sequence[str] | None = None, reached: Callable[[str], object] = lambda step: None
) -> int:
    """Run the app or one of its commands, and give the exit code.

    Args:
        argv: the words of the command line; those of this process when None.
        reached: told of the steps of the app's start, for whoever measures it.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    start = read_start(arguments)
    if start is None:
        from pm_facilitator import cli

        return cli.main(arguments)
    from pm_facilitator.ui import platform_check

    trouble = platform_check.advice() or platform_check.no_display()
    if trouble:
        print(trouble, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2
    # Qt is needed from here on, and for nothing on the command line.
    from pm_facilitator import app

    return app.main(app.Start(*start), reached)


def read_start(arguments: Sequence[str]) -> tuple[str, bool, Path | None] | None:
    """Give the review, whether the sample is wanted, and the data folder of a start of the app.

    None means that this is for the command line: a command, help, or words the app does not know.
    Read by hand, as the window is painted before anything that takes time to import.
    """
    words, free, sample, folder = iter(arguments), [""], False, ""
    for word in words:
        if word == "--sample":
            sample = True
        elif word == "--data-dir":
            folder = next(words, "")
        elif word.startswith("--data-dir="):
            folder = word.partition("=")[2]
        elif word.startswith("-"):
            return None
        else:
            free.append(word)
    if len(free) > 2 or free[-1] in COMMANDS:
        return None
    return free[-1], sample, Path(folder) if folder else None


if __name__ == "__main__":
    sys.exit(main())
