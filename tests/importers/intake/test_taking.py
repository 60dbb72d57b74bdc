"""Taking in files, folders and archives: what becomes of each, and what is refused."""

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.errors import Cancelled, ImportFailed
from pm_facilitator.importers.intake import archives, bag
from pm_facilitator.importers.intake.archives import unpack
from pm_facilitator.importers.intake.bag import Bag
from pm_facilitator.importers.intake.taking import take

NOTE = b"14:05 It rang\n"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00"


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack files into an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def written(path: Path, data: bytes) -> Path:
    """Write a file, with its folders, and give its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


class TestFiles:
    """Single files and several."""

    def test_a_file_keeps_its_name_and_the_name_of_its_folder(self, tmp_path: Path) -> None:
        source = take([written(tmp_path / "2026-03-02 call" / "chat.txt", NOTE)])
        assert (source.name, source.data, source.folder) == ("chat.txt", NOTE, "2026-03-02 call")
        assert not source.files

    def test_several_files_become_one_source(self, tmp_path: Path) -> None:
        paths = [written(tmp_path / name, NOTE) for name in ("a/notes.md", "b/notes.md", "c.txt")]
        assert list(take(paths).files) == ["notes.md", "notes.md (2)", "c.txt"]

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(ImportFailed, match=r"There is no file gone\.md\. Check"):
            take([tmp_path / "gone.md"])
        with pytest.raises(ImportFailed, match="Nothing was chosen"):
            take([])

    def test_a_pipe_among_files_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(ImportFailed, match="pipe is not a file"):
            take([tmp_path / "pipe", written(tmp_path / "a.md", NOTE)])

    def test_an_office_document_stays_whole(self, tmp_path: Path) -> None:
        book = packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
        assert take([written(tmp_path / "times.xlsx", book)]).data == book


class TestFolders:
    """Folders."""

    def test_a_folder_gives_its_files_by_their_paths(self, tmp_path: Path) -> None:
        written(tmp_path / "inc" / "b" / "chat.txt", NOTE)
        written(tmp_path / "inc" / "a.md", NOTE)
        written(tmp_path / "inc" / ".git" / "config", NOTE)
        written(tmp_path / "inc" / ".DS_Store", NOTE)
        source = take([tmp_path / "inc"])
        assert (source.name, list(source.files)) == ("inc", ["a.md", "b/chat.txt"])

    def test_what_can_be_no_source_is_left_out_and_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bag, "MOST_BYTES", 100)
        for name, data in {
            "graph.png": PICTURE,
            "core": b"\0\1",
            "a.md": NOTE,
            "long.log": b"x" * 101,
            "call.mp4": b"\0\0\0\x20ftypisom",
        }.items():
            written(tmp_path / name, data)
        source = take([tmp_path])
        assert list(source.files) == ["a.md"]
        assert source.left_out == {
            "call.mp4": "a recording",
            "core": "no text",
            "graph.png": "a picture",
            "long.log": "larger than 0 MB",
        }

    def test_a_folder_without_anything_to_read_says_what_there_is(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        with pytest.raises(ImportFailed, match="nothing to read in empty: it is empty"):
            take([tmp_path / "empty"])
        written(tmp_path / "shots" / "graph.png", PICTURE)
        with pytest.raises(ImportFailed, match=r"shots: graph\.png is a picture"):
            take([tmp_path / "shots"])

    def test_links_are_not_followed_out_of_a_folder(self, tmp_path: Path) -> None:
        written(tmp_path / "secret" / "keys.txt", NOTE)
        written(tmp_path / "inc" / "a.md", NOTE)
        (tmp_path / "inc" / "keys.txt").symlink_to(tmp_path / "secret" / "keys.txt")
        (tmp_path / "inc" / "more").symlink_to(tmp_path / "secret")
        (tmp_path / "inc" / "round").symlink_to(tmp_path / "inc")
        assert list(take([tmp_path / "inc"]).files) == ["a.md"]

    def test_an_archive_in_a_folder_is_unpacked_below_its_name(self, tmp_path: Path) -> None:
        written(tmp_path / "export.zip", packed({"general/a.json": b"[]"}))
        written(tmp_path / "a.md", NOTE)
        assert list(take([tmp_path]).files) == ["a.md", "export.zip/general/a.json"]

    def test_the_number_of_files_is_bounded(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bag, "MOST_FILES", 3)
        for number in range(4):
            written(tmp_path / f"{number}.md", NOTE)
        with pytest.raises(ImportFailed, match="more than 3 files"):
            take([tmp_path])

    def test_their_size_together_is_bounded(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bag, "MOST_TOGETHER", 20)
        for number in range(2):
            written(tmp_path / f"{number}.md", NOTE)
        with pytest.raises(ImportFailed, match="Together these files are larger"):
            take([tmp_path])

    def test_it_can_be_cancelled(self, tmp_path: Path) -> None:
        def stop(done: float) -> None:
            raise Cancelled

        written(tmp_path / "a.md", NOTE)
        with pytest.raises(Cancelled):
            take([tmp_path], stop)


class TestArchives:
    """Zip archives, sound and hostile."""

    def test_an_archive_gives_its_files(self, tmp_path: Path) -> None:
        files = {"general/a.json": b"[]", "__MACOSX/x": b"x", "users.json": b"[]"}
        source = take([written(tmp_path / "export.zip", packed(files))])
        assert source.name == "export.zip"
        assert source.files == {"general/a.json": b"[]", "users.json": b"[]"}

    def test_an_archive_inside_another_one_is_left_out(self, tmp_path: Path) -> None:
        inner = packed({"a.md": NOTE})
        path = written(tmp_path / "all.zip", packed({"a.md": NOTE, "more.zip": inner}))
        source = take([path])
        assert list(source.files) == ["a.md"]
        assert "inside another one" in source.left_out["more.zip"]
        path.write_bytes(packed({"more.zip": inner}))
        with pytest.raises(ImportFailed, match=r"more\.zip is an archive inside another one"):
            take([path])

    @pytest.mark.parametrize(
        "name",
        ["../a.md", "x/../../a.md", "/etc/a.md", "C:/a.md", "C:a.md", "..\\a.md", "a\0b.md"],
    )
    def test_a_path_that_leads_elsewhere_is_refused(self, name: str) -> None:
        info = zipfile.ZipInfo("x")
        info.filename = name
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(info, NOTE)
        with pytest.raises(ImportFailed, match="leads out of it"):
            unpack(out.getvalue(), "all.zip", Bag())

    def test_a_link_in_an_archive_is_refused(self) -> None:
        info = zipfile.ZipInfo("keys.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(info, b"/etc/passwd")
        with pytest.raises(ImportFailed, match="leads out of it"):
            unpack(out.getvalue(), "all.zip", Bag())

    def test_two_files_of_one_name_are_refused(self) -> None:
        data = packed({"a.md": NOTE, "b.md": NOTE}).replace(b"b.md", b"a.md")
        with pytest.raises(ImportFailed, match="two files of the same name"):
            unpack(data, "all.zip", Bag())

    def test_a_bomb_is_refused_before_it_is_unpacked(self) -> None:
        bomb = packed({"a.txt": b"0" * 30_000_000})
        with pytest.raises(ImportFailed, match="far too large"):
            unpack(bomb, "all.zip", Bag())

    def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either(self) -> None:
        data = bytearray(packed({"a.txt": b"0" * 30_000_000}))
        entry = data.rindex(b"PK\x01\x02")
        data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
        with pytest.raises(ImportFailed, match="damaged"):
            unpack(bytes(data), "all.zip", Bag())

    def test_many_empty_files_are_refused_before_they_are_listed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archives, "MOST_FILES", 3)
        with pytest.raises(ImportFailed, match="holds too many files"):
            unpack(packed({f"{number}.md": b"" for number in range(7)}), "all.zip", Bag())

    def test_a_locked_archive_and_one_packed_in_a_rare_way_are_refused(self) -> None:
        data = bytearray(packed({"a.md": NOTE}))
        data[data.rindex(b"PK\x01\x02") + 8] |= 1
        with pytest.raises(ImportFailed, match="locked with a password"):
            unpack(bytes(data), "all.zip", Bag())
        with pytest.raises(ImportFailed, match="packed in a rare way"):
            unpack(packed({"a.md": NOTE}, zipfile.ZIP_LZMA), "all.zip", Bag())

    def test_the_archive_inside_a_truncated_one_is_not_read_in_its_place(self) -> None:
        inner = packed({"b.md": NOTE})
        data = packed({"a.md": NOTE, "inner.zip": inner, "c.md": NOTE}, zipfile.ZIP_STORED)
        with pytest.raises(ImportFailed, match="damaged or not whole"):
            unpack(data[: data.index(inner) + len(inner) + 40], "all.zip", Bag())

    def test_a_truncated_archive_is_refused(self) -> None:
        data = packed({"a.md": NOTE * 100})
        with pytest.raises(ImportFailed, match="damaged or not whole"):
            unpack(data[:-30], "all.zip", Bag())


WHOLE = packed({"general/2026-03-02.json": b"[]" * 50, "users.json": b"[]", "a.md": NOTE})


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8))
def test_an_archive_broken_anywhere_is_read_or_refused_in_a_sentence(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    assert answer_to(bytes(data)).endswith(".")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    assert answer_to(b"PK\x03\x04" + data).endswith(".")


def answer_to(data: bytes) -> str:
    try:
        unpack(data, "all.zip", Bag())
    except ImportFailed as refused:
        return str(refused)
    return "It was unpacked."
