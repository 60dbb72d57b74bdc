"""Lines of copied chats: the header above a message, and the name at its beginning."""

import re
from collections.abc import Sequence

from pm_facilitator.importers.layouts.prefixes import says_status
from pm_facilitator.importers.text.headings import field_of
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp

_HEADER = re.compile(
    r"(?P<name>[^\W\d_][^\[\]:;!?]{0,39}?),?(?::[a-z0-9_+-]{2,30}:)?(?:\s(?-i:APP|BOT))?(?:\s{1,4}\[(?P<inside>[^\]]{4,30})\]:?"
    r"|(?:\s{2,4}|\s?[—–]\s|\s(?=.*[ap]m(?:\s(?-i:[A-Z]{2,4}))?$))"
    r"(?P<behind>(?:today at |yesterday at |[0-9/]{6,10},? )?[0-9]{1,2}:[0-9]{2}(?:\s?[ap]m)?"
    r"(?:\s(?-i:[A-Z]{2,4}))?))",
    re.I,
)
CHAT_NOISE = re.compile(
    r":[a-z0-9_+'-]{1,60}:(?::skin-tone-\d:)?(?:\s?\d{1,4})?"
    r"|[\U0001f000-\U0001faff\u2600-\u27bf]\ufe0f?(?:\s?\d{1,4})?"
    r"|\d{1,4} repl(?:y|ies)(?: Last reply .*)?|Last reply .*|View (?:thread|message|newer).*"
    r"|New(?: messages)?|Show (?:more|less)|Also sent to the channel|Pinned by .*|\(edited\)"
    r"|\d{1,3} files?|Saved for later|Only visible to you|Add reaction|Reply…?",
    re.I,
)
"""What a chat in a window shows beside the messages: reactions, counts of replies, buttons."""

_SPEAKER = re.compile(
    r"[@+%&~]?(?P<name>[^\W\d_][\w.'’-]{0,24}(?:[ \xa0][\w.'’()-]{1,24}){0,2})"
    r"(?::\s|\s\|\s|\t)(?=\S)"
)
_LEAST_SAID = 3
_LONGEST = 90
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,24}(?:,?\s[\w.'’()-]{1,24}){0,3}:?")
_SMALL = re.compile(r"\s[a-z]")
_IRC = re.compile(r"<\s?[@+%~&]?(?P<name>[^\s<>]{1,40})>\s+")


def chat_header(text: str, order: Order) -> tuple[str, Stamp] | None:
    """Read a line such as "Ana Ruiz  2:03 PM" or "Ana Ruiz [14:03]": who, and when."""
    match = _HEADER.fullmatch(text) if len(text) < _LONGEST else None
    if match is None:
        return None
    stamp = read_stamp(match["inside"] or match["behind"], order)
    name = match["name"].strip()
    if stamp is None or stamp.text or stamp.date_only or says_status(name) or field_of(name):
        return None
    return name, stamp


def speakers_in(said: Sequence[str]) -> frozenset[str]:
    """Give the names that stand before nearly all of some messages: "Ana: it is down".

    Nothing unless they come again, for then the words before a colon are what is spoken about.
    """
    found = [match["name"] for text in said if (match := _SPEAKER.match(text))]
    names = frozenset(found)
    enough = len(found) >= _LEAST_SAID and len(found) > 0.8 * len(said)
    return names if enough and 1 < len(names) <= 0.7 * len(found) else frozenset()


def speaker_and_message(text: str, speakers: frozenset[str]) -> tuple[str, str]:
    """Split "Ana: it is down" into who and what; nobody where no such name stands there."""
    match = _SPEAKER.match(text) if speakers else None
    if match is None or match["name"] not in speakers:
        return "", text
    return match["name"], text[match.end() :]


def is_name(text: str) -> bool:
    """Tell whether words may be nothing but the name of a person."""
    return bool(_NAME.fullmatch(text))


def is_speaker(text: str) -> bool:
    """Tell whether words may be nothing but who said what stands below; a state is nobody."""
    return is_name(text) and not says_status(text)


def is_capital_name(text: str) -> bool:
    """Tell whether words are surely no sentence: one word, or each with a capital letter."""
    return is_name(text) and not _SMALL.search(text)


def nick_and_message(text: str) -> tuple[str, str]:
    """Split "<ana> it is down" into who and what; nobody where there is no such name."""
    match = _IRC.match(text)
    return (match["name"], text[match.end() :]) if match else ("", text)
