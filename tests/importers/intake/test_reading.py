"""Reading a source with whoever recognises it: other packages' importers, folders file by file."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import metadata

import pytest

from pm_facilitator.errors import Cancelled, ImportFailed
from pm_facilitator.importers.draft import Choice, EventDraft, ReviewDraft
from pm_facilitator.importers.intake.long_reading import InParts
from pm_facilitator.importers.intake.reading import Reader
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.plugins import GROUP
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

CHAT = b"2026-03-02 14:05 It rang\n\n14:06 Nobody knows why\n"
NOTES = b"# Orders stopped\n\n## Timeline\n\n- 2026-03-02 14:09 We roll back\n- 13:50 A deploy\n"


class Pager:
    """An importer as another package brings one."""

    name = "Pager log"

    def recognises(self, source: Source) -> bool:
        return source.head.startswith("PAGER")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        chosen = hints.choices.get("tests", "without")
        choice = Choice("tests", "Test pages", (("without", "Left out"), ("with", "Taken")), chosen)
        event = EventDraft(datetime(2026, 3, 2, 14, 4, tzinfo=UTC), "Page sent", 1)
        events = (event, event) if chosen == "with" else (event,)
        return ReviewDraft(events=events, form=self.name, choices=(choice,))


class Grumpy:
    """An importer with a mistake in it."""

    name = "Grumpy"

    def recognises(self, source: Source) -> bool:
        raise KeyError("level")

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        raise AssertionError("never asked")


class Forgetful(Pager):
    """An importer that gives nothing back."""

    name = "Forgetful"

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        return None  # type: ignore[return-value]


GONE = "pm_facilitator.is_not_there:Importer"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Give the entry points by their names; what is put in counts as installed."""
    points: dict[str, str] = {}

    def entry_points(group: str) -> list[metadata.EntryPoint]:
        assert group == GROUP
        return [metadata.EntryPoint(name, value, group) for name, value in points.items()]

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    return points


class TestOtherPackages:
    """Importers by entry point."""

    def test_one_that_recognises_a_source_reads_it(self, installed: dict[str, str]) -> None:
        installed["pager"] = f"{__name__}:Pager"
        assert read_source(Source.pasted("PAGER 1")).form == "Pager log"
        assert read_source(Source.pasted("14:05 It rang")).form == "Text"

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            (GONE, "ModuleNotFoundError"),
            (f"{__name__}:CHAT", "AttributeError"),
            (f"{__name__}:Grumpy", "KeyError: 'level'"),
            (f"{__name__}:Forgetful", "it read no draft"),
        ],
    )
    def test_a_broken_one_is_named_and_harms_nobody(
        self, installed: dict[str, str], value: str, said: str
    ) -> None:
        installed.update(Bad=value, pager=f"{__name__}:Pager")
        draft = read_source(Source.pasted("PAGER 1"))
        assert draft.form == "Pager log"
        (warning,) = draft.warnings
        assert "does not work and was left out" in warning.message
        assert said in warning.message


class TestSeveralFiles:
    """A folder that nobody recognises as a whole."""

    def test_each_file_is_read_and_its_name_kept(self) -> None:
        draft = read_source(Source("inc", files={"chat.txt": CHAT, "docs/notes.md": NOTES}))
        assert draft.title == "Orders stopped"
        assert [each.origins for each in draft.events] == [
            ("chat.txt, line 1: 2026-03-02 14:05 It rang",),
            ("chat.txt, line 3: 14:06 Nobody knows why",),
            ("docs/notes.md, line 5: - 2026-03-02 14:09 We roll back",),
            ("docs/notes.md, line 6: - 13:50 A deploy",),
        ]
        assert draft.form == "2 files: Text"

    def test_a_warning_finds_its_event_and_names_the_line_of_the_file(self) -> None:
        draft = read_source(Source("inc", files={"chat.txt": CHAT, "notes.md": NOTES}))
        (warning,) = (each for each in draft.warnings if each.line)
        event = next(each for each in draft.events if each.line == warning.line)
        assert event.text == "A deploy"
        assert warning.told.startswith("notes.md, line 6: ")
        assert len({each.line for each in draft.events}) == 4

    def test_what_cannot_be_read_is_named_beside_the_rest(self) -> None:
        files = {"chat.txt": CHAT, "empty.md": b" \n", "half.json": b'{"timeline": ['}
        draft = read_source(Source("inc", files=files, left_out={"a.png": "a picture"}))
        assert len(draft.events) == 2
        told = [each.told for each in draft.warnings]
        assert "a.png: It was left out: a picture." in told
        assert any(each.startswith("empty.md: There is no text in it") for each in told)
        assert any(each.startswith("half.json: This is not valid JSON") for each in told)

    def test_when_none_can_be_read_the_first_reason_is_given(self) -> None:
        with pytest.raises(ImportFailed, match="no text in it"):
            read_source(Source("inc", files={"a.md": b"", "b.md": b""}))

    def test_a_day_in_the_name_of_a_file_or_folder_helps_out(self) -> None:
        files = {"2026-03-02 call/a.txt": b"14:05 It rang", "b 2026-03-03.txt": b"14:05 It rang"}
        days = {each.time for each in read_source(Source("inc", files=files)).events}
        assert days == {datetime(2026, 3, 2, 14, 5), datetime(2026, 3, 3, 14, 5)}
        single = Source("chat.txt", b"14:05 It rang", folder="2026-03-02 call")
        assert read_source(single).events[0].time == datetime(2026, 3, 2, 14, 5)

    def test_the_day_in_a_hint_goes_before_one_in_a_name(self) -> None:
        source = Source("2026-03-02.txt", b"14:05 It rang")
        draft = read_source(source, Hints(day=date(2026, 3, 5)))
        assert draft.events[0].time == datetime(2026, 3, 5, 14, 5)

    def test_choices_are_made_for_one_file_or_for_all(self, installed: dict[str, str]) -> None:
        installed["pager"] = f"{__name__}:Pager"
        source = Source("inc", files={"a.log": b"PAGER", "b.log": b"PAGER"})
        draft = read_source(source)
        assert [each.key for each in draft.choices] == ["a.log/tests", "b.log/tests"]
        assert draft.choices[0].label == "Test pages in a.log"
        assert len(read_source(source, Hints(choices={"tests": "with"})).events) == 4
        only_b = read_source(source, Hints(choices={"b.log/tests": "with"}))
        assert [each.chosen for each in only_b.choices] == ["without", "with"]

    def test_a_whole_review_among_others_gives_its_events_alone(self) -> None:
        whole = {
            "format": "pm-facilitator/1",
            "records": {"review": [{"id": "r1", "title": "Orders stopped"}]},
        }
        files = {"chat.txt": CHAT, "review.json": json.dumps(whole).encode()}
        draft = read_source(Source("inc", files=files))
        assert not draft.records
        assert any("only its events were taken" in each.message for each in draft.warnings)

    def test_progress_goes_up_to_the_end_and_can_be_stopped(self) -> None:
        source = Source("inc", files={f"{number}.txt": CHAT for number in range(4)})
        heard: list[float] = []
        read_source(source, watch=heard.append)
        assert heard == sorted(heard)
        assert heard[-1] == pytest.approx(1)

        def stop(done: float) -> None:
            raise Cancelled

        with pytest.raises(Cancelled):
            read_source(source, watch=stop)


def test_an_origin_names_the_line_of_what_was_pasted() -> None:
    (event,) = read_source(Source.pasted("# Log\n\n2026-03-02 14:05 It rang\n")).events
    assert event.origins == ("line 3: 2026-03-02 14:05 It rang",)


class Slow(Pager):
    """An importer that has something to make before it is asked."""

    def __init__(self) -> None:
        self.made = 0

    def prepare(self) -> Iterator[None]:
        for _ in range(5):
            self.made += 1
            yield


def test_a_reading_can_be_stopped_between_what_an_importer_has_to_make_first() -> None:
    importer = Slow()

    def stop(_: float) -> None:
        if importer.made == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        Reader([InParts(importer)]).read(Source("a.txt", b"PAGER"), Hints(), stop)
    assert importer.made == 2
    Reader([InParts(importer)]).read(Source("a.txt", b"PAGER"), Hints(), lambda _: None)
    assert importer.made == 7
