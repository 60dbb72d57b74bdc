"""Messages copied out of Discord's window."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.formats.chat_text import (
    DATE,
    UNREAD,
    WHEN,
    ChatText,
    Finder,
    Head,
    head_of,
    head_that_goes_on,
)

_HEAD = re.compile(
    rf"(?![-*+•●▪◦‣·>#|]\s|(?:{DATE})\s[—–])(?P<name>\S.{{0,59}}?)\s[—–]\s?(?P<when>{WHEN})"
)
_BELOW = re.compile(rf"\s?[—–]\s?(?P<when>{WHEN})")
_PROGRAM = re.compile(r"(?:✓ ?)?(?:APP|BOT)")
_LONGEST = 120
_SENTENCE = 4
"""The spaces in what is rather a sentence than a name."""


class DiscordPaste(ChatText):
    """A name, a long dash and a time beside it or below it, the words below."""

    name = "Discord messages"
    noise = re.compile(
        r":[a-z0-9_]{1,60}:(?:\s?\d{1,4})?|[\U0001f000-\U0001faff\u2600-\u27bf]\ufe0f?(?:\s?\d{1,4})?"
        rf"|\(edited\)|image|(?-i:{UNREAD.pattern})",
        re.I,
    )
    notices = re.compile(
        r".{0,60}(?:joined the server|pinned a message to this channel|started a thread).*", re.I
    )

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find heads, and times in brackets where the same person goes on."""
        del lines
        return _find

    def is_sure(self, heads: Sequence[Head], bodies: int) -> bool:
        """Expect a name at the top, and no sentences with their times behind them."""
        spoken = sum(head.author.count(" ") >= _SENTENCE for head in heads)
        named = bool(heads[:1] and heads[0].author) and spoken <= len(heads) // 2
        return named and super().is_sure(heads, bodies)


def _find(lines: Sequence[str], index: int) -> Head | None:
    line = lines[index].strip()
    if line[:1] == "[":
        return head_that_goes_on(line)
    if not line or len(line) > _LONGEST:
        return None
    if head := _with_time_below(lines, index):
        return head
    match = _HEAD.fullmatch(line) if line[-1].isalnum() else None
    return head_of(match["name"], match["when"]) if match else None


def _with_time_below(lines: Sequence[str], index: int) -> Head | None:
    """Read a name, perhaps with the mark of a program below it, and a line with the time."""
    program = index + 1 < len(lines) and bool(_PROGRAM.fullmatch(lines[index + 1].strip()))
    below = index + 1 + program
    match = _BELOW.fullmatch(lines[below].rstrip()) if below < len(lines) else None
    if match is None:
        return None
    name = lines[index].strip()
    return head_of(f"{name} BOT" if program else name, match["when"], below - index + 1)
