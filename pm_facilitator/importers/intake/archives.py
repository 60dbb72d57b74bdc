"""Zip archives, unpacked in memory alone; those made to do harm are refused in a sentence."""

import io
import re
import stat
import struct
import zipfile
import zlib

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.intake.bag import MOST_FILES, Bag, is_noise

_MEMBER = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_KNOWN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"[A-Za-z]:")
# Logs shrink to a hundredth at most; only what is large enough to hurt is asked for it.
_MOST_RATIO = 400
_HARMLESS = 16 * 1024 * 1024
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises for the many ways in which an archive can be broken."""


def unpack(data: bytes, name: str, bag: Bag, under: str = "") -> None:
    """Put the files of an archive into a bag; archives inside it are left out.

    Args:
        data: the archive.
        name: of the archive.
        bag: what its files are put into.
        under: what their paths start with.

    Raises:
        ImportFailed: when it is broken, locked, far too large, or its paths lead elsewhere.
    """
    # The directory of an archive is read whole, so its entries are counted before.
    if data.count(_ENTRY) > 2 * MOST_FILES:
        raise ImportFailed(f"{name} holds too many files.", "Unpack it and choose a part.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_start(data, archive.infolist(), name)
            infos = [each for each in archive.infolist() if not each.is_dir()]
            paths = _paths(infos, name)
            _check(infos, len(data), name)
            for path, info in zip(paths, infos, strict=True):
                if is_noise(path):
                    continue
                _offer(archive, info, under + path, bag)
    except BROKEN as error:
        raise ImportFailed(f"{name} is damaged or not whole.", "Pack it once more.") from error


def _offer(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, bag: Bag) -> None:
    def read(size: int) -> bytes:
        with archive.open(info) as member:
            return member.read(size)

    if bag.offer(path, info.file_size, read) is not None:
        bag.left_out[path] = "an archive inside another one; unpack that first"


def _paths(infos: list[zipfile.ZipInfo], name: str) -> list[str]:
    """Give the paths of all members, with slashes, each of them once."""
    paths = [_path(info, name) for info in infos]
    if len(set(paths)) < len(paths):
        raise ImportFailed(f"{name} holds two files of the same name.", "Pack it once more.")
    return paths


def _path(info: zipfile.ZipInfo, name: str) -> str:
    written = info.orig_filename.replace("\\", "/")
    parts = [part for part in written.split("/") if part not in ("", ".")]
    leads_out = ".." in parts or written.startswith("/") or bool(_DRIVE.match(written))
    if leads_out or "\0" in written or not parts or stat.S_ISLNK(info.external_attr >> 16):
        raise ImportFailed(
            f"{name} holds a path that leads out of it.", "Ask whoever packed it for another one."
        )
    return "/".join(parts)


def _check_start(data: bytes, infos: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse what is left of an archive when only one that lay inside of it has an end."""
    first = min((info.header_offset for info in infos), default=0)
    if first > 0 and data.startswith(_MEMBER):
        raise ImportFailed(f"{name} is damaged or not whole.", "Pack it once more.")


def _check(infos: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise ImportFailed(f"{name} is locked with a password.", "Unpack it first.")
    if any(info.compress_type not in _KNOWN_METHODS for info in infos):
        raise ImportFailed(f"{name} is packed in a rare way.", "Unpack it first.")
    size = sum(info.file_size for info in infos)
    if size > _HARMLESS and size > packed * _MOST_RATIO:
        raise ImportFailed(
            f"{name} would grow far too large when it is unpacked.",
            "Ask whoever packed it for another one.",
        )
