"""Reading filled-in forms as they come back: quoted, in other lines, signed, several at once.

The reader knows the form, so it finds the form's own words again wherever a program has broken
their lines; what is left are answers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pm_facilitator.importers.notes.mail_lines import (
    bare_lines,
    is_greeting,
    is_signature,
    without_mail,
)
from pm_facilitator.importers.notes.note_form import (
    END,
    MARK,
    NAME,
    NoteForm,
)
from pm_facilitator.importers.notes.note_form_words import OwnWords, folded
from pm_facilitator.importers.notes.written_notes import (
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


@dataclass(slots=True)
class _Answer:
    """An answer while it is read.

    Attributes:
        question: which question stands above it, from 0.
        number: that of its own, where it is an item of a numbered list; else 0.
        is_item: whether it has the mark of a list.
        width: how long its last line is.
    """

    words: str
    question: int = 0
    number: int = 0
    is_item: bool = False
    width: int = 0


@dataclass(slots=True)
class _Reply:
    """One form as it came back, while it is read.

    Attributes:
        open: the answer that the next line may go on with.
        is_over: whether what follows is no answer, such as a signature.
    """

    id: str = ""
    name: str = ""
    question: int = 0
    answers: list[_Answer] = field(default_factory=list)
    open: _Answer | None = None
    is_over: bool = False

    def has_answers(self) -> bool:
        """Tell whether anything was filled in."""
        return any(clean(answer.words) for answer in self.answers)


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
        WrittenNote(answer.words, reply.name if form.named else "", answer.question)
        for reply in ours
        for answer in reply.answers
    )
    return bounded(found, "Form", left_out)


def is_form(text: str) -> bool:
    """Tell whether a text holds a form, whichever it is."""
    return any(_MARK.fullmatch(line) for line in bare_lines(text))


def _replies(text: str, form: NoteForm) -> Iterator[_Reply]:
    """Part a text into the replies in it; words above a quoted form count when it has none."""
    found = [_Reply()]
    own = OwnWords(form)
    for line in without_mail(bare_lines(text)):
        mark = _MARK.fullmatch(line)
        if mark:
            found.append(_Reply(mark["id"].lower()))
        elif not found[-1].is_over:
            _take(found[-1], line, own)
    above, *forms = found
    if not any(reply.has_answers() for reply in forms):
        _take_numbers(above, len(form.questions))
        yield above
    yield from forms


def _take(reply: _Reply, line: str, own: OwnWords) -> None:
    """Take a line of a reply: of the form itself, the end, a name, or one of an answer."""
    is_told = line.lstrip().startswith("#")
    said = line.strip().lstrip("# ")
    number = own.question(said)
    if number is not None:
        reply.question, reply.open = number, None
    elif folded(said) == folded(END) or is_signature(said):
        reply.is_over = True
    elif name := _NAME.fullmatch(said):
        reply.name = name["name"].strip(" _.")
    elif not said and not is_told:
        # A dash that is still empty waits for its words.
        reply.open = reply.open if reply.open and not reply.open.words else None
    elif is_told or own.has(said) or is_greeting(said):
        reply.open = None
    else:
        _answer(reply, line)


def _answer(reply: _Reply, line: str) -> None:
    """Begin an answer, or go on with the open one."""
    item = BULLET.match(line)
    words = line[item.end() :].strip() if item else line.strip()
    last = reply.open
    if last is not None and not item and _goes_on(last, line):
        last.words, last.width = f"{last.words} {words}".strip(), len(words)
        return
    number = re.sub(r"\D", "", item.group()) if item else ""
    reply.open = _Answer(words, reply.question, int(number or 0), bool(item), len(words))
    reply.answers.append(reply.open)


def _goes_on(last: _Answer, line: str) -> bool:
    """Tell whether a line was broken off the one above it, or fills an empty dash."""
    small = line.lstrip()[:1].islower()
    return not last.words or last.width >= _LONG or (last.is_item and small)


def _take_numbers(reply: _Reply, questions: int) -> None:
    """Let answers without the questions above them belong to those that they are numbered after."""
    numbers = {answer.number for answer in reply.answers} - {0}
    if questions < 2 or not numbers or max(numbers) > questions:
        return
    question = 0
    for answer in reply.answers:
        question = answer.number - 1 if answer.number else question
        answer.question = question
