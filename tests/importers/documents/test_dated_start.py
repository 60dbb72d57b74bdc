"""The date of a document is the start of its incident only where the events allow it."""

from datetime import UTC, datetime

import pytest

from pm_facilitator.importers.documents.markdown_document import read_markdown

BLOG = """\
---
title: Gates down
date: 2024-06-{day} 09:00:00 +0200
---

On Saturday, June 8th, our gates refused valid tickets.

## Timeline (CEST)

- 08:40 The gates fetch the new list
- 09:20 Rolled back
"""


@pytest.mark.parametrize(("day", "hour"), [("08", 7), ("20", None)])
def test_a_date_after_all_that_happened_is_no_start(day: str, hour: int | None) -> None:
    started = read_markdown(BLOG.format(day=day)).moments.started
    assert (started.astimezone(UTC).hour if isinstance(started, datetime) else started) == hour
