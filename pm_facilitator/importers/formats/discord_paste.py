"""Messages copied out of Discord's window."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.formats.chat_text import CLOCK, WHEN, ChatText, Finder, Head, head_of

_HEAD = re.compile(rf"(?P<name>\S.{{0,59}}?)\s[—–]\s?(?P<when>{WHEN})")
_GOES_ON = re.compile(rf"\[(?P<when>{CLOCK})\]\s?(?P<said>.*)")
_LONGEST = 120


class DiscordPaste(ChatText):
    """A name, a long dash and a time, the words below."""

    name = "Discord messages"
    noise = re.compile(
        r":[a-z0-9_]{1,60}:(?:\s?\d{1,4})?|[\U0001f000-\U0001faff\u2600-\u27bf]\ufe0f?(?:\s?\d{1,4})?"
        r"|\(edited\)|new|image",
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
        """Expect a name at the top."""
        return bool(heads[:1] and heads[0].author) and super().is_sure(heads, bodies)


def _find(lines: Sequence[str], index: int) -> Head | None:
    line = lines[index].strip()
    if line[:1] == "[":
        match = _GOES_ON.fullmatch(line)
        return Head(match["when"], said=match["said"]) if match else None
    if len(line) > _LONGEST or not line[-1:].isalnum():
        return None
    match = _HEAD.fullmatch(line)
    return head_of(match["name"], match["when"]) if match else None
