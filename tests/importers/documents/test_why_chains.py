"""Questions in a row among causes."""

from pm_facilitator.importers.documents.markdown_document import read_markdown
from pm_facilitator.importers.draft import FactorDraft


def factors(text: str) -> tuple[FactorDraft, ...]:
    return read_markdown(f"# The ferry stayed\n\n## Root cause analysis\n\n{text}").factors


def test_three_items_that_ask_why_are_a_chain_whatever_heads_them() -> None:
    chain, last = factors(
        "1. **Why did it stay?**\n   The rope tore.\n2. **Why did it tear?** It was old.\n"
        "3. **Why was it old?** Nobody looked.\n\nFinal cause: no look at ropes.\n"
    )
    assert chain.text == "Why did it stay? The rope tore."
    assert chain.whys == ("Why did it tear? It was old.", "Why was it old? Nobody looked.")
    assert (last.text, last.whys) == ("Final cause: no look at ropes.", ())


def test_questions_of_other_languages_are_a_chain_too() -> None:
    (chain,) = factors("1. Почему стоит? Трос.\n2. Почему порвался? Старый.\n3. Почему? Забыли.\n")
    assert len(chain.whys) == 2


def test_questions_with_their_answers_nested_below_are_causes_of_their_own() -> None:
    found = factors(
        "- Why did it stay?\n  - the rope tore\n- Why did it tear?\n  - age\n"
        "- Why was it old?\n  - no look\n  - no spare\n"
    )
    assert [each.depth for each in found] == [0, 1, 0, 1, 0, 1, 1]
    assert not any(each.whys for each in found)


def test_two_questions_are_no_chain() -> None:
    assert len(factors("- Why did it stay? The rope.\n- Why so long? Night.\n")) == 2
