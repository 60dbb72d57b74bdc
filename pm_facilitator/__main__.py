"""The entry: a command of the command line, or the app with its windows."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pm_facilitator import cli
from pm_facilitator.ui import platform_check


def main(argv: Sequence[str] | None = None) -> int:
    """Run the app or one of its commands, and give the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("review", nargs="?", default="")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--data-dir", type=Path, default=None)
    start, unknown = parser.parse_known_args(arguments)
    if unknown or start.review in cli.COMMANDS:
        return cli.main(arguments)
    trouble = platform_check.advice() or platform_check.no_display()
    if trouble:
        print(trouble, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2
    # Qt is needed from here on, and for nothing on the command line.
    from pm_facilitator import app

    return app.main(app.Start(start.review, start.sample, start.data_dir))


if __name__ == "__main__":
    sys.exit(main())
