"""The one loader of the files that ship with the app, from a wheel and from a checkout alike."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pm_facilitator.errors import ResourceMissing

_PACKAGE = Path(__file__).parent


@cache
def root() -> Path:
    """Give the folder of resources: inside the installed package, or beside it in a checkout."""
    for folder in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        if folder.is_dir():
            return folder
    raise ResourceMissing("The app's resources are missing.", "Please install it again.")


def path(name: str) -> Path:
    """Give the path of one resource, such as ``fonts/NotoSans-Regular.ttf``.

    Raises:
        ResourceMissing: when there is no such file.
    """
    found = root() / name
    if not found.exists():
        raise ResourceMissing(f"The file {name} of the app is missing.", "Please install it again.")
    return found


def text(name: str) -> str:
    """Read one resource as UTF-8 text."""
    return path(name).read_text(encoding="utf-8")


@cache
def toml(name: str) -> dict[str, Any]:
    """Read one TOML resource; the answer is shared, so treat it as read-only."""
    return tomllib.loads(text(name))
