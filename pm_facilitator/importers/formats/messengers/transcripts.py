"""Transcripts of recordings, kept as subtitles: WebVTT and SubRip."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape

from pm_facilitator.importers.formats.chat_text import NAME, Finder, Head
from pm_facilitator.importers.formats.messages import DayMark, Message
from pm_facilitator.importers.formats.messengers.recordings import (
    MeetRecording,
    Recording,
    ZoomRecording,
)
from pm_facilitator.importers.protocol import Watch
from pm_facilitator.importers.source import Source

_CLOCK = r"(?:[0-9]{1,3}:)?[0-5]?[0-9]:[0-5][0-9][.,][0-9]{1,3}"
_TIMING = re.compile(rf"\s*(?P<begin>{_CLOCK})\s+-->\s+(?P<end>{_CLOCK})(?:\s.*)?")
_HEADER = re.compile(r"WEBVTT(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+(?P<name>[^<>]{1,80})>")
_TAG = re.compile(r"</?[a-z0-9:.]{1,20}(?:[.\s][^<>]{0,80})?>", re.I)
_NAMED = re.compile(rf"(?:>>\s?|-\s)?(?P<name>{NAME}?):\s+(?P<said>\S.*)", re.S)
_CLOSED = re.compile(r"[.!?…。！？][\"”')\]]*$")
_LONGEST_PAUSE = 2.0
"""In seconds, within which a sentence goes on that no sign has ended."""

_LONGEST = 500
_OFTEN = 2_000


@dataclass(slots=True)
class _Cue:
    """What was said in a span of time.

    Attributes:
        line: that of its span, from 1.
        begin: in seconds, as is the end.
    """

    line: int
    begin: float
    end: float
    author: str = ""
    words: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.words).split())


class Transcript(Recording):
    """Who said what, counted from the start of a recording."""

    name = "Transcript of a recording"

    def recognises(self, source: Source) -> bool:
        """Look for the word that opens such a file, or for a span of time above words."""
        if source.files:
            return False
        told = [line for line in source.head_lines[:40] if line.strip()]
        if told and _HEADER.fullmatch(told[0].strip()):
            return any(map(_TIMING.fullmatch, source.head_lines))
        numbered = told[:1] and told[0].strip().isdecimal()
        return any(map(_TIMING.fullmatch, told[1:2] if numbered else told[:1]))

    def finder(self, lines: Sequence[str]) -> Finder:
        """Find spans of time."""
        del lines

        def find(lines: Sequence[str], index: int) -> Head | None:
            match = _TIMING.fullmatch(lines[index])
            return Head(_shown(_seconds(match["begin"]))) if match else None

        return find

    def recording_start(self, name: str) -> datetime | None:
        """Read it as the names of Zoom's and of Google's recordings tell it."""
        return ZoomRecording().recording_start(name) or MeetRecording().recording_start(name)

    def messages(
        self, lines: Sequence[str], file: str, watch: Watch
    ) -> Iterator[Message | DayMark]:
        """Give what was said, a sentence that runs over several spans in one."""
        cues = [cue for cue in _cues(lines, watch) if cue.said]
        for cue in _joined(_with_authors(cues)):
            when = _shown(cue.begin)
            yield Message(cue.line, cue.author, [cue.said], when, file=file)


def _cues(lines: Sequence[str], watch: Watch) -> Iterator[_Cue]:
    """Give the spans with their words; a name or number above a span is none of the words."""
    cue: _Cue | None = None
    for index, line in enumerate(lines):
        if index % _OFTEN == 0:
            watch(index / len(lines))
        if match := _TIMING.fullmatch(line):
            if cue and cue.words:
                yield cue
            cue = _Cue(index + 1, _seconds(match["begin"]), _seconds(match["end"]))
        elif not line.strip():
            if cue and cue.words:
                yield cue
                cue = None
        elif cue:
            voice = _VOICE.search(line)
            cue.author = cue.author or (unescape(voice["name"]).strip() if voice else "")
            cue.words.append(unescape(_TAG.sub("", _VOICE.sub("", line))))
    if cue and cue.words:
        yield cue


def _with_authors(cues: list[_Cue]) -> list[_Cue]:
    """Take names off the words that they open, where they open most of them."""
    found = [None if cue.author else _NAMED.fullmatch(cue.said) for cue in cues]
    if 2 * sum(map(bool, found)) >= len(cues):
        for cue, match in zip(cues, found, strict=True):
            if match:
                cue.author, cue.words = match["name"].strip(), [match["said"]]
    return cues


def _joined(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """Put together what somebody went on to say in the next span, up to the end of a sentence."""
    above: _Cue | None = None
    for cue in cues:
        if above and _goes_on(above, cue):
            above.words += cue.words
            above.end = cue.end
            continue
        if above:
            yield above
        above = cue
    if above:
        yield above


def _goes_on(above: _Cue, cue: _Cue) -> bool:
    said = above.said
    return (
        cue.author == above.author
        and 0 <= cue.begin - above.end <= _LONGEST_PAUSE
        and len(said) < _LONGEST
        and not _CLOSED.search(said)
    )


def _seconds(clock: str) -> float:
    *hours, minutes, seconds = clock.replace(",", ".").split(":")
    return int(hours[0] if hours else 0) * 3600 + int(minutes) * 60 + float(seconds)


def _shown(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
