"""Reviews of the app itself come back whole, or are refused in one sentence."""

import base64
import json
from collections.abc import Callable
from copy import deepcopy
from hashlib import sha256
from typing import Any

import pytest

from pm_facilitator import presets
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.accepting.convert import review_changes
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.intake.files import read_content
from tests.importers.accepting.test_convert import NOW, board_of

SAMPLE = presets.sample_review()
PICTURE = b"not really a picture"
SHA = sha256(PICTURE).hexdigest()


def sample() -> dict[str, Any]:
    return deepcopy(SAMPLE)


def read(values: dict[str, Any]) -> ReviewDraft:
    return read_content(json.dumps(values))


def test_every_record_comes_back_with_its_id() -> None:
    draft = read(sample())
    board = board_of(draft)
    records = SAMPLE["records"]
    assert {event.id for event in board.events} == {each["id"] for each in records["event"]}
    assert sum(1 for _ in board.entities()) == sum(map(len, records.values()))
    assert draft.title == board.review.title == records["review"][0]["title"]


def test_its_title_can_be_changed() -> None:
    changes, _ = review_changes(read(sample()), NOW, "UTC", title="Another")
    assert board_of(read(sample()), title="Another").review.title == "Another"
    assert len(changes) == sum(map(len, SAMPLE["records"].values()))


def test_the_pictures_come_with_it() -> None:
    values = sample()
    review = values["records"]["review"][0]["id"]
    values["records"]["picture"] = [{"id": f"{review[:-1]}x", "blob": SHA}]
    values["blobs"] = {SHA: base64.b64encode(PICTURE).decode()}
    (picture,) = read(values).pictures
    assert (picture.data, picture.media_type) == (PICTURE, "image/png")


def first(values: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = values["records"][kind][0]
    return found


def in_a_circle(values: dict[str, Any]) -> None:
    one, other = values["records"]["factor"][:2]
    one["parent_id"], other["parent_id"] = other["id"], one["id"]


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "newer": (lambda v: v.update(format="pm-facilitator/2"), "A newer version"),
    "no records": (lambda v: v.pop("records"), "no records"),
    "no review": (lambda v: v["records"].pop("review"), "exactly one review"),
    "unknown part": (lambda v: v["records"].update(cars=[]), "cars"),
    "unknown field": (lambda v: first(v, "event").update(colour="red"), "colour"),
    "no list": (lambda v: v["records"].update(event={}), "event"),
    "no record": (lambda v: v["records"]["event"].append(7), "cannot be read"),
    "wrong value": (lambda v: first(v, "event").update(time="soon"), "cannot be read"),
    "naive time": (lambda v: first(v, "event").update(time="2026-03-02T14:00"), "offset"),
    "twice": (lambda v: v["records"]["event"].append(first(v, "event")), "same id"),
    "astray": (lambda v: first(v, "factor").update(bone_id="gone"), "is missing"),
    "circle": (in_a_circle, "part of itself"),
    "half a letter": (lambda v: first(v, "event").update(text="\ud800"), "broken letters"),
    "no pictures": (lambda v: v.update(blobs=[]), "pictures"),
    "no base64": (lambda v: v.update(blobs={SHA: "?"}), "pictures"),
    "wrong picture": (lambda v: v.update(blobs={SHA: "AAAA"}), "damaged"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_a_review_is_refused(name: str) -> None:
    breaking, said = BROKEN[name]
    values = sample()
    breaking(values)
    with pytest.raises(ImportFailed, match=said) as refused:
        read(values)
    assert str(refused.value).endswith(".")
