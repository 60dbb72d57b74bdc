"""Grants what comes to a board from a clipboard or was dropped there."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from pm_facilitator.canvas import clip_intents as want
from pm_facilitator.domain.clipping import Clipping
from pm_facilitator.domain.edits.paste import paste
from pm_facilitator.domain.edits.things import Place, add_picture
from pm_facilitator.domain.entities import Entity, Picture
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.picture_intake import LARGEST_FILE, BadPicture, TakenPicture, take_picture
from pm_facilitator.ui.wishes.granter import Granter, counted, named

IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"})
_BESIDE = 24.0
"""How far several pictures lie from one another."""


def grant(intent: want.ClipIntent, to: Granter) -> None:
    """Do what a paste or a drop asks for.

    Raises:
        PmError: when a picture cannot be taken or kept; nothing has changed then.
    """
    match intent:
        case want.PasteRecords(clipping, stage, at):
            _paste(clipping, stage, at, to)
        case want.AddPicture(data, stage, at, event_id):
            _add_picture(take_picture(data), stage, at, event_id, to)
        case want.TakeFiles(paths, stage, at):
            _take_files([Path(path) for path in paths], stage, at, to)
        case _:
            assert_never(intent)


def _paste(clipping: Clipping, stage: Stage, at: Place | None, to: Granter) -> None:
    records = tuple(_kept(item, clipping, to) for item in clipping.records)
    done = paste(to.board, replace(clipping, records=records), stage, at)
    label = counted("Paste", done.keys, named(done.keys))
    if done.keys and to.do(label, done.changes):
        to.choose(done.keys)
        if done.notice:
            to.say(done.notice)


def _kept(item: Entity, clipping: Clipping, to: Granter) -> Entity:
    """Keep a picture's bytes, checked and written anew unless this library has them already."""
    if not isinstance(item, Picture) or to.picture(item.blob) is not None:
        return item
    taken = take_picture(clipping.pictures[item.blob])
    blob = to.keep_picture(taken.data, taken.media_type)
    return replace(item, blob=blob, media_type=taken.media_type)


def _add_picture(
    taken: TakenPicture, stage: Stage, at: Place | None, event_id: str | None, to: Granter
) -> None:
    blob = to.keep_picture(taken.data, taken.media_type)
    image = (blob, taken.media_type, taken.width, taken.height)
    to.add("Add picture", add_picture(to.board, stage, image, at, event_id), "picture")


def _take_files(paths: Sequence[Path], stage: Stage, at: Place | None, to: Granter) -> None:
    images = [path for path in paths if path.suffix.lower() in IMAGES]
    others = [path for path in paths if path not in images]
    for i, taken in enumerate([take_picture(_read(path)) for path in images]):
        place = (at[0] + i * _BESIDE, at[1] + i * _BESIDE) if at is not None else None
        _add_picture(taken, stage, place, None, to)
    if others:
        to.bring_in(str(others[0]))
    if len(others) > 1:
        to.say("One file at a time can be brought in; the others were left alone.")


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadPicture(f"{path.name} is too large.", "Take a picture of at most 40 MB.")
        return path.read_bytes()
    except OSError as error:
        raise BadPicture(f"{path.name} cannot be read.", "Is it still there?") from error
