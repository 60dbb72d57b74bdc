"""Two hundred participants in a process of their own: they write, and time what they are told.

``python -m benchmarks.participants_load URL CODE PEOPLE PER_SECOND SECONDS`` prints JSON: seconds
from sending a note to its answer, and to everybody's hearing of it; and how late the crowd itself
was, because a crowd that cannot keep up would be taken for an app that cannot.
"""

import asyncio
import gc
import json
import random
import re
import sys
import time
from itertools import pairwise
from typing import Any

from benchmarks.participants_line import Line, connect, framed

WARM_UP = 2.0
"""Seconds for joining, before anybody writes."""

PATIENCE = 10.0
"""Seconds for what is still under way in the end."""

_ANSWERED = re.compile(rb'\{"is": ?"(done|refused)", ?"n": ?(\d+)')
_WRITTEN = re.compile(rb'"written": ?(\d+)')


class Participant:
    """One who writes, and notes when the answers come and how many notes there are by then."""

    def __init__(self) -> None:
        self.line: Line | None = None
        self.sent: list[float] = []
        self.answered: list[float] = []
        self.heard: list[tuple[float, int]] = [(0.0, 0)]
        self.refused = 0

    async def join(self, url: str, code: str) -> None:
        """Come in."""
        self.line = await connect(url, self._hear)
        joining = {"do": "join", "n": 1, "code": code, "token": None}
        rest = {"name": "", "keys": [], "secret": ""}
        self.line.send(framed(json.dumps(joining | rest).encode()))

    def write(self, frame: bytes) -> float:
        """Send a frame that was made before, and give when that was."""
        assert self.line is not None
        now = time.perf_counter()
        self.sent.append(now)
        self.line.send(frame)
        return now

    def known(self) -> int:
        """Give of how many notes it has heard."""
        return self.heard[-1][1]

    def _hear(self, text: bytes) -> None:
        now = time.perf_counter()
        answer = _ANSWERED.match(text)
        if answer is None:
            written = _WRITTEN.search(text)
            if written is not None:
                self.heard.append((now, int(written[1])))
        elif answer[1] == b"done":
            self.answered.append(now - self.sent[int(answer[2]) - 2])
        else:
            self.refused += 1


Plan = list[tuple[float, Participant, bytes]]
"""Who sends which frame when, in seconds after the beginning."""


def planned(crowd: list[Participant], rate: float, seconds: float) -> Plan:
    """Let each write a note at every so many seconds, beginning anywhere within the first."""
    plan: Plan = []
    for each in crowd:
        at, n = random.random() / rate, 2
        while at < seconds:
            key = f"{random.getrandbits(128):032x}"
            text = f"The alert came late and nobody was on call for it ({n})"
            note = {"do": "write", "n": n, "key": key, "text": text}
            plan.append((at, each, framed(json.dumps(note).encode())))
            at, n = at + 1 / rate, n + 1
    return sorted(plan, key=lambda entry: entry[0])


async def play(url: str, code: str, people: int, rate: float, seconds: float) -> dict[str, Any]:
    """Let a crowd join and write for a while, and give what came out."""
    crowd = [Participant() for _ in range(people)]
    plan = planned(crowd, rate, seconds)
    for each in crowd:
        await each.join(url, code)
    gc.collect()
    gc.disable()
    await asyncio.sleep(WARM_UP)
    busy = time.process_time()
    begin = time.perf_counter()
    late = []
    for after, each, frame in plan:
        pause = begin + after - time.perf_counter()
        if pause > 0:
            await asyncio.sleep(pause)
        late.append(each.write(frame) - begin - after)
    end = time.perf_counter()
    busy = (time.process_time() - busy) / (end - begin)
    while time.perf_counter() < end + PATIENCE and _are_waiting(crowd, len(plan)):
        await asyncio.sleep(0.1)
    for each in crowd:
        assert each.line is not None
        each.line.close()
        await each.line.is_closed
    return _outcome(crowd) | {"crowd": {"late": percentiles(late), "busy": round(busy, 2)}}


def _are_waiting(crowd: list[Participant], notes: int) -> bool:
    return any(each.known() + sum(one.refused for one in crowd) < notes for each in crowd)


def _outcome(crowd: list[Participant]) -> dict[str, Any]:
    # Who hears of so many notes has heard of those that were sent first.
    sent = sorted(at for each in crowd for at in each.sent)
    delays = [
        at - sent[k]
        for each in crowd
        for (_, before), (at, count) in pairwise(each.heard)
        for k in range(before, min(count, len(sent)))
    ]
    return {
        "notes": len(sent),
        "known": min(each.known() for each in crowd),
        "refused": sum(each.refused for each in crowd),
        "delivery": percentiles(delays),
        "answer": percentiles([delay for each in crowd for delay in each.answered]),
    }


def percentiles(values: list[float]) -> dict[str, float]:
    """Give the median, the 99th percentile and the largest."""
    found = sorted(values) or [0.0]
    place = min(len(found) - 1, int(len(found) * 0.99))
    return {"p50": found[len(found) // 2], "p99": found[place], "max": found[-1]}


def main() -> None:
    """Play, and print what came out."""
    url, code, people, rate, seconds = sys.argv[1:]
    print(json.dumps(asyncio.run(play(url, code, int(people), float(rate), float(seconds)))))


if __name__ == "__main__":
    main()
