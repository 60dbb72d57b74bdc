import pytest

from pm_facilitator.importers.text.column_names import is_text, plays


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("text", "Beschreibung"),
        ("text", "What we saw"),
        ("text", "内容"),
        ("time", "created_at"),
        ("time", "Uhrzeit (MEZ)"),
        ("time", "発生日時"),
        ("end", "Ende"),
        ("source", "Bearbeiter"),
        ("zone", "utc_offset"),
        ("due", "Fällig am"),
        ("due", "Échéance"),
    ],
)
def test_a_name_tells_the_role_of_its_column(role: str, name: str) -> None:
    assert plays(role, name)


@pytest.mark.parametrize(
    ("role", "name"),
    [("end", "Trend"), ("time", "Chat"), ("number", "Notes"), ("source", "Authorization")],
)
def test_letters_inside_another_word_tell_nothing(role: str, name: str) -> None:
    assert not plays(role, name)


def test_no_name_plays_nothing() -> None:
    assert not plays("text", "")


@pytest.mark.parametrize(
    "name", ["jsonPayload › message", "event › name", "message › value", "call › method Name"]
)
def test_what_lies_in_an_object_is_a_text_by_its_own_name(name: str) -> None:
    assert is_text(name)
    assert not is_text("authentication Info › principal Email")
