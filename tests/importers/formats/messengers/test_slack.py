"""Slack: exports as folder, archive or single file, and what is copied out of its window."""

import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.messengers import channels
from pm_facilitator.importers.intake.taking import take
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source
from tests.importers.formats.reading import REAL, SAMPLES, read, read_text, read_values, told

FOLDER = SAMPLES / "slack"


def read_folder(**choices: str) -> ReviewDraft:
    return read_source(take([FOLDER]), Hints(choices=choices))


def chosen(draft: ReviewDraft) -> dict[str, str]:
    return {each.key: each.chosen for each in draft.choices}


class TestExport:
    """An export."""

    def test_messages_are_read_with_names_and_their_channels(self) -> None:
        draft = read_folder()
        assert draft.form == "Slack export, 2 channels"
        assert told(draft) == [
            "12:00 Cem Kaya in #random: lunch?",
            "14:05 Pager in #inc-orders: Triggered #7: order delay > 5 min",
            "14:06 ines in #inc-orders: @Bo Lund can you look? #random please no deploys @here",
            "14:10 Bo Lund in #inc-orders: rolled back",
            "14:08 ines in #inc-orders: Customers write to us",
            "14:11 Graph Bot in #inc-orders: Delay is back to normal",
        ]

    def test_one_channel_can_be_chosen(self) -> None:
        draft = read_folder(channel="inc-orders")
        assert "14:06 ines: @Bo Lund can you look? #random please no deploys @here" in told(draft)
        assert len(draft.events) == 5
        options = next(each.options for each in draft.choices if each.key == "channel")
        assert options == (
            ("*", "All channels"),
            ("inc-orders", "#inc-orders"),
            ("random", "#random"),
        )

    def test_a_channel_that_is_called_all_is_one_of_them(self) -> None:
        said = {"type": "message", "user": "U1", "text": "stuck", "ts": "1772460300.1"}
        days = {f"{name}/2026-03-02.json": [said | {"text": name}] for name in ("all", "inc")}
        files = {path: json.dumps(each).encode() for path, each in days.items()}
        draft = read_source(Source("", files=files), Hints(choices={"channel": "all"}))
        assert [each.text for each in draft.events] == ["all"]
        options = next(each.options for each in draft.choices if each.key == "channel")
        assert sorted(label for _, label in options) == ["#all", "#inc", "All channels"]
        assert len({key for key, _ in options}) == 3

    def test_a_reply_stands_behind_what_it_answers_and_says_so(self) -> None:
        reply = read_folder(channel="inc-orders").events[2]
        assert reply.text == "rolled back"
        assert reply.details.startswith("In reply to ines: @Bo Lund can you look?")

    def test_edits_files_and_links_are_kept(self) -> None:
        draft = read_folder(channel="inc-orders")
        alert, message = draft.events[0], draft.events[3]
        assert alert.evidence == ("https://pager.example/i/7",)
        assert "Service: orders" in alert.details
        assert message.evidence == ("https://files.example/graph.png",)
        assert message.details == (
            "```\n502\n```\n\nShared: graph.png\n\nEdited at 2026-03-02 14:08 UTC."
        )

    def test_joins_are_left_out_and_bots_taken_in_unless_it_is_chosen_otherwise(self) -> None:
        assert chosen(read_folder()) == {"channel": "*", "notices": "without", "bots": "with"}
        draft = read_folder(channel="inc-orders", notices="with", bots="without")
        assert [each.text for each in draft.events][:2] == [
            "@Bo Lund has joined the channel",
            "@Bo Lund can you look? #random please no deploys @here",
        ]
        assert any(each.message == "Messages of bots were left out: 2." for each in draft.warnings)

    def test_a_topic_is_an_event_and_a_comment_on_a_file_is_a_message(self) -> None:
        said = {"type": "message", "user": "U1"}
        draft = read_values(
            [
                said | {"ts": "1772460300.1", "subtype": "channel_topic", "topic": "SEV1: down",
                        "text": "<@U1> set the channel topic: SEV1: down"},
                said | {"ts": "1772460360.1", "subtype": "group_purpose", "purpose": "SEV1 call",
                        "text": "<@U1|ines> set the channel purpose: SEV1 call"},
                {"type": "message", "ts": "1772460420.1", "subtype": "file_comment",
                 "text": "<@U2> commented on <@U1>'s file <https://files.example/g|g>: a spike",
                 "file": {"name": "graph.png", "permalink": "https://files.example/graph.png"},
                 "comment": {"user": "U2", "comment": "a spike"}},
                said | {"ts": "1772460480.1", "subtype": "channel_topic", "topic": "",
                        "text": "<@U1> cleared channel topic"},
            ]
        )  # fmt: skip
        assert told(draft) == [
            "14:05 U1: set the channel topic: SEV1: down",
            "14:06 U1: set the channel purpose: SEV1 call",
            "14:07 U2: a spike",
        ]
        comment = draft.events[2]
        assert comment.details == "About the file graph.png"
        assert comment.evidence == ("https://files.example/graph.png",)
        assert [each.message for each in draft.warnings] == [
            "Joins, leaves and reactions were left out: 1."
        ]

    def test_blocks_of_an_app_tell_what_its_text_only_announces(self) -> None:
        blocks: list[dict[str, Any]] = [
            {"type": "header", "text": {"type": "plain_text", "text": "#88: no orders"}},
            {
                "type": "section",
                "text": {"type": "mrkdwn", "text": "*Urgency* high"},
                "fields": [{"type": "mrkdwn", "text": "*Assigned* Ines"}],
            },
            {
                "type": "actions",
                "elements": [
                    {"type": "button", "text": {"type": "plain_text", "text": "Acknowledge"}}
                ],
            },
        ]
        bot = {"type": "message", "subtype": "bot_message", "username": "Pager", "blocks": blocks}
        draft = read_values(
            [
                bot | {"ts": "1772460300.1", "text": "New incident"},
                bot | {"ts": "1772460360.1", "text": "#88: no orders"},
                bot | {"ts": "1772460420.1", "text": "#88: no orders Urgency high Assigned Ines"},
            ]
        )
        assert [(each.text, each.details) for each in draft.events] == [
            ("New incident #88: no orders", "*Urgency* high\n*Assigned* Ines"),
            ("#88: no orders *Urgency* high", "*Assigned* Ines"),
            ("#88: no orders Urgency high Assigned Ines", ""),
        ]

    def test_what_people_write_is_not_told_twice(self) -> None:
        element = {"type": "rich_text_section", "elements": [{"type": "text", "text": "back"}]}
        blocks = [{"type": "rich_text", "elements": [element]}]
        said = {"type": "message", "user": "U1", "ts": "1772460300.1", "text": "it is back"}
        (event,) = read_values([said | {"blocks": blocks}]).events
        assert (event.text, event.details) == ("it is back", "")

    def test_a_name_that_one_message_tells_is_that_of_all_messages_of_its_author(self) -> None:
        said = {"type": "message", "user": "U1", "text": "hi <@U1>"}
        profile = {"user_profile": {"real_name": "Ines Duarte", "display_name": "ines"}}
        draft = read_values(
            [said | {"ts": "1772460300.1"}, said | profile | {"ts": "1772460360.1"}]
        )
        assert told(draft) == ["14:05 ines: hi @ines", "14:06 ines: hi @ines"]

    def test_every_event_names_the_file_and_its_place_in_it(self) -> None:
        assert read_folder(channel="inc-orders").events[2].origins == (
            "inc-orders/2026-03-02.json, entry 5: Bo Lund: rolled back",
        )

    def test_an_archive_with_a_folder_around_all_gives_the_same(self, tmp_path: Path) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for path in sorted(FOLDER.rglob("*.json")):
                archive.write(path, f"export/{path.relative_to(FOLDER)}")
        (tmp_path / "export.zip").write_bytes(out.getvalue())
        draft = read_source(take([tmp_path / "export.zip"]))
        assert told(draft) == told(read_folder())

    def test_a_channel_or_a_file_alone_lacks_only_the_names(self) -> None:
        channel = read_source(take([FOLDER / "inc-orders"]))
        assert told(channel)[1].startswith("14:06 U1: @U2 can you look?")
        day = read_source(take([FOLDER / "inc-orders" / "2026-03-02.json"]))
        assert [each.text for each in day.events] == [each.text for each in channel.events]

    def test_what_the_api_answers_is_read_too(self) -> None:
        message = {"type": "message", "user": "U1", "text": "hi", "ts": "1772460300.1"}
        assert told(read_values({"ok": True, "messages": [message]})) == ["14:05 U1: hi"]

    def test_a_broken_file_and_a_stranger_are_named_beside_the_rest(self) -> None:
        files = dict(take([FOLDER]).files)
        files |= {"random/2026-03-03.json": b'[{"ts": ', "notes.md": b"14:05 It rang"}
        draft = read_source(Source("export", files=files))
        assert len(draft.events) == 6
        assert {each.where for each in draft.warnings} >= {"random/2026-03-03.json", "notes.md"}

    def test_notes_beside_a_channel_are_read_as_notes(self) -> None:
        files = {f"inc/{path.name}": path.read_bytes() for path in FOLDER.glob("inc-orders/*")}
        draft = read_source(Source("", files={**files, "2026-03-02.md": b"14:05 It rang"}))
        assert draft.form == "2 files: Text, Slack export, 1 channel"

    def test_of_a_whole_workspace_the_channel_of_the_incident_is_taken(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(channels, "_MOST_UNASKED", 3)
        assert chosen(read_folder())["channel"] == "inc-orders"


class TestPrivateMessages:
    """What was not written for everybody."""

    def test_direct_messages_are_left_out_and_counted_unless_they_are_asked_for(self) -> None:
        draft = read_source(with_private())
        assert [each.text for each in draft.events] == ["orders stuck", "limit raised"]
        assert "Private messages were left out: 2." in [each.message for each in draft.warnings]
        assert chosen(draft)["private"] == "without"
        asked = read_source(with_private(), Hints(choices={"private": "with"}))
        assert told(asked)[1:3] == [
            "14:06 U2 in a direct message: to one",
            "14:07 U2 in a direct message: to a few",
        ]
        assert chosen(asked)["private"] == "with"

    def test_they_are_offered_as_channels_only_where_they_are_asked_for(self) -> None:
        def offered(draft: ReviewDraft) -> list[str]:
            (options,) = (each.options for each in draft.choices if each.key == "channel")
            return sorted(label for _, label in options)

        public = ["#inc-orders", "#vendors", "All channels"]
        assert offered(read_source(with_private())) == public
        asked = Hints(choices={"private": "with"})
        names = ["Direct messages: Ines Duarte, U2", "Direct messages: U2, U3, Ines Duarte"]
        assert offered(read_source(with_private(), asked)) == [*public, *names]
        wish = Hints(choices={"channel": "D0AB12CD3"})
        assert len(read_source(with_private(), wish).events) == 2

    def test_those_to_a_few_are_known_by_the_id_that_their_folder_is_called_like(self) -> None:
        files = dict(with_private().files)
        files["G2/2026-03-02.json"] = files.pop("mpdm-bo--cem--ines-1/2026-03-02.json")
        draft = read_source(Source("", files=files))
        assert [each.text for each in draft.events] == ["orders stuck", "limit raised"]
        assert "Private messages were left out: 2." in [each.message for each in draft.warnings]

    def test_they_are_known_by_their_folder_where_no_table_names_them(self) -> None:
        files = dict(with_private().files)
        del files["dms.json"], files["mpims.json"]
        assert len(read_source(Source("export", files=files)).events) == 2

    @pytest.mark.parametrize("place", ["D0AB12CD3", {"id": "D0AB12CD3"}, {"name": "mpdm-a--b-1"}])
    def test_in_a_single_file_they_are_known_by_the_channel_that_each_tells(
        self, place: Any
    ) -> None:
        public = {"type": "message", "user": "U1", "text": "stuck", "ts": "1772460300.1"}
        private = public | {"text": "between us", "ts": "1772460360.1", "channel": place}
        draft = read_values([public | {"channel": "C0AB12CD3"}, private])
        assert [each.text for each in draft.events] == ["stuck"]
        assert [each.message for each in draft.warnings] == ["Private messages were left out: 1."]
        assert len(read_values([public, private], private="with").events) == 2

    def test_a_single_file_of_one_conversation_may_be_private_as_a_whole(self) -> None:
        message = {"type": "message", "user": "U1", "text": "stuck", "ts": "1772460300.1"}
        saved = {"channel_id": "D0AB12CD3", "messages": [message, message | {"text": "still"}]}
        draft = read_values(saved)
        assert not draft.events
        assert [each.message for each in draft.warnings] == ["Private messages were left out: 2."]
        assert len(read_values(saved, private="with").events) == 2
        assert len(read_values(saved | {"channel_id": "C0AB12CD3"}).events) == 2

    def test_a_private_channel_is_read_and_told_of(self) -> None:
        said = (
            "A private channel is among what was read: #vendors. Choose a channel if it is not"
            " meant."
        )
        assert said in [each.message for each in read_source(with_private()).warnings]
        for channel in ("vendors", "inc-orders"):
            draft = read_source(with_private(), Hints(choices={"channel": channel}))
            assert len(draft.events) == 1
            assert said not in [each.message for each in draft.warnings]


def with_private() -> Source:
    """Give an export of all conversations, as owners of a workspace may ask for."""

    def said(user: str, text: str, minute: int) -> dict[str, Any]:
        stamp = f"{1772460240 + 60 * minute}.1"
        return {"type": "message", "user": user, "text": text, "ts": stamp}

    group = "mpdm-bo--cem--ines-1"
    values: dict[str, Any] = {
        "org_users.json": [{"id": "U1", "real_name": "Ines Duarte"}],
        "channels.json": [{"id": "C1", "name": "inc-orders"}],
        "groups.json": [{"id": "G1", "name": "vendors"}],
        "dms.json": [{"id": "D0AB12CD3", "members": ["U1", "U2"]}],
        "mpims.json": [{"id": "G2", "name": group, "members": ["U2", "U3", "U1"]}],
        "content_flags.json": [],
        "inc-orders/2026-03-02.json": [said("U1", "orders stuck", 1)],
        "D0AB12CD3/2026-03-02.json": [said("U2", "to one", 2)],
        f"{group}/2026-03-02.json": [said("U2", "to a few", 3)],
        "vendors/2026-03-02.json": [said("U2", "limit raised", 4)],
    }
    return Source("", files={path: json.dumps(each).encode() for path, each in values.items()})


@pytest.mark.parametrize(
    "message",
    [
        {"type": "message", "ts": "1772460300.1", "text": 7, "user": ["x"], "files": "none"},
        {"type": "message", "ts": "1772460300.1", "text": "a", "blocks": {"text": {"text": {}}}},
        {"type": "message", "ts": "1772460300.1", "blocks": [{"type": ["x"], "text": "a"}]},
        {"type": "message", "ts": "1772460300.1", "blocks": [{"type": {}, "text": "a"}]},
        {"type": "message", "ts": "inf", "text": "a", "thread_ts": "0"},
        {"type": "message", "ts": "1772460300.1", "text": "<<@U1|>>&lt;<!>", "attachments": [[]]},
    ],
)
def test_values_of_any_shape_do_no_harm(message: dict[str, Any]) -> None:
    assert len(read_values([message, message]).events) == 2


class TestPaste:
    """What is copied out of the window."""

    def test_the_layout_of_today_is_read_with_its_days_and_halves_of_the_day(self) -> None:
        draft = read("slack_paste_new.txt", day=date(2026, 3, 2))
        assert draft.form == "Slack messages"
        assert [(each.time, each.source, each.text) for each in draft.events] == [
            (datetime(2026, 3, 2, 11, 58), "Ines Duarte", "orders are stuck"),
            (datetime(2026, 3, 2, 11, 59), "Ines Duarte", "all of them"),
            (datetime(2026, 3, 2, 12, 1), "Graph Bot", "Delay above 5 min"),
            (datetime(2026, 3, 2, 12, 7), "Bo Lund", "rolling back"),
            (datetime(2026, 3, 3, 9, 0), "Ines Duarte", "all clear"),
        ]
        assert draft.events[0].line == 3
        assert chosen(draft) == {"notices": "without", "bots": "with"}

    def test_a_topic_that_was_set_is_an_event(self) -> None:
        draft = read_text(
            "Ines [2:05 PM]\nset the channel topic: SEV1: no orders\nBo [2:06 PM]\nlooking\n"
            "Ines [2:07 PM]\njoined #inc-orders\n",
            day=date(2026, 3, 2),
        )
        assert told(draft) == [
            "14:05 Ines: set the channel topic: SEV1: no orders",
            "14:06 Bo: looking",
        ]

    def test_what_stands_above_the_first_message_tells_day_and_zone(self) -> None:
        above = "From #inc-orders on 2 March 2026, all times in CET\n\n"
        draft = read_text(above + "Ines [2:05 PM]\nstuck\nBo [2:06 PM]\nlooking\n")
        assert draft.form == "Slack messages"
        assert draft.zone == "Europe/Paris"
        assert draft.events[0].time == datetime(2026, 3, 2, 13, 5, tzinfo=UTC)

    def test_the_older_layout_is_read_and_code_stays_code(self) -> None:
        draft = read("slack_paste_old.txt", day=date(2026, 3, 2))
        assert told(draft) == [
            "14:05 ines: orders are stuck",
            "14:06 ines: all of them",
            "14:07 Bo Lund: rolling back",
        ]
        assert "queue 14:01 stuck" in draft.events[2].details
        assert draft.events[2].origins == (
            "slack_paste_old.txt, line 4: 2:07 PM Bo Lund: rolling back",
        )

    @pytest.mark.parametrize(
        "log",
        [
            "[14:03:11] connection reset\n[14:06:12] still down\n",
            "[14:06] ERROR pool exhausted\n[14:06] [WARN] retry\n",
            "[2:03 PM] pool exhausted\n[14:04] worker 3 died\n",
        ],
    )
    @pytest.mark.parametrize("head", ["{} [{}]", "{}  {}"])
    def test_a_log_inside_a_message_whose_times_stand_in_brackets_is_no_message(
        self, head: str, log: str
    ) -> None:
        ana, bo = head.format("Ana Ruiz", "2:05 PM"), head.format("Bo Lund", "2:08 PM")
        text = f"{ana}\nhere it is:\n{log}{bo}\nrolling back\n[2:10 PM] done\n"
        draft = read_text(text, day=date(2026, 3, 2))
        assert draft.form == "Slack messages"
        assert told(draft)[1:] == ["14:08 Bo Lund: rolling back", "14:10 Bo Lund: done"]
        assert log.splitlines()[1] in f"{draft.events[0].text}\n{draft.events[0].details}"
        assert not draft.warnings

    def test_past_midnight_and_by_the_second_the_same_person_may_go_on(self) -> None:
        text = (
            "Ana Ruiz [23:58:10]\ndown\n[23:59:30] still\n[00:02:05] and up\n"
            "Bo Lund [00:03:00]\nfine\n"
        )
        draft = read_text(text, day=date(2026, 3, 2))
        assert [each.text for each in draft.events] == ["down", "still", "and up", "fine"]

    @pytest.mark.parametrize(
        "text",
        [
            "Alert fires 2:05 PM\nRolled back 2:10 PM\nRestored 2:20 PM\n",
            "# Notes\n\nInes [2:05 PM]\nhi\n\nBo [2:06 PM]\nhi\n" * 2,
            "Detection\n14:05\nAlert fires\nMitigation\n14:20\nRolled back\n",
            "- [14:05] Ines: hi\n- [14:06] Bo: hi\n",
            "14:05 Ines [oncall] looks\n14:06 Bo [dba] joins\n",
        ],
    )
    def test_other_timelines_are_left_to_others(self, text: str) -> None:
        assert read_text(text, day=date(2026, 3, 2)).form != "Slack messages"


REAL_EXPORTS = sorted(path for path in (REAL / "slack").glob("*") if path.is_dir())


@pytest.mark.skipif(not REAL_EXPORTS, reason="the folder of real samples is not here")
@pytest.mark.parametrize("path", REAL_EXPORTS, ids=lambda path: path.name)
def test_real_exports_are_read(path: Path) -> None:
    draft = read_source(take([path]))
    assert draft.form.startswith("Slack export")
    assert len(draft.events) >= 6
    assert all(each.time and each.text and each.source for each in draft.events)
    assert not any("<@" in each.text or "&gt;" in each.text for each in draft.events)


def test_a_long_day_is_read_in_a_moment() -> None:
    begin = datetime(2026, 3, 2, tzinfo=UTC)
    posts = [
        {"type": "message", "user": "U1", "text": f"step {number}",
         "ts": f"{(begin + timedelta(seconds=number)).timestamp():.4f}"}
        for number in range(3_000)
    ]  # fmt: skip
    assert len(read_values(json.loads(json.dumps(posts))).events) == 3_000


def test_the_sign_of_somebody_away_is_no_part_of_the_head_and_the_zone_may_be_told_above() -> None:
    draft = read_text(
        "(copied from #inc, my Slack is on Eastern, so EDT)\n\nWednesday, October 18th\n\n"
        "PagerDuty APP  9:58 AM\nredeem 5xx\nMarta Silva :palm_tree:  10:04 AM\nseeing it\n"
        ":eyes: 3\nJoel Abrams  10:06 AM\nnot me\nMarta Silva :palm_tree:  10:19 AM\nfound it\n",
        day=date(2023, 10, 18),
    )
    assert draft.form == "Slack messages"
    assert [(str(each.time)[11:], each.source, each.text) for each in draft.events] == [
        ("09:58:00-04:00", "PagerDuty", "redeem 5xx"),
        ("10:04:00-04:00", "Marta Silva", "seeing it"),
        ("10:06:00-04:00", "Joel Abrams", "not me"),
        ("10:19:00-04:00", "Marta Silva", "found it"),
    ]
