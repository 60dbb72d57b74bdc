import pytest

from pm_facilitator.importers.layouts.prose import sentences, told_inside
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.partial_date import Order


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("nobody knew where all of it came from", "Ana asked"),
        ("we asked what to look at", "we saw it"),
        ("on the third floor nobody knew where all of the water came from", "Ana asked"),
    ],
)
def test_an_entry_may_end_with_a_word_that_leads_on_to_times(above: str, below: str) -> None:
    text = f"2024-02-09\n\n14:02 {above}\n14:05 {below}\n14:09 it was over"
    assert [each.text for each in read_timeline(text).events] == [above, below, "it was over"]


def test_a_long_sentence_that_was_wrapped_before_its_time_goes_on() -> None:
    above, below = (
        "the master asks the harbour about a place to lie over night at",
        "21:10 or later",
    )
    text = f"2024-02-09\n\n21:04 {above}\n{below}\n21:31 it runs again"
    assert [each.text for each in read_timeline(text).events] == [
        f"{above} {below}",
        "it runs again",
    ]


@pytest.mark.parametrize(("lead", "approximate"), [("about ", True), ("", False)])
def test_a_time_inside_a_sentence_may_be_a_rough_one(lead: str, *, approximate: bool) -> None:
    stamp = told_inside(f"The pumps came back {lead}14:03 UTC.", Order.DAY_FIRST)
    assert stamp is not None
    assert stamp.approximate is approximate


@pytest.mark.parametrize("comma", [",", ""])
def test_a_sentence_that_was_wrapped_before_its_time_opens_no_entry(comma: str) -> None:
    text = (
        "2020-10-17\n\n- 22:58 a call\n- 23:10 the server is gone\n\n"
        "We do not think so. The last change before the crash is 758112, pushed at\n"
        f"23:57:41{comma} and it is in both the database and the repository.\n"
    )
    assert [event.text for event in read_timeline(text).events] == ["a call", "the server is gone"]


@pytest.mark.parametrize("quote", ['"', "“", "„", "«"])
def test_what_somebody_said_is_not_when_it_was(quote: str) -> None:
    text = f"14.09.2023\n\n07:12 Presse\n\n{quote}Seit 5:50 ist der Strom aus.\n\n08:40 gefunden\n"
    assert [each.text.splitlines()[0] for each in read_timeline(text).events] == [
        "Presse",
        "gefunden",
    ]


def test_a_sentence_whose_time_is_as_bold_as_those_of_the_others_is_an_entry() -> None:
    text = (
        "# 14 October 2020\n\n**18:50** The second one.\n\nAt **18:58** we switch covers off.\n\n"
        "**19:04** Covers are off.\n"
    )
    assert [event.text for event in read_timeline(text).events] == [
        "The second one.",
        "we switch covers off.",
        "Covers are off.",
    ]


def test_what_is_told_in_brackets_on_the_line_below_is_no_entry() -> None:
    text = (
        "5 October 2014\n3:05am   Night batch rejected, same\n         (ten minutes later in real"
        " life)\n8:20am   On-call looks\n"
    )
    assert [f"{event.time:%H:%M}" for event in read_timeline(text).events] == ["03:05", "08:20"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "The evening of the vote the site went away again and again between 8 pm and",
            "1 am. So:",
        ),
        (
            "Le soir des élections, le site a été coupé à plusieurs reprises entre 20 h et",
            "1 h. Voici",
        ),
        (
            "The new disk is in the post. We want to put it in on Thursday evening,",
            "19:00 BST; it is",
        ),
        (
            "Der neue Server ist bestellt. Wir bauen ihn ein, und zwar am Donnerstag,",
            "19:00; er ist",
        ),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_time_that_the_line_above_has_begun_opens_no_entry(
    above: str, below: str, *, first: bool
) -> None:
    entries = "19:55 all is well\n20:02 it is gone"
    prose = f"{above}\n{below} slow."
    text = "\n\n".join(("2024-06-09", *((prose, entries) if first else (entries, prose))))
    assert [each.text for each in read_timeline(text).events] == ["all is well", "it is gone"]


@pytest.mark.parametrize(
    ("bracket", "times"),
    [
        ("approximately 1 - 2 p.m.", ("13:00", "14:00")),
        ("around 14:05", ("14:05", "")),
        ("about 9 am to 2 pm", ("09:00", "14:00")),
    ],
)
def test_a_day_may_end_its_line_with_about_when_it_was(
    bracket: str, times: tuple[str, str]
) -> None:
    text = f"# Ferry\n\n- Wednesday, March 4, 2026 - Ferry outage ({bracket})\n"
    (event,) = read_timeline(text).events
    found = tuple(f"{each:%H:%M}" if each else "" for each in (event.time, event.end))
    assert (found, event.approximate, event.text) == (times, True, "Ferry outage")


@pytest.mark.parametrize("bracket", ["about 2 ferries", "circa 9 - 11 people", "about 20 minutes"])
def test_a_number_in_brackets_at_the_end_of_a_day_is_no_time(bracket: str) -> None:
    (event,) = read_timeline(f"# Ferry\n\n- March 4, 2026 - Ferry outage ({bracket})\n").events
    assert str(event.time) == "2026-03-04"


LONG = "The fan of the second pump turned as fast as its motor allows, which is at most"


@pytest.mark.parametrize(
    "wrapped",
    [
        "(1900) turns, and stood still.",
        "14:03 to 14:05. It was loud.",
        "was 2026-03-02T00:30Z when it stopped, and nobody saw it.",
    ],
)
def test_a_time_in_the_midst_of_a_wrapped_sentence_opens_no_entry(wrapped: str) -> None:
    text = f"# 2026-03-02\n\n{LONG}\n{wrapped}\n\n- 14:10 loud\n- 14:20 still\n"
    assert [event.text for event in read_timeline(text).events] == ["loud", "still"]


def test_the_word_no_ends_a_sentence_unless_a_number_follows() -> None:
    assert list(sentences("One pump ran; the other no. We waited.")) == [
        "One pump ran; the other no.",
        "We waited.",
    ]
    assert list(sentences("It was pump No. 5 that ran.")) == ["It was pump No. 5 that ran."]
