import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.report.blocks import Span
from pm_facilitator.report.text import brief, clean, paragraphs, plain, reference, rich, safe_link


def test_addresses_in_a_text_become_links() -> None:
    assert rich("see https://e.com/a_(b), then (https://e.com/c).") == (
        Span("see "),
        Span("https://e.com/a_(b)", link="https://e.com/a_(b)"),
        Span(", then ("),
        Span("https://e.com/c", link="https://e.com/c"),
        Span(")."),
    )


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://e.com/x"),
        *("http://", "https:e.com", "mailto:", "//e.com", "http://[", ""),
    ],
)
def test_other_addresses_are_never_followed(address: str) -> None:
    assert safe_link(address) == ""
    assert not any(span.link for span in reference(address))


def test_evidence_with_words_around_its_address_stays_a_text() -> None:
    assert plain(reference("panel 4 of https://e.com/a")) == "panel 4 of https://e.com/a"


def test_a_link_cannot_leave_its_quotes() -> None:
    assert safe_link('https://e.com/"><b>') == "https://e.com/%22%3E%3Cb%3E"
    assert safe_link("mailto:a@e.com") == "mailto:a@e.com"


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("https://graphs.internal.example/d/pay/night", "graphs/…/night"),
        ("https://www.example.com/", "example.com"),
        ("https://tickets.internal.example/browse?id=7", "tickets/browse?id=7"),
        ("https://someone@host.example:8080/x", "host.example/x"),
        ("mailto:oncall@example.com", "oncall@example.com"),
        ("https://e.com/" + "z" * 40, "e.com/" + "z" * 15 + "…"),
    ],
)
def test_evidence_gets_a_short_label(address: str, label: str) -> None:
    assert plain(reference(address)) == label


def test_a_text_splits_at_its_blank_lines() -> None:
    assert [plain(p.text) for p in paragraphs("one\ntwo\n \n\n three \n")] == ["one\ntwo", "three"]
    assert paragraphs(" \n ") == ()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Short.", "Short."),
        ("One sentence here. And another one", "One sentence here. …"),
        ("No end to be found in this text", "No end to be found …"),
        ("x" * 40, "x" * 20 + " …"),
    ],
)
def test_a_text_is_shortened_where_it_can_be(text: str, short: str) -> None:
    assert brief(text, 20) == short


def test_invisible_and_reordering_characters_are_dropped() -> None:
    assert clean("a\u202eb\u200bc\x00d\ud800e\u2028f\r\ng\th") == "abcdef\ng h"
    assert clean("👩\u200d💻") == "👩\u200d💻"


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_linking_loses_no_word(text: str) -> None:
    assert plain(rich(text)) == clean(text)
