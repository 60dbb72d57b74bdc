"""What may still tell outsiders who or where: looked for in the document as it would leave."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from pm_facilitator import assets
from pm_facilitator.domain.common_words import STOP_WORDS
from pm_facilitator.report.addresses import HANDLE, addresses
from pm_facilitator.report.blocks import Document
from pm_facilitator.report.found_names import found_names
from pm_facilitator.report.lines import section_lines
from pm_facilitator.report.text import plain

_CAPITALS = re.compile(r"(?<=[a-z,;] )[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)*")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that outsiders could recognise.

    Attributes:
        kind: "name", "handle", "address" or "capital", an unknown word with a capital letter.
        text: as it stands in the document.
        section: the key of the section; empty for the title block.
    """

    kind: str
    text: str
    section: str

    def __str__(self) -> str:
        return f"{_KINDS[self.kind]}: {self.text}"


_KINDS = {
    "name": "Looks like a name",
    "handle": "Looks like a handle",
    "address": "Looks like an address or a host",
    "capital": "A name of something or somebody",
}


def slipped(document: Document, known: Collection[str] = ()) -> list[Slip]:
    """Find what slipped through, each once, the surest first.

    Args:
        document: an external version.
        known: names that may be told, such as those of services and teams.
    """
    parts = [("", [document.title, *(plain(fact.value) for fact in document.facts)])]
    parts += [(section.key, section_lines(section)) for section in document.sections]
    text = "\n".join(line for _, lines in parts for line in lines)
    small = {word for word in _WORD.findall(text) if word.islower()}
    told = {part.casefold() for name in known for part in (name, *name.split())}
    found: dict[tuple[str, str], Slip] = {}
    for section, lines in parts:
        for line in lines:
            for kind, what in _slips(line, small, told):
                found.setdefault((kind, what), Slip(kind, what, section))
    order = list(_KINDS)
    return sorted(found.values(), key=lambda slip: order.index(slip.kind))


def _slips(line: str, small: Collection[str], told: Collection[str]) -> Iterator[tuple[str, str]]:
    names = {name for whole in found_names([line], told) for name in whole}
    yield from (("name", name) for name in sorted(names))
    yield from (("handle", handle) for handle in HANDLE.findall(line))
    yield from (("address", what) for _, what in addresses(line))
    for found in _CAPITALS.finditer(line):
        run: list[str] = []
        for word in [*found.group().split(), ""]:
            if _is_unknown(word, small, told) and word not in names:
                run.append(word)
                continue
            if run:
                yield "capital", " ".join(run)
            run = []


def _is_unknown(word: str, small: Collection[str], told: Collection[str]) -> bool:
    bare = word.removesuffix("'s").removesuffix("’s")
    if not bare[:1].isupper() or bare.isupper() or len(bare) < 3:
        return False
    folded = bare.casefold()
    return not (folded in small or folded in told or folded in STOP_WORDS or folded in _common())


@cache
def _common() -> frozenset[str]:
    listed = assets.toml("not_people.toml")
    return frozenset(word for words in listed.values() for word in words.split())
