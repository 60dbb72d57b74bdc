import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.quick_stamps import may_open, quick_stamp
from pm_facilitator.importers.times.stamps import read_stamp, scan_stamp

# fmt: off
DATES = ["", "", "2026-03-02 ", "2026-03-02T", "2026-02-30 ", "02.03.2026 ", "3/2/26 ", "Mar 2 "]
CLOCKS = ["14:03", "14:03:59", "09:00", "24:00", "9:06", "1403", "14.03", "14:60", "2:03"]
BEHIND = ["", "", " UTC", " PST", " am", "pm", "Z", "+02:00", " CET", "-14:10", " - 14:10"]
OPEN = ["", "", "**", "`", "[", "(", "*", "_"]
CLOSE = ["", "", "**", "`", "]", ")", ":**", "**:", "*", "_"]
PARTS = [" ", " - ", ": ", " – ", " : ", "  ", " | ", ",", "\t", " -", ""]
WORDS = [
    "the", "kiln", "to", "until", "and", "Denver", "Paris", "PST", "utc", "Mon", "March", "may",
    "on", "at", "about", "ish", "am", "local", "14:10", "5", "pods", "next", "day", "noon", "a",
    "x", "The Hague", "???", "--:--", "T", "central", "time", "Pacific", "restarts,", "paris",
    "Ana:", "kiln:", "UTC:", "h:", "until:", "to:", "canary:", "Oslo:", "canary", "pacific",
    "thru", "following", "April",
    "**bold**", "`code`", "--",
    "um", "gegen", "bis", "halb", "zehn", "viertel", "nach", "Uhr", "uhr", "abends", "von", "de",
    "a", "las", "sobre", "à", "vers", "midi", "h", "9", "le", "lendemain", "alle", "kl.", "kl",
    "om", "uur", "half", "negen", "'s", "middags", "eine", "halbe", "Stunde", "später", "media",
    "hora", "después", "Minuten", "einer", "Mitternacht", "unbekannt:", "desconocida:", "gestern",
    "am", "nächsten", "Tag", "o", "do", "po", "翌日", "頃", "9時", "14時05分", "から", "まで",
    "o'clock", "il", "giorno", "dopo", "12.3.", "3.4.", "Mi", "zw.", "env.", "aprox.",
    "(est)", "São", "or", "so", "thereabouts", "maybe", "this", "that", "in", "same", "morning",
    "evening", "night", "afternoon", "late", "small hours", "at night", "early",
]
# fmt: on
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
LINES = st.tuples(*map(st.sampled_from, (OPEN, DATES, CLOCKS, BEHIND, CLOSE, PARTS)), TEXTS).map(
    "".join
)


@settings(max_examples=1500, deadline=None)
@given(LINES)
def test_what_is_read_quickly_is_what_is_read_with_care(line: str) -> None:
    found = quick_stamp(line)
    if found is not None:
        slow = scan_stamp(line, Order.MONTH_FIRST)
        assert slow is not None
        assert found == slow._replace(words=found.words)


@settings(max_examples=800, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, *CLOCKS, *OPEN, *DATES]), max_size=5).map(" ".join) | LINES
)
def test_no_stamp_is_passed_over(line: str) -> None:
    assert may_open(line) or scan_stamp(line, Order.MONTH_FIRST) is None


@pytest.mark.parametrize(
    "line",
    [
        "14:03 the kiln",
        "14:03 this kiln stops",
        "14:03 or else it",
        "**14:03** - it stops",
        "**14:03 UTC**: it stops",
        "[2026-03-02 14:03] x y",
    ],
)
def test_plain_lines_are_quick(line: str) -> None:
    assert quick_stamp(line) is not None


@pytest.mark.parametrize("line", ["The kiln stops at 14:03.", "and then", "**Impact**: none"])
def test_lines_that_open_with_other_words_are_passed_over(line: str) -> None:
    assert not may_open(line)


def test_a_zone_in_words_behind_a_time_is_read_with_care() -> None:
    assert quick_stamp("14:03 in Pacific time the kiln stops") is None
    assert quick_stamp("14:03 in Denver the kiln stops") is not None


@pytest.mark.parametrize("opening", ["14:03 ET ", "14:03 ET - ", "2026-03-02 14:03 ET: "])
def test_the_zone_et_is_read_behind_a_bare_time_and_a_french_and_is_none(opening: str) -> None:
    stamp = read_stamp(f"{opening}the kiln stops", Order.MONTH_FIRST)
    assert stamp
    assert stamp.zone
    assert (stamp.zone.home, stamp.text) == ("America/New_York", "the kiln stops")
    french = read_stamp("14:03 et puis le four", Order.DAY_FIRST)
    assert french
    assert (french.zone, french.text) == (None, "et puis le four")
