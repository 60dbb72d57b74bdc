"""The log goes to a small file, and never keeps the app from starting."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pm_facilitator import logs as log_file


@contextmanager
def configured(path: Path) -> Iterator[None]:
    root = logging.getLogger()
    level = root.level
    handler = log_file.configure(path)
    yield
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


def test_a_record_is_in_the_file_with_its_place_and_time(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "app.log"
    with configured(path):
        logging.getLogger("pm_facilitator.store").info("Grüße %d", 7)
    line = path.read_text(encoding="utf-8")
    assert line.startswith("20")
    assert line.endswith("INFO MainThread pm_facilitator.store: Grüße 7\n")


def test_details_for_developers_stay_out(tmp_path: Path) -> None:
    with configured(tmp_path / "app.log"):
        logging.getLogger("pm_facilitator").debug("every single step")
    assert (tmp_path / "app.log").read_text() == ""


def test_the_file_starts_anew_before_it_grows_large(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    path.write_bytes(b"." * 999_990)
    with configured(path):
        logging.getLogger().info("the next one")
    assert (tmp_path / "app.log.1").stat().st_size == 999_990
    assert path.read_text().endswith("the next one\n")


def test_where_no_file_can_be_the_log_goes_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    with configured(tmp_path / "file" / "app.log"):
        logging.getLogger("here").info("still heard")
    assert "here: still heard" in capsys.readouterr().err
