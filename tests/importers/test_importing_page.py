"""The page about importing tells the truth: its importers, its limits and its example."""

import re
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import pytest

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.intake.bag import MOST_FILES, MOST_TOGETHER
from pm_facilitator.importers.known import IMPORTERS, read_source
from pm_facilitator.importers.plugins import GROUP
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.decoding import MOST_BYTES

PAGE = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
LOG = "DUTY LOG\n1772460300;ana;card payments fail\n"


def test_every_importer_has_its_row_in_the_order_in_which_they_are_asked() -> None:
    rows = re.findall(r"^\| ([^|`]+?) \| [^|]+ \| [^|]+ \|$", PAGE, re.M)
    assert rows[2:] == [each.name for each in IMPORTERS]


@pytest.mark.parametrize(
    "limit", [f"{MOST_BYTES >> 20} MB", f"{MOST_TOGETHER >> 20} MB", f"{MOST_FILES:,}"]
)
def test_the_limits_are_those_that_hold(limit: str) -> None:
    assert f"| {limit} |" in PAGE


def test_the_example_works_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    module: dict[str, type] = {}
    exec(code, module)
    monkeypatch.setattr(metadata.EntryPoint, "load", lambda point: module["DutyLog"])
    point = metadata.EntryPoint("duty-log", "my_package.duty_log:DutyLog", GROUP)
    assert f'[project.entry-points."{GROUP}"]\n{point.name} = "{point.value}"' in PAGE
    monkeypatch.setattr(metadata, "entry_points", lambda group: [point])
    draft = read_source(Source("duty.txt", LOG.encode()))
    assert draft.form == "Duty log"
    (event,) = draft.events
    assert (event.time, event.source) == (datetime(2026, 3, 2, 14, 5, tzinfo=UTC), "ana")
    assert event.origins == ("duty.txt, line 2: 1772460300;ana;card payments fail",)
    with pytest.raises(ImportFailed, match="Line 3 of this duty log"):
        read_source(Source("duty.txt", f"{LOG}soon;ana;x\n".encode()))
