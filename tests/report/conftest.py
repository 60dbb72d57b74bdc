"""Boards to make documents of, and the flag that rewrites the golden files."""

import pytest

from pm_facilitator.domain.board import Board
from tests.report import boards


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/report/golden from the output"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden", default=False))


@pytest.fixture
def rich() -> Board:
    return boards.rich_board()


@pytest.fixture
def empty() -> Board:
    return boards.empty_board()
