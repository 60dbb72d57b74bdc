"""Files appear whole or not at all, and every refusal is one clear sentence."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pm_facilitator.domain.board import Board
from pm_facilitator.errors import ExportFailed
from pm_facilitator.report.atomic import failure, write_all
from pm_facilitator.report.data import from_json, from_yaml
from pm_facilitator.report.export import SUFFIXES, export
from tests.report.boards import HIDDEN, options, picture_bytes


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_is_written_and_nothing_else(suffix: str, rich: Board, tmp_path: Path) -> None:
    path = tmp_path / f"review{suffix.upper()}"
    export(rich, path, options())
    assert path.stat().st_size > 500
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_options_give_the_same_bytes(suffix: str, rich: Board, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}{suffix}" for name in ("one", "two")]
    for path in paths:
        export(rich, path, options())
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_markdown_can_bring_its_figures_along(rich: Board, tmp_path: Path) -> None:
    path = tmp_path / "my review.md"
    export(rich, path, options(figure_files=True, blob=lambda sha: picture_bytes()))
    names = {file.name for file in (tmp_path / "my review-figures").iterdir()}
    assert names == {
        "timeline.svg",
        "fishbone.svg",
        "why-1.svg",
        "actions.svg",
        "picture-1.png",
    }
    assert "](<my review-figures/fishbone.svg>)" in path.read_text(encoding="utf-8")


def test_an_empty_review_needs_no_folder_for_figures(empty: Board, tmp_path: Path) -> None:
    export(empty, tmp_path / "review.md", options(figure_files=True))
    assert [path.name for path in tmp_path.iterdir()] == ["review.md"]


def test_data_for_ourselves_is_complete_and_for_outsiders_names_nobody(
    rich: Board, tmp_path: Path
) -> None:
    path = tmp_path / "review.json"
    export(rich, path, options())
    assert HIDDEN in path.read_text(encoding="utf-8")
    assert list(from_json(path.read_text(encoding="utf-8")).board.entities()) == list(
        rich.entities()
    )
    outside = tmp_path / "review.yaml"
    export(rich, outside, options("external"))
    text = outside.read_text(encoding="utf-8")
    assert not from_yaml(text).board.people
    assert "Mira" not in text


@pytest.mark.parametrize("name", ["review", "review.odt", ".md.log", "review.pdf.bak"])
def test_an_unknown_ending_is_refused(name: str, rich: Board, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match=r"can end in \.md, .*\.yml"):
        export(rich, tmp_path / name, options())


def test_a_missing_folder_is_refused(rich: Board, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="is not there"):
        export(rich, tmp_path / "nowhere" / "review.md", options())


def test_a_folder_of_that_name_is_refused(rich: Board, tmp_path: Path) -> None:
    (tmp_path / "review.md").mkdir()
    with pytest.raises(ExportFailed, match="folder has that name"):
        export(rich, tmp_path / "review.md", options())


def test_a_file_in_place_of_the_figures_folder_is_refused(rich: Board, tmp_path: Path) -> None:
    (tmp_path / "review-figures").write_text("mine")
    with pytest.raises(ExportFailed, match="review-figures"):
        export(rich, tmp_path / "review.md", options(figure_files=True))
    assert (tmp_path / "review-figures").read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders have no such permissions here")
def test_a_read_only_folder_is_refused(rich: Board, read_only_folder: Path) -> None:
    with _without_root(), pytest.raises(ExportFailed, match="Nothing can be written there"):
        export(rich, read_only_folder / "review.md", options())
    assert not list(read_only_folder.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders have no such permissions here")
def test_a_folder_out_of_reach_is_refused(rich: Board, read_only_folder: Path) -> None:
    read_only_folder.chmod(0o000)
    with _without_root(), pytest.raises(ExportFailed, match="cannot be reached"):
        export(rich, read_only_folder / "inside" / "review.md", options())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_full_place_leaves_the_old_file_as_it_was(
    rich: Board, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"review{suffix}"
    path.write_text("the old one")
    with _largest_file(200), pytest.raises(ExportFailed, match="was not written"):
        export(rich, path, options())
    assert path.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_place_leaves_a_document_and_its_figures_as_they_were(
    rich: Board, tmp_path: Path
) -> None:
    path, old = tmp_path / "review.md", tmp_path / "review-figures" / "timeline.svg"
    path.write_text("the old one")
    old.parent.mkdir()
    old.write_text("the old figure")
    with _largest_file(4000), pytest.raises(ExportFailed, match="was not written"):
        export(rich, path, options(figure_files=True))
    assert (path.read_text(), old.read_text()) == ("the old one", "the old figure")
    assert sorted(tmp_path.rglob("*")) == sorted([path, old.parent, old])


def test_no_folder_is_left_behind_where_no_figure_could_be_written(
    rich: Board, tmp_path: Path
) -> None:
    with _largest_file(200), pytest.raises(ExportFailed, match="was not written"):
        export(rich, tmp_path / "review.md", options(figure_files=True))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_lets_nothing_be_taken_away_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(ExportFailed, match="Nothing can be written there"):
        write_all({tmp_path / "review.md": b"x"})


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EROFS, "Nothing can be written there."),
        (errno.EACCES, "Nothing can be written there."),
        (errno.ENAMETOOLONG, "The name is too long."),
        (errno.EIO, "The system says:"),
    ],
)
def test_each_refusal_has_its_sentence(number: int, words: str) -> None:
    told = str(failure(Path("review.md"), OSError(number, os.strerror(number))))
    assert told.startswith("review.md was not written. ")
    assert words in told


@contextmanager
def _largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as a full disk does."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o700)
    folder.rmdir()


@contextmanager
def _without_root() -> Iterator[None]:
    """Act as nobody where the tests run as root, whom no permission stops."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
