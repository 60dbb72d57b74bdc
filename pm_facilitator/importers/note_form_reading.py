"""Reading filled-in forms as they come back: quoted, in other lines, signed, several at once.

The reader knows the form, so it finds the form's own words again wherever a program has broken
their lines; what is left are answers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pm_facilitator.importers.mail_lines import (
    bare_lines,
    is_greeting,
    is_signature,
    without_mail,
)
from pm_facilitator.importers.note_form import (
    END,
    MARK,
    NAME,
    NoteForm,
    question_lines,
    write_form,
)
from pm_facilitator.importers.written_notes import (
    BULLET,
    WrittenNote,
    WrittenNotes,
    bounded,
    clean,
)

_MARK = re.compile(rf"\W*{MARK} (?P<id>\w+)\s?:.*", re.I)
_NAME = re.compile(rf"\s*{NAME}\s*(?P<name>.{{0,80}})", re.I)
_LONG = 56
"""A line of so many characters may go on in the next one; a shorter one was ended on purpose."""
_SURE = 12
"""So many letters of the form are surely the form's and not somebody's answer."""


@dataclass(slots=True)
class _Reply:
    """One form as it came back, while it is read.

    Attributes:
        answers: a question's number from 0, and the words.
        width: how long the last line of the last answer is.
    """

    id: str = ""
    name: str = ""
    question: int = 0
    answers: list[tuple[int, str]] = field(default_factory=list)
    goes_on: bool = False
    width: int = 0
    is_over: bool = False

    def has_answers(self) -> bool:
        """Tell whether anything was filled in."""
        return any(clean(words) for _, words in self.answers)


def read_forms(text: str, form: NoteForm) -> WrittenNotes:
    """Read the answers in one or more filled-in copies of a form.

    A name is given only where the form asks for one. Answers to another form are left out, with a
    sentence that says so.
    """
    replies = list(_replies(text, form))
    ours = [reply for reply in replies if reply.id in ("", form.id.lower())]
    others = (reply for reply in replies if reply.id not in ("", form.id.lower()))
    strangers = sum(reply.has_answers() for reply in others)
    left_out = [f"Answers to another form were left out: {strangers}."] if strangers else []
    found = (
        WrittenNote(words, reply.name if form.named else "", question)
        for reply in ours
        for question, words in reply.answers
    )
    return bounded(found, "Form", left_out)


def is_form(text: str) -> bool:
    """Tell whether a text holds a form, whichever it is."""
    return any(_MARK.fullmatch(line) for line in bare_lines(text))


def _replies(text: str, form: NoteForm) -> Iterator[_Reply]:
    """Part a text into the replies in it; words above a quoted form count when it has none."""
    found = [_Reply()]
    own = _OwnWords(form)
    for line in without_mail(bare_lines(text)):
        mark = _MARK.fullmatch(line)
        if mark:
            found.append(_Reply(mark["id"].lower()))
        elif not found[-1].is_over:
            _take(found[-1], line, own)
    above, *forms = found
    if not any(reply.has_answers() for reply in forms):
        yield above
    yield from forms


class _OwnWords:
    """The words of the form itself, to be told from answers."""

    def __init__(self, form: NoteForm) -> None:
        self._questions = [
            _folded(" ".join(question_lines(number, question)))
            for number, question in enumerate(form.questions, start=1)
        ]
        written = write_form(form)
        self._all = _folded(written)
        self._lines = {_folded(line) for line in written.splitlines()}

    def question(self, line: str) -> int | None:
        """Give the number of the question that begins on this line, from 0."""
        words = _folded(line)
        return next(
            (n for n, text in enumerate(self._questions) if words and _begins(text, words)), None
        )

    def has(self, line: str) -> bool:
        """Tell whether a line, or a part of a broken one, is the form's own."""
        words = _folded(line)
        return words in self._lines or (len(words) >= _SURE and words in self._all)


def _take(reply: _Reply, line: str, own: _OwnWords) -> None:
    """Take a line of a reply: of the form itself, the end, a name, or one of an answer."""
    is_told = line.lstrip().startswith("#")
    said = line.strip().lstrip("# ")
    number = own.question(said)
    if number is not None:
        reply.question, reply.goes_on = number, False
    elif _folded(said) == _folded(END) or is_signature(said):
        reply.is_over = True
    elif name := _NAME.fullmatch(said):
        reply.name = name["name"].strip(" _.")
    elif not said and not is_told:
        reply.goes_on = reply.goes_on and not reply.answers[-1][1]
    elif is_told or own.has(said) or is_greeting(said):
        reply.goes_on = False
    else:
        _answer(reply, line)


def _answer(reply: _Reply, line: str) -> None:
    """Begin an answer, or go on with the last one where its line was broken or is still empty."""
    item = BULLET.match(line)
    words = line[item.end() :].strip() if item else line.strip()
    last = reply.answers[-1][1] if reply.answers and reply.goes_on else None
    was_broken = last == "" or reply.width >= _LONG or line[:1].isspace()
    if last is not None and not item and was_broken:
        reply.answers[-1] = (reply.question, f"{last} {words}".strip())
    else:
        reply.answers.append((reply.question, words))
    reply.goes_on, reply.width = True, len(words)


def _begins(text: str, words: str) -> bool:
    """Tell whether words are a question, or the first line of a broken one."""
    return text == words or (len(words) >= _SURE and text.startswith(words))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
