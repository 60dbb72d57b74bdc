"""The commonest lines of a text, told by one look: plain items, sentences, and clock times."""

import re

_CLOCK = r"(?:\*\*|`|\[)?(?:20[0-9]{2}-[0-9]{2}-[0-9]{2}[ T])?[0-9]{1,2}:[0-9]{2}[\s*`\]]"
"""Without seconds, which logs have."""

_WORD = r"(?:[A-Zg-z][a-z]+|[a-f][a-z]*[g-z][a-z]*)(?![^\s,.;:'’)-])(?!\s{1,2}[0-9])"
"""No word of a log, and none that could be a hexadecimal number."""

_OF_LOG = r"[A-Z][a-z]{2} {1,2}[0-9]{1,2} [0-9]{2}:"
_PLAIN = re.compile(
    rf"(?P<lead> *)(?:(?P<item>[-*+] )(?=\*\*[0-9A-Za-z]|(?!{_OF_LOG})[A-Za-z]|{_CLOCK})"
    rf"|(?={_CLOCK}|{_WORD}))"
)


def plain_line(raw: str) -> tuple[bool, int, str] | None:
    """Read an item or a line of text that is surely no other kind, and whose words stay so.

    What is not plain takes a closer look, and may still turn out to be the same.

    Returns:
        Whether it is an item, the spaces in front of it, and its words.
    """
    if "<" in raw or "&" in raw or raw[-1:] == ":" or not (match := _PLAIN.match(raw)):
        return None
    return match.end("item") > 0, match.end("lead"), raw[match.end() :].rstrip()
