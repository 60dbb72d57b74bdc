"""Words of different sets may be spelled alike and still mean different things."""

from pm_facilitator.domain.vocabulary import InsightKind, NoteColor


def test_equal_words_of_two_sets_keep_their_own_labels() -> None:
    assert str(NoteColor.HARD) == str(InsightKind.HARD)
    for _ in range(2):
        assert (NoteColor.HARD.label, InsightKind.HARD.label) == ("Was hard", "What was hard")
