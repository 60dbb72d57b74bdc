"""Drafts become records: instants in UTC, one review with everything in its place."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action, Bone, PrepItem, SectionText, StageSlot, WhyStep
from pm_facilitator.domain.vocabulary import (
    ActionEffect,
    ActionStatus,
    DocumentTemplate,
    EventKind,
    InsightKind,
    PersonRole,
    Precision,
    Severity,
    Stage,
)
from pm_facilitator.importers.accepting.convert import UNSORTED, review_changes, to_events
from pm_facilitator.importers.draft import (
    ActionDraft,
    EventDraft,
    FactorDraft,
    InsightDraft,
    Moment,
    Moments,
    PersonDraft,
    ReviewDraft,
    TextDraft,
    TimelineDraft,
)

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


def times(zone: str, *moments: Moment) -> list[str]:
    drafts = tuple(EventDraft(moment, "it goes on", 1) for moment in moments)
    events = to_events(TimelineDraft(drafts), zone)
    return [event.time.isoformat()[:16] if event.time else "" for event in events]


def board_of(draft: ReviewDraft, zone: str = "UTC", **names: str) -> Board:
    changes, review_id = review_changes(draft, NOW, zone, **names)
    board = Board()
    board.apply(changes)
    assert board.review.id == review_id
    return board


class TestTimes:
    """When an event was, in UTC."""

    def test_a_wall_clock_is_read_in_the_zone_with_the_offset_of_that_day(self) -> None:
        winter, summer = datetime(2026, 1, 5, 12), datetime(2026, 7, 5, 12)
        assert times("Europe/Lisbon", winter, summer) == ["2026-01-05T12:00", "2026-07-05T11:00"]

    def test_the_offset_of_the_text_wins(self) -> None:
        tokyo = datetime(2026, 1, 5, 12, tzinfo=timezone(timedelta(hours=9)))
        assert times("Europe/Lisbon", tokyo) == ["2026-01-05T03:00"]

    def test_an_hour_that_comes_twice_goes_on_from_the_event_before(self) -> None:
        before, again = datetime(2026, 10, 25, 1, 50), datetime(2026, 10, 25, 1, 10)
        assert times("Europe/Lisbon", before, again) == ["2026-10-25T00:50", "2026-10-25T01:10"]

    def test_an_hour_that_was_skipped_still_has_an_instant(self) -> None:
        assert times("Europe/Lisbon", datetime(2026, 3, 29, 1, 30)) == ["2026-03-29T01:30"]

    def test_a_day_is_midnight_of_the_zone(self) -> None:
        assert times("America/Denver", date(2026, 7, 5)) == ["2026-07-05T06:00"]

    @pytest.mark.parametrize("zone", ["", "Atlantis/Nowhere"])
    def test_without_a_zone_that_is_known_it_is_utc(self, zone: str) -> None:
        assert times(zone, datetime(2026, 7, 5, 12)) == ["2026-07-05T12:00"]

    def test_the_edges_of_the_calendar_are_unknown_times(self) -> None:
        assert times("Asia/Tokyo", date.min, date.max) == ["", ""]


class TestEvents:
    """What else an event keeps."""

    @pytest.mark.parametrize(
        ("time", "approximate", "precision"),
        [
            (datetime(2026, 3, 2, 14), False, Precision.EXACT),
            (datetime(2026, 3, 2, 14), True, Precision.APPROXIMATE),
            (date(2026, 3, 2), True, Precision.DAY),
            (None, True, Precision.UNKNOWN),
        ],
    )
    def test_how_well_the_time_is_known(
        self, time: Moment, approximate: bool, precision: Precision
    ) -> None:
        draft = EventDraft(time, "x", 1, approximate=approximate)
        assert to_events(TimelineDraft((draft,)), "UTC")[0].precision is precision

    def test_everything_said_about_it(self) -> None:
        draft = EventDraft(
            datetime(2026, 3, 2, 14),
            "Sent to **all** hands, see [status](https://status.example/1)",
            3,
            end=datetime(2026, 3, 2, 15),
            details="`restart` was tried",
            source="Ines",
            evidence=("https://chat.example/7",),
            kind=EventKind.COMMUNICATION,
        )
        event = to_events(TimelineDraft((draft,)), "UTC")[0]
        assert event.text == "Sent to all hands, see status\nrestart was tried"
        assert event.evidence == ("https://chat.example/7", "https://status.example/1")
        assert (event.source, event.kind) == ("Ines", EventKind.COMMUNICATION)
        assert event.end == datetime(2026, 3, 2, 15, tzinfo=UTC)

    def test_an_end_before_the_start_counts_for_nothing(self) -> None:
        draft = EventDraft(datetime(2026, 3, 2, 14), "x", 1, end=datetime(2026, 3, 2, 13))
        assert to_events(TimelineDraft((draft,)), "UTC")[0].end is None

    def test_they_keep_the_order_of_the_text(self) -> None:
        drafts = tuple(EventDraft(None, text, 1) for text in "cab")
        events = to_events(TimelineDraft(drafts), "UTC")
        assert [event.text for event in sorted(events, key=lambda each: each.order)] == list("cab")


class TestReview:
    """A whole review out of a document."""

    def test_it_is_ready_for_a_meeting(self) -> None:
        board = board_of(ReviewDraft(title="Orders stopped"))
        assert board.review.title == "Orders stopped"
        assert board.review.created_at == NOW
        labels = tuple(bone.label for bone in board.bones)
        assert labels == presets.default_category_set().bones
        assert {slot.stage for slot in board.all(StageSlot)} == set(Stage)
        assert len(board.all(PrepItem)) == len(presets.checklist())

    def test_its_title_is_the_one_given_the_one_read_or_the_name_of_the_file(self) -> None:
        read = ReviewDraft(title="Orders stopped")
        assert board_of(read, title="Broker down").review.title == "Broker down"
        assert board_of(ReviewDraft(), name="broker-was_down").review.title == "broker-was down"
        assert board_of(ReviewDraft(), name="broker-down").review.title == "broker down"

    def test_its_facts_are_kept(self) -> None:
        review = board_of(
            ReviewDraft(
                incident_ref="INC-7",
                severity=Severity.SEV2,
                services=("orders",),
                summary="It stopped.",
                impact="Nobody could order.",
                moments=Moments(started=datetime(2026, 7, 2, 14)),
                zone="Europe/Lisbon",
            )
        ).review
        assert (review.incident_ref, review.severity) == ("INC-7", Severity.SEV2)
        assert (review.summary, review.impact_customers) == ("It stopped.", "Nobody could order.")
        assert review.services == ("orders",)
        assert review.zone == "Europe/Lisbon"
        assert review.started_at == datetime(2026, 7, 2, 13, tzinfo=UTC)

    def test_a_day_is_midnight_of_the_zone_that_the_review_is_shown_in(self) -> None:
        draft = ReviewDraft(events=(EventDraft(date(2026, 7, 2), "x", 1),), zone="Europe/Lisbon")
        assert board_of(draft).events[0].time == datetime(2026, 7, 1, 23, tzinfo=UTC)

    def test_everything_else_has_its_place(self) -> None:
        due = date(2026, 4, 1)
        board = board_of(
            ReviewDraft(
                insights=(InsightDraft(InsightKind.LUCKY, "It was a quiet hour."),),
                questions=("Who else uses this broker?",),
                actions=(
                    ActionDraft("Watch it", "Ines", due, status=ActionStatus.IN_PROGRESS),
                    ActionDraft("Document it", tracker="OPS-3"),
                ),
                people=(PersonDraft("Ines", PersonRole.COORDINATOR),),
            )
        )
        assert board.insights[0].kind is InsightKind.LUCKY
        assert board.questions[0].text == "Who else uses this broker?"
        assert [action.text for action in board.all(Action)] == ["Watch it", "Document it"]
        assert (board.actions[0].owner, board.actions[0].due) == ("Ines", due)
        assert board.actions[1].tracker == "OPS-3"
        assert board.people[0].role is PersonRole.COORDINATOR


class TestFactors:
    """Where the factors of a document hang."""

    def bones(self, *drafts: FactorDraft) -> dict[str, str]:
        board = board_of(ReviewDraft(factors=drafts))
        return {
            factor.text: bone.label
            for factor in board.factors
            for bone in board.all(Bone)
            if bone.id == factor.bone_id
        }

    def test_on_the_bone_of_their_heading(self) -> None:
        known = presets.default_category_set().bones[1]
        assert self.bones(FactorDraft("a", group=known.upper())) == {"a": known}
        assert self.bones(FactorDraft("a", group="Cold chain")) == {"a": "Cold chain"}

    def test_aside_where_there_is_no_heading_or_too_many(self) -> None:
        assert self.bones(FactorDraft("a")) == {"a": UNSORTED}
        many = self.bones(*(FactorDraft(f"f{n}", group=f"Part {n}") for n in range(9)))
        assert many["f0"] == "Part 0"
        assert many["f8"] == UNSORTED

    def test_nested_ones_belong_to_the_one_above(self) -> None:
        drafts = (FactorDraft("a"), FactorDraft("b", depth=1), FactorDraft("c", depth=2))
        board = board_of(ReviewDraft(factors=(*drafts, FactorDraft("d", depth=1))))
        a, b, c, d = board.factors
        assert (a.parent_id, b.parent_id, c.parent_id, d.parent_id) == (None, a.id, b.id, a.id)

    def test_a_chain_of_whys_grows_under_its_factor(self) -> None:
        board = board_of(ReviewDraft(factors=(FactorDraft("a", whys=("b", "c"), details="More."),)))
        first, second = board.all(WhyStep)
        assert (first.text, first.parent_id) == ("b", None)
        assert (second.text, second.parent_id) == ("c", first.id)
        assert board.factors[0].evidence == ("More.",)


def test_prose_becomes_the_text_of_its_section_under_its_template() -> None:
    draft = ReviewDraft(
        texts=(TextDraft("threat", "Anybody could read orders."),),
        template=DocumentTemplate.SECURITY,
    )
    board = board_of(draft)
    assert board.review.template is DocumentTemplate.SECURITY
    assert [(each.section, each.text) for each in board.all(SectionText)] == [
        ("threat", "Anybody could read orders.")
    ]
    assert board_of(ReviewDraft()).review.template is DocumentTemplate.GENERAL


def test_what_an_action_is_good_for_is_kept_where_the_document_says_it() -> None:
    told = (ActionDraft("Probe labels", effect=ActionEffect.DETECT), ActionDraft("Pin images"))
    board = board_of(ReviewDraft(actions=told))
    assert {each.text: each.effect for each in board.all(Action)} == {
        "Probe labels": ActionEffect.DETECT,
        "Pin images": ActionEffect.PREVENT,
    }
