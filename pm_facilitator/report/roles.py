"""Roles in place of people: one stand-in per person, the same in every text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pm_facilitator import assets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.vocabulary import PersonRole
from pm_facilitator.report.addresses import HANDLE, without_addresses
from pm_facilitator.report.found_names import found_names

SOMEBODY = "somebody"
NAMED_OWNER = "A named owner"
_ALSO_WORDS = re.compile(
    "art|bill|bob|chip|christian|dale|dawn|faith|frank|grace|grant|guy|hope|iris|ivy|jack|joy|"
    "june|mark|may|miles|pat|pearl|penny|ray|rich|rob|rose|ruby|sue|summer|victor|wade|will|"
    "brown|cook|green|hunt|king|long|white|young"
)
"""Names that are everyday words as well; they count as names only with a capital."""
_PARTICLES = re.compile("van|von|de|da|di|der|den|del|la|le|el|al|bin|ibn|dos|das|du")
_WORDS_OF_OURS = (
    *("id", "zone", "second_zone", "told", "told_zone", "agenda", "category_set"),
    *("own_template", "section", "blob", "media_type"),
)
_INITIALS = re.compile(r"[A-Z]{2,3}")
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
        stand_ins = _people(board.people)
        keep = _groups(board)
        for action in board.actions:
            owner = fold(action.owner.strip().lstrip("@"))
            if owner and owner not in keep and not _is_a_common_word(owner, board):
                stand_ins.setdefault(owner, SOMEBODY)
        found = _unlisted(found_names(texts_of(board), keep), stand_ins)
        names = {**found, **stand_ins}
        return cls(names, keep, _pattern(names), frozenset(found), _initials(board.people))

    @classmethod
    def of_people(cls, people: Sequence[Person]) -> "Roles":
        """Work out the stand-ins for these people alone, without looking at any text."""
        stand_ins = _people(people)
        return cls(stand_ins, frozenset(), _pattern(stand_ins), upper=_initials(people))

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
        small = written == written.lower() and not _runs_on(name)
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


def _pattern(stand_ins: Iterable[str]) -> re.Pattern[str] | None:
    names = sorted(stand_ins, key=len, reverse=True)
    whole = "|".join(re.escape(name) for name in names if not _runs_on(name))
    inside = "|".join(re.escape(name) for name in names if _runs_on(name))
    # An underline parts words here: mira_holt is a name in the name of a file.
    bounded = rf"(?<![^\W_])@?(?P<whole>{whole})(?![^\W_])" if whole else ""
    parts = [part for part in (bounded, rf"@?(?P<inside>{inside})" if inside else "") if part]
    return re.compile("|".join(parts)) if parts else None


def _runs_on(name: str) -> bool:
    """Tell a name in a script that parts no words, or joins particles to them: 王小明, 김철수."""
    return len(name) > 1 and unicodedata.category(name[0]) == "Lo"


def fold(text: str) -> str:
    """Lower a text and take its accents away, each character staying at its place."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_char(char) for char in unicodedata.normalize("NFC", text))


def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def _people(people: Iterable[Person]) -> dict[str, str]:
    by_role: dict[PersonRole, list[Person]] = {}
    for person in people:
        by_role.setdefault(person.role, []).append(person)
    named = [
        (person, f"the {role.label.lower()}" if len(members) == 1 else f"{role.label.lower()} {n}")
        for role, members in by_role.items()
        for n, person in enumerate(members, start=1)
    ]
    whole = {name: stand_in for person, stand_in in named for name in _whole_names(person)}
    parts: dict[str, str] = {}
    for person, stand_in in named:
        for part in _parts(person):
            same = parts.get(part, stand_in) == stand_in
            parts[part] = stand_in if same else SOMEBODY
    return parts | whole


def _unlisted(names: Iterable[tuple[str, ...]], listed: Mapping[str, str]) -> dict[str, str]:
    """Number the people who are on no list; who shares a part of a name may be either."""
    found: dict[str, str] = {}
    number = 0
    for whole, *parts in names:
        folded = fold(whole)
        if folded in listed or folded in found:
            continue
        known = {found[part] for part in map(fold, parts) if part in found}
        if len(known) == 1 and all(fold(part) in found for part in parts):
            found[folded] = known.pop()  # "Kim Berg" after "Kim A. Berg"
            continue
        number += 1
        found[folded] = f"person {number}"
        for part in map(fold, parts):
            if part not in listed:
                found[part] = f"person {number}" if part not in found else SOMEBODY
    return found if number > 1 else dict.fromkeys(found, SOMEBODY)


def _whole_names(person: Person) -> list[str]:
    name = fold(person.name.strip())
    words = name.split()
    joined = [between.join(words) for between in ("", ".", "_", "-")] if len(words) > 1 else []
    names = [name, *joined, fold(person.handle.strip().lstrip("@"))]
    return [name for name in names if name]


def _parts(person: Person) -> list[str]:
    parts = re.split(r"[\s,-]+", fold(person.name))
    named = [part for part in parts if len(part.rstrip(".")) > 1]
    return [p for p in named if not _PARTICLES.fullmatch(p) and p not in _callings()]


@cache
def _callings() -> frozenset[str]:
    """Give the words that say what somebody is: "Affected employee" has no part that is a name."""
    return frozenset(assets.toml("not_people.toml")["callings"].split())


def _initials(people: Iterable[Person]) -> frozenset[str]:
    names = (person.name.strip() for person in people)
    return frozenset(fold(name) for name in names if _INITIALS.fullmatch(name))


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
