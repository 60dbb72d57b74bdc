"""Removing a review for good."""

from sqlalchemy import Connection, delete, select, text

from pm_facilitator.store import search
from pm_facilitator.store.tables import TABLES, blob, blob_use, event_log, review_meta


def purge(connection: Connection, review_id: str) -> None:
    """Remove every trace of a review, its pictures too where no other review has shown them."""
    # What is removed is overwritten: a review may hold what nobody should find in the file later.
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    search.forget(connection, review_id)
    connection.execute(text("INSERT INTO search(search) VALUES ('optimize')"))
    _delete_blobs(connection, review_id)
    for table in (event_log, review_meta, *reversed(TABLES.values())):
        owner = table.c.id if table is TABLES["review"] else table.c.review_id
        connection.execute(delete(table).where(owner == review_id))
    connection.exec_driver_sql("PRAGMA secure_delete = OFF")


def _delete_blobs(connection: Connection, review_id: str) -> None:
    mine = select(blob_use.c.sha256).where(blob_use.c.review_id == review_id)
    others = select(blob_use.c.sha256).where(blob_use.c.review_id != review_id)
    connection.execute(delete(blob).where(blob.c.sha256.in_(mine), blob.c.sha256.not_in(others)))
    connection.execute(delete(blob_use).where(blob_use.c.review_id == review_id))
