"""How the lines of a text open, told from all of them."""

import pytest

from pm_facilitator.importers.timeline_text import read_timeline


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
