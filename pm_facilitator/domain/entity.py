"""What every record of a review is: frozen, and known by its id."""

from dataclasses import dataclass
from uuid import uuid4


def new_id() -> str:
    """Give a fresh id: 32 hexadecimal digits, unique without asking anybody."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Entity:
    """A record of a review, known by its id."""

    id: str
