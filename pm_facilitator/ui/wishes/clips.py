"""Grants what comes to a board from a clipboard or was dropped there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from pm_facilitator.canvas import clip_intents as want
from pm_facilitator.canvas.intents import AddNotes
from pm_facilitator.domain.clipping import Clipping
from pm_facilitator.domain.edits.events import attach_links
from pm_facilitator.domain.edits.paste import paste
from pm_facilitator.domain.edits.things import Place, add_pictures
from pm_facilitator.domain.entities import Entity, Picture
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.ui.picture_intake import TakenPicture, is_picture, read_picture, take_picture
from pm_facilitator.ui.quick_event import tells_events
from pm_facilitator.ui.wishes import notes
from pm_facilitator.ui.wishes.granter import Granter, counted, named


def grant(intent: want.ClipIntent, to: Granter) -> None:
    """Do what a paste or a drop asks for; pictures are read and written anew in the background."""
    match intent:
        case want.PasteRecords(clipping, stage, at):
            _paste(clipping, stage, at, to)
        case want.AddPicture(image, stage, at, event_id):
            to.meanwhile(
                "Taking the picture in …",
                lambda: [take_picture(image)],
                lambda taken: _add_pictures(taken, stage, at, event_id, to),
            )
        case want.TakeFiles(paths, stage, at, event_id):
            _take_files([Path(path) for path in paths], stage, at, event_id, to)
        case want.TakeText(text, stage, x, y, lines):
            if tells_events(text):
                to.bring_in((), text)
            else:
                notes.grant(AddNotes(stage, x, y, lines), to)
        case want.AttachLinks(event_id, links):
            to.do(counted("Attach", links, "link"), attach_links(to.board, event_id, links))
        case _:
            assert_never(intent)


def _paste(clipping: Clipping, stage: Stage, at: Place | None, to: Granter) -> None:
    blobs = {item.blob for item in clipping.records if isinstance(item, Picture)}
    new = {blob: clipping.pictures[blob] for blob in blobs if to.picture(blob) is None}
    if not new:
        _paste_with({}, clipping, stage, at, to)
        return
    to.meanwhile(
        "Taking the pictures in …",
        lambda: {blob: take_picture(data) for blob, data in new.items()},
        lambda taken: _paste_with(taken, clipping, stage, at, to),
    )


def _paste_with(
    taken: Mapping[str, TakenPicture],
    clipping: Clipping,
    stage: Stage,
    at: Place | None,
    to: Granter,
) -> None:
    records = tuple(_kept(item, taken, to) for item in clipping.records)
    done = paste(to.board, replace(clipping, records=records), stage, at)
    label = counted("Paste", done.keys, named(done.keys))
    if done.keys and to.do(label, done.changes):
        to.choose(done.keys)
        if done.notice:
            to.say(done.notice)


def _kept(item: Entity, taken: Mapping[str, TakenPicture], to: Granter) -> Entity:
    """Keep the bytes of a picture that this library did not have."""
    if not isinstance(item, Picture) or item.blob not in taken:
        return item
    new = taken[item.blob]
    return replace(item, blob=to.keep_picture(new.data, new.media_type), media_type=new.media_type)


def _add_pictures(
    taken: Sequence[TakenPicture],
    stage: Stage,
    at: Place | None,
    event_id: str | None,
    to: Granter,
) -> None:
    images = [
        (to.keep_picture(each.data, each.media_type), each.media_type, each.width, each.height)
        for each in taken
    ]
    if event_id is not None and to.board.find("event", event_id) is None:
        event_id = None  # it was deleted while its evidence was on the way
    changes, ids = add_pictures(to.board, stage, images, at, event_id)
    if to.do(counted("Add", ids, "picture"), changes):
        to.welcome([("picture", id_) for id_ in ids])


def _take_files(
    paths: Sequence[Path], stage: Stage, at: Place | None, event_id: str | None, to: Granter
) -> None:
    images = [path for path in paths if is_picture(path)]
    others = [path for path in paths if path not in images]
    if images:
        to.meanwhile(
            f"{counted('Taking', images, 'picture')} in …",
            lambda: [take_picture(read_picture(path)) for path in images],
            lambda taken: _add_pictures(taken, stage, at, event_id, to),
        )
    if others:
        to.bring_in([str(path) for path in others])
