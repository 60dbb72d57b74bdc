"""The journal as JSON and in its export format."""

import json
from datetime import UTC, datetime

from tests.importers.formats.reading import read, read_text, told


def test_json_line_by_line_is_read_with_texts_as_bytes() -> None:
    draft = read("journal.json")
    assert told(draft) == [
        "14:06 orders: Started Order worker.",
        "14:06 orders: queue q1 cannot be reached",
        "14:06 orders: q1 ü",
    ]
    assert draft.events[0].time == datetime(2026, 3, 2, 14, 6, 0, 250000, tzinfo=UTC)
    assert draft.events[0].details == "Host: web1\nUnit: orders.service"


def test_the_export_format_is_read() -> None:
    draft = read("journal.export")
    assert told(draft) == [
        "14:06 systemd: Started Order worker.",
        "14:06 orders: queue q1 cannot be reached",
    ]
    assert [each.line for each in draft.events] == [1, 8]


def test_of_a_long_journal_warnings_are_read() -> None:
    lines = [
        json.dumps(
            {
                "__REALTIME_TIMESTAMP": str(1772460360000000 + n),
                "PRIORITY": "3" if n == 7 else "6",
                "MESSAGE": f"m{n}",
            }
        )
        for n in range(120)
    ]
    assert [each.text for each in read_text("\n".join(lines)).events] == ["m7"]
