"""Whole documents in Markdown: their facts, titles, timelines, actions and figures."""

from datetime import UTC, date, datetime

import pytest

from pm_facilitator.domain.vocabulary import Severity
from pm_facilitator.importers.documents.markdown_document import read_markdown

FRONT = """\
---
title: Orders stopped
id: INC-465
severity: major
started_at: 2026-03-02T14:00:00Z
resolved_at: 2026-03-02T14:45:00Z
services: [orders, broker]
tags:
  - certificates
participants: [Ines, Tomas]
---

# Orders stopped

14:00 UTC Certificate runs out
"""


class TestFrontMatter:
    """Facts in YAML above the document."""

    draft = read_markdown(FRONT)

    def test_they_are_read(self) -> None:
        draft = self.draft
        assert (draft.title, draft.incident_ref) == ("Orders stopped", "INC-465")
        assert draft.severity is Severity.SEV2
        assert draft.services == ("orders", "broker")
        assert draft.tags == ("certificates",)
        assert [person.name for person in draft.people] == ["Ines", "Tomas"]
        assert draft.moments.started == datetime(2026, 3, 2, 14, tzinfo=UTC)
        assert draft.moments.resolved == datetime(2026, 3, 2, 14, 45, tzinfo=UTC)

    def test_they_give_the_day_of_the_times_below(self) -> None:
        assert self.draft.events[0].time == datetime(2026, 3, 2, 14, tzinfo=UTC)

    def test_what_is_no_yaml_is_passed_over(self) -> None:
        draft = read_markdown("---\ntitle: [unclosed\n---\n# Orders stopped\n")
        assert draft.title == "Orders stopped"


class TestFields:
    """Facts in the text."""

    @pytest.mark.parametrize(
        "text",
        [
            "# T\nSeverity: SEV2\n",
            "# T\n- **Severity**: SEV2\n",
            "# T\n| Severity | SEV2 |\n|---|---|\n| Status | done |\n",
            "# T\n| Incident ID | Severity | Date |\n|---|---|---|\n| 7 | SEV2 | 2026-03-02 |\n",
            "# T\n## Severity\n\nSEV2\n",
            "# [SEV2] T\n",
            "# T\n## Severity justification\n\nBoth were classified as SEV-2, for it was night.\n",
            "# T\n- **严重级别**: SEV-2\n",
            "# T\n重大度：SEV2\n",
            "# T\nGravité : élevée (SEV2)\n",
        ],
    )
    def test_the_severity_stands_in_many_places(self, text: str) -> None:
        assert read_markdown(text).severity is Severity.SEV2

    def test_the_moments_of_the_incident(self) -> None:
        moments = read_markdown(
            "# T\n- **Key events**\n"
            "  - First detected: 2026-03-02 14:05\n  - Incident declared 2026-03-02 14:10\n"
            "  - Repaired: 2026-03-02 14.40\n  - Resolved: 15:00\n"
        ).moments
        assert moments.detected == datetime(2026, 3, 2, 14, 5)
        assert moments.acknowledged == datetime(2026, 3, 2, 14, 10)
        assert moments.mitigated == datetime(2026, 3, 2, 14, 40)
        assert moments.resolved == datetime(2026, 3, 2, 15, 0)

    def test_the_day_is_named_in_other_languages(self) -> None:
        text = "# T\n**日期**：2026-03-02\n\n## Timeline\n\n- 14:05 The broker stopped\n"
        assert read_markdown(text).events[0].time == datetime(2026, 3, 2, 14, 5)

    def test_prose_about_what_was_affected_names_no_services(self) -> None:
        said = "Services affected: the mail of all schools. Calls, and the map, were not."
        draft = read_markdown(f"# T\n\n## Impact\n\n- {said}\n- Users: 40\n")
        assert draft.services == ()
        assert draft.impact == f"- {said}\n- Users: 40"

    def test_no_warning_is_given_for_times_that_were_understood(self) -> None:
        draft = read_markdown("# T\n- First detected: 2026-03-02 14:05\n- at 14:05 it rang\n")
        assert not [warning for warning in draft.warnings if warning.line == 2]

    def test_a_label_among_the_actions_is_no_field(self) -> None:
        draft = read_markdown("# T\n## Action items\n- Severity: agree what it means\n")
        assert draft.severity is None
        assert draft.actions[0].text == "Severity: agree what it means"


class TestTitle:
    """What the review is called."""

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("# Postmortem: Orders **stopped**\n", "Orders stopped"),
            ("# Incident report - Orders stopped\n", "Orders stopped"),
            (
                "# Incident on 2026-03-02 - Orders stopped\n",
                "Incident on 2026-03-02 - Orders stopped",
            ),
            ("# Post-mortem\n\nTitle: Orders stopped\n", "Orders stopped"),
            ("Orders stopped\n==============\n\nThey did.\n", "Orders stopped"),
            ("## Summary\n\nOrders stopped\n", ""),
            ("", ""),
        ],
    )
    def test_it_is_what_the_heading_says(self, text: str, title: str) -> None:
        assert read_markdown(text).title == title


class TestTimeline:
    """What a document says about when."""

    def test_a_timeline_without_times_keeps_its_order(self) -> None:
        draft = read_markdown("# T\n## Timeline\n- first **this**\n- then that\n  - and more\n")
        assert [event.time for event in draft.events] == [None, None]
        assert draft.events[1].text == "then that: and more"
        assert "no times" in draft.warnings[0].message

    def test_the_zone_of_the_text_is_the_zone_of_the_review(self) -> None:
        assert read_markdown("# T\n## Timeline (Lisbon time)\n- 2026-03-02 x\n").zone == (
            "Europe/Lisbon"
        )

    def test_a_story_in_which_events_stand_is_not_told_twice(self) -> None:
        draft = read_markdown("# T\nIt began small.\n\n2026-03-02 14:05 UTC it rang\n")
        assert draft.summary == "It began small."
        assert len(draft.events) == 1


def test_the_day_and_the_zone_can_be_given() -> None:
    draft = read_markdown("# T\n14:05 it rang\n", day=date(2026, 7, 2), zone="Europe/Lisbon")
    assert draft.zone == "Europe/Lisbon"
    assert isinstance(draft.events[0].time, datetime)
    assert draft.events[0].time.isoformat() == "2026-07-02T14:05:00+01:00"


def test_links_of_a_factor_are_its_evidence_and_pictures_beside_the_document_are_named() -> None:
    draft = read_markdown(
        "# Tills offline\n\n## Impact\n\n![Sales](shots/sales.png)\n\n## Root causes\n\n"
        "- Names were cached ([graph](https://graphs.example/7))\n"
        "- ![Panel](https://graphs.example/8.png) Nobody saw the panel\n"
    )
    assert [each.evidence for each in draft.factors] == [
        ("https://graphs.example/7",),
        ("https://graphs.example/8.png",),
    ]
    assert [(each.line, each.message.split(" was")[0]) for each in draft.warnings] == [
        (5, "The picture sales.png")
    ]


class TestActions:
    """When they are due, by the day of the document."""

    def warnings(self, text: str) -> list[str]:
        draft = read_markdown(f"# Lag of the queue{text}")
        return [each.message for each in draft.warnings if "due date" in each.message]

    def test_the_day_of_the_document_tells_the_year(self) -> None:
        draft = read_markdown(
            "# Lag of the queue, 12 March 2026\n\n## Actions\n\n- Watch it (Sam, 3/20)\n"
        )
        assert [(each.owner, each.due) for each in draft.actions] == [("Sam", date(2026, 3, 20))]
        assert not draft.warnings

    def test_a_day_that_could_be_another_one_is_told_of(self) -> None:
        (message,) = self.warnings(", 12 March 2026\n\n## Actions\n\n- Watch it (Sam, 4/5)\n")
        assert message.startswith("The due date '4/5' was read as 5 April 2026;")
        assert not self.warnings(", 3/14/2026\n\n## Actions\n\n- Watch it (Sam, 4/5)\n")

    def test_a_day_of_no_year_is_told_of(self) -> None:
        (message,) = self.warnings("\n\n## Actions\n\n- Watch it (Sam, 3/20)\n")
        assert message.startswith("The due date '3/20' has no year")


@pytest.mark.parametrize(
    ("said", "impact"),
    [
        (
            "Time in SEV-1: 25mins\nTime in SEV-2: 10mins",
            "Time in SEV-1: 25mins\nTime in SEV-2: 10mins",
        ),
        ("**Carts:** 40 lost\n**Tickets:** 54", "Carts: 40 lost\nTickets: 54"),
        (
            "Carts were lost: all of them,\nas we found: 40.",
            "Carts were lost: all of them, as we found: 40.",
        ),
    ],
)
def test_lines_that_each_tell_a_figure_stay_lines(said: str, impact: str) -> None:
    assert read_markdown(f"# Lag\n\n## Impact\n\n{said}\n").impact == impact
