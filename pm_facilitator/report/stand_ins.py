"""What stands for each name, and how a name is found in a text that people wrote."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from pm_facilitator import assets
from pm_facilitator.domain.entities import Person
from pm_facilitator.domain.vocabulary import PersonRole

SOMEBODY = "somebody"
_PARTICLES = re.compile("van|von|de|da|di|der|den|del|la|le|el|al|bin|ibn|dos|das|du")
_INITIALS = re.compile(r"[A-Z]{2,3}")


def stand_ins_of(people: Iterable[Person]) -> dict[str, str]:
    """Give the role that stands for each name of the people on the list, and for its parts."""
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


def unlisted(names: Iterable[tuple[str, ...]], listed: Mapping[str, str]) -> dict[str, str]:
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


def initials_of(people: Iterable[Person]) -> frozenset[str]:
    """Give the people who are listed by their initials alone."""
    names = (person.name.strip() for person in people)
    return frozenset(fold(name) for name in names if _INITIALS.fullmatch(name))


def pattern_of(stand_ins: Iterable[str]) -> re.Pattern[str] | None:
    """Give what finds folded names in a folded text, or None when there are none."""
    names = sorted(stand_ins, key=len, reverse=True)
    whole = "|".join(re.escape(name) for name in names if not runs_on(name))
    inside = "|".join(re.escape(name) for name in names if runs_on(name))
    # An underline parts words here: mira_holt is a name in the name of a file.
    bounded = rf"(?<![^\W_])@?(?P<whole>{whole})(?![^\W_])" if whole else ""
    parts = [part for part in (bounded, rf"@?(?P<inside>{inside})" if inside else "") if part]
    return re.compile("|".join(parts)) if parts else None


def runs_on(name: str) -> bool:
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
