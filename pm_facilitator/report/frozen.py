"""A version of the document: every record as it was, as few bytes, and back again."""

import json
import zlib
from collections.abc import Callable

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Version
from pm_facilitator.errors import ImportFailed, StoreError
from pm_facilitator.report.data import from_json, to_values

_LARGEST = 256 * 1024 * 1024
"""How many bytes a version may have once it is unpacked."""


def freeze(board: Board) -> bytes:
    """Give the bytes of a version; the same records give the same bytes."""
    text = json.dumps(to_values(board), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return zlib.compress(text.encode("utf-8", errors="replace"), 9)


def thaw(data: bytes) -> Board:
    """Read a version.

    Raises:
        ImportFailed: when the bytes are none.
    """
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(data, _LARGEST).decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise ImportFailed("This version is damaged and cannot be read.") from error
    return from_json(text).board


def frozen_board(version: Version, blob: Callable[[str], bytes] | None) -> Board | None:
    """Give the records of a version, or None when they are not there any more."""
    if blob is None:
        return None
    try:
        return thaw(blob(version.blob))
    except (StoreError, ImportFailed, KeyError):
        return None
