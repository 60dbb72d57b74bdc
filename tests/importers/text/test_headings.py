import pytest

from pm_facilitator.importers.text.headings import says_done, section_of


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


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("What it cost", "impact"),
        ("Blast radius", "impact"),
        ("What went smoothly", "went_well"),
        ("What created friction", "went_wrong"),
        ("What didn't work", "went_wrong"),
        ("What could we have done better?", "went_wrong"),
        ("What did not help", "went_wrong"),
        ("What we were trying to do", "other"),
        ("Where did we get lucky?", "lucky"),
        ("What we’re changing", "actions"),
        ("What we’re doing to prevent a next time", "actions"),
        ("How we'll prevent this from happening again", "actions"),
        ("Why did this break in production?", "factors"),
        ("Process fix", "actions"),
    ],
)
def test_the_same_part_is_headed_in_many_words(heading: str, section: str) -> None:
    assert section_of(heading) == section


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Zusammenfassung", "summary"),
        ("Résumé exécutif", "summary"),
        ("概要", "summary"),
        ("影響範囲", "impact"),
        ("Impacto", "impact"),
        ("Causa raíz", "factors"),
        ("根本原因", "factors"),
        ("Was lief gut?", "went_well"),
        ("Ce qui n’a pas fonctionné", "went_wrong"),
        ("うまくいかなかったこと", "went_wrong"),
        ("Lições aprendidas", "lessons"),
        ("Verbeteracties", "actions"),
        ("再発防止策", "actions"),
        ("改进措施", "actions"),
        ("재발 방지 대책", "actions"),
        ("Корневая причина", "factors"),
        ("Уроки", "lessons"),
        ("План действий", "actions"),
        ("Анализ 5 Почему", "whys"),
        ("Що пішло не так", "went_wrong"),
    ],
)
def test_parts_are_known_in_other_languages(heading: str, section: str) -> None:
    assert section_of(heading) == section


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Impact (unconfirmed, pending the state of both kilns)", "impact"),
        ("Root cause(s)", "factors"),
        ("Recommended next phase (phase 8)", "actions"),
        ("Recommended reading", "other"),
        ("Evidence from GitHub Actions", "other"),
        ("根本原因分析", "factors"),
        ("寄与要因", "factors"),
        ("窯の温度と影響を受けた人々の記録について", None),
        ("改善が必要なこと", "went_wrong"),
        ("Ce qui a moins bien fonctionné", "went_wrong"),
        ("Empfehlungen", "actions"),
    ],
)
def test_headings_as_people_write_them_in_many_languages(heading: str, section: str | None) -> None:
    assert section_of(heading) == section


def test_a_heading_says_what_was_done_unless_another_word_takes_it_back() -> None:
    assert says_done("Fixes applied (2026-03-17)")
    assert says_done("実施済みの対策")
    assert not says_done("Fixes planned, none applied")
    assert not says_done("Fixes")
