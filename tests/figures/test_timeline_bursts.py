"""A burst of alerts is one card, and nothing of it is lost."""

from datetime import timedelta

from pm_facilitator.domain.entities import TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.figures.fonts import Measure
from pm_facilitator.figures.timeline import TimelineLayout, TimelineLook, layout_timeline
from pm_facilitator.figures.timeline_bursts import find_bursts, folded
from tests.figures.conftest import REVIEW, event


def alerts(
    count: int, start: float = 0, apart: float = 0.25, **fields: object
) -> list[TimelineEvent]:
    return [
        event(start + i * apart, f"Disk of db-{i} is full", id=f"a{start}-{i}", **fields)
        for i in range(count)
    ]


def lay_out(measure: Measure, events: list[TimelineEvent], **look: object) -> TimelineLayout:
    chosen = TimelineLook(**look)  # type: ignore[arg-type]
    return layout_timeline(events, REVIEW, width=1200, measure=measure, look=chosen)


def test_forty_alerts_are_one_card(measure: Measure) -> None:
    layout = lay_out(measure, [event(-5), *alerts(40), event(30)])
    burst = layout.cards[1]
    assert len(layout.cards) == 3
    assert (burst.time_label, burst.lines) == ("13:00 – 13:09", ("40 × Disk of … is full",))
    assert len(burst.members) == 40


def test_four_alike_stay_four() -> None:
    assert find_bursts(alerts(4)) == ()


def test_ids_and_numbers_make_no_difference_and_words_do() -> None:
    texts = ["Host 3f9c2aab down", "Host 77 down", "host db-1 down", "Host x9 down", "Host 1 down"]
    rows = [event(i, text, id=f"e{i}") for i, text in enumerate(texts)]
    assert len(find_bursts(rows)) == 1
    assert find_bursts([*rows[:4], event(5, "Host 1 up")]) == ()


def test_texts_of_nothing_but_numbers_are_told_apart() -> None:
    assert find_bursts([event(i, f"{500 + i}", id=f"e{i}") for i in range(6)]) == ()


def test_another_source_kind_or_a_long_pause_ends_a_burst() -> None:
    rows = alerts(4) + alerts(4, start=20)
    assert find_bursts(rows) == ()
    assert find_bursts(alerts(4) + alerts(1, start=0.5, source="pager")) == ()
    assert find_bursts(alerts(4) + alerts(1, start=0.5, kind=EventKind.DETECTION)) == ()


def test_other_events_in_between_do_not_end_it() -> None:
    rows = [*alerts(6), *(event(i / 3, "Somebody looks", id=f"o{i}") for i in range(3))]
    assert len(find_bursts(rows)[0].events) == 6


def test_what_the_group_has_marked_stays_a_card_of_its_own(measure: Measure) -> None:
    rows = [*alerts(6), event(1, "Disk of db-9 is full", id="marked", highlighted=True)]
    layout = lay_out(measure, rows)
    assert {card.id for card in layout.cards} == {"burst-a0-0", "marked"}
    assert len(find_bursts(alerts(6, highlighted=True))) == 1


def test_an_event_that_somebody_has_hold_of_is_not_taken_in() -> None:
    rows = alerts(6)
    [burst] = find_bursts(rows, frozenset({rows[2].id}))
    assert rows[2] not in burst.events


def test_an_opened_burst_shows_its_events_beside_its_own_card(measure: Measure) -> None:
    rows = alerts(6)
    layout = lay_out(measure, rows, opened=frozenset({rows[3].id}))
    assert [card.opened for card in layout.cards if card.members] == [True]
    assert {card.id for card in layout.cards if not card.members} == {row.id for row in rows}


def test_an_earlier_alert_leaves_an_opened_burst_open(measure: Measure) -> None:
    rows = alerts(6)
    more = [*rows, event(-1, "Disk of db-7 is full", id="earlier")]
    assert lay_out(measure, more, opened=frozenset({rows[0].id})).cards[0].opened


def test_a_burst_is_agreed_when_all_of_it_is(measure: Measure) -> None:
    assert lay_out(measure, alerts(6, agreed=True)).cards[0].agreed
    assert not lay_out(measure, [*alerts(6, agreed=True), *alerts(1, start=2)]).cards[0].agreed


def test_folding_a_burst_leaves_the_others_in_their_places(measure: Measure) -> None:
    rows = alerts(8, start=100)
    events = [event(0, "First"), event(40, "Then"), *rows, event(300, "Last")]
    folded, opened = (
        lay_out(measure, events, opened=ids) for ids in (frozenset(), frozenset({rows[0].id}))
    )
    assert folded.scale == opened.scale
    places = {card.id: card.x for card in opened.cards}
    assert all(places[card.id] == card.x for card in folded.cards)
    assert timedelta(minutes=1.75) == folded.cards[2].end - folded.cards[2].time  # type: ignore[operator]


def test_folded_events_say_how_many_there_were() -> None:
    rows = [event(-5, "First"), *alerts(6), event(30, "Last")]
    assert [row.text for row in folded(rows)] == ["First", "6 × Disk of … is full", "Last"]
