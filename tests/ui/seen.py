"""Looks at everything that a window consists of, as a curious guest with a debugger could."""

from collections.abc import Iterator

from PySide6.QtCore import QMetaType, QObject
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from pm_facilitator.canvas.items import BoardItem
from pm_facilitator.canvas.painted_view import PaintedView
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Entity
from tests.helpers.mirrored import group_follows


def everything_in(window: QWidget) -> str:
    """Give every text of every widget and item of a window, shown or not."""
    group_follows()
    found = list(_properties(window))
    for child in window.findChildren(QObject):
        found += _properties(child)
    for item in overlays_of(window):
        found.append(item.toolTip())
        found += _inside(item, set())
    for record in items_of(window):
        found += _inside(record, set())
    return "\n".join(text for text in found if text)


def items_of(window: QWidget) -> list[BoardItem]:
    """Give every record that any board of a window shows, whichever page is in front."""
    views = window.findChildren(PaintedView)
    return [item for view in views for item in view.board_scene.projection.all()]


def overlays_of(window: QWidget) -> list[QGraphicsItem]:
    """Give all else that lies on the boards of a window."""
    return [item for view in window.findChildren(QGraphicsView) for item in view.scene().items()]


def _properties(thing: QObject) -> Iterator[str]:
    meta = thing.metaObject()
    own = [meta.property(place) for place in range(meta.propertyCount())]
    # Dynamic properties hold what style sheets and gestures need, no words.
    names = [str(each.name()) for each in own if each.metaType().id() == QMetaType.Type.QString]
    for name in names:
        value = thing.property(name)
        if isinstance(value, str):
            yield value


def _inside(thing: object, seen: set[int]) -> Iterator[str]:
    """Follow a drawn item's own attributes down to its texts, but not into the board itself."""
    if id(thing) in seen or isinstance(thing, Board | Entity):
        return
    seen.add(id(thing))
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for part in (*thing.keys(), *thing.values()):
            yield from _inside(part, seen)
    elif isinstance(thing, list | tuple | set | frozenset):
        for part in thing:
            yield from _inside(part, seen)
    elif type(thing).__module__.startswith("pm_facilitator"):
        slots = getattr(type(thing), "__slots__", ())
        for name in (*vars(thing), *slots) if hasattr(thing, "__dict__") else slots:
            yield from _inside(getattr(thing, name), seen)
