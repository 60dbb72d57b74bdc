"""The bytes of pictures, kept once under their SHA-256."""

import hashlib

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from pm_facilitator.errors import StoreError
from pm_facilitator.store.tables import blob


def put(connection: Connection, data: bytes, media_type: str) -> str:
    """Keep bytes and give the name they are known by; the same bytes are kept once."""
    name = hashlib.sha256(data).hexdigest()
    statement = insert(blob).values(sha256=name, media_type=media_type, data=data)
    connection.execute(statement.on_conflict_do_nothing())
    return name


def get(connection: Connection, name: str) -> bytes:
    """Give the bytes of this name.

    Raises:
        StoreError: when there are none.
    """
    data = connection.scalar(select(blob.c.data).where(blob.c.sha256 == name))
    if data is None:
        raise StoreError("This picture is not in the library.", "Paste it again.")
    return bytes(data)
