"""Between a board and the clipboard, and what is dropped there: records, images, files, lines."""

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QGuiApplication, QImage

from pm_facilitator.canvas.bench import Bench
from pm_facilitator.canvas.clip_intents import AddPicture, AttachLinks, PasteRecords, TakeFiles
from pm_facilitator.canvas.intents import Remove
from pm_facilitator.canvas.scene import BoardScene
from pm_facilitator.domain import clipping
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.edits.things import Place
from pm_facilitator.domain.web_links import only_links


def copy(scene: BoardScene) -> bool:
    """Put what is selected into the clipboard, as records and as lines of text."""
    keys = scene.selectedKeys()
    items = (scene.item(key) for key in keys)
    texts = [" ".join(item.card.text.split()) for item in items if item is not None]
    if not keys:
        return False
    mime = QMimeData()
    mime.setText("\n".join(text for text in texts if text))
    if isinstance(scene, Bench):
        clip = clipping.clip(scene.board, keys, scene.things.pictures)
        if clip.records:
            mime.setData(clipping.MIME, clipping.write(clip))
    QGuiApplication.clipboard().setMimeData(mime)
    return True


def cut(scene: BoardScene) -> None:
    """Copy what is selected, and ask for its removal where it can be taken along."""
    kinds = clipping.KINDS
    keys = tuple(key for key in scene.selectedKeys() if key[0] in kinds)
    if keys and copy(scene):
        scene.wish(Remove(keys))


def held() -> QMimeData:
    """Give what the clipboard holds; a cleared one gives nothing at all on some systems."""
    mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return mime if mime is not None else QMimeData()


def can_take(mime: QMimeData) -> bool:
    """Tell whether a board can make anything of this."""
    return mime.hasFormat(clipping.MIME) or mime.hasImage() or mime.hasUrls() or mime.hasText()


def take(
    scene: BoardScene, mime: QMimeData, place: QPointF | None, onto: Key | None = None
) -> None:
    """Ask for what comes from a clipboard or was dropped, at a place of the scene.

    Args:
        scene: the board.
        mime: what comes.
        place: where it comes to; None for wherever there is room.
        onto: the record that it was dropped on.
    """
    if isinstance(scene, Bench) and _take_things(scene, mime, place, _event(scene, onto)):
        return
    if any(line.strip() for line in mime.text().splitlines()):
        scene.paste_text(mime.text(), place)


def _event(scene: Bench, onto: Key | None) -> str | None:
    """Give the event that evidence is for: the one below the mouse, or else the selected one."""
    if onto is not None:
        return onto[1] if onto[0] == "event" else None
    events = scene.only("event")
    return events[0] if len(events) == 1 else None


def _take_things(scene: Bench, mime: QMimeData, place: QPointF | None, event: str | None) -> bool:
    at = _on_board(scene, place)
    if mime.hasFormat(clipping.MIME):
        clip = clipping.read(bytes(mime.data(clipping.MIME).data()))
        if clip is not None:
            scene.wish(PasteRecords(clip, scene.stage, at))
            return True
    files = tuple(url.toLocalFile() for url in mime.urls() if url.isLocalFile())
    if files:
        scene.wish(TakeFiles(files, scene.stage, at, event))
        return True
    # Tables come as an image too, but their words are worth more.
    image = mime.imageData() if mime.hasImage() and not mime.hasText() else None
    if isinstance(image, QImage) and not image.isNull():
        scene.wish(AddPicture(image, scene.stage, at, event))
        return True
    links = only_links(mime.text())
    if event is not None and links:
        scene.wish(AttachLinks(event, tuple(links)))
        return True
    return False


def _on_board(scene: Bench, place: QPointF | None) -> Place | None:
    """Give a place as records count; over the figure nothing is put down."""
    if place is None or not scene.is_open(place):
        return None
    return round(place.x()), round(place.y() - scene.notes_top)
