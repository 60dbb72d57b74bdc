"""Hostile text in a real browser: it is shown as it was typed, nothing runs, nothing is fetched."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Dialog, Page, Request

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Decision,
    Factor,
    Insight,
    LockerItem,
    Note,
    NoteGroup,
    OpenQuestion,
    Person,
    Picture,
    Review,
    TimelineEvent,
    WhyStep,
)
from pm_facilitator.domain.vocabulary import InsightKind
from pm_facilitator.report.build import build
from pm_facilitator.report.html import render_html
from pm_facilitator.report.markdown import render_markdown
from tests.helpers.browser import Browsing, Hall
from tests.report.boards import START, after, options, picture_bytes

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    '"><svg/onload=window.ran=3>',
    "</title></style></script><script>window.ran = 4</script>",
    "![x](http://evil.example/pixel.png)",
    "[click](javascript:window.ran=5)",
    "<iframe src='http://evil.example/'></iframe><link rel=stylesheet href=http://evil.example>",
    "`</code>`<!-- --><meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "url(http://evil.example/x) @import 'http://evil.example/y'; </style>",
    "&lt;script&gt; &#60;script&#62; javascript:alert(1) data:text/html,<script>x</script>",
)


@dataclass
class Watched:
    """What a page did that no document does."""

    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    ran: object = None
    words: str = ""


def hostile_board(text: str) -> Board:
    """Say the same everywhere where somebody can type."""
    return Board(
        [
            Review(
                "r",
                title=text,
                incident_ref=text,
                services=(text,),
                tags=(text,),
                summary=text,
                trigger=text,
                problem=text,
                impact_customers=text,
                impact_business=text,
                impact_slo=text,
                detection_method=text,
                zone="UTC",
                started_at=START,
                resolved_at=after(60),
            ),
            Person("p", text, team=text, handle=text),
            TimelineEvent("e1", START, text=text, source=text, evidence=(text,), visible_then=text),
            TimelineEvent("e2", after(30), text=text, highlighted=True),
            Bone("b", text),
            Factor("f", text, "b", evidence=(text,)),
            WhyStep("w1", "f", None, text),
            WhyStep("w2", "f", None, text),
            Insight("i1", InsightKind.LESSON, text),
            OpenQuestion("q", text, text),
            Action("a", text, text, impact=3, effort=2, success=text, tracker=text),
            Action("a2", text, text, impact=4, effort=4),
            Decision("d", text, text),
            LockerItem("l", text),
            NoteGroup("g", text),
            Note("n", text, group_id="g"),
            Picture("x", "sha", caption=text),
        ]
    )


def watched(browsing: Browsing, path: Path) -> Watched:
    """Open a file in the browser and see what it does."""
    seen = Watched()

    def scene(hall: Hall) -> None:
        page = hall.open("about:blank")
        page.on("request", lambda request: _note(seen, request, path))
        page.on("dialog", lambda dialog: _dismiss(seen, dialog))
        page.goto(path.as_uri(), wait_until="load")
        _touch_everything(page)
        seen.ran = page.evaluate("window.ran ?? null")
        seen.words = page.inner_text("body")

    browsing.run(scene)
    return seen


def test_what_is_not_inert_would_be_noticed(browsing: Browsing, tmp_path: Path) -> None:
    path = tmp_path / "review.html"
    beside = tmp_path / "beside.css"
    beside.write_text("")
    path.write_text(f"<link rel=stylesheet href=beside.css><body>{HOSTILE[0]}</body>")
    seen = watched(browsing, path)
    assert (seen.ran, seen.requests) == (1, [beside.as_uri()])


@pytest.mark.parametrize("text", HOSTILE)
def test_the_html_document_stays_inert(browsing: Browsing, tmp_path: Path, text: str) -> None:
    document = build(hostile_board(text), options(blob=lambda sha: picture_bytes()))
    path = tmp_path / "review.html"
    path.write_text(render_html(document), encoding="utf-8")
    seen = watched(browsing, path)
    assert (seen.ran, seen.requests, seen.dialogs) == (None, [], [])
    shown = " ".join(seen.words.split())
    assert shown.count(" ".join(text.split())) >= 10


@pytest.mark.parametrize("text", HOSTILE)
def test_the_markdown_stays_inert_even_where_html_is_let_through(
    browsing: Browsing, tmp_path: Path, text: str
) -> None:
    document = build(hostile_board(text), options(blob=lambda sha: picture_bytes()))
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    path = tmp_path / "review.html"
    body = reader.render(render_markdown(document))
    path.write_text(f"<meta charset=utf-8><body>{body}</body>", encoding="utf-8")
    seen = watched(browsing, path)
    assert (seen.ran, seen.requests, seen.dialogs) == (None, [], [])


def _note(seen: Watched, request: Request, path: Path) -> None:
    if request.url != path.as_uri() and not request.url.startswith("data:"):
        seen.requests.append(request.url)


def _dismiss(seen: Watched, dialog: Dialog) -> None:
    seen.dialogs.append(dialog.message)
    dialog.dismiss()


def _touch_everything(page: Page) -> None:
    """Hover and focus what could wait for that, and follow no link of the web."""
    page.evaluate(
        """() => {
            for (const each of document.querySelectorAll('*')) {
                for (const kind of ['mouseover', 'focus', 'click'])
                    if (each.tagName !== 'A') each.dispatchEvent(new Event(kind));
            }
        }"""
    )
    targets = page.eval_on_selector_all("a", "links => links.map(link => link.protocol)")
    assert set(targets) <= {"http:", "https:", "mailto:", "file:"}
