"""The HTML document: safe, complete, and in need of nothing."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import Action, Insight, Review, TimelineEvent
from pm_facilitator.report.build import build
from pm_facilitator.report.html import render_html
from tests.report.boards import START, long_board, options, picture_bytes

VOID = {"meta", "br", "img", "rect", "line", "path", "polyline", "polygon", "circle", "image"}
ALLOWED = {
    *(
        "nav",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "footer",
        "section",
    ),
    *("h1", "h2", "h3", "p", "dl", "dt", "dd", "div", "ul", "li", "a", "strong", "span", "br"),
    *("nav",),
    *("table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img", "svg", "desc"),
    *("text", "tspan", "rect", "line", "path", "polyline", "polygon", "g", "image"),
}


class Page(HTMLParser):
    """Collects what a browser would see, and checks that every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.headings: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words.append(data)
        if self._open[-1:] == ["h2"]:
            self.headings.append(data)


def page(board: Board) -> Page:
    return Page(render_html(build(board, options(blob=lambda sha: picture_bytes()))))


def test_every_section_has_a_heading_in_order(rich: Board) -> None:
    document = build(rich, options(blob=lambda sha: picture_bytes()))
    assert page(rich).headings == [section.title for section in document.sections]


def test_the_events_are_there_in_order() -> None:
    text = "".join(page(long_board(150)).words)
    table = text[text.index("Monday, 9 March") :]
    places = [table.index(f"Step {number:04}") for number in range(150)]
    assert places == sorted(places)


def test_nothing_is_fetched_and_nothing_runs(rich: Board) -> None:
    seen = page(rich)
    assert "script" not in seen.tags
    for name, value in seen.attributes:
        assert not name.startswith("on")
        if name in ("src", "href") and not value.startswith("#"):
            assert value.startswith(("data:image/", "https://", "http://", "mailto:"))
    text = render_html(build(rich, options()))
    assert "@import" not in text
    assert "url(http" not in text


def test_the_contents_lead_to_every_section(rich: Board) -> None:
    seen = page(rich)
    ids = [value for name, value in seen.attributes if name == "id"]
    inside = [value for name, value in seen.attributes if name == "href" and value[0] == "#"]
    assert inside == [f"#{id_}" for id_ in ids]
    assert len(set(ids)) == len(ids)


def test_it_says_who_may_read_it(rich: Board) -> None:
    assert page(rich).words.count("Internal") >= 2


def test_figures_come_in_light_and_dark(rich: Board) -> None:
    seen = page(rich)
    assert seen.tags.count("svg") == 8
    assert ("class", "light scroll") in seen.attributes
    assert ("class", "dark scroll") in seen.attributes


def test_the_same_board_gives_the_same_bytes(rich: Board) -> None:
    assert render_html(build(rich, options())) == render_html(build(rich, options()))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.sampled_from(
                ["<script>x</script>", '"><img src=x onerror=y>', "]]>", "--><b>", "&lt;"]
            ),
        ),
        min_size=5,
        max_size=5,
    )
)
def test_no_text_becomes_markup(typed: list[str]) -> None:
    board = Board(
        [
            Review("r", title=typed[0], summary=typed[1]),
            TimelineEvent("e", START, text=typed[2], evidence=(typed[3],)),
            Insight("i", text=typed[4]),
            Action("a", typed[0], tracker=typed[3]),
        ]
    )
    assert set(page(board).tags) <= ALLOWED
