from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.event_kinds import KindGuesser, guess_kind

# fmt: off
WORDS = [
    "rolled", "back", "up", "fails", "over", "Failed", "the", "alert", "alerts,", "re-alert",
    "all", "clear", "e-mail", "to", "on-call", "was", "called", "shop", "(paged)", "x" * 290,
]
# fmt: on
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_the_kinds_of_a_text_are_those_of_its_events(texts: list[str]) -> None:
    guesser = KindGuesser()
    assert [guesser.guess(text) for text in texts] == [guess_kind(text) for text in texts]


def test_words_hint_at_a_kind() -> None:
    guesser = KindGuesser()
    assert guesser.guess("we rolled it back") is EventKind.OTHER
    assert guesser.guess("we rolled back") is EventKind.MITIGATION
