"""A review of 150 events and 40 factors as a PDF, against its bare tables in reportlab."""

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from benchmarks.common import median, paired
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action, Bone, Entity, Factor, Review, TimelineEvent
from pm_facilitator.domain.vocabulary import EventKind, Severity
from pm_facilitator.figures.font_files import REGULAR
from pm_facilitator.report.blocks import RowHeading
from pm_facilitator.report.blocks import Table as Tabular
from pm_facilitator.report.build import build
from pm_facilitator.report.export import export
from pm_facilitator.report.options import ReportOptions
from pm_facilitator.report.text import plain

ROUNDS = 15
EVENTS, FACTORS = 150, 40
START = datetime(2026, 11, 3, 21, 10, tzinfo=UTC)

SEEN = (
    "The queue of the parcel scanners grows faster than the sorters empty it",
    "The dispatch desk asks the depot whether the belts still run",
    "A node of the label service answers after nine seconds and then not at all",
    "Somebody compares the graphs with those of the week before and finds the same dip",
    "The second node takes over; labels are printed again in two of five depots",
)
_OPTIONS = ReportOptions(made_at=START + timedelta(days=2), app_version="benchmark")
BONES = ("People", "Process", "Technology", "Environment")


def measure() -> dict[str, Any]:
    """Measure both, turn by turn, and give medians in milliseconds."""
    board = invented_review()
    with tempfile.TemporaryDirectory() as folder:
        document, plain = _whole_document(board, Path(folder)), _bare_tables(board)
        paired(document, plain, 2)
        ours, floor = (median(times) for times in paired(document, plain, ROUNDS))
    return {
        "what": f"PDF of a review with {EVENTS} events and {FACTORS} factors, figures and all",
        "ms": round(ours * 1000, 1),
        "against": "the same tables in a bare reportlab document",
        "against_ms": round(floor * 1000, 1),
        "ratio": round(ours / floor, 2),
        "aim": 1.5,
    }


def invented_review() -> Board:
    """Make a review with many events, and some factors and actions."""
    kinds = list(EventKind)
    entities: list[Entity] = [
        Review(
            "review",
            title="Labels came late to five depots",
            severity=Severity.SEV2,
            summary="For five hours parcels waited for their labels. " * 4,
            zone="Europe/Vienna",
            started_at=START,
            detected_at=START + timedelta(minutes=20),
            resolved_at=START + timedelta(minutes=310),
        )
    ]
    for number in range(EVENTS):
        entities.append(
            TimelineEvent(
                f"event{number:03}",
                START + timedelta(minutes=number * 2 + number % 3),
                text=f"{SEEN[number % len(SEEN)]} (step {number})",
                kind=kinds[number % len(kinds)],
                source="#depot-night",
                evidence=(f"https://graphs.parcels.example/labels?panel={number}",),
                visible_then=SEEN[(number + 2) % len(SEEN)] if number % 4 == 0 else "",
                highlighted=number % 12 == 0,
            )
        )
    for place, label in enumerate(BONES):
        entities.append(Bone(label, label, float(place)))
        for number in range(FACTORS // len(BONES)):
            text = SEEN[(place + number) % len(SEEN)]
            entities.append(Factor(f"{label}{number}", text, label, order=float(number)))
    for number in range(8):
        due = date(2026, 12, 1 + number)
        entities.append(Action(f"action{number}", SEEN[number % 5], "Depot systems", due))
    return Board(entities)


def _whole_document(board: Board, folder: Path) -> Callable[[], object]:
    return lambda: export(board, folder / "review.pdf", _OPTIONS)


def _bare_tables(board: Board) -> Callable[[], object]:
    """Typeset what the document's tables say, without figures, styles, links or fallback."""
    pdfmetrics.registerFont(TTFont(REGULAR.name, str(REGULAR.path)))
    style = ParagraphStyle("cell", fontName=REGULAR.name, fontSize=8.5, leading=12)
    blocks = [block for section in build(board, _OPTIONS).sections for block in section.blocks]
    tables = [(_shares(block), _words(block)) for block in blocks if isinstance(block, Tabular)]

    def make() -> None:
        story = []
        for widths, rows in tables:
            cells = [[Paragraph(text, style) for text in row] for row in rows]
            story.append(Table(cells, widths, repeatRows=1))
        SimpleDocTemplate(BytesIO(), pagesize=A4).build(story)

    return make


def _shares(table: Tabular) -> list[float]:
    whole = sum(column.share for column in table.columns)
    return [470 * column.share / whole for column in table.columns]


def _words(table: Tabular) -> list[list[str]]:
    rows = [[column.title for column in table.columns]]
    for row in table.rows:
        if isinstance(row, RowHeading):
            rows.append([row.text, *[""] * (len(table.columns) - 1)])
        else:
            rows.append(["<br/>".join(map(plain, cell)) for cell in row.cells])
    return rows
