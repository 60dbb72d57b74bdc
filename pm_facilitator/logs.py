"""The log file: what went wrong, kept small, for a person to send along."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
_MAX_BYTES = 1_000_000
_OLD_FILES = 3


def configure(path: Path, level: int = logging.INFO) -> logging.Handler:
    """Send the log to a file from now on, and give its handler.

    Where the file cannot be written the log goes to standard error: a folder that is read-only
    must not keep the app from starting and saying so.
    """
    handler = _file_handler(path)
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return handler


def _file_handler(path: Path) -> logging.Handler:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(
            path, maxBytes=_MAX_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
        )
    except OSError:
        return logging.StreamHandler()
