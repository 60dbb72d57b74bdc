"""The journal as JSON and in its export format."""

import json
from datetime import UTC, datetime

from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.source import Source
from tests.importers.formats.reading import SAMPLES, read, read_text, told


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


def test_an_export_may_leave_out_where_its_entries_stand() -> None:
    entry = "__REALTIME_TIMESTAMP=1772460360000000\nSYSLOG_IDENTIFIER=orders\nMESSAGE=q1 fails\n\n"
    draft = read_text(2 * entry)
    assert told(draft) == 2 * ["14:06 orders: q1 fails"]
    assert draft.form.startswith("Journal")


def test_the_export_format_is_read_in_letters_of_two_bytes_too() -> None:
    text = (SAMPLES / "journal.export").read_bytes().decode()
    short = text.partition("\n\n")[0]
    for encoding in ("utf-16", "utf-16-le"):
        draft = read_source(Source("journal.export", f"{short}\n".encode(encoding)))
        assert told(draft) == ["14:06 systemd: Started Order worker."]


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


def exported(message: bytes, moment: int = 1772460120000000) -> bytes:
    """Give an entry as the export format has it whose message has several lines."""
    length = len(message).to_bytes(8, "little")
    return (
        b"__CURSOR=s=1\n__REALTIME_TIMESTAMP=%d\nSYSLOG_IDENTIFIER=pay\nPRIORITY=3\n" % moment
        + b"MESSAGE\n"
        + length
        + message
        + b"\n_HOSTNAME=n1\n\n"
    )


def test_messages_of_several_lines_in_the_export_format_are_read_by_their_lengths() -> None:
    plain = b"__CURSOR=s=2\n__REALTIME_TIMESTAMP=1772460180000000\nMESSAGE=ok\n"
    data = exported("pay failed\n\nTraceback: x=1\nü".encode()) + exported(b"ten bytes.") + plain
    draft = read_source(Source("journal.bin", data))
    assert [each.text for each in draft.events] == ["pay failed", "ten bytes.", "ok"]
    first = draft.events[0]
    assert (first.source, first.time) == ("pay", datetime(2026, 3, 2, 14, 2, tzinfo=UTC))
    assert first.details.splitlines()[-3:] == ["Traceback: x=1", "ü", "Host: n1"]


def test_an_export_that_ends_inside_of_a_message_is_read_as_far_as_it_goes() -> None:
    data = exported(b"first\nmore") + exported(b"second\nmore")
    (first, second) = read_source(Source("journal.bin", data[:-17])).events
    assert (first.text, second.text) == ("first", "second")


def test_lines_that_are_no_fields_are_passed_over_in_the_export_format() -> None:
    text = "__CURSOR=s=1\n__REALTIME_TIMESTAMP=1772460120000000\nno field here\nMESSAGE=fails\n"
    assert [each.text for each in read_text(text).events] == ["fails"]


def test_entries_that_are_spread_over_lines_are_read_as_those_on_one() -> None:
    values = [json.loads(line) for line in (SAMPLES / "journal.json").read_text().splitlines()]
    spread = "\n".join(json.dumps(each, indent=8) for each in values)
    draft = read_text(spread)
    assert told(draft) == told(read("journal.json"))
    firsts = [n for n, line in enumerate(spread.split("\n"), 1) if line == "{"]
    assert [each.line for each in draft.events] == firsts
    broken = spread.replace("}", "", 1)
    assert told(read_text(broken)) == told(draft)[1:]


def test_the_time_of_the_program_counts_where_the_journal_tells_no_other() -> None:
    entry = {"MESSAGE": "queue is full", "_SOURCE_REALTIME_TIMESTAMP": "1772460360000000"}
    assert told(read_text(json.dumps(entry) + "\n")) == ["14:06 : queue is full"]


def test_entries_with_all_their_fields_shown_are_told_by_their_message() -> None:
    def entry(second: int, message: str) -> str:
        return (
            f"Mon 2026-03-02 14:05:{second:02}.625470 EST [s=e7623387430b4c14;i=2]\n"
            "    _BOOT_ID=beaadd6e5c5448e393ce716cd76229d4\n    PRIORITY=6\n"
            f"    SYSLOG_IDENTIFIER=systemd\n    MESSAGE={message}\n    _HOSTNAME=oven-1\n"
        )

    text = f"{entry(10, 'Stopped the oven.')}{entry(11, 'One line' + chr(10) + '      and more.')}"
    draft = read_text(f"-- Logs begin at Sun 2026-03-01 --\n{text}lines 1-12/12 (END) q\n")
    assert [(each.source, each.text, each.details) for each in draft.events] == [
        ("systemd", "Stopped the oven.", "Host: oven-1"),
        ("systemd", "One line", "and more.\nHost: oven-1"),
    ]
    assert draft.events[0].time == datetime(2026, 3, 2, 19, 5, 10, 625470, tzinfo=UTC)
    assert draft.events[0].told_zone == "EST"
