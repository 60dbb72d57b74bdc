"""Lines of saved chats that nobody has said: notices of the program, and what stands for media."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.chats.chat_lines import nick_and_message, speaker_and_message
from pm_facilitator.importers.times.stamp import Stamp

_PLACEHOLDER = re.compile(
    r"<(?:media|attached|attachment|image|video|audio)[^<>]{0,80}>|(?:image|video|audio|sticker|gif|document)"
    r" omitted|this message was deleted\.?|you deleted this message\.?",
    re.I,
)
"""What a saved chat has in place of words, behind the name of whoever sent it."""

_PRIVACY = re.compile(
    r"messages and calls are end-to-end encrypted.{0,200}"
    r"|.{0,80}(?:ende-zu-ende-verschlüsselt|chiffrés de bout en bout|crittografat[ie] end-to-end"
    r"|cifrad[oa]s de (?:extremo a extremo|ponta a ponta)|end-to-end versleuteld).{0,200}",
    re.I,
)
_PHONE = r"~?\s?\+[0-9][0-9 \xa0()-]{5,20}[0-9]"
_FULL_NAME = r"~?\s?[^\W\d_a-z][\w.'’-]{0,24}(?:\s[^\W\d_a-z][\w.'’()-]{0,24}){0,3}"
_SOMEBODY = rf"(?:[Yy]ou|{_PHONE}|{_FULL_NAME})"
_SOMEBODIES = rf"{_SOMEBODY}(?:(?:,|\sand)\s{_SOMEBODY}){{0,20}}"
_CHANGES = re.compile(
    rf"(?P<who>{_SOMEBODY})(?:\s(?:was|were)\s(?:added|removed)"
    r"|(?:['’]re|\s(?:is|are))\s(?:now|no longer) an admin"
    r"|\s(?:created (?:this )?group\b.{0,120}|left|joined using .{1,40} link\.?"
    rf"|joined from the community|(?:added|removed)\s{_SOMEBODIES}"
    r"|changed (?:this group['’]s|the (?:group|subject|description)|their phone number)\b.{0,160}"
    r"|pinned a message|turned (?:on|off) disappearing messages\b.{0,120}))"
)
"""What WhatsApp tells of a group; no colon stands behind the name, as it does before words."""

_MARKED = re.compile(
    r".{0,40}?(?:[0-9]\s{1,3}|\][\s]{0,3})(?P<mark>-!-|\*{1,3}|-->|<--|[→←⇐⇒])\s(?P<told>.{1,200})"
)
_HOST = r"\s[(\[][^\s()\[\]]{1,60}@[^\s()\[\]]{1,80}[)\]]"
_COMES = re.compile(
    rf"(?:\|\s)?\S{{1,40}}{_HOST}\s(?:has\s)?(?:joined|quit|left|parted)\b.*"
    rf"|(?:Joins|Parts|Quits):\s\S{{1,40}}{_HOST}.*"
)
"""What only IRC says: who came and went, and from which host."""

_COMES_OR_CHANGES = re.compile(
    r"(?:\|\s)?\S{1,40}(?:\s\(.{1,80}?\)|\s\[.{1,80}?\])?\s(?:(?:has\s)?(?:joined|quit|left|parted)"
    r"(?:\s#\S+)?(?:\s[(\[].*)?|is now known as\s\S+|(?:sets mode|changed mode)\b.*)"
    r"|(?:Joins|Parts|Quits):\s.*"
)
_CORRECTED = re.compile(
    r"[\s\u200e\u200f]*<(?:this message was edited|diese nachricht wurde bearbeitet"
    r"|se editó este mensaje|ce message a été modifié"
    r"|mensagem editada|esta mensagem foi editada|dit bericht is bewerkt"
    r"|questo messaggio è stato modificato)\.?>[ \u200e\u200f]*$",
    re.I | re.M,
)
"""What WhatsApp puts behind words that were corrected."""

_DIRECTIONS = "\u200e\u200f "
_TWICE = 2


def is_unsaid(text: str) -> bool:
    """Tell whether words behind a time may be a notice of a chat with names before its messages."""
    plain = text.strip(_DIRECTIONS)
    return any(form.fullmatch(plain) for form in (_PLACEHOLDER, _PRIVACY, _CHANGES))


def without_mark(text: str) -> str:
    """Take off what a chat puts behind the words of a message that was corrected."""
    return _CORRECTED.sub("", text) if "<" in text else text


def is_of_irc(said: Sequence[str]) -> bool:
    """Tell whether among words behind times several have a name before them as IRC writes it."""
    return sum(bool(nick_and_message(text)[0]) for text in said) >= _TWICE


def tells_nothing(text: str, stamp: Stamp, speakers: frozenset[str], *, irc: bool = False) -> bool:
    """Tell whether a line of a chat, which was read as this stamp, has no words of anybody.

    Args:
        text: the whole line.
        stamp: what it was read as.
        speakers: who is named before the words of the others.
        irc: whether the text is a log of IRC.
    """
    if _is_of_a_client(text, irc):
        return True
    if not speakers:
        return False
    name, said = speaker_and_message(stamp.text, speakers)
    said = said.strip(_DIRECTIONS)
    if _PLACEHOLDER.fullmatch(said) or _PRIVACY.fullmatch(said):
        return True
    if name:
        return False
    change = _CHANGES.fullmatch(said)
    if change:
        who = change["who"]  # "Traffic left" is nothing that a chat tells of people
        return " " in who or who.casefold() == "you" or who in speakers
    group, colon, behind = said.partition(": ")
    return bool(colon and group and _PRIVACY.fullmatch(behind.strip(_DIRECTIONS)))


def _is_of_a_client(text: str, irc: bool) -> bool:
    match = _MARKED.fullmatch(text)
    if match is None:
        return False
    if match["mark"] == "-!-" or _COMES.fullmatch(match["told"]):
        return True
    return irc and _COMES_OR_CHANGES.fullmatch(match["told"]) is not None
