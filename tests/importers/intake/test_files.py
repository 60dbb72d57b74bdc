"""Files: every usual encoding, and one clear sentence for what is no text."""

from datetime import date, datetime
from pathlib import Path

import pytest

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.intake.files import day_of_name, read_content, read_file
from pm_facilitator.importers.text import decoding
from pm_facilitator.importers.text.decoding import decode, read_text

TEXT = "# Störung\n\n14:05 Bestellungen bleiben stehen – überall\n"


@pytest.mark.parametrize(
    "encoding", [*("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")]
)
def test_text_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text('{"timeline": [{"time": "2026-03-02 14:05", "text": "it rang"}]}')
    assert read_file(path).events[0].time == datetime(2026, 3, 2, 14, 5)
    path.write_text("# Orders stopped\n")
    assert read_file(path).title == "Orders stopped"


def test_a_day_in_the_name_helps_out(tmp_path: Path) -> None:
    path = tmp_path / "2026-03-02 orders.md"
    path.write_text("14:05 it rang\n")
    assert read_file(path).events[0].time == datetime(2026, 3, 2, 14, 5)
    assert read_file(path, day=date(2026, 3, 3)).events[0].time == datetime(2026, 3, 3, 14, 5)
    path.write_text("2026-03-04 14:05 it rang\n")
    assert read_file(path).events[0].time == datetime(2026, 3, 4, 14, 5)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-03-02-orders.md", date(2026, 3, 2)),
        ("orders_20260302.md", date(2026, 3, 2)),
        ("INC.2026.03.02.txt", date(2026, 3, 2)),
        ("2026-13-02.md", None),
        ("build-1202603021.md", None),
        ("orders.md", None),
    ],
)
def test_which_names_hold_a_day(name: str, day: date | None) -> None:
    assert day_of_name(name) == day


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "There is no text in it"),
        (b"\xef\xbb\xbf  \r\n", "There is no text in it"),
        (b"%PDF-1.7\n", "is a PDF, not text"),
        (b"PK\x03\x04\x00", "a packed file, such as an office document"),
        (b"SQLite format 3\x00", "is a database, not text"),
        (b"a\x00b", "is not text"),
        (b"\xff\x00\x80", "is not text"),
    ],
)
def test_what_is_no_text_is_said_in_a_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(ImportFailed, match=said):
        read_file(path)


def test_what_is_not_there_or_no_file_is_said_too(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match=r"There is no file gone\.md\. Check"):
        read_file(tmp_path / "gone.md")
    with pytest.raises(ImportFailed, match="is not a file"):
        read_file(tmp_path)
    with pytest.raises(ImportFailed, match="cannot be read"):
        read_file(Path("a\0b"))


def test_a_file_may_not_be_larger_than_it_can_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "MOST_BYTES", 10)
    path = tmp_path / "a.md"
    path.write_text("x" * 11)
    with pytest.raises(ImportFailed, match=r"a\.md is larger than"):
        read_file(path)
    with pytest.raises(ImportFailed, match="larger"):
        decode(b"x" * 11, "a.md")


def test_a_page_may_tell_its_timeline_in_its_front_matter_alone() -> None:
    text = (
        "---\ntitle: Mirrors are late\nstatus: resolved\ntimeline:\n"
        "  - time: 2022-08-30 06:15 +0200\n    text: A checksum is wrong\n"
        "  - time: 2022-08-31 00:20 +0200\n    text: All is copied\n---\n\nRun clean once.\n"
    )
    draft = read_content(text)
    assert [(str(each.time), each.text, each.line) for each in draft.events] == [
        ("2022-08-30 06:15:00+02:00", "A checksum is wrong", 6),
        ("2022-08-31 00:20:00+02:00", "All is copied", 8),
    ]
    assert draft.title == "Mirrors are late"
