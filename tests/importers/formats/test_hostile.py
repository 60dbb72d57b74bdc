"""Whatever is done to a file, it is read, or refused in one sentence; never half, never raising."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.accepting.combining import duplicates
from pm_facilitator.importers.accepting.convert import to_events
from pm_facilitator.importers.draft import ReviewDraft, TimelineDraft
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source
from tests.importers.formats.reading import SAMPLES

FILES = sorted(path for path in SAMPLES.iterdir() if path.is_file())
JSON = [path for path in FILES if path.suffix == ".json" and path.name != "journal.json"]
by_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
by_json = pytest.mark.parametrize("path", JSON, ids=lambda path: path.name)
often = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def survives(data: bytes, name: str, **choices: str) -> ReviewDraft | None:
    """Read data; what comes out can be stored, what does not is refused on one line."""
    try:
        draft = read_source(Source(name, data), Hints(day=date(2026, 3, 2), choices=choices))
    except ImportFailed as error:
        if "\n" in str(error) or not error.message.endswith("."):
            raise AssertionError(error.message) from error
        return None
    events = to_events(TimelineDraft(draft.events), "Europe/Paris")
    said = [draft.title, draft.form, *(each.message for each in draft.warnings)]
    said += [part for each in events for part in (each.text, each.source, *each.origins)]
    said += [part for each in draft.actions for part in (each.text, each.owner, each.tracker)]
    json.dumps(said, ensure_ascii=False).encode()
    assert all("\n" not in each.text for each in draft.events)
    assert len({each.key for each in draft.choices}) == len(draft.choices)
    duplicates(draft.events)
    return draft


@by_file
@given(st.data())
@often
def test_bytes_may_be_lost_doubled_or_changed(path: Path, data: st.DataObject) -> None:
    whole = path.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    size = data.draw(st.integers(0, 300))
    instead = data.draw(st.binary(max_size=20) | st.just(whole[: start // 2]))
    survives(whole[:start] + instead + whole[start + size :], path.name)


@by_file
@given(st.data())
@often
def test_a_file_may_be_cut_off(path: Path, data: st.DataObject) -> None:
    whole = path.read_bytes()
    survives(whole[: data.draw(st.integers(0, len(whole)))], "", entries="all", issues="events")


odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(10**9, 10**20),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["\ud800", "\0", "2026-99-99T99:99:99Z", "9999-12-31T23:59:59-14:00", "x\ny"]),
    st.builds(list),
    st.builds(dict),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=4), st.integers(), max_size=3),
    st.builds(lambda: [[[[{"a": [{}]}]]]]),
)


@by_json
@given(st.data())
@often
def test_any_value_may_be_another_one(path: Path, data: st.DataObject) -> None:
    values = json.loads(path.read_text(encoding="utf-8"))
    for _ in range(data.draw(st.integers(1, 4))):
        spots = list(places(values))
        if spots:
            inside, key = spots[data.draw(st.integers(0, len(spots) - 1))]
            inside[key] = data.draw(odd)
    choices = data.draw(st.sampled_from([{}, {"entries": "all", "alerts": "all"}]))
    survives(json.dumps(values).encode(), path.name, **choices)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give each list and mapping of plain values with each of its places."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 200_000,
        b'{"data":' * 100_000,
        b'{"log_entries": [{"type": "x", "created_at": ' + b"9" * 5000 + b"}]}",
        b'{"alerts": [{"labels": {}, "startsAt": 1e999}]}',
        b"time,event\n" + b'"' * 300_000,
        b"BEGIN:VEVENT\n" * 100_000,
        b"commit 0a1b2c3d\nDate: " + b" " * 100_000,
        b"<1>1 2026-03-02T14:06:00Z a b - - [" + b"\\" * 50_000 + b"\n" * 3,
        b"Mar  2 14:06:00 a b: x\n" * 3 + b"\xff" * 100_000,
        b"a,b\n" + b"," * 200_000,
    ],
    ids=range(10),
)
def test_data_that_was_made_to_do_harm_is_survived(data: bytes) -> None:
    draft = survives(data, "harm.csv" if data.startswith((b"a,", b"time,")) else "harm")
    assert draft is None or len(draft.events) < 50_001
