"""The facts before and behind an action's sentence: "(Ana, by 4 March)", "— Bo — 30.06. — open"."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from pm_facilitator.importers.text.contents import is_placeholder

STATE_WORDS = (
    r"done|completed?|closed|fixed|finished|resolved|in[ -]progress|doing|ongoing|started|wip|open"
    r"|todo|to do|not started|planned|backlog|cancell?ed|won'?t (?:do|fix)|dropped|rejected"
    r"|implemented|deployed|shipped|merged|suggested|proposed|pending"
)
MARKS = {"{{done}}": "done", "{{Done}}": "done", "{{todo}}": "open", "⚠": "open",
         "✅": "done", "✔": "done", "☑": "done", "🟢": "done", "[x]": "done", "[X]": "done",
         "🚧": "in progress", "🔄": "in progress", "⏳": "in progress", "🟡": "in progress",
         "❌": "cancelled", "✖": "cancelled", "🚫": "cancelled",
         "⬜": "open", "☐": "open", "🔲": "open", "[ ]": "open"}  # fmt: skip
"""Signs that people tick things off with, and the state that each means."""

PRIORITY = r"p[0-4]|high|urgent|critical|medium|normal|low"

Fact = tuple[str, str]
"""What is told, "owner", "due", "status", "priority", "tracker" or nothing, and its value.

A "vague" one says when something is due, and names no day.
"""

_WEAK = ("name", "short", "vague")
"""What counts beside another fact only."""

_NAME = r"[^\W\d_a-z][\w.'’-]{0,24}(?:\s[^\W\d_a-z][\w.'’-]{0,24}){0,2}(?:\s[Tt]eam)?"
_NAMES = re.compile(rf"{_NAME}(?:\s?(?:&|\+|/|\band\b)\s?{_NAME}){{0,3}}")
HANDLES = r"@[\w.-]{1,40}(?:(?:\s?[,&+/]\s?|\s(?:and\s)?)@[\w.-]{1,40}){0,3}"
"""A pattern for one or several people as chats name them."""

_HANDLES = re.compile(HANDLES)
_STATE = re.compile(STATE_WORDS, re.I)
_PRIORITY = re.compile(
    rf"(?:~?prio(?:rity)?[:\s]{{1,3}}(?P<number>[0-4])|(?P<word>{PRIORITY}))", re.I
)
_TICKET = re.compile(r"[A-Z][A-Z0-9]{1,9}-[0-9]{1,7}|https?://\S+|#[0-9]{1,8}")
_BRACKET = re.compile(r"\s*[(\[](?P<said>[^()\[\]]{1,80})[)\]]\s*\.?$")
_BEHIND = re.compile(r"(?:\s+[-–—|·]\s+|\s*\|\s*)(?P<said>[^|]{1,60}?)\s*(?:\||(?<![0-9])\.)?$")
_WITHIN = re.compile(r"\s*[,;|]\s*|\s+[-–—/]\s+")
_MARK = re.compile("|".join(map(re.escape, MARKS)))
_FIRST = re.compile(
    r"(?P<bold>\*\*(?P<word>[^*]{1,10})\*\*\s?[:–-]?|[(\[](?P<boxed>[A-Za-z0-9]{1,10})[)\]]:?"
    rf"|(?P<handle>{HANDLES}):"
    r"|(?P<ticket>\[[A-Z][A-Z0-9]{1,9}-[0-9]{1,7}\]\([^()\s]{1,400}\)"
    r"|(?:[A-Z][A-Z0-9]{1,9}-[0-9]{1,7})|https?://\S+)\s?[:–-]?)\s+(?=\S)"
)
_LINKED = re.compile(
    rf"\[(?:(?P<ref>[A-Z][A-Z0-9]{{1,9}}-[0-9]{{1,7}}|\#[0-9]{{1,8}})\s)?\(?(?P<state>{STATE_WORDS})\)?\]"
    r"\((?P<url>[^()\s]{1,400})\)\s?[:–-]?\s+(?=\S)",
    re.I,
)
"""A link that tells the state: "[Done](url): ...", "[OPS-7 (Done)](url): ..."."""

_LED = re.compile(rf"(?P<state>{STATE_WORDS})(?::|\s[–—-])\s+(?=\S)", re.I)
"""A state in front: "Implemented: a second host"."""

_MOST = 6
_SETTLED = {"name": "owner", "short": "due"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What stood around a sentence, and the sentence that is left."""

    text: str
    facts: tuple[Fact, ...] = ()


def before(raw: str) -> Facts:
    """Take marks, priorities, handles and tickets off the front of an item."""
    facts: list[Fact] = []
    text = raw.strip()
    for _ in range(_MOST):
        if (mark := _MARK.match(text)) and text[mark.end() :].strip("\ufe0f "):
            facts.append(("status", MARKS[mark[0]]))
            text = text[mark.end() :].lstrip("\ufe0f ")
            continue
        if linked := _LINKED.match(text):
            ref = f"[{linked['ref']}]({linked['url']})" if linked["ref"] else linked["url"]
            facts += [("status", linked["state"]), ("tracker", ref)]
            text = text[linked.end() :]
            continue
        if led := _LED.match(text):
            facts.append(("status", led["state"]))
            text = text[led.end() :]
            continue
        match = _FIRST.match(text)
        fact = _first(match) if match else None
        if match is None or fact is None:
            break
        facts.append(fact)
        text = text[match.end() :]
    return Facts(text, tuple(facts))


def behind(text: str, known: Collection[str], when: Callable[[str], str]) -> Facts:
    """Take the facts off the end of a sentence.

    Args:
        text: the sentence, on one line.
        known: names of people in small letters; another name counts only beside another fact.
        when: tells whether some words say no more than when something is due, as "due", "short" or
            "vague".
    """
    rest, groups = text.strip(), list[list[Fact]]()
    told = 0
    best = Facts(text)
    for _ in range(_MOST):
        match = _BRACKET.search(rest) or _BEHIND.search(rest)
        group = list(_read(match["said"], when)) if match else []
        names = sum(kind == "name" for kind, _ in group)
        if match is None or not group or not rest[: match.start()].strip() or told + names > 1:
            break
        told += names
        rest = rest[: match.start()].rstrip()
        groups.append(group)
        facts = [fact for each in reversed(groups) for fact in each]
        if len(facts) > 1 or facts[0][0] not in _WEAK or _is_known(*facts[0], known):
            best = Facts(rest, tuple(_settled(facts)))
    return best


def without_ticks(text: str) -> str:
    """Take the signs off that items of a list are ticked or crossed with."""
    rest = text
    while mark := _MARK.match(rest):
        rest = rest[mark.end() :].lstrip("\ufe0f ")
    return rest or text


def is_state(text: str) -> bool:
    """Tell whether some words are nothing but the state of an action."""
    return _STATE.fullmatch(text.strip(" *_`.")) is not None


def without_mark(text: str) -> Facts:
    """Take a state off the end of what a cell of a table says otherwise: "OPS-7 DONE"."""
    match = re.fullmatch(rf"(?P<rest>.*?)\s*\b(?P<state>{STATE_WORDS})", text.strip(), re.I)
    return Facts(match["rest"], (("status", match["state"]),)) if match else Facts(text)


def _first(match: re.Match[str]) -> Fact | None:
    if match["handle"]:
        return "owner", match["handle"]
    if match["ticket"]:
        return "tracker", match["ticket"]
    word = match["word"] or match["boxed"] or ""
    if _PRIORITY.fullmatch(word.strip(" :")):
        return "priority", word.strip(" :")
    return ("status", word) if _STATE.fullmatch(word.strip(" :")) else None


def _read(said: str, when: Callable[[str], str]) -> Iterator[Fact]:
    """Give the facts of a group of words; none when some of them are something else."""
    whole = _fact(said, when)
    found = [whole] if whole else [_fact(part, when) for part in _WITHIN.split(said)]
    if all(found):
        yield from (each for each in found if each)


def _fact(part: str, when: Callable[[str], str]) -> Fact | None:
    said = part.strip(" *_`.")
    if mark := _MARK.fullmatch(said.replace("\ufe0f", "")):
        return "status", MARKS[mark[0]]
    if is_placeholder(said):
        return "nothing", ""
    if _STATE.fullmatch(said):
        return "status", said
    if priority := _PRIORITY.fullmatch(said):
        return "priority", priority["word"] or f"p{priority['number']}"
    # The dot of "20.03." makes it a date.
    for words in (said, part.strip(" *_`")):
        if due := when(words):
            return due, words
    if _TICKET.fullmatch(said):
        return "tracker", said
    if _HANDLES.fullmatch(said):
        return "owner", said
    return ("name", said) if _NAMES.fullmatch(said) else None


def _is_known(kind: str, name: str, known: Collection[str]) -> bool:
    words = name.casefold()
    return kind == "name" and (words in known or words.split()[0] in known)


def _settled(facts: list[Fact]) -> Iterator[Fact]:
    for kind, value in facts:
        if kind != "nothing":
            yield _SETTLED.get(kind, kind), value
