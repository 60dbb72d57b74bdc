"""Lines of chats that name one person as the only one to read them, and texts without these."""

import re

from pm_facilitator.importers.chats.addressing import LEAD, MARKS, SURE_MARKS, is_english, names_in
from pm_facilitator.importers.chats.chat_lines import is_capital_name

_AS_SHOWN = ("(Direct Message)", "(Privately)")
"""How programs write it; people who write about it mostly do not."""

_CLOSED = re.compile(r"[\"'”’*_]{0,3}\s*[:：,;|\t]")
_OPEN = re.compile(r"[\"'”’*_]{0,3}\s*(?:$|\S{0,12}\s?[0-2]?[0-9]:[0-5][0-9])", re.A)
_STAMP = re.compile(
    r"[\s>|*_+•–—-]*+[\[(\"']?(?:[0-9][0-9:.,/TZ-]*+\s*+)*+(?:[ap]\.?m\b\.?)?[\])\"',;|:*_\s–—-]*+",
    re.I,
)
"""What may stand before the name of whoever wrote it."""

_AROUND = " \t:,;|\"'"
_TO_FIELD = re.compile(r"to\s?:\s", re.I)
_OPENS = re.compile(
    r"[\s>|*_\[(\"'+•–—-]*[0-9]{1,4}[:./-][0-9]|#|[-*+•]\s|\||from\s"
    r"|\S.{0,59}\sto\s(?:everyone|me|you|all)\b",
    re.I | re.A,
)
"""How a line begins that tells something else than the one above it."""

_CLOCK_FIRST = re.compile(
    r"[\s>|*_\[(\"'+•–—-]*(?:[0-9/.-]{6,10}[T, ]{1,2})?[0-2]?[0-9]:[0-5][0-9]", re.A
)
_FEW = 8
"""The lines below the last one with a time that are of the chat, and not of a report around it."""

_CLOCK_ALONE = re.compile(
    r"\W{0,3}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\s?[ap]\.?m\.?)?\W{0,3}", re.I | re.A
)


def is_private(line: str) -> bool:
    """Tell whether a line is the head of a message to one person: "Ben to Ana (Privately): ...".

    What people write about such messages ("told to Ana (privately)") is none.
    """
    return any(_closes_head(line, mark) for mark in MARKS.finditer(line))


def _closes_head(line: str, mark: re.Match[str]) -> bool:
    if mark[0] in _AS_SHOWN and _CLOSED.match(line, mark.end()):
        return True
    closed = _CLOSED.match(line, mark.end()) or _OPEN.match(line, mark.end())
    return bool(closed) and _is_head(line[: mark.start()], mark[0])


def sender_in(line: str) -> str:
    """Give who wrote the message that a line is the head of; empty where that is not told."""
    before = line[: mark.start()] if (mark := MARKS.search(line)) else line
    before = before[_end_of(_STAMP, before) :]
    name, to = _names(before)[1:]
    return name if to else ""


def said_in(line: str) -> str:
    """Give the words that stand behind the names on the head of a private message."""
    mark = MARKS.search(line)
    return line[mark.end() :].strip(" \t\r:,;|\"'”’*_") if mark else ""


def without_private(text: str) -> tuple[str, int]:
    """Empty the lines of private messages, and those below that belong to them.

    Returns:
        The text, with as many lines as before, and how many messages were taken out of it.
    """
    kept: list[str] = []
    count = 0
    hidden: str | None = None  # the head of the message that is being left out
    above = ""
    end = "\n" if "\n" in text else "\r"
    lines = text.split(end)
    last = next((i for i in range(len(lines) - 1, -1, -1) if _CLOCK_FIRST.match(lines[i])), -1)
    last = len(lines) if last >= len(lines) - _FEW else last
    for index, line in enumerate(lines):
        if is_private(line):
            count += 1
            hidden = line
        elif hidden is not None and not _goes_on(line, hidden, above, amid=index < last):
            hidden = None
        above = line
        kept.append(line if hidden is None else "\r" if line.endswith("\r") else "")
    return end.join(kept), count


def _is_head(before: str, mark: str) -> bool:
    """Tell whether nothing but a time, a name and another name stand before the mark."""
    named = before[_end_of(_STAMP, before) :]
    if _TO_FIELD.match(named):
        return True
    lead, name, to = _names(named)
    if lead and is_english(lead):
        return True
    # Without a lead, some marks of other languages mean too much else: "Zugang zu Netz B (privat)".
    told = bool(lead) or (bool(to) and SURE_MARKS.fullmatch(mark) is not None)
    return told and is_capital_name(name)


def _names(named: str) -> tuple[str, str, str]:
    """Give what leads to the name of whoever wrote, that name, and whom it was for."""
    named = named.strip(_AROUND)
    if match := LEAD.match(named):
        name, to, _ = names_in(named[match.end() :], match["lead"])
        if to or is_english(match["lead"]) or is_capital_name(name):
            return match["lead"], name, to
    # What leads to a name in one language may be a part of it in another: "Van Dijk to Ana".
    name, to, _ = names_in(named)
    return "", name, to


def _goes_on(line: str, head: str, above: str, *, amid: bool) -> bool:
    """Tell whether a line belongs to the message above it.

    Args:
        line: it is no head of a private message.
        head: that of the message.
        above: the line above.
        amid: whether it stands above the end of the chat; a paragraph of its own belongs to a
            message that opens with its time there, too.
    """
    if not line.strip():
        return True
    if _indent(line) > _indent(head):
        return True
    if above is head and _CLOCK_ALONE.fullmatch(line.strip()):
        return True  # its time stands below the names
    if not above.strip():
        return amid and bool(_CLOCK_FIRST.match(head)) and not _OPENS.match(line)
    told = line[_end_of(_STAMP, line) :]
    if (lead := _lead(head[_end_of(_STAMP, head) :])) and line.strip()[:1] not in "#|":
        return _lead(told) != lead
    return not _OPENS.match(line)


def _lead(told: str) -> str:
    match = LEAD.match(told)
    return match["lead"].lower() if match else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _end_of(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0
