"""Of an incident that took several days, the facilitator is asked on which one bare times are."""

from datetime import UTC, date, datetime

import pytest

from pm_facilitator.importers.accepting.settling import settle
from pm_facilitator.importers.draft import Answer, Doubt, EventDraft, ImportWarning, ReviewDraft
from pm_facilitator.importers.intake.reading import Reader
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints, unwatched
from pm_facilitator.importers.source import Source

FIRST, SECOND, THIRD = (date(2026, 3, day) for day in (2, 3, 4))
NIGHT = "14:05 Alert fires\n14:20 Failover started\n23:50 Queue still long\n00:20 Queue drained\n"


def read(text: str, *others: date, name: str = "", day: date = FIRST) -> ReviewDraft:
    return read_source(Source(name, text.encode()), Hints(day, "UTC", others=others or (SECOND,)))


def asked(draft: ReviewDraft) -> list[ImportWarning]:
    return [each for each in draft.warnings if "No date stands with this time" in each.message]


def answered(draft: ReviewDraft, answer: Answer, line: int | None = None) -> list[str]:
    events, _ = settle(draft.events, draft.warnings, Doubt.DAY, answer.key, line)
    return [f"{event.time:%d %H:%M}" if event.time else "" for event in events]


def days(warning: ImportWarning) -> list[str]:
    return [str(answer.time)[:10] for answer in warning.answers]


def test_the_first_bare_time_is_asked_about_and_one_answer_moves_all_that_go_on_from_it() -> None:
    draft = read(NIGHT)
    (doubt,) = asked(draft)
    assert (doubt.line, doubt.kind) == (1, Doubt.DAY)
    assert doubt.message == (
        "No date stands with this time; 2026-03-02 was taken, but the incident was on 2026-03-03,"
        " too."
    )
    assert [answer.label for answer in doubt.answers] == ["Mon 02 Mar 2026", "Tue 03 Mar 2026"]
    taken, other = doubt.answers
    assert answered(draft, taken, 1) == ["02 14:05", "02 14:20", "02 23:50", "03 00:20"]
    assert answered(draft, other, 1) == ["03 14:05", "03 14:20", "03 23:50", "04 00:20"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("chat.txt", "14:05:10 From Ana to Everyone : it rang\n14:06:00 From Bo to Everyone : yes"),
        ("table.csv", "time,event\n14:05,it rang\n14:06,somebody looks\n14:09,quiet\n"),
        ("notes.md", "# Orders\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 14:05 | rang |\n"),
        ("story.txt", "At 14:05 it rang. At 14:20 somebody looked, and at 14:40 it was over.\n"),
        ("slack.txt", "Ana  14:05\nit rang\nBo  14:06\nI look\nAna  14:09\nquiet\n"),
    ],
)
def test_sources_of_all_kinds_are_asked_about_once(name: str, text: str) -> None:
    draft = read(text, name=name)
    (doubt,) = asked(draft)
    assert doubt.line == draft.events[0].line
    moved = answered(draft, doubt.answers[1], doubt.line)
    assert all(time.startswith("03 ") for time in moved)


def test_several_other_days_are_all_answers() -> None:
    (doubt,) = asked(read(NIGHT, SECOND, THIRD))
    assert days(doubt) == ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert "on 2 other days, too" in doubt.message


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02 14:05 It rang\n14:06 Ana looks\n",
        "# Monday 2 March 2026\n\n14:05 It rang\n14:06 Ana looks\n",
        "[02/03/2026 14:05] Ana\nit rang\n[02/03/2026 14:06] Bo\nI look\n",
        "when,what\n2026-03-02 14:05,it rang\n2026-03-02 14:06,somebody looks\n",
        "It rang and nobody knows when.\n",
    ],
)
def test_what_tells_its_day_is_not_asked_about(text: str) -> None:
    assert not asked(read(text))


def test_an_incident_of_one_day_is_not_asked_about() -> None:
    draft = read_source(Source("", NIGHT.encode()), Hints(FIRST))
    assert not asked(draft)


def test_bare_times_behind_a_date_stay_on_its_day() -> None:
    draft = read("14:05 It rang\n14:20 Ana looks\n2026-03-05 09:00 We met\n09:30 It was told\n")
    (doubt,) = asked(draft)
    moved = answered(draft, doubt.answers[1], 1)
    assert moved == ["03 14:05", "03 14:20", "05 09:00", "05 09:30"]


def test_a_day_that_the_text_tells_is_a_further_answer_to_the_same_question() -> None:
    summary = "## Summary\n\nFrom 14:01 on Friday 2026-02-27 orders stood still."
    draft = read(f"# Orders\n\n{summary}\n\n## Timeline\n\n- 14:05 it rang\n- 14:20 over\n")
    (doubt,) = asked(draft)
    assert days(doubt) == ["2026-03-02", "2026-02-27", "2026-03-03"]
    assert answered(draft, doubt.answers[2], doubt.line) == ["03 14:05", "03 14:20"]


def test_each_file_is_asked_about_and_all_are_answered_at_once() -> None:
    files = {"a.txt": b"14:05 It rang\n14:06 Ana looks\n", "b.txt": b"15:05 Calm\n15:06 Over\n"}
    draft = read_source(Source("night", files=files), Hints(FIRST, others=(SECOND,)))
    doubts = asked(draft)
    assert [doubt.where for doubt in doubts] == ["a.txt, line 1", "b.txt, line 1"]
    moved = answered(draft, doubts[0].answers[1])
    assert moved == ["03 14:05", "03 14:06", "03 15:05", "03 15:06"]


def test_times_of_a_zone_of_the_text_are_asked_about_in_it() -> None:
    draft = read("All times PST\n\n14:05 It rang\n14:06 Ana looks\n")
    (doubt,) = asked(draft)
    moved = doubt.answers[1].time
    assert isinstance(moved, datetime)
    assert moved.astimezone(UTC) == datetime(2026, 3, 3, 22, 5, tzinfo=UTC)


class Duty:
    """An importer as another package brings one; it puts bare times on the day it is given."""

    name = "Duty log"

    def recognises(self, source: Source) -> bool:
        return True

    def read(self, source: Source, hints: Hints, watch: object) -> ReviewDraft:
        assert hints.day is not None
        time = datetime(hints.day.year, hints.day.month, hints.day.day, 14, 5)
        fixed = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
        return ReviewDraft(events=(EventDraft(fixed, "A", 1), EventDraft(time, "B", 2)))


def test_an_importer_of_another_package_need_not_know_of_it() -> None:
    hints = Hints(FIRST, others=(SECOND,))
    draft = Reader((Duty(),)).read(Source("duty.log", b"x"), hints, unwatched)
    (doubt,) = asked(draft)
    assert (doubt.line, days(doubt)) == (2, ["2026-03-02", "2026-03-03"])
