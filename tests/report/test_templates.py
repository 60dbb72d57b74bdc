"""Which sections a document has, and what a section shows."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import with_field
from pm_facilitator.domain.edits.document import (
    section_text,
    use_own_template,
    use_template,
    write_section,
)
from pm_facilitator.domain.entities import Note, NoteGroup, Review, SectionText, WhyStep
from pm_facilitator.domain.vocabulary import DocumentTemplate
from pm_facilitator.errors import ImportFailed
from pm_facilitator.report.blocks import Missing, Section, Subheading
from pm_facilitator.report.build import build
from pm_facilitator.report.parts import INSIDE_ONLY, PARTS
from pm_facilitator.report.template import shipped, template_of
from pm_facilitator.report.template_file import (
    KEYS,
    SECTION_KEYS,
    load_template,
    read_template,
)
from tests.report.boards import options
from tests.report.test_build import section, text_of

MANUAL = (Path(__file__).parents[2] / "docs" / "document.md").read_text(encoding="utf-8")
OWN = """\
title = "Payments"
builds_on = "general"
leave_out = ["time", "locker"]

[[section]]
name = "regulator"
title = "Regulator"
help = "Who was told, and when."
required = true
before = "actions"

[[section]]
name = "impact"
title = "What it cost"
"""


def told(text: str) -> list[str]:
    return [str(problem) for problem in read_template(text)[1]]


@pytest.mark.parametrize("template", DocumentTemplate)
def test_every_template_of_the_app_has_help_for_each_section(template: DocumentTemplate) -> None:
    made = shipped(template)
    assert made.about
    assert made.title.startswith(template.label.split(",")[0])
    for each in made.sections:
        assert each.help.endswith((".", "?")), each.name
        assert each.shows or each.name not in PARTS, each.name
    assert len({each.name for each in made.sections}) == len(made.sections)
    assert any(each.required for each in made.sections)


@pytest.mark.parametrize("template", ["security", "performance", "process_failure"])
def test_three_templates_add_three_sections_to_the_general_one(template: str) -> None:
    general = shipped(DocumentTemplate.GENERAL).sections
    sections = shipped(DocumentTemplate(template)).sections
    assert [each for each in sections if each in general] == list(general)
    assert len(sections) == len(general) + 3


@pytest.mark.parametrize("template", DocumentTemplate)
def test_a_full_review_fills_every_template(rich: Board, template: DocumentTemplate) -> None:
    board = Board([with_field(rich.review, "template", template), *list(rich.entities())[1:]])
    document = build(board, options())
    wanted = [each.name for each in shipped(template).sections]
    assert [made.key for made in document.sections][: len(wanted)] == wanted
    actions = "change" if template is DocumentTemplate.FOUR_QUESTIONS else "actions"
    assert "Read back one backup every night" in text_of(board, actions)


def test_a_section_shows_what_was_written_before_what_the_boards_give(rich: Board) -> None:
    rich.apply(write_section(rich, "timeline", "It began long before.\n\nNobody could know."))
    text = text_of(rich, "timeline")
    assert text.index("It began long before.") < text.index("Disk 7 reports")


def test_a_section_that_is_written_no_longer_says_that_its_part_is_missing(empty: Board) -> None:
    empty.apply(write_section(empty, "factors", "Told in prose."))
    assert "Told in prose." in text_of(empty, "factors")
    assert not any(
        isinstance(b, Missing) for b in section(build(empty, options()), "factors").blocks
    )


def test_writing_a_section_again_changes_the_same_record(empty: Board) -> None:
    assert write_section(empty, "threat", "") == []
    empty.apply(write_section(empty, "threat", "One"))
    empty.apply(write_section(empty, "threat", "Two"))
    assert [each.text for each in empty.all(SectionText)] == ["Two"]
    found = section_text(empty, "threat")
    assert found is not None
    assert write_section(empty, "threat", "Two") == []


def test_several_parts_stand_below_headings_and_empty_ones_are_left_out(rich: Board) -> None:
    board = Board([with_field(rich.review, "template", DocumentTemplate.SHORT), *rich.insights])
    headings = [
        block.text
        for block in section(build(board, options()), "lessons").blocks
        if isinstance(block, Subheading)
    ]
    assert headings == ["What went well", "Where we got lucky", "Lessons"]


@pytest.mark.parametrize("template", ["atlassian", "general"])
def test_a_why_is_told_once_whatever_sections_there_are(rich: Board, template: str) -> None:
    rich.apply(use_template(rich, DocumentTemplate(template)))
    names = [each.name for each in shipped(DocumentTemplate(template)).sections]
    whole = "\n".join(text_of(rich, name) for name in names)
    whys = [each.text for each in rich.all(WhyStep)]
    joined = r"(?:Why\?|Also:|Together with:)"
    assert whys
    assert [len(re.findall(f"{joined} {re.escape(why)}", whole)) for why in whys] == [1] * len(whys)


def test_notes_grouped_under_the_title_of_a_section_stay_there() -> None:
    board = Board(
        [
            Review("r", template=DocumentTemplate.PERFORMANCE),
            NoteGroup("g", "load tests"),
            Note("n", "Half the real traffic", group_id="g"),
            SectionText("s", "load_tests", "Tested in May."),
        ]
    )
    text = text_of(board, "load_tests")
    assert text.index("Tested in May.") < text.index("Half the real traffic")


@pytest.mark.parametrize("audience", ["internal", "compliance"])
def test_confidential_sections_stay_inside(audience: str) -> None:
    board = Board(
        [
            Review("r", template=DocumentTemplate.SECURITY),
            SectionText("s1", "evidence", "The disk lies in the safe."),
            SectionText("s2", "threat", "An old key was enough."),
        ]
    )
    inside = {each.key for each in build(board, options(audience)).sections}  # type: ignore[arg-type]
    outside = {each.key for each in build(board, options("external")).sections}
    assert {"evidence", "threat"} <= inside
    assert "threat" in outside
    assert "evidence" not in outside


def test_outsiders_get_no_empty_sections(empty: Board) -> None:
    assert build(empty, options("external")).sections == ()


class TestOwn:
    """Templates that an organisation writes."""

    def test_an_own_template_builds_on_one_of_the_app(self) -> None:
        template, problems = read_template(OWN)
        assert problems == []
        assert template is not None
        names = [each.name for each in template.sections]
        assert {"time", "locker"}.isdisjoint(names)
        assert names[names.index("actions") - 1] == "regulator"
        impact = template.section("impact")
        assert impact is not None
        assert (impact.title, impact.shows, impact.required) == ("What it cost", ("impact",), True)

    def test_a_review_keeps_its_own_template(self, rich: Board) -> None:
        rich.apply(use_own_template(rich, OWN))
        assert template_of(rich.review).title == "Payments"
        titles = [made.title for made in build(rich, options()).sections]
        assert "What it cost" in titles
        assert "Time spent" not in titles
        rich.apply(use_template(rich, DocumentTemplate.SHORT))
        assert template_of(rich.review) == shipped(DocumentTemplate.SHORT)

    def test_an_own_template_that_cannot_be_read_leaves_the_named_one(self) -> None:
        review = Review("r", template=DocumentTemplate.SHORT, own_template="title = ")
        assert template_of(review) == shipped(DocumentTemplate.SHORT)

    def test_headings_of_ones_own_name_nobody_outside(self, rich: Board) -> None:
        own = '[[section]]\nname = "x"\ntitle = "What Mira Holt saw"\n'
        rich.apply([*use_own_template(rich, own), *write_section(rich, "x", "Smoke.")])
        assert [made.title for made in build(rich, options("external")).sections] == [
            "What the coordinator saw"
        ]

    def test_an_export_can_use_another_template_than_the_review(self, rich: Board) -> None:
        short = shipped(DocumentTemplate.SHORT)
        document = build(rich, options(template=short))
        assert [made.key for made in document.sections] == [e.name for e in short.sections]

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("title = ", "line 1: This is no TOML: invalid value."),
            ("", "line 1: This template has no section; each begins with [[section]]."),
            (
                '\n[[section]]\nname = "a"\ntitel = "A"',
                "line 4: There is no key titel; title may be meant.",
            ),
            (
                '[[section]]\ntitle = "A"',
                'line 1: A section needs a name such as "load_tests": a-z, 0-9 and _.',
            ),
            ('[[section]]\nname = "a"', "line 1: The section a has no title."),
            (
                '[[section]]\nname = "a"\ntitle = "A"\nshows = [\n "timelin",\n]',
                "line 5: There is no part timelin; timeline may be meant.",
            ),
            (
                '[[section]]\nname = "a"\ntitle = "A"\nrequired = "yes"',
                "line 4: required is true or false, without quotes.",
            ),
            (
                'builds_on = "genral"\n[[section]]\nname = "a"\ntitle = "A"',
                "line 1: builds_on names a template of the app; general may be meant.",
            ),
            (
                '[[section]]\nname = "a"\ntitle = "A"\nbefore = "nothing"',
                "line 4: There is no section nothing above.",
            ),
            (
                'builds_on = "short"\nleave_out = ["timelines"]',
                "line 2: There is no section timelines to leave out; timeline may be meant.",
            ),
            (
                '[[section]]\nname="a"\ntitle="A"\n[[section]]\nname="a"\ntitle="B"',
                "line 5: There is a section named a already.",
            ),
        ],
    )
    def test_what_is_wrong_is_told_by_its_line(self, text: str, problem: str) -> None:
        assert problem in told(text)

    def test_what_is_right_is_kept_beside_what_is_wrong(self) -> None:
        template, problems = read_template(f"{OWN}\n[[section]]\nname = 3\n")
        assert len(problems) == 1
        assert template is not None
        assert template.section("regulator") is not None

    @given(st.text(max_size=200))
    def test_no_text_is_too_odd(self, text: str) -> None:
        template, problems = read_template(text)
        assert template is not None or problems

    def test_a_file_that_is_not_right_says_so_in_one_sentence(self, tmp_path: Path) -> None:
        file = tmp_path / "own.toml"
        file.write_text("title = 3\n", encoding="utf-8")
        with pytest.raises(ImportFailed, match=r"own\.toml is not right yet"):
            load_template(file)
        with pytest.raises(ImportFailed, match="cannot be read"):
            load_template(tmp_path / "absent.toml")
        file.write_bytes(b"\xff\xfe\x00")
        with pytest.raises(ImportFailed, match="UTF-8"):
            load_template(file)


def test_the_manual_lists_every_key_and_every_part() -> None:
    for key in KEYS:
        assert f"| `{key}` |" in MANUAL, key
    for key in SECTION_KEYS:
        assert f"| `{key}` |" in MANUAL, key
    for name, part in PARTS.items():
        assert f"| `{name}` | {part.about} |" in MANUAL, name
        assert ("inside only" in part.about) == (name in INSIDE_ONLY)


def test_the_example_of_the_manual_is_a_template() -> None:
    example = MANUAL.split("```toml\n")[1].split("```")[0]
    template, problems = read_template(example)
    assert problems == []
    assert template is not None


def test_the_manual_names_every_template_of_the_app() -> None:
    for word in DocumentTemplate:
        assert f"| `{word.value}` | {shipped(word).about} |" in MANUAL


def test_a_section_without_help_says_only_that_it_is_empty() -> None:
    own = '[[section]]\nname = "x"\ntitle = "X"\n'
    document = build(Board([Review("r", own_template=own)]), options())
    assert document.sections[0] == Section(
        "x", "X", (Missing("Nothing has been written here yet."),)
    )
