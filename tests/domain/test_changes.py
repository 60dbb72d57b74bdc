"""Changes are of one field, know their opposite, and tell what they touch."""

from datetime import UTC, datetime

from pm_facilitator.domain.changes import Added, Change, Committed, Patched, Removed, invert, patch
from pm_facilitator.domain.entities import Bone, Note
from pm_facilitator.domain.vocabulary import Origin

NOTE = Note("n", "before")


def test_a_patch_leaves_out_what_stays_the_same() -> None:
    assert patch(NOTE, text="before", x=0.0) == []
    assert patch(NOTE, text="after", x=0.0) == [Patched("note", "n", "text", "before", "after")]


def test_inverting_goes_backwards() -> None:
    changes: list[Change] = [Added(NOTE), Patched("note", "n", "text", "before", "after")]
    assert invert(changes) == [Patched("note", "n", "text", "after", "before"), Removed(NOTE)]
    assert invert(invert(changes)) == changes


def test_a_batch_tells_what_it_touches() -> None:
    batch = Committed(
        (Patched("note", "n", "text", "a", "b"), Added(Bone("b"))),
        Origin.FACILITATOR,
        datetime(2026, 1, 1, tzinfo=UTC),
        1,
    )
    assert batch.kinds() == {"note", "bone"}
    assert batch.touches("note", "text")
    assert not batch.touches("note", "x")
    assert batch.touches("bone", "label")
    assert not batch.touches("factor")
