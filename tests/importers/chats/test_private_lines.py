"""Lines that name one person as the only one to read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.importers.chats.private_lines import is_private, sender_in, without_private


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        ("2026-03-02 14:06:10 From Ben to Ana Pereira(Direct Message):", "Ben"),
        ("00:01:20\tBen to Ana (Privately):\tpsst", "Ben"),
        ("02:05:10 PM From Ana to Ben(Direct Message): psst", "Ana"),
        ("From Me to Ana: (Privately) 4:03 PM", "Me"),
        ("You to Ana (direct message)  2:06 PM", "You"),
        ("- 14:06 - **Ben to Ana (Direct Message):** psst", "Ben"),
        ("| 14:06 | Ben to Ana (Direct Message) | psst |", "Ben"),
        ("from Ana Pereira (privately):    4:03 PM", ""),
        ("[08:31] Ana Pereira (Privately): thanks", ""),
        ("14:06,Ben,Ana (Direct Message),psst", ""),
        ("To: Ana (direct message)", ""),
        ("14:06 Von Ben an Ana Pereira (Privat): psst", "Ben"),
        ("14:06:10 De Ben à Ana(Message direct):", "Ben"),
        ("- 14:06 Ben a Ana (Mensaje directo): psst", "Ben"),
        ("14:06:10 開始 田中 に 鈴木（ダイレクトメッセージ）：", "田中"),
        ("Van Dijk to Ana (Privately): psst", "Van Dijk"),
    ],
)
def test_the_head_of_a_private_message_says_for_whom_it_is(line: str, sender: str) -> None:
    assert is_private(line)
    assert sender_in(line) == sender


@pytest.mark.parametrize(
    "line",
    [
        "14:10 Ben escalated to Ana (direct message)",
        "14:10 the link was sent to Ana (privately): she confirmed",
        "14:10 Ben told Ana (privately) that it was down",
        "14:05 From Ana to Everyone : (I said so privately)",
        "14:05 Ben to Ana: it is down",
        "## How to reach us (Direct Message)",
        "14:10 De nuevo en marcha (privado): el panel",
        "14:10 Zugang zu Netz (privat): gesperrt",
        "14:10 Ben llamó a Ana (mensaje directo): ella lo vio",
    ],
)
def test_what_is_written_about_private_messages_is_none(line: str) -> None:
    assert not is_private(line)


def test_what_stands_below_the_head_goes_with_it_and_lines_keep_their_numbers() -> None:
    text = (
        "14:05 Ana to Everyone: down\r\n14:06 Ben to Ana (Privately): psst\r\nwas that you?\r\n"
        "14:07 back\r\n\r\n14:08 From Ben to Ana (Direct Message):\r\n14:01 it was me\r\n\r\n"
        "\tand nobody else\r\n14:09 From Ana to Everyone: all clear\r\n"
    )
    kept, count = without_private(text)
    assert count == 2
    assert [(i, line) for i, line in enumerate(kept.splitlines(), 1) if line] == [
        (1, "14:05 Ana to Everyone: down"),
        (4, "14:07 back"),
        (10, "14:09 From Ana to Everyone: all clear"),
    ]


def test_words_that_open_a_head_of_another_language_end_no_message() -> None:
    text = "14:06 From Ben to Ana (Privately): psst\nDe rien\n14:07 From Ana to Everyone: up\n"
    assert without_private(text)[0] == "\n\n14:07 From Ana to Everyone: up\n"


def test_the_time_of_a_private_message_may_stand_below_its_names() -> None:
    text = "Ben to Ana (Direct Message)\n14:06\npsst\nAna to Everyone\n14:07\nback\n"
    assert without_private(text)[0] == "\n\n\nAna to Everyone\n14:07\nback\n"


def test_a_report_goes_on_below_a_private_message() -> None:
    text = "From Ben to Ana (Direct Message):\npsst\n\nWe rolled back at 14:10.\n## Impact\nnone\n"
    assert without_private(text)[0] == "\n\n\nWe rolled back at 14:10.\n## Impact\nnone\n"


@given(
    st.lists(st.sampled_from(["14:05 Ben to Ana (Privately): x", "14:06 y", "", "\tz", "From "]))
)
def test_no_private_line_stays_and_none_is_moved(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept, count = without_private(text)
    assert count == sum(map(is_private, lines))
    assert not any(map(is_private, kept.split("\n")))
    assert all(
        now in ("", was) for now, was in zip(kept.split("\n"), text.split("\n"), strict=True)
    )
