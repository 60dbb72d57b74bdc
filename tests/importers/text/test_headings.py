import pytest

from pm_facilitator.importers.text.headings import section_of


@pytest.mark.parametrize(
    "heading", ["Linea de tiempo", "Línea del tiempo", "Os czasu", "Deroule des evenements"]
)
def test_the_heading_of_a_timeline_is_known_without_its_accents(heading: str) -> None:
    assert section_of(heading) == "timeline"


@pytest.mark.parametrize("heading", ["障害タイムライン", "事件时间线", "사고타임라인"])
def test_words_that_stand_without_spaces_mean_what_they_end_with(heading: str) -> None:
    assert section_of(heading) == "timeline"


@pytest.mark.parametrize(
    "heading", ["Ablauf des Zertifikats", "時間切れの警告", "Tiempo de respuesta"]
)
def test_what_only_looks_like_the_heading_of_a_timeline_is_none(heading: str) -> None:
    assert section_of(heading) != "timeline"
