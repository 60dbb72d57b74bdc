"""An action opens with a verb, or is offered with one; what cannot be finished has a form."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator import assets
from pm_facilitator.language.action_words import form_for, opens_with_verb, with_verb_first
from pm_facilitator.language.coach import Coach


@pytest.mark.parametrize(
    "text",
    ["Add an alert on end dates", "route alerts to Payments", "Rate-limit the importer", "Set it"],
)
def test_a_verb_in_front_is_one(text: str) -> None:
    assert opens_with_verb(text)
    assert with_verb_first(text) is None


@pytest.mark.parametrize(
    "text", ["Better monitoring", "The runbook", "Certificates should be renewed", "", "  ", "42"]
)
def test_what_opens_with_no_verb_is_told(text: str) -> None:
    assert not opens_with_verb(text)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("We should add an alert on the queue", "Add an alert on the queue"),
        ("Need to write a page for the hotline", "Write a page for the hotline"),
        ("Adding an alert on end dates", "Add an alert on end dates"),
        ("Certificates should be renewed by a job", "Renew certificates by a job"),
        ("DNS records must be checked nightly", "Check DNS records nightly"),
        ("Alerts need to be routed to Payments", "Route alerts to Payments"),
        ("PagerDuty should be told", "Tell PagerDuty"),
    ],
)
def test_its_own_verb_is_put_in_front(text: str, better: str) -> None:
    assert with_verb_first(text) == better


@pytest.mark.parametrize("text", ["Runbook update", "Adding", "The page should be better", "We"])
def test_nothing_is_offered_where_the_verb_cannot_be_told(text: str) -> None:
    assert with_verb_first(text) is None


@given(st.text(max_size=80))
def test_what_is_offered_opens_with_a_verb_whatever_was_written(text: str) -> None:
    better = with_verb_first(text)
    assert better is None or opens_with_verb(better)


def test_other_languages_are_left_alone() -> None:
    assert opens_with_verb("Zertifikate durch einen Dienst erneuern", "de")
    assert with_verb_first("We should add an alert", "de") is None
    assert form_for("Improve monitoring", "de") is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Improve monitoring", "Add an alert"),
        ("Be more careful with deploys", "Let [the tool] refuse"),
        ("Retrain the on-call", "Put [what one has to know]"),
        ("Discipline the operator", "Let [the system] ask"),
        ("More tests", "Add a test to"),
        ("Better documentation", "Write the page"),
        ("Look into the pool", "Find out"),
    ],
)
def test_an_action_is_offered_the_form_of_what_it_is_about(text: str, begins: str) -> None:
    form = form_for(text)
    assert form is not None
    assert form.text.startswith(begins)


def test_a_form_is_about_whole_words() -> None:
    assert form_for("Rename the testament") is None


def test_every_form_can_be_finished_and_would_not_be_noticed_itself() -> None:
    coach = Coach()
    for data in assets.toml("language/en/action_forms.toml")["form"]:
        filled = re.sub(r"\[([^\]]*)\]", r"\1", data["form"])
        assert "[" in data["form"]
        assert opens_with_verb(filled)
        assert [f for f in coach.check(filled, "action") if f.kind == "vague-action"] == []
        assert coach.check(data["why"]) == []
        assert len(data["why"]) <= 100
