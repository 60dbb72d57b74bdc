"""Sentences that tell the zone of the times of a text, perhaps beside that of its logs."""

import pytest

from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.zone_sentences import zone_of_times


@pytest.mark.parametrize(
    ("said", "home"),
    [
        ("The times are what my chat shows, so Berlin.", "Europe/Berlin"),
        ("Note: log times are UTC, times in this document are PST.", "America/Los_Angeles"),
        ("Our logs are in UTC but I converted all times below to PST.", "America/Los_Angeles"),
        ("Screenshots are UTC; the timeline is in Lisbon time.", "Europe/Lisbon"),
        ("Timeline (CEST minus 1h, i.e. BST, we agreed on London time)", "Europe/London"),
        ("All times UTC, which is PDT + 7.", "UTC"),
        ("I am in Berlin, so the times are UTC.", "UTC"),
        ("Times are from our dashboards, so UTC.", "UTC"),
    ],
)
def test_the_zone_of_the_text_goes_before_that_of_its_logs(said: str, home: str) -> None:
    zone = zone_of_times(said)
    assert zone is not None
    assert zone.home == home


def test_the_sentence_holds_for_the_entries_below_it() -> None:
    text = "# 2023-03-14\n\nLog times are UTC, times in this document are PST.\n\n- 17:38 it rang\n"
    assert str(read_timeline(text).events[0].time) == "2023-03-14 17:38:00-08:00"


@pytest.mark.parametrize("clock", ["15h20 to 22h05 CEST", "15:20 to 22:05 CEST", "15h20 CEST"])
def test_the_zone_of_a_time_in_the_introduction_holds_for_those_without_one(clock: str) -> None:
    text = (
        f"On 27 June 2019 our rack was down from {clock}.\n\n## Chronology\n\n- 12h30 — it is hot\n"
    )
    assert str(read_timeline(text).events[0].time) == "2019-06-27 12:30:00+02:00"


def test_brackets_and_words_of_japanese_tell_a_zone() -> None:
    text = "## 時系列（JST）\n\n- 2026-03-05 15:48:05: 起動。\n"
    assert str(read_timeline(text).events[0].time) == "2026-03-05 15:48:05+09:00"


@pytest.mark.parametrize(
    "said",
    [
        "What happened (by night; everything Central because the clinics are)",
        "Timeline (all Central):",
        "Everything is in Central.",
    ],
)
def test_a_region_that_everything_is_in_is_the_zone_of_the_times(said: str) -> None:
    draft = read_timeline(f"Outage of Feb 3 2022\n\n{said}\n\n8:45p – go\n9:00p – stop\n")
    assert [str(event.time)[11:] for event in draft.events] == ["20:45:00-06:00", "21:00:00-06:00"]


def test_who_all_were_is_no_zone() -> None:
    text = "# Feb 3 2022\n\nAll Mountain View people left.\n\n## Timeline\n\n8:45p go\n9:00p stop\n"
    assert [event.told_zone for event in read_timeline(text).events] == ["", ""]


@pytest.mark.parametrize(
    ("head", "offset"),
    [
        ("Timeline (CDT; UTC offset −5)", "-05:00"),
        ("Timeline (UTC offset -5)", "-05:00"),
        ("Timeline (local time, UTC offset: +02:00)", "+02:00"),
        ("Timeline (local time, GMT offset of +2)", "+02:00"),
        ("Timeline (5 hours behind UTC)", "-05:00"),
        ("All times local, which is 2h ahead of UTC.", "+02:00"),
    ],
)
def test_an_offset_told_in_words_is_the_zone_and_not_the_utc_it_counts_from(
    head: str, offset: str
) -> None:
    draft = read_timeline(f"# Outage of 2026-07-02\n\n## {head}\n\n- 21:30 it rings\n")
    assert str(draft.events[0].time) == f"2026-07-02 21:30:00{offset}"


@pytest.mark.parametrize(
    ("said", "home"),
    [
        ("Le déroulé (toutes les heures sont celles de Paris).", "Europe/Paris"),
        ("Tutti gli orari sono di Roma.", "Europe/Rome"),
        ("Todas las horas son de Madrid.", "Europe/Madrid"),
        ("Alle Zeiten sind die von Wien.", "Europe/Vienna"),
    ],
)
def test_the_city_of_all_times_is_their_zone_in_other_languages(said: str, home: str) -> None:
    draft = read_timeline(f"{said}\n\n2018-10-08\n\n- 14:07 a\n- 14:20 b\n")
    assert [event.told_zone for event in draft.events] == [home, home]


@pytest.mark.parametrize(
    ("said", "home"),
    [
        ("orario italiano", "Europe/Rome"),
        ("horário brasileiro", "America/Sao_Paulo"),
        ("magyar idő szerint", "Europe/Budapest"),
    ],
)
def test_the_time_of_a_country_is_told_by_its_adjective(said: str, home: str) -> None:
    (event,) = read_timeline(f"## Timeline ({said})\n\n- 2026-06-09 05:03 it rings\n").events
    assert event.told_zone == home


def test_a_day_with_the_zone_of_the_times_is_no_entry_in_spanish() -> None:
    rows = "| robot | sale | 09:32 |\n| banco | lento | 11:05 |\n"
    text = (
        "## Cronología\n\nMartes 21 de mayo de 2024. Horas en ART (UTC-3), según los logs y el hilo"
        f" del turno.\n\n| Quién | Qué | Hora |\n|---|---|---|\n{rows}"
    )
    assert [event.text for event in read_timeline(text).events] == ["sale", "lento"]


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Les heures sont en heure avancée de l'Est (HAE).", "-04:00"),
        ("Toutes les heures : HNE", "-05:00"),
        ("Heures en heure normale de l’Est", "-04:00"),
    ],
)
def test_zones_of_canada_are_known_by_their_french_names(said: str, zone: str) -> None:
    draft = read_timeline(f"{said}\n\n2024-05-15\n\n- 8 h 05 : panne\n- 9 h 31 : retour\n")
    assert [str(event.time)[-6:] for event in draft.events] == [zone, zone]


def test_the_zone_in_which_an_export_shows_its_times_is_theirs() -> None:
    text = "## Timeline\n\n_Shown in Europe/London_\n\n#### 6 Jul 2023\n\n`14:20:31` told\n"
    assert str(read_timeline(text).events[0].time) == "2023-07-06 14:20:31+01:00"


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Alle tidspunkter er i CET.", "CET (+01:00)"),
        ("Časy jsou v SELČ", "Europe/Prague"),
        ("Час київський.", "Europe/Kyiv"),
        ("時間均為臺灣時間。", "Asia/Taipei"),
        ("Saatler TSİ", "TRT (+03:00)"),
    ],
)
def test_zones_are_known_by_their_names_in_more_languages(said: str, zone: str) -> None:
    draft = read_timeline(f"{said}\n\n2024-05-07\n\n- 8:12 a\n- 8:30 b\n")
    assert [event.told_zone for event in draft.events] == [zone, zone]


def test_the_zone_of_one_time_alone_is_not_that_of_the_times_that_follow() -> None:
    said = "Between 1900 and 2100 UTC it was slow. In local time (PDT), Wednesday 26 April 2023:"
    events = read_timeline(f"{said}\n\n  12:15   it is slow\n  12:24   it is seen\n").events
    assert [str(event.time)[11:] for event in events] == ["12:15:00-07:00", "12:24:00-07:00"]


def test_a_city_names_the_zone_before_the_same_time_in_another_one() -> None:
    rows = "* 16:37 Nairobi / 15:37 Berlin - updated\n* 16:55 Nairobi / 15:55 Berlin - up\n"
    text = f"9 June 2022\n\n{rows}"
    events = read_timeline(text).events
    assert [(str(event.time)[11:], event.text) for event in events] == [
        ("16:37:00+03:00", "updated"),
        ("16:55:00+03:00", "up"),
    ]


def test_a_remark_in_a_comment_tells_the_zone() -> None:
    entries = "2023-10-02 09:05 - up\n\n2023-10-02 08:20 - split\n"
    text = f"<!-- newest on top, times are UTC -->\n\n{entries}"
    assert [event.told_zone for event in read_timeline(text).events] == ["UTC", "UTC"]


def test_a_date_with_its_zone_in_russian_is_no_entry() -> None:
    text = "26.10.2021, время московское (МСК).\n\n14:05 — обращения\n14:12 — замена\n"
    events = read_timeline(text).events
    assert [(event.told_zone, event.text) for event in events] == [
        ("Europe/Moscow", "обращения"),
        ("Europe/Moscow", "замена"),
    ]


@pytest.mark.parametrize(
    ("said", "offset"),
    [
        ("Clock times are ours, that is one hour ahead of UTC.", "+01:00"),
        ("Our clocks are five and a half hours ahead of UTC.", "+05:30"),
        ("Times are local, three hours behind GMT.", "-03:00"),
    ],
)
def test_an_offset_may_be_counted_in_words(said: str, offset: str) -> None:
    draft = read_timeline(f"{said}\n\n2024-03-09\n\n- 9:00 down\n- 9:30 up\n")
    assert [str(event.time)[-6:] for event in draft.events] == [offset, offset]


@pytest.mark.parametrize(
    ("said", "offset"),
    [
        ("Newfoundland time all of it. I never had a form for this", "-03:30"),
        ("All time below is Nepal Time from the office wall clock.", "+05:45"),
        ("Dates are dd/mm/yy and SAST; the logs of the operator are in UTC.", "+02:00"),
        ("Our times are Helsinki, Priya sits in Chennai and has her own", "+02:00"),
        ("Times below are SAST (UTC+02). Diagnostic timestamps are UTC.", "+02:00"),
        ("Sri Lanka time.", "+05:30"),
    ],
)
def test_the_zone_may_be_named_by_its_country_and_stand_before_what_it_is_said_of(
    said: str, offset: str
) -> None:
    event = read_timeline(f"2 March 2026\n\n{said}\n\n- 10:04 down\n").events[0]
    assert str(event.time) == f"2026-03-02 10:04:00{offset}"


def test_a_country_behind_a_time_is_no_zone_without_the_word() -> None:
    event = read_timeline("2 March 2026\n\n- 10:04 Jordan - restarts it\n").events[0]
    assert str(event.time) == "2026-03-02 10:04:00"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Timeline（JST）", "Some sentence."),
        ("Timeline (JST)", "Logs are in UTC, converted to JST."),
        ("タイムライン（JST）", "ログは Go アプリが UTC で出力するため JST に換算。"),
    ],
)
def test_the_zone_that_logs_were_converted_to_is_that_of_the_times(head: str, said: str) -> None:
    (event,) = read_timeline(f"## {head}\n\n{said}\n\n- 2026-06-09 05:03 it rings\n").events
    assert str(event.time) == "2026-06-09 05:03:00+09:00"


@pytest.mark.parametrize(
    ("above", "said"),
    [
        ("## Timeline (hora Narnia)", "The time zone 'hora Narnia' of line 3 was not understood"),
        ("All times are in Narnia time.", "The time zone 'Narnia time' of line 3 was not"),
        ("## Timeline (all local)", "It is not told which place is meant by 'all local' of line 3"),
        ("All times are local.", "It is not told which place is meant by 'times are local' of"),
        ("2 March 2026, Narnia time", "The time zone 'Narnia time' of line 3 was not understood"),
        ("2 marzo 2026 – orario narniano", "The time zone 'orario narniano' of line 3 was not"),
        ("Alle Zeiten in Ortszeit", "It is not told which place is meant by 'Ortszeit' of line 3"),
        ("Местное время узла", "It is not told which place is meant by 'Местное время' of line 3"),
    ],
)
def test_what_seems_to_name_the_zone_of_all_times_and_is_not_known_is_told_of(
    above: str, said: str
) -> None:
    for zone in (None, "Europe/Oslo"):
        text = f"# 2026-03-02\n\n{above}\n\n- 14:02 it rang\n- 14:05 it broke\n"
        draft = read_timeline(text, zone=zone)
        (told,) = [each for each in draft.warnings if each.kind is Doubt.ZONE]
        assert told.line == 5
        assert told.message.startswith(said)


@pytest.mark.parametrize(
    "above",
    [
        "## Timeline (approximate times)",
        "2 March 2026, time unknown",
        "## Timeline (and one time empty)",
        "All times are in order.",
        "## Timeline (local time, UTC+2)",
        "Локальное время узла (+0500)",
    ],
)
def test_what_is_said_of_times_and_names_no_place_is_not_told_of(above: str) -> None:
    draft = read_timeline(f"# 2026-03-02\n\n{above}\n\n- 14:02 it rang\n- 14:05 it broke\n")
    assert not [each for each in draft.warnings if "the review's zone" in each.message]
