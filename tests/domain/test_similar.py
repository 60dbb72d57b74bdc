"""Notes that share telling words are proposed as groups, each with a name."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.entities import Note
from pm_facilitator.domain.similar import LARGEST, Proposal, propose
from pm_facilitator.domain.telling_words import stem, telling_words
from tests.helpers.make import make_note

ALERTS = (
    "The first alert fired twenty minutes after the errors began",
    "Alerts went to a channel nobody reads at night",
    "Alert threshold was set for twice the usual traffic",
    "Nobody was paged because the alerting rule had expired",
)
ROLLBACKS = (
    "The rollback took forty minutes",
    "Rollback script was last tested in spring",
    "We did not know who may start a rollback",
)
PAGES = ("Status page was updated late", "Nobody owns the status page")
ALONE = ("The dashboard showed green", "Handover at six was short", "Good: found within minutes")


def notes(*texts: str, **kw: object) -> list[Note]:
    return [make_note(id=text, text=text, x=10.0 * i, **kw) for i, text in enumerate(texts)]


def names(found: list[Proposal]) -> dict[str, set[str]]:
    return {each.name: set(each.note_ids) for each in found}


def test_notes_about_one_thing_come_together_under_its_name() -> None:
    found = names(propose(notes(*ALERTS, *ALONE, *ROLLBACKS, *PAGES)))
    assert found == {"Alert": set(ALERTS), "Rollback": set(ROLLBACKS), "Status page": set(PAGES)}


def test_the_larger_group_is_proposed_first() -> None:
    found = propose(notes(*PAGES, *ROLLBACKS, *ALERTS))
    assert [len(each.note_ids) for each in found] == [4, 3, 2]


def test_the_order_of_the_notes_does_not_matter() -> None:
    every = notes(*ALERTS, *ALONE, *ROLLBACKS, *PAGES)
    shuffled = every[:]
    Random(7).shuffle(shuffled)
    assert propose(shuffled) == propose(every)


def test_words_that_say_nothing_bring_nothing_together() -> None:
    assert propose(notes("It was not the best of times", "It was not what we were told")) == []


def test_two_notes_with_one_common_word_among_many_are_left_alone() -> None:
    texts = (
        "Backups of the billing database finished before the deadline as planned",
        "Pager duty swap between the two offices missed the deadline",
    )
    assert set(names(propose(notes(*texts, *ALERTS, *ALONE)))) == {"Alert"}


def test_a_note_comes_along_without_the_word_when_it_shares_enough_others() -> None:
    found = propose(
        notes(
            "Certificate renewal script failed",
            "Certificate renewal script had no owner",
            "Certificate renewal script ran as root",
            "Renewal script failed",
            *ALERTS,
        )
    )
    assert any(
        "Renewal script failed" in each.note_ids and len(each.note_ids) == 4 for each in found
    )


@pytest.mark.parametrize("field", ["hidden", "locked", "group_id"])
def test_only_notes_that_are_free_and_seen_by_all_are_proposed(field: str) -> None:
    assert propose(notes(*ALERTS, **{field: "g" if field == "group_id" else True})) == []


def test_other_languages_and_scripts_are_understood() -> None:
    german = ("Der Alarm kam zu spät", "Niemand sah den Alarm", "Kein Alarm in der Nacht")
    chinese = ("监控面板没有告警", "告警发到没人看的频道", "告警阈值太高")
    found = names(propose(notes(*german, *chinese, *ROLLBACKS)))
    assert found["Alarm"] == set(german)
    assert found["告警"] == set(chinese)


def test_a_name_is_written_as_people_write_it() -> None:
    found = propose(notes("DNS was slow", "Slow DNS answers", "DNS cache kept the old host"))
    assert "DNS" in found[0].name


@pytest.mark.parametrize(
    "family",
    [
        ("alert", "alerts", "alerting", "alerted"),
        ("deploy", "deploys", "deployed", "deployment", "deploying"),
        ("release", "released", "releasing", "releases"),
        ("retry", "retries", "retried"),
        ("stop", "stopped", "stopping"),
    ],
)
def test_forms_of_a_word_count_as_one(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize(("one", "other"), [("status", "state"), ("process", "proceed")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_numbers_and_clock_times_tell_nothing() -> None:
    assert telling_words("At 14:05 we had 503 errors, it's 2026") == [("error", "errors")]


def many(count: int) -> list[Note]:
    rnd = Random(1)
    words = [f"{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}word{i}" for i in range(1500)]
    weights = [1 / (i + 3) for i in range(1500)]
    texts = (" ".join(rnd.choices(words, weights, k=12)) for _ in range(count))
    return [Note(f"n{i:04}", text) for i, text in enumerate(texts)]


def test_no_proposal_among_a_thousand_notes_is_too_large_to_look_through() -> None:
    found = propose(many(1000))
    assert max(len(each.note_ids) for each in found) <= LARGEST


@given(st.lists(st.text(max_size=40), max_size=25))
def test_no_note_is_in_two_proposals_and_none_stands_alone(texts: list[str]) -> None:
    every = [make_note(id=f"n{i}", text=text) for i, text in enumerate(texts)]
    found = propose(every)
    ids = [id_ for each in found for id_ in each.note_ids]
    assert len(ids) == len(set(ids))
    assert all(len(each.note_ids) > 1 and each.name for each in found)
