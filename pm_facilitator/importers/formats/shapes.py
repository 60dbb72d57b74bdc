"""Which of several programs some values are of, by the keys of the objects that each lists."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from pm_facilitator.importers.formats.values import some_have

Told = TypeVar("Told")


class Shape(NamedTuple, Generic[Told]):
    """How a program lists what happened.

    Attributes:
        name: of the program.
        found: gives its objects among the values of a file.
        keys: those of one of these sets stand in its objects.
        told: gives what an object tells.
    """

    name: str
    found: Callable[[Any], list[dict[str, Any]]]
    keys: Sequence[tuple[str, ...]]
    told: Callable[[dict[str, Any]], Told]


def shape_of(
    values: Any, shapes: Iterable[Shape[Told]]
) -> tuple[Shape[Told], list[dict[str, Any]]] | None:
    """Give the first shape that some values have, with their objects; None where they have none."""
    for shape in shapes:
        listed = shape.found(values)
        if any(some_have(listed, *keys) for keys in shape.keys):
            return shape, listed
    return None
