"""Runs the language coach over the board as it changes; what it finds stays in this window."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from pm_facilitator.domain.changes import Committed
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.entities import Entity, kind_of
from pm_facilitator.session import Session
from pm_facilitator.ui import collector
from pm_facilitator.ui.board_controller import BoardController
from pm_facilitator.ui.own_rules import OwnRules
from pm_facilitator.ui.tasks import Tasks

if TYPE_CHECKING:
    from pm_facilitator.language.coach import Coach
    from pm_facilitator.language.finding import Finding

_TEXT_KINDS = (
    "event",
    "note",
    "factor",
    "why_step",
    "insight",
    "question",
    "remark",
    "locker_item",
    "action",
    "decision",
    "section_text",
)
_TYPING_PAUSE = 150
_OPENING_PAUSE = 500
"""After a review has been painted: compiling the rules takes turns with the windows."""

_TURN_SECONDS = 0.001
"""How long the coach may read before it lets others have their turn."""

_OTHERS_MILLISECONDS = 3
"""How long a turn of the others is: gestures, and notes that arrive by the hundred."""

_TEXTS_TO_KNOW_BY = 100
"""Texts by which the language is recognised."""

_NEWS_SECONDS = 0.5
"""How often it tells what it has found so far while there is much to read."""

_FIRST_SENTENCE = "The alert came late because nobody had checked it, he said."
"""In every language: it has only to be long enough for all of the coach to be needed."""

Known = tuple[tuple[str, ...], tuple[str, ...]]
"""The names of people and of components."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One finding in the text of one record."""

    key: Key
    text: str
    finding: "Finding"


class CoachWatch(QObject):
    """Findings for every text on the board, kept in memory only and never for a person.

    Signals:
        changed: the findings are others than before.
    """

    changed = Signal()

    def __init__(
        self, session: Session, controller: BoardController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._controller = controller
        self._coach: Coach | None = None
        self._names: Known | None = None
        self._found: dict[Key, tuple[str, list[Finding]]] = {}
        self._ignored: set[tuple[str, str]] = set()
        self._dirty: dict[Key, None] = {}
        self._told_at = 0.0
        self._news = False
        self._tasks = Tasks(self)
        self._own = OwnRules()
        self._language = ""
        self._reads_rules = self._rules_are_read = False
        self._on = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_PAUSE)
        self._opened = QTimer(self)
        self._opened.setSingleShot(True)
        self._opened.timeout.connect(lambda: self._timer.start(_OPENING_PAUSE))
        self._timer.timeout.connect(self.read_on)
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(_OTHERS_MILLISECONDS)
        self._more.timeout.connect(self.read_on)
        self._unsubscribe = session.subscribe(self.react)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):  # somebody may come back from editing the own rules
            app.applicationStateChanged.connect(self._look_at_rules)
        self._note(self._all())
        self._opened.start(0)

    def close(self) -> None:
        """Stop listening."""
        self._opened.stop()
        self._timer.stop()
        self._more.stop()
        self._tasks.wait()
        self._unsubscribe()

    def switch(self, on: bool) -> None:
        """Switch the coach on or off."""
        self._on = on
        self._opened.stop()
        self._timer.stop()
        self._more.stop()
        self._found.clear()
        self._mark_all()
        self.changed.emit()

    def go_by(self, path: Path) -> None:
        """Add the own rules in a file, which need not exist and may change at any time."""
        self._own = OwnRules(path)
        self._look_at_rules()
        self._timer.start()

    def problems(self) -> list[str]:
        """Give what is wrong in the file of own rules, a sentence each."""
        name = self._own.path.name if self._own.path else ""
        return [f"{name}, {problem}" for problem in self._own.problems]

    def is_reading(self) -> bool:
        """Tell whether there is more to read just now."""
        return bool(self._dirty) and self._on

    def is_on(self) -> bool:
        """Tell whether the coach listens."""
        return self._on

    def findings(self, key: Key | None = None) -> list[Heard]:
        """Give what was found, in one record or on the whole board."""
        keys = [key] if key is not None else list(self._found)
        return [heard for k in keys for heard in self._heard(k)]

    def marks(self) -> dict[Key, list[tuple[int, int, str]]]:
        """Give start, end and severity of every finding by record, for the facilitator's scene."""
        found: dict[Key, list[tuple[int, int, str]]] = {}
        for heard in self.findings():
            span = (heard.finding.start, heard.finding.end, heard.finding.severity)
            found.setdefault(heard.key, []).append(span)
        return found

    def check_line(self, text: str) -> "list[Finding]":
        """Give what is found in a line that is not on the board yet."""
        return self._the_coach().check(text) if self._on and text.strip() else []

    def kinds_in(self, text: str, field: str = "text") -> frozenset[str]:
        """Give the kinds of wording heard in a text that is being written.

        Nothing is heard until the rules have been read in the background: no key waits for that.
        """
        if not (self._on and self._rules_are_read and text.strip()):
            return frozenset()
        return frozenset(found.kind for found in self._the_coach().check(text, field))

    def language(self) -> str:
        """Give the language of the review's texts, as far as it is told yet."""
        return self._language or "en"

    def heading(self, finding: "Finding") -> str:
        """Give what a finding is about, in the language of the review."""
        from pm_facilitator.language.rules import kind_label

        return kind_label(finding.kind, self._language or "en")

    def catch_up(self, key: Key | None) -> None:
        """Read one record at once if it has changed, without waiting for the hand to pause."""
        if key in self._dirty and self._on and self._rules_are_read:
            del self._dirty[key]
            if self._check(self._the_coach(), key):
                self.changed.emit()

    def catch_up_newest(self) -> None:
        """Do the same for the record that was written last, which may not be selected."""
        self.catch_up(next(reversed(self._dirty), None))

    def take_over(self, heard: Heard) -> None:
        """Put the suggested wording in place of the text, as one undo step."""
        suggestion = heard.finding.suggestion
        if suggestion is not None and self._text_of(heard.key) == heard.text:
            self._controller.set_field(*heard.key, "text", suggestion)

    def ignore(self, heard: Heard) -> None:
        """Leave this wording alone from now on, in this meeting."""
        self._ignored.add((heard.finding.rule, heard.text))
        self.changed.emit()

    def _heard(self, key: Key) -> list[Heard]:
        text, found = self._found.get(key, ("", []))
        # A text that has changed since it was read waits for the next reading.
        if not found or text != self._text_of(key):
            return []
        return [
            Heard(key, text, finding)
            for finding in found
            if (finding.rule, text) not in self._ignored
        ]

    def react(self, batch: Committed) -> None:
        """Note what has changed, to be read once the hand pauses."""
        if batch.kinds() & {"person", "review"} and self._names not in (None, self._known()):
            self._coach = None
            self._mark_all()
        self._mark(batch.keys)

    def _look_at_rules(self) -> None:
        """Read everything anew when the own rules are others than before."""
        if self._rules_are_read and self._own.refresh():
            self._coach = None
            self._language = ""
            self._mark_all()
            self.changed.emit()

    def _all(self) -> Iterator[Key]:
        return (kind_key(entity) for entity in self._session.board.entities())

    def _mark_all(self) -> None:
        self._mark(self._all())

    def _text_of(self, key: Key) -> str:
        entity = self._session.board.find(*key)
        return str(getattr(entity, "text", "")) if entity is not None else ""

    def _note(self, keys: Iterable[Key]) -> None:
        self._dirty |= {key: None for key in keys if key[0] in _TEXT_KINDS}

    def _mark(self, keys: Iterable[Key]) -> None:
        self._note(keys)
        if self._dirty and self._on:
            self._timer.start()

    def read_on(self) -> None:
        """Read what has changed, the newest first, and leave the rest for the next turn."""
        self._timer.setInterval(_TYPING_PAUSE)
        self._settle_language()
        if not self._rules_are_read:
            self._read_rules()
            return
        if not self._on:
            return
        coach = self._the_coach()
        until = perf_counter() + _TURN_SECONDS
        while self._dirty:
            self._news = self._check(coach, self._dirty.popitem()[0]) or self._news
            if perf_counter() > until:
                break
        if self._dirty:
            self._more.start()
        if self._news and (not self._dirty or perf_counter() > self._told_at + _NEWS_SECONDS):
            self._told_at, self._news = perf_counter(), False
            self.changed.emit()

    def _settle_language(self) -> None:
        """Go over to the language of the texts, once there is enough of them to tell."""
        asked = self._own.house.language if self._own.house else ""
        if self._language and asked in ("", self._language):
            return
        from pm_facilitator.language.recognise import DEFAULT, recognise

        settled = asked or self._language or recognise(self._some_text())
        if (settled or DEFAULT) != (self._language or DEFAULT):
            self._coach = None
            self._rules_are_read = self._reads_rules = False
            self._mark_all()
        self._language = settled

    def _some_text(self) -> str:
        written = (
            text for key in self._all() if key[0] in _TEXT_KINDS and (text := self._text_of(key))
        )
        return " ".join(islice(written, _TEXTS_TO_KNOW_BY))

    def _read_rules(self) -> None:
        """Compile the rules beside the windows: it takes longer than a hand may wait."""
        language, known = self._language or "en", self._known()

        def read() -> "Coach":
            from pm_facilitator.language.utterances import classify

            self._own.refresh()
            coach = self._make_coach(known, language)
            # What is compiled with the first sentence, and the cues for the next question.
            coach.check(_FIRST_SENTENCE)
            classify("ready")
            return coach

        def go_on(coach: "Coach") -> None:
            self._rules_are_read = self._news = True
            if (language, known) == (self._language or "en", self._known()):
                self._names, self._coach = known, coach
            collector.set_more_aside()  # rules by the thousand, which stay
            self._more.start()

        if not self._reads_rules:
            self._reads_rules = True
            self._tasks.run(read, go_on, lambda _: None)

    def _check(self, coach: "Coach", key: Key) -> bool:
        """Read one text, and tell whether what is found differs from before."""
        text = self._text_of(key)
        field = "action" if key[0] == "action" else "text"
        found = coach.check(text, field) if text else []
        before = self._found.get(key)
        if found:
            self._found[key] = (text, found)
        elif before:
            del self._found[key]
        return self._found.get(key) != before

    def _known(self) -> Known:
        board = self._session.board
        names = [person.name for person in board.people] + [p.handle for p in board.people]
        return tuple(name for name in names if name), board.review.services

    def _the_coach(self) -> "Coach":
        if self._coach is None:
            self._names = self._known()
            self._coach = self._make_coach(self._names, self._language or "en")
        return self._coach

    def _make_coach(self, known: Known, language: str) -> "Coach":
        # The rules are read when first needed, after the window has been painted.
        from pm_facilitator.language.coach import Coach
        from pm_facilitator.language.house import PLAIN

        return Coach(*known, language, self._own.house or PLAIN)


def kind_key(entity: Entity) -> Key:
    """Give a record's key."""
    return kind_of(entity), entity.id
