"""Chats that were written down in Markdown: a name in bold, its time, and the words below."""

import re
from collections import Counter
from collections.abc import Sequence

from pm_facilitator.importers.chats.chat_lines import CHAT_NOISE, is_capital_name
from pm_facilitator.importers.formats.chat_text import WHEN, ChatText, Finder, Head, head_of
from pm_facilitator.importers.layouts.prefixes import says_status
from pm_facilitator.importers.text.headings import field_of

_ZONED = rf"{WHEN}(?:\s(?:UTC|GMT|[A-Z]{{1,3}}T)\b)?"
_WHEN = rf"(?:\[(?P<square>{_ZONED})\]|\((?P<round>{_ZONED})\)|(?P<bare>{_ZONED}))"
_NAME = r"(?P<name>@?[^\W\d_][^\[\]()<>|:;!?*_\t]{0,59}?)"
_HEAD = re.compile(
    rf"(?P<heading>#{{3,6}}\s)?\*\*{_NAME}(?::?\*\*:?\s{{1,4}}|\s{{1,4}})(?:(?:APP|BOT)\s{{1,4}})?(?:[-–—·•|,]\s)?{_WHEN}:?(?:\*\*)?:?"
)
_LONGEST = 120
_TITLE = re.compile(r"#{1,6}\s")
_LEAST = 2


class MarkdownChat(ChatText):
    """A name in bold with its time beside it on a line alone, as people keep a chat in a document.

    It may have one title, and rules between the messages; a text with more headings than that is a
    document of which a chat is a part.
    """

    name = "Chat in Markdown"
    titled = True
    noise = re.compile(rf"-{{3,}}|\*{{3,}}|_{{3,}}|{CHAT_NOISE.pattern}", re.I)

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find heads, where one name at least comes again and no other headings stand below."""
        heads = [match for line in lines if (match := _head(line))]
        names = Counter(match["name"] for match in heads)
        again = any(count >= _LEAST for count in names.values()) and len(names) >= _LEAST
        if not again or not _is_all(lines):
            return lambda lines, index: None

        def find(lines: Sequence[str], index: int) -> Head | None:
            match = _head(lines[index])
            if match is None:
                return None
            return head_of(match["name"], match["square"] or match["round"] or match["bare"])

        return find


def _head(line: str) -> re.Match[str] | None:
    if line[:2] not in ("**", "##") or len(line) > _LONGEST:
        return None
    match = _HEAD.fullmatch(line.rstrip())
    if match is None or says_status(match["name"]) or field_of(match["name"]):
        return None
    return match if is_capital_name(match["name"].lstrip("@")) else None


def _is_all(lines: Sequence[str]) -> bool:
    """Tell whether no other headings stand there than the title."""
    titles, fenced = 0, False
    for line in lines:
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced and _TITLE.match(line) and _head(line) is None:
            titles += 1
    return titles <= 1
