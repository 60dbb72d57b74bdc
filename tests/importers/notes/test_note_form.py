"""The form for people who cannot reach the machine: written, filled in, read as it comes back."""

from pathlib import Path
from textwrap import dedent, wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.importers.notes.note_form import WIDTH, NoteForm, write_form
from pm_facilitator.importers.notes.note_form_reading import is_form, read_forms
from tests.helpers.forms import fill, quote

FORM = NoteForm(
    "3f9a1c",
    "Payments failed for an hour",
    ("What surprised you, at the time or today?", "What made it hard to see what was going on?"),
    "Nobody's name is kept with a note or a vote.",
)
REPLIES = Path(__file__).parents[1] / "replies"
"""Invented replies, in the shapes in which mail and chat programs send them."""
USUAL = [
    (0, "The dashboard stayed green"),
    (0, "Nobody was paged"),
    (1, "Two dashboards that say different things"),
]
_LONG = "a third of all payments was refused for almost twenty minutes"
GOLD = {
    "apple_mail": [*USUAL[:2], (0, "and two dashboards said different things")],
    "slack": [*USUAL, (0, "It was over before I was awake")],
    "outlook": [(0, f"The dashboard stayed green although {_LONG}"), *USUAL[1:]],
    "no_dashes": [
        (0, f"The dashboard stayed green, although {_LONG}."),
        *((question, f"{words}.") for question, words in USUAL[1:]),
    ],
}
NAMED = NoteForm("3f9a1c", FORM.title, FORM.questions[:1], "Your name is kept.", named=True)


def filled(form: NoteForm, *answers: list[str], name: str = "") -> str:
    return fill(write_form(form), *answers, name=name)


def answers(text: str, form: NoteForm = FORM) -> list[tuple[int, str]]:
    return [(note.question, note.text) for note in read_forms(text, form).notes]


def test_a_form_says_what_to_do_and_what_is_kept() -> None:
    assert write_form(FORM) == dedent("""\
        # Review notes 3f9a1c: Payments failed for an hour
        # Write one thought behind each dash, as many as you like, and send
        # this back.
        # Nobody's name is kept with a note or a vote.

        # 1) What surprised you, at the time or today?
        -
        -
        -

        # 2) What made it hard to see what was going on?
        -
        -
        -

        # End of the notes
        """)


def test_a_form_asks_for_a_name_only_where_names_are_kept() -> None:
    assert "Name:" not in write_form(FORM)
    assert "\nName:\n" in write_form(NAMED)


def test_no_line_is_long_enough_to_be_broken_by_a_mail_program() -> None:
    long = NoteForm("a", "A title " * 30, ("A question that goes on " * 20,), "We keep it. " * 20)
    assert max(map(len, write_form(long).splitlines())) <= WIDTH
    assert answers(filled(long, ["seen"]), long) == [(0, "seen")]


def test_an_empty_form_gives_nothing() -> None:
    assert read_forms(write_form(FORM), FORM).notes == ()


def test_answers_belong_to_their_questions() -> None:
    text = filled(FORM, ["The graph was green", "Nobody was paged"], ["Two dashboards"])
    assert answers(text) == [
        (0, "The graph was green"),
        (0, "Nobody was paged"),
        (1, "Two dashboards"),
    ]


@pytest.mark.parametrize("mark", ["> ", ">", "> > ", ">> ", "| ", "   > "])
def test_a_quoted_form_is_read(mark: str) -> None:
    assert answers(quote(filled(FORM, ["The graph was green"]), mark)) == [
        (0, "The graph was green")
    ]


def test_a_reply_with_answers_between_quoted_lines_is_read() -> None:
    text = """\
Hi Noor,
my answers below.

On Tue, 3 Mar 2026 at 10:12, Noor Haddad
<noor@harbour.example> wrote:
> # Review notes 3f9a1c: Payments failed for an hour
> # Write one thought behind each dash, as many as you like, and send
> # this back.
> # Nobody's name is kept with a note or a vote.
>
> # 1) What surprised you, at the time or today?
> -
The graph was green
> -
Nobody was paged, although the
  threshold had been passed
> -
>
> # 2) What made it hard to see what was going on?

Two dashboards
Three channels

> # End of the notes

Best regards,
Ben
"""
    assert answers(text) == [
        (0, "The graph was green"),
        (0, "Nobody was paged, although the threshold had been passed"),
        (1, "Two dashboards"),
        (1, "Three channels"),
    ]


def test_a_reply_above_an_empty_quoted_form_is_read() -> None:
    text = "Hello Noor,\n\n- The graph was green\n- Nobody was paged\n\nCheers,\nBen\n\n"
    text += "-----Original Message-----\nFrom: Noor\nSent: Tuesday\nSubject: Notes\n\n"
    assert answers(text + quote(write_form(FORM))) == [
        (0, "The graph was green"),
        (0, "Nobody was paged"),
    ]


@pytest.mark.parametrize(
    "ending",
    [
        "-- \nBen Okafor\n+44 1632 960961",
        "Sent from my phone",
        "Best regards,\nBen",
        "Viele Grüße\nBen",
        "Thanks!\nBen",
    ],
)
def test_a_signature_is_no_answer(ending: str) -> None:
    text = filled(FORM, ["The graph was green"]).partition("# 2)")[0]
    assert answers(f"{text}\n{ending}") == [(0, "The graph was green")]


def test_bullets_of_chat_programs_and_lost_marks_are_understood() -> None:
    text = filled(FORM, ["The graph was green", "No page"]).replace("# ", "").replace("- ", "• ")
    assert answers(text) == [(0, "The graph was green"), (0, "No page")]


def test_lines_without_a_dash_are_answers_of_their_own() -> None:
    text = write_form(FORM).replace("-\n-\n-\n", "Green graph\nNo page\n", 1)
    assert answers(text) == [(0, "Green graph"), (0, "No page")]


def test_several_replies_are_read_at_once_each_with_its_name() -> None:
    text = (
        filled(NAMED, ["Green graph"], name="Ben") + "\n" + filled(NAMED, ["No page"], name="Ana")
    )
    notes = read_forms(text, NAMED).notes
    assert [(note.name, note.text) for note in notes] == [
        ("Ben", "Green graph"),
        ("Ana", "No page"),
    ]


def test_no_name_leaves_an_anonymous_form_whatever_was_written() -> None:
    text = filled(FORM, ["Green graph"]).replace("# 2)", "Name: Ben\n# 2)")
    text = f"From: Ben Okafor <ben@harbour.example>\nTo: Noor\n\n{text}"
    notes = read_forms(text, FORM).notes
    assert [(note.name, note.text) for note in notes] == [("", "Green graph")]


def test_answers_to_another_form_are_left_out_and_that_is_said() -> None:
    other = NoteForm("77aa00", "Search was slow", ("What else?",), "x")
    found = read_forms(f"{filled(other, ['Not ours'])}\n{filled(FORM, ['Ours'])}", FORM)
    assert [note.text for note in found.notes] == ["Ours"]
    assert found.left_out == ("Answers to another form were left out: 1.",)


@pytest.mark.parametrize("name", [path.stem for path in sorted(REPLIES.glob("*.txt"))])
def test_replies_are_read_as_each_program_sends_them(name: str) -> None:
    found = answers((REPLIES / f"{name}.txt").read_text(encoding="utf-8"))
    assert found == GOLD.get(name, USUAL)


def test_a_form_is_known_by_its_first_line() -> None:
    assert is_form(quote(write_form(FORM)))
    assert not is_form("14:05 The first alert fired")


_words = st.text("abcdefgh ÄöñÉ日本", min_size=3, max_size=160).map(lambda t: " ".join(t.split()))
_answer = _words.filter(lambda text: len(text) > 2 and not text.isspace())


def broken(text: str, width: int) -> str:
    """Break long lines as mail programs do."""
    lines = (wrap(line, width, break_long_words=False) or [line] for line in text.splitlines())
    return "\n".join(part for parts in lines for part in parts)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_whatever_programs_do_to_a_form_its_answers_come_back(data: st.DataObject) -> None:
    first, second = (data.draw(st.lists(_answer, max_size=4)) for _ in range(2))
    text = filled(FORM, first, second)
    for change in data.draw(st.lists(st.sampled_from("qwcnsa"), max_size=4, unique=True)):
        match change:
            case "q":
                text = quote(text, data.draw(st.sampled_from(["> ", ">", "> > "])))
            case "w" if not text.startswith(">"):
                text = broken(text, 76)
            case "c":
                text = text.replace("\n", "\r\n") if "\r" not in text else text
            case "n":
                text = text.replace("- ", "-\u00a0")
            case "s":
                text += "\n-- \nBen"
            case "a":
                text = f"On Tue, 3 Mar 2026, Ben wrote:\n\n{text}"
    expected = [(0, each) for each in first] + [(1, each) for each in second]
    assert answers(text) == expected


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_text_upsets_the_reader(text: str) -> None:
    notes = read_forms(text, FORM).notes
    assert all(note.text.strip() and not note.name for note in notes)
