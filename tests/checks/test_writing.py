"""What in the wording of a document is worth a second look, besides blame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator import assets, presets
from pm_facilitator.checks.writing import Remark, remarks
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.edits.coaching import leave_checks
from pm_facilitator.domain.entities import Bone, Factor, Note, Review, SectionText, TimelineEvent
from pm_facilitator.language.grammar import known_languages
from pm_facilitator.language.writing_words import writing_words
from pm_facilitator.report.data import from_values

FILL = "The queue was full and the orders of that day were not sent to the shops at all."


def found(text: str) -> list[tuple[str, str]]:
    """Give what is found in a summary, beside a sentence that says the language."""
    board = Board([Review("r", summary=f"{text} {FILL}")])
    return [(remark.kind, remark.words) for remark in remarks(board)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("It was determined that the disk was full.", "certainty", "It was determined that"),
        ("Clearly, the alert was missing.", "certainty", "Clearly"),
        ("It was a disaster for support.", "emotional", "disaster"),
        ("A massive outage followed.", "emotional", "massive"),
        ("Later that day traffic came back.", "time", "Later that day"),
        ("Eventually the queue was empty.", "time", "Eventually"),
        ("Many customers could not pay.", "evidence", "Many customers"),
        ("This never happens.", "evidence", "never"),
        ("We saw a thundering herd.", "jargon", "thundering herd"),
        ("The hotfixes went out.", "jargon", "hotfixes"),
        ("The QZP was full.", "abbreviation", "QZP"),
    ],
)
def test_each_kind_is_found(text: str, kind: str, words: str) -> None:
    assert (kind, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "At 14:05, shortly after the change, traffic fell.",
        "It reached its end date at one in the morning.",
        "Many customers, 1,184 in all, could not pay.",
        "The time to live (QTL) was an hour; QTL counts from the last read.",
        "QZP (the queue of payments) was full.",
        "The API answered over HTTP from a CPU in the UK.",
        "Somebody wrote “it was a disaster” in the chat.",
        "The file `QZP` was there.",
        "THE WHOLE SENTENCE IS LOUD TODAY, BUT IT HAS NO ABBREVIATION.",
    ],
)
def test_what_is_told_well_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_an_abbreviation_is_told_once_where_it_comes_first() -> None:
    board = Board(
        [
            Review("r", summary="The QZP was full."),
            TimelineEvent("e", text="The QZP is emptied; more QZPs follow"),
        ]
    )
    (only,) = remarks(board)
    assert (only.key, only.field) == (("review", "r"), "summary")


def test_an_abbreviation_may_be_explained_anywhere() -> None:
    board = Board(
        [
            Review("r", summary="The QZP was full."),
            SectionText("s", "details", "The queue of payments (QZP) holds a day."),
        ]
    )
    assert remarks(board) == []


def test_a_remark_knows_where_it_stands() -> None:
    board = Board([Review("r"), SectionText("s", "lessons", f"Obviously, we knew. {FILL}")])
    (only,) = remarks(board)
    assert (only.section, only.key, only.words) == ("lessons", ("section_text", "s"), "Obviously")
    assert only.say == "Say who found it, and what shows it."


def test_a_factor_that_nothing_points_to_is_told() -> None:
    board = Board(
        [
            Review("r"),
            Bone("b", "Process"),
            Factor("f1", "Dates have no owner", "b"),
            Factor("f2", "Alerts go to a list", "b", evidence=("Ticket 8",)),
            Factor("f3", "The list is long", "b", "f2"),
        ]
    )
    assert [(each.kind, each.key[1]) for each in remarks(board)] == [("factor", "f1")]


def test_notes_of_the_boards_are_nobody_elses_matter() -> None:
    assert remarks(Board([Review("r"), Note("n", f"A disaster. {FILL}")])) == []


def test_another_language_is_not_measured_by_english_words() -> None:
    french = "La cause était un certificat, et le délai manquait. C'était un massive desaster. "
    assert remarks(Board([Review("r", summary=french * 2)])) == []


GERMAN = "Die Warteschlange war voll, und die Bestellungen von diesem Tag wurden nicht verschickt."


def german(text: str) -> list[tuple[str, str]]:
    board = Board([Review("r", summary=f"{text} {GERMAN}")])
    return [(remark.kind, remark.words) for remark in remarks(board)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "Es stellte sich heraus, dass die Platte voll war.",
            "certainty",
            "Es stellte sich heraus",
        ),
        ("Offensichtlich fehlte der Alarm.", "certainty", "Offensichtlich"),
        ("Das war eine massive Panne.", "emotional", "massive"),
        ("Kurz darauf kam der Verkehr zurück.", "time", "Kurz darauf"),
        ("Ein Alarm kam erst nach einer Weile.", "time", "nach einer Weile"),
        ("Viele Kunden konnten nicht bezahlen.", "evidence", "Viele Kunden"),
        ("Der Hotfix wurde verteilt.", "jargon", "Hotfix"),
        ("Die QZP war voll.", "abbreviation", "QZP"),
    ],
)
def test_each_kind_is_found_in_german(text: str, kind: str, words: str) -> None:
    assert (kind, words) in german(text)


@pytest.mark.parametrize(
    "text",
    [
        "Um 14:05, kurz darauf, fiel der Verkehr.",
        "Viele Kunden, 1.184 an der Zahl, konnten nicht bezahlen.",
        "Nach zwölf Minuten, und das ist wie üblich, war sie leer.",
        "QZP steht für die Schlange der Zahlungen.",
        "Die API der GmbH läuft nach der DSGVO und mit CPU und RAM.",
        "Jemand schrieb „das war eine Katastrophe“ in den Chat.",
    ],
)
def test_what_is_told_well_in_german_is_left_alone(text: str) -> None:
    assert german(text) == []


def test_a_german_document_gets_its_advice_in_german() -> None:
    board = Board([Review("r", summary=f"Offensichtlich fehlte der Alarm. {GERMAN}")])
    assert [each.say for each in remarks(board)] == ["Sagen, wer es gefunden hat und was es zeigt."]


def test_every_language_has_the_same_kinds() -> None:
    languages = [path.parent.name for path in assets.path("language").glob("*/writing.toml")]
    assert set(languages) == set(known_languages())
    assert len({tuple(writing_words(language).kinds) for language in languages}) == 1


def test_what_was_left_does_not_come_up_again() -> None:
    board = Board([Review("r", summary=f"A disaster, a real disaster. Clearly. {FILL}")])
    before = remarks(board)
    board.apply(leave_checks(board, [each.mark for each in before if each.kind == "emotional"]))
    assert {each.kind for each in remarks(board)} == {"certainty"}


def test_the_kinds_come_in_their_order() -> None:
    board = Board([Review("r", summary=f"The QZP, clearly, was a mess. Many users left. {FILL}")])
    order = list(writing_words("en").kinds)
    kinds = [each.kind for each in remarks(board)]
    assert kinds == sorted(kinds, key=order.index)
    assert len(set(kinds)) == 4


def test_the_sample_reads_well() -> None:
    board = from_values(presets.sample_review()).board
    unsound = [each for each in remarks(board) if each.kind in ("certainty", "emotional")]
    assert unsound == []


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    for each in remarks(Board([Review("r", summary=text)])):
        assert isinstance(each, Remark)
        assert each.words
