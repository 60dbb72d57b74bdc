"""Two hundred participants in a process of their own: they write, and time what they are told.

``python -m benchmarks.participants_load URL CODE PEOPLE PER_SECOND SECONDS`` prints JSON: seconds
from sending a note to its answer, and to everybody's hearing of it.
"""

import asyncio
import json
import random
import sys
import time
from itertools import pairwise
from typing import Any

import aiohttp

WARM_UP = 2.0
"""Seconds for joining, before anybody writes."""

PATIENCE = 10.0
"""Seconds for what is still under way in the end."""


class Participant:
    """One who writes, and notes when the answers come and how many notes there are by then."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.sent: list[float] = []
        self.answered: list[float] = []
        self.heard: list[tuple[float, int]] = [(0.0, 0)]
        self.refused = 0
        self._flying: dict[int, float] = {}

    async def join(self, code: str) -> None:
        """Come in."""
        joining = {"do": "join", "n": 1, "code": code, "token": None}
        await self.socket.send_json(joining | {"name": "", "keys": [], "secret": ""})

    async def write(self, pause: float, begin: float, end: float) -> None:
        """Write a note at every so many seconds, beginning anywhere within the first of them."""
        at = begin + random.random() * pause
        while at < end:
            await asyncio.sleep(at - time.perf_counter())
            n = len(self.sent) + 2
            key = f"{random.getrandbits(128):032x}"
            text = f"The alert came late and nobody was on call for it ({n})"
            self._flying[n] = time.perf_counter()
            self.sent.append(self._flying[n])
            await self.socket.send_json({"do": "write", "n": n, "key": key, "text": text})
            at += pause

    async def listen(self) -> None:
        """Take in whatever comes."""
        async for message in self.socket:
            now = time.perf_counter()
            told: dict[str, Any] = json.loads(message.data)
            if told["is"] == "changed" and "people" in told["state"]:
                self.heard.append((now, told["state"]["people"]["written"]))
            elif told["is"] == "done":
                self.answered.append(now - self._flying.pop(told["n"]))
            elif told["is"] == "refused":
                self.refused += 1

    def known(self) -> int:
        """Give of how many notes it has heard."""
        return self.heard[-1][1]


async def play(url: str, code: str, people: int, rate: float, seconds: float) -> dict[str, Any]:
    """Let a crowd join and write for a while, and give what came out."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:
        origin = {"Origin": url.rstrip("/")}
        crowd = [
            Participant(await client.ws_connect(url + "live", headers=origin))
            for _ in range(people)
        ]
        listening = [asyncio.create_task(each.listen()) for each in crowd]
        for each in crowd:
            await each.join(code)
        await asyncio.sleep(WARM_UP)
        begin = time.perf_counter()
        end = begin + seconds
        await asyncio.gather(*(each.write(1 / rate, begin, end) for each in crowd))
        sent = sorted(at for each in crowd for at in each.sent)
        while time.perf_counter() < end + PATIENCE and _are_waiting(crowd, len(sent)):
            await asyncio.sleep(0.1)
        for each in crowd:
            await each.socket.close()
        await asyncio.gather(*listening)
    return _outcome(crowd, sent)


def _are_waiting(crowd: list[Participant], notes: int) -> bool:
    return any(each.known() + sum(one.refused for one in crowd) < notes for each in crowd)


def _outcome(crowd: list[Participant], sent: list[float]) -> dict[str, Any]:
    # Who hears of so many notes has heard of those that were sent first.
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
