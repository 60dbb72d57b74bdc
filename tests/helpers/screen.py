"""A real X screen with a window manager, for tests that drive windows as a person does."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """Start an X server with a window manager and give its name, such as ``:7``."""
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    with _x_server() as display, _window_manager(display):
        yield display


@contextmanager
def _x_server() -> Iterator[str]:
    reads, writes = os.pipe()
    # Without -r a key that a busy machine lets go of late would be typed many times.
    command = ["Xvfb", "-r", "-displayfd", str(writes), "-screen", "0", "1280x800x24"]
    command += ["-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL) as server:
        os.close(writes)
        with os.fdopen(reads) as answer:
            number = answer.readline().strip()
        assert number, "the X server did not start"
        try:
            yield f":{number}"
        finally:
            server.terminate()


@contextmanager
def _window_manager(display: str) -> Iterator[None]:
    command = ["openbox", "--sm-disable"]
    environ = {**os.environ, "DISPLAY": display}
    with subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL) as manager:
        try:
            yield
        finally:
            manager.terminate()
