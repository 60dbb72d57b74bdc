from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers import regular_log
from pm_facilitator.importers.draft import Doubt, EventDraft
from pm_facilitator.importers.regular_log import read_regular
from pm_facilitator.importers.timeline_text import read_timeline

DAY = date(2026, 3, 2)
START = datetime(2026, 3, 2, 14, 0, 5)


def log(form: str, count: int = 60, *, step: int = 37) -> str:
    """Write a log; the form is one for strftime, the message is added to it."""
    lines = (START + timedelta(seconds=step * number) for number in range(count))
    return "\n".join(f"{line:{form}}line {number}" for number, line in enumerate(lines))


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regular_log, "LARGE", 1)


def read(text: str) -> tuple[EventDraft, ...]:
    draft = read_regular(text, day=DAY)
    assert draft is not None
    return draft.events


def slowly(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[EventDraft, ...]:
    monkeypatch.setattr(regular_log, "LARGE", 1 << 40)
    return read_timeline(text, day=DAY).events


@pytest.mark.parametrize(
    "form",
    [
        "%Y-%m-%d %H:%M:%S ana: ",
        "[%Y-%m-%d %H:%M:%S] ana: ",
        "[%Y-%m-%d %H:%M] ",
        "%Y-%m-%dT%H:%M:%SZ ",
        "%Y-%m-%d %H:%M UTC - ",
        "%H:%M:%S <ana> ",
        "[%H:%M] bo: ",
        "%H:%M ",
    ],
)
@pytest.mark.parametrize("step", [37, 3 * 3600])
def test_it_is_read_as_a_short_text_would_be(
    form: str, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = log(form, step=step)
    fast = [(event.line, event.time, event.text, event.source) for event in read(text)]
    slow = slowly(text, monkeypatch)
    assert fast == [(event.line, event.time, event.text, event.source) for event in slow]


def test_a_quick_record_is_like_any_other() -> None:
    _, event, *_ = read(log("%Y-%m-%d %H:%MZ <ana> "))
    assert event == EventDraft(
        datetime(2026, 3, 2, 14, 0, tzinfo=UTC),
        "line 1",
        2,
        source="ana",
        kind=EventKind.OTHER,
        told="2026-03-02 14:00Z",
        told_zone="UTC",
    )


def test_lines_without_a_time_belong_to_the_message_above_but_code_and_quotes_do_not() -> None:
    text = log("%H:%M ") + "\nand more\n> quoted\n```\n15:00 code\n```\n15:30 last"
    *_, before, last = read(text)
    assert before.text == "line 59 and more"
    assert (last.text, last.time) == ("last", datetime(2026, 3, 2, 15, 30))


def test_a_line_with_a_date_turns_the_day() -> None:
    text = log("%H:%M ") + "\n--- 2026-03-05 ---\n09:00 later"
    assert read(text)[-1].time == datetime(2026, 3, 5, 9)


def test_a_step_back_is_told_of() -> None:
    draft = read_regular(log("%H:%M ") + "\n14:01 late\n00:10 night", day=DAY)
    assert draft is not None
    assert [(each.line, each.kind) for each in draft.warnings] == [
        (61, Doubt.ORDER),
        (62, Doubt.DAY),
    ]
    assert draft.events[-1].time == datetime(2026, 3, 3, 0, 10)


@pytest.mark.parametrize(
    "text",
    [
        "words\n" * 100,
        log("%Y-%m-%d %H:%M:%S ERROR "),
        log("- %H:%M "),
        log("%H:%M ", count=10),
        log("%H:%M ") + "\n```\nnever closed",
    ],
)
def test_what_is_no_regular_log_is_left_to_the_careful_reading(text: str) -> None:
    assert read_regular(text, day=DAY) is None


def test_a_small_text_is_left_to_the_careful_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regular_log, "LARGE", 1 << 20)
    assert read_regular(log("%H:%M "), day=DAY) is None


class Stop(Exception):
    """Stands for what a watch raises."""


def stop_at(share: float) -> Callable[[float], None]:
    def watch(done: float, /) -> None:
        if done >= share:
            raise Stop

    return watch


def test_a_watch_hears_of_it_and_can_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regular_log, "_STEP", 10)
    heard: list[float] = []
    read_regular(log("%H:%M "), day=DAY, watch=heard.append)
    assert heard == sorted(heard)
    assert (len(heard), heard[-1]) == (7, 1.0)
    with pytest.raises(Stop):
        read_timeline(log("%H:%M "), day=DAY, watch=stop_at(0.5))
