"""Whoever breaks the rules loses their own connection; everybody else is served meanwhile.

Every test fails when anything is logged as a warning or worse: no traceback comes of any of this.
"""

import asyncio
import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.participants.client import framed
from pm_facilitator.participants.inbox import Gone
from pm_facilitator.participants.rules import Rules
from pm_facilitator.participants.server import Outgoing
from pm_facilitator.participants.shown import NoteShown, Shown
from tests.helpers.patience import SECONDS
from tests.participants.conftest import Host, Page, page, run
from tests.participants.raw import BINARY, CLOSE, CONTINUED, PING, TEXT, raw

Hosting = Callable[[Rules], Host]

SCRIPT = "<script>alert(document.cookie)</script><img src=x onerror=alert(1)>"


async def is_served(friend: Page) -> None:
    """Hold that an honest participant still gets answers."""
    n = await friend.say(do="write", key=f"{friend._n:032x}", text="Still here")
    told = await friend.hear("done", "refused", "closed")
    assert told == {"is": "done", "n": n}


@pytest.mark.parametrize(
    "frame",
    [
        *(b"", b"{", b"[]", b"null", b'"join"', b"[" * 15_000, b'{"do":' * 2000, b"\xff\xfe\xfd"),
        *(b'{"do":"join"}', b'{"do":"write","n":1e999}', b'{"n":' + b"9" * 5000 + b"}"),
    ],
)
def test_what_cannot_be_read_is_refused_and_disturbs_nobody(host: Host, frame: bytes) -> None:
    async def scene() -> None:
        async with page(host.server) as friend:
            await friend.join(host.server.code)
            with raw(host.server) as stranger:
                assert "101" in stranger.upgrade(host.server)
                stranger.frame(frame)
                await is_served(friend)

    run(scene())


@settings(max_examples=25, deadline=None)
@given(frames=st.lists(st.tuples(st.binary(max_size=60), st.integers(0, 15), st.booleans())))
def test_no_bytes_of_any_kind_disturb_anybody(
    shared_host: Host, frames: list[tuple[bytes, int, bool]]
) -> None:
    async def scene() -> None:
        async with page(shared_host.server) as friend:
            await friend.join(shared_host.server.code)
            with raw(shared_host.server) as stranger:
                stranger.upgrade(shared_host.server)
                for data, kind, final in frames:
                    stranger.frame(data, kind, final=final)
                    stranger.send(data)
            await is_served(friend)

    run(scene())


@pytest.fixture(scope="module")
def shared_host() -> object:
    made = Host()
    yield made
    made.stop()


def test_a_note_of_ten_megabytes_ends_the_connection_it_came_on(host: Host) -> None:
    note = json.dumps({"do": "write", "n": 2, "key": "a" * 32, "text": "x" * 10_000_000}).encode()

    async def scene() -> None:
        async with page(host.server) as friend:
            await friend.join(host.server.code)
            with raw(host.server) as stranger:
                stranger.upgrade(host.server)
                before = _mib()
                stranger.frame(note)
                assert await asyncio.to_thread(stranger.is_hung_up)
                assert _mib() - before < 40
                await is_served(friend)

    run(scene())
    assert [message.text for message in host.said()] == ["Still here"]


def test_neither_do_many_small_pieces_make_a_large_one(host: Host) -> None:
    with raw(host.server) as stranger:
        stranger.upgrade(host.server)
        stranger.frame(b"{", TEXT, final=False)
        for _ in range(40):
            stranger.frame(b" " * 1000, CONTINUED, final=False)
        assert stranger.is_hung_up()


def test_nothing_is_ever_unpacked(host: Host) -> None:
    with raw(host.server) as stranger:
        answer = stranger.upgrade(
            host.server, Sec_WebSocket_Extensions="permessage-deflate; client_max_window_bits"
        )
    assert "101" in answer
    assert "extensions" not in answer.lower()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elsewhere.example"},
        {"Origin": ""},
        {"Origin": "null"},
        {"Host": "elsewhere.example"},
        {"Host": "elsewhere.example", "Origin": "http://elsewhere.example"},
        {"Sec_WebSocket_Protocol": "anything"},
        {"Sec_WebSocket_Version": "99"},
        {"Sec_WebSocket_Key": "short"},
    ],
    ids=str,
)
def test_no_other_site_opens_the_line(host: Host, headers: dict[str, str]) -> None:
    with raw(host.server) as stranger:
        assert stranger.upgrade(host.server, **headers).startswith("HTTP/1.1 4")


def test_a_flood_of_messages_is_cut_off(host: Host) -> None:
    async def scene() -> None:
        async with page(host.server) as friend, page(host.server) as flooder:
            await friend.join(host.server.code)
            await flooder.join(host.server.code)
            sent = 0
            while sent < 20_000 and not flooder.socket.closed:
                try:
                    await flooder.say(do="ready", on=True)
                except (ConnectionError, aiohttp.ClientError):
                    break
                sent += 1
                if sent % 500 == 0:
                    await asyncio.sleep(0)
            assert (await _last(flooder))["is"] == "closed"
            await is_served(friend)

    run(scene())
    assert len(host.said()) < 250


def test_a_flood_of_pings_is_cut_off_too(host: Host) -> None:
    with raw(host.server) as stranger:
        stranger.upgrade(host.server)
        for _ in range(2000):
            if not stranger.frame(b"x" * 100, PING):
                break
        assert stranger.is_hung_up()


def test_bytes_in_place_of_text_end_the_connection(host: Host) -> None:
    with raw(host.server) as stranger:
        stranger.upgrade(host.server)
        stranger.frame(b"\x00\x01", BINARY)
        assert stranger.is_hung_up()
    with raw(host.server) as stranger:
        stranger.upgrade(host.server)
        stranger.frame(b"\x03\xe8", CLOSE)
        assert stranger.is_hung_up()


def test_who_does_not_read_is_cut_off_and_holds_nobody_up(hosting: Hosting) -> None:
    host = hosting(Rules(stuck=1.0, behind=4096))
    notes = tuple(NoteShown(f"n{n}", "x" * 400, "observation", None, 0, 0) for n in range(3000))

    async def scene() -> None:
        async with page(host.server) as friend:
            await friend.join(host.server.code)
            with ExitStack() as stack:
                sleepers = [stack.enter_context(raw(host.server, receive=2048)) for _ in range(8)]
                for sleeper in sleepers:
                    assert "101" in sleeper.upgrade(host.server)
                    joining = {"do": "join", "n": 1, "code": host.server.code, "token": None}
                    told = json.dumps(joining | {"name": "", "keys": [], "secret": ""})
                    sleeper.frame(told.encode())
                await until(lambda: len(host.arrived) == 9)
                before = _mib()
                for turn in range(60):
                    shown = Shown(notes=notes, written=turn)
                    if turn % 2:
                        shown = Shown(written=turn)
                    host.server.send(Outgoing(shown=shown))
                    news = await friend.hear("shown", "changed")
                    assert news["state"]["people"]["written"] == turn
                # What waits for each of them is one whole state and a little more.
                assert _mib() - before < 80
                await until(lambda: sum(isinstance(each, Gone) for each in host.arrived) == 8)
                assert all([await asyncio.to_thread(each.is_hung_up) for each in sleepers])
                await is_served(friend)

    run(scene())


def test_those_who_only_hold_a_place_make_way(hosting: Hosting) -> None:
    host = hosting(Rules(connections=12, from_one_place=12))

    async def scene() -> None:
        with ExitStack() as stack:
            idle = [stack.enter_context(raw(host.server)) for _ in range(40)]
            for each in idle[::2]:
                each.send(b"GET / HTTP/1.1\r\nHost: ")
            async with page(host.server) as friend:
                await friend.join(host.server.code)
                await is_served(friend)

    run(scene())


def test_a_line_on_which_nobody_joins_is_closed(hosting: Hosting) -> None:
    host = hosting(Rules(join_within=1.0))
    with raw(host.server) as silent, raw(host.server) as upgraded:
        upgraded.upgrade(host.server)
        assert silent.is_hung_up()
        assert upgraded.is_hung_up()


def test_a_full_house_keeps_those_who_are_in(hosting: Hosting) -> None:
    host = hosting(Rules(connections=3, from_one_place=3))

    async def scene() -> None:
        async with page(host.server) as one, page(host.server) as two, page(host.server) as three:
            for each in (one, two, three):
                assert (await each.join(host.server.code))["is"] == "welcome"
            with pytest.raises(aiohttp.ClientError):
                async with page(host.server):
                    pass
            await is_served(one)

    run(scene())


def test_asking_for_the_files_again_and_again_is_slowed_down(hosting: Hosting) -> None:
    host = hosting(Rules(asked_rate=(0.01, 20.0)))

    async def scene() -> None:
        async with page(host.server) as friend, aiohttp.ClientSession() as client:
            await friend.join(host.server.code)
            answers = [(await client.get(host.server.url())).status for _ in range(60)]
            assert answers.count(429) >= 30
            await is_served(friend)

    run(scene())


def test_a_token_of_an_earlier_time_opens_nothing(hosting: Hosting) -> None:
    first, second = hosting(Rules()), hosting(Rules())

    async def scene() -> None:
        async with page(first.server) as ada:
            await ada.join(first.server.code, name="Ada")
        async with page(second.server) as thief:
            told = await thief.join(first.server.code, token=ada.token)
            assert told["is"] == "refused"
            told = await thief.join(second.server.code, token=ada.token)
            assert told["token"] != ada.token

    run(scene())


def test_script_in_every_field_stays_text(host: Host) -> None:
    shown = Shown(
        title=SCRIPT, notes=(NoteShown("n1", SCRIPT, "observation", None, 0, 0),), stage="recap"
    )
    host.server.send(Outgoing(shown=shown))

    async def scene() -> None:
        async with page(host.server) as ada, aiohttp.ClientSession() as client:
            await ada.join(host.server.code, name=SCRIPT[:50])
            told = await ada.hear("shown")
            assert told["state"]["review"]["title"] == SCRIPT
            assert told["state"]["notes"][0]["text"] == SCRIPT
            # The page itself is a file: nothing that anybody has written is ever put into it.
            answer = await client.get(host.server.url() + "?c=" + SCRIPT)
            assert SCRIPT not in await answer.text()
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]

    run(scene())


def test_a_crowd_of_them_costs_the_honest_ones_nothing(host: Host) -> None:
    junk = [b"\x00" * 300, b"{" * 3000, framed(b"x" * 20), b"GET / HTTP/1.1\r\n" * 50]

    async def attack(turn: int) -> None:
        def play() -> None:
            with raw(host.server) as stranger:
                if turn % 2:
                    stranger.upgrade(host.server)
                for _ in range(20):
                    if not (stranger.frame(junk[turn % 4]) and stranger.send(junk[turn % 4])):
                        return

        await asyncio.to_thread(play)

    async def scene() -> None:
        async with page(host.server) as friend:
            await friend.join(host.server.code)
            attacks = [asyncio.create_task(attack(turn)) for turn in range(40)]
            for _ in range(20):
                await is_served(friend)
            await asyncio.gather(*attacks)
            await is_served(friend)

    run(scene())
    assert len(host.said()) == 21


async def _last(one: Page) -> dict[str, object]:
    while (told := await one.hear())["is"] != "closed":
        pass
    return told


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""

    async def look() -> None:
        while not holds():
            await asyncio.sleep(0.02)

    await asyncio.wait_for(look(), SECONDS)


def _mib() -> float:
    """Give the memory that this process has just now, in MiB; nothing where that is not told."""
    facts = Path("/proc/self/statm")
    pages = int(facts.read_text(encoding="ascii").split()[1]) if facts.exists() else 0
    return pages * 4096 / 2**20
