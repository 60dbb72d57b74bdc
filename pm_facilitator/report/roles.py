"""Roles in place of people: one stand-in per person, the same in every text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.vocabulary import PersonRole
from pm_facilitator.report.addresses import HANDLE, without_addresses
from pm_facilitator.report.found_names import found_names
from pm_facilitator.report.stand_ins import (
    SOMEBODY,
    fold,
    initials_of,
    pattern_of,
    runs_on,
    stand_ins_of,
    unlisted,
)

NAMED_OWNER = "A named owner"
_ALSO_WORDS = re.compile(
    "art|bill|bob|chip|christian|dale|dawn|faith|frank|grace|grant|guy|hope|iris|ivy|jack|joy|"
    "june|mark|may|miles|pat|pearl|penny|ray|rich|rob|rose|ruby|sue|summer|victor|wade|will|"
    "brown|cook|green|hunt|king|long|white|young"
)
"""Names that are everyday words as well; they count as names only with a capital."""
_WORDS_OF_OURS = (
    *("id", "zone", "second_zone", "told", "told_zone", "agenda", "category_set"),
    *("own_template", "section", "blob", "media_type", "outlet"),
)
_HAS_AN_ARTICLE = re.compile(r"\b(?:the|an?|our|their|this) $", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(^|[.!?]\s+|\n\s*)$")


@dataclass(frozen=True)
class Roles:
    """Replaces names by stand-ins.

    Attributes:
        stand_ins: what stands for each folded name, handle or part of a name.
        keep: owners that name a team or a role, and so may stay.
        pattern: finds every one of those names in a folded text.
        capital: names that count only with a capital, as they were found in texts alone.
        upper: initials, which count only in capitals throughout.
    """

    stand_ins: dict[str, str]
    keep: frozenset[str]
    pattern: re.Pattern[str] | None
    capital: frozenset[str] = frozenset()
    upper: frozenset[str] = frozenset()

    @classmethod
    def of(cls, board: Board) -> "Roles":
        """Work out the stand-ins for everybody whom a board names, on its lists or in its texts."""
        stand_ins = stand_ins_of(board.people)
        keep = _groups(board)
        for action in board.actions:
            owner = fold(action.owner.strip().lstrip("@"))
            if owner and owner not in keep and not _is_a_common_word(owner, board):
                stand_ins.setdefault(owner, SOMEBODY)
        found = unlisted(found_names(texts_of(board), keep), stand_ins)
        names = {**found, **stand_ins}
        return cls(names, keep, pattern_of(names), frozenset(found), initials_of(board.people))

    @classmethod
    def of_people(cls, people: Sequence[Person]) -> "Roles":
        """Work out the stand-ins for these people alone, without looking at any text."""
        stand_ins = stand_ins_of(people)
        return cls(stand_ins, frozenset(), pattern_of(stand_ins), upper=initials_of(people))

    def names_somebody(self, text: str) -> bool:
        """Tell whether a text names one of the people."""
        text = unicodedata.normalize("NFC", text)
        return any(self.named(text))

    def owner(self, name: str) -> str:
        """Give the role to show for an owner: teams and roles stay, people do not."""
        folded = fold(name.strip().lstrip("@"))
        if not folded or folded in self.keep:
            return name
        role = self.stand_ins.get(folded, SOMEBODY)
        return NAMED_OWNER if role == SOMEBODY else _capital(role.removeprefix("the "))

    def with_roles(self, text: str) -> str:
        """Replace the names in a text, and leave everything else as it is."""
        return self._replace_known(unicodedata.normalize("NFC", text))

    def replace_names(self, text: str) -> str:
        """Replace the names, handles and addresses in a text."""
        text = unicodedata.normalize("NFC", text)
        return HANDLE.sub(SOMEBODY, self._replace_known(without_addresses(text)))

    def named(self, text: str) -> Iterator[re.Match[str]]:
        """Find the names in a text in NFC, and no everyday words that are written alike."""
        for found in self.pattern.finditer(fold(text)) if self.pattern else ():
            start, name = _name_in(found)
            if not self._is_a_word(text[start : found.end()], name, found):
                yield found

    def stand_in(self, found: re.Match[str]) -> str:
        """Give what stands for a name that was found."""
        return self.stand_ins[_name_in(found)[1]]

    def _is_a_word(self, written: str, name: str, found: re.Match[str]) -> bool:
        if found.group().startswith("@"):
            return False
        if name in self.upper:
            return not written.isupper()
        small = written == written.lower() and not runs_on(name)
        return small and (name in self.capital or _is_an_everyday_word(written))

    def _replace_known(self, text: str) -> str:
        pieces: list[str] = []
        end = 0
        for found in self.named(text):
            before = text[end : found.start()]
            stand_in = self.stand_in(found)
            if _HAS_AN_ARTICLE.search(before):
                stand_in = stand_in.removeprefix("the ")
            starts = _SENTENCE_START.search(text[: found.start()]) is not None
            pieces += [before, _capital(stand_in) if starts else stand_in]
            end = found.end()
        return "".join(pieces) + text[end:]


def _name_in(found: re.Match[str]) -> tuple[int, str]:
    """Give where the name begins, behind its at sign, and the name itself."""
    groups = found.groupdict()
    group = "whole" if groups.get("whole") else "inside"
    return found.start(group), found.group(group)


def _groups(board: Board) -> frozenset[str]:
    teams = [person.team for person in board.people]
    roles = [role.label for role in PersonRole]
    return frozenset(fold(name) for name in [*teams, *roles, *board.review.services] if name)


def _is_a_common_word(owner: str, board: Board) -> bool:
    """Tell whether an owner such as "Payments" also appears in lower case on the board."""
    if " " in owner:
        return False
    word = re.compile(rf"(?<![\w@.]){re.escape(owner)}(?!\w)")
    return any(word.search(text) for text in texts_of(board))


def texts_of(board: Board) -> Iterable[str]:
    """Give every text that people wrote, but who owns an action."""
    for entity in board.entities():
        for name in type(entity).__dataclass_fields__:
            value: Value = getattr(entity, name)
            if type(value) is str and value and is_written(name) and name != "owner":
                yield unicodedata.normalize("NFC", value)


def is_written(field: str) -> bool:
    """Tell the fields that people write from those that hold names which the app gave."""
    return field not in _WORDS_OF_OURS and not field.endswith(("_id", "_ids", "_kind"))


def _is_an_everyday_word(written: str) -> bool:
    """Tell whether "mark" without a capital is meant as a word: short or common."""
    return len(written) < 3 or _ALSO_WORDS.fullmatch(fold(written)) is not None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
