"""What stands in a part of a document: paragraphs, list items with their depth, tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise, zip_longest

from pm_facilitator.importers.text.lines import Kind, Line, is_table_rule
from pm_facilitator.importers.text.markup import plain
from pm_facilitator.importers.text.nothing_told import is_prompt, says_none
from pm_facilitator.importers.text.table_rows import Row, split_row

_PICTURE = re.compile(r"!\[[^\]]{0,400}\]\([^)]{0,800}\)\s*")
_NOTHING = frozenset(
    (
        "", "none", "n/a", "na", "tbd", "tba", "tbc", "todo", "to do", "wip", "nothing", "none yet",
        "?", "yyyy-mm-dd", "dd/mm/yyyy", "mm/dd/yyyy", "hh:mm", "not applicable", "unassigned",
        "to be determined", "to be defined", "to be done", "@name", "your name", "lorem ipsum",
    )
)  # fmt: skip
_NAMES_OF_FACTS = frozenset(("field", "key", "attribute", "property", "item", "value", "details"))
"""How the columns of a table of facts are called, which says nothing about them."""

_LABELLED = re.compile(r"[*_]{0,3}[A-Z0-9][^:.!?]{1,60}:[*_]{0,3}\s+\S")
"""How a line opens that tells one figure or fact: "Time in SEV-1: 25 min"."""

_SENTENCE_END = re.compile(r"[^\W\d_]{2}[)\]\"'`*_]{0,3}[.!?]\s+\S")
_FEW_WORDS = 4
_MANY_WORDS = 10
_POINTS = re.compile(
    r"\b(?:following|follows|these|this|those|below|here|like|such|as|steps|actions|example)\b",
    re.I,
)
"""What a sentence says that only leads up to what stands below it."""
_PROMPT = re.compile(
    r"(?:add|describe|enter|insert|list|fill in|your|write|what|briefly|optional|link to)\b", re.I
)


class Form(Enum):
    """What a block is."""

    PARAGRAPH = auto()
    ITEM = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item or a table.

    Attributes:
        raw: its words with their Markdown; empty for a table.
        group: the nearest heading above it that opens no section of its own.
        depth: of an item, from 0.
        rows: of a table, the header first.
        lines: the lines of a paragraph, with their Markdown.
    """

    form: Form
    line: int
    raw: str = ""
    group: str = ""
    depth: int = 0
    checked: bool | None = None
    rows: tuple[Row, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Give its words on one line, without Markdown."""
        return " ".join(plain(self.raw).split())


def read_blocks(lines: Sequence[tuple[Line, str]]) -> list[Block]:
    """Put the blocks of some lines together; each line comes with the heading that it is under."""
    reader = _Reader()
    for line, group in lines:
        reader.take(line, group)
    reader.close()
    return reader.blocks


def text_of(blocks: Sequence[Block]) -> str:
    """Give blocks as plain text: paragraphs parted by blank lines, items with dashes."""
    said = ""
    blocks = [
        each
        for each in without_prompts(blocks)
        if each.form is Form.TABLE or not is_placeholder(each.text)
    ]
    for number, block in enumerate(blocks):
        if number:
            listed = block.form is Form.ITEM and blocks[number - 1].form is Form.ITEM
            said += "\n" if listed else "\n\n"
        said += _said(block)
    return said.strip()


def entries(blocks: Sequence[Block], *, mixed: bool = False) -> list[Block]:
    """Give what is listed: the items, or the paragraphs where there are none.

    What only leads up to a list, or holds the place of a text, counts for nothing. A few words that
    stand alone over a list are what it is about.

    Args:
        blocks: the contents of a part.
        mixed: whether paragraphs count beside items too.
    """
    blocks = _grouped(blocks) if mixed else blocks
    found = [block for block in blocks if block.form is Form.ITEM]
    if mixed or not found:
        found = [block for block in blocks if block.form is not Form.TABLE]
    over = {one.line for one, below in pairwise(blocks) if below.form is not Form.PARAGRAPH}
    return [
        block
        for block in found
        if not leads_up(block, over_list=block.line in over) and not _is_nothing(block.text)
    ]


def with_children(blocks: Sequence[Block]) -> list[Block]:
    """Fold nested items into the ones that they stand under."""
    folded: list[Block] = []
    children = 0
    for block in blocks:
        if block.depth == 0 or not folded:
            folded.append(block)
            children = 0
            continue
        above = folded[-1]
        glue = "; " if children else " " if above.raw.endswith((":", ".")) else ": "
        folded[-1] = replace(above, raw=f"{above.raw}{glue}{block.raw}")
        children += 1
    return folded


def _is_nothing(text: str) -> bool:
    return is_placeholder(text) or says_none(text)


def cells_below_names(blocks: Sequence[Block]) -> Iterator[tuple[str, str, int]]:
    """Give each cell of the tables among some blocks, with the name of its column and its line."""
    for block in blocks:
        for row in block.rows[1:]:
            for name, cell in zip(block.rows[0].cells, row.cells, strict=False):
                said = " ".join(plain(cell).split())
                if not _is_nothing(said):
                    yield plain(name).strip(), said, row.line


def without_prompts(blocks: Sequence[Block]) -> list[Block]:
    """Give blocks without the lines of a template that ask whoever writes."""
    return [block for block in blocks if not is_prompt(block.text)]


def leads_up(block: Block, *, over_list: bool) -> bool:
    """Tell whether a paragraph only says what stands below it.

    Args:
        block: the paragraph.
        over_list: whether a list or a table stands there.
    """
    if _PICTURE.fullmatch(block.raw):
        return True
    if block.form is not Form.PARAGRAPH or not block.text.endswith(":"):
        return False
    # Of several sentences only the last one leads up to what is below, and what tells a whole
    # story shows code below it: "The job read the old key, since nobody had told it:".
    told = _SENTENCE_END.search(block.text) is not None
    long = len(block.text.split()) >= _MANY_WORDS and not _POINTS.search(block.text)
    return not told and (over_list or not long)


def _grouped(blocks: Sequence[Block]) -> list[Block]:
    """Give blocks without the few words over lists, which become the group of their items."""
    found: list[Block] = []
    group = ""
    for block, below in zip_longest(blocks, blocks[1:]):
        if block.form is Form.PARAGRAPH:
            listed = below is not None and below.form is Form.ITEM and below.group == block.group
            group = block.text if listed and _names_a_list(block) else ""
            if group:
                continue
        grouped = group and block.form is Form.ITEM
        found.append(replace(block, group=group) if grouped else block)
    return found


def _names_a_list(block: Block) -> bool:
    words = block.text.split()
    return len(words) <= _FEW_WORDS and block.text[-1:].isalnum() and words[0][:1].isupper()


def is_placeholder(text: str) -> bool:
    """Tell whether a text only holds the place of one, as those of templates do."""
    bare = text.strip(" .:-–—_…*").casefold()
    if bare in _NOTHING or (text[:1] in "<{" and text[-1:] in ">}"):
        return True
    # "[Describe what happened]"
    return bool(text[:1] == "[" and text[-1:] == "]" and _PROMPT.match(text, 1))


class _Reader:
    """Goes down the lines once, with the block that is still open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.open: Block | None = None
        self.table: list[Row] = []
        self.table_group = ""
        self.indents: list[int] = []
        self.after_blank = False

    def take(self, line: Line, group: str) -> None:
        if line.kind is Kind.TABLE:
            self.close(keep_table=True)
            self.table_group = group
            if not is_table_rule(line.text):
                self.table.append(Row(line.number, split_row(line.text)))
            return
        self._close_table()
        match line.kind:
            case Kind.BLANK:
                self.after_blank = True
                return
            case Kind.ITEM:
                self._item(line, group)
            case Kind.TEXT | Kind.QUOTE:
                self._text(line, group)
            case Kind.HEADING | Kind.RULE:
                self.close()
                self.indents = []
        self.after_blank = False

    def close(self, *, keep_table: bool = False) -> None:
        """End what is open."""
        if self.open is not None:
            lines = tuple(self.parts)
            self.blocks.append(replace(self.open, raw=" ".join(lines), lines=lines))
        self.open, self.parts = None, []
        if not keep_table:
            self._close_table()

    def _item(self, line: Line, group: str) -> None:
        self.close()
        self.indents = [indent for indent in self.indents if indent < line.indent]
        depth = len(self.indents)
        self.indents.append(line.indent)
        self.open = Block(Form.ITEM, line.number, "", group, depth, line.checked)
        self.parts = [line.text]

    def _text(self, line: Line, group: str) -> None:
        said = line.text.lstrip("> ") if line.kind is Kind.QUOTE else line.text
        nested = bool(self.indents) and line.indent > self.indents[-1]
        if self.open and (not self.after_blank or (nested and self.open.form is Form.ITEM)):
            self.parts.append(said)
            return
        self.close()
        if not nested:
            self.indents = []
        self.open = Block(Form.PARAGRAPH, line.number, "", group)
        self.parts = [said]

    def _close_table(self) -> None:
        if self.table:
            first = self.table[0].line
            rows = tuple(self.table)
            self.blocks.append(Block(Form.TABLE, first, group=self.table_group, rows=rows))
            self.table = []


def _said(block: Block) -> str:
    if block.form is Form.ITEM:
        return f"{'  ' * block.depth}- {block.text}"
    if block.form is Form.TABLE:
        named = {plain(cell).strip().casefold() for cell in block.rows[0].cells}
        told = block.rows[1:] if named <= _NAMES_OF_FACTS else block.rows
        rows = ([plain(cell) for cell in row.cells if cell] for row in told)
        return "\n".join(": ".join(cells) for cells in rows if cells)
    if len(block.lines) > 1 and all(map(_LABELLED.match, block.lines)):
        return "\n".join(" ".join(plain(line).split()) for line in block.lines)
    return block.text
