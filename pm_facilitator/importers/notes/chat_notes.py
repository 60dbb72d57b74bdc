"""Lines of a meeting's chat become notes of a round, with the names of their writers or without."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from pm_facilitator.importers.chats.chat_lines import is_capital_name
from pm_facilitator.importers.formats.chat_text import ChatText
from pm_facilitator.importers.formats.messages import Aside, Message
from pm_facilitator.importers.formats.messengers.discord_paste import DiscordPaste
from pm_facilitator.importers.formats.messengers.markdown_chat import MarkdownChat
from pm_facilitator.importers.formats.messengers.meet_paste import MeetPaste
from pm_facilitator.importers.formats.messengers.recordings import MeetRecording, ZoomRecording
from pm_facilitator.importers.formats.messengers.slack_paste import TOPIC_SET, SlackPaste
from pm_facilitator.importers.formats.messengers.teams_paste import TeamsPaste
from pm_facilitator.importers.formats.messengers.zoom_chat import ZoomChat
from pm_facilitator.importers.notes.written_notes import (
    WrittenNote,
    WrittenNotes,
    bounded,
    items_of,
    one_a_line,
)
from pm_facilitator.importers.protocol import unwatched
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.raw_lines import undirected_lines

_LAYOUTS: tuple[ChatText, ...] = (
    ZoomChat(),
    TeamsPaste(),
    ZoomRecording(),
    MeetRecording(),
    SlackPaste(),
    MarkdownChat(),
    MeetPaste(),
    DiscordPaste(),
)
_LEFT_OUT = (Aside.NOTICE, Aside.BOT)
"""Messages to the facilitator alone are taken: to write to them is a way to take part."""


def read_chat_notes(
    text: str, *, with_names: bool = False, known: Collection[str] = ()
) -> WrittenNotes:
    """Read notes out of lines that were copied from a chat or simply typed.

    A message is one note, or one for each item when it is a list; where no layout of a chat is
    found, every line is a note.

    Args:
        text: what was pasted.
        with_names: whether names are given; without, none leaves this function.
        known: the people of the review, by whose names "Ana: it was green" is told from any other
            words before a colon. Names of two words need not be known where all lines have one.
    """
    lines = undirected_lines(text)
    layout = _layout(text, lines)
    if layout is None:
        return _lines(text, known, with_names)
    messages = [each for each in layout.messages(lines, "", unwatched) if isinstance(each, Message)]
    for message in messages:
        if TOPIC_SET.match("".join(message.lines).lstrip()):
            message.aside = Aside.NOTICE
    left_out = Counter(each.aside for each in messages if each.aside in _LEFT_OUT)
    return bounded(
        _notes(messages, with_names),
        layout.name,
        [
            f"{aside.value[1]} were left out: {left_out[aside]}."
            for aside in _LEFT_OUT
            if left_out[aside]
        ],
    )


def _layout(text: str, lines: Sequence[str]) -> ChatText | None:
    """Give the layout of a chat: one that is sure, or else one that begins on the first line."""
    source = Source.pasted(text)
    sure = next((layout for layout in _LAYOUTS if layout.recognises(source)), None)
    if sure is not None:
        return sure
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None
    heads = ((layout, layout.finder(lines)(lines, first)) for layout in _LAYOUTS)
    return next((layout for layout, head in heads if head and head.author), None)


def _notes(messages: Sequence[Message], with_names: bool) -> Iterator[WrittenNote]:
    for message in messages:
        if message.aside not in _LEFT_OUT:
            for text in items_of(message.lines):
                yield WrittenNote(text, _name(message.author) if with_names else "")


def _name(author: str) -> str:
    """Give a writer's name; whoever copied the chat is called "You" in it."""
    return "" if _folded(author) in ("you", "me") else author


def _lines(text: str, known: Collection[str], with_names: bool) -> WrittenNotes:
    """Read every line as a note, without the name before its colon where there is one."""
    parted = [_parted(line) for line in one_a_line(text)]
    names = {_folded(name): name for name in known}
    if _are_names([name for name, _ in parted]):
        names = {_folded(name): name for name, _ in parted} | names
    notes: list[WrittenNote] = []
    taken_off = 0
    for before, words in parted:
        name = names.get(_folded(before), "") if before else ""
        taken_off += bool(name)
        told = words if name or not before else f"{before}: {words}"
        notes.append(WrittenNote(told, name if with_names else ""))
    said = [f"Names before the words were left out: {taken_off}."]
    return bounded(notes, "Lines", said if taken_off and not with_names else ())


def _parted(line: str) -> tuple[str, str]:
    """Part a line at its first colon; with nothing before it where there is no such colon."""
    before, colon, words = line.partition(": ")
    return (before, words) if colon else ("", line)


def _are_names(before: Sequence[str]) -> bool:
    """Tell whether what stands before the colons of all lines are names of people.

    They have two words or more, such as "Ana Ruiz"; "DNS" or "Alerts" may be what a note is about.
    """
    words = [len(name.split()) for name in before]
    return len(before) > 1 and min(words) > 1 and all(is_capital_name(name) for name in before)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
