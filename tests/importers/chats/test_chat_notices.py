from datetime import date

import pytest

from pm_facilitator.importers.documents.markdown_document import read_markdown
from pm_facilitator.importers.draft import ImportWarning
from pm_facilitator.importers.timeline.timeline_text import read_timeline

DAY = date(2026, 3, 2)


def read(text: str) -> list[tuple[str, str, str]]:
    events = read_timeline(text, day=DAY).events
    return [(str(event.time)[11:16], event.source, event.text) for event in events]


def left_out(text: str) -> list[ImportWarning]:
    warnings = read_timeline(text, day=DAY).warnings
    return [warning for warning in warnings if "left out" in warning.message]


@pytest.mark.parametrize(
    "said",
    [
        "the flag was turned off",
        "only two errors left",
        "we changed the limit to 200",
        "we removed the bad node from the pool",
        "Ben changed the config of checkout",
        "node 3 removed",
        "I left",
        "Ben Ode added Cy Roe",
    ],
)
def test_what_people_say_of_their_work_in_a_chat_is_no_notice(said: str) -> None:
    before = "14:02 Ana Reis: it fails\n14:04 Ben Ode: I look\n"
    text = f"{before}14:08 Ana Reis: {said}\n14:09 Ben Ode: ok"
    assert read(text)[2] == ("14:08", "Ana Reis", said)
    assert not left_out(text)


@pytest.mark.parametrize(
    "notice",
    [
        "Ben Ode added Cy Roe",
        "Ben Ode removed +44 7700 900123",
        "You created group “Ops”",
        "+44 7700 900123 left",
        "Ana Reis changed this group's icon",
        "Ana Reis is now an admin",
        "Cy Roe joined using this group's invite link",
        "Messages and calls are end-to-end encrypted. No one outside can read them.",
        "Ops: Messages and calls are end-to-end encrypted.",
        "Ana Reis: <Media omitted>",
        "Ben Ode: \u200eimage omitted",
        "Ben Ode: This message was deleted",
    ],
)
def test_what_whatsapp_tells_itself_is_left_out_and_told_of(notice: str) -> None:
    said = [f"02/03/2026, 14:0{i} - {name}: words {i}" for i, name in enumerate(("Ana Reis",) * 4)]
    text = "\n".join(
        [*said, "02/03/2026, 14:05 - Ben Ode: I look", f"02/03/2026, 14:06 - {notice}"]
    )
    assert len(read(text)) == 5
    assert [warning.line for warning in left_out(text)] == [6]


def test_several_lines_that_nobody_has_said_are_counted() -> None:
    text = (
        "14:02 Ana Reis: it fails\n14:03 Ben Ode: image omitted\n14:04 Ben Ode: I look\n"
        "14:05 Ana Reis: video omitted\n14:06 Ana Reis: back\n"
    )
    (warning,) = left_out(text)
    assert warning.line == 2
    assert warning.message.startswith("2 lines of the chat have no words of anybody")


@pytest.mark.parametrize(
    "line",
    [
        "**14:03** Ana joined the bridge",
        "**14:03 UTC** Ben has left the call, Cy takes over",
        "**14:03** Joined the bridge call",
        "14:03 *** node7 left the ring",
        "14:03 --> node9 joined the cluster",
        "14:03 → node9 joined the cluster",
    ],
)
def test_who_joined_is_told_in_a_text_that_is_no_log_of_irc(line: str) -> None:
    text = f"14:02 alert fires\n\n{line}\n\n14:20 all good\n"
    assert [time for time, _, _ in read(text)] == ["14:02", "14:03", "14:20"]
    assert not left_out(text)


@pytest.mark.parametrize(
    "notice",
    [
        "-!- cy [~c@host] has joined #ops",
        "*** Joins: cy (~c@host)",
        "* cy (~c@host) has quit (bye)",
        "--> cy (~c@host) has joined #ops",
        "→ cy joined",
        "* cy is now known as cy_away",
    ],
)
def test_who_comes_and_goes_on_irc_is_left_out_and_told_of(notice: str) -> None:
    text = f"14:02 <ana> it fails\n14:03 {notice}\n14:04 <ben> I look\n"
    assert read(text) == [("14:02", "ana", "it fails"), ("14:04", "ben", "I look")]
    assert [warning.line for warning in left_out(text)] == [2]


def test_what_is_left_out_of_a_chat_is_no_summary_of_it_either() -> None:
    text = "14:01 -!- cy [~c@host] has joined #ops\n14:02 <ana> it fails\n14:04 <ben> I look\n"
    assert read_markdown(text, day=DAY).summary == ""


def test_what_somebody_does_on_irc_is_kept() -> None:
    text = "14:02 <ana> it fails\n14:03 * ben left the old node drained\n14:04 <ben> done\n"
    assert len(read(text)) == 3


def test_tabs_behind_names_with_signs_of_rank_part_them_from_their_words() -> None:
    text = "".join(
        f"2026-03-02 14:0{i}:00\t{who}\tword\n" for i, who in enumerate(("ana", "@ben") * 2)
    )
    assert [source for _, source, _ in read(text)] == ["ana", "ben"] * 2


@pytest.mark.parametrize(
    "mark",
    [
        "<This message was edited>",
        "\u200e<This message was edited>",
        "<Diese Nachricht wurde bearbeitet.>",
        "<Se editó este mensaje.>",
    ],
)
def test_what_stands_behind_corrected_words_is_none_of_them(mark: str) -> None:
    text = (
        f"14:02 Ana Reis: it fails {mark}\n14:04 Ben Ode: I look\nat it {mark}\n14:05 Ana Reis: ok"
    )
    assert read(text) == [
        ("14:02", "Ana Reis", "it fails"),
        ("14:04", "Ben Ode", "I look at it"),
        ("14:05", "Ana Reis", "ok"),
    ]
