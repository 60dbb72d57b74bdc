from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pm_facilitator.domain.vocabulary import ReviewStatus, Severity, Stage
from pm_facilitator.store.answers import ReviewSummary, SearchHit
from pm_facilitator.ui.pages.welcome import WelcomePage
from tests.ui.hands import press, words_in

DAY = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
PAYMENTS = ReviewSummary(
    id="payments",
    title="Card payments stopped",
    incident_ref="INC-117",
    severity=Severity.SEV1,
    status=ReviewStatus.IN_REVIEW,
    stage=Stage.IMPROVE,
    services=("checkout", "gateway"),
    tags=(),
    started_at=DAY,
    updated_at=DAY,
    open_actions=2,
    archived=False,
    pinned=False,
    opened_at=None,
    deleted_at=None,
)
CACHE = replace(PAYMENTS, id="cache", title="Cache ran cold", severity=None, open_actions=0)
OLD = replace(PAYMENTS, id="old", title="Old outage", archived=True)


class Shelf:
    """A library in memory, as the page sees one."""

    def __init__(self, *summaries: ReviewSummary) -> None:
        self.summaries = list(summaries)
        self.asked: list[str] = []

    def reviews(self, archived: bool) -> list[ReviewSummary]:
        """List the reviews on one shelf."""
        return [summary for summary in self.summaries if summary.archived is archived]

    def search(self, query: str) -> list[SearchHit]:
        """Find reviews by a part of their title."""
        self.asked.append(query)
        return [
            SearchHit(s.id, s.title, "factor", "text", f"… {query} …", (), DAY, s.archived)
            for s in self.summaries
            if query.casefold() in s.title.casefold()
        ]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(PAYMENTS, CACHE, OLD)


@pytest.fixture
def page(qtbot: QtBot, shelf: Shelf) -> WelcomePage:
    made = WelcomePage(shelf.reviews, shelf.search)
    qtbot.addWidget(made)
    made.resize(900, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    return made


def titles(page: WelcomePage) -> list[str]:
    return [title for title, _ in page.rows.texts()]


def test_reviews_are_listed_with_what_tells_them_apart(page: WelcomePage) -> None:
    assert titles(page) == ["Card payments stopped", "Cache ran cold"]
    facts = dict(page.rows.texts())["Card payments stopped"]
    for part in ("SEV1", "17 November 2026", "INC-117", "checkout, gateway", "2 open actions"):
        assert part in facts
    assert "open action" not in dict(page.rows.texts())["Cache ran cold"]


def test_enter_opens_the_chosen_review(qtbot: QtBot, page: WelcomePage) -> None:
    page.rows.setFocus()
    QTest.keyClick(page.rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.openRequested) as opened:
        QTest.keyClick(page.rows, Qt.Key.Key_Return)
    assert opened.args == ["cache"]


def test_delete_asks_to_delete_the_chosen_review(qtbot: QtBot, page: WelcomePage) -> None:
    with qtbot.waitSignal(page.deleteRequested) as deleted:
        QTest.keyClick(page.rows, Qt.Key.Key_Delete)
    assert deleted.args == ["payments"]


def test_the_archive_is_one_press_away(page: WelcomePage) -> None:
    press(page, "Archive")
    assert titles(page) == ["Old outage"]
    press(page, "Archive")
    assert titles(page) == ["Card payments stopped", "Cache ran cold"]


def test_an_empty_archive_says_so(page: WelcomePage, shelf: Shelf) -> None:
    shelf.summaries.remove(OLD)
    press(page, "Archive")
    assert "The archive is empty." in words_in(page)


def test_just_typing_begins_a_search(qtbot: QtBot, page: WelcomePage) -> None:
    page.rows.setFocus()
    QTest.keyClicks(page.rows, "c")
    QTest.keyClicks(page.search, "ache")
    qtbot.waitUntil(lambda: titles(page) == ["Cache ran cold"])
    assert page.search.hasFocus()
    assert page.rows.texts()[0][1].startswith("Contributing factor: … cache …")


def test_a_search_asks_the_library_once_for_a_burst_of_keys(
    qtbot: QtBot, page: WelcomePage, shelf: Shelf
) -> None:
    QTest.keyClicks(page.search, "payments")
    qtbot.waitUntil(lambda: titles(page) == ["Card payments stopped"])
    assert shelf.asked == ["payments"]


def test_enter_in_the_search_opens_the_first_that_was_found(
    qtbot: QtBot, page: WelcomePage
) -> None:
    QTest.keyClicks(page.search, "outage")
    with qtbot.waitSignal(page.openRequested) as opened:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert opened.args == ["old"]


def test_a_search_without_result_says_so_and_escape_ends_it(
    qtbot: QtBot, page: WelcomePage
) -> None:
    QTest.keyClicks(page.search, "submarine")
    qtbot.waitUntil(lambda: "Nothing was found for “submarine”" in words_in(page))
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)


def test_an_empty_library_says_what_to_do_first(
    qtbot: QtBot, page: WelcomePage, shelf: Shelf
) -> None:
    shelf.summaries.clear()
    page.refresh()
    assert "Your first blameless review starts here" in words_in(page)
    for words, signal in (
        ("Open the sample", page.sampleRequested),
        ("Import a document", page.importRequested),
        ("New review", page.newRequested),
    ):
        with qtbot.waitSignal(signal):
            press(page, words)


def test_the_menu_of_a_review_offers_what_can_be_done(qtbot: QtBot, page: WelcomePage) -> None:
    menu = page.menu_of("payments")
    words = [action.text() for action in menu.actions()]
    assert words == ["Open", "Export as PDF", "Archive", "Delete"]
    with qtbot.waitSignal(page.archiveRequested) as archived:
        menu.actions()[2].trigger()
    assert archived.args == ["payments"]


def test_a_dropped_file_is_to_be_imported(qtbot: QtBot, page: WelcomePage, tmp_path: Path) -> None:
    file = tmp_path / "timeline.md"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(40, 40),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.handedIn) as dropped:
        page.dropEvent(drop)
    assert dropped.args == [[str(file)], ""]
    assert drop.isAccepted()


def test_an_empty_library_shows_nothing_to_search_and_one_way_to_begin(
    page: WelcomePage, shelf: Shelf
) -> None:
    shelf.summaries.clear()
    page.refresh()
    assert not page.search.isVisible()
    assert words_in(page).splitlines().count("New review") == 1
    shelf.summaries.append(CACHE)
    page.refresh()
    assert page.search.isVisible()


def test_what_was_found_in_the_details_is_called_by_its_field(qtbot: QtBot, shelf: Shelf) -> None:
    hit = SearchHit("payments", "Card payments", "review", "tags", "certificates", (), DAY, True)
    page = WelcomePage(shelf.reviews, lambda _query: [hit])
    qtbot.addWidget(page)
    page.refresh()
    page.search.setText("certificates")
    qtbot.waitUntil(lambda: page.rows.texts()[0][1] == "Tags: certificates  ·  in the archive")
