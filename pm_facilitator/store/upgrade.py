"""Migrations run by Alembic inside the app, in one transaction; imported only when needed."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, NullPool, create_engine, event

from pm_facilitator.store.database import begin, begin_explicitly
from pm_facilitator.store.failures import damaged


def upgrade(path: Path, scripts: Path, head: str) -> None:
    """Bring a library file to a revision, or leave it as it was.

    Raises:
        StoreError: when its records do not hold together afterwards; nothing is kept then.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    event.listen(engine, "connect", begin_explicitly)
    event.listen(engine, "begin", begin)
    exclusive = engine.execution_options(begin="BEGIN EXCLUSIVE")
    with exclusive.begin() as connection:
        command.upgrade(_config(scripts, connection), head)
        # Links are not enforced here, because a table may be made anew on the way.
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise damaged(path)


def _config(scripts: Path, connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    return config
