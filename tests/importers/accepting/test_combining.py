"""Timelines of several sources as one: what is told twice, merging, and clocks that are wrong."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.origins import origin_line, source_name
from pm_facilitator.domain.vocabulary import EventKind, Precision
from pm_facilitator.importers.accepting.combining import duplicates, merged, shifted
from pm_facilitator.importers.draft import EventDraft

START = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


def told(file: str, minute: float, text: str, *, source: str = "", details: str = "") -> EventDraft:
    time = START + timedelta(minutes=minute)
    return EventDraft(
        time, text, 1, source=source, details=details, origins=(origin_line(file, 1, text),)
    )


def test_the_same_words_in_two_files_are_one_event() -> None:
    events = [
        told("pager.json", 0, "Checkout error rate above 5 %"),
        told("chat.txt", 1, "somebody looks at the graphs"),
        told("chat.txt", 2, "checkout error rate above 5%!"),
    ]
    assert duplicates(events) == [(0, 2)]


def test_similar_words_have_to_be_near_in_time() -> None:
    one = told("pager.json", 0, "Payment gateway rolled back to release 41")
    near = told("chat.txt", 2, "we rolled the payment gateway back to release 41")
    assert duplicates([one, near]) == [(0, 1)]
    assert duplicates([one, near._replace(time=START + timedelta(minutes=8))]) == []


def test_the_same_words_long_after_are_another_event() -> None:
    assert duplicates([told("a", 0, "Alert fires"), told("b", 30, "Alert fires")]) == []


def test_one_source_tells_nothing_twice() -> None:
    assert duplicates([told("a", 0, "Restarted worker"), told("a", 1, "Restarted worker")]) == []


def test_numbers_tell_events_apart() -> None:
    events = [told("a", 0, "database node 3 is down"), told("b", 0, "database node 4 is down")]
    assert duplicates(events) == []


def test_a_number_that_names_a_thing_speaks_for_the_same() -> None:
    others = [told("chat", 30, "Alert fires"), told("log", 60, "Recovery confirmed")]
    rollback = [
        told("chat", 0, "Rollback of build 771 runs"),
        told("log", 1, "Rollback of build 771 begun"),
    ]
    assert duplicates([*rollback, *others]) == [(0, 1)]
    plain = [
        told("chat", 0, "Rollback of the build runs"),
        told("log", 1, "Rollback of the build begun"),
    ]
    assert duplicates([*plain, *others]) == []


def test_each_source_is_in_a_group_once_and_the_nearest_wins() -> None:
    events = [
        told("chat", 0, "Restarted the worker"),
        told("log", 1, "restarted the worker"),
        told("chat", 5, "Restarted the worker"),
        told("log", 6, "restarted the worker"),
        told("pager", 1, "Restarted the worker"),
    ]
    assert duplicates(events) == [(0, 1, 4), (2, 3)]


def test_a_second_import_finds_what_is_in_the_review_already() -> None:
    kept = TimelineEvent("e1", START, text="Alert fires\nfor checkout")
    unknown = TimelineEvent("e2", None, text="Cache was cold", precision=Precision.UNKNOWN)
    new = [told("a", 0, "Alert fires"), EventDraft(None, "Cache was cold", 4)]
    assert duplicates([kept, unknown, *new]) == [(0, 2), (1, 3)]
    assert duplicates([kept, replace(kept, id="e3")]) == []


def test_an_event_that_was_worded_anew_is_known_by_its_origin() -> None:
    draft = told("a", 0, "ALERT chk-5xx")
    kept = TimelineEvent("e1", START, text="Checkout starts to fail", origins=draft.origins)
    assert duplicates([kept, draft]) == [(0, 1)]
    assert merged([draft, kept]).origins == draft.origins


def test_wall_clocks_are_read_in_the_zone_of_the_review() -> None:
    wall = EventDraft(datetime(2026, 3, 2, 15, 0), "Alert fires", 1)
    events = [wall, told("a", 0, "Alert fires")]
    assert duplicates(events, "Europe/Berlin") == [(0, 1)]
    assert duplicates(events) == []


def test_a_day_and_its_midnight_are_not_the_same() -> None:
    midnight = datetime(2026, 3, 2, tzinfo=UTC)
    events = [
        EventDraft(date(2026, 3, 2), "Certificate expired", 1, origins=("a, line 1: x",)),
        EventDraft(midnight, "Certificate expired", 1, origins=("b, line 1: x",)),
    ]
    assert duplicates(events) == []


def test_merging_keeps_every_origin_link_and_source() -> None:
    pager = told("pager.json", 0, "Checkout errors", source="PagerDuty")._replace(
        evidence=("https://p.example/1",),
        kind=EventKind.DETECTION,
    )
    chat = told(
        "chat.txt", 2, "checkout is failing", source="Ana", details="for everybody"
    )._replace(
        approximate=True,
        evidence=("https://c.example/2", "https://p.example/1"),
        end=START + timedelta(minutes=9),
    )
    event = merged([chat, pager])
    assert (event.time, event.text, event.kind) == (START, "Checkout errors", EventKind.DETECTION)
    assert not event.approximate
    assert event.end == chat.end
    assert event.details.splitlines() == ["checkout is failing", "for everybody"]
    assert event.source == "PagerDuty, Ana"
    assert event.evidence == ("https://p.example/1", "https://c.example/2")
    assert event.origins == pager.origins + chat.origins


@pytest.mark.parametrize(
    ("first", "second", "beside"),
    [
        ("The failover starts", "The failover starts (Jonas)", "(Jonas)"),
        ("The failover starts (Jonas)", "The failover starts", ""),
        ("The failover starts", "the failover  starts.", ""),
        ("The failover starts", "The failover starts again", "The failover starts again"),
        ("The failover starts", "(Jonas)", "(Jonas)"),
    ],
)
def test_a_sentence_that_differs_by_a_name_in_brackets_is_not_there_twice(
    first: str, second: str, beside: str
) -> None:
    event = merged([told("a", 0, first), told("b", 1, second)])
    assert (event.text, event.details) == (first, beside)


def test_the_words_of_the_review_stay() -> None:
    kept = TimelineEvent(
        "e1", START + timedelta(minutes=1), text="Alert, as we worded it", source="chat"
    )
    event = merged([told("a", 0, "Alert fires", source="chat"), kept])
    assert (event.text, event.time, event.source) == (kept.text, kept.time, "chat")
    assert event.details == "Alert fires"


def test_a_day_of_the_review_is_that_of_its_zone() -> None:
    berlin = datetime(2026, 3, 1, 23, tzinfo=UTC)
    kept = TimelineEvent("e1", berlin, precision=Precision.DAY, text="Certificate expired")
    assert merged([kept], "Europe/Berlin").time == date(2026, 3, 2)


def test_nothing_cannot_be_merged() -> None:
    with pytest.raises(ValueError):
        merged([])


def test_the_clock_of_one_source_is_set() -> None:
    end = START + timedelta(minutes=5)
    events = (
        told("a.log", 0, "x")._replace(end=end),
        told("b.log", 0, "y"),
        told("a.log", 0, "z")._replace(time=date(2026, 3, 2)),
    )
    by = timedelta(minutes=-3)
    first, second, third = shifted(events, "a.log", by)
    assert (first.time, first.end) == (START + by, end + by)
    assert (second, third) == events[1:]
    assert shifted(events, lambda event: event.text == "y", by)[1].time == START + by


def test_a_source_may_be_who_said_it() -> None:
    (event,) = shifted([told("a", 0, "x", source="Ana")], "Ana", timedelta(seconds=1))
    assert event.time == START + timedelta(seconds=1)


def test_a_clock_stays_within_the_calendar() -> None:
    event = EventDraft(datetime.max, "x", 1, source="a")
    assert shifted([event], "a", timedelta(days=1)) == (event,)


_WORDS = ("alert", "fires", "checkout", "node", "3", "4", "rolled", "back")

texts = st.lists(st.sampled_from(_WORDS), max_size=6)
drafts = st.builds(
    told,
    st.sampled_from(["a", "b", "c"]),
    st.floats(0, 40),
    texts.map(" ".join),
    source=st.sampled_from(["", "Ana"]),
)


@given(st.lists(drafts, max_size=25))
def test_groups_share_no_event_and_no_source(events: list[EventDraft]) -> None:
    groups = duplicates(events)
    indices = [index for group in groups for index in group]
    assert len(indices) == len(set(indices))
    for group in groups:
        files = [source_name(events[index].origins[0]) for index in group]
        assert len(files) == len(set(files)) > 1
        event = merged([events[index] for index in group])
        assert set(event.origins) == {each for index in group for each in events[index].origins}


@given(st.lists(drafts, max_size=10), st.timedeltas(timedelta(-9), timedelta(9)))
def test_a_clock_set_back_again_gives_the_events_back(
    events: list[EventDraft], by: timedelta
) -> None:
    assert shifted(shifted(events, "a", by), "a", -by) == tuple(events)
