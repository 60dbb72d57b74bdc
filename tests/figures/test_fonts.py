import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator import assets
from pm_facilitator.figures.font_files import FAMILIES, FONT_FILES, FontFile, advance, opened
from pm_facilitator.figures.fonts import ELLIPSIS, MISSING, Measure, measure
from pm_facilitator.figures.palette import tokens

texts = st.text(
    st.one_of(
        st.characters(codec="utf-8", max_codepoint=0x24F),
        st.sampled_from(" \n\t/-数据库連接エラーошибкаλόγος🔥⚠️👩‍💻שלוםمرحبا\u0301"),
        st.characters(codec="utf-8"),
    ),
    max_size=80,
)


def test_the_family_of_the_theme_is_the_one_that_ships() -> None:
    assert FAMILIES[0] == tokens("type")["family"]


def test_all_fonts_ship_with_a_licence_in_less_than_eight_megabytes() -> None:
    folder = assets.path("fonts")
    assert sum(file.stat().st_size for file in folder.iterdir()) < 8_000_000
    named = (folder / "README.txt").read_text(encoding="utf-8")
    for font in FONT_FILES:
        line = next(line for line in named.splitlines() if line.startswith(font.path.name))
        assert (folder / line.split()[-1]).is_file()


@pytest.mark.parametrize("font", FONT_FILES[:2], ids=lambda font: font.name)
def test_digits_are_equally_wide(font: FontFile) -> None:
    assert len({advance(font.name, digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Grüße, ошибка, λόγος", "PlexSans"),
        ("数据库", "EastAsian"),
        ("データベース", "EastAsian"),
        ("데이터베이스", "EastAsian"),
        ("🔥", "NotoEmoji"),
        ("⚠️", "NotoEmoji"),
        ("⎇", "Symbols"),
        ("שלום", "Hebrew"),
        ("مرحبا", "Arabic"),
        ("ข้อผิดพลาด", "Thai"),
    ],
)
def test_each_script_finds_its_font(text: str, font: str) -> None:
    assert {name for name, _ in measure().runs(text)} == {font}


def test_a_mixed_text_is_split_where_the_font_changes() -> None:
    assert measure().runs("pool 数据库 🔥", bold=True) == [
        ("PlexSans-SemiBold", "pool "),
        ("EastAsian", "数据库"),
        ("PlexSans-SemiBold", " "),
        ("NotoEmoji", "🔥"),
    ]


def test_a_character_that_no_font_has_is_shown_as_missing() -> None:
    assert measure().runs("a\U0001f0a1\ue000")[-1][1].endswith(MISSING)


def test_a_joined_emoji_takes_no_room_for_joiners_and_skin_tones() -> None:
    parts = measure().width("👩", 10) + measure().width("💻", 10)
    assert measure().width("👩🏽‍💻", 10) == pytest.approx(parts)


def test_a_combining_accent_is_composed() -> None:
    assert measure().width("e\u0301", 12) == measure().width("é", 12)
    assert measure().runs("e\u0301") == [("PlexSans", "é")]


def test_an_empty_text_is_one_empty_line() -> None:
    assert measure().wrap("", 100, 12) == ("",)


def test_line_breaks_stay() -> None:
    assert measure().wrap("one\n\ntwo", 100, 12) == ("one", "", "two")


def test_too_many_lines_end_in_an_ellipsis() -> None:
    lines = measure().wrap("word " * 40, 80, 12, max_lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith(ELLIPSIS)


def test_a_path_is_broken_after_its_punctuation() -> None:
    lines = measure().wrap("/srv/payments/gateway/config/production.yaml", 140, 13)
    assert len(lines) > 1
    assert all(line[-1] in "/." for line in lines[:-1])


def test_chinese_is_broken_between_characters_but_not_before_a_full_stop() -> None:
    lines = measure().wrap("数据库连接池耗尽了所有连接。", 65, 13)
    assert len(lines) > 1
    assert not any(line.startswith("。") for line in lines)


@settings(max_examples=80, deadline=None)
@given(texts, st.floats(40, 300), st.sampled_from([11.0, 13.0, 15.0]), st.booleans())
def test_no_line_is_wider_than_asked(text: str, width: float, size: float, bold: bool) -> None:
    for line in measure().wrap(text, width, size, bold):
        assert measure().width(line, size, bold) <= width + 0.01


@settings(max_examples=80, deadline=None)
@given(texts)
def test_wrapping_loses_nothing_but_spaces(text: str) -> None:
    together = "".join(measure().wrap(text, 90, 13))
    assert "".join(together.split()) == "".join(text.split())


@settings(max_examples=80, deadline=None)
@given(texts, st.booleans())
def test_runs_draw_what_is_measured(text: str, bold: bool) -> None:
    m = measure()
    for name, run in m.runs(text, bold):
        assert all(advance(name, char) is not None for char in run)
    drawn = "".join(run for _, run in m.runs(text, bold))
    assert m.width(drawn, 10, bold) == pytest.approx(m.width(text, 10, bold))


def test_fallback_fonts_are_not_read_for_plain_text() -> None:
    opened.cache_clear()
    Measure().width("Plain words, and Greek: λόγος", 12)
    assert opened.cache_info().currsize == 1
