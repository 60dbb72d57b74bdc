import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.incident_times import times_of
from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.accepting.convert import to_events
from pm_facilitator.importers.event_kinds import KindGuesser, guess_kind
from pm_facilitator.importers.timeline.timeline_text import read_timeline

# fmt: off
WORDS = [
    "rolled", "back", "up", "fails", "over", "Failed", "the", "alert", "alerts,", "re-alert",
    "all", "clear", "e-mail", "to", "on-call", "was", "called", "shop", "(paged)", "x" * 290,
    "Resolved", "**Resolved**", "[RESOLVED]", "-", "Status:", "not", "be", "restored",
    "Monitoring:",
]
# fmt: on
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_the_kinds_of_a_text_are_those_of_its_events(texts: list[str]) -> None:
    guesser = KindGuesser()
    assert [guesser.guess(text) for text in texts] == [guess_kind(text) for text in texts]


def test_words_hint_at_a_kind() -> None:
    guesser = KindGuesser()
    assert guesser.guess("we rolled it back") is EventKind.OTHER
    assert guesser.guess("we rolled back") is EventKind.MITIGATION


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Resolved", EventKind.RESOLUTION),
        ("resolved.", EventKind.RESOLUTION),
        ("Resolved - all feeds are up to date", EventKind.RESOLUTION),
        ("**Resolved** - rolled back, customers were told", EventKind.RESOLUTION),
        ("✅ Resolved by a restart", EventKind.RESOLUTION),
        ("[Resolved] Mails are sent again", EventKind.RESOLUTION),
        ("Status changed to resolved", EventKind.RESOLUTION),
        ("This incident has been resolved.", EventKind.RESOLUTION),
        ("Outage over", EventKind.RESOLUTION),
        ("Incident closed", EventKind.RESOLUTION),
        ("Fixed", EventKind.RESOLUTION),
        ("Recovered", EventKind.RECOVERY),
        ("Service restored", EventKind.RECOVERY),
        ("Back to normal", EventKind.RECOVERY),
        ("Monitoring: writes are accepted, the lag goes down", EventKind.RECOVERY),
        ("Mitigated", EventKind.MITIGATION),
        ("Acknowledged", EventKind.ACTION),
        ("Detected", EventKind.DETECTION),
        ("**Detection:** the on-call engineer was paged", EventKind.DETECTION),
        ("Declared", EventKind.ESCALATION),
        ("Trigger: a certificate expired", EventKind.TRIGGER),
    ],
)
def test_a_state_alone_or_in_front_tells_the_kind(text: str, kind: EventKind) -> None:
    assert guess_kind(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "not resolved",
        "Not fully resolved yet",
        "DNS resolved to another address",
        "could not be resolved",
        "resolved the ticket of another incident",
        "Resolved names point to the old balancer",
        "Fixed-rate limits hit",
        "Service will be restored at 17:00",
        "Has not recovered",
    ],
)
def test_what_only_speaks_of_a_state_or_denies_it_is_no_end(text: str) -> None:
    assert guess_kind(text) is EventKind.OTHER


def test_more_than_a_fix_in_the_making_says_what_watching_it_is() -> None:
    assert guess_kind("Monitoring - the hotfix is out") is EventKind.MITIGATION


def test_an_alarm_that_is_over_is_not_the_end_of_the_incident() -> None:
    assert guess_kind("[RESOLVED] QueueDepth station=0017") is EventKind.RECOVERY


def test_a_plain_resolved_ends_the_incident_so_that_later_work_softens_nothing() -> None:
    draft = read_timeline(
        "2026-03-02 14:05 Alert fires\n2026-03-02 14:08 Ana acked\n2026-03-02 14:31 Rollback done\n"
        "2026-03-02 14:45 Resolved\n2026-03-02 18:00 Backlog drained\n"
    )
    told = times_of(to_events(draft, "UTC"))
    assert {name: f"{at:%H:%M}" for name, at in told.items()} == {
        "detected_at": "14:05",
        "acknowledged_at": "14:08",
        "mitigated_at": "14:31",
        "resolved_at": "14:45",
    }
