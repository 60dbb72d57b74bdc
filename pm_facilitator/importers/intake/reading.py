"""Reads a source with whoever recognises it: as a whole, or else file by file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from pm_facilitator.errors import Cancelled, ImportFailed
from pm_facilitator.importers.draft import Doubt, ImportWarning, ReviewDraft
from pm_facilitator.importers.intake.bounding import bounded
from pm_facilitator.importers.intake.files import day_of_name
from pm_facilitator.importers.intake.several import choices_for, joined
from pm_facilitator.importers.intake.several_days import asked_of_days
from pm_facilitator.importers.line_origins import with_origins
from pm_facilitator.importers.plugins import broken, plugins
from pm_facilitator.importers.protocol import Hints, Importer, Watch, preparing
from pm_facilitator.importers.source import Source


class Reader:
    """Asks the importers of other packages first, then those of this app.

    Attributes:
        warnings: about importers that do not work.
    """

    def __init__(self, importers: Sequence[Importer]) -> None:
        self.importers = importers
        self.foreign, self.warnings = plugins()

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read a source.

        Raises:
            ImportFailed: when nothing of it can be read.
            Cancelled: when the watch says so.
        """
        draft = self.whole(source, hints, watch) or _Parts(self, hints, watch).read(source)
        left_out = (
            ImportWarning(0, f"It was left out: {what}.", where=path)
            for path, what in source.left_out.items()
        )
        draft = bounded(draft, hints)
        return replace(draft, warnings=(*self.warnings, *left_out, *draft.warnings))

    def whole(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft | None:
        """Read a source as one thing; None when nobody recognises it.

        Raises:
            ImportFailed: when it is broken.
            Cancelled: when the watch says so.
        """
        named = _day_of(source)
        hints = replace(hints, spare=hints.spare or named)
        draft = self._by_one(source, hints, watch)
        if draft is None:
            return None
        day = _day_told(draft) or named
        lacks_day = any(each.kind is Doubt.NO_DAY for each in draft.warnings)
        if lacks_day and hints.last:
            draft = self._by_one(source, replace(hints, spare=hints.last), watch) or draft
        draft = asked_of_days(
            draft, hints, lambda other: self._by_one(source, other, watch) or draft
        )
        return replace(with_origins(draft, source), day=day, lacks_day=lacks_day)

    def _by_one(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft | None:
        draft = self._by_others(source, hints, watch)
        if draft is None:
            importer = self._who_recognises(source, watch)
            draft = importer.read(source, hints, watch) if importer else None
        return draft

    def _who_recognises(self, source: Source, watch: Watch) -> Importer | None:
        watch(0.0)
        for importer in self.importers:
            for _ in preparing(importer):
                watch(0.0)
            if importer.recognises(source):
                return importer
        return None

    def _by_others(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft | None:
        for importer in list(self.foreign):
            try:
                if importer.recognises(source):
                    return _checked(importer.read(source, hints, watch))
            except (ImportFailed, Cancelled):
                raise
            except Exception as error:  # noqa: BLE001 - a stranger's code can do anything
                self.foreign.remove(importer)
                self.warnings.append(broken(importer.name, error))
        return None


class _Parts:
    """The files of a folder or an archive, each read by the importer that recognises it.

    What tells no day itself gets that of another one.
    """

    def __init__(self, reader: Reader, hints: Hints, watch: Watch) -> None:
        self.reader = reader
        self.hints = hints
        self.watch = watch
        self.drafts: list[tuple[Source, ReviewDraft]] = []
        self.failures: list[tuple[str, ImportFailed]] = []
        self.size, self.done = 1, 0

    def read(self, source: Source) -> ReviewDraft:
        self.size = _size(source) or 1
        self._read_all(source.files, "")
        if self.failures and not self.drafts:
            raise self.failures[0][1]
        failed = [ImportWarning(0, str(error), where=name) for name, error in self.failures]
        return joined([(part.name, draft) for part, draft in self._with_days()], failed)

    def _read_all(self, files: Mapping[str, bytes], under: str) -> None:
        for part in _parts_of(files, under):
            try:
                draft = self._read_one(part, None)
            except ImportFailed as error:
                self.failures.append((part.name, error))
            else:
                if draft is None:
                    self._read_all(part.files, f"{part.name}/")
                    continue
                self.drafts.append((part, draft))
            self.done += _size(part)
            self.watch(self.done / self.size)

    def _read_one(self, part: Source, last: date | None) -> ReviewDraft | None:
        choices = choices_for(part.name, self.hints.choices)
        return self.reader.whole(
            part, replace(self.hints, last=last, choices=choices), self._watch_of(part)
        )

    def _with_days(self) -> Iterator[tuple[Source, ReviewDraft]]:
        """Read what lacks a day once more, now that it is known what the others tell."""
        told = next((draft.day for _, draft in self.drafts if draft.day), None)
        last = told or self.hints.last
        for part, draft in self.drafts:
            again = self._read_one(part, last) if draft.lacks_day and last else None
            yield part, again or draft

    def _watch_of(self, part: Source) -> Watch:
        start, share = self.done / self.size, _size(part) / self.size
        return lambda done: self.watch(start + done * share)


def _checked(draft: object) -> ReviewDraft:
    if not isinstance(draft, ReviewDraft):
        raise TypeError("it read no draft")
    return draft


def _parts_of(files: Mapping[str, bytes], under: str) -> Iterator[Source]:
    """Give the files and folders that lie in a folder, each named by its whole path."""
    folders: dict[str, dict[str, bytes]] = {}
    for path, data in files.items():
        top, inside, rest = path.partition("/")
        if inside:
            folders.setdefault(top, {})[rest] = data
        else:
            yield Source(under + top, data)
    for top, members in folders.items():
        yield Source(under + top, files=members)


def _size(source: Source) -> int:
    return len(source.data) + sum(map(len, source.files.values()))


def _day_told(draft: ReviewDraft) -> date | None:
    """Give the day that a draft tells: of the incident, of its first event, or of its text."""
    told = draft.moments
    events = (event.time for event in draft.events)
    times = (told.started, told.detected, *events)
    first = next((time for time in times if time is not None), draft.day)
    return first.date() if isinstance(first, datetime) else first


def _day_of(source: Source) -> date | None:
    path, _, name = source.name.rpartition("/")
    return day_of_name(name) or day_of_name(path) or day_of_name(source.folder)
