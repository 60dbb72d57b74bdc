"""What Python looks after by itself stays out of the way of a review."""

import gc
import linecache
import weakref

import pytest

from pm_facilitator.ui import collector


@pytest.fixture(autouse=True)
def nothing_set_aside() -> None:
    """These tests do set aside what there is."""


def test_nothing_is_looked_through_meanwhile() -> None:
    assert gc.isenabled()
    with collector.paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_sources_that_importing_has_read_are_let_go() -> None:
    assert linecache.getline(collector.__file__, 1)
    with collector.paused():
        pass
    assert linecache.cache == {}


def test_what_is_set_aside_can_be_taken_back() -> None:
    before = gc.get_freeze_count()
    collector.set_aside()
    assert gc.get_freeze_count() > before
    collector.take_back()
    assert gc.get_freeze_count() == 0


def test_what_comes_to_a_review_that_is_set_aside_is_set_aside_too() -> None:
    collector.set_more_aside()
    assert gc.get_freeze_count() == 0
    collector.set_aside()
    before = gc.get_freeze_count()
    later = [[number] for number in range(100)]
    collector.set_more_aside()
    assert gc.get_freeze_count() >= before + len(later)
    collector.take_back()


def test_what_leaves_a_review_goes_while_the_rest_stays_set_aside() -> None:
    class Ring:
        def __init__(self) -> None:
            self.own = self

    ring = Ring()
    gone = weakref.ref(ring)
    collector.set_aside()
    del ring
    collector.let_go()
    assert gone() is None
    assert gc.get_freeze_count() > 0
    collector.take_back()
