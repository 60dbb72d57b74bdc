import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.zone import Zone
from pm_facilitator.importers.times.zone_sentences import zone_of_times
from pm_facilitator.importers.times.zones import (
    defined_zones,
    find_zone,
    may_name_zone,
    mentioned_zone,
    zone_at,
)

WINTER = datetime(2024, 1, 15, 12, 0)
SUMMER = datetime(2024, 7, 15, 12, 0)


def hours(zone: Zone | None, wall: datetime) -> float:
    assert zone is not None
    offset = wall.replace(tzinfo=zone.info).utcoffset()
    assert offset is not None
    return offset / timedelta(hours=1)


@pytest.mark.parametrize(
    ("name", "winter", "summer"),
    [
        ("UTC", 0, 0),
        ("utc", 0, 0),
        ("PST", -8, -8),
        ("PT", -8, -7),
        ("Pacific", -8, -7),
        ("Pacific time", -8, -7),
        ("Central European Time", 1, 2),
        ("CEST", 2, 2),
        ("UTC+2", 2, 2),
        ("GMT-5", -5, -5),
        ("UTC+05:30", 5.5, 5.5),
        ("Europe/Lisbon", 0, 1),
        ("Denver", -7, -6),
        ("Tel Aviv", 2, 3),
        ("Sao Paulo", -3, -3),
    ],
)
def test_finds_a_zone_by_any_of_its_names(name: str, winter: float, summer: float) -> None:
    zone = find_zone(name)
    assert (hours(zone, WINTER), hours(zone, SUMMER)) == (winter, summer)


@pytest.mark.parametrize(
    "name",
    ["", "Nowhere", "Mars/Base", "../../etc/passwd", "America", "UTC+", "the central office"],
)
def test_unknown_names_are_no_zone(name: str) -> None:
    assert find_zone(name) is None


@pytest.mark.parametrize(
    ("behind", "label", "length"),
    [
        ("UTC the pager rang", "UTC", 3),
        ("PST: the pager rang", "PST", 3),
        ("Denver - the pager rang", "Denver", 6),
        ("Denver time: the pager rang", "Denver", 11),
        ("UTC+2 the pager rang", "UTC+2", 5),
        ("Pacific time, the pager rang", "Pacific time", 12),
        ("America/New_York the pager", "America/New_York", 16),
    ],
)
def test_reads_a_zone_behind_a_clock_time(behind: str, label: str, length: int) -> None:
    found = zone_at(behind, 0)
    assert found is not None
    assert (found[0].label, found[1]) == (label, length)


@pytest.mark.parametrize(
    "behind",
    [
        "Paris office lost power",
        "est un test",
        "UTCX",
        "Central cache is full",
        "Denverside - went",
    ],
)
def test_words_that_only_look_like_a_zone_stay_in_the_text(behind: str) -> None:
    assert zone_at(behind, 0) is None


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("All times are in UTC.", "UTC"),
        ("Times in CET (GMT+1)", "CET"),
        ("all times in UTC+1", "UTC+1"),
        ("Timeline (Eastern time)", "Eastern time"),
        ("All times are local (Copenhagen)", "Copenhagen"),
        ("Everything is in Denver time", "Denver"),
        ("Timestamps: Europe/Oslo", "Europe/Oslo"),
    ],
)
def test_finds_the_zone_that_a_sentence_names(sentence: str, label: str) -> None:
    zone = mentioned_zone(sentence)
    assert zone is not None
    assert zone.label == label


def test_a_sentence_without_a_zone_names_none() -> None:
    assert mentioned_zone("The team in charge took its time") is None


def test_every_zone_can_be_shown_in() -> None:
    for name in ("PST", "UTC+1", "UTC+05:30", "Denver", "ET", "GMT-11"):
        zone = find_zone(name)
        assert zone is not None
        assert find_zone(zone.home) is not None


def test_a_zone_with_a_fixed_offset_is_shown_in_one_of_the_same_offset() -> None:
    zone = find_zone("UTC+1")
    assert zone is not None
    assert hours(find_zone(zone.home), WINTER) == 1


def test_notices_a_winter_label_in_summer() -> None:
    zone = find_zone("PST")
    assert zone is not None
    assert zone.strays(SUMMER.replace(tzinfo=zone.info)) == timedelta(hours=-7)
    assert zone.strays(WINTER.replace(tzinfo=zone.info)) is None
    utc = find_zone("UTC")
    assert utc is not None
    assert utc.strays(SUMMER.replace(tzinfo=UTC)) is None


@pytest.mark.parametrize(
    "text",
    ["all UTC", "(utc+2)", "in The Hague", "US Pacific", "pacific time", "Europe/Berlin", "GMT-3"]
    + ["St. Johns", "Port-au-Prince", "Central European Summer Time", "CEST", "São Paulo"],
)
def test_what_names_a_zone_is_never_taken_for_a_text_that_cannot(text: str) -> None:
    assert may_name_zone(text)


def test_most_sentences_cannot_name_a_zone() -> None:
    assert not may_name_zone("14:05 the queue of the shop grows, nobody has touched it (yet)")


@given(st.text(max_size=30) | st.sampled_from(sorted(zoneinfo.available_timezones())))
def test_a_zone_that_is_found_was_not_passed_over(text: str) -> None:
    assert may_name_zone(text) or find_zone(text) is None


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("All times IST (Irish Standard Time, UTC+1).", 1),
        ("All times IST (UTC+1)", 1),
        ("Times are CST (China Standard Time)", 8),
        ("IST = Irish time", 1),
    ],
)
def test_a_text_may_say_what_its_abbreviation_means(text: str, offset: int) -> None:
    draft = read_timeline(f"# Lines down, 9 July 2024\n\n{text}\n\n- 08:10 one\n- 08:40 two\n")
    told = [event.time.utcoffset() for event in draft.events if isinstance(event.time, datetime)]
    assert told == [timedelta(hours=offset)] * 2


def test_what_it_says_holds_for_the_times_that_name_it() -> None:
    said = "9 July 2024. IST (Irish Standard Time) and UTC are used."
    draft = read_timeline(f"{said}\n\n- 08:10 IST one\n- 08:40 UTC two")
    assert [event.told_zone for event in draft.events] == ["Europe/Dublin", "UTC"]


def test_an_abbreviation_that_means_the_usual_is_not_defined_anew() -> None:
    assert defined_zones("CET (UTC+1), PST (Pacific Standard Time), EST = UTC-5") == {}


@pytest.mark.parametrize(
    "text",
    [
        "14:05 PDT (23:05 UTC+2) and 14:10 PDT (11:10 pm UTC+2)",
        "14:05 EST: the host in UTC+2 is down",
        "CET (the clock of host 3 shows UTC+7 at 10:05)",
    ],
)
def test_the_same_time_elsewhere_defines_nothing(text: str) -> None:
    assert defined_zones(text) == {}


@pytest.mark.parametrize("said", ["IST", "IST (UTC+5:30)", "IST (Indian Standard Time)"])
def test_an_abbreviation_of_several_places_is_told_of_unless_it_is_explained(said: str) -> None:
    draft = read_timeline(f"9 July 2024, all times {said}\n\n- 08:10 one\n- 08:40 two\n")
    assert [event.told_zone for event in draft.events] == ["IST (+05:30)"] * 2
    doubts = [told for told in draft.warnings if "other places" in told.message]
    assert bool(doubts) == (said == "IST")
    for told in doubts:
        answers = {answer.label: answer.time for answer in told.answers}
        assert str(answers["Irish time"]) == "2024-07-09 08:10:00+01:00"
        assert told.answers[0].until == 4


def test_a_small_z_behind_a_time_is_utc() -> None:
    events = read_timeline("2026-03-02\n14:05z the pump stood still\n14:12z it ran\n").events
    assert [event.time for event in events] == [
        datetime(2026, 3, 2, 14, 5, tzinfo=UTC),
        datetime(2026, 3, 2, 14, 12, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("All times are in Pacific Time.", "Pacific Time"),
        ("What we did (times in Eastern Daylight Time)", "Eastern Daylight Time"),
        ("US Pacific time", "US Pacific time"),
    ],
)
def test_a_region_is_told_without_the_words_before_it(said: str, label: str) -> None:
    zone = mentioned_zone(said)
    assert zone is not None
    assert zone.label == label


@pytest.mark.parametrize(
    "name", ["Grand Central", "taxi from Tiller Central", "North Atlantic pier", "asked in German"]
)
def test_a_place_that_is_called_like_a_region_is_no_zone(name: str) -> None:
    assert find_zone(name) is None


@pytest.mark.parametrize(
    "name", ["US Pacific", "all Eastern", "times in Central", "Central", "everything Pacific"]
)
def test_a_region_alone_is_a_zone(name: str) -> None:
    assert find_zone(name) is not None


def test_the_zone_of_all_times_may_stand_in_front_of_another_sentence() -> None:
    zone = zone_of_times("All times Eastern. 22 Jan 2025.")
    assert zone is not None
    assert zone.home == "America/New_York"


@pytest.mark.parametrize(
    "said", ["Unless noted, all times are in CET", "Unless otherwise noted all times are in CET"]
)
def test_an_exception_may_come_before_the_zone(said: str) -> None:
    zone = zone_of_times(said)
    assert zone is not None
    assert zone.label == "CET"


def test_a_state_behind_a_city_is_no_universal_time() -> None:
    assert mentioned_zone("The times were kept in our office in Provo, UT") is None
    found = mentioned_zone("Start time (UT)")
    assert found is not None
    assert found.home == "UTC"


@pytest.mark.parametrize("word", ["Zürich", "Zoë", "Zéphyr", "PTé", "Zu\u0308rich"])
def test_a_word_whose_second_letter_has_a_mark_does_not_open_with_a_zone(word: str) -> None:
    draft = read_timeline(f"2026-03-02\n14:05 {word} rings\n14:12 it ran\n")
    assert [event.text for event in draft.events] == [f"{word} rings", "it ran"]
    assert [event.time for event in draft.events] == [
        datetime(2026, 3, 2, 14, 5),
        datetime(2026, 3, 2, 14, 12),
    ]


def test_signs_of_chinese_may_follow_a_zone_at_once() -> None:
    draft = read_timeline("2026-03-02\n14:05 UTC服务中断\n14:12 UTC恢复\n")
    assert [event.text for event in draft.events] == ["服务中断", "恢复"]


def test_an_offset_that_stands_apart_behind_several_clock_times_is_one() -> None:
    rows = "- 2026-05-03 01:00 -06:00 - launched\n- 2026-05-03 02:17:19 -06:00 - deployed\n"
    more = "- 2026-05-10 11:59 -06:00 - first commands\n"
    events = read_timeline(rows + more).events
    assert [(str(event.time)[-6:], event.end) for event in events] == [("-06:00", None)] * 3
    (one, *_) = read_timeline("- 2026-05-03 01:00 -06:00 - rain\n- 2026-05-03 07:00 - sun\n").events
    assert str(one.end)[11:16] == "06:00"


@pytest.mark.parametrize(
    "said",
    ["14:05, EST - seen", "(14:05, EST) seen", "**14:05, EST** seen", "2:05 pm, EST: seen"],
)
def test_a_comma_may_part_a_time_from_its_zone(said: str) -> None:
    event = read_timeline(f"2024-03-04\n\n- {said}\n").events[0]
    assert (str(event.time), event.text) == ("2024-03-04 14:05:00-05:00", "seen")


def test_a_word_in_capitals_behind_a_comma_is_no_zone_where_the_text_goes_on() -> None:
    event = read_timeline("2024-03-04\n\n- 14:09, IT was told\n").events[0]
    assert event.text == "IT was told"


def test_a_link_may_hold_the_time_in_two_zones() -> None:
    text = "- March 4th, 2024, [16:05 UTC / 17:05 CET](https://example.org/1) told\n"
    event = read_timeline(text).events[0]
    assert (str(event.time)[11:], event.text, event.evidence) == (
        "16:05:00+00:00",
        "told",
        ("https://example.org/1",),
    )


@pytest.mark.parametrize("name", ["Dutch", "German", "New York", "Pacific"])
def test_the_time_of_a_place_may_be_called_local(name: str) -> None:
    local, plain = find_zone(f"{name} local time"), find_zone(f"{name} time")
    assert local is not None
    assert plain is not None
    assert local.home == plain.home


@pytest.mark.parametrize(
    ("label", "place", "other"),
    [
        ("CST", "Our Shanghai region in China", "China time"),
        ("EST", "The office in Sydney", "Sydney time"),
        ("AST", "The region me-central in Saudi Arabia", "Arabia time"),
        ("BST", "Our people in Dhaka", "Bangladesh time"),
        ("PST", "Our desk in Manila", "Philippine time"),
        ("IST", "Our people in Dublin", "Irish time"),
        ("IST", "Nobody anywhere", "Israel time"),
    ],
)
def test_an_abbreviation_of_several_places_is_asked_about_once(
    label: str, place: str, other: str
) -> None:
    draft = read_timeline(
        f"{place} saw it.\n\n2026-01-12\n\n- 14:05 {label} rang\n- 14:10 {label} up\n"
    )
    (asked,) = [each for each in draft.warnings if "other places use it too" in each.message]
    assert (asked.line, other in [answer.label for answer in asked.answers]) == (5, True)


@pytest.mark.parametrize("label", ["CST", "EST", "AST", "BST", "PST", "MST"])
def test_an_abbreviation_is_asked_about_only_where_its_other_place_is_told(label: str) -> None:
    draft = read_timeline(f"Our office saw it.\n\n2026-01-12\n\n- 14:05 {label} it rang\n")
    assert not [each for each in draft.warnings if "other places" in each.message]


def test_the_zone_of_a_column_is_asked_about_too() -> None:
    rows = (
        "| Time (CST) | What |\n|-|-|\n| 2026-01-12 14:05 | it rang |\n| 2026-01-12 14:10 | up |\n"
    )
    draft = read_timeline(f"The site in Beijing failed.\n\n{rows}")
    (asked,) = [each for each in draft.warnings if "other places use it too" in each.message]
    assert [str(answer.time) for answer in asked.answers] == [
        "2026-01-12 14:05:00-06:00",
        "2026-01-12 14:05:00+08:00",
    ]


@pytest.mark.parametrize(
    ("head", "offset"),
    [
        ("Timeline (Berlin-Zeit)", "+02:00"),
        ("Timeline (Berlin Zeit)", "+02:00"),
        ("Ablauf (Berliner Zeit)", "+02:00"),
        ("Verlauf, Londoner Zeit", "+01:00"),
        ("Tidslinje (Oslo tid)", "+02:00"),
        ("Tijdlijn (Amsterdam tijd)", "+02:00"),
        ("Timeline (Arizona time)", "-07:00"),
        ("Línea de tiempo (hora Lima)", "-05:00"),
        ("Línea de tiempo (hora local -05)", "-05:00"),
        ("Línea de tiempo (hora de Bolivia)", "-04:00"),
        ("Chronologie (heure Paris)", "+02:00"),
        ("Ablauf (Zeit Berlin)", "+02:00"),
        ("Cronologia (ora Roma)", "+02:00"),
        ("Diễn biến (giờ Việt Nam)", "+07:00"),
        ("What happened (all times Doha)", "+03:00"),
        ("Tijdlijn (NL-tijd)", "+02:00"),
        ("Timeline (UK time)", "+01:00"),
    ],
)
def test_the_time_of_a_place_may_be_told_in_its_own_language(head: str, offset: str) -> None:
    (event,) = read_timeline(f"## {head}\n\n- 2024-07-04 14:05 it rang\n").events
    assert (str(event.time)[-6:], event.text) == (offset, "it rang")


@pytest.mark.parametrize(
    ("head", "offset"),
    [
        ("IST, Dublin", "+01:00"),
        ("Dublin (IST)", "+01:00"),
        ("IST, Pune", "+05:30"),
        ("Riyadh, AST", "+03:00"),
        ("AST – Arabia Standard Time", "+03:00"),
        ("CST, Shanghai", "+08:00"),
        ("BST, Dhaka", "+06:00"),
        ("EST, Sydney", "+10:00"),
    ],
)
def test_the_place_beside_an_abbreviation_tells_which_of_its_zones_is_meant(
    head: str, offset: str
) -> None:
    draft = read_timeline(f"## Timeline ({head})\n\n- 2024-07-04 14:05 it rang\n")
    assert str(draft.events[0].time)[-6:] == offset
    assert not [each for each in draft.warnings if "other places use it too" in each.message]


def test_two_places_beside_an_abbreviation_leave_it_in_doubt() -> None:
    draft = read_timeline("Mumbai (IST) and Dublin (IST) met.\n\n- 2024-07-04 14:05 IST it rang\n")
    assert any("other places use it too" in each.message for each in draft.warnings)


@pytest.mark.parametrize("clock", ["11:18", "11:18:42 AM", "2024-07-04 11:18"])
def test_states_and_countries_name_a_zone_with_the_word_time_behind(clock: str) -> None:
    for place, offset in (("AZ", "-07:00"), ("Texas", "-05:00"), ("Thai", "+07:00")):
        (event,) = read_timeline(f"2024-07-04\n\n- {clock} {place} time we were told\n").events
        assert (str(event.time)[-6:], event.text) == (offset, "we were told"), place
    (event,) = read_timeline(f"2024-07-04\n\n- {clock} Texas time-outs begin\n").events
    assert event.text == "Texas time-outs begin"


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("All times Etc/GMT-3\n\n2024-02-09 14:02 a", 11),
        ("2024-02-09 14:02 Etc/GMT+5 a", 19),
        ("All times Etc/GMT\n\n2024-02-09 14:02 a", 14),
    ],
)
def test_an_offset_by_its_name_in_the_database_is_read_with_its_sign(text: str, hours: int) -> None:
    time = read_timeline(text).events[0].time
    assert isinstance(time, datetime)
    assert time.astimezone(UTC).hour == hours
