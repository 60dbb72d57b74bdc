"""What the coach promises about any text, about names and components, and about places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.language.coach import Coach
from pm_facilitator.language.finding import Finding

_PIECES = (
    "who why did you John forgot to should have been nobody reviewed the certificate , . ? ! \n "
    'human error - : "quoted" `code` Will ops team careless it they @kim don\'t didn’t 10:42 '
    "was the root cause always fire love how obviously ( ) é 漢字 🙂 ERROR"
)
_SPOKEN = st.lists(st.sampled_from(_PIECES.split(" ")), max_size=25).map(" ".join)
_COACH = Coach(names=["Zed Quill", "Will"], components=["ledger-service", "Merlin"])


def _kinds(findings: list[Finding]) -> set[str]:
    return {finding.kind for finding in findings}


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    _COACH.check(text)
    _COACH.check(text, field="action")


@settings(deadline=None, max_examples=250)
@given(_SPOKEN)
def test_findings_point_into_the_text_in_order(text: str) -> None:
    findings = _COACH.check(text)
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.text == text[finding.start : finding.end]
    assert findings == sorted(findings, key=lambda finding: (finding.start, finding.end))


@settings(deadline=None, max_examples=250)
@given(_SPOKEN)
def test_findings_of_one_kind_do_not_overlap(text: str) -> None:
    findings = _COACH.check(text)
    for one in findings:
        for other in findings:
            if one is not other and one.kind == other.kind:
                assert one.end <= other.start or other.end <= one.start


def test_a_very_long_text_is_read_in_reasonable_time() -> None:
    words = "the team on the database should have had nobody who forgot it " * 600
    assert isinstance(_COACH.check(words), list)


def test_people_of_the_review_are_known_by_name() -> None:
    assert Coach(learned=False).check("Zed broke the build") == []
    assert _kinds(_COACH.check("Zed broke the build")) == {"named-person-fault"}
    assert _kinds(_COACH.check("quill failed to escalate")) == {"negligence-verb"}


def test_components_of_the_review_are_never_people() -> None:
    assert _kinds(Coach().check("Merlin failed to respond")) == {"negligence-verb"}
    assert _COACH.check("Merlin failed to respond") == []
    assert _COACH.check("the ledger service ignored the header") == []


def test_a_worker_is_a_process_unless_it_is_said_of_what_trade() -> None:
    coach = Coach()
    for machine in (
        "The worker failed to close the file.",
        "The worker should have retried.",
        "The transaction coordinator failed to renew the lease.",
    ):
        assert coach.check(machine) == []
    for person in ("The warehouse worker failed to close the gate.", "My co-worker broke prod."):
        assert coach.check(person)
    assert coach.check("The worker forgot to close the gate.")


def test_a_word_that_is_also_a_name_is_read_by_its_place() -> None:
    assert Coach().check("Will the pod restart by itself?") == []
    assert Coach().check("Will restarted the pod.") == []
    assert _kinds(Coach().check("Will forgot to restart the pod.")) == {"negligence-verb"}


def test_quoted_text_code_and_log_lines_are_left_alone() -> None:
    coach = Coach()
    for innocent in (
        'The page said "you forgot your password".',
        "The dialog “Who changed this?” was shown.",
        "`git blame` was run on `you_forgot.py`.",
        "```\nwho broke this\n```",
        "2031-01-05T10:00:00Z ERROR operator failed to acquire the lease",
        "WARN you should have set a limit",
    ):
        assert coach.check(innocent) == [], innocent


def test_only_the_sentence_concerned_is_reworded() -> None:
    text = "The job ran at noon. Tom forgot to check the log. It was green."
    (finding,) = Coach().check(text)
    assert finding.text == "Tom forgot to check"
    assert finding.suggestion == (
        "The job ran at noon. The log was not checked. What would normally have prompted it?"
        " It was green."
    )


def test_lines_are_sentences_and_bullets_stay() -> None:
    text = "- the disk was full\n- Tom forgot to check the log\n- green again"
    (finding,) = Coach().check(text)
    assert finding.suggestion is not None
    assert finding.suggestion.splitlines() == [
        "- the disk was full",
        "- The log was not checked. What would normally have prompted it?",
        "- green again",
    ]


def test_rules_for_actions_are_asked_only_of_actions() -> None:
    coach = Coach()
    assert coach.check("Improve monitoring") == []
    assert _kinds(coach.check("Improve monitoring", field="action")) == {"vague-action"}


def test_curly_and_missing_apostrophes_are_read() -> None:
    coach = Coach()
    for text in (
        "Sarah didn't check the logs",
        "Sarah didn’t check the logs",
        "sarah didnt check the logs",
    ):
        assert _kinds(coach.check(text)) == {"negligence-verb"}, text


def test_a_finding_tells_why_it_matters_and_where_the_thought_comes_from() -> None:
    (finding,) = Coach().check("It was a sloppy deploy.")
    assert finding.severity == "warning"
    assert finding.message.endswith(".")
    assert finding.questions
    assert finding.source


@pytest.mark.parametrize(
    "fact",
    [
        "Why nobody noticed: the check only ran on Sundays.",
        "Some of you asked why the export was late.",
        "By then we were too late to stop the import.",
        "We were too late: the tape had been wiped.",
    ],
)
def test_a_fact_in_a_report_is_no_blame_though_it_may_sound_so_in_a_room(fact: str) -> None:
    assert _COACH.check(fact, "prose") == []


@pytest.mark.parametrize("said", ["As I said, the alert was late.", "I told you so."])
def test_a_turn_of_phrase_is_a_reproach_in_a_room_and_none_in_a_document(said: str) -> None:
    assert [finding.kind for finding in _COACH.check(said)]
    assert _COACH.check(said, "prose") == []


def test_a_turn_of_phrase_is_told_in_a_document_where_the_words_sound_like_a_reproach() -> None:
    said = "As I already said, nobody reads the docs."
    assert "passive-aggressive" in {finding.kind for finding in _COACH.check(said, "prose")}
