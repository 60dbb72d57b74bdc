"""Messages copied out of Slack's window, in its layouts of today and of some years ago."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from pm_facilitator.importers.chats.chat_lines import CHAT_NOISE
from pm_facilitator.importers.formats.chat_text import (
    CLOCK,
    NAME,
    WHEN,
    ChatText,
    Finder,
    Head,
    head_of,
    head_that_goes_on,
)
from pm_facilitator.importers.layouts.prefixes import says_status

# Those who pass a chat on say beside the times where they were.
_ZONED = r"(?:\s(?:UTC|GMT|[A-Z]{1,3}T)\b)?"
_BRACKETS = re.compile(rf"(?P<name>{NAME}?)\s{{1,4}}\[(?P<when>{WHEN}{_ZONED})\]")
_BESIDE = re.compile(
    rf"(?P<name>{NAME}?)(?:\s{{2,4}}(?P<when>{WHEN}{_ZONED})"
    rf"|\s(?P<half>{CLOCK}(?<=[Mm.]){_ZONED}))"
)
_PROGRAM = re.compile(r"(?:APP|BOT)\s{1,4}")
_STATE = re.compile(r":[a-z0-9_+-]{2,40}:\s{1,4}")
_STATE_BEHIND = re.compile(r"\s:[a-z0-9_+-]{2,40}:(?=\s)")
"""The sign that people put beside their name while they are away."""

_ALONE = re.compile(WHEN)
TOPIC_SET = re.compile(r"(?:set|changed) the channel (?:topic|purpose|description)\b", re.I)
"""How a message begins by which somebody tells all how things are; no answer to a question."""

_WORD_OF_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*|\(.{1,20}\)|de|da|van|von|der|den|del|la|bin|al")


_LONGEST = 90


class SlackPaste(ChatText):
    """A name with its time in brackets, beside it, or on a line of its own below it.

    Attributes:
        named_at_least: how often at least one name stands above a time, so that it is one.
    """

    name = "Slack messages"
    named_at_least = 2
    noise = CHAT_NOISE
    notices = re.compile(
        r"(?:has )?(?:joined|left) (?:#\S+|the channel).*|was added to .*|archived the channel.*"
        r"|cleared the channel (?:topic|purpose|description).*"
        r"|renamed the channel.*|added an integration.*",
        re.I,
    )

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find heads on one line, and names above a time, where names come again."""
        names = _names(lines, self.named_at_least)
        beside = _are_beside(lines)

        def find(lines: Sequence[str], index: int) -> Head | None:
            line = lines[index].strip()
            if ":" not in line or not 4 <= len(line) <= _LONGEST or line[0] in "#|>":
                return _above_time(lines, index, names) if names else None
            if match := _BRACKETS.fullmatch(line):
                return head_of(match["name"], match["when"])
            if match := _name_beside(line):
                return head_of(match["name"], match["when"] or match["half"])
            if (names or beside) and _ALONE.fullmatch(line):
                return Head(line)
            return head_that_goes_on(line)

        return find

    def is_sure(self, heads: Sequence[Head], bodies: int) -> bool:
        """Expect a name at the top, and heads with a name above words."""
        return bool(heads[:1] and heads[0].author) and super().is_sure(heads, bodies)


def _above_time(lines: Sequence[str], index: int, names: frozenset[str]) -> Head | None:
    name = lines[index].strip()
    if name not in names or index + 1 >= len(lines):
        return None
    when = lines[index + 1].strip()
    when = _STATE.sub("", when, count=1)
    program = _PROGRAM.match(when)
    when = when[program.end() :] if program else when
    return head_of(f"{name} BOT" if program else name, when, 2) if _ALONE.fullmatch(when) else None


def _are_beside(lines: Sequence[str]) -> bool:
    """Tell whether names stand beside times, so that a time alone goes on with what one says."""
    likely = (line.strip() for line in lines if ":" in line and len(line) <= _LONGEST)
    return sum(1 for _ in islice(filter(_name_beside, likely), 2)) > 1


def _name_beside(line: str) -> re.Match[str] | None:
    """Find a name and the time beside it, whatever sign stands between them."""
    match = _BESIDE.fullmatch(_STATE_BEHIND.sub("", line, count=1))
    return match if match and _is_name(match["name"]) else None


def _names(lines: Sequence[str], at_least: int) -> frozenset[str]:
    """Give what stands above times like a name, if one of them does so often enough."""
    above = Counter(
        name
        for index, line in enumerate(lines[1:])
        if ":" in line and len(line) <= _LONGEST
        if _ALONE.fullmatch(_PROGRAM.sub("", _STATE.sub("", line.strip(), count=1), count=1))
        if _is_name(name := lines[index].strip()) or _PROGRAM.match(line.strip())
    )
    return frozenset(above) if any(count >= at_least for count in above.values()) else frozenset()


def _is_name(text: str) -> bool:
    words = text.split()
    if words in (["APP"], ["BOT"]) or says_status(text.strip()):
        return False
    return 1 <= len(words) <= 5 and all(map(_WORD_OF_NAME.fullmatch, words))
