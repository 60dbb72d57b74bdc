"""Takes in what was chosen or dropped: files, folders and archives become one source."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.intake.archives import unpack
from pm_facilitator.importers.intake.bag import MOST_FILES, Bag, is_noise
from pm_facilitator.importers.protocol import Watch, unwatched
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.decoding import read_bytes
from pm_facilitator.importers.text.signatures import is_zip


def take(paths: Sequence[Path], watch: Watch = unwatched) -> Source:
    """Read what lies at some paths; nothing is written anywhere, not even for a moment.

    Archives are unpacked, also those in a folder, but not those in other archives. Hidden files,
    links inside a folder, and files that can be no source are left out.

    Args:
        paths: of files, folders and zip archives, in the order in which they are to be read.
        watch: is told how far it is.

    Raises:
        ImportFailed: in one sentence, when one of them is missing, damaged or too large.
        Cancelled: when the watch says so.
    """
    if not paths:
        raise ImportFailed("Nothing was chosen.", "Choose a file or a folder.")
    if len(paths) == 1:
        return _take_one(paths[0], watch)
    bag = Bag(watch)
    for path, name in zip(paths, _names(paths), strict=True):
        if _is_folder(path):
            _put_folder(path, bag, f"{name}/")
        else:
            _put_file(path, bag, name)
    return _together("", bag)


def _take_one(path: Path, watch: Watch) -> Source:
    bag = Bag(watch)
    if _is_folder(path):
        _put_folder(path, bag, "")
        return _together(_name(path), bag)
    data = read_bytes(path)
    if is_zip(data) and bag.offer(path.name, len(data), lambda size: data[:size]) is not None:
        unpack(data, path.name, bag)
        return _together(path.name, bag)
    return Source(path.name, data, folder=path.absolute().parent.name)


def _put_folder(folder: Path, bag: Bag, under: str) -> None:
    seen = 0
    for here, folders, names in os.walk(folder):
        seen += len(folders) + len(names)
        if seen > 2 * MOST_FILES:
            raise ImportFailed(
                f"{_name(folder)} holds more than {MOST_FILES:,} files.",
                "Choose those of the incident.",
            )
        folders[:] = sorted(each for each in folders if not is_noise(each))
        for name in sorted(names):
            path = Path(here, name)
            if not is_noise(name) and _is_plain(path):
                inside = path.relative_to(folder).as_posix()
                _put_file(path, bag, under + inside)


def _put_file(path: Path, bag: Bag, name: str) -> None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise ImportFailed(f"{path.name} is not a file.", "Choose files and folders.")
        with path.open("rb") as file:

            def read(size: int) -> bytes:
                file.seek(0)
                return file.read(size)

            archive = bag.offer(name, os.fstat(file.fileno()).st_size, read)
    except OSError as error:
        raise ImportFailed(f"{path.name} cannot be read.", "Check that you may open it.") from error
    if archive is not None:
        unpack(archive, path.name, bag, f"{name}/")


def _together(name: str, bag: Bag) -> Source:
    if not bag.files:
        what = next((f"{path} is {what}" for path, what in bag.left_out.items()), "it is empty")
        raise ImportFailed(f"There is nothing to read in {name or 'these'}: {what}.")
    return Source(name, files=bag.files, left_out=bag.left_out)


def _names(paths: Sequence[Path]) -> list[str]:
    """Give each path a name of its own, though two folders may hold files of the same name."""
    names: list[str] = []
    for path in paths:
        name, number = _name(path), 2
        while name in names:
            name = f"{_name(path)} ({number})"
            number += 1
        names.append(name)
    return names


def _name(path: Path) -> str:
    return path.name or path.absolute().name or str(path)


def _is_folder(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise ImportFailed(
            f"There is no file {_name(path)}.", "Check its name and folder."
        ) from error
    except (OSError, ValueError) as error:
        raise ImportFailed(
            f"{_name(path)} cannot be read.", "Check that you may open it."
        ) from error
    return stat.S_ISDIR(mode)


def _is_plain(path: Path) -> bool:
    """Tell whether it is a file itself; what a link points to was not chosen."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
