"""Private messages in texts and tables that are no chat in a known layout."""

from datetime import date

import pytest

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source
from tests.importers.formats.reading import read_text, read_values

DAY = date(2026, 3, 2)
LEFT_OUT = "Private messages were left out: 1."


def chosen(draft: ReviewDraft) -> str:
    return next(each.chosen for each in draft.choices if each.key == "private")


@pytest.mark.parametrize(
    "text",
    [
        "Call of Monday\n\n2:05 PM Ana to Everyone: down\n2:06 PM Ben to Ana (Privately): psst\n"
        "psst, it was me\n2:07 PM Ben to Everyone: back\n",
        "# Timeline\n\n- 14:05 Ana to Everyone: down\n- 14:06 Ben to Ana (Direct Message): psst\n"
        "  - 14:01 psst, it was me\n- 14:07 Ben to Everyone: back\n",
        "time,from,to,message\n14:05,Ana,Everyone,down\n14:06,Ben,Ana (Direct Message),psst\n"
        "14:07,Ben,Everyone,back\n",
        "time,from,to,message\n14:05,Ana,Alle,down\n14:06,Ben,Ana (Direktnachricht),psst\n"
        "14:07,Ben,Alle,back\n",
        "14:05 De Ana à tous : down\n14:06 De Ben à Ana (en privé) : psst\npsst, moi\n"
        "14:07 De Ben à tous : back\n",
    ],
)
def test_they_are_left_out_of_every_layout_and_can_be_asked_for(text: str) -> None:
    draft = read_text(text, day=DAY)
    assert [each.text.rpartition(" ")[2] for each in draft.events] == ["down", "back"]
    assert "psst" not in repr(draft)
    assert LEFT_OUT in [each.message for each in draft.warnings]
    assert chosen(draft) == "without"
    whole = read_text(text, choices={"private": "with"}, day=DAY)
    assert "psst" in repr(whole.events)
    assert LEFT_OUT not in [each.message for each in whole.warnings]
    assert chosen(whole) == "with"


def test_they_are_left_out_of_text_in_wide_letters() -> None:
    text = "14:05 Ana: down\n14:06 Ben to Ana (Privately): psst\n14:07 Ana: back\n"
    draft = read_source(Source("call.txt", text.encode("utf-16")), Hints(day=DAY))
    assert [each.line for each in draft.events] == [1, 3]


def test_of_records_those_to_one_person_are_left_out() -> None:
    draft = read_values(
        [
            {"time": f"2026-03-02T14:0{number}:00Z", "to": to, "text": text}
            for number, (to, text) in enumerate(
                (("Everyone", "down"), ("Ana (Direct Message)", "psst"), ("Everyone", "back"))
            )
        ]
    )
    assert [each.text for each in draft.events] == ["down", "back"]


def test_where_all_is_private_nothing_comes_in_but_the_choice() -> None:
    draft = read_text("14:06 Ben to Ana (Privately): psst\n", day=DAY)
    assert draft.events == ()
    assert chosen(draft) == "without"


@pytest.mark.parametrize("below", ["14:07 Ana: ok\n", ""])
def test_a_further_paragraph_of_a_private_message_stays_out_as_well(below: str) -> None:
    text = f"14:05 Ana: hi all\n14:06 Ben to Ana (Privately): first\n\nKim was ill\n{below}"
    draft = read_text(text, day=DAY)
    assert "Kim" not in "".join(each.text + each.details for each in draft.events) + draft.summary


@pytest.mark.parametrize(
    "above", ["notes: call\n", "---\ntitle: a\n---\n\n", "channel: incident\n\n"]
)
def test_what_only_looks_like_data_keeps_private_messages_out(above: str) -> None:
    text = f"{above}14:05 Ana: hi\n14:06 Ben to Ana (Privately): secret\n14:07 Ana: ok\n"
    draft = read_text(text, day=DAY)
    assert "secret" not in "".join(each.text + each.details for each in draft.events)
    assert any("left out" in each.message for each in draft.warnings)


@pytest.mark.parametrize("mark", ["Privately", "Direct Message"])
def test_the_mark_may_stand_behind_a_name_with_brackets_of_its_own(mark: str) -> None:
    text = f"14:05 Ana: hi\n14:06 Ben (privat) to Ana ({mark}): secret\n14:07 Ana: ok\n"
    assert [each.text for each in read_text(text, day=DAY).events] == ["Ana: hi", "Ana: ok"]
