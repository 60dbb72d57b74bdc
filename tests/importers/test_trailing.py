import pytest

from pm_facilitator.importers.dates import Order
from pm_facilitator.importers.timeline_text import read_timeline
from pm_facilitator.importers.trailing import stand_behind, trailing_stamp

HEAD = "Line 2, stoppage of 2 March 2026\n\n"
SAID = ("the mixer trips", "the fitter is called", "a bearing has seized", "the mixer turns again")
CLOCKS = ("03:12", "03:25", "04:20", "08:02")


@pytest.mark.parametrize(
    "form",
    [
        "{said} ........ {clock}",
        "{said} ({clock})",
        "{said} [{clock}]",
        "{said} @ {clock}",
        "{said} - {clock}",
        "{said} -> {clock}",
        "{said}, {clock}h",
        "{said}: {clock}",
        "{said} at {clock}.",
        "{said} um {clock} Uhr",
        "{said}\t{clock}",
        "- {said}, {clock}",
    ],
)
def test_a_time_at_the_end_of_each_line_is_that_of_what_stands_before_it(form: str) -> None:
    lines = (form.format(said=said, clock=clock) for said, clock in zip(SAID, CLOCKS, strict=True))
    events = read_timeline(HEAD + "\n".join(lines) + "\n\nLost: 2,140 kg of dough").events
    assert [(str(event.time)[11:16], event.text) for event in events] == list(
        zip(CLOCKS, SAID, strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        "the line stands still until 14:03",
        "back before 14:03",
        "a ratio of 14:03",
        "14:03",
        "sprint 3 of 4",
        "see 10.0.14:03",
    ],
)
def test_other_ends_are_no_times_of_a_line(text: str) -> None:
    assert trailing_stamp(text, Order.DAY_FIRST) is None


def test_names_with_a_time_above_their_words_are_no_such_lines() -> None:
    chat = [
        "Ana [14:03]",
        "it rings",
        "Ben [14:05]",
        "looking",
        "Ana [14:09]",
        "it ran",
        "Ben [14:20]",
    ]
    assert not stand_behind(chat, Order.DAY_FIRST)


def test_times_that_do_not_count_up_are_no_timeline() -> None:
    lines = [
        "bus 1 leaves at 14:03",
        "bus 2 leaves at 9:10",
        "bus 3 leaves at 8:00",
        "bus 4 at 7:30",
    ]
    assert not stand_behind(lines, Order.DAY_FIRST)
