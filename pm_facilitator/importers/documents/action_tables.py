"""Tables of action items, whatever their columns are called and in whatever order they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pm_facilitator.importers.documents.action_tail import Fact, without_mark
from pm_facilitator.importers.text.contents import is_placeholder
from pm_facilitator.importers.text.markup import plain
from pm_facilitator.importers.text.table_rows import Row

_COLUMNS = (
    (
        "owner",
        re.compile(
            r"owner|assign|who|responsib|person|\bdri\b|team|lead|verantwortlich|zuständig|wer\b"
            r"|respons[aá][bv]|ansvar|verantwoordelijk|porteur|pilote|quién|担当|責任者|负责|負責|담당",
            re.I,
        ),
    ),
    (
        "due",
        re.compile(
            r"due|deadline|\beta\b|target|when|\bdate\b|\bby\b|fällig|frist|termin|\bbis\b|échéance"
            r"|délai|plazo|\bvence|\bfecha|prazo|scadenza|förfall|期限|締切|期日|截止|기한|마감",
            re.I,
        ),
    ),
    (
        "status",
        re.compile(
            r"status|state|progress|done|\bstand\b|statut|\bétat|estado|\bstato|situação|状態|状況"
            r"|ステータス|状态|狀態|상태",
            re.I,
        ),
    ),
    ("priority", re.compile(r"prio|優先|优先|우선", re.I)),
    ("effect", re.compile(r"^(?:action )?type$|^kind$|^effect$|^categor(?:y|ies)$", re.I)),
    ("tracker", re.compile(r"ticket|bug|issue|jira|link|tracker|\bref|\bpr\b|\bid\b|#", re.I)),
    (
        "text",
        re.compile(
            r"action|item|task|what|descri|follow|todo|summary|measure|name|title|maßnahme|massnahme"
            r"|aufgabe|\bwas\b|tâche|mesure|acción|tarea|tarefa|medida|ação|azione|attività|misura"
            r"|actie|maatregel|\btaak|åtgärd|tiltak|アクション|対応|対策|内容|項目|措施|行动|事项|任务"
            r"|조치|작업",
            re.I,
        ),
    ),
)
_TICKET = re.compile(r"#?[0-9]{1,8}|[A-Za-z]{1,10}[-.]?[0-9]{1,7}|https?://\S+")


@dataclass(frozen=True, slots=True)
class Cells:
    """One action of a table: the cell with its words, and what the others say."""

    text: str
    line: int
    facts: tuple[Fact, ...]


def actions_of_table(rows: Sequence[Row]) -> Iterator[Cells]:
    """Give the actions of a table, the header being its first row."""
    header = [plain(cell) for cell in rows[0].cells]
    columns = {name: _column(header, known) for name, known in _COLUMNS}
    if _only_numbers(rows[1:], columns["tracker"]):
        columns["tracker"] = -1
    columns["text"] = _text_column(header, columns, rows[1:])
    if columns["tracker"] < 0:
        columns["tracker"] = _ticket_column(header, columns, rows[1:])
    for row in rows[1:]:
        text = _cell(row, columns["text"])
        if not is_placeholder(plain(text)):
            yield Cells(text, row.line, tuple(_facts(row, columns)))


def _facts(row: Row, columns: dict[str, int]) -> Iterator[Fact]:
    for name in ("owner", "due", "status", "priority", "effect", "tracker"):
        cell = _cell(row, columns[name])
        if columns[name] == columns["text"]:
            continue  # "OPS-7 Pin the image" in a column "Issue" is the action itself
        if name == "tracker":
            # "n/a DONE", "OPS-7 TODO"
            found = without_mark(plain(cell))
            yield from found.facts
            yield name, found.text if found.facts else cell
        else:
            yield name, plain(cell)


def _only_numbers(rows: Sequence[Row], column: int) -> bool:
    """Tell whether a column counts the rows."""
    cells = [_cell(row, column).strip(" .") for row in rows]
    return cells == [str(number) for number in range(1, len(cells) + 1)]


def _column(header: list[str], known: re.Pattern[str]) -> int:
    return next((i for i, name in enumerate(header) if known.search(name)), -1)


def _text_column(header: list[str], columns: dict[str, int], rows: Sequence[Row]) -> int:
    taken = {index for name, index in columns.items() if name != "text"}
    free = [i for i in range(len(header)) if i not in taken]
    # The first column often has no name.
    named = [i for i in free if not header[i].strip() or _COLUMNS[-1][1].search(header[i])]
    # Of several columns with words the one that says most.
    choice = named or free or [0]
    return max(choice, key=lambda i: sum(len(_cell(row, i)) for row in rows))


def _ticket_column(header: list[str], columns: dict[str, int], rows: Sequence[Row]) -> int:
    """Find the column of tickets among those whose name could be that of the action: "Task"."""
    free = (i for i in range(len(header)) if i not in columns.values())
    for index in free:
        cells = [plain(cell).strip() for row in rows if (cell := _cell(row, index))]
        told = _COLUMNS[-1][1].search(header[index]) and any(map(_TICKET.fullmatch, cells))
        if told and not any(" " in cell for cell in cells):
            return index
    return -1


def _cell(row: Row, index: int) -> str:
    return row.cells[index] if 0 <= index < len(row.cells) else ""
