"""Actions below small headings."""

from datetime import date

from pm_facilitator.domain.vocabulary import ActionStatus, Priority
from pm_facilitator.importers.documents.markdown_document import read_markdown

HEAD = "# The kiln stopped\n\n## Action items\n\n"


def test_a_heading_with_facts_below_it_is_the_action() -> None:
    draft = read_markdown(
        f"{HEAD}### 1. Watch the heat\n\n**Owner:** Kim\n**Due:** 2026-05-01\n"
        "**Priority:** High\n\n### 2. Replace the fuse\n\n- **Owner:** Bo\n"
        "- **Status:** Done\n\nIt is from 1998.\n"
    )
    heat, fuse = draft.actions
    assert (heat.text, heat.owner, heat.due) == ("Watch the heat", "Kim", date(2026, 5, 1))
    assert heat.priority is Priority.HIGH
    assert (fuse.text, fuse.owner) == ("Replace the fuse: It is from 1998.", "Bo")
    assert fuse.status is ActionStatus.DONE
    assert draft.people == ()


def test_a_heading_over_items_heads_them() -> None:
    draft = read_markdown(f"{HEAD}### Heat\n\n- Watch it - owner: Kim\n- Owners for kilns\n")
    assert [(each.text, each.owner) for each in draft.actions] == [
        ("Watch it", "Kim"),
        ("Owners for kilns", ""),
    ]


def test_facts_below_a_list_are_those_of_all_its_actions() -> None:
    draft = read_markdown(
        f"{HEAD}- Watch the heat\n- Replace the fuse\n\n**Owners**: Kim and Bo  \n"
        "**Due date**: 2026-05-01\n"
    )
    assert [(each.text, each.owner, each.due) for each in draft.actions] == [
        ("Watch the heat", "Kim and Bo", date(2026, 5, 1)),
        ("Replace the fuse", "Kim and Bo", date(2026, 5, 1)),
    ]


def test_facts_below_a_list_are_not_told_of_actions_that_have_their_own() -> None:
    draft = read_markdown(f"{HEAD}- Watch the heat (owner: Kim)\n- Replace the fuse\n\nOwner: Bo\n")
    assert [(each.text, each.owner) for each in draft.actions] == [
        ("Watch the heat", "Kim"),
        ("Replace the fuse", ""),
    ]


def test_the_steps_below_a_counted_action_are_no_actions() -> None:
    draft = read_markdown(
        f"{HEAD}### 3. Buy a second kiln\n\nIt is half the price now.\n\n**How to:**\n\n1. Call\n"
        "2. Pay\n\n### 4. Hang a second bell\n\nThe first one is broken. Get it and hang it:\n\n"
        "1. Climb\n2. Nail\n"
    )
    assert [each.text for each in draft.actions] == [
        "Buy a second kiln: It is half the price now.",
        "Hang a second bell: The first one is broken. Get it and hang it",
    ]


def test_the_columns_and_states_of_actions_may_be_of_many_languages() -> None:
    for header, done, waits in (
        ("アクション | 担当 | 期限 | 状態", "**完了**", "未完了"),
        ("Maßnahme | Verantwortlich | Frist | Stand", "erledigt", "nicht umgesetzt"),
        ("Acción | Responsable | Plazo | Estado", "completada", "no completada"),
        ("Ação | Responsável | Prazo | Situação", "concluída", "não concluída"),
    ):
        draft = read_markdown(
            f"{HEAD}| {header} |\n|---|---|---|---|\n| New fuse | Kim | 2026-05-01 | {done} |\n"
            f"| Bell | Bo | 2026-05-02 | {waits} |\n"
        )
        assert [(each.text, each.owner, each.due, each.status) for each in draft.actions] == [
            ("New fuse", "Kim", date(2026, 5, 1), ActionStatus.DONE),
            ("Bell", "Bo", date(2026, 5, 2), ActionStatus.OPEN),
        ], header
