"""Whatever is pasted, the readers answer; what they answer can always be put on a board."""

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.changes import Added
from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.accepting.convert import review_changes, to_events
from pm_facilitator.importers.documents.document import read_document
from pm_facilitator.importers.intake.files import read_content
from pm_facilitator.importers.text.decoding import decode
from pm_facilitator.importers.text.passages import each_line, passages
from pm_facilitator.importers.text.raw_lines import raw_lines
from pm_facilitator.importers.timeline.timeline_text import read_timeline
from tests.helpers.make import make_review

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
# fmt: off
PIECES = [
    "#", "##", "###", "-", "*", "1.", "[ ]", "[x]", "|", "|---|", "---", "```", ">", "<!--", "-->",
    "**", "_", "`", "~~", "~", ":", ",", ";", "(", ")", "[", "]", "\\", "&", "<", "@", "{",
    "Timeline", "Summary", "Impact:", "Severity:", "Root cause", "Action items", "Lessons learned",
    "Participants", "Five Whys", "incident:", "timeline:", "action_items:", "root_causes:",
    "title:", "time:", "event:", "format: pm-facilitator/1", '{"timeline":', '[{"time":', "null",
    "2026-03-02", "03/02/2026", "2.3.26", "March", "2nd", "Friday", "29 Feb", "9999-12-31",
    "0001-01-01", "14:05", "2:05pm", "14.05", "1405", "24:00", "25:61", "UTC", "PST", "CEST",
    "+05:30", "UTC-3", "Europe/Lisbon", "Denver", "local time", "noon", "about", "owner:",
    "due by", "SEV2", "P1", "critical", "Ada Lovelace", "OPS-12", "https://example.com/a",
    "\u202e", "\x00", "\ud800", "\u0660\u0661:\u0662\u0663", "\ufeff",
]
SPACES = [" ", "\n", "\n\n", "\t", "    "]
# fmt: on
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.sampled_from(SPACES) | st.text(max_size=8), max_size=60
).map(" ".join) | st.text(max_size=200)
DAYS = st.none() | st.dates()
ZONES = st.sampled_from([None, "UTC", "Europe/Lisbon", "PST", "nowhere", "Pacific/Kiritimati"])


@settings(max_examples=150, deadline=None)
@given(TEXTS, DAYS, ZONES)
def test_a_timeline_is_read_without_failing_and_fits_a_board(
    text: str, day: date | None, zone: str | None
) -> None:
    draft = read_timeline(text, day=day, zone=zone)
    events = to_events(draft, zone or "UTC")
    Board([make_review()]).apply([Added(event) for event in events])
    assert len(events) == len(draft.events)
    assert all(storable(event.text) for event in events)
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(1 <= event.line <= lines for event in draft.events)


@settings(max_examples=150, deadline=None)
@given(TEXTS, DAYS, ZONES)
def test_a_document_is_read_without_failing_and_makes_a_review(
    text: str, day: date | None, zone: str | None
) -> None:
    draft = read_document(text, day=day, zone=zone)
    changes, review_id = review_changes(draft, NOW, zone or "UTC", name="notes")
    board = Board()
    board.apply(changes)
    assert board.review.id == review_id
    assert all(storable(str(record)) for record in board.entities())


def storable(text: str) -> bool:
    return "\0" not in text and text.encode().decode() == text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80) | TEXTS.map(lambda text: text.encode("utf-16", "replace")))
def test_a_file_is_read_or_refused_in_a_sentence(data: bytes) -> None:
    assert answer_to(data).endswith(".")


def answer_to(data: bytes) -> str:
    try:
        read_content(decode(data, "notes.md"))
    except ImportFailed as refused:
        return str(refused)
    return "It was read."


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_passage_knows_where_its_words_stand(text: str) -> None:
    lines = raw_lines(text)
    for passage in [*passages(text), *each_line(text)]:
        for offset, letter in enumerate(passage.text):
            number, start, end = passage.span(offset, offset + 1)
            assert lines[number - 1][start:end] in (letter, "")
