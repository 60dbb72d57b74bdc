"""The command line: everything that needs no screen, without one and without Qt."""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pm_facilitator import __version__
from pm_facilitator.arguments import parser
from pm_facilitator.errors import ImportFailed, PmError, StoreError
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


def main(argv: Sequence[str]) -> int:
    """Run one command and give the exit code.

    It is 0 when all is done, 1 when ``lint`` found something, and 2 for wrong use or input that
    cannot be read, which is said in one sentence on standard error.
    """
    _speak_utf8()
    try:
        arguments = parser().parse_args(argv)
        code = _RUN[arguments.command](arguments)
        sys.stdout.flush()
    except SystemExit as end:  # all was said, as with --help
        return end.code if isinstance(end.code, int) else DONE
    except PmError as error:
        _complain(str(error))
        return WRONG
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


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
    from pm_facilitator.importers.accepting.convert import review_changes

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
    from pm_facilitator.importers.intake.taking import take
    from pm_facilitator.importers.known import read_source
    from pm_facilitator.importers.protocol import Hints
    from pm_facilitator.importers.source import Source
    from pm_facilitator.importers.text.decoding import read_standard_input

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
