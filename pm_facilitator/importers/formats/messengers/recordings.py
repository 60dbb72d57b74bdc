"""Chats that were saved with the recording of a meeting: their times count from its start."""

import re
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from pm_facilitator.importers.chats.addressing import LEAD, is_english, is_everyone, names_in
from pm_facilitator.importers.draft import Choice, Doubt, ImportWarning, ReviewDraft
from pm_facilitator.importers.formats.chat_text import ChatText, Finder, Head
from pm_facilitator.importers.formats.messages import Aside, DayMark, Message, read_messages
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source
from pm_facilitator.importers.text.raw_lines import undirected_lines

_OFFSET = r"(?P<when>[0-9]{2}:[0-5][0-9]:[0-5][0-9])"
_ZOOM = re.compile(rf"{_OFFSET}\t(?P<name>[^\t:]{{1,80}}):\t(?P<said>.*)")
_MEET = re.compile(rf"{_OFFSET}\.[0-9]{{3}},[0-9:.]{{12}}")
_MEET_WORDS = re.compile(r"(?P<name>[^:]{1,80}):\s(?P<said>.*)")
_START_OF_ZOOM = re.compile(r"GMT(?P<moment>[0-9]{8}-[0-9]{6})")
_START_OF_MEET = re.compile(
    r"\((?P<moment>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\sat)?\s[0-9]{2}[:_][0-9]{2})"
    r"\sGMT(?:(?P<hours>[+-][0-9]{1,2})(?::(?P<minutes>[0-9]{2}))?)?"
)
_KEY, _ELAPSED, _CLOCK = "clock", "elapsed", "clock"
_NO_START = (
    "These times count from the start of a recording, which is not known. The name of its file"
    " tells it, such as GMT20260302-140500_Recording.txt."
)
_LONGEST_MEETING = "06:00:00"


class Recording(ChatText):
    """What the chats of Zoom's and of Google's recordings and transcripts have in common."""

    @abstractmethod
    def recording_start(self, name: str) -> datetime | None:
        """Give when the recording began, as the name of its file tells; aware."""

    def is_sure(self, heads: Sequence[Head], bodies: int) -> bool:
        """Take even a single message: nothing else looks like this."""
        return bool(heads)

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the messages, counted from the start or by the time of day, as it was chosen."""
        messages = list(self.messages(undirected_lines(source.text), source.name, watch))
        begun = self.recording_start(source.name) or self.recording_start(source.folder)
        first = next((each.when for each in messages if isinstance(each, Message)), "")
        guess = _ELAPSED if begun or first < _LONGEST_MEETING else _CLOCK
        chosen = hints.choices.get(_KEY, guess)
        if chosen == _ELAPSED:
            for each in messages:
                _count(each, begun)
        draft = read_messages(messages, hints, self.name)
        if chosen == _ELAPSED and begun is None:
            warnings = (ImportWarning(0, _NO_START, Doubt.UNREAD), *draft.warnings)
            draft = replace(draft, warnings=warnings)
        options = ((_ELAPSED, "From the start of the recording"), (_CLOCK, "The time of day"))
        choice = Choice(_KEY, "Times", options, chosen)
        return replace(draft, choices=(choice, *draft.choices))


class ZoomRecording(Recording):
    """The chat of a recording in Zoom's cloud."""

    name = "Zoom chat of a recording"

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find times, names and words between tabs."""
        del lines

        def find(lines: Sequence[str], index: int) -> Head | None:
            match = _ZOOM.fullmatch(lines[index]) if lines[index][:1].isdigit() else None
            if match is None:
                return None
            name, private = _sender(match["name"].strip())
            return Head(match["when"], name, match["said"], Aside.PRIVATE if private else None)

        return find

    def recording_start(self, name: str) -> datetime | None:
        """Read GMT20260302-140500."""
        match = _START_OF_ZOOM.search(name)
        return _moment(match["moment"], "%Y%m%d-%H%M%S", timedelta()) if match else None


class MeetRecording(Recording):
    """The chat of a recording of Google Meet, which is kept as subtitles."""

    name = "Google Meet chat of a recording"

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find the span of time of a subtitle, and a name on the line below."""
        del lines

        def find(lines: Sequence[str], index: int) -> Head | None:
            line = lines[index].strip()
            if not _MEET.fullmatch(line) or index + 1 >= len(lines):
                return None
            match = _MEET_WORDS.fullmatch(lines[index + 1].strip())
            return Head(line[:8], match["name"], match["said"], used=2) if match else None

        return find

    def recording_start(self, name: str) -> datetime | None:
        """Read (2026-03-02 14:05 GMT+1)."""
        match = _START_OF_MEET.search(name)
        if match is None:
            return None
        hours, minutes = int(match["hours"] or 0), int(match["minutes"] or 0)
        offset = timedelta(hours=hours, minutes=minutes if hours >= 0 else -minutes)
        written = match["moment"].replace(" at", "").replace("_", ":")
        return _moment(written, "%Y-%m-%d %H:%M", offset)


def _sender(told: str) -> tuple[str, bool]:
    """Give who wrote, and whether that was for one person."""
    match = LEAD.match(told)
    lead, rest = (match["lead"], told[match.end() :]) if match else ("", told)
    name, to, marked = names_in(rest, lead)
    if lead and not to:
        rest = rest if is_english(lead) else told  # that of "Van Dijk" is a part of the name
        lead = ""
        name, to, marked = names_in(rest)
    if marked or is_everyone(to):
        return name, marked
    # Without a lead it may be a name: "Welcome to Acme".
    return (name, True) if lead else (rest, False)


def _moment(written: str, form: str, offset: timedelta) -> datetime | None:
    try:
        return datetime.strptime(written, form).replace(tzinfo=timezone(offset)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _count(message: Message | DayMark, begun: datetime | None) -> None:
    """Let the time of a message count from the start, which may not be known."""
    if isinstance(message, DayMark):
        return
    hours, minutes, seconds = map(int, message.when.split(":"))
    passed = f"T+{message.when}"
    if begun is None:
        # It would be lost otherwise.
        message.lines = [f"{passed} {' '.join(message.lines)}"]
        message.when = ""
    else:
        message.time = begun + timedelta(hours=hours, minutes=minutes, seconds=seconds)
        message.when = passed
