"""One timeline in the many forms that people write: each gives the same entries."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.importers.gold import read

FORMS = tomllib.loads((Path(__file__).parent / "forms.toml").read_text(encoding="utf-8"))["form"]
DAY = date(2024, 3, 12)
ENTRIES = (("14:03", "alert"), ("14:10", "restart"), ("14:20", "recovered"))


@pytest.fixture(params=FORMS, ids=lambda form: form["name"])
def form(request: pytest.FixtureRequest) -> dict[str, Any]:
    given: dict[str, Any] = request.param
    return given


def test_every_form_gives_the_same_entries(form: dict[str, Any]) -> None:
    wanted = ENTRIES[: form["entries"]]
    draft = read(form["text"], day=None if form.get("dated") else DAY)
    assert [event.time for event in draft.events] == [
        datetime.fromisoformat(f"{DAY}T{clock}:00{form.get('offset', '')}") for clock, _ in wanted
    ]
    for event, (_, word) in zip(draft.events, wanted, strict=True):
        assert event.text.lower().lstrip("*_`").startswith(word[:5])
