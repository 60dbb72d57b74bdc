"""What can be typed on the command line: the commands, their options, and how values are read."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from pm_facilitator import __version__
from pm_facilitator.errors import PmError
from pm_facilitator.lint.options import add_options

_AUDIENCES = ("internal", "executive", "operations", "external", "compliance")
OUTLET_NAMES = ("calendar", "jira", "linear", "tasks", "github", "gitlab", "csv", "xlsx")

_DESCRIPTION = """\
pm-facilitator [REVIEW] [--sample] [--data-dir DIR]
  opens the app, or straight into a review by its id or title; --sample opens the sample review.

Everything below works without a screen."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise PmError(f"{message[:1].upper()}{message[1:]}.", f"See {self.prog} --help.")


def parser() -> argparse.ArgumentParser:
    """Give the parser of the words of a command; what is wrong it raises as a ``PmError``."""
    made = _Parser(
        prog="pm-facilitator",
        usage="pm-facilitator [REVIEW | COMMAND ...] [options]",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"pm-facilitator {__version__}")
    _add_data_dir(made, None)
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_readers(commands)
    add_options(
        _command(commands, "lint", "find wording that hunts for a culprit; exit 1 when any")
    )
    _add_export(commands)
    _add_hand_out(commands)
    _add_library(commands)
    return made


def _add_readers(commands: Any) -> None:
    timeline = _command(commands, "timeline", "show what is read out of a timeline; stores nothing")
    _add_files(timeline)
    timeline.add_argument("--json", action="store_true", help="print JSON")

    bring = _command(commands, "import", "make a review of a document; prints its id")
    _add_files(bring)
    bring.add_argument("--title", metavar="T", default="", help="the title of the review")


def _add_export(commands: Any) -> None:
    export = _command(commands, "export", "write the document of a review")
    export.add_argument("review", metavar="REVIEW", help="an id, its beginning, or a title")
    export.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help="the file; its name ends in .pdf, .docx, .md, .html, .txt, .json or .yaml",
    )
    export.add_argument(
        "--paper", choices=("a4", "letter"), default="a4", help="of a .pdf or .docx; else a4"
    )
    export.add_argument(
        "--audience", choices=_AUDIENCES, default="internal", help="who will read it"
    )
    export.add_argument(
        "--template",
        metavar="NAME|TOML",
        help="the sections to write: a template of the app, or a file of your own",
    )
    for name, does in (
        ("--frozen", "write the version of this number as it was frozen"),
        ("--since", "write what is different since the version of this number"),
    ):
        export.add_argument(name, metavar="NUMBER", type=int, help=does)


def _add_hand_out(commands: Any) -> None:
    out = _command(commands, "hand-out", "write the dates or the actions for other programs")
    out.add_argument("review", metavar="REVIEW", help="an id, its beginning, or a title")
    out.add_argument("--to", choices=OUTLET_NAMES, required=True, help="what the file is for")
    out.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help="the file")
    out.add_argument(
        "--again",
        action="store_true",
        help="also what the tracker was handed before and has given no key for",
    )


def _add_library(commands: Any) -> None:
    _command(commands, "list", "list the reviews")
    search = _command(commands, "search", "find reviews by words")
    search.add_argument("query", metavar="QUERY", nargs="+")
    for name, does in (
        ("backup", "copy the whole library into a file"),
        ("restore", "put a backup in the place of the library, which is kept beside it"),
    ):
        _command(commands, name, does).add_argument("file", metavar="FILE", type=Path)


def _command(commands: Any, name: str, does: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        prog=f"pm-facilitator {name}",
        help=does,
        description=f"{does[:1].upper()}{does[1:]}.",
        allow_abbrev=False,
    )
    _add_data_dir(parser, argparse.SUPPRESS)
    return parser


def _add_data_dir(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--data-dir", metavar="DIR", type=Path, default=default, help="the folder of the library"
    )


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="a file, folder or archive in any form that is known, or - for standard input",
    )
    parser.add_argument(
        "--date", metavar="YYYY-MM-DD", type=_day, help="the day of times without a date"
    )
    parser.add_argument("--zone", metavar="ZONE", type=_zone, help="the zone of times without one")
    parser.add_argument(
        "--choose",
        metavar="KEY=VALUE",
        type=_choice,
        action="append",
        default=[],
        help="read it in another way, as the choices that are printed say",
    )


def _choice(text: str) -> tuple[str, str]:
    key, given, value = text.partition("=")
    if not (key and given):
        raise argparse.ArgumentTypeError(f"{text} is no choice such as private=with")
    return key, value


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day such as 2026-01-31") from error


def _zone(text: str) -> str:
    from pm_facilitator.importers.times.zones import find_zone

    if find_zone(text) is None:
        raise argparse.ArgumentTypeError(f"{text} is no zone such as Europe/Lisbon")
    return text
