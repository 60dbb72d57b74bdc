"""Messages copied out of the window of Microsoft Teams."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.chats.chat_lines import is_capital_name
from pm_facilitator.importers.formats.chat_text import WHEN, ChatText, Finder, Head

_HEAD = re.compile(
    rf"\[(?P<when>{WHEN})\]\s*(?P<name>[^\W\d_][^\[\]<>|;!?\t]{{0,79}}?)"
    r"(?:\s*\((?:guest|external|unverified|gast|extern|invité|invitado)\))?:?\s*",
    re.I,
)


_LONGEST = 120


class TeamsPaste(ChatText):
    """A time in brackets with the name behind it, the words below."""

    name = "Teams chat"
    noise = re.compile(
        r"(?:like|heart|laugh|surprised|sad|angry|praise|yes|no)\s\d{1,4}|edited|reply|last read"
        r"|\d{1,4} (?:like|heart|laugh|surprised|sad|angry|praise)? ?reactions?\.?"
        r"|this message (?:has been|was) deleted\.?|has context menu",
        re.I,
    )
    notices = re.compile(
        r"(?:meeting|call) (?:started|ended).*|.{0,80}\b(?:joined|left) the (?:meeting|chat|call).*"
        r"|.{0,80}\badded .{1,80} to the (?:meeting|chat)\.?",
        re.I,
    )

    def is_sure(self, heads: Sequence[Head], bodies: int) -> bool:
        """Expect names behind the times, and not what happened then."""
        names = sum(1 for head in heads if _is_name(head.author))
        return names * 2 >= len(heads) and super().is_sure(heads, bodies)

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find a time and a name, and nothing else on the line."""
        del lines

        def find(lines: Sequence[str], index: int) -> Head | None:
            line = lines[index]
            if line[:1] != "[" or len(line) > _LONGEST:
                return None
            match = _HEAD.fullmatch(line)
            return Head(match["when"], match["name"].strip()) if match else None

        return find


def _is_name(author: str) -> bool:
    return is_capital_name(author) and not author.islower()
