"""Everybody who is connected: lets people in, hands their messages on, and tells them the news.

It lives in the server's thread alone; nothing in it names anybody, and nothing of it is logged.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence

from pm_facilitator.participants import frames, security
from pm_facilitator.participants.client import Client, framed
from pm_facilitator.participants.inbox import Gone, Inbox, Said
from pm_facilitator.participants.limits import Attempts, Bucket
from pm_facilitator.participants.messages import Join, Message, Ping, Refused, read
from pm_facilitator.participants.people import People, Person
from pm_facilitator.participants.rules import Rules
from pm_facilitator.participants.shown import Own, Shown

_WRONG_CODE = "This join code is not right. It stands beside the QR code on the shared screen."
_TOO_MANY_CODES = "Too many wrong codes came from here. Please wait a minute and try again."
_TOO_MUCH = "That is more than the app can take in just now. It is sent again in a moment."
_FULL = "There is no room for more participants. Please tell the facilitator."
_JOIN_FIRST = "Please join first."
_ELSEWHERE = "This page goes on in another tab or on another device."

MOST_WAITING = 64
"""Messages of one participant that may wait for their answers."""

Answers = Sequence[tuple[Said, bytes]]
"""Messages, each with the frame that answers it."""


class Hub:
    """Clients, people, and the state that they were told last."""

    def __init__(self, code: str, rules: Rules, inbox: Inbox, now: Callable[[], float]) -> None:
        self._code = code
        self._rules = rules
        self._inbox = inbox
        self._now = now
        self._shown, self._told = Shown(), Shown()
        self._version = 0
        self._attempts = Attempts(now())
        self._overall = Bucket.full(*rules.overall_rate, now())
        self._people = People(rules.people, rules.person_rate)
        self._clients: set[Client] = set()

    # Coming and going.

    def connected(self, transport: asyncio.Transport, place: str) -> Client:
        """Know of a connection from which nobody has joined yet."""
        client = Client(transport, place, Bucket.full(*self._rules.stranger_rate, self._now()))
        self._clients.add(client)
        return client

    def disconnected(self, client: Client) -> None:
        """Forget a connection; whoever had joined over it may come back."""
        self._clients.discard(client)
        person, client.person = client.person, None
        if person is not None and person.line is client:
            person.line = None
            self._inbox.put(Gone(person.id))

    # What they say.

    def hear(self, client: Client, frame: str) -> None:
        """Take a frame in, or say why not; who keeps on sending too much is cut off."""
        now = self._now()
        if client.bucket.is_full(now):
            client.strikes = 0
        within = client.bucket.take(now)
        try:
            message = read(frame)
            if not within:
                raise Refused(_TOO_MUCH, message.n, final=False)
            if isinstance(message, Ping):
                client.send(framed(frames.done(message.n)))
                return
            if isinstance(message, Join):
                self._join(client, message, now)
            self._hand_on(client, message, now)
        except Refused as refusal:
            client.strikes += 1
            client.send(framed(frames.refused(refusal)))
            if client.strikes > self._rules.strikes:
                client.cut_off()

    def _join(self, client: Client, message: Join, now: float) -> None:
        known = self._people.find(message.token)
        if known is None and not self._attempts.may_try(client.place, now):
            raise Refused(_TOO_MANY_CODES, message.n, final=False)
        if not security.is_code(message.code, self._code):
            self._attempts.failed(client.place, now)
            raise Refused(_WRONG_CODE, message.n)
        person, token = (known, message.token or "") if known else self._new_person(message, now)
        if client.person is not None and client.person is not person:
            raise Refused(_JOIN_FIRST, message.n)
        if person.line is not None and person.line is not client:
            self._send_away(person.line, _ELSEWHERE)
        person.line, person.own, person.waiting = client, None, 0
        person.visit += 1
        client.person, client.token, client.bucket = person, token, person.bucket

    def _new_person(self, message: Join, now: float) -> tuple[Person, str]:
        added = self._people.add(now)
        if added is None:
            raise Refused(_FULL, message.n, final=False)
        return added

    def _hand_on(self, client: Client, message: Message, now: float) -> None:
        person = client.person
        if person is None:
            raise Refused(_JOIN_FIRST, message.n)
        room = person.waiting < MOST_WAITING and self._overall.take(now)
        if not room or not self._inbox.put(Said(person.id, message, person.visit)):
            raise Refused(_TOO_MUCH, message.n, final=False)
        person.waiting += 1

    # What they are told.

    def welcome(self, said: Said, name: str, group: str | None) -> None:
        """Let somebody in whose joining the review has heard of, and tell them everything."""
        line = self._line(said)
        if line is not None:
            line.send(framed(frames.welcome(said.message.n, line.token, name, group)))
            line.welcomed = line.needs_whole = True

    def answer(self, answers: Answers) -> None:
        """Give answers to single messages."""
        for said, frame in answers:
            line = self._line(said)
            if line is not None:
                line.send(framed(frame))

    def _line(self, said: Said) -> Client | None:
        """Give the connection on which a message came, and know that it has its answer."""
        person = self._people.get(said.person)
        if person is None or person.visit != said.visit:
            return None
        person.waiting -= 1
        return person.line

    def tell(self, parts: Mapping[int, Own]) -> None:
        """Tell single participants what is new of their own part."""
        for id_, part in parts.items():
            person = self._people.get(id_)
            if person is None or person.line is None:
                continue
            frame = frames.own(person.own, part)
            person.own = part
            if frame is not None:
                person.line.send(framed(frame))

    def show(self, shown: Shown) -> None:
        """Have the next batch bring everybody up to this."""
        self._shown = shown

    def send_news(self) -> bool:
        """Tell everybody who has joined what is new; True while somebody still lags behind."""
        news = self._news()
        whole, late = b"", False
        for client in self._clients:
            if not client.welcomed:
                continue
            if client.unread() > self._rules.behind:
                client.needs_whole = late = True
            elif client.needs_whole:
                whole = whole or framed(frames.whole(self._version, self._shown, self._now()))
                client.send(whole)
                client.needs_whole = False
            elif news:
                client.send(news)
        return late

    def _news(self) -> bytes:
        before, self._told = self._told, self._shown
        if before is self._shown:
            return b""
        frame = frames.changed(self._version + 1, before, self._shown, self._now())
        if frame is None:
            return b""
        self._version += 1
        return framed(frame)

    # Ending.

    def look_round(self) -> None:
        """Cut off those who do not read what they are sent; to be called every second."""
        now = self._now()
        for client in list(self._clients):
            if client.is_stuck(now, self._rules.stuck):
                client.cut_off()

    def end(self, why: str) -> None:
        """Tell everybody why the page ends, and hang up."""
        for client in list(self._clients):
            self._send_away(client, why)

    def _send_away(self, client: Client, why: str) -> None:
        client.send(framed(frames.over(why)))
        client.hang_up()
