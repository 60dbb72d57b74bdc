"""The page on loopback: what is served, who is let in, what they are told, and how it all ends."""

import asyncio
import socket
import time
from collections.abc import Callable

import aiohttp
import pytest

from pm_facilitator.errors import PmError
from pm_facilitator.participants.inbox import Gone
from pm_facilitator.participants.messages import Ready, Write
from pm_facilitator.participants.rules import Rules
from pm_facilitator.participants.server import FILES, Outgoing, Server
from pm_facilitator.participants.shown import Clock, NoteShown, Own, Shown
from tests.participants.conftest import Host, page, run

KEY = "0123456789abcdef" * 2


class TestFiles:
    """What can be asked for."""

    def test_the_page_is_served_under_its_own_rules(self, host: Host) -> None:
        async def scene() -> None:
            async with aiohttp.ClientSession() as client:
                for path, (_, media_type) in FILES.items():
                    answer = await client.get(host.server.url() + path[1:])
                    assert answer.status == 200
                    assert answer.headers["Content-Type"] == media_type
                    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                    assert "unsafe" not in answer.headers["Content-Security-Policy"]
                    assert answer.headers["X-Content-Type-Options"] == "nosniff"
                    assert answer.headers["Referrer-Policy"] == "no-referrer"
                    assert answer.headers["Cache-Control"] == "no-store"

        run(scene())

    @pytest.mark.parametrize(
        "path",
        [
            *("participants", "page.js/", "index.html", "/etc/passwd", "%2e%2e/pyproject.toml"),
            *(
                "../theme.toml",
                "..%2ftheme.toml",
                "page.js%00",
                "page.js/../../theme.toml",
                "live/x",
            ),
        ],
    )
    def test_nothing_else_is(self, host: Host, path: str) -> None:
        assert _raw(host, f"GET /{path} HTTP/1.1").startswith("HTTP/1.1 40")

    @pytest.mark.parametrize("line", ["GET / HTTP/1.1", "GET /nothing HTTP/1.1", "POST / HTTP/1.1"])
    def test_no_answer_names_the_program_that_gives_it(self, host: Host, line: str) -> None:
        answer = _raw(host, line).lower()
        assert answer.startswith("http/1.1")
        assert "server:" not in answer
        assert "python" not in answer
        assert "aiohttp" not in answer

    @pytest.mark.parametrize(
        "name", ["rebound.example", "127.0.0.1", "localhost:{port}", "127.0.0.1:{port}.example", ""]
    )
    def test_it_answers_to_its_own_name_only(self, host: Host, name: str) -> None:
        told = name.format(port=host.server.port)
        assert _raw(host, "GET / HTTP/1.1", told).startswith("HTTP/1.1 403")

    def test_a_request_that_is_none_ends_without_a_word(self, host: Host) -> None:
        assert _raw(host, "\x16\x03\x01 nonsense") == ""


class TestJoining:
    """Who is let in."""

    def test_who_knows_the_code_is_let_in_and_told_everything(self, host: Host) -> None:
        host.server.send(Outgoing(shown=Shown(title="Card payments failed")))

        async def scene() -> None:
            async with page(host.server) as ada:
                welcome = await ada.join(host.server.code.lower().replace("-", " "), name="Ada")
                assert welcome["you"] == {"name": "Ada", "group": None}
                assert len(welcome["token"]) == 32
                told = await ada.hear("shown")
                assert told["state"]["review"] == {"title": "Card payments failed"}

        run(scene())

    def test_nobody_is_told_anything_before(self, host: Host) -> None:
        async def scene() -> None:
            async with page(host.server) as stranger:
                host.server.send(Outgoing(shown=Shown(title="Secret")))
                n = await stranger.say(do="ready", on=True)
                told = await stranger.hear()
                assert told == {"is": "refused", "n": n, "why": "Please join first.", "final": True}
                assert (await stranger.join("AAAA-AAAA"))["is"] == "refused"
                assert (await stranger.join(host.server.code))["is"] == "welcome"

        run(scene())
        assert host.said() == []

    def test_a_token_brings_the_same_person_back(self, host: Host) -> None:
        async def scene() -> None:
            async with page(host.server) as ada:
                await ada.join(host.server.code)
            async with page(host.server) as again:
                welcome = await again.join(host.server.code, token=ada.token)
                assert welcome["token"] == ada.token
            async with page(host.server) as other:
                assert (await other.join(host.server.code))["token"] != ada.token

        run(scene())
        people = [each.person for each in host.arrived if not isinstance(each, Gone)]
        assert people == [1, 1, 2]

    def test_a_second_page_of_the_same_person_ends_the_first(self, host: Host) -> None:
        async def scene() -> None:
            async with page(host.server) as first, page(host.server) as second:
                await first.join(host.server.code)
                await second.join(host.server.code, token=first.token)
                assert "another tab" in (await first.hear("over"))["why"]
                assert (await first.hear("closed"))["code"] == 4000
                n = await second.say(do="ready", on=True)
                assert await second.hear("done") == {"is": "done", "n": n}

        run(scene())

    def test_guessing_is_stopped_without_keeping_out_who_knows_the_code(self, host: Host) -> None:
        async def scene() -> None:
            refusals = []
            async with page(host.server) as friend:
                await friend.join(host.server.code)
                for _ in range(4):
                    async with page(host.server) as guesser:
                        refusals += [await guesser.join(f"AAAA-AAA{n}") for n in range(3)]
                assert [told["final"] for told in refusals] == [True] * 8 + [False] * 4
                # Another guess from here is not looked at, be it right; a known page is.
                async with page(host.server) as late:
                    assert "wait" in (await late.join(host.server.code))["why"]
                async with page(host.server) as again:
                    told = await again.join(host.server.code, token=friend.token)
                    assert told["is"] == "welcome"

        run(scene())

    def test_a_token_alone_opens_nothing(self, host: Host) -> None:
        async def scene() -> None:
            async with page(host.server) as ada, page(host.server) as thief:
                await ada.join(host.server.code)
                assert (await thief.join("", token=ada.token))["is"] == "refused"

        run(scene())


class TestTelling:
    """What goes over the line."""

    def test_what_is_said_arrives_and_is_answered(self, host: Host) -> None:
        async def scene() -> None:
            async with page(host.server) as ada:
                await ada.join(host.server.code)
                n = await ada.say(do="write", key=KEY, text="Nobody owned the alert")
                assert await ada.hear("done", "refused") == {"is": "done", "n": n}

        run(scene())
        assert host.said() == [Write(2, KEY, "Nobody owned the alert")]

    def test_everybody_is_told_what_is_new_and_only_that(self, host: Host) -> None:
        note = NoteShown("n1", "The graph was green", "observation", None, 10.4, 20.0)
        later = NoteShown("n2", "So was the other", "observation", None, 0, 0)
        before = Shown(title="T", notes=(note,), stage_clock=Clock(60, running=True, at=100))

        async def scene() -> None:
            host.server.send(Outgoing(shown=before))
            async with page(host.server) as ada:
                await ada.join(host.server.code)
                told = await ada.hear("shown")
                assert told["state"]["notes"][0]["text"] == "The graph was green"
                after = Shown(
                    title="T", notes=(note, later), joined=1, stage_clock=before.stage_clock
                )
                host.server.send(Outgoing(shown=after))
                news = await ada.hear("changed")
                assert news["v"] == told["v"] + 1
                assert news["state"] == {"people": {"joined": 1, "ready": 0, "written": 0}}
                assert [note["id"] for note in news["lists"]["notes"]["put"]] == ["n2"]
                host.server.send(Outgoing(shown=Shown(title="T", notes=(later,), joined=1)))
                gone = await ada.hear("changed")
                assert gone["lists"] == {"notes": {"gone": ["n1"]}}
                assert gone["state"] == {"stage_clock": {"left": None, "running": False}}

        run(scene())

    def test_changes_within_a_batch_are_told_at_once(self, host: Host) -> None:
        async def scene() -> None:
            async with page(host.server) as ada:
                await ada.join(host.server.code)
                await ada.hear("shown")
                began = time.monotonic()
                for number in range(1, 501):
                    host.server.send(Outgoing(shown=Shown(written=number)))
                heard = 1
                while (await ada.hear("changed"))["state"]["people"]["written"] < 500:
                    heard += 1
                assert heard <= (time.monotonic() - began) / Rules().pause + 2

        run(scene())

    def test_a_part_of_ones_own_is_told_to_nobody_else(self, host: Host) -> None:
        async def scene() -> None:
            async with page(host.server) as ada, page(host.server) as ben:
                await ada.join(host.server.code)
                await ben.join(host.server.code)
                await ben.hear("shown")
                host.server.send(Outgoing(parts={1: Own(notes=((KEY, "Only mine"),), left=3)}))
                told = await ada.hear("own")
                assert told["notes"] == [{"key": KEY, "text": "Only mine"}]
                host.server.send(Outgoing(parts={1: Own(notes=((KEY, "Only mine"),), left=2)}))
                assert await ada.hear("own") == {"is": "own", "left": 2}
                host.server.send(Outgoing(shown=Shown(title="For all")))
                assert (await ben.hear("changed", "own"))["is"] == "changed"

        run(scene())


class TestEnding:
    """How it ends."""

    def test_it_ends_all_access_and_says_why(self, host: Host) -> None:
        async def scene() -> None:
            async with page(host.server) as ada, page(host.server) as stranger:
                await ada.join(host.server.code)
                await asyncio.to_thread(host.server.stop, "The facilitator has ended the page.")
                assert (await ada.hear("over"))["why"] == "The facilitator has ended the page."
                assert (await ada.hear("closed"))["code"] == 4000
                assert (await stranger.hear("closed"))["is"] == "closed"
                with pytest.raises(aiohttp.ClientConnectionError):
                    async with page(host.server):
                        pass

        run(scene())
        assert not host.server.is_running()

    def test_what_is_told_after_the_end_disturbs_nobody(self, host: Host) -> None:
        host.server.stop("Over.")
        host.server.send(Outgoing(shown=Shown(title="Too late")))
        assert host.server.take(10) == []

    def test_a_port_in_use_is_said_in_words(self, host: Host) -> None:
        other = Server("127.0.0.1", host.server.port, lambda: None)
        with pytest.raises(PmError, match="Another program uses this port"):
            other.start()
        assert not other.is_running()

    def test_a_network_that_is_gone_is_said_in_words(self) -> None:
        with pytest.raises(PmError, match="This network is gone"):
            Server("192.0.2.1", 0, lambda: None).start()


def test_messages_that_come_too_fast_are_refused_until_later(
    hosting: Callable[[Rules], Host],
) -> None:
    host = hosting(Rules(person_rate=(0.01, 5.0), strikes=3))

    async def scene() -> None:
        async with page(host.server) as ada:
            await ada.join(host.server.code)
            for _ in range(10):
                await ada.say(do="ready", on=True)
            answers = [await ada.hear("done", "refused", "closed") for _ in range(10)]
            refused = [told for told in answers if told["is"] == "refused"]
            assert refused
            assert not any(told["final"] for told in refused)
            assert answers[-1]["is"] == "closed"

    run(scene())
    assert 0 < len(host.said()) <= 6
    assert set(map(type, host.said())) == {Ready}


def _raw(host: Host, line: str, name: str | None = None) -> str:
    """Send a request as bytes, past a client that would tidy it up, and give the whole answer."""
    told = f"127.0.0.1:{host.server.port}" if name is None else name
    with socket.create_connection(("127.0.0.1", host.server.port), timeout=10) as line_to:
        line_to.sendall(f"{line}\r\nHost: {told}\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while got := line_to.recv(4096):
            answer += got
    return answer.decode()
