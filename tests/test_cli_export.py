"""The document from the command line: its formats, readers, versions and paper."""

from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from pm_facilitator.domain.document import FROZEN_TYPE
from pm_facilitator.domain.edits import life
from pm_facilitator.domain.edits.document import write_section
from pm_facilitator.paths import paths_for
from pm_facilitator.report.frozen import freeze
from pm_facilitator.session import Session
from pm_facilitator.store.library import Library, open_library
from tests.helpers.shell import Shell

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


class TestExport:
    """A review becomes a document."""

    @pytest.mark.parametrize("suffix", ["md", "pdf", "docx", "html", "txt", "json", "yaml"])
    def test_it_writes_every_format(self, shell: Shell, review: str, suffix: str) -> None:
        out = shell.folder / f"out.{suffix}"
        assert shell("export", review, "-o", str(out)) == ""
        assert shell.code == 0
        assert out.stat().st_size > 500

    def test_markdown_has_its_figures_beside_it(self, shell: Shell, review: str) -> None:
        shell("export", review, "-o", str(shell.folder / "out.md"))
        assert list((shell.folder / "out-figures").glob("*.svg"))

    def test_the_paper_can_be_chosen(self, shell: Shell, review: str) -> None:
        out = shell.folder / "out.pdf"
        shell("export", review, "-o", str(out), "--paper", "letter")
        assert PdfReader(out).pages[0].mediabox[2:] == [612, 792]

    def test_a_review_is_known_by_title_and_by_the_start_of_its_id(
        self, shell: Shell, review: str
    ) -> None:
        for ref in (review[:8], "Orders stopped at Fernhill"):
            shell("export", ref, "-o", str(shell.folder / "out.md"))
            assert shell.code == 0

    def test_outsiders_get_no_names(self, shell: Shell, review: str) -> None:
        out = shell.folder / "out.md"
        shell("export", review, "-o", str(out), "--audience", "external")
        assert "Ines" not in out.read_text(encoding="utf-8")
        assert "Names that became roles: Ines → A named owner." in shell.err
        assert "Please look: A name of something or somebody: Fernhill." in shell.err

    def test_a_version_can_be_written_as_it_was_and_compared(
        self, shell: Shell, review: str
    ) -> None:
        out = shell.folder / "out.md"
        library = open_library(paths_for(shell.folder / "data").library)
        freeze_and_edit(library, review)
        library.close()
        shell("export", review, "-o", str(out))
        assert "Now something else." in out.read_text(encoding="utf-8")
        shell("export", review, "-o", str(out), "--frozen", "1")
        assert "Now something else." not in out.read_text(encoding="utf-8")
        shell("export", review, "-o", str(out), "--since", "1")
        assert "Now something else." in out.read_text(encoding="utf-8")
        assert "## Timeline" not in out.read_text(encoding="utf-8")
        shell("export", review, "-o", str(out), "--frozen", "1", "--since", "1")
        assert "Nothing is different." in out.read_text(encoding="utf-8")
        shell("export", review, "-o", str(out), "--since", "7")
        assert shell.code == 2
        assert shell.err == "There is no version 7 of this review. There are: 1.\n"

    @pytest.mark.parametrize("audience", ["executive", "operations", "compliance"])
    def test_each_reader_has_a_document(self, shell: Shell, review: str, audience: str) -> None:
        out = shell.folder / "out.md"
        shell("export", review, "-o", str(out), "--audience", audience)
        assert shell.code == 0
        text = out.read_text(encoding="utf-8")
        assert ("Audit trail" in text) == (audience == "compliance")
        assert "log of edits is not at hand" not in text

    def test_a_template_of_the_app_or_of_ones_own_gives_the_sections(
        self, shell: Shell, review: str
    ) -> None:
        out = shell.folder / "out.md"
        shell("export", review, "-o", str(out), "--template", "four_questions")
        assert "## What did we expect to happen?" in out.read_text(encoding="utf-8")
        own = shell.write("own.toml", '[[section]]\nname = "news"\ntitle = "For the news desk"\n')
        shell("export", review, "-o", str(out), "--template", own)
        assert "## For the news desk" in out.read_text(encoding="utf-8")

    def test_a_template_that_is_not_right_is_told_by_its_line(
        self, shell: Shell, review: str
    ) -> None:
        own = shell.write("own.toml", '[[section]]\nname = "news"\n')
        shell("export", review, "-o", str(shell.folder / "out.md"), "--template", own)
        assert shell.code == 2
        assert "line 1: The section news has no title." in shell.err
        assert not (shell.folder / "out.md").exists()


def freeze_and_edit(library: Library, review: str) -> None:
    session = Session(library.load(review), library.journal(review), lambda: NOW, library)
    name = session.keep_picture(freeze(session.board), FROZEN_TYPE)
    session.commit(life.freeze(session.board, name, "Ines", NOW))
    session.commit(write_section(session.board, "lessons", "Now something else."))


class TestHandOut:
    """Actions leave for trackers, and are not doubled by a second file."""

    def test_a_second_file_leaves_out_what_the_first_has_made(
        self, shell: Shell, review: str
    ) -> None:
        out = shell.folder / "jira.csv"
        wanted = ("hand-out", review, "--to", "jira", "-o", str(out))
        assert shell(*wanted) == f"{out}\n"
        assert "Watch the age of certificates" in out.read_text(encoding="utf-8")
        out.unlink()
        shell(*wanted)
        assert (shell.code, out.exists()) == (2, False)
        assert "“Watch the age of certificates” was handed to Jira on" in shell.err
        shell(*wanted, "--again")
        assert (shell.code, out.exists()) == (0, True)

    def test_a_review_that_is_open_in_the_app_is_left_alone(
        self, shell: Shell, review: str
    ) -> None:
        paths_for(shell.folder / "data").left_open.write_text(review, encoding="utf-8")
        out = shell.folder / "out.csv"
        shell("hand-out", review, "--to", "jira", "-o", str(out))
        assert shell.err.startswith("This review is open in the app.")
        assert not out.exists()
        shell("hand-out", review, "--to", "csv", "-o", str(out))
        assert out.exists()
