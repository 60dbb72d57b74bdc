"""What Python looks after by itself stays out of the way of a review."""

import gc
import linecache

from pm_facilitator.ui import collector


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
