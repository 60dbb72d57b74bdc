"""What keeps Qt from opening a window is said before Qt would abort."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pm_facilitator.ui import platform_check
from pm_facilitator.ui.platform_check import (
    advice,
    chosen_platform,
    installer,
    missing_libraries,
    no_display,
    packages_of,
)

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="about X11 and Wayland")


def only_program(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({}, "xcb"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "xcb;wayland"}, "xcb"),
        ({"QT_QPA_PLATFORM": "vnc:port=5900"}, "vnc"),
    ],
)
def test_the_platform_is_the_one_that_qt_would_take(environ: dict[str, str], platform: str) -> None:
    assert chosen_platform(environ) == platform


def test_nothing_is_missing_where_these_tests_run() -> None:
    assert missing_libraries() == []
    assert advice() is None


@linux_only
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {"libglib-2.0.so.0": ("", ""), "libnowhere.so.7": ("libnowhere7", "nowhere")}
    monkeypatch.setitem(platform_check._LIBRARIES, "pretended", wanted)
    assert missing_libraries("pretended") == ["libnowhere.so.7"]


@linux_only
@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "sudo apt-get install -y libxcb-cursor0 libxcb-icccm4"),
        ("dnf", "sudo dnf install -y xcb-util-cursor xcb-util-wm"),
    ],
)
def test_the_advice_is_a_line_to_paste(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, manager: str, line: str
) -> None:
    missing = ["libxcb-cursor.so.0", "libxcb-icccm.so.4"]
    monkeypatch.setattr(platform_check, "missing_libraries", lambda: missing)
    only_program(tmp_path, manager, monkeypatch)
    said = advice()
    assert said is not None
    assert said.startswith("Qt needs libraries that are not on this computer: libxcb-cursor.so.0,")
    assert said.endswith(line)


def test_without_a_known_installer_the_advice_still_names_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform_check, "missing_libraries", lambda: ["libGL.so.1"])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installer() is None
    assert advice() == (
        "Qt needs libraries that are not on this computer: libGL.so.1. Please install them."
    )


def test_a_package_with_two_libraries_is_named_once() -> None:
    assert packages_of(["libxcb-shape.so.0", "libxcb-xkb.so.1", "libother.so"], "dnf") == ["libxcb"]


def test_the_check_itself_does_not_import_qt() -> None:
    code = (
        "import sys; from pm_facilitator.ui import platform_check as check;"
        "check.advice(); check.no_display(); print('PySide6' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"


@linux_only
class TestNoDisplay:
    """Whether there is a screen."""

    def test_without_any_screen_it_says_so(self) -> None:
        assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in str(no_display({}))

    def test_a_screen_that_does_not_answer_is_named(self) -> None:
        assert no_display({"DISPLAY": ":4711"}) == (
            "The screen :4711, which DISPLAY names, does not answer."
        )

    @pytest.mark.parametrize(
        "environ", [{"QT_QPA_PLATFORM": "offscreen"}, {"WAYLAND_DISPLAY": "wayland-0"}]
    )
    def test_drawing_elsewhere_needs_no_x_screen(self, environ: dict[str, str]) -> None:
        assert no_display(environ) is None

    @pytest.mark.xcb
    def test_a_screen_that_answers_is_fine(self, screen: str) -> None:
        assert no_display({"DISPLAY": screen}) is None


@linux_only
@pytest.mark.xcb
def test_when_nothing_is_missing_qt_does_open_a_window(screen: str) -> None:
    if missing_libraries("xcb"):
        pytest.skip(f"not installed: {', '.join(missing_libraries('xcb'))}")
    code = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication([]); window = QWidget(); window.show()\n"
        "app.processEvents(); print(app.platformName(), window.isVisible())"
    )
    environ = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    answer = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "xcb True"
