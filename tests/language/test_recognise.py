"""A text tells its language by its small words, or it does not."""

import csv
import tomllib
from pathlib import Path

import pytest

from pm_facilitator.language.recognise import recognise

_HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The gateway was slow and the retries filled the pool of the shop.", "en"),
        ("Der Dienst war langsam und die Wiederholungen haben den Puffer gefüllt.", "de"),
        ("", ""),
        ("OK", ""),
        ("kubectl rollout restart deploy/api", ""),
        ("Der Dienst war langsam und nicht da. The gateway was slow and not there.", ""),
        ("Le service était lent et les clients n'ont pas pu payer.", ""),
    ],
)
def test_a_text_is_recognised_or_left_open(text: str, language: str) -> None:
    assert recognise(text) == language


def _german() -> list[str]:
    texts = []
    for part in ("open", "held"):
        with (_HERE / "german" / f"{part}.tsv").open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            texts += [row["text"] for row in rows]
    return texts


def _english() -> list[str]:
    corpus = tomllib.loads((_HERE / "corpus.toml").read_text(encoding="utf-8"))
    return [text for part in corpus.values() for g in part.values() for text in g["sentences"]]


@pytest.mark.parametrize(("texts", "language"), [(_german(), "de"), (_english(), "en")])
def test_a_handful_of_sentences_is_enough_and_none_is_taken_for_the_other(
    texts: list[str], language: str
) -> None:
    told = [recognise(" ".join(texts[at : at + 5])) for at in range(0, len(texts), 5)]
    assert set(told) <= {language, ""}
    assert told.count(language) >= 0.9 * len(told)
