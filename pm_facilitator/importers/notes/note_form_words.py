"""The words of a form itself, found again wherever a program has broken or joined its lines."""

import re

from pm_facilitator.importers.notes.note_form import NoteForm, question_lines, write_form

_SURE = 12
"""So many letters of the form are surely the form's and not somebody's answer."""
_BEGINS = 8
"""So many words of the form at the beginning of a line are surely the form's."""


class OwnWords:
    """The words of the form itself, to be told from answers."""

    def __init__(self, form: NoteForm) -> None:
        self._questions = [
            folded(" ".join(question_lines(number, question)))
            for number, question in enumerate(form.questions, start=1)
        ]
        written = write_form(form)
        self._all = folded(written)
        self._lines = {folded(line) for line in written.splitlines()} - {""}

    def question(self, line: str) -> int | None:
        """Give the number of the question that begins on this line, from 0."""
        words = folded(line)
        return next(
            (n for n, text in enumerate(self._questions) if words and _begins(text, words)), None
        )

    def has(self, line: str) -> bool:
        """Tell whether a line, or a part of a broken or joined one, is the form's own."""
        words = folded(line)
        if words in self._lines or (len(words) >= _SURE and words in self._all):
            return True
        # Joined again, a line of the form may end in what only the sender's form said.
        begins = " ".join(words.split()[:_BEGINS])
        return len(words.split()) > _BEGINS and begins in self._all


def _begins(text: str, words: str) -> bool:
    """Tell whether words are a question, or the first line of a broken one."""
    return text == words or (len(words) >= _SURE and text.startswith(words))


def folded(text: str) -> str:
    """Give the words of a text alone, in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))
