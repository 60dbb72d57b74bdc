"""Chats of Zoom, Teams, Discord and Google Meet."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.errors import Cancelled, ImportFailed
from pm_facilitator.importers.draft import Doubt, EventDraft
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source
from tests.importers.formats.reading import REAL, SAMPLES, read, read_text, read_values, told
from tests.importers.gold import CORPUS, HELD, Gold, agrees, corpus

DAY = date(2026, 3, 2)


def words(event: EventDraft) -> tuple[str, str]:
    return event.text, event.details


class TestZoom:
    """The four layouts of a saved chat."""

    def test_messages_to_everyone_are_read_with_their_lines(self) -> None:
        draft = read("zoom_current.txt", day=DAY)
        assert draft.form == "Zoom chat"
        assert told(draft) == [
            "14:05 Ines Duarte: orders are stuck since about 13:58",
            "14:07 Bo Lund: rolling back",
        ]
        assert draft.events[1].details == "In reply to orders are stuck..."

    @pytest.mark.parametrize(
        ("name", "private"), [("zoom_current.txt", 1), ("zoom_one_line.txt", 2)]
    )
    def test_private_messages_are_left_out_unless_they_are_asked_for(
        self, name: str, private: int
    ) -> None:
        draft = read(name, day=DAY)
        assert f"Private messages were left out: {private}." in [
            each.message for each in draft.warnings
        ]
        assert not any("my change" in each.text for each in draft.events)
        assert any("my change" in each.text for each in read(name, private="with").events)

    def test_messages_on_the_line_of_their_head_are_read(self) -> None:
        assert told(read("zoom_one_line.txt", day=DAY)) == [
            "14:05 Ines Duarte: orders are stuck: all of them",
            "14:07 Bo Lund: rolling back now",
        ]

    def test_the_day_may_stand_in_the_name_of_the_folder(self) -> None:
        data = (SAMPLES / "zoom_current.txt").read_bytes()
        source = Source("meeting_saved_chat.txt", data, folder="2026-03-02 14.00.00 Orders")
        assert read_source(source).events[0].time == datetime(2026, 3, 2, 14, 5, 10)

    def test_midnight_is_passed_with_a_doubt_that_can_be_settled(self) -> None:
        text = "23:59:58 From  Ines : late\n00:00:07 From  Bo : later\n"
        draft = read_text(text, day=DAY)
        assert [each.time for each in draft.events] == [
            datetime(2026, 3, 2, 23, 59, 58),
            datetime(2026, 3, 3, 0, 0, 7),
        ]

    @pytest.mark.parametrize("day", ["2026-03-02 ", "2026/03/02 ", "02.03.2026, ", "2026-03-02T"])
    def test_heads_may_carry_the_whole_day(self, day: str) -> None:
        draft = read_text(
            f"{day}14:05:10 From Ana Pereira to Everyone:\n\tcheckout is down\n"
            f"{day}14:06:10 From Ben to Ana Pereira(Direct Message):\n\tpsst, was that you?\n"
            f"{day}14:07:10 From Ben to Everyone:\n\trolling back\n"
        )
        assert draft.form == "Zoom chat"
        assert told(draft) == ["14:05 Ana Pereira: checkout is down", "14:07 Ben: rolling back"]
        assert draft.events[0].time == datetime(2026, 3, 2, 14, 5, 10)
        assert "Private messages were left out: 1." in [each.message for each in draft.warnings]
        assert [each.key for each in draft.choices] == ["private"]

    def test_heads_may_have_hours_with_am_and_pm(self) -> None:
        text = "02:05:10 PM From Ana to Everyone:\n\tdown\n2:06:10 PM From Ben to Ana:\n\tpsst\n"
        assert told(read_text(text, day=DAY)) == ["14:05 Ana: down"]

    @pytest.mark.parametrize(
        ("lead", "everyone", "one"),
        [
            ("De", "à Tout le monde", "à Ben(Message direct)"),
            ("Von", "an Alle", "an Ben(Direktnachricht)"),
            ("De", "a Todos", "a Ben(Mensaje directo)"),
            ("De", "para Todos", "para Ben(Mensagem direta)"),
            ("Da", "a Tutti", "a Ben(Messaggio diretto)"),
            ("Van", "aan Iedereen", "aan Ben"),
            ("Från", "till Alla", "till Ben(Direktmeddelande)"),
            ("Od", "do Wszyscy", "do Ben"),
            ("От", "кому Все", "кому Ben"),
            ("開始", "に 全員", "に 田中 太郎(ダイレクトメッセージ)"),
            ("발신자", "수신자 모두에게", "수신자 Ben(다이렉트 메시지)"),
            ("从", "到 所有人", "到 Ben（私聊）"),
            ("Von", "an Alle", "in Worten, die niemand kennt, Ben"),
        ],
    )
    def test_chats_of_other_languages_are_read_without_what_is_private(
        self, lead: str, everyone: str, one: str
    ) -> None:
        text = (
            f"14:05:10 {lead} Ana {everyone}:\n\tcheckout is down\n"
            f"14:06:10 {lead} Cleo Ruiz {one}:\n\tpsst, was that you?\n"
            f"14:07:10 {lead}  Ben  {everyone} : rolling back\n"
        )
        draft = read_text(text, day=DAY)
        assert draft.form == "Zoom chat"
        assert told(draft) == ["14:05 Ana: checkout is down", "14:07 Ben: rolling back"]
        assert "Private messages were left out: 1." in [each.message for each in draft.warnings]
        whole = read_text(text, choices={"private": "with"}, day=DAY)
        assert whole.events[1].text == "psst, was that you?"

    def test_a_chat_of_another_language_may_be_private_throughout(self) -> None:
        text = "14:06:10 De Ben à Ana Pereira(Message direct):\n\tpsst, à tous\n"
        draft = read_text(text, day=DAY)
        assert (draft.form, draft.events) == ("Zoom chat", ())

    def test_in_another_language_too_a_message_may_name_no_receiver(self) -> None:
        text = "14:05:10  De  Ana : panne\n14:06:10  De  Ben à Ana(En privé) : psst\n"
        assert told(read_text(text, day=DAY)) == ["14:05 Ana: panne"]

    def test_what_may_be_private_is_so_behind_a_receiver_and_not_in_the_name_of_a_writer(
        self,
    ) -> None:
        text = (
            "14:05:10 Von Ana Ruiz (privat) an Alle:\n\tStillstand\n"
            "14:06:10 Von Ben an Ana Ruiz (privat)(Direktnachricht):\n\tpsst\n"
        )
        assert told(read_text(text, day=DAY)) == ["14:05 Ana Ruiz (privat): Stillstand"]

    @pytest.mark.parametrize(
        "text",
        [
            "14:05:10 Von Hand neu gestartet: der Dienst läuft\n14:06:10 alles ruhig: gut\n",
            "14:05:10 De retour à tous: le service\n14:06:10 le calme: enfin\n",
            "14:05:10 Von Ana an alle: es brennt\n14:06:10 Alarm\n14:07:10 Neustart: läuft\n",
        ],
    )
    def test_sentences_that_open_like_heads_of_other_languages_are_no_chat(self, text: str) -> None:
        draft = read_text(text, day=DAY)
        assert draft.form != "Zoom chat"
        assert len(draft.events) == text.count("\n")

    def test_a_day_and_where_something_is_from_are_no_chat(self) -> None:
        text = "2026-03-02 14:05:10 From the log: it is full\n2026-03-02 14:07:00 It is back\n"
        draft = read_text(text)
        assert draft.form != "Zoom chat"
        assert len(draft.events) == 2

    def test_a_recording_leaves_private_messages_out_too(self) -> None:
        text = (
            "00:01:10\tAna to Everyone:\thello\n00:01:20\tBen to Ana (Privately):\tpsst\n"
            "00:01:30\tWelcome to Acme:\tback\n"
        )
        draft = read_text(text, "GMT20260302-140500_Recording.txt")
        assert told(draft) == ["14:06 Ana: hello", "14:06 Welcome to Acme: back"]
        assert "Private messages were left out: 1." in [each.message for each in draft.warnings]
        whole = read_text(text, "GMT20260302-140500_Recording.txt", {"private": "with"})
        assert told(whole)[1] == "14:06 Ben: psst"

    def test_a_recording_names_receivers_in_other_languages_too(self) -> None:
        text = (
            "00:01:10\tAna an Alle:\thello\n00:01:20\tBen an Ana (Direktnachricht):\tpsst\n"
            "00:01:30\tVan Dijk:\tback\n00:01:40\tVan Dijk to Everyone:\tup\n"
        )
        draft = read_text(text, "GMT20260302-140500_Recording.txt")
        assert told(draft) == ["14:06 Ana: hello", "14:06 Van Dijk: back", "14:06 Van Dijk: up"]

    def test_a_recording_counts_from_the_start_that_its_name_tells(self) -> None:
        data = (SAMPLES / "zoom_recording.txt").read_bytes()
        draft = read_source(Source("GMT20260302-140500_Recording.txt", data))
        assert told(draft) == [
            "14:05 Ines Duarte: orders are stuck",
            "14:06 Bo Lund: looking at the queue",
            "15:07 Ines Duarte: all clear",
        ]
        assert draft.events[0].time == datetime(2026, 3, 2, 14, 5, 58, tzinfo=UTC)

    def test_without_a_start_no_time_is_invented(self) -> None:
        draft = read("zoom_recording.txt", day=DAY)
        assert draft.events[0].time is None
        assert draft.events[0].text == "T+00:00:58 orders are stuck"
        assert draft.warnings[0].kind is Doubt.UNREAD
        by_clock = read("zoom_recording.txt", day=DAY, clock="clock")
        assert by_clock.events[0].time == datetime(2026, 3, 2, 0, 0, 58)


class TestMeet:
    """Google Meet."""

    def test_a_recording_is_read_from_its_subtitles(self) -> None:
        data = (SAMPLES / "meet_recording.sbv").read_bytes()
        draft = read_source(Source("Orders (2026-03-02 15:05 GMT+1) - Chat.sbv", data))
        assert told(draft) == [
            "14:05 Ines Duarte: orders are stuck",
            "14:06 Bo Lund: looking",
        ]

    def test_names_above_times_are_read_as_a_chat(self) -> None:
        assert told(read("meet_paste.txt", day=DAY)) == [
            "14:05 Ines Duarte: orders are stuck",
            "14:07 Bo Lund: rolling back",
            "14:30 Ines Duarte: all clear",
        ]


def test_a_long_quote_of_blanks_is_read_in_time_that_grows_with_it() -> None:
    text = '14:05:10 From Ana to Everyone:\n\tReplying to "a{}b"\n\tI look\n'
    (event,) = read_text(text.format(" " * 200_000), day=DAY).events
    assert words(event)[0] == "I look"


class TestTeams:
    """Microsoft Teams."""

    def test_what_is_copied_is_read_with_the_day_first_where_the_text_tells(self) -> None:
        draft = read("teams_paste.txt")
        assert draft.form == "Teams chat"
        assert [(each.time, each.source, words(each)) for each in draft.events] == [
            (datetime(2026, 3, 2, 14, 5), "Ines Duarte", ("Orders are stuck", "")),
            (datetime(2026, 3, 2, 14, 7), "Bo Lund", ("rolling back", "")),
            (datetime(2026, 3, 13, 9, 0), "Ines Duarte", ("All clear since then", "")),
        ]

    def test_a_chat_in_utf_16_is_recognised_too(self) -> None:
        data = (SAMPLES / "teams_paste.txt").read_text(encoding="utf-8").encode("utf-16")
        assert read_source(Source("chat.txt", data)).form == "Teams chat"

    def test_marks_of_direction_around_dates_do_no_harm(self) -> None:
        text = "[\u200e3/\u200e2/\u200e2026 2:05 PM]  Ines Duarte:  \nstuck\n" * 2
        assert read_text(text).events[0].time == datetime(2026, 3, 2, 14, 5)

    def test_messages_of_graph_are_read_with_replies_links_and_files(self) -> None:
        draft = read("teams_graph.json")
        assert draft.form == "Teams messages"
        assert told(draft) == [
            "14:05 Ines Duarte: Orders are stuck & Bo is called See the wiki",
            "14:07 Bo Lund: rolling back",
            "14:30 Graph Bot: Delay is back to normal",
        ]
        first, reply, _ = draft.events
        assert first.evidence == ("https://wiki.example/orders",)
        assert reply.details.startswith("In reply to Ines Duarte: Orders are stuck")
        assert reply.evidence == ("https://files.example/plan.docx",)
        assert {each.key for each in draft.choices} == {"notices", "bots"}

    @pytest.mark.parametrize("at", ["of the chat", "of its messages", "in its id"])
    def test_a_chat_of_two_is_left_out_and_counted_unless_it_is_asked_for(self, at: str) -> None:
        export = json.loads((SAMPLES / "teams_graph.json").read_text(encoding="utf-8"))
        answers = [reply for each in export["value"] for reply in each.get("replies", ())]
        told = [export] if at == "of the chat" else [*export["value"], *answers]
        key, kind = "chatType", "oneOnOne"
        if at == "in its id":
            key, kind = "chatId", "19:1a_2b@unq.gbl.spaces"
        for each in told:
            each[key] = kind
        draft = read_values(export)
        assert not draft.events
        (warning,) = draft.warnings
        assert warning.message.startswith("Private messages were left out: ")
        assert len(read_values(export, private="with").events) >= 3
        for each in told:
            each[key] = "group" if key == "chatType" else "19:1a2b@thread.v2"
        assert len(read_values(export).events) == 3


class TestDiscord:
    """Discord."""

    def test_a_chat_that_was_saved_as_a_page_is_refused_in_a_sentence(self) -> None:
        page = (
            '<!DOCTYPE html><html><body><div class="chatlog__message">it fails</div></body></html>'
        )
        with pytest.raises(ImportFailed, match="Discord that was saved as a page"):
            read_text(page)

    def test_what_is_copied_is_read_over_midnight(self) -> None:
        draft = read("discord_paste.txt", day=DAY)
        assert draft.form == "Discord messages"
        assert [(each.time, each.source) for each in draft.events] == [
            (datetime(2026, 3, 1, 23, 58), "night.owl"),
            (datetime(2026, 3, 1, 23, 59), "night.owl"),
            (datetime(2026, 3, 2, 0, 4), "Graph Bot"),
            (datetime(2026, 3, 13, 9, 0), "ines_d"),
        ]
        assert draft.events[3].text == "all clear"

    @pytest.mark.parametrize("between", ["NEW\n", "\nNEW\n", "NEW\n\n", "\nNEU\n\n"])
    def test_a_mark_of_what_is_unread_stands_between_a_day_and_its_messages(
        self, between: str
    ) -> None:
        text = f"ana — 2:05 PM\nit is down\nMarch 3, 2026\n{between}ben — 9:08 AM\nrolling back\n"
        draft = read_text(text, day=DAY)
        assert [(each.time, *words(each)) for each in draft.events] == [
            (datetime(2026, 3, 2, 14, 5), "it is down", ""),
            (datetime(2026, 3, 3, 9, 8), "rolling back", ""),
        ]
        assert not draft.warnings

    def test_a_day_above_reactions_is_one_that_somebody_wrote(self) -> None:
        text = "ana — 2:05 PM\nplanned for\nMarch 5, 2026\n:eyes: 3\nben — 3:08 PM\nfine\n"
        draft = read_text(text, day=DAY)
        assert draft.events[0].text == "planned for March 5, 2026"
        assert draft.events[1].time == datetime(2026, 3, 2, 15, 8)

    def test_an_export_is_read_with_replies_embeds_and_files(self) -> None:
        draft = read("discord_export.json")
        assert told(draft) == ["15:05 Ines: orders are stuck", "15:07 bo: rolling back",
                               "15:09 graph: Delay back to normal"]  # fmt: skip
        assert draft.events[1].details == "In reply to Ines: orders are stuck"
        assert draft.events[2].evidence == ("https://files.example/graph.png",)
        assert draft.events[0].told_zone == "+01:00"

    @pytest.mark.parametrize("kind", ["DirectTextChat", "DirectGroupTextChat"])
    def test_a_direct_chat_is_left_out_and_counted_unless_it_is_asked_for(self, kind: str) -> None:
        export = json.loads((SAMPLES / "discord_export.json").read_text(encoding="utf-8"))
        export["channel"]["type"] = kind
        draft = read_values(export)
        assert not draft.events
        assert [each.message for each in draft.warnings] == ["Private messages were left out: 4."]
        assert len(read_values(export, private="with").events) == 4
        export["channel"]["type"] = "GuildTextChat"
        assert len(read_values(export).events) == 3


def test_a_private_message_with_fields_above_it_is_left_out() -> None:
    block = "From: {}\nTo: {}\nSent: 2026-03-02 14:0{}\n\n{}\n\n"
    draft = read_text(
        block.format("Ana", "Everyone", 5, "checkout is down")
        + block.format("Ben", "Ana (Direct Message)", 6, "psst")
        + block.format("Ben", "Everyone", 7, "back")
    )
    assert draft.form == "Saved messages"
    assert told(draft) == ["14:05 Ana: checkout is down", "14:07 Ben: back"]


def test_a_private_message_among_others_is_left_out_in_any_layout() -> None:
    text = (
        "Ana Pereira  2:05 PM\nhi\nBen to Ana (Privately)  2:06 PM\npsst\n"
        "Ben Okoro  2:07 PM\nback\n"
        "2:08 PM From Ben to Ana (Direct Message): 14:01 it was me\nand nobody else\n"
        "Ana Pereira  2:09 PM\nwe told Ana (privately) about it\n"
    )
    draft = read_text(text, day=DAY)
    assert draft.form == "Slack messages"
    assert told(draft) == [
        "14:05 Ana Pereira: hi",
        "14:07 Ben Okoro: back",
        "14:09 Ana Pereira: we told Ana (privately) about it",
    ]
    assert "Private messages were left out: 2." in [each.message for each in draft.warnings]
    whole = read_text(text, choices={"private": "with"}, day=DAY)
    assert [each.source for each in whole.events] == [
        *("Ana Pereira", "Ben", "Ben Okoro", "Ben", "Ana Pereira"),
    ]
    assert [words(each)[0] for each in whole.events][1::2] == [
        "psst",
        "14:01 it was me and nobody else",
    ]
    assert [each.told for each in whole.events][1::2] == ["2:06 PM", "2:08 PM"]


@pytest.mark.parametrize("name", ["zoom_current.txt", "slack_paste_old.txt", "teams_paste.txt"])
def test_a_long_chat_can_be_cancelled(name: str) -> None:
    def stop(done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_source(Source(name, (SAMPLES / name).read_bytes()), watch=stop)


_CHATS = ("011", "049", "050", "051", "067")
CHATS = sorted(path.name for path in SAMPLES.glob("*") if path.is_file())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(CHATS), st.data())
def test_a_sample_cut_and_mixed_anywhere_is_read_or_refused_in_a_sentence(
    name: str, data: st.DataObject
) -> None:
    whole = (SAMPLES / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    mixed = whole[start:end] + data.draw(st.binary(max_size=6)) + whole[:start]
    assert answer_to(Source(name, mixed)).encode().endswith(b".")


def test_a_list_with_times_inside_a_message_is_not_passed_over_in_silence() -> None:
    chat = (
        "Ines [1:46 PM]\ncheckout is slow, see below\n- 13:20 the alert fired\n"
        "- ~13:31 traffic was moved\n- two people looked at 13:40\n"
        "Ravi [1:52 PM]\nlooking\n"
    )
    draft = read_source(Source.pasted(chat), Hints(day=date(2026, 3, 3), zone="UTC"))
    assert [each.text for each in draft.events][-1] == "looking"
    [warning] = [each for each in draft.warnings if each.kind is Doubt.UNREAD]
    assert warning.line == draft.events[0].line
    assert "2 items" in warning.message


def answer_to(source: Source) -> str:
    """Give the words of all events, or why there are none."""
    try:
        draft = read_source(source, Hints(day=DAY))
    except ImportFailed as refused:
        return str(refused)
    return f"{' '.join(each.text for each in draft.events)}."


FILES = sorted(
    path
    for name in ("teams", "zoom")
    for path in (REAL / name).glob("*")
    if path.suffix in (".txt", ".json")
)


@pytest.mark.skipif(not FILES, reason="the folder of real samples is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_real_sample_is_recognised_and_read(path: Path) -> None:
    draft = read_source(Source(path.name, path.read_bytes()), Hints(day=DAY))
    assert draft.form.startswith(path.parent.name.capitalize())
    assert draft.events
    assert all(each.text and each.source and each.origins for each in draft.events)
    assert not any("Direct Message" in each.text for each in draft.events)


WHOLE_CHATS = [each for each in (*corpus(CORPUS), *corpus(HELD)) if each.name[:3] in _CHATS]


@pytest.mark.parametrize("gold", WHOLE_CHATS, ids=lambda gold: gold.name)
def test_chats_that_others_wrote_are_recognised_and_read_whole(gold: Gold) -> None:
    hints = Hints(day=gold.day, zone=gold.zone)
    draft = read_source(Source.pasted(gold.text), hints)
    assert draft.form != "Text"
    assert len(draft.events) == len(gold.events)
    assert all(agrees(*pair) for pair in zip(draft.events, gold.events, strict=True))
    assert not any(each.kind is Doubt.ZONE for each in draft.warnings)
