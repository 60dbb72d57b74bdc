"""The parts of documents in the shapes of well-known templates, and what keeps them."""

from datetime import UTC, date, datetime

import pytest

from pm_facilitator import assets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.vocabulary import (
    ActionStatus,
    DocumentTemplate,
    InsightKind,
    PersonRole,
)
from pm_facilitator.importers.accepting.convert import review_changes
from pm_facilitator.importers.documents.markdown_document import read_markdown
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.text.headings import text_in
from pm_facilitator.report.lacking import lacking
from pm_facilitator.report.template import shipped, template_of

GOOGLE = """\
# Orders Postmortem (incident #465)

**Date:** 2026-03-02

**Authors:** Ines Duarte, Tomas Lind

**Status:** Complete

**Summary:** Orders stopped for 45 minutes
when a certificate ran out.

**Impact:** 1,200 orders were late.

**Root Causes:** The renewal ran on a host that had been retired.

**Trigger:** The certificate ran out at 14:00.

**Detection:** Pager alert on the queue.

**Resolution:** A new certificate was issued by hand.

## Action Items

| Action Item | Type | Owner | Bug |
| --- | --- | --- | --- |
| Watch the age of certificates | prevent | Ines | OPS-12 |

## Lessons Learned

### What went well

- The alert came within a minute.

### What went wrong

- Nobody knew where the renewal runs.

### Where we got lucky

- It was a quiet hour.

## Timeline

2026-03-02 (all times UTC)

- 14:00 Certificate runs out
- 14:45 OUTAGE ENDS

## Supporting information

A graph.
"""
PAGERDUTY = """\
# Orders late at Fernhill

## Overview

Orders were late for 45 minutes.

## What Happened

The broker refused every client.

## Contributing Factors

- The renewal ran on a retired host
    - Nothing says which hosts matter
- No alert on age

## Resolution

A new certificate.

## Impact

| | |
| --- | --- |
| Time in SEV-2 | 45 minutes |

## Responders

- Incident Commander: Ines
- Scribe: Tomas

## Timeline

| Time (UTC) | Event | Data Link |
| --- | --- | --- |
| 2026-03-02 14:00 | Certificate runs out | https://graphs.example/1 |

## How'd We Do?

### What Went Well?

- The page was answered at once.

### What Didn't Go So Well?

- The runbook was old.

## Action Items

- [ ] OPS-12 Watch the age
"""
ATLASSIAN = """\
## Incident summary

Orders stopped.

## Leadup

The host had been retired.

## Fault

The renewal did not run.

## Detection

A customer called.

## Response

Ines joined the call.

### First steps

The broker was restarted.

## Recovery

By hand.

## Timeline

2 March 2026, all times in UTC
14:00 - Certificate runs out

## Five whys

1. Orders stopped because the broker refused clients
2. Because its certificate had run out
3. Because the renewal ran nowhere

## Backlog check

Nothing there.

## Lessons

- Renewals need an owner.

## Corrective actions

1. Watch the age (Owner: Ines, due 2026-04-01)
"""


def texts(draft: ReviewDraft, kind: InsightKind) -> list[str]:
    return [insight.text for insight in draft.insights if insight.kind is kind]


class TestGoogle:
    """The template of the SRE book, with bold labels."""

    draft = read_markdown(GOOGLE)

    def test_the_facts(self) -> None:
        draft = self.draft
        assert draft.title == "Orders Postmortem (incident #465)"
        assert [person.name for person in draft.people] == ["Ines Duarte", "Tomas Lind"]
        assert draft.impact == "1,200 orders were late."
        assert draft.trigger == "The certificate ran out at 14:00."
        assert draft.detection == "Pager alert on the queue."

    def test_the_story(self) -> None:
        assert self.draft.summary == "Orders stopped for 45 minutes when a certificate ran out."
        assert [event.text for event in self.draft.events] == [
            "Certificate runs out",
            "OUTAGE ENDS",
        ]
        assert self.draft.events[0].time == datetime(2026, 3, 2, 14, tzinfo=UTC)

    def test_what_was_learned(self) -> None:
        draft = self.draft
        assert [factor.text for factor in draft.factors] == [
            "The renewal ran on a host that had been retired."
        ]
        assert texts(draft, InsightKind.WENT_WELL) == ["The alert came within a minute."]
        assert texts(draft, InsightKind.HARD) == ["Nobody knew where the renewal runs."]
        assert texts(draft, InsightKind.LUCKY) == ["It was a quiet hour."]
        assert draft.actions[0].owner == "Ines"
        assert draft.actions[0].tracker == "OPS-12"

    def test_what_has_no_place_is_named(self) -> None:
        assert [warning.message for warning in self.draft.warnings] == [
            "The part 'Status' was not taken over.",
            "In a new review the part 'Resolution' becomes a section of its own "
            "(template: In the shape of the Google SRE book).",
            "The zone UTC was taken from line 44.",
            "In a new review the part 'Supporting information' becomes a section of its own "
            "(template: In the shape of the Google SRE book).",
        ]

    def test_prose_of_its_template_is_kept(self) -> None:
        assert self.draft.template is DocumentTemplate.GOOGLE_SRE
        assert [(each.section, each.text) for each in self.draft.texts] == [
            ("resolution", "A new certificate was issued by hand."),
            ("supporting", "A graph."),
        ]


class TestPagerDuty:
    """The template with overview, responders and a table as timeline."""

    draft = read_markdown(PAGERDUTY)

    def test_the_story(self) -> None:
        draft = self.draft
        assert draft.summary.split("\n\n") == [
            "Orders were late for 45 minutes.",
            "The broker refused every client.",
            "Resolution: A new certificate.",
        ]
        assert draft.impact == "Time in SEV-2: 45 minutes"
        assert draft.events[0].evidence == ("https://graphs.example/1",)

    def test_who_was_there(self) -> None:
        roles = {person.name: person.role for person in self.draft.people}
        assert roles == {"Ines": PersonRole.COORDINATOR, "Tomas": PersonRole.NOTE_TAKER}

    def test_factors_keep_how_they_were_nested(self) -> None:
        assert [factor.depth for factor in self.draft.factors] == [0, 1, 0]

    def test_what_was_learned(self) -> None:
        assert texts(self.draft, InsightKind.WENT_WELL) == ["The page was answered at once."]
        assert texts(self.draft, InsightKind.HARD) == ["The runbook was old."]
        assert self.draft.actions[0].tracker == "OPS-12"
        assert self.draft.actions[0].status is ActionStatus.OPEN

    def test_with_its_messages_each_part_is_kept_where_its_template_shows_it(self) -> None:
        draft = read_markdown(
            f"{PAGERDUTY}\n## Messaging\n\n### Internal Email\n\nOrders were late.\n\n"
            "### External Message\n\nWe are sorry.\n"
        )
        assert draft.template is DocumentTemplate.PAGERDUTY
        assert draft.summary == "Orders were late for 45 minutes."
        assert [(each.section, each.text) for each in draft.texts] == [
            ("what_happened", "The broker refused every client."),
            ("resolution", "A new certificate."),
            ("message_internal", "Orders were late."),
            ("message_external", "We are sorry."),
        ]


class TestAtlassian:
    """The template with leadup, fault and five whys."""

    draft = read_markdown(ATLASSIAN)

    def test_each_part_is_kept_where_its_template_shows_it(self) -> None:
        draft = self.draft
        assert draft.template is DocumentTemplate.ATLASSIAN
        assert (draft.summary, draft.trigger) == ("Orders stopped.", "The renewal did not run.")
        assert [(each.section, each.text) for each in draft.texts] == [
            ("leadup", "The host had been retired."),
            ("response", "Ines joined the call.\n\nFirst steps\n\nThe broker was restarted."),
            ("recovery", "By hand."),
            ("backlog", "Nothing there."),
        ]

    def test_its_document_lacks_none_of_these_parts(self) -> None:
        changes, _ = review_changes(self.draft, datetime(2026, 3, 4, tzinfo=UTC), "UTC")
        board = Board()
        board.apply(changes)
        lacks = {each.section for each in lacking(board, template_of(board.review))}
        assert lacks == {"impact", "recurrence"}

    def test_the_whys_are_a_chain(self) -> None:
        (chain,) = self.draft.factors
        assert chain.text == "Orders stopped because the broker refused clients"
        assert len(chain.whys) == 2

    def test_the_rest(self) -> None:
        draft = self.draft
        assert draft.title == ""
        assert draft.detection == "A customer called."
        assert draft.events[0].time == datetime(2026, 3, 2, 14, tzinfo=UTC)
        assert texts(draft, InsightKind.LESSON) == ["Renewals need an owner."]
        assert (draft.actions[0].owner, draft.actions[0].due) == ("Ines", date(2026, 4, 1))


class TestSectionTexts:
    """Prose that has no place but a section of a template."""

    def test_the_template_that_most_parts_belong_to_takes_its_parts(self) -> None:
        draft = read_markdown(
            "# Tokens leaked\n\n## Summary\n\nA token was public.\n\n"
            "## Threat\n\nAnybody could read *orders*.\n\n- for two days\n\n"
            "## Load tests\n\nNone were run.\n\n"
            "## Indicators of compromise\n\nTwo addresses.\n\n"
            "## Forensics\n\nThe log of the proxy.\n\n## Exposure\n\nTBD\n"
        )
        assert draft.template is DocumentTemplate.SECURITY
        assert [(each.section, each.text) for each in draft.texts] == [
            ("threat", "Anybody could read orders.\n\n- for two days"),
            ("evidence", "Two addresses.\n\nThe log of the proxy."),
        ]
        told = [each.message for each in draft.warnings]
        assert "The part 'Load tests' was not taken over." in told
        assert sum("(template: Security)" in message for message in told) == 3

    def test_a_part_that_tells_events_goes_to_the_timeline_and_chooses_no_template(self) -> None:
        draft = read_markdown(
            "# Orders stopped on 2026-03-02\n\n## Timeline\n\n### Leadup\n\n"
            "- 14:00 A change is released\n- 14:05 Alert\n- 14:31 Rolled back\n"
        )
        assert len(draft.events) == 3
        assert (draft.template, draft.texts) == (None, ())

    def test_headings_of_many_documents_mean_what_they_do_elsewhere(self) -> None:
        draft = read_markdown(
            "# Orders stopped\n\n## Summary\n\nShort.\n\n## Response\n\nIt was restarted.\n\n"
            "## Recovery\n\nBy hand.\n"
        )
        assert draft.summary == "Short.\n\nIt was restarted.\n\nResolution: By hand."
        assert (draft.template, draft.texts) == (None, ())

    def test_a_document_without_such_parts_says_nothing_of_a_template(self) -> None:
        draft = read_markdown("# Orders stopped\n\n## Summary\n\nShort.\n\n## Weather\n\nRain.\n")
        assert (draft.template, draft.texts) == (None, ())

    @pytest.mark.parametrize("template", sorted(assets.toml("importers/headings.toml")["texts"]))
    def test_every_such_section_is_one_of_its_template(self, template: str) -> None:
        tables = assets.toml("importers/headings.toml")
        wanted = [*tables["texts"][template], *tables["texts_beside"].get(template, {})]
        names = {each.name for each in shipped(DocumentTemplate(template)).sections}
        assert set(wanted) <= names
        titles = {each.name: each.title for each in shipped(DocumentTemplate(template)).sections}
        assert all(text_in(template, titles[name]) == name for name in wanted)


class TestEnds:
    """Where a part ends without a heading that says so."""

    def test_an_item_with_a_label_says_nothing_of_the_next_one_or_below_the_list(self) -> None:
        draft = read_markdown(
            "# Orders stopped\n\n- **Author**: Ines Duarte\n- **Affected job**: the broker\n"
            "- **Impact**: no orders\n  - for an hour\n- **Since**: noon\n\nA story.\n"
        )
        assert [each.name for each in draft.people] == ["Ines Duarte"]
        assert draft.impact == "no orders\n\n- for an hour"
        assert draft.summary == "- Affected job: the broker\n- Since: noon\n\nA story."

    @pytest.mark.parametrize("foot", ["*Written for the guild of mills.*", "_Last seen in May_"])
    def test_what_stands_in_italics_below_the_last_rule_is_about_the_document(
        self, foot: str
    ) -> None:
        lessons = "# Orders stopped\n\n## Lessons\n\n- Renew early.\n\n---\n\n"
        assert texts(read_markdown(lessons + foot), InsightKind.LESSON) == ["Renew early."]
        told = texts(read_markdown(f"{lessons}And *often*."), InsightKind.LESSON)
        assert told == ["Renew early.", "And often."]

    def test_ticks_and_what_a_template_asks_are_no_lessons(self) -> None:
        draft = read_markdown(
            "# Orders stopped\n\n## What went well\n\n- List anything the team did well.\n"
            "- ✅ The page came\n\n## What didn't work\n\n- ❌ The runbook\n- None\n"
        )
        assert texts(draft, InsightKind.WENT_WELL) == ["The page came"]
        assert texts(draft, InsightKind.HARD) == ["The runbook"]

    def test_the_columns_of_a_table_of_lessons_tell_their_kinds(self) -> None:
        draft = read_markdown(
            "# Orders stopped\n\n## Lessons\n\n| What went well | What went wrong | Page |\n"
            "|---|---|---|\n| The page came | Old runbook | 7 |\n| Few calls | | 8 |\n"
        )
        assert texts(draft, InsightKind.WENT_WELL) == ["The page came", "Few calls"]
        assert texts(draft, InsightKind.HARD) == ["Old runbook"]
