"""Two hundred participants in a process of their own: they write, and time what they are told.

``python -m benchmarks.participants_load URL CODE PEOPLE PER_SECOND SECONDS`` prints JSON: seconds
from sending a note to its answer, and to everybody's hearing of it.
"""

import asyncio
import json
import random
import sys
import time
from bisect import bisect_right
from itertools import pairwise
from typing import Any

import aiohttp

WARM_UP = 2.0
"""Seconds at the beginning that are not counted."""


class Crowd:
    """Everybody who writes, and what was sent and heard when."""

    def __init__(self, url: str, code: str) -> None:
        self.url, self.code = url, code
        self.sent: list[float] = []
        self.answers: list[tuple[float, float]] = []
        self.heard: list[list[tuple[float, int]]] = []
        self.refused = 0
        self.begin = 0.0

    async def play(self, people: int, rate: float, seconds: float) -> None:
        """Let them join, then write for a while."""
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:
            origin = {"Origin": self.url.rstrip("/")}
            sockets = [
                await client.ws_connect(self.url + "live", headers=origin) for _ in range(people)
            ]
            listening = [asyncio.create_task(self._listen(socket)) for socket in sockets]
            for socket in sockets:
                joining = {"do": "join", "n": 1, "code": self.code, "token": None}
                await socket.send_json(joining | {"name": "", "keys": [], "secret": ""})
            await asyncio.sleep(WARM_UP)
            self.begin = time.perf_counter()
            writing = [self._write(socket, rate, seconds) for socket in sockets]
            await asyncio.gather(*writing)
            await asyncio.sleep(2.0)
            for socket in sockets:
                await socket.close()
            await asyncio.gather(*listening)

    async def _write(
        self, socket: aiohttp.ClientWebSocketResponse, rate: float, seconds: float
    ) -> None:
        pause = 1 / rate
        at = self.begin + random.random() * pause
        flying: dict[int, float] = self._flying(socket)
        n = 1
        while at < self.begin + seconds:
            await asyncio.sleep(at - time.perf_counter())
            n += 1
            key = f"{random.getrandbits(128):032x}"
            now = time.perf_counter()
            flying[n] = now
            self.sent.append(now)
            text = f"The alert came late and nobody was on call for it ({n})"
            await socket.send_json({"do": "write", "n": n, "key": key, "text": text})
            at += pause

    def _flying(self, socket: aiohttp.ClientWebSocketResponse) -> dict[int, float]:
        return self.__dict__.setdefault("flying", {}).setdefault(id(socket), {})  # type: ignore[no-any-return]

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        heard: list[tuple[float, int]] = []
        self.heard.append(heard)
        flying = self._flying(socket)
        async for message in socket:
            now = time.perf_counter()
            told: dict[str, Any] = json.loads(message.data)
            kind = told["is"]
            if kind == "changed":
                people = told["state"].get("people")
                if people is not None:
                    heard.append((now, people["written"]))
            elif kind == "done":
                self.answers.append((now, flying.pop(told["n"], now)))
            elif kind == "refused":
                self.refused += 1

    def outcome(self) -> dict[str, Any]:
        """Give percentiles in seconds."""
        sent = sorted(self.sent)
        delays = [
            at - sent[k]
            for heard in self.heard
            for (_, before), (at, count) in pairwise([(0.0, 0), *heard])
            for k in range(before, min(count, len(sent)))
        ]
        answers = [done - at for done, at in self.answers]
        whole = [heard[-1][1] if heard else 0 for heard in self.heard]
        return {
            "notes": len(sent),
            "told_of": min(whole, default=0),
            "refused": self.refused,
            "deliveries": len(delays),
            "delivery": percentiles(delays),
            "answer": percentiles(answers),
        }


def percentiles(values: list[float]) -> dict[str, float]:
    """Give the median, the 99th percentile and the largest."""
    found = sorted(values) or [0.0]
    place = min(len(found) - 1, int(len(found) * 0.99))
    return {"p50": found[len(found) // 2], "p99": found[place], "max": found[-1]}


def within(values: list[float], most: float) -> float:
    """Give the share of sorted values up to a bound."""
    return bisect_right(values, most) / max(1, len(values))


def main() -> None:
    """Play, and print what came out."""
    url, code, people, rate, seconds = sys.argv[1:]
    crowd = Crowd(url, code)
    asyncio.run(crowd.play(int(people), float(rate), float(seconds)))
    print(json.dumps(crowd.outcome()))


if __name__ == "__main__":
    main()
