"""The boards as figures in the document."""

from dataclasses import replace
from io import BytesIO

from PIL import Image
from pypdf import PdfReader

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    Arrow,
    BoardText,
    Entity,
    Frame,
    Note,
    NoteGroup,
    Picture,
    Review,
    Round,
    Stroke,
    Vote,
)
from pm_facilitator.domain.vocabulary import Stage
from pm_facilitator.figures.shapes import Image as ImageShape
from pm_facilitator.report.blocks import Document, Drawing
from pm_facilitator.report.build import build
from pm_facilitator.report.html import render_html
from pm_facilitator.report.markdown import render_markdown
from pm_facilitator.report.pdf import render_pdf
from tests.report.boards import HIDDEN, options


def notes(count: int, stage: Stage = Stage.REFLECT) -> list[Note]:
    return [
        Note(f"{stage}{n}", f"Note {n} of {stage}", stage, 184.0 * (n % 6), 136.0 * (n // 6))
        for n in range(count)
    ]


def document(*entities: Entity, **more: object) -> Document:
    return build(Board([Review("r"), *entities]), options(**more))  # type: ignore[arg-type]


def drawings(document: Document) -> list[Drawing]:
    sections = (each for each in document.sections if each.key.startswith("board_"))
    return [block for each in sections for block in each.blocks if isinstance(block, Drawing)]


def test_a_board_with_more_than_a_few_notes_is_drawn() -> None:
    assert drawings(document(*notes(5))) == []
    shown = drawings(document(*notes(6), *notes(7, Stage.IMPROVE)))
    assert [drawing.name for drawing in shown] == ["board-reflect", "board-improve"]
    assert "Note 5 of reflect" in shown[0].light.description


def test_a_board_on_which_something_was_drawn_by_hand_is_drawn() -> None:
    for drawn in (Frame("f"), BoardText("t", "Before"), Stroke("s", ("0,0", "9,9")), Arrow("a")):
        assert len(drawings(document(*notes(2), drawn))) == 1
    on_fishbone = Arrow("a", from_kind="factor", from_id="f1", to_kind="factor", to_id="f2")
    assert drawings(document(*notes(2), on_fishbone)) == []


def test_a_large_board_comes_in_parts_and_a_huge_one_as_a_list_alone() -> None:
    shown = drawings(document(*notes(120)))
    assert [drawing.name for drawing in shown] == [f"board-reflect-{n}" for n in (1, 2, 3, 4)]
    assert shown[1].caption == "Board of Reflect, part 2 of 4, as the group left it."
    assert drawings(document(*notes(601))) == []


def test_hidden_notes_are_in_no_board() -> None:
    found = document(*notes(6), Note("secret", HIDDEN, hidden=True))
    assert HIDDEN not in render_html(found)


def test_outsiders_see_no_board() -> None:
    assert drawings(document(*notes(20), audience="external")) == []


def test_pictures_lie_on_the_board_as_small_as_it_shows_them() -> None:
    file = BytesIO()
    Image.new("RGB", (1600, 900), "#884422").save(file, "PNG")
    picture = Picture("p", "sha", stage=Stage.REFLECT, y=200, width=160, height=90)
    (drawing,) = drawings(document(*notes(6), picture, blob=lambda _: file.getvalue()))
    (image,) = (shape for shape in drawing.light.shapes if isinstance(shape, ImageShape))
    with Image.open(BytesIO(image.data)) as shown:
        assert shown.size == (320, 180)


def test_without_pictures_the_board_is_written_with_its_groups_and_arrows() -> None:
    grouped = [replace(note, group_id="g") for note in notes(6)[:2]]
    ends = {"from_kind": "note", "from_id": "reflect0", "to_kind": "note_group", "to_id": "g"}
    arrow = Arrow("a", "led to", **ends)  # type: ignore[arg-type]
    found = document(*grouped, *notes(6)[2:], NoteGroup("g", "Seen too late"), arrow)
    text = render_markdown(found)
    assert 'subgraph g6["Seen too late"]' in text
    assert '        n2["Note 1 of reflect"]' in text
    assert '    n1 -->|"led to"| g6' in text


def test_later_parts_of_a_board_say_nothing_twice_in_mermaid() -> None:
    text = render_markdown(document(*notes(120)))
    assert text.count("```mermaid") == 1
    assert "part 2 of 4" not in text


def test_every_part_of_a_board_is_on_a_page_of_its_own() -> None:
    pages = PdfReader(BytesIO(render_pdf(document(*notes(120))))).pages
    texts = [page.extract_text() for page in pages]
    parts = [
        next(n for n, t in enumerate(texts) if n and f"part {k} of 4" in t) for k in (1, 2, 3, 4)
    ]
    assert parts == list(range(parts[0], parts[0] + 4))
    assert all(texts[parts[0] + row // 5].count(f"Note {6 * row} of") for row in range(20))


def test_votes_are_counted_once_the_voting_is_closed() -> None:
    vote = Vote("v", round_id="round", note_id="reflect0", count=3)
    assert "3 votes" in render_html(document(*notes(6), Round("round"), vote))
    still_open = document(*notes(6), Round("round", votes_open=True), vote)
    assert "3 votes" not in render_html(still_open)
