"""What in the wording of the whole document is worth a second look, besides blame."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Value
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import (
    KINDS,
    Factor,
    SectionText,
    kind_of,
)
from pm_facilitator.language.recognise import recognise
from pm_facilitator.language.writing_words import WritingKind, WritingWords, writing_words

_REVIEW_FIELDS = (
    *("summary", "impact_customers", "impact_business", "impact_slo"),
    *("trigger", "detection_method", "problem"),
)
_TEXT_KINDS = ("event", "factor", "insight", "question", "action", "decision", "section_text")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_QUOTED = re.compile(r"[“\"„«][^”\"“»]{0,300}[”\"“»]|`[^`]{0,300}`")
_SHORT = re.compile(r"(?<![\w/.@-])[A-Z][A-Z0-9]{1,5}s?(?![\w/@-])")
_LAST_WORD, _NEXT_WORD = re.compile(r"([^\W\d_]+)\W+$"), re.compile(r"\W+([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a text that a reader may stumble over.

    Attributes:
        kind: "certainty", "emotional", "time", "evidence", "jargon", "abbreviation" or "factor".
        title: the heading of its kind, in the language of the document.
        words: what was found, as written.
        say: the way out, in a sentence, in that language too.
        key: the record that it stands in.
        field: the field of that record.
        section: the section of the document that the text was written into; may be empty.
    """

    kind: str
    title: str
    words: str
    say: str
    key: Key
    field: str
    section: str = ""

    @property
    def mark(self) -> str:
        """Give what the review keeps once this is left as it is."""
        return f"writing-{self.kind}:{self.key[1]}:{self.words.casefold()}"


@dataclass(frozen=True, slots=True)
class _Text:
    key: Key
    field: str
    text: str
    section: str = ""


def remarks(board: Board) -> list[Remark]:
    """Look through every text of the document, kind by kind, without what was left as it is.

    Wordings are those of its own language; one without lists is looked at for abbreviations alone.
    """
    texts = list(_texts(board))
    left = frozenset(board.review.checks_left)
    language = recognise("\n".join(each.text for each in texts))
    words = writing_words(language)
    found = [
        *(_wordings(texts, words) if language else ()),
        *_abbreviations(texts, words),
        *_bare_factors(board, words.kinds["factor"]),
    ]
    order = list(words.kinds)
    kept = {remark.mark: remark for remark in found if remark.mark not in left}
    return sorted(kept.values(), key=lambda remark: order.index(remark.kind))


def _texts(board: Board) -> Iterator[_Text]:
    review = board.review
    for field in _REVIEW_FIELDS:
        yield from _text(("review", review.id), field, getattr(review, field))
    for kind in _TEXT_KINDS:
        for entity in board.all(KINDS[kind]):
            section = entity.section if isinstance(entity, SectionText) else ""
            text: Value = getattr(entity, "text", "")
            yield from _text((kind_of(entity), entity.id), "text", text, section)


def _text(key: Key, field: str, value: Value, section: str = "") -> Iterator[_Text]:
    if isinstance(value, str) and value.strip():
        yield _Text(key, field, _QUOTED.sub(_blank, value), section)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _wordings(texts: list[_Text], words: WritingWords) -> Iterator[Remark]:
    for each in texts:
        for sentence in _SENTENCE.findall(each.text):
            with_figure = words.number.search(sentence) is not None
            for name, kind in words.kinds.items():
                if kind.pattern is None or (kind.without_digits and with_figure):
                    continue
                for found in kind.pattern.finditer(sentence):
                    said = " ".join(found.group().split())
                    what = name, kind.title, said, kind.say
                    yield Remark(*what, each.key, each.field, each.section)


def _abbreviations(texts: list[_Text], words: WritingWords) -> Iterator[Remark]:
    """Find abbreviations that are neither common nor explained, each where it comes first."""
    whole = "\n".join(each.text for each in texts)
    known = words.known | frozenset(re.findall(r"\b[a-z]{2,6}\b", whole))
    seen: set[str] = set()
    kind = words.kinds["abbreviation"]
    for each in texts:
        for found in _SHORT.finditer(each.text):
            short = found.group().removesuffix("s")
            if short in seen or short.casefold() in known or _is_loud(each.text, found):
                continue
            seen.add(short)
            if not _is_explained(short, whole, words.explained):
                what = "abbreviation", kind.title, short, kind.say
                yield Remark(*what, each.key, each.field, each.section)


def _is_loud(text: str, found: re.Match[str]) -> bool:
    """Tell a word of a sentence that is written in capitals altogether."""
    before, after = _LAST_WORD.search(text[: found.start()]), _NEXT_WORD.match(text, found.end())
    near = [word[1] for word in (before, after) if word is not None]
    return any(word.isupper() and len(word) > 1 for word in near)


def _is_explained(short: str, whole: str, between: str) -> bool:
    name = re.escape(short)
    explained = rf"\({name}s?\)|\b{name}s?\s*\([^)]+\)|\b{name}s? (?:{between})\b"
    return re.search(explained, whole) is not None


def _bare_factors(board: Board, kind: WritingKind) -> Iterator[Remark]:
    for factor in board.factors:
        if factor.text.strip() and not _rests_on_something(factor):
            words = " ".join(factor.text.split())
            what = "factor", kind.title, words, kind.say
            yield Remark(*what, ("factor", factor.id), "evidence")


def _rests_on_something(factor: Factor) -> bool:
    return bool(factor.evidence or factor.event_ids or factor.note_ids or factor.parent_id)
