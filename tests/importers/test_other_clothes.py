"""What does not change a timeline does not change what is read of it."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from textwrap import wrap

import pytest

from tests.importers.gold import CORPUS, Gold, corpus
from tests.importers.scoring import score

Change = Callable[[str], str]

SHARE = 2
"""Each change is tried on every second document."""

DATA = ("528_", "577_", "576_", "446_")
"""YAML and CSV, to which the signs of a text mean something."""


def with_spaces_that_do_not_break(text: str) -> str:
    return re.sub(r"(?<=[0-9]) (?=\S)", "\u00a0", text)


def with_narrow_spaces(text: str) -> str:
    return re.sub(r"(?<=[0-9]) (?=[AaPp]\.?[Mm]\b|[A-Z]{2,4}\b)", "\u202f", text)


def with_line_ends_of_windows(text: str) -> str:
    return text.replace("\n", "\r\n")


def with_spaces_at_line_ends(text: str) -> str:
    return re.sub(r"(?m)(?<=\S)$", "  ", text)


def with_stars_for_bullets(text: str) -> str:
    return re.sub(r"(?m)^(\s*)- (?=\S)", r"\1* ", text)


def with_dots_for_bullets(text: str) -> str:
    return re.sub(r"(?m)^(\s*)[-*] (?=\S)", "\\1\u2022 ", text)


def with_wide_bullets(text: str) -> str:
    return re.sub(r"(?m)^[-*] (?=\S)", "-   ", text)


def with_small_zones(text: str) -> str:
    return text.replace(" UTC", " utc")


def with_clocks_in_bold(text: str) -> str:
    return re.sub(r"(?m)^(\s*[-*] )([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?= )", r"\1**\2**", text)


def with_clocks_as_code(text: str) -> str:
    return re.sub(r"(?m)^(\s*[-*] )([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?= )", r"\1`\2`", text)


def with_clocks_between_underscores(text: str) -> str:
    clock = r"[0-9]{1,2}:[0-9]{2}(?:\s?[AaPp][Mm]|\s[A-Z]{3,4})?"
    return re.sub(rf"(?m)^(\s*[-*] )({clock})(?= )", r"\1__\2__", text)


def with_numbers_for_bullets(text: str) -> str:
    numbers = count(1)
    return re.sub(r"(?m)^[-*] (?=[0-9]{1,2}:[0-9]{2}\b)", lambda _: f"{next(numbers)}. ", text)


def with_anchors_at_headings(text: str) -> str:
    return re.sub(r"(?m)^(#{1,6} \S[^\n]*?)$", r"\1 {#here}", text)


def with_headings_that_link_to_themselves(text: str) -> str:
    return re.sub(r"(?m)^(#{1,6}) ([^\n\[\]]+?)$", r"\1 [\2](#here)", text)


def with_tight_tables(text: str) -> str:
    row = r"(?m)^\|([^\\\n]*)\|[ ]*$"
    return re.sub(row, lambda row: f"|{re.sub(r' *[|] *', '|', row[1]).strip()}|", text)


def with_names_of_columns_in_bold(text: str) -> str:
    names = r"(?m)^\|([^*\n]*)\|[ ]*\n(?=\|[ :|-]+\|[ ]*$)"
    return re.sub(names, lambda row: f"|{re.sub(r'[^|]*[^| ]', _bold, row[1])}|\n", text)


def _bold(cell: re.Match[str]) -> str:
    return f" **{cell[0].strip()}**"


def with_stars_around_headings(text: str) -> str:
    return re.sub(r"(?m)^(#{1,6}) ([^*\n]+)$", r"\1 **\2**", text)


def behind_a_mark_of_order(text: str) -> str:
    return "\ufeff" + text


CHANGES: tuple[Change, ...] = (
    with_spaces_that_do_not_break,
    with_narrow_spaces,
    with_line_ends_of_windows,
    with_spaces_at_line_ends,
    with_stars_for_bullets,
    with_dots_for_bullets,
    with_wide_bullets,
    with_small_zones,
    with_clocks_in_bold,
    with_clocks_as_code,
    with_clocks_between_underscores,
    with_numbers_for_bullets,
    with_anchors_at_headings,
    with_headings_that_link_to_themselves,
    with_tight_tables,
    with_names_of_columns_in_bold,
    with_stars_around_headings,
    behind_a_mark_of_order,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_same_is_read(change: Change) -> None:
    begin = CHANGES.index(change) % SHARE
    tried = 0
    for gold in corpus(CORPUS)[begin::SHARE]:
        dressed = replace(gold, text=change(gold.text))
        if dressed.text == gold.text or gold.name.startswith(DATA):
            continue
        tried += 1
        assert _read(dressed) == _read_plain(gold), gold.name
    assert tried > 10


KEPT_WHOLE = ("252_", "433_", "434_", "526_", "616_")
"""Rows of sentences in one line, shortcodes and links, which nobody breaks within."""

WIDTH = 72


def test_the_same_is_read_from_lines_that_were_broken_at_a_width() -> None:
    tried = 0
    for gold in corpus(CORPUS)[::SHARE]:
        broken = with_broken_lines(gold)
        if broken.text == gold.text or gold.name.startswith((*DATA, *KEPT_WHOLE)):
            continue
        tried += 1
        assert _read(broken) == _read_plain(gold), gold.name
    assert tried > 50


def with_broken_lines(gold: Gold) -> Gold:
    """Break long items and lone lines of running text, as editors of plain text do."""
    lines, found, where = gold.text.split("\n"), list[str](), dict[int, int]()
    fenced = False
    for index, line in enumerate(lines):
        fenced ^= line.lstrip().startswith("```")
        item = re.match(r"\s*(?:[-*+•]|[0-9]{1,2}[.)])\s+(?=\S)", line)
        beside = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
        alone = item is not None or not any(each.strip() for each in beside)
        other = line.lstrip().startswith(("|", "#", "<", ">", "{")) or re.search(r"[|\t]", line)
        where[index + 1] = len(found) + 1
        if fenced or other or not alone or line.startswith("    ") or len(line) <= WIDTH:
            found.append(line)
            continue
        lead = " " * len(item[0]) if item else ""
        found += wrap(
            line, WIDTH, subsequent_indent=lead, break_long_words=False, break_on_hyphens=False
        )
    moved = [{**event, "line": where[event["line"]]} for event in gold.events]
    return replace(
        gold,
        text="\n".join(found),
        events=moved,
        decoys=frozenset(where.get(line, line) for line in gold.decoys),
        optional=frozenset(where.get(line, line) for line in gold.optional),
    )


def _read(gold: Gold) -> tuple[int, int]:
    found = score(gold)
    return found.right, found.decoys


def _read_plain(gold: Gold) -> tuple[int, int]:
    """Give what is read of a document as it stands, which many changes are compared with."""
    if gold.name not in _plain:
        _plain[gold.name] = _read(gold)
    return _plain[gold.name]


_plain: dict[str, tuple[int, int]] = {}
