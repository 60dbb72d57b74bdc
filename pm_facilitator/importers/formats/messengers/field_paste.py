"""Messages that were saved with fields above each: "From: Ana", "Sent: 2 March 2026 14:05"."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.formats.chat_text import ChatText, Finder, Head
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamps import read_stamp

_FIELD = re.compile(r"(?P<name>[^\W\d_][^\W\d_ -]{1,14}(?:[ -][^\W\d_]{1,12})?)\s?:\s?(?P<said>.*)")
_ROLES = {
    name: role
    for role, names in {
        "author": "from|von|de|da|van|från|fra|lähettäjä|sender|author|absender|expéditeur"
        "|remitente",
        "subject": "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe",
        "when": "sent|date|time|timestamp|when|datum|gesendet|envoyé|enviado|inviato|verzonden"
        "|skickat|sendt|lähetetty",
        "said": "message|body|text|content|nachricht|mensaje|mensagem|messaggio|bericht|meddelande",
        "other": "type|received|to|cc|status|quote|attachment|attachments|edited|delivered|read"
        "|id|an|à|para|empfangen|reçu|recibido|channel|chat|thread|reactions|reply to|group|via",
    }.items()
    for name in names.split("|")
}
_ADDRESS = re.compile(r"\s*(?:\(\+?[0-9 ()-]{5,20}\)|<[^<>\s]{3,80}>)\s*$")
_MOST = 12
"""The most fields above one message."""

_LEAST, _LEAST_MAILS = 2, 3


class FieldPaste(ChatText):
    """A block of fields for each message, as in what Signal and telephones keep."""

    name = "Saved messages"

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find blocks that tell who wrote and when."""
        del lines
        return _head

    def recognises(self, source: Source) -> bool:
        """Take mails, which have a subject, only where nobody has written a timeline in them."""
        if not super().recognises(source):
            return False
        lines = source.head_lines
        mails = sum(1 for line in lines if (field := _field(line)) and field[0] == "subject")
        return not mails or (mails >= _LEAST_MAILS and not any(map(_is_timed, lines)))

    def is_sure(self, heads: Sequence[Head], bodies: int) -> bool:
        """Expect the words of nearly all, with a blank line above them or not."""
        return len(heads) >= _LEAST


def _head(lines: Sequence[str], index: int) -> Head | None:
    if _field(lines[index]) is None:
        return None
    found: dict[str, str] = {}
    end = index
    while end < min(len(lines), index + _MOST) and (field := _field(lines[end])):
        role, said = field
        if role in found and role in ("author", "said"):
            break  # the next message
        found.setdefault(role, said)
        end += 1
    if not {"author", "when"} <= found.keys():
        return None
    stamp = read_stamp(found["when"], Order.DAY_FIRST, column=True)
    if stamp is None or stamp.clock is None or stamp.text:
        return None
    author = _ADDRESS.sub("", found["author"])
    return Head(found["when"], author, said=found.get("said", ""), used=end - index)


def _is_timed(line: str) -> bool:
    stamp = read_stamp(line.strip().lstrip("-*• >"), Order.DAY_FIRST)
    return stamp is not None and stamp.clock is not None


def _field(line: str) -> tuple[str, str] | None:
    match = _FIELD.match(line) if ":" in line[:32] else None
    role = _ROLES.get(match["name"].casefold()) if match else None
    return (role, match["said"].strip()) if match and role else None
