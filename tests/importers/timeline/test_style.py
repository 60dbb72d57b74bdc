"""How the lines of a text open, told from all of them."""

import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (str(event.time)[11:16], event.source, event.text) for event in read_timeline(text).events
    ]


def test_names_may_stand_behind_bold_times_above_what_they_wrote() -> None:
    text = (
        "**Dec 4, 2023 8:15 AM PST**\nMails are sent\n\n**Dec 4, 2023 8:50 AM PST** - Pager\n"
        "Incident opened\n\n**Dec 4, 2023 8:52 AM PST** - Ana Ruiz\nmails are late\n\n"
        "**Dec 4, 2023 9:30 AM PST** - Ana Ruiz\nall is paused\n"
    )
    assert told(text) == [
        ("08:15", "", "Mails are sent"),
        ("08:50", "Pager", "Incident opened"),
        ("08:52", "Ana Ruiz", "mails are late"),
        ("09:30", "Ana Ruiz", "all is paused"),
    ]


@pytest.mark.parametrize("words", [("Alert", "Alert", "Deploy"), ("Cart Down", "Cart Up", "Shop")])
def test_what_happened_is_no_name(words: tuple[str, ...]) -> None:
    text = "2023-12-04\n\n" + "\n".join(
        f"**8:{10 + at} AM** - {word}\nThe rest of it\n" for at, word in enumerate(words)
    )
    assert [text.split()[0] for _, _, text in told(text)] == [word.split()[0] for word in words]
    assert {source for _, source, _ in told(text)} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "10:00 Deploy started\nAna pressed the button\n10:05 Alerts fire\nWe looked at graphs\n",
        "10:00 Deploy Started\nAna pressed the button\n10:05 Alerts Fire\nWe looked at graphs\n",
        "9:05 pager goes off\nwe looked at it\n9:40 all fine\ndone with it\n",
    ],
)
def test_what_happened_may_stand_behind_the_time_with_more_of_it_below(text: str) -> None:
    heads = [line.partition(" ")[2] for line in text.splitlines()[::2]]
    entries = told(f"2026-05-12\n{text}")
    assert [entry.startswith(head) for (_, _, entry), head in zip(entries, heads, strict=True)]
    assert {source for _, source, _ in entries} == {""}


@pytest.mark.parametrize(
    "text",
    [
        "10:00 Ana Berg\nis it down?\n10:05 Bo\nlooking\n",
        "10:00 ana from ops\nis it down?\n10:05 bo\nlooking\n10:06 ana from ops\nthanks\n",
    ],
)
def test_names_behind_times_over_what_they_wrote_are_people(text: str) -> None:
    entries = told(f"2026-05-12\n{text}")
    assert [source for _, source, _ in entries] == [
        line.partition(" ")[2] for line in text.splitlines()[::2]
    ]


def test_who_noted_it_stands_in_a_column_before_words_with_a_colon() -> None:
    text = (
        "2019-03-12\n3:05 p.m.\tDB team\tPatches the standby\n4:15 p.m.\tDB team\tSwitches over\n"
        '4:20 p.m.\tHelp desk\tCalls: "it spins"\n4:45 p.m.\tHelp desk\t30 calls so far\n'
    )
    assert told(text)[2] == ("16:20", "Help desk", 'Calls: "it spins"')


def test_digits_before_a_colon_are_times_below_others_that_are_no_years() -> None:
    text = (
        "## 28 Feb 2026\n\n1738: it is slow\n\n[1758](https://chat.example/1): Ana looks\n\n"
        "1808: the ferry waits\n\n~1940: a plan is made\n\n2012: it is moved\n\n2030: it sails\n"
    )
    times = [time for time, _, _ in told(text)]
    assert times == ["17:38", "17:58", "18:08", "19:40", "20:12", "20:30"]


@pytest.mark.parametrize("years", [(1850, 1923, 1945, 1998), (2010, 2012, 2014, 2019)])
def test_the_years_of_a_chronicle_are_no_times(years: tuple[int, ...]) -> None:
    text = "## History\n\n" + "\n\n".join(f"{year}: the firm moves" for year in years)
    assert not [time for time, _, _ in told(text) if time[:2] in ("19", "20")]
