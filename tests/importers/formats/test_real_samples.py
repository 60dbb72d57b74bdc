"""Every sample of the shared folder is read; nothing of them is kept here."""

from pathlib import Path

import pytest

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.source import Source
from tests.importers.formats.reading import REAL

OTHERS = ("slack", "zoom", "teams")
"""Chats have tests of their own."""
FILES = sorted(
    path
    for path in REAL.rglob("*")
    if path.is_file()
    and path.suffix != ".md"
    and path.relative_to(REAL).parts[0] not in OTHERS
    and "lock_issue" not in path.name
)


@pytest.mark.skipif(not FILES, reason="the folder of real samples is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_sample_gives_events_or_actions_with_their_places(path: Path) -> None:
    draft = read_source(Source(path.name, path.read_bytes()))
    assert draft.events or draft.actions
    assert draft.form != "Text"
    assert all(each.origins and each.text for each in draft.events)
    assert all(each.time is not None for each in draft.events)


@pytest.mark.skipif(not FILES, reason="the folder of real samples is not here")
def test_a_recording_without_an_answer_is_refused_in_a_sentence() -> None:
    (path,) = REAL.rglob("*lock_issue.json")
    with pytest.raises(ImportFailed, match="no issue"):
        read_source(Source(path.name, path.read_bytes()))
