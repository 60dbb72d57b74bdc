"""A form in plain text for people who cannot reach the facilitator's machine.

It goes through any call's chat or mail and comes back filled in. Every line of the form itself
begins with "#", answers stand below the questions, one behind each dash:

    # Review notes 3f9a1c: Payments failed for an hour
    # Write one thought behind each dash, as many as you like, and send this back.
    # Your name is kept with your notes and votes.

    # 1) What surprised you?
    -
    -
    -

    # Your name, if you like:
    Name:

    # End of the notes

A line of the form is never longer than a mail program leaves alone, and never ends with a space,
by which mail programs tell lines that go on in the next one. What comes back is read by
``note_form_reading``.
"""

from dataclasses import dataclass
from textwrap import wrap

WIDTH = 68
"""How many characters a line has at most; mail programs break those of more than 72."""
MARK = "Review notes"
END = "End of the notes"
NAME = "Name:"
_DASHES = 3


@dataclass(frozen=True, slots=True)
class NoteForm:
    """A form to be filled in.

    Attributes:
        id: tells forms from one another, such as the first letters of a round's id.
        title: what the review is called.
        questions: what is asked; at least one.
        promise: what is kept of who answers, in one true sentence.
        named: whether it asks for a name.
        back_to: to whom it is sent, and by when, such as "Noor, by Tuesday noon".
    """

    id: str
    title: str
    questions: tuple[str, ...]
    promise: str
    named: bool = False
    back_to: str = ""


def write_form(form: NoteForm) -> str:
    """Write a form, to be copied into a chat or a mail."""
    lines = [*_head_lines(form), ""]
    for number, question in enumerate(form.questions, start=1):
        lines += [*question_lines(number, question), *["-"] * _DASHES, ""]
    if form.named:
        lines += [*_told("Your name, if you like:"), NAME, ""]
    return "\n".join([*lines, f"# {END}", ""])


def _head_lines(form: NoteForm) -> list[str]:
    """Give what stands above the questions."""
    back = f"send this back to {form.back_to}" if form.back_to else "send this back"
    how = f"Write one thought behind each dash, as many as you like, and {back}."
    texts = (f"{MARK} {form.id}: {form.title}", how, form.promise)
    return [line for text in texts for line in _told(text)]


def question_lines(number: int, question: str) -> list[str]:
    """Give a question, numbered from 1."""
    return _told(f"{number}) {question}")


def _told(text: str) -> list[str]:
    return [f"# {line}" for line in wrap(" ".join(text.split()), WIDTH - 2)]
