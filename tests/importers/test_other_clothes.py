"""What does not change a timeline does not change what is read of it."""

import re
from collections.abc import Callable
from dataclasses import replace

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
        assert _read(dressed) == _read(gold), gold.name
    assert tried > 10


def _read(gold: Gold) -> tuple[int, int]:
    found = score(gold)
    return found.right, found.decoys
