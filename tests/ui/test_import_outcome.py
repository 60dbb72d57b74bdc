"""What was read and what was decided, put together: pure, so it is tested without windows."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.told import told_words
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.draft import Answer, Doubt, EventDraft, ImportWarning, ReviewDraft
from pm_facilitator.ui.pages.import_decisions import Decisions, Place, Settled, Written
from pm_facilitator.ui.pages.import_outcome import Outcome, compose
from pm_facilitator.ui.pages.import_places import ReadSource

ZONE = ZoneInfo("Europe/Copenhagen")
LINES = ("14:02 Alert", "14:20 On-call", "14:05 Support", "14:30 Rollback", "14:25 Recovery")


def clock(words: str, day: int = 2) -> datetime:
    return datetime.fromisoformat(f"2026-03-{day:02}T{words}")


def order_doubt(line: int) -> ImportWarning:
    words = LINES[line - 1][:5]
    answers = (
        Answer("same_day", "The same day", clock(words)),
        Answer("next_day", "The next day", clock(words, 3)),
    )
    return ImportWarning(line, "This is before the line above.", Doubt.ORDER, answers)


def chat(number: int = 0, lines: tuple[str, ...] = LINES) -> ReadSource:
    """Give a chat that was read, with a doubt at its third and its fifth line."""
    events = tuple(
        EventDraft(clock(line[:5]), line[6:], number) for number, line in enumerate(lines, 1)
    )
    warnings = tuple(order_doubt(line) for line in (3, 5) if line <= len(lines))
    return ReadSource(number, "chat.txt", ReviewDraft(events=events, warnings=warnings), lines)


def place(line: int) -> Place:
    return Place(0, LINES[line - 1])


def composed(decisions: Decisions, source: ReadSource | None = None) -> Outcome:
    return compose([source or chat()], decisions, ZONE)


def days(outcome: Outcome) -> list[int]:
    return [row.event.time.day for row in outcome.rows if row.event.time]


def test_rows_are_in_the_order_of_the_text() -> None:
    outcome = composed(Decisions())
    assert [row.line for row in outcome.rows] == [1, 2, 3, 4, 5]
    assert [row.line for row in outcome.rows if row.is_doubtful] == [3, 5]
    assert [doubt.alike for doubt in outcome.doubts] == [{"same_day": 2, "next_day": 2}] * 2


def test_one_doubt_or_all_of_a_kind_are_settled() -> None:
    one = Decisions().with_settled(Settled(Doubt.ORDER, "next_day", place(3)))
    assert days(composed(one)) == [2, 2, 3, 2, 2]
    assert [doubt.warning.line for doubt in composed(one).doubts] == [5]
    every = Decisions().with_settled(Settled(Doubt.ORDER, "next_day", None))
    assert days(composed(every)) == [2, 2, 3, 2, 3]
    assert composed(every).doubts == ()


def test_a_doubt_without_answers_can_be_put_aside() -> None:
    told = ImportWarning(2, "A time was not understood.", Doubt.UNREAD)
    read = chat()
    source = ReadSource(0, "chat.txt", ReviewDraft(events=read.draft.events, warnings=(told,)))
    seen = Decisions().with_settled(Settled(Doubt.UNREAD, "", None, told.message))
    assert len(composed(Decisions(), source).doubts) == 1
    assert composed(seen, source).doubts == ()


def test_a_time_that_is_written_by_hand_leaves_no_doubt_about_it() -> None:
    written = Decisions().with_written(place(3), "time", Written("14:25", ZONE.key))
    assert [doubt.warning.line for doubt in composed(written).doubts] == [5]


def test_what_is_left_out_is_not_asked_about() -> None:
    outcome = composed(Decisions().with_left_out([place(3)], out=True))
    assert [doubt.warning.line for doubt in outcome.doubts] == [5]
    assert len(outcome.taken()) == 4


def test_a_time_of_a_known_zone_is_read_as_it_was_shown_when_it_was_written() -> None:
    at = clock("14:02").replace(tzinfo=ZoneInfo("UTC"))
    source = ReadSource(0, "a", ReviewDraft(events=(EventDraft(at, "Alert", 1),)), ("14:02 Alert",))
    decisions = Decisions().with_written(place(1), "time", Written("15:10", ZONE.key))
    elsewhere = compose([source], decisions, ZoneInfo("America/Halifax"))
    assert elsewhere.rows[0].event.time == at.replace(minute=10)


def test_the_clock_of_one_source_moves_no_other() -> None:
    decisions = Decisions().with_fast(1, timedelta(seconds=90))
    outcome = compose([chat(0), chat(1)], decisions, ZONE)
    first, second = outcome.rows[0].event.time, outcome.rows[5].event.time
    assert first is not None
    assert second == first - timedelta(seconds=90)
    clocks = [told_words(outcome.rows[row].event) for row in (0, 5)]
    assert ["clock fast by 1 min 30 s" in words for words in clocks] == [False, True]


def test_equal_lines_are_told_apart() -> None:
    lines = ("14:02 Alert", "14:02 Alert")
    source = chat(lines=lines)
    second = composed(Decisions(), source).rows[1].place
    outcome = composed(Decisions().with_left_out([second], out=True), source)
    assert [row.is_taken for row in outcome.rows] == [True, False]


def test_entries_that_stand_on_no_line_are_known_by_their_words() -> None:
    events = tuple(EventDraft(date(2026, 3, 2), text, 0) for text in ("Alert", "Page", "Alert"))
    outcome = compose([ReadSource(0, "x.zip", ReviewDraft(events=events))], Decisions(), ZONE)
    assert len({row.place for row in outcome.rows}) == 3


fields = st.sampled_from(["time", "end", "text", "kind", "source"])
words = st.sampled_from(["", "14:11", "~15:00", "2026-03-04", "Ana", EventKind.DECISION.label])
numbers = st.integers(1, len(LINES))
keys = st.sampled_from(["same_day", "next_day"])
steps = st.one_of(
    st.tuples(st.just("write"), numbers, fields, words),
    st.tuples(st.just("leave"), numbers, st.booleans(), st.none()),
    st.tuples(st.just("settle"), st.one_of(st.none(), numbers), keys, st.none()),
)


def decided(decisions: Decisions, step: tuple[str, int | None, object, object]) -> Decisions:
    """Do one step of a person."""
    what, line, one, other = step
    at = place(line) if line else None
    if what == "settle" or at is None:
        return decisions.with_settled(Settled(Doubt.ORDER, str(one), at))
    if what == "write":
        return decisions.with_written(at, str(one), Written(str(other), ZONE.key))
    return decisions.with_left_out([at], bool(one))


@given(st.lists(steps, max_size=12), st.lists(st.text("ab:", max_size=6), max_size=3))
def test_decisions_hold_whatever_is_written_above_them(
    many: list[tuple[str, int | None, object, object]], above: list[str]
) -> None:
    decisions = Decisions()
    for step in many:
        decisions = decided(decisions, step)
    extra = tuple(f"13:0{n} {line}" for n, line in enumerate(above))
    plain = composed(decisions)
    lines = (*extra, *LINES)
    events = tuple(EventDraft(clock(each[:5]), each[6:], n) for n, each in enumerate(lines, 1))
    doubts = tuple(
        ImportWarning(each.line + len(extra), each.message, each.kind, each.answers)
        for each in chat().draft.warnings
    )
    moved = ReadSource(0, "chat.txt", ReviewDraft(events=events, warnings=doubts), lines)
    later = compose([moved], decisions, ZONE)
    shown = [(row.place, _said(row.event), row.is_taken) for row in later.rows[len(extra) :]]
    assert shown == [(row.place, _said(row.event), row.is_taken) for row in plain.rows]
    assert len(later.doubts) == len(plain.doubts)


def _said(event: object) -> tuple[object, ...]:
    names = ("time", "end", "precision", "text", "kind", "source")
    return tuple(getattr(event, name) for name in names)


def merged_pair(decisions: Decisions) -> Outcome:
    """Let two sources tell the same, and merge it."""
    one = ReadSource(0, "chat.txt", ReviewDraft(events=(EventDraft(clock("14:02"), "Alert", 1),)))
    two = ReadSource(1, "pager.txt", ReviewDraft(events=(EventDraft(clock("14:03"), "Alert", 1),)))
    (doubt,) = compose([one, two], Decisions(), ZONE).doubts
    assert doubt.twin is not None
    return compose([one, two], decisions.with_twins([doubt.twin.key], merged=True), ZONE)


def test_what_two_sources_tell_becomes_one_row() -> None:
    outcome = merged_pair(Decisions())
    assert [row.event.text for row in outcome.rows] == ["Alert"]
    assert outcome.doubts == ()


def test_what_is_told_twice_is_named_without_its_details() -> None:
    told = EventDraft(clock("14:02"), "Alert", 1, details="state: new")
    one = ReadSource(0, "a", ReviewDraft(events=(told,)))
    two = ReadSource(1, "b", ReviewDraft(events=(EventDraft(clock("14:03"), "Alert", 1),)))
    (doubt,) = compose([one, two], Decisions(), ZONE).doubts
    assert doubt.warning.message.startswith("This may be told twice: “Alert” (")


def test_a_merged_row_can_still_be_corrected() -> None:
    at = Place(0, "Alert")
    decisions = Decisions().with_written(at, "time", Written("14:07", ZONE.key))
    decisions = decisions.with_written(at, "text", Written("The alert fires", ZONE.key))
    first = merged_pair(decisions).rows[0].event
    assert first.time is not None
    assert (first.time.minute, first.text) == (7, "The alert fires")


def test_what_is_kept_apart_is_not_asked_about_again() -> None:
    one = ReadSource(0, "a", ReviewDraft(events=(EventDraft(clock("14:02"), "Alert", 1),)))
    two = ReadSource(1, "b", ReviewDraft(events=(EventDraft(clock("14:03"), "Alert", 1),)))
    (doubt,) = compose([one, two], Decisions(), ZONE).doubts
    assert doubt.twin is not None
    apart = Decisions().with_twins([doubt.twin.key], merged=False)
    outcome = compose([one, two], apart, ZONE)
    assert (len(outcome.rows), outcome.doubts) == (2, ())


def test_each_file_of_a_folder_is_a_source_that_may_tell_the_same_as_another() -> None:
    told = (("notes.md", "14:02"), ("pager.txt", "14:03"), ("pager.txt", "14:04"))
    events = tuple(
        EventDraft(clock(at), "Alert", line, origins=(f"{file}, line {line}: {at} Alert",))
        for line, (file, at) in enumerate(told, 1)
    )
    folder = ReadSource(0, "folder", ReviewDraft(events=events))
    outcome = compose([folder], Decisions(), ZONE)
    (doubt,) = outcome.doubts
    assert "This may be told twice" in doubt.warning.message
    assert doubt.warning.where == "pager.txt, line 2"
    assert doubt.twin is not None
    merged = compose([folder], Decisions().with_twins([doubt.twin.key], merged=True), ZONE)
    assert len(merged.rows) == 2
    assert merged.rows[0].event.origins == events[0].origins + events[1].origins


def test_times_are_shown_and_written_in_the_zone_of_the_review() -> None:
    halifax = ZoneInfo("America/Halifax")
    source = ReadSource(
        0,
        "a",
        ReviewDraft(
            events=(
                EventDraft(clock("14:02").replace(tzinfo=ZONE), "Alert", 1),
                EventDraft(clock("14:20").date(), "Reported", 2),
            )
        ),
        ("14:02 Alert", "Reported"),
    )
    decisions = Decisions().with_written(place(1), "time", Written("14:10", ZONE.key))
    alert, reported = compose([source], decisions, halifax, shown=ZONE).rows
    assert alert.event.time == clock("14:10").replace(tzinfo=ZONE)
    assert reported.event.time == clock("00:00").replace(tzinfo=ZONE)
