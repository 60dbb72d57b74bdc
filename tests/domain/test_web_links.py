import pytest

from pm_facilitator.domain.web_links import only_links


def test_links_alone_are_links() -> None:
    text = "https://graph.example/1\nhttp://chat.example/2?x=1"
    assert only_links(text) == ["https://graph.example/1", "http://chat.example/2?x=1"]


@pytest.mark.parametrize(
    "text", ["", "see https://graph.example/1", "ftp://a.example/x", "https://"]
)
def test_anything_else_is_none(text: str) -> None:
    assert only_links(text) == []
