"""Mercurial: the changesets of a log."""

from pm_facilitator.domain.vocabulary import EventKind
from tests.importers.formats.reading import read_text, told

LOG = """changeset:   12:abcdef123456
tag:         tip
user:        Bo Lund <bo@shop.example>
date:        Mon Mar 02 14:02:00 2026 +0100
summary:     Roll back checkout

changeset:   11:abcdef123457
user:        ines
date:        Mon Mar 02 13:50:00 2026 +0100
summary:     Deploy checkout 1.42

"""
VERBOSE = """changeset:   11:abcdef123457
user:        ines
date:        Mon Mar 02 13:50:00 2026 +0100
files:       checkout.py
description:
Deploy checkout 1.42

note: see https://wiki.example/42


"""


def test_changesets_are_changes_in_order_of_time_with_their_users_and_zones() -> None:
    draft = read_text(LOG, "hg.txt")
    assert draft.form == "Mercurial log, 2 entries"
    assert told(draft) == ["13:50 ines: Deploy checkout 1.42", "14:02 Bo Lund: Roll back checkout"]
    deploy, back = draft.events
    assert str(deploy.time) == "2026-03-02 13:50:00+01:00"
    assert (deploy.line, back.line) == (7, 1)
    assert (deploy.kind, back.kind) == (EventKind.CHANGE, EventKind.MITIGATION)
    assert back.details == "Changeset abcdef123456"


def test_a_whole_description_is_kept() -> None:
    (event,) = read_text(VERBOSE).events
    assert event.text == "Deploy checkout 1.42"
    assert event.details == "note: see https://wiki.example/42\nChangeset abcdef123457"
    assert event.evidence == ("https://wiki.example/42",)


def test_long_users_and_descriptions_are_read_in_time_that_grows_with_them() -> None:
    described = VERBOSE.rstrip() + "\n" + "and so on\n" * 200_000
    (event,) = read_text(described.replace("ines", "a" + " " * 60_000 + "b")).events
    assert (event.text, event.source.strip()) == ("Deploy checkout 1.42", "a")
    assert event.details.count("and so on") > 100
