"""The chat of a Zoom meeting, in the layouts in which it is saved."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.formats.chat_text import DATE, ChatText, Finder, Head
from pm_facilitator.importers.formats.messages import Aside, Message, quoted
from pm_facilitator.importers.private_lines import MAY_BE_PRIVATE

_CLOCK = r"[0-2]?[0-9]:[0-5][0-9]:[0-5][0-9](?:\s?[AaPp]\.?[Mm]\b\.?)?"
_FROM = re.compile(
    rf"(?P<when>(?P<day>(?![0-9]{{1,2}}:){DATE}(?:,\s?|[T\s]))?{_CLOCK})"
    r"\s{1,3}From\s{1,2}(?P<rest>\S.{0,400})",
    re.I,
)
_COLON = re.compile(r"\s*:(?:\s+|$)")
_TO = re.compile(r"(?P<name>.+)\s+to\s+(?P<to>\S.*)", re.I)
_EVERYONE = re.compile(
    r"everyone.*|all\b.*|hosts? and panelists.*|waiting room.*|me and everyone"
    r"|tout le monde|alle|todos|tutti|iedereen|wszyscy|alla",
    re.I,
)
_ANSWER = re.compile(r"Replying to [\"“](?P<words>.*?)[\"”]?\s*", re.I)
_REACTION = re.compile(r"(?:Reacted to [\"“].*[\"”] with .*|Removed a .* reaction from .*)", re.I)


class ZoomChat(ChatText):
    """A time, "From", a name and mostly a receiver; the words behind or below."""

    name = "Zoom chat"
    notices = _REACTION

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find the heads of the layouts that name the time of day."""
        del lines
        return _find

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


def _find(lines: Sequence[str], index: int) -> Head | None:
    match = _FROM.match(lines[index]) if lines[index][:1].isdigit() else None
    colon = _COLON.search(match["rest"]) if match else None
    if match is None or colon is None:
        return None
    said = lines[index][match.start("rest") + colon.end() :].strip()
    name, to, marked = names_in(match["rest"][: colon.start()])
    if match["day"] and not to:
        return None  # as people write it: "2026-03-02 14:05:10 From the log: it is full"
    aside = Aside.PRIVATE if marked or (to and not is_everyone(to)) else None
    return Head(match["when"], name, said, aside)


def names_in(told: str) -> tuple[str, str, bool]:
    """Part "Ben to Ana (Privately)" into who wrote, to whom, and whether it is said to be private.

    The second is empty where nobody is named.
    """
    private = MAY_BE_PRIVATE.search(told)
    if private:
        told = told[: private.start()]
    parted = _TO.fullmatch(told.strip())
    name, to = (parted["name"], parted["to"]) if parted else (told, "")
    return name.strip(), to.strip(), private is not None


def is_everyone(to: str) -> bool:
    """Tell whether a message is addressed to all who are there."""
    return _EVERYONE.fullmatch(to) is not None
