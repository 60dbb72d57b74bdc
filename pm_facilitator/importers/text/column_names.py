"""What the name of a column says about what it holds, in many languages."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pm_facilitator import assets
from pm_facilitator.importers.times.time_words import SIGNS

_DATA = "importers/columns.toml"
_LONGEST = 80

ELAPSED_COLUMN = re.compile(
    r"\W{0,3}(?:elapsed|t\s?\+|t\s?[+-]\s?/|t\s?\+/-|offset|relative|minutes?|mins?\b|since\s)",
    re.I,
)
"""How the name of a column begins whose times are counted from another one."""


LENGTH_COLUMN = re.compile(
    r"\W{0,3}(?:(?:total|call|outage|query|run|response|average|avg|max|min)\.?\s)?(?:lengths?|durations?|took"
    r"|lasted|latency|run\s?time|time\s(?:taken|spent|needed)|dauer|durée|duraci[óo]n|duraç[ãa]o|durata"
    r"|duur|varighe[dt]|längd)(?:\s?[(\[].{0,20}[)\]])?\W{0,3}",
    re.I,
)
"""The name of a column that tells how long something took, as "Length" of calls."""

INSIDE = " › "
"""What stands in a name between that of an object and that of what it holds: "author › name"."""

_KEYWORD = re.compile(r".*[\W_](?:[ipg]?id|type|kind|url|uri|count|state|status|level)\W*", re.I)
"""The name of a column that holds no words of anybody, as "Noteable type" and "Author ID"."""

_IDENTIFIER = re.compile(
    r"(?:.*[\W_])?(?:[ipg]?ids?|uu?ids?|guids?|arns?|etag|hash|sha|self|href|url|uri|count|ip|ip\s?address|port"
    r"|version|host|tags?|labels?)\W*",
    re.I,
)
"""The name of a column that points at something, and does not even say of which kind that is."""

_OPERATION = re.compile(
    r"(?:.*[\W_])?(?:event|method|operation|action|activity|command|call)\s?(?:name|title)\W*",
    re.I,
)
"""The name of a column of what a program was told to do, where nothing else says what happened."""

_BARE = re.compile(r"name|value|title|raw|plain|html|en|display|default|localized\s?value", re.I)
"""How a text is called within an object that says what it is: "reason › value"."""

_PERSON = re.compile(
    r"\b(?:who|by|from|authors?|authored|actor|users?|persons?|sender|reporter|creator|caller|principal"
    r"|requested\s?for|revised\s?by|committer|username|display\s?name|full\s?name)\b",
    re.I,
)
"""How a column is called that tells of somebody, and of no channel or thing."""

_MAIL = re.compile(r"e?-?mail\W*$", re.I)
_ADDRESS = re.compile(r"\bip(?:\s?address)?\W*$", re.I)
"""From where somebody did it may be the address of a person, and names nobody."""

_OF_THING = re.compile(r"name|(?:log|resource|service|file|thread)\s?name", re.I)

_NO_NAME = re.compile(
    r"(?:.*[\W_])?(?:[gpu]?id|uuid|key|type|kind|e?-?mail|url|uri|self|href|link|state|status|avatar"
    r"|image|agent|arn|ip|ip\s?address|count|role|active|admin|(?:created|updated)\sat)\W*",
    re.I,
)
_NAME = re.compile(r"(?:.*[\W_])?(?:name|displayname|fullname)\W*", re.I)
_SHOWN_NAME = re.compile(r"(?:display|full|real)\s?name$", re.I)


_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_STATE = re.compile(r"(?:.*[\W_])?(?:state|status|phase|outcome|action)\W*", re.I)
_TITLE = re.compile(r"(?:.*[\W_])?(?:title|subject|(?:resource|object|target)\s?name)\W*", re.I)

_SAID = re.compile(r"(?:.*[\W_])?(?:body|message|text|comment|notes?|reason)\W*", re.I)


def spaced(name: str) -> str:
    """Part the words of a name such as createdAt."""
    return _CAMEL.sub(" ", name)


def is_state(name: str) -> bool:
    """Tell whether a column is called like one of states, as "Resource status"."""
    return _STATE.fullmatch(leaf_of(name)) is not None


def is_said(name: str) -> bool:
    """Tell whether a column is called like one of words that somebody wrote: "note › body"."""
    return _SAID.fullmatch(leaf_of(name)) is not None


def is_title(name: str) -> bool:
    """Tell whether a column is called like one of what an entry is about: "Target title"."""
    return _TITLE.fullmatch(leaf_of(name)) is not None


def depth_of(name: str) -> int:
    """Tell how deep in the entry lies what a column holds."""
    return name.count(INSIDE)


def leaf_of(name: str) -> str:
    """Give the name of what a column holds, without those of the objects around it."""
    return name.rpartition(INSIDE)[2]


def own_name(name: str) -> str:
    """Give what a column is called itself; "value" and the like are called as their object is."""
    leaf = leaf_of(name)
    bare = depth_of(name) and _BARE.fullmatch(leaf) and not plays("source", parent_of(name))
    return leaf_of(parent_of(name)) if bare else leaf


def parent_of(name: str) -> str:
    """Give the name of the object that holds what a column does; empty for the entry itself."""
    return name.rpartition(INSIDE)[0]


def is_keyword(name: str) -> bool:
    """Tell whether a column is called like one of types, states, ids or addresses."""
    return _KEYWORD.fullmatch(name) is not None


def is_identifier(name: str) -> bool:
    """Tell whether a column is called like one of ids, addresses or tags, as "Event ID"."""
    return _IDENTIFIER.fullmatch(name) is not None


def is_text(name: str) -> bool:
    """Tell whether a column is called like one of texts, by its own name before its object's."""
    if not depth_of(name):
        return plays("text", name) or is_operation(name)
    own = own_name(name)
    return plays("text", own) or is_operation(own)


def is_operation(name: str) -> bool:
    """Tell whether a column is called like one of what was called or done: "Method name"."""
    return _OPERATION.fullmatch(own_name(name)) is not None


def best_source(columns: Sequence[int], names: Sequence[str]) -> int:
    """Choose the column that tells somebody's name, rather than an id, a type or an address.

    Gives -1 when there is none to choose from.
    """
    told = [i for i in columns if not _NO_NAME.fullmatch(names[i])]
    # Beside somebody a bare "name" is that of the entry itself: "messages/1".
    persons = [i for i in told if _PERSON.search(names[i])]
    persons = persons or [i for i in columns if _PERSON.search(names[i]) and _MAIL.search(names[i])]
    first = next(iter(told), None)
    if persons and (first is None or _OF_THING.fullmatch(leaf_of(names[first]))):
        first = persons[0]
    if first is None:
        return next((i for i in columns if not _ADDRESS.search(names[i])), -1)
    whose = parent_of(names[first])
    named = [i for i in columns if _NAME.fullmatch(names[i]) and parent_of(names[i]) == whose]
    shown = (i for i in named if _SHOWN_NAME.search(names[i]))
    return next(shown, next(iter(named), first)) if whose else first


def plays(role: str, name: str) -> bool:
    """Tell whether the name of a column has a word of this role of ``columns.toml``."""
    return bool(name) and _words(role).search(name[:_LONGEST]) is not None


def is_foreign(names: Iterable[str]) -> bool:
    """Tell by a letter that English lacks whether the columns are named in another language."""
    return any(letter.isalpha() for name in names for letter in name if not letter.isascii())


@cache
def _words(role: str) -> re.Pattern[str]:
    known: list[str] = assets.toml(_DATA)["roles"][role]
    return re.compile("|".join(map(_pattern, known)), re.I)


def _pattern(word: str) -> str:
    bare = re.escape(word.rstrip("*"))
    if word >= SIGNS:
        return bare
    return rf"(?<![^\W_]){bare}" if word.endswith("*") else rf"(?<![^\W_]){bare}(?![^\W_])"
