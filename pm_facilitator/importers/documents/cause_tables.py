"""Tables among causes, a row for each or for each question of whys, and lists that tell none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pm_facilitator.importers.text.contents import Block, Form, is_placeholder
from pm_facilitator.importers.text.markup import plain
from pm_facilitator.importers.text.table_rows import Row

_STEPS = re.compile(r"\b(?:actions?|steps|measures|mitigations?|fix(?:es)?)\b[^.]{0,60}:$", re.I)
"""What leads up to the steps that were taken: "The team took the following actions:"."""

_STATE = re.compile(r"status|state|verdict|result|outcome|conclusion|confirmed", re.I)
_RULED_OUT = re.compile(
    r"\b(?:reject|ruled?\s?out|dis(?:proved?|proven|confirmed)|refuted|excluded|unlikely|false"
    r"|not (?:a |the )?(?:cause|confirmed|likely|the case))|^\s*no\b|[❌✗✖]",
    re.I,
)
_ASKS = re.compile(
    r"question|\bwhys?\b(?!.*#)|\b(?:frage|warum|pregunta|pergunta|domanda|vraag|вопрос|почему)\b"
    r"|質問|なぜ|问题|为什么|질문",
    re.I,
)
_ANSWERS = re.compile(
    r"answer|because|reason|\b(?:antwort|réponse|respuesta|resposta|risposta|antwoord|ответ)\b"
    r"|回答|答え|答案|답변",
    re.I,
)
_NAMES_CAUSE = re.compile(r"cause|factor|hypothes[ie]s|contribut", re.I)
_EXPLAINS = re.compile(r"descri|detail|expla|\bhow\b|\bwhy\b|what", re.I)


def with_rows_apart(blocks: Sequence[Block]) -> list[Block]:
    """Give blocks with an item for each row of a table that tells a cause."""
    found: list[Block] = []
    for block in blocks:
        if block.form is not Form.TABLE:
            found.append(block)
            continue
        for line, said in _causes(block.rows):
            found.append(replace(block, form=Form.ITEM, line=line, raw=said, rows=()))
    return found


def without_steps(blocks: Sequence[Block]) -> list[Block]:
    """Give blocks without the lists that tell what was done about the causes."""
    found: list[Block] = []
    told_steps = False
    for block in blocks:
        if block.form is not Form.ITEM:
            told_steps = block.form is Form.PARAGRAPH and bool(_STEPS.search(block.text))
        if not (told_steps and block.form is Form.ITEM):
            found.append(block)
    return found


def _causes(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Give the line and the words of each row that tells a cause which was not ruled out."""
    header = [plain(cell).strip() for cell in rows[0].cells]
    state = next((i for i, name in enumerate(header) if _STATE.search(name)), -1)
    columns = _columns(header)
    for row in rows[1:] if columns else ():
        cells = [row.cells[i] if i < len(row.cells) else "" for i in range(len(header))]
        if state >= 0 and _RULED_OUT.search(plain(cells[state])):
            continue
        told = [cell for i in columns if not is_placeholder(plain(cell := cells[i]))]
        if told:
            yield row.line, _joined(told)


def _columns(header: Sequence[str]) -> list[int]:
    """Find the columns of questions and their answers, or of causes and what explains them."""
    asks = [i for i, name in enumerate(header) if _ASKS.search(name)]
    answers = [i for i, name in enumerate(header) if _ANSWERS.search(name)]
    if asks and answers:
        return [asks[-1], answers[0]]
    causes = [i for i, name in enumerate(header) if _NAMES_CAUSE.search(name)]
    explains = [i for i, name in enumerate(header) if _EXPLAINS.search(name) and i not in causes]
    return causes[:1] + explains[:1] if causes else []


def _joined(told: Sequence[str]) -> str:
    first = told[0].rstrip()
    glue = " " if first.rstrip("*_").endswith(("?", ".", ":", "!")) else ": "
    return glue.join((first, *told[1:]))
