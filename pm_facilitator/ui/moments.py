"""Reading the clocks of this machine: the only place that does."""

import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from pm_facilitator.domain.clock import Moment

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def utc_now() -> datetime:
    """Give the present time of day in UTC."""
    return datetime.now(UTC)


def moment() -> Moment:
    """Give the present moment on the wall clock and on one that nobody can set.

    The steady clock counts while the laptop sleeps: CLOCK_BOOTTIME does on Linux, and the
    monotonic clocks of macOS and Windows do by themselves.
    """
    return Moment(utc_now(), _steady(), _boot())


def monotonic() -> float:
    """Give seconds on the clock by which the participants' page counts down; it may sleep."""
    return time.monotonic()


def _steady() -> float:
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    if boottime is not None:
        return time.clock_gettime(boottime)
    clock = getattr(time, "CLOCK_MONOTONIC", None)
    return time.clock_gettime(clock) if clock is not None else time.monotonic()


@cache
def _boot() -> str:
    """Name this run of the machine; empty where the system does not tell."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""
