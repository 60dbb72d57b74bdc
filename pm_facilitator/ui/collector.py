"""Keeps Python's own housekeeping out of the way while a review is opened and led.

Opening a review makes records, cards and items by the thousand, and hardly any of them is garbage.
Looking through them again and again takes longer than making them, and in a meeting it would come
as a halt in the middle of a gesture.
"""

import gc
import linecache
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Let nothing be looked through meanwhile; what importing has left behind goes afterwards.

    Qt for Python reads the source of every module that is imported, and Python keeps all of them:
    some 15 MiB. They are read again when a traceback needs them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        linecache.clearcache()
        if was_on:
            gc.enable()


_review_is_aside = False
"""Whether a review is set aside; Python would count all that is, one by one, to tell."""


def set_aside() -> None:
    """Never look through what there is now: it stays for as long as the review is open."""
    global _review_is_aside
    _review_is_aside = True
    gc.freeze()


def set_more_aside() -> None:
    """Set aside what has come to a review that is set aside, such as another window on it."""
    if _review_is_aside:
        gc.freeze()


def let_go() -> None:
    """Let go of what has left a review that is set aside, and set the rest aside again."""
    if _review_is_aside:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def take_back() -> None:
    """Look through everything again, so that a review that was left goes from memory."""
    global _review_is_aside
    if _review_is_aside:
        _review_is_aside = False
        gc.unfreeze()
