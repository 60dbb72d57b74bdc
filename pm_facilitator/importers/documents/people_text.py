"""People as documents name them: lists with commas, items with roles, tables, initials."""

import re
from collections.abc import Iterator, Sequence

from pm_facilitator.domain.vocabulary import PersonRole
from pm_facilitator.importers.draft import PersonDraft
from pm_facilitator.importers.text.contents import Block, Form, entries, is_placeholder
from pm_facilitator.importers.text.headings import field_of
from pm_facilitator.importers.text.markup import plain
from pm_facilitator.importers.text.table_rows import Row

_ROLES = (
    (re.compile(r"facilitat|moderat", re.I), PersonRole.FACILITATOR),
    (re.compile(r"scribe|note|minute", re.I), PersonRole.NOTE_TAKER),
    (
        re.compile(r"command|coordinat|incident (?:lead|manager)|\bIC\b|on point", re.I),
        PersonRole.COORDINATOR,
    ),
    (re.compile(r"expert|\bSME\b", re.I), PersonRole.EXPERT),
    (re.compile(r"respond|on.?call|engineer|develop|ops\b|resolver", re.I), PersonRole.RESPONDER),
    (re.compile(r"stakeholder|customer|product|sponsor|director", re.I), PersonRole.STAKEHOLDER),
    (re.compile(r"observ|guest", re.I), PersonRole.OBSERVER),
)
_APART = re.compile(r"\s*[,;/&+\n]\s*|\s+(?:and|und|et|y)\s+")
_MAIL = re.compile(r"[<(]?[\w.+-]{1,64}@[\w.-]{1,100}[>)]?")
_NOTE = re.compile(r"[(\[](?P<note>[^()\[\]]{1,60})[)\]]")
_ROLE_FIRST = re.compile(r"(?P<role>[^:,]{2,40}):\s*(?P<names>.+)", re.S)
_ROLE_LAST = re.compile(r"(?P<names>[^,]{2,60}?)\s(?:[-–—]|as)\s(?P<role>.{2,60})")
_EXPLAINED = re.compile(r"(?P<name>[^:,]{2,40}):\s\S.{20,}", re.S)
_INITIALS = re.compile(r"[A-Z]{2,3}(?:\s+[A-Z]{2,3})+")
_PROGRAM = re.compile(r"`[^`\s@]*[/\\.(][^`\s@]*`")
"""A path or a function in code, which no list of people has."""

_MOST_WORDS = 5


def read_people(blocks: Sequence[Block]) -> list[PersonDraft]:
    """Read who a part names, each once."""
    found: dict[str, PersonDraft] = {}
    tables = [person for block in blocks for person in _from_table(block.rows)]
    told = [
        person
        for block in (entries([each for each in blocks if each.form is not Form.TABLE]))
        for said in _apart(block)
        for person in read_names(said)
    ]
    for person in tables + told:
        found.setdefault(person.name.casefold(), person)
    return list(found.values())


def _apart(block: Block) -> Sequence[str]:
    """Take a paragraph apart whose lines each name a role."""
    roles = [_ROLE_FIRST.fullmatch(plain(line)) for line in block.lines]
    return block.lines if len(roles) > 1 and all(roles) else (block.raw,)


def read_names(raw: str, role: PersonRole | None = None) -> Iterator[PersonDraft]:
    """Read the names of one line, with the role that it tells."""
    if _PROGRAM.search(raw[:2000]):
        return  # "Shop page (`apps/web`): `cart.ts`"
    text = " ".join(plain(raw[:2000]).split())
    for form in (_ROLE_FIRST, _ROLE_LAST):
        match = form.fullmatch(text)
        told = role_of(match["role"]) if match else None
        if match and (told or field_of(match["role"]) == "people"):
            text, role = match["names"], told or role
            break
    else:
        # "Blue team: everybody who answers pages" explains a name.
        text = _EXPLAINED.sub(lambda match: match["name"], text)
    text = _MAIL.sub("", text) if " " in text else text
    if _INITIALS.fullmatch(text):
        text = ", ".join(text.split())
    for part in _APART.split(text):
        yield from _person(part, role)


def role_of(text: str) -> PersonRole | None:
    """Give the role that some words tell of."""
    return next((role for known, role in _ROLES if known.search(text)), None)


def _person(part: str, role: PersonRole | None) -> Iterator[PersonDraft]:
    note = _NOTE.search(part)
    told = role_of(note["note"]) if note else None
    name = _NOTE.sub("", part).strip(" .*_-–—@|").strip()
    letters = any(letter.isalpha() for letter in name)
    if letters and not is_placeholder(name) and len(name.split()) <= _MOST_WORDS:
        yield PersonDraft(name, role or told or PersonRole.RESPONDER)


def _from_table(rows: tuple[Row, ...]) -> Iterator[PersonDraft]:
    if len(rows) < 2:
        return
    header = [cell.casefold() for cell in rows[0].cells]
    names = next((i for i, cell in enumerate(header) if re.search(r"name|who|person", cell)), 0)
    roles = next((i for i, cell in enumerate(header) if re.search(r"role|function", cell)), -1)
    for row in rows[1:]:
        if names < len(row.cells):
            role = row.cells[roles] if 0 <= roles < len(row.cells) else ""
            yield from read_names(row.cells[names], role_of(role))
