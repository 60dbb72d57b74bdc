"""Action items: what they say about owner, date, ticket and state is taken out of their text."""

from datetime import date

import pytest

from pm_facilitator.domain.vocabulary import ActionEffect, ActionStatus, Priority
from pm_facilitator.importers.documents.action_text import read_action, read_actions
from pm_facilitator.importers.draft import ActionDraft
from pm_facilitator.importers.text.contents import read_blocks
from pm_facilitator.importers.text.lines import split_lines
from pm_facilitator.importers.times.partial_date import Order

NEAR = date(2026, 3, 2)


def read(text: str, checked: bool | None = None) -> ActionDraft:
    return read_action(text, Order.MONTH_FIRST, NEAR, checked=checked)


def actions(text: str) -> list[ActionDraft]:
    blocks = read_blocks([(line, "") for line in split_lines(text)])
    return read_actions(blocks, Order.MONTH_FIRST, NEAR)


class TestOneLine:
    """Everything in one sentence."""

    @pytest.mark.parametrize(
        ("text", "owner"),
        [
            ("Watch the age of certificates (owner: Ines)", "Ines"),
            ("Watch the age of certificates - Owner: Ines Duarte", "Ines Duarte"),
            ("Watch the age of certificates @ines", "ines"),
            ("@ines.duarte Watch the age of certificates", "ines.duarte"),
            ("Watch the age of certificates [Assignee: @ines]", "ines"),
            ("**Owner:** Ines; Watch the age of certificates", "Ines"),
            ("Watch the age of certificates (DRI = platform team)", "platform team"),
            ("Watch the age of certificates (@ines and @bo)", "ines and bo"),
            ("Watch the age of certificates (owner: @ines, @bo)", "ines, bo"),
            ("@ines and @bo: Watch the age of certificates", "ines and bo"),
            ("Watch the age of certificates (owner: Ines, Bo)", "Ines, Bo"),
            (
                "Watch the age of certificates [Owners: Ines Duarte, Bo, and Kim]",
                "Ines Duarte, Bo, and Kim",
            ),
            ("Watch the age of certificates - Owner: Ines, platform team", "Ines, platform team"),
            ("Owners: Ines, Bo; Watch the age of certificates", "Ines, Bo"),
            ("Owner: Ines / no due date / Watch the age of certificates", "Ines"),
        ],
    )
    def test_the_owner(self, text: str, owner: str) -> None:
        action = read(text)
        assert action.owner == owner
        assert action.text == "Watch the age of certificates"

    def test_owners_may_stand_beside_other_facts_in_their_brackets(self) -> None:
        action = read("Watch the age (owner: Ines, Bo; due: 2026-03-09) - done")
        assert (action.text, action.owner) == ("Watch the age", "Ines, Bo")
        assert (action.due, action.status) == (date(2026, 3, 9), ActionStatus.DONE)

    @pytest.mark.parametrize(
        ("said", "text"),
        [
            ("after the freeze", "Watch the age (after the freeze)"),
            ("Monday", "Watch the age (Monday)"),
            ("P1", "Watch the age"),
            ("OPS-7", "Watch the age"),
            ("2026-03-09", "Watch the age"),
        ],
    )
    def test_what_stands_behind_an_owner_and_is_no_name_is_no_owner(
        self, said: str, text: str
    ) -> None:
        action = read(f"Watch the age (owner: Ines, {said})")
        assert (action.text, action.owner) == (text, "Ines")

    @pytest.mark.parametrize(
        "text",
        [
            "Watch it (due: 2026-04-01)",
            "Watch it, due April 1",
            "Watch it by April 1st, 2026",
            "Watch it - deadline: 4/1/2026",
            "Watch it [due 1 April 2026]",
            "Watch it (ETA: 2026-04-01)",
            "Watch it — Due date: Apr 1",
            "Watch it (due: 4/1)",
            "Watch it by 4/1",
            "Watch it (01.04.)",
            "Watch it, due 01.04.",
            "Watch it — 01.04. — open",
            "Watch it (due: 01.04)",
            "Watch it (Mi, 1.4.)",
        ],
    )
    def test_the_due_date(self, text: str) -> None:
        action = read(text)
        assert action.due == date(2026, 4, 1)
        assert action.text == "Watch it"

    @pytest.mark.parametrize(
        ("text", "owner"),
        [
            ("OPS-1: Watch it (Sam, 3/20)", "Sam"),  # a Saturday in French, but not that one
            ("Watch it (Sam, 20 March)", "Sam"),
            ("Watch it - Kim - 3/20", "Kim"),
            ("Watch it (@ines and @bo, 20.03.)", "ines and bo"),
            ("Watch it (owner: Kim, due: 3/20)", "Kim"),
        ],
    )
    def test_a_due_date_without_a_year_beside_the_owner(self, text: str, owner: str) -> None:
        action = read(text)
        assert (action.text, action.owner, action.due) == ("Watch it", owner, date(2026, 3, 20))

    @pytest.mark.parametrize(
        ("text", "left", "unread"),
        [
            ("Watch it (Sam, 13/40)", "Watch it (due: 13/40)", "13/40"),
            ("Watch it (Sam, next sprint)", "Watch it (due: next sprint)", "next sprint"),
            ("Watch it (owner: Sam, due: soon)", "Watch it (due: soon)", "soon"),
            ("Watch it (due: soon, owner: Sam)", "Watch it (due: soon)", "soon"),
            ("Watch it. Owner: Sam. Due: week 30.", "Watch it. (due: week 30)", "week 30"),
        ],
    )
    def test_a_due_date_that_names_no_day_stays_and_is_told_of(
        self, text: str, left: str, unread: str
    ) -> None:
        action = read(text)
        assert (action.text, action.owner) == (left, "Sam")
        assert (action.due, action.unread) == (None, unread)

    def test_a_due_date_stays_where_nothing_tells_its_year(self) -> None:
        action = read_action("Watch it (Sam, Mar 20)", Order.MONTH_FIRST, None)
        assert (action.text, action.owner, action.unread) == (
            "Watch it (due: Mar 20)",
            "Sam",
            "Mar 20",
        )

    def test_sentences_that_were_no_more_than_a_label_leave_no_dots(self) -> None:
        assert read("Watch it. Owner: Kim Roe. Due: 2026-04-01").text == "Watch it."
        assert read("Owner: Kim. Watch it. Due: Apr 1.").text == "Watch it."
        assert read("Watch it... Owner: Kim.").text == "Watch it..."

    @pytest.mark.parametrize(
        ("text", "status"),
        [
            ("Watch it (DONE)", ActionStatus.DONE),
            ("Watch it [in progress]", ActionStatus.IN_PROGRESS),
            ("Watch it (won't do)", ActionStatus.CANCELLED),
            ("Watch it (status: not started)", ActionStatus.OPEN),
            ("Watch it", ActionStatus.OPEN),
        ],
    )
    def test_the_state(self, text: str, status: ActionStatus) -> None:
        action = read(text)
        assert (action.status, action.text) == (status, "Watch it")

    def test_a_ticked_box_is_done(self) -> None:
        assert read("Watch it", checked=True).status is ActionStatus.DONE
        assert read("Watch it", checked=False).status is ActionStatus.OPEN

    @pytest.mark.parametrize(
        ("text", "tracker", "left"),
        [
            ("Watch it OPS-12", "OPS-12", "Watch it OPS-12"),
            ("Watch it (ticket: OPS-12)", "OPS-12", "Watch it"),
            ("Watch it [#7](https://git.example/7)", "https://git.example/7", "Watch it #7"),
        ],
    )
    def test_the_ticket(self, text: str, tracker: str, left: str) -> None:
        action = read(text)
        assert (action.tracker, action.text) == (tracker, left)

    def test_all_of_them(self) -> None:
        action = read("Watch it (owner: Ines, due 2026-04-01, priority: high) (in progress)")
        assert action == ActionDraft(
            "Watch it",
            "Ines",
            date(2026, 4, 1),
            Priority.HIGH,
            ActionStatus.IN_PROGRESS,
        )

    @pytest.mark.parametrize(
        "text",
        [
            "Decide by whom the pages are answered",
            "Mail ops@fernhill.example about it",
            "Raise the issue: two teams watch one queue, (really)",
            "Move the hosts (3/20)",
            "Cut the waiting by 1/2",
            "Go to the new release (Noble, 24.04)",
            "Halve the errors, target: 99.9%",
        ],
    )
    def test_words_that_only_look_like_it_stay(self, text: str) -> None:
        action = read(text)
        assert action.text == text
        assert (action.owner, action.due) == ("", None)


class TestLists:
    """Several of them."""

    def test_items_with_boxes_and_what_is_nested_in_them(self) -> None:
        found = actions("- [x] Watch it\n- [ ] Alert on:\n  - the broker\n  - the queue\n")
        assert [action.text for action in found] == ["Watch it", "Alert on: the broker; the queue"]
        assert found[0].status is ActionStatus.DONE

    def test_paragraphs_where_there_is_no_list(self) -> None:
        found = actions("We plan this:\n\nWatch the age\nof certificates.\n\nWrite it down.\n")
        assert [action.text for action in found] == [
            "Watch the age of certificates.",
            "Write it down.",
        ]

    def test_what_only_holds_the_place_of_one_is_none(self) -> None:
        assert actions("- TBD\n- <action>\n- N/A\n- ...\n") == []

    def test_a_ticket_before_the_words_of_a_column_is_told_once(self) -> None:
        (action,) = actions("| Issue | Owner |\n|---|---|\n| HT-310 Alert on minutes | Ana |\n")
        assert (action.text, action.tracker) == ("Alert on minutes", "HT-310")

    def test_a_column_tells_what_an_action_is_good_for(self) -> None:
        found = actions(
            "| Action | Type | Owner |\n|---|---|---|\n| Pin images | prevent | Ana |\n"
            "| Probe labels | Detect | Bo |\n| Fail loudly | mitigation | Cy |\n| Rest | x | Di |\n"
            "| Count them | Preventative monitoring | Ed |\n"
        )
        assert [each.effect for each in found] == [
            ActionEffect.PREVENT,
            ActionEffect.DETECT,
            ActionEffect.MITIGATE,
            None,
            ActionEffect.PREVENT,
        ]

    def test_somebody_whom_the_document_names_owns_an_action_behind_which_the_name_stands(
        self,
    ) -> None:
        blocks = read_blocks([(line, "") for line in split_lines("- Unmute the alert (Joan Pike)")])
        (alone,) = read_actions(blocks, Order.MONTH_FIRST, NEAR)
        assert alone.owner == ""
        (known,) = read_actions(blocks, Order.MONTH_FIRST, NEAR, ["Joan Pike"])
        assert (known.text, known.owner) == ("Unmute the alert", "Joan Pike")

    def test_numbers_of_the_actions_tell_which_is_the_month_where_the_document_does_not(
        self,
    ) -> None:
        text = "- Watch it (Ana, 4/5)\n- Write it down (Bo, 25/4)\n"
        blocks = read_blocks([(line, "") for line in split_lines(text)])
        first, _ = read_actions(blocks, Order.MONTH_FIRST, NEAR, order_sure=False)
        assert (first.due, first.guessed) == (date(2026, 5, 4), "")
        first, _ = read_actions(blocks, Order.MONTH_FIRST, NEAR)
        assert first.due == date(2026, 4, 5)

    def test_a_column_of_days_without_years(self) -> None:
        found = actions(
            "| Action | Owner | Due |\n|---|---|---|\n| Watch it | Sam | 3/20 |\n"
            "| Write it down | Kim | 20.03. |\n| Tell it | @ana and @bo | 20.03 |\n"
        )
        assert [each.due for each in found] == [date(2026, 3, 20)] * 3
        assert [each.text for each in found] == ["Watch it", "Write it down", "Tell it"]
        assert found[2].owner == "ana and bo"

    def test_a_table(self) -> None:
        found = actions(
            "| Action item | Type | Owner | Due | Bug | Status |\n"
            "|---|---|---|---|---|---|\n"
            "| Watch **it** | prevent | @ines | Apr 1 | [OPS-1](https://t.example/1) | Done |\n"
            "| Write it down | process | TBD | soon | n/a | not started |\n"
            "| | | | | | |\n"
        )
        first, second = found
        assert (first.text, first.owner, first.due) == ("Watch it", "ines", date(2026, 4, 1))
        assert (first.tracker, first.status) == ("https://t.example/1", ActionStatus.DONE)
        assert (second.owner, second.due, second.tracker) == ("", None, "")
        assert second.line == 4


class TestManners:
    """What else stands around actions in the documents of teams."""

    @pytest.mark.parametrize(
        ("text", "status"),
        [
            ("Implemented: a second cog", ActionStatus.DONE),
            ("Suggested: a second cog", ActionStatus.OPEN),
            ("TODO: a second cog", ActionStatus.OPEN),
            ("In progress - a second cog", ActionStatus.IN_PROGRESS),
            ("{{done}} a second cog", ActionStatus.DONE),
            ("⚠️ a second cog", ActionStatus.OPEN),
            ("[Done](https://git.example/c/7): a second cog", ActionStatus.DONE),
            ("[OPS-7 (Done)](https://git.example/p/7): a second cog", ActionStatus.DONE),
        ],
    )
    def test_the_state_stands_in_front(self, text: str, status: ActionStatus) -> None:
        action = read(text)
        assert (action.text, action.status) == ("a second cog", status)

    def test_a_link_that_tells_the_state_is_the_ticket(self) -> None:
        assert read("[Done](https://git.example/c/7): x").tracker == "https://git.example/c/7"
        assert read("[#12 Done](https://git.example/12) x").tracker == "https://git.example/12"

    def test_a_name_in_code_within_a_sentence_is_nobody(self) -> None:
        assert read("Add a `@media` rule for paper").owner == ""
        assert read("Ask `@ines`").owner == "ines"

    def test_the_column_of_actions_may_have_no_name(self) -> None:
        (action,) = actions("| | Owner | Task |\n|---|---|---|\n| Oil the cog | Bo | T12 |\n")
        assert (action.text, action.owner, action.tracker) == ("Oil the cog", "Bo", "T12")

    def test_a_state_or_a_dash_is_no_owner(self) -> None:
        rows = "| Oil the cog | Done | — |\n| Grind | — | Open |\n"
        found = actions(f"| Action | Owner | Due |\n|---|---|---|\n{rows}")
        assert [(each.text, each.owner, each.unread) for each in found[:1]] == [
            ("Oil the cog", "", "")
        ]
        assert found[1].owner == ""

    def test_the_boxes_of_a_checklist_are_its_steps(self) -> None:
        found = actions("- **Checklist**\n  - [ ] oil\n  - [ ] grind\n- [ ] Rest\n")
        assert [each.text for each in found] == ["Checklist: oil; grind", "Rest"]

    def test_that_there_is_none_is_no_action(self) -> None:
        assert actions("_No action items — it was all done at once._\n") == []
        assert [each.text for each in actions("- No actions without two people\n")] == [
            "No actions without two people"
        ]
