import unicodedata

import pytest

from pm_facilitator.figures.font_files import advance
from pm_facilitator.figures.right_to_left import joined, visual


def names(text: str) -> list[str]:
    return [unicodedata.name(char).removeprefix("ARABIC L") for char in text]


def test_other_text_stays_as_it_is() -> None:
    assert visual("Grüße, 数据库 🔥") == "Grüße, 数据库 🔥"


def test_hebrew_is_turned_round_and_the_time_beside_it_is_not() -> None:
    assert visual("14:05 שלום") == "םולש 14:05"


def test_letters_take_the_form_of_their_place() -> None:
    assert names(joined("ببب")) == [
        "ETTER BEH INITIAL FORM",
        "ETTER BEH MEDIAL FORM",
        "ETTER BEH FINAL FORM",
    ]


def test_a_letter_that_joins_on_one_side_breaks_the_word() -> None:
    assert names(joined("باب")) == [
        "ETTER BEH INITIAL FORM",
        "ETTER ALEF FINAL FORM",
        "ETTER BEH ISOLATED FORM",
    ]


def test_marks_do_not_part_letters() -> None:
    assert names(joined("ب\u064eب"))[::2] == ["ETTER BEH INITIAL FORM", "ETTER BEH FINAL FORM"]


def test_lam_and_alef_become_one() -> None:
    assert names(joined("لا")) == ["IGATURE LAM WITH ALEF ISOLATED FORM"]
    assert names(joined("بلا"))[1:] == ["IGATURE LAM WITH ALEF FINAL FORM"]


def test_words_are_joined_one_by_one() -> None:
    assert names(joined("ب ب")) == ["ETTER BEH ISOLATED FORM", "SPACE", "ETTER BEH ISOLATED FORM"]


@pytest.mark.parametrize("text", ["انتهت صلاحية الشهادة", "خطأ في قاعدة البيانات", "گزارش رخداد"])
def test_every_form_is_in_the_font(text: str) -> None:
    assert all(advance("Arabic", char) for char in joined(text).replace(" ", ""))
