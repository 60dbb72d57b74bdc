"""Tables among the causes of an incident."""

import pytest

from pm_facilitator.importers.documents.markdown_document import read_markdown


def causes(table: str, head: str = "Root cause") -> list[str]:
    draft = read_markdown(f"# The ferry stayed\n\n## {head}\n\n{table}")
    return [said for each in draft.factors for said in (each.text, *each.whys)]


def test_each_row_is_a_cause_with_what_explains_it() -> None:
    assert causes(
        "| # | Contributing factor | Description | Ticket |\n|---|---|---|---|\n"
        "| 1 | Old rope | It was from 1998. | F-1 |\n| 2 | No spare | TBD | F-2 |\n"
    ) == ["Old rope: It was from 1998.", "No spare"]


def test_what_was_ruled_out_is_none() -> None:
    assert causes(
        "| Hypothesis | Evidence | Status |\n|---|---|---|\n"
        "| The rope tore | it lay there | confirmed |\n| Wind | calm | ruled out |\n"
        "| Ice | - | ❌ |\n"
    ) == ["The rope tore"]


def test_questions_come_with_their_answers() -> None:
    table = (
        "| Why # | Question | Answer |\n|---|---|---|\n| 1 | Why did it stay? | The rope tore. |\n"
        "| 2 (root) | — | **Nobody looks at ropes.** |\n"
    )
    assert causes(table) == ["Why did it stay? The rope tore.", "Nobody looks at ropes."]
    assert causes(table, "Five whys") == causes(table)


@pytest.mark.parametrize(
    "names", ["Nr. | Frage | Antwort", "Уровень | Вопрос | Ответ", "# | 質問 | 回答"]
)
def test_questions_and_answers_may_stand_below_names_of_other_languages(names: str) -> None:
    rows = "| 1 | Frage A? | Antwort A |\n| 2 | Frage B? | Antwort B |\n"
    assert causes(f"| {names} |\n|---|---|---|\n{rows}", "Five whys") == [
        "Frage A? Antwort A",
        "Frage B? Antwort B",
    ]


def test_a_table_about_something_else_tells_no_cause() -> None:
    assert causes("| Rope | Length |\n|---|---|\n| left | 7 m |\n") == []
