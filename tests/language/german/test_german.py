"""German: what is heard and left alone, and that the engine is not shaped like English."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator import assets
from pm_facilitator.language.coach import Coach
from pm_facilitator.language.house import House
from pm_facilitator.language.rules import read_rules, rule_book

_HERE = Path(__file__).parent
_PAGE = (_HERE.parents[2] / "docs" / "german.md").read_text(encoding="utf-8")
_COACH = Coach(names=["Zed Quill"], components=["Merlin"], language="de")


def _read(part: str) -> list[dict[str, str]]:
    with (_HERE / f"{part}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _counted(part: str) -> tuple[Counter[str], Counter[str]]:
    """Count what is heard, and all there is, by strength; the innocent are "ok"."""
    heard: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for row in _read(part):
        group = row["strength"] or "ok"
        every[group] += 1
        heard[group] += bool(_COACH.check(row["text"]))
    return heard, every


def _kinds(text: str, field: str = "text") -> set[str]:
    return {finding.kind for finding in _COACH.check(text, field)}


@pytest.mark.parametrize("part", ["open", "held"])
def test_blame_is_heard_and_innocent_sentences_are_left_alone(part: str) -> None:
    heard, every = _counted(part)
    assert heard["strong"] >= 0.95 * every["strong"]
    assert heard["soft"] >= 0.8 * every["soft"]
    assert heard["ok"] <= 0.02 * every["ok"]


def test_the_figures_in_the_documentation_are_these() -> None:
    for part in ("open", "held"):
        heard, every = _counted(part)
        cells = (f"{heard[g]} of {every[g]}" for g in ("strong", "soft", "ok"))
        assert f"| {part} | {' | '.join(cells)} |" in _PAGE


@pytest.mark.parametrize("part", ["open", "held"])
def test_the_sentences_are_enough_and_of_every_kind(part: str) -> None:
    rows = _read(part)
    assert len(rows) >= 120
    assert len({row["text"] for row in rows}) == len(rows)
    spoken = set(assets.toml("language/de/kinds.toml")) - {"vague-action"}
    assert {row["kind"] for row in rows} == spoken | {"ok"}


def test_no_sentence_is_in_both_parts() -> None:
    assert not {row["text"] for row in _read("open")} & {row["text"] for row in _read("held")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna schaltete den Alarm nicht wieder ein.", "negligence-verb"),
        ("Gestern hat Tom den Alarm übersehen.", "negligence-verb"),
        ("Das Zahlungsteam hätte eskalieren müssen.", "counterfactual"),
        ("Man hätte das testen müssen.", "counterfactual"),
        ("Wer hat das freigegeben?", "who-question"),
        ("Warum hast du das gemacht?", "why-you-question"),
        ("Warum haben Sie das gemacht?", "why-you-question"),
        ("Ein klarer Bedienfehler.", "human-error-label"),
        ("Das ist Annas Schuld.", "named-person-fault"),
        ("Zed hat den Build zerschossen.", "named-person-fault"),
        ("Frau Nowak hat die Warnung ignoriert.", "negligence-verb"),
        ("@kim hat vergessen, den Cache zu leeren.", "negligence-verb"),
        ("Wir haben das nie getestet.", "absolute"),
        ("Ihr habt das nie dokumentiert.", "absolute"),
    ],
)
def test_the_actor_is_found_by_name_role_team_and_address(text: str, kind: str) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Zahlungsdienst hat den Alarm übersehen.",
        "Merlin hat den Alarm ignoriert.",
        'Die Meldung lautete "Wer hat das freigegeben?".',
        "Don't panic, sagte die Moderatorin.",
        "Der Alarm hätte auslösen müssen.",
        "Wir haben nie Probleme gehabt.",
        "Der Dienst hat nie geantwortet.",
    ],
)
def test_machines_and_quotes_are_nobody(text: str) -> None:
    assert _kinds(text) == set()


def test_vague_actions_are_heard_of_actions_only() -> None:
    assert _kinds("Monitoring verbessern", "action") == {"vague-action"}
    assert _kinds("Monitoring verbessern") == set()
    assert _kinds("Alarm für das Zertifikat einrichten", "action") == set()


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Tom hat vergessen, das Zertifikat zu erneuern.", "Das Zertifikat wurde nicht erneuert."),
        ("Ich habe vergessen, den Alarm zu testen.", "Der Alarm wurde nicht getestet."),
        ("Ines hat einfach vergessen, den Alarm zu testen.", "Der Alarm wurde nicht getestet."),
        ("Ines hat wieder vergessen, den Alarm zu testen.", None),
        ("Tom vergaß, den Alarm einzuschalten.", "Der Alarm wurde nicht eingeschaltet."),
        ("Lena versäumte es, einen Test zu starten.", "Ein Test wurde nicht gestartet."),
        ("Tom hat vergessen, das Zertifikat gestern in Ruhe zu erneuern.", None),
        ("Tom hat vergessen, die Protokolle zu sichern.", None),
        ("Als Lena kam, hat Tom vergessen, den Alarm einzuschalten.", None),
    ],
)
def test_a_better_sentence_keeps_the_fact_or_there_is_none(text: str, better: str | None) -> None:
    suggestions = [finding.suggestion for finding in _COACH.check(text)]
    assert suggestions
    for suggestion in suggestions:
        assert (suggestion or "").startswith(better or "")
        assert (suggestion is None) == (better is None)


def test_no_suggestion_names_anybody_or_is_noticed_again() -> None:
    for row in _read("open") + _read("held"):
        for finding in _COACH.check(row["text"]):
            if finding.suggestion:
                assert _COACH.check(finding.suggestion) == []
                assert not re.search("Tom|Lena|Anna|Jonas", finding.suggestion)


def test_questions_are_questions_without_who_or_why() -> None:
    for rule in read_rules("de"):
        assert rule.questions
        for question in rule.questions:
            assert question.endswith("?"), rule.id
            assert not re.match(r"(?i)(wer|wessen|warum|wieso|weshalb)\b", question), rule.id


def test_the_coach_has_nothing_to_say_about_its_own_words() -> None:
    for rule in read_rules("de"):
        if rule.kind not in ("human-error-label", "absolute"):
            for text in (*rule.questions, rule.message):
                assert _COACH.check(text) == [], text


def test_it_speaks_of_every_kind_that_english_speaks_of() -> None:
    assert set(assets.toml("language/de/kinds.toml")) == set(assets.toml("language/en/kinds.toml"))
    assert {rule.kind for rule in read_rules("de")} == set(assets.toml("language/de/kinds.toml"))


def test_every_pattern_compiles() -> None:
    for matcher in rule_book("de").matchers:
        assert matcher.find.pattern
        assert matcher.unless is None or matcher.unless.pattern


def test_the_documentation_lists_every_rule() -> None:
    table = re.findall(r"^\| `([\w-]+)` \| ([\w-]+) \| (\w+) \| (.+?) \|$", _PAGE, re.M)
    rules = read_rules("de")
    assert table == [(rule.id, rule.kind, rule.severity, rule.about) for rule in rules]


def test_own_rules_hold_for_german_as_well() -> None:
    house = House(teams=("Fennek",), weights={"menschliches-versagen": "off"})
    coach = Coach(language="de", house=house)
    assert coach.check("Fennek hat den Alarm übersehen.")
    assert coach.check("Es war ein Bedienfehler.") == []


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    _COACH.check(text)
