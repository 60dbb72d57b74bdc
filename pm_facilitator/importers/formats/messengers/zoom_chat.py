"""The chat of a Zoom meeting, in the layouts and languages in which it is saved."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pm_facilitator.importers.chats.addressing import LEADS, is_english, is_everyone, names_in
from pm_facilitator.importers.chats.chat_lines import is_capital_name
from pm_facilitator.importers.formats.chat_text import DATE, ChatText, Finder, Head
from pm_facilitator.importers.formats.messages import Aside, Message, quoted

_CLOCK = r"[0-2]?[0-9]:[0-5][0-9]:[0-5][0-9](?:\s?[AaPp]\.?[Mm]\b\.?)?"
_WHEN = rf"(?P<when>(?P<day>(?![0-9]{{1,2}}:){DATE}(?:,\s?|[T\s]))?{_CLOCK})"
_FROM = re.compile(rf"{_WHEN}\s{{1,3}}(?P<lead>{LEADS})\s{{1,2}}(?P<rest>\S.{{0,400}})", re.I)
_TIMED = re.compile(rf"{_WHEN}\s")
_COLON = re.compile(r"\s*[:：](?:\s+|$)")
_ANSWER = re.compile(r"Replying to [\"“](?P<words>.*?)[\"”]?", re.I)
_REACTION = re.compile(r"(?:Reacted to [\"“].*[\"”] with .*|Removed a .* reaction from .*)", re.I)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the head of a message tells; the lead is the word before the name, in small letters."""

    when: str
    dated: bool
    lead: str
    name: str
    to: str
    marked: bool
    said: str


class ZoomChat(ChatText):
    """A time, "From", a name and mostly a receiver; the words behind or below."""

    name = "Zoom chat"
    notices = _REACTION

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find the heads of the layouts that name the time of day."""
        leads = _leads(lines)

        def find(lines: Sequence[str], index: int) -> Head | None:
            parts = _parts(lines[index])
            if parts is None or parts.lead not in leads or (parts.dated and not parts.to):
                return None  # as people write it: "2026-03-02 14:05:10 From the log: it is full"
            public = is_everyone(parts.to) if parts.to else not leads[parts.lead]
            aside = Aside.PRIVATE if parts.marked or not public else None
            return Head(parts.when, parts.name, parts.said, aside)

        return find

    def is_sure(self, heads: Sequence[Head], bodies: int) -> bool:
        """Take even a single message: nothing else looks like this."""
        return bool(heads)

    def closed(self, message: Message) -> Message:
        """Turn what a message replies to into a remark about it."""
        first = next((i for i, line in enumerate(message.lines) if line.strip()), None)
        if first is not None and (match := _ANSWER.fullmatch(message.lines[first].strip())):
            message.answers = quoted("", match["words"])
            message.lines = message.lines[first + 1 :]
        return super().closed(message)


def _leads(lines: Sequence[str]) -> dict[str, bool]:
    """Give the words that open heads here, and whether all heads name somebody whom they are for.

    In other languages such a word opens sentences, too. It counts where most lines with a time
    open so, and one of these surely names whom it is for.
    """
    opened: Counter[str] = Counter()
    addressed: set[str] = set()
    to_all: set[str] = set()
    timed = 0
    for line in lines:
        if not line[:1].isdigit() or not _TIMED.match(line):
            continue
        timed += 1
        if parts := _parts(line):
            opened[parts.lead] += 1
            everyone = is_everyone(parts.to)
            if is_english(parts.lead) or _is_sure(parts, everyone=everyone):
                addressed.add(parts.lead)
            if everyone and not is_english(parts.lead):
                to_all.add(parts.lead)
    sure = (lead for lead in addressed if is_english(lead) or opened[lead] * 2 >= timed)
    return {lead: lead in to_all for lead in sure}


def _is_sure(parts: _Parts, *, everyone: bool) -> bool:
    """Tell whether a head is none of a sentence: "De retour à tous: le service"."""
    named = is_capital_name(parts.name) and not parts.name[:1].islower()
    return bool(named and parts.to and (parts.marked or everyone))


def _parts(line: str) -> _Parts | None:
    match = _FROM.match(line) if line[:1].isdigit() else None
    colon = _COLON.search(match["rest"]) if match else None
    if match is None or colon is None:
        return None
    lead = match["lead"].lower()
    name, to, marked = names_in(match["rest"][: colon.start()], lead)
    said = line[match.start("rest") + colon.end() :].strip()
    return _Parts(match["when"], bool(match["day"]), lead, name, to, marked, said)
