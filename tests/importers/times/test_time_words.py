"""Times in the words of many languages, each read as people there write it."""

from datetime import date, datetime, time, timedelta

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp
from pm_facilitator.importers.times.time_words import first_words, is_foreign, words_of


def read(line: str) -> Stamp:
    stamp = read_stamp(line, Order.DAY_FIRST)
    assert stamp is not None, line
    return stamp


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("um 9.40 Uhr: die Presse steht", time(9, 40)),
        ("9 Uhr 40  die Presse steht", time(9, 40)),
        ("9 Uhr abends: die Presse steht", time(21)),
        ("abends gegen 9 Uhr: die Presse steht", time(21)),
        ("halb zehn: die Presse steht", time(9, 30)),
        ("um halb eins: die Presse steht", time(12, 30)),
        ("Viertel vor neun: die Presse steht", time(8, 45)),
        ("Mitternacht: die Presse steht", time(0)),
        ("9 h 40 : la presse est arrêtée", time(9, 40)),
        ("3h de l'après-midi : la presse est arrêtée", time(15)),
        ("à midi : la presse est arrêtée", time(12)),
        ("A 15 h, la presse est arrêtée", time(15)),
        ("a las 9 se para la prensa", time(9)),
        ("a las 3:15 de la tarde: se para la prensa", time(15, 15)),
        ("a las 11 de la noche: se para la prensa", time(23)),
        ("a las 12 de la noche: se para la prensa", time(0)),
        ("12:15 Uhr nachts: die Presse steht", time(0, 15)),
        ("alle 9.45 la pressa si ferma", time(9, 45)),
        ("lúc 9:40 máy in dừng", time(9, 40)),
        ("khoảng 14h30 máy in dừng", time(14, 30)),
        ("mezzogiorno: la pressa si ferma", time(12)),
        ("às 13h20 a prensa parou", time(13, 20)),
        ("9h20min - a prensa parou", time(9, 20)),
        ("om 8 uur stopt de pers", time(8)),
        ("half negen: de pers stopt", time(8, 30)),
        ("'s middags 2 uur: de pers stopt", time(14)),
        ("kl 1403 stannar pressen", time(14, 3)),
        ("klockan 9 stannar pressen", time(9)),
        ("kl. 9 på kvällen: pressen stannar", time(21)),
        ("kvart over ti: pressen stopper", time(10, 15)),
        ("godz. 7.12 – prasa stoi", time(7, 12)),
        ("v 8:20 – lis stojí", time(8, 20)),
        ("в 9:05 пресс остановился", time(9, 5)),
        ("saat 09.12 pres durdu", time(9, 12)),
        ("14時05分 停止", time(14, 5)),
        ("１４時０５分　停止", time(14, 5)),
        ("午前10時半 停止", time(10, 30)),
        ("下午3点15分 停机", time(15, 15)),
        ("凌晨2点 停机", time(2)),
        ("오후 1시 정지", time(13)),
    ],
)
def test_reads_a_clock_time(line: str, expected: time) -> None:
    clock = read(line).clock
    assert clock is not None
    assert clock.time == expected


@pytest.mark.parametrize(
    "line",
    [
        "gegen 17 Uhr  der Schlosser kommt",
        "so gegen halb elf: der Schlosser kommt",
        "vers 9 h le serrurier arrive",
        "sobre las 15:00: llega el cerrajero",
        "verso le 7.20: arriva il fabbro",
        "por volta das 14h o serralheiro chega",
        "rond 8 uur: de slotenmaker komt",
        "ca kl. 8.30 kommer låssmeden",
        "noin klo 8.30 lukkoseppä tulee",
        "ok. godz. 9:00 – ślusarz",
        "14時30分頃 到着",
        "约14:45 到达",
        "9시 35분경 도착",
        "14:35 hs aprox. — llega el cerrajero",
    ],
)
def test_says_that_a_time_is_not_exact(line: str) -> None:
    assert read(line).approximate


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("19.15 bis 20.50 Uhr  Kupplung getauscht", time(19, 15), time(20, 50)),
        ("von 10 bis 10:30 Uhr: Probelauf", time(10), time(10, 30)),
        ("zwischen 9 und 10 Uhr: Probelauf", time(9), time(10)),
        ("de 11h30 à 12h15 : essai", time(11, 30), time(12, 15)),
        ("9 h 30 à 10 h 15 : essai", time(9, 30), time(10, 15)),
        ("de 15:20 a 15:50: prueba", time(15, 20), time(15, 50)),
        ("de las 3 a las 4 de la tarde: prueba", time(15), time(16)),
        ("dalle 8.10 alle 8.50: prova", time(8, 10), time(8, 50)),
        ("das 8h40 às 9h15 - teste", time(8, 40), time(9, 15)),
        ("tussen 9.15 en 9.40: proef", time(9, 15), time(9, 40)),
        ("mellan kl. 9.00 och 9.40 provkördes den", time(9), time(9, 40)),
        ("kl. 11-11.20: prøve", time(11), time(11, 20)),
        ("od 7:45 do 8:20 – próba", time(7, 45), time(8, 20)),
        ("15時40分から16時05分まで 試運転", time(15, 40), time(16, 5)),
        ("9:40至10:05：试运行", time(9, 40), time(10, 5)),
    ],
)
def test_reads_a_span(line: str, start: time, end: time) -> None:
    stamp = read(line)
    assert stamp.clock is not None
    assert stamp.end_clock is not None
    assert (stamp.clock.time, stamp.end_clock.time) == (start, end)


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("10 Minuten später: Ruhe", 10),
        ("eine halbe Stunde später: Ruhe", 30),
        ("zwei Stunden später: Ruhe", 120),
        ("une demi-heure plus tard : le calme", 30),
        ("media hora después: calma", 30),
        ("mezz'ora dopo: calma", 30),
        ("een kwartier later: rust", 15),
        ("10 minuter senare: lugnt", 10),
        ("pół godziny później: spokój", 30),
        ("10分後 復旧", 10),
        ("半小时后：恢复", 30),
    ],
)
def test_counts_from_the_entry_above(line: str, minutes: int) -> None:
    stamp = read(line)
    assert (stamp.after, stamp.later) == (timedelta(minutes=minutes), True)


@pytest.mark.parametrize(
    "line",
    [
        "am nächsten Tag um 9:15: Abnahme",
        "le lendemain à 8h30 : réception",
        "al día siguiente, a las 8:00: entrega",
        "il giorno dopo alle 9: consegna",
        "de volgende dag om 10 uur is alles af",
        "dagen efter kl. 7.30 var allt klart",
        "następnego dnia o 9:00 – odbiór",
        "翌日9時 引き渡し",
        "翌 04:13 引き渡し",
    ],
)
def test_goes_on_to_the_next_day(line: str) -> None:
    assert read(line).days_later == 1


@pytest.mark.parametrize(
    "said",
    [
        "dopo 09:35",
        "prima di 09:35",
        "após 09:35",
        "depois de 09:35",
        "después de 09:35",
        "tras las 09:35",
        "after 09:35",
        "nach 09:35",
        "na 09:35",
        "après 9h35",
    ],
)
def test_a_time_that_something_came_after_is_about_that_time(said: str) -> None:
    stamp = read(f"{said} - ok")
    assert stamp.clock is not None
    assert (stamp.clock.time, stamp.approximate) == (time(9, 35), True)


@pytest.mark.parametrize("line", ["翌週 04:13 引き渡し", "翌月 引き渡し"])
def test_the_next_week_is_not_the_next_day(line: str) -> None:
    assert read_stamp(line, Order.MONTH_FIRST) is None


@pytest.mark.parametrize(
    "line",
    [
        "Uhrzeit unbekannt: jemand geht",
        "heure inconnue : quelqu'un part",
        "hora desconocida: alguien se va",
        "orario sconosciuto: qualcuno va via",
        "tijd onbekend: iemand gaat weg",
        "ukendt tidspunkt: nogen går",
        "时间不明：有人离开",
    ],
)
def test_says_that_nobody_knows_the_time(line: str) -> None:
    assert read(line).unknown


@pytest.mark.parametrize(
    "line",
    [
        "um 10 Prozent gestiegen",
        "gegen 5 Server lief ein Angriff",
        "Alle 5 Knoten waren rot",
        "alle 10 Minuten ein Lebenszeichen",
        "Von 10 bis 12 Kunden",
        "nach 3 Stunden Ausfall",
        "vers 9 serveurs sont tombés",
        "9 h 40 de panne",
        "le 12 serveurs",
        "de 10 a 12 servidores",
        "entre 10 y 12 personas",
        "dopo 10 minuti il servizio torna",
        "2 horas sin servicio",
        "4 h 50 min entre los dos",
        "3 uur storing",
        "om 3 servers te herstarten",
        "2 timmar nere",
        "do 10 osób",
        "o 3 serwery mniej",
        "Unknown: root cause",
        "2時間停止",
        "3点建议",
        "10点の部品",
        "約30件",
    ],
)
def test_other_numbers_and_words_stay_text(line: str) -> None:
    assert read_stamp(line, Order.DAY_FIRST) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("31.12. gegen 23 Uhr: Gasdruck zu niedrig", datetime(2023, 12, 31, 23)),
        ("01.01. 06.20 Uhr: Gasdruck normal", datetime(2024, 1, 1, 6, 20)),
        ("2.1. 9 Uhr: Besprechung", datetime(2024, 1, 2, 9)),
        ("Di 2.1. 09.30 – Besprechung", datetime(2024, 1, 2, 9, 30)),
        ("2. Jan., ca. 14 Uhr – Besprechung", datetime(2024, 1, 2, 14)),
        ("Fr 29.12.: Besprechung", date(2023, 12, 29)),
        ("12/3 kl. 14.05: möte", datetime(2024, 3, 12, 14, 5)),
    ],
)
def test_reads_dates_without_a_year_beside_any_clock(line: str, expected: date) -> None:
    stamp = read(line)
    assert stamp.date is not None
    day = stamp.date.complete(date(2023, 12, 31))
    assert day is not None
    clock = stamp.clock and stamp.clock.time
    assert (datetime.combine(day, clock) if clock else day) == expected


def test_a_dotted_date_stands_before_words_where_others_stand_before_clocks() -> None:
    text = (
        "Ablauf 2024\n\n3.4. 8:05 – eins\n3.4. 9:05 – zwei\n4.4. – drei\n1.2. Fassung von heute\n"
    )
    events = read_timeline(text).events
    assert [event.time for event in events][:3] == [
        datetime(2024, 4, 3, 8, 5),
        datetime(2024, 4, 3, 9, 5),
        date(2024, 4, 4),
    ]


def test_the_afternoon_of_a_dial_follows_the_morning() -> None:
    events = read_timeline("3.5.2024\n\n11:40 Uhr: eins\nhalb drei: zwei\n15:00 Uhr: drei\n").events
    assert [event.time for event in events] == [
        datetime(2024, 5, 3, 11, 40),
        datetime(2024, 5, 3, 14, 30),
        datetime(2024, 5, 3, 15),
    ]


def test_an_item_may_end_with_its_time_among_others_that_open_with_theirs() -> None:
    text = (
        "3 May 2024\n\n1. It stops at 14:03 hrs.\n2. 14:10 hrs - fitter called\n3. 14:20 hrs - up\n"
    )
    draft = read_timeline(text)
    assert [event.time for event in draft.events] == [
        datetime(2024, 5, 3, 14, minute) for minute in (3, 10, 20)
    ]
    assert any(told.line == 3 for told in draft.warnings)


@pytest.mark.parametrize(
    "item", ["The next test is at 15:30 hrs.", "Nobody uses it by 14:15 hrs.", "It has no time."]
)
def test_an_item_whose_time_is_not_between_those_beside_it_stays_text(item: str) -> None:
    text = f"3 May 2024\n\n1. 14:10 hrs - one\n2. {item}\n3. 14:20 hrs - two\n"
    assert len(read_timeline(text).events) == 2


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Der Server ist nicht erreichbar, und die Kunden warten auf uns.", True),
        ("La base de datos no responde y los clientes llaman por la web.", True),
        ("The server is down and the customers of the shop wait for us.", False),
        ("10:05", False),
        ("", False),
    ],
)
def test_knows_text_that_is_not_english(text: str, foreign: bool) -> None:
    assert is_foreign(text) is foreign


def test_the_day_stands_first_in_dates_of_languages_that_write_it_so() -> None:
    (event,) = read_timeline(
        "3/4/2024 9:05 - le serveur est arrêté et les clients attendent"
    ).events
    assert event.time == datetime(2024, 4, 3, 9, 5)


def test_every_word_is_in_small_letters_as_lines_are_compared() -> None:
    keys = ("at", "since", "clock", "about", "towards", "from", "to", "then", "next_day", "numbers")
    assert [word for word in words_of(*keys) if word != word.lower()] == []


def test_the_first_words_of_phrases_tell_what_may_follow() -> None:
    found = first_words("towards")
    assert "las" in found["sobre"]
    assert "" in found["gegen"]


@pytest.mark.parametrize(
    "said", ["the next day, mended", "the following morning: mended", "on the next day - mended"]
)
def test_a_clock_may_be_of_the_next_day(said: str) -> None:
    events = read_timeline(f"# 22 June 2021\n\n- 16:10 UTC down\n- 16:25 {said}\n").events
    assert (f"{events[1].time:%d %H:%M}", events[1].text) == ("23 16:25", "mended")


@pytest.mark.parametrize("day", ["2021-06-23 (next day)", "23 June 2021, the next day"])
def test_a_date_of_the_next_day_is_that_date(day: str) -> None:
    events = read_timeline(
        f"- 2021-06-22 16:10: down\n- 2021-06-23 01:10: up\n- {day}: told\n"
    ).events
    assert f"{events[2].time}" == "2021-06-23"


def test_what_was_to_be_the_next_day_is_no_day_of_a_clock() -> None:
    events = read_timeline("# 22 June 2021\n\n- 16:10 UTC the next day we will look\n").events
    assert f"{events[0].time:%d}" == "22"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Freitag, 12. Jänner 2024\n\n- 7.45 Uhr: aus\n- 7.46 Uhr: an\n", "2024-01-12 07:45:00"),
        ("Dijous 8 de juny de 2023\n\n· 20.58 h  cau\n· 20.59 h  torna\n", "2023-06-08 20:58:00"),
        ("Понеділок, 15 травня 2023 р.\n\n- О 10:15 збій.\n- Об 11:20 є.\n", "2023-05-15 10:15:00"),
        ("- чт 16.3.2023 19:40: сбой\n- пт 17.3.2023 0:25: снова\n", "2023-03-16 19:40:00"),
        (
            "日期：民國113年3月6日\n\n一、上午7時25分：故障。\n二、中午12時10分：恢復。\n",
            "2024-03-06 07:25:00",
        ),
        ("2024年3月6日\n\n約上午9時：故障。\n上午10時40分：恢復。\n", "2024-03-06 09:00:00"),
        ("14 de mayo de 2024\n\n**Alrededor de la 1:00 p. m.** cae\n", "2024-05-14 13:00:00"),
    ],
)
def test_days_and_times_are_read_in_the_words_of_more_languages(text: str, said: str) -> None:
    assert str(read_timeline(text).events[0].time) == said


def test_noon_behind_its_name_in_signs_is_of_the_afternoon() -> None:
    events = read_timeline("2024年3月6日\n\n- 上午9時: 一\n- 中午12時10分: 二\n").events
    assert [str(event.time)[11:16] for event in events] == ["09:00", "12:10"]


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("*Tuesday, June 14th 2022, 10:00 a.m.* told", "*Same day, 1:30 p.m.* seen"),
        ("14. Juni 2022, 10:00 Uhr: gemeldet", "Am selben Tag um 13:30 Uhr: seen"),
        ("14 juin 2022, 10:00 : dit", "Le même jour, 13:30 : seen"),
    ],
)
def test_a_time_of_the_same_day_is_of_the_day_above(first: str, said: str) -> None:
    event = read_timeline(f"## Timeline\n\n{first}\n\n{said}\n").events[1]
    assert (str(event.time), event.text) == ("2022-06-14 13:30:00", "seen")


def test_an_hour_in_dutch_ends_before_the_article_of_its_text() -> None:
    text = "## Verloop\n\n1. 23-02-2023 10:37 uur de kassa draait\n2. 23-02-2023 10:40 uur: meer\n"
    assert read_timeline(text).events[0].text == "de kassa draait"


def test_short_days_that_are_not_all_known_are_passed_over_alike() -> None:
    text = (
        "16.–17.3.2023, Suomen aikaa\n\n- to 16.3. klo 19.40: auki\n- to 16.3. klo 23.32: rikki\n"
        "- pe 17.3. klo 0.25: lunta\n- pe 17.3. klo 2.40: peitetty\n"
    )
    assert [f"{event.time:%d %H:%M}" for event in read_timeline(text).events] == [
        "16 19:40",
        "16 23:32",
        "17 00:25",
        "17 02:40",
    ]


@pytest.mark.parametrize(
    ("line", "words", "said"),
    [
        ("22時頃に水車が止まる", "22時頃", "水車が止まる"),
        ("22時15分に水車が止まる", "22時15分", "水車が止まる"),
        ("22:15には水車が止まる", "22:15", "水車が止まる"),
        ("22時15分ごろから水車が止まる", "22時15分ごろ", "水車が止まる"),
        ("22時15分ごろ、水車が止まる", "22時15分ごろ", "水車が止まる"),
        ("22時になって水車が止まる", "22時", "になって水車が止まる"),
        ("22시 15분에 물레방아가 멈춤", "22시 15분", "물레방아가 멈춤"),
        ("22:15에러 발생", "22:15", "에러 발생"),
    ],
)
def test_what_says_at_behind_a_time_is_none_of_its_text(line: str, words: str, said: str) -> None:
    stamp = read(line)
    assert (stamp.words, stamp.text) == (words, said)
