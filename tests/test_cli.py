"""The command line: what each command prints, its exit code, and one sentence when it cannot."""

import io
import json
import os
import subprocess
import sys
import zipfile
from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from pm_facilitator import __version__, cli, presets
from pm_facilitator.__main__ import main as start
from pm_facilitator.paths import paths_for
from pm_facilitator.store.library import open_library
from tests.helpers.shell import DOCUMENT, Shell

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[1]
TIMELINE = """\
# Orders stopped at Fernhill

All times in UTC.

- 2026-03-02 14:05 The first alert fires
- ~14:20 - 14:35 Traffic moves to the second region
- 2026-03-03 The vendor answers
- later that week, at 9:00, a summary is sent
"""


class TestTimeline:
    """What the importer reads out of a text."""

    def test_it_prints_every_event_with_its_line(self, shell: Shell) -> None:
        said = shell("timeline", shell.write("a.md", TIMELINE))
        assert "5  2026-03-02T14:05:00+00:00  The first alert fires" in said
        assert "about 2026-03-02T14:20:00+00:00 to 2026-03-02T14:35:00+00:00" in said
        assert shell.code == 0

    def test_its_json_carries_offsets_ranges_and_bare_days(self, shell: Shell) -> None:
        said = shell.json("timeline", shell.write("a.md", TIMELINE))
        assert said["events"][0] == {
            "time": "2026-03-02T14:05:00+00:00",
            "end": None,
            "approximate": False,
            "text": "The first alert fires",
            "line": 5,
        }
        assert said["events"][1]["end"] == "2026-03-02T14:35:00+00:00"
        assert said["events"][1]["approximate"] is True
        assert said["events"][2]["time"] == "2026-03-03"

    def test_what_it_did_not_understand_is_named_by_line(self, shell: Shell) -> None:
        path = shell.write("a.md", TIMELINE)
        assert 8 in {each["line"] for each in shell.json("timeline", path)["warnings"]}
        shell("timeline", path)
        assert "\nLine 8: " in shell.err

    def test_without_a_zone_times_are_naive_and_without_a_day_unknown(self, shell: Shell) -> None:
        path = shell.write("a.txt", "14:05 The first alert fires\n")
        assert shell.json("timeline", path)["events"][0]["time"] is None
        dated = shell.json("timeline", path, "--date", "2026-03-02")
        assert dated["events"][0]["time"] == "2026-03-02T14:05:00"
        zoned = shell.json("timeline", path, "--date", "2026-07-02", "--zone", "Europe/Lisbon")
        assert zoned["events"][0]["time"] == "2026-07-02T14:05:00+01:00"

    def test_the_day_may_stand_in_the_name_of_the_file(self, shell: Shell) -> None:
        path = shell.write("2026-03-02-orders.txt", "14:05 The first alert fires\n")
        said = shell.json("timeline", path)
        assert said["events"][0]["time"] == "2026-03-02T14:05:00"
        assert "2026-03-02 was taken" in said["warnings"][0]["message"]

    def test_it_reads_standard_input(self, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TIMELINE.encode())))
        assert len(shell.json("timeline", "-")["events"]) == 3

    def test_it_reads_folders_archives_and_several_files(self, shell: Shell) -> None:
        (shell.folder / "inc").mkdir()
        one, two = shell.write("inc/a.md", TIMELINE), shell.write("inc/b.md", TIMELINE)
        with zipfile.ZipFile(shell.folder / "inc.zip", "w") as archive:
            archive.write(one, "a.md")
            archive.write(two, "b.md")
        read = [
            shell.json("timeline", *paths)
            for paths in ([one, two], [str(Path(one).parent)], [str(shell.folder / "inc.zip")])
        ]
        assert [len(said["events"]) for said in read] == [6, 6, 6]
        told = [each["message"] for each in read[0]["warnings"]]
        assert any(each.startswith("b.md, line 8: ") for each in told)

    def test_events_of_several_files_are_told_with_their_own_lines(self, shell: Shell) -> None:
        paths = [shell.write(name, TIMELINE) for name in ("a.md", "b.md")]
        assert "\nb.md, line 5  2026-03-02T14:05:00+00:00  The first" in shell("timeline", *paths)
        read = shell.json("timeline", *paths)["events"]
        assert [each["where"] for each in read if "first" in each["text"]] == [
            "a.md, line 5",
            "b.md, line 5",
        ]

    def test_a_text_without_an_event_is_said_to_have_none(self, shell: Shell) -> None:
        assert shell("timeline", shell.write("a.txt", "Nothing of note.\n")) == ""
        assert shell.err == "There is no event in it.\n"

    def test_it_prints_how_else_a_source_can_be_read_and_reads_it_so(self, shell: Shell) -> None:
        said = "14:05:10 From  Ines  to  Everyone : stuck\n14:06:00 From  Bo  to  Ines : mine?\n"
        path = shell.write("2026-03-02 chat.txt", said)
        assert "mine?" not in shell("timeline", path)
        assert "--choose private=without (Left out) or private=with (Taken in)" in shell.err
        assert "mine?" in shell("timeline", path, "--choose", "private=with")

    def test_it_stores_nothing(self, shell: Shell) -> None:
        shell("timeline", shell.write("a.md", TIMELINE))
        assert not (shell.folder / "data").exists()


class TestLint:
    """What the coach finds in a text."""

    def test_a_calm_text_gives_nothing_and_exit_code_0(self, shell: Shell) -> None:
        path = shell.write("a.md", "The dashboard showed green for ten minutes.\n")
        assert shell("lint", path) == ""
        assert shell.code == 0

    def test_findings_give_exit_code_1_and_a_question(self, shell: Shell) -> None:
        path = shell.write("a.md", "Fine.\n\nYou should have known better.\n")
        said = shell("lint", path)
        assert said.startswith(f"{path}:3:1  warning")
        assert "Ask: " in said
        assert shell.code == 1

    def test_its_json_counts_characters_within_the_line(self, shell: Shell) -> None:
        line = "- 14:05 Marta should have checked the certificate."
        path = shell.write("a.md", f"Fine.\n\n{line}\n")
        found = shell.json("lint", path, "--names", "Marta, Tomas")["findings"][0]
        assert found["line"] == 3
        assert line[found["start"] : found["end"]] == found["text"]
        assert list(found) == [
            *("line", "start", "end", "text", "rule", "kind"),
            *("severity", "message", "suggestion", "questions"),
        ]
        assert found["severity"] in ("hint", "warning")
        assert found["questions"]

    def test_a_sentence_may_run_over_lines_unless_lines_are_asked_for(self, shell: Shell) -> None:
        path = shell.write("a.txt", "All agreed: you should\nhave known better.\n")
        found = shell.json("lint", path)["findings"]
        assert found
        assert found[0]["line"] == 1
        assert shell.json("lint", path, "--lines")["findings"] == []

    def test_code_is_left_alone(self, shell: Shell) -> None:
        path = shell.write("a.md", "```\nyou should have known better\n```\n")
        assert shell.json("lint", path) == {"findings": []}


class TestImport:
    """A document becomes a review."""

    def test_it_makes_a_review_and_prints_its_id(self, shell: Shell, review: str) -> None:
        library = open_library(paths_for(shell.folder / "data").library)
        board = library.load(review)
        library.close()
        assert board.review.title == "Orders stopped at Fernhill"
        assert [event.text for event in board.events][-1] == "Orders flow again"
        assert board.actions[0].owner == "Ines"

    def test_a_title_can_be_given(self, shell: Shell) -> None:
        shell("import", shell.write("a.md", DOCUMENT), "--title", "Broker down")
        assert "Broker down" in shell("list")

    def test_a_document_without_title_is_called_like_its_file(self, shell: Shell) -> None:
        shell("import", shell.write("broker-was-down.txt", "2026-03-02 14:05 UTC it stops\n"))
        assert "broker was down" in shell("list")

    def test_an_exported_review_comes_back_whole(
        self, shell: Shell, review: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for suffix in ("json", "yaml"):
            out = str(tmp_path / f"out.{suffix}")
            shell("export", review, "-o", out)
            other = Shell(tmp_path / suffix, capsys)
            assert other("import", out).strip() == review
            assert other("import", out) == ""
            assert "already" in other.err
            assert other.code == 2

    def test_the_pictures_of_a_review_come_with_it(self, shell: Shell) -> None:
        data = b"not really a picture"
        values = presets.sample_review()
        sha = sha256(data).hexdigest()
        values["records"]["picture"] = [{"id": "a" * 32, "blob": sha}]
        values["blobs"] = {sha: b64encode(data).decode()}
        shell("import", shell.write("sample.json", json.dumps(values)))
        library = open_library(paths_for(shell.folder / "data").library)
        assert library.blob(sha) == data
        library.close()

    def test_it_says_where_it_had_to_guess_the_zone(self, shell: Shell) -> None:
        path = shell.write("a.txt", "2026-03-02 14:05 it stops\n")
        shell("import", path)
        assert "read in UTC" in shell.err
        shell("import", path, "--zone", "Europe/Lisbon")
        assert shell.err == ""

    def test_the_same_document_can_be_brought_in_twice(self, shell: Shell, review: str) -> None:
        assert shell("import", str(shell.folder / "fernhill.md")).strip() != review


class TestLibrary:
    """Finding reviews again, and keeping them safe."""

    def test_it_lists_and_searches(self, shell: Shell, review: str) -> None:
        assert review in shell("list")
        assert "SEV2" in shell.out
        assert review in shell("search", "certificate", "age")
        assert shell("search", "volcano") == ""
        assert shell.code == 0

    def test_a_backup_can_be_restored(self, shell: Shell, review: str) -> None:
        copy = str(shell.folder / "copy.sqlite3")
        shell("backup", copy)
        other = shell("import", shell.write("b.md", TIMELINE)).strip()
        assert "is kept as" in shell("restore", copy)
        assert review in shell("list")
        assert other not in shell.out

    def test_the_folder_may_stand_before_the_command(self, shell: Shell, review: str) -> None:
        assert start(["--data-dir", str(shell.folder / "data"), "list"]) == 0
        assert review in shell.capture.readouterr().out


class TestTrouble:
    """Wrong use and unreadable input: exit code 2, one sentence, no traceback."""

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ([], "COMMAND"),
            (["frobnicate"], "frobnicate"),
            (["timeline"], "FILE"),
            (["timeline", "a.md", "--date", "tomorrow"], "tomorrow is no day"),
            (["timeline", "a.md", "--zone", "Atlantis"], "Atlantis is no zone"),
            (["timeline", "missing.md"], "There is no file missing.md."),
            (["timeline", "nothing"], "nothing to read in nothing: it is empty"),
            (["timeline", "a.md", "--choose", "private"], "no choice such as private=with"),
            (["import", "empty.md"], "There is no text"),
            (["import", "picture.md"], "is a picture, not text"),
            (["import", "broken.json"], "not valid JSON"),
            (["import", "newer.json"], "A newer version"),
            (["import", "table.csv"], "No column seems to hold what happened"),
            (["lint", "noise.md"], "is not text"),
            (["export", "nothing", "-o", "x.md"], "nothing"),
            (["export", "nothing"], "-o"),
            (["restore", "missing.sqlite3"], "missing.sqlite3"),
            (["restore", "empty.md"], "empty.md"),
        ],
    )
    def test_it_is_said_in_one_sentence(
        self, shell: Shell, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
    ) -> None:
        shell.write("empty.md", " \n")
        shell.write("broken.json", '{"format": "pm-facilitator/1", ')
        shell.write("table.csv", "event,source\nalert,pager\n")
        shell.write("newer.json", '{"format": "pm-facilitator/9"}')
        (shell.folder / "nothing").mkdir()
        (shell.folder / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n")
        (shell.folder / "noise.md").write_bytes(bytes(range(256)))
        monkeypatch.chdir(shell.folder)
        assert shell(*arguments) == ""
        assert shell.code == 2
        assert said in shell.err
        assert shell.err.count("\n") == 1

    def test_an_export_to_nowhere_says_so(self, shell: Shell, review: str) -> None:
        shell("export", review, "-o", str(shell.folder / "nowhere" / "out.md"))
        assert "is not there" in shell.err
        shell("export", review, "-o", str(shell.folder / "out.odt"))
        assert "It can end in .md" in shell.err
        assert shell.code == 2

    def test_a_reader_that_has_seen_enough_ends_it_quietly(self, tmp_path: Path) -> None:
        path = tmp_path / "long.txt"
        path.write_text("2026-03-02 14:05 UTC again\n" * 20_000, encoding="utf-8")
        command = [sys.executable, "-m", "pm_facilitator", "timeline", str(path)]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0


class TestHelp:
    """What the program says about itself."""

    def test_it_shows_the_start_of_the_app_and_every_command(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert start(["--help"]) == 0
        said = capsys.readouterr().out
        assert "pm-facilitator [REVIEW] [--sample] [--data-dir DIR]" in said
        assert all(command in said for command in cli.COMMANDS)

    @pytest.mark.parametrize("command", sorted(cli.COMMANDS))
    def test_every_command_has_its_own(
        self, command: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert start([command, "--help"]) == 0
        assert f"usage: pm-facilitator {command}" in capsys.readouterr().out

    def test_the_version_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert start(["--version"]) == 0
        assert __version__ in capsys.readouterr().out


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("2026-03-02 14:05 UTC déjà vu → 火\n", encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "pm_facilitator", "timeline", str(path), "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )
    assert json.loads(answer.stdout.decode("utf-8"))["events"][0]["text"] == "déjà vu → 火"
