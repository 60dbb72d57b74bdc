"""The command line: everything that needs no screen, without one and without Qt."""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from pm_facilitator import __version__
from pm_facilitator.errors import ImportFailed, PmError, StoreError
from pm_facilitator.lint.options import add_options
from pm_facilitator.paths import paths_for

# What a command needs is imported by it alone, so that each starts quickly.
if TYPE_CHECKING:
    from pm_facilitator.importers.draft import (
        Choice,
        EventDraft,
        ImportWarning,
        Moment,
        ReviewDraft,
    )
    from pm_facilitator.store.library import Library

DONE, FOUND, WRONG = 0, 1, 2
_AUDIENCES = ("internal", "executive", "operations", "external", "compliance")
OUTLET_NAMES = ("calendar", "jira", "linear", "tasks", "github", "gitlab", "csv", "xlsx")

_DESCRIPTION = """\
pm-facilitator [REVIEW] [--sample] [--data-dir DIR]
  opens the app, or straight into a review by its id or title; --sample opens the sample review.

Everything below works without a screen."""


def main(argv: Sequence[str]) -> int:
    """Run one command and give the exit code.

    It is 0 when all is done, 1 when ``lint`` found something, and 2 for wrong use or input that
    cannot be read, which is said in one sentence on standard error.
    """
    _speak_utf8()
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else DONE
    try:
        code = _RUN[arguments.command](arguments)
        sys.stdout.flush()
    except PmError as error:
        _complain(str(error))
        return WRONG
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        _complain(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.")
        raise SystemExit(WRONG)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="pm-facilitator",
        usage="pm-facilitator [REVIEW | COMMAND ...] [options]",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"pm-facilitator {__version__}")
    _add_data_dir(parser, None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_readers(commands)
    add_options(
        _command(commands, "lint", "find wording that hunts for a culprit; exit 1 when any")
    )
    _add_export(commands)
    _add_hand_out(commands)
    _add_library(commands)
    return parser


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
    from pm_facilitator.importers.zones import find_zone

    if find_zone(text) is None:
        raise argparse.ArgumentTypeError(f"{text} is no zone such as Europe/Lisbon")
    return text


# -- the commands


def _timeline(arguments: argparse.Namespace) -> int:
    draft = _read(arguments)
    places = _places(draft.events)
    if arguments.json:
        events = [
            {
                "time": _iso(event.time),
                "end": _iso(event.end),
                "approximate": event.approximate,
                "text": event.text,
                "line": event.line,
                **({"where": where} if where else {}),
            }
            for event, where in zip(draft.events, places, strict=True)
        ]
        warnings = [
            {"line": each.line, "message": each.told if each.where else each.message}
            for each in draft.warnings
        ]
        _print_json({"events": events, "warnings": warnings})
        return DONE
    for event, where in zip(draft.events, places, strict=True):
        about = "about " if event.approximate else ""
        end = f" to {_iso(event.end)}" if event.end else ""
        read = f"{about}{_iso(event.time) or 'unknown'}{end}  {event.text}"
        _print(f"{where or event.line:>5}  {read}")
    if not draft.events:
        _complain("There is no event in it.")
    _tell_warnings(draft.warnings)
    _tell_choices(draft.choices)
    return DONE


def _places(events: "Sequence[EventDraft]") -> list[str]:
    """Give where events of several files stand in them; nothing where there is but one."""
    from pm_facilitator.domain.origins import place_named, source_name

    origins = [next(iter(event.origins), "") for event in events]
    several = len(set(map(source_name, origins))) > 1
    return [place_named(origin) if several else "" for origin in origins]


def _lint(arguments: argparse.Namespace) -> int:
    from pm_facilitator.lint.command import run

    outcome = run(arguments, __version__)
    for line in outcome.printed:
        _print(line)
    for complaint in (*outcome.notes, *outcome.complaints):
        _complain(complaint)
    if outcome.complaints:
        return WRONG
    return FOUND if outcome.found else DONE


def _import(arguments: argparse.Namespace) -> int:
    from pm_facilitator.domain.vocabulary import Origin
    from pm_facilitator.importers.convert import review_changes

    draft = _read(arguments)
    if draft.choices and not (draft.events or draft.actions):
        said = next((each.told for each in draft.warnings), "There is no event in it.")
        raise ImportFailed(said, "The command timeline tells how it can be read.")
    now, name = datetime.now(UTC), Path(arguments.files[0]).stem
    changes, review_id = review_changes(
        draft, now, arguments.zone or "UTC", title=arguments.title, name=name
    )
    with closing(_library(arguments)) as library:
        for picture in draft.pictures:
            library.put_blob(picture.data, picture.media_type)
        library.create(changes, now, Origin.IMPORT)
    _tell_warnings(draft.warnings)
    if draft.zone is None and any(_lacks_zone(event.time) for event in draft.events):
        _complain("No zone is known for these times; they were read in UTC. --zone names one.")
    _print(review_id)
    return DONE


def _export(arguments: argparse.Namespace) -> int:
    from pm_facilitator.report.command import run
    from pm_facilitator.report.options import ReportOptions

    with closing(_library(arguments)) as library:
        review_id = library.resolve(arguments.review)
        options = ReportOptions(
            made_at=datetime.now(UTC),
            app_version=__version__,
            audience=arguments.audience,
            blob=library.blob,
            figure_files=True,
            paper=arguments.paper,
            log=lambda: library.log(review_id),
        )
        for line in run(arguments, library.load(review_id), options):
            _complain(line)
    return DONE


def _hand_out(arguments: argparse.Namespace) -> int:
    from pm_facilitator.report.hand_out import hand_out
    from pm_facilitator.report.outlets import OUTLETS
    from pm_facilitator.session import Session

    now = datetime.now(UTC)
    with closing(_library(arguments)) as library:
        review_id = library.resolve(arguments.review)
        if OUTLETS[arguments.to].tracker:
            _keep_off_the_app(arguments, review_id)
        board = library.load(review_id)
        handed = hand_out(board, arguments.to, arguments.output, now, again=arguments.again)
        Session(board, library.journal(review_id), lambda: now).commit(handed.changes)
    for path in handed.paths:
        _print(str(path))
    if handed.waiting:
        _complain(handed.waiting)
    return DONE


def _keep_off_the_app(arguments: argparse.Namespace, review_id: str) -> None:
    """Refuse to write to a review that is open: the app would find it changed behind its back."""
    try:
        opened = paths_for(arguments.data_dir).left_open.read_text(encoding="utf-8").strip()
    except OSError:
        return
    if opened == review_id:
        raise StoreError("This review is open in the app.", "Hand it out there, or leave it first.")


def _list(arguments: argparse.Namespace) -> int:
    with closing(_library(arguments)) as library:
        for review in library.reviews():
            severity = review.severity.value if review.severity else "-"
            day = (review.started_at or review.updated_at).date().isoformat()
            _print(f"{review.id}  {day}  {severity:<4}  {review.status.label:<9}  {review.title}")
    return DONE


def _search(arguments: argparse.Namespace) -> int:
    with closing(_library(arguments)) as library:
        for hit in library.search(" ".join(arguments.query)):
            _print(f"{hit.review_id}  {hit.title}\n    {hit.snippet}")
    return DONE


def _backup(arguments: argparse.Namespace) -> int:
    with closing(_library(arguments)) as library:
        library.backup(arguments.file)
    return DONE


def _restore(arguments: argparse.Namespace) -> int:
    from pm_facilitator.store.restore import restore

    kept = restore(arguments.file, paths_for(arguments.data_dir).library)
    if kept is not None:
        _print(f"The library that was here is kept as {kept}.")
    return DONE


_RUN = {
    "timeline": _timeline,
    "lint": _lint,
    "import": _import,
    "export": _export,
    "hand-out": _hand_out,
    "list": _list,
    "search": _search,
    "backup": _backup,
    "restore": _restore,
}
COMMANDS = frozenset(_RUN)
"""The words that are commands; any other first word names a review."""


# -- in and out


def _read(arguments: argparse.Namespace) -> "ReviewDraft":
    from pm_facilitator.importers.decoding import read_standard_input
    from pm_facilitator.importers.known import read_source
    from pm_facilitator.importers.protocol import Hints
    from pm_facilitator.importers.source import Source
    from pm_facilitator.importers.taking import take

    if arguments.files == ["-"]:
        source = Source(data=read_standard_input())
    else:
        source = take([Path(file) for file in arguments.files])
    hints = Hints(arguments.date, arguments.zone, choices=dict(arguments.choose))
    return read_source(source, hints)


def _library(arguments: argparse.Namespace) -> "Library":
    from pm_facilitator.store.library import open_library

    return open_library(paths_for(arguments.data_dir).library)


def _iso(moment: "Moment") -> str | None:
    return moment.isoformat() if moment else None


def _lacks_zone(moment: "Moment") -> bool:
    return moment is not None and not (isinstance(moment, datetime) and moment.tzinfo)


def _tell_warnings(warnings: Sequence["ImportWarning"]) -> None:
    for warning in warnings:
        _complain(warning.told)


def _tell_choices(choices: Sequence["Choice"]) -> None:
    for choice in choices:
        options = " or ".join(f"{choice.key}={value} ({name})" for value, name in choice.options)
        _complain(f"{choice.label}: {choice.chosen}. --choose {options}")


def _print_json(values: dict[str, Any]) -> None:
    _print(json.dumps(values, ensure_ascii=False, indent=2))


def _print(text: str) -> None:
    print(text)


def _complain(text: str) -> None:
    print(" ".join(text.split()), file=sys.stderr)


def _speak_utf8() -> None:
    """Print UTF-8 whatever the locale; half a surrogate pair, which has none, as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
