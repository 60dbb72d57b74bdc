"""Action items as people write them: with owner, due date, ticket and state in the same line."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from pm_facilitator.domain.vocabulary import ActionStatus
from pm_facilitator.importers.documents.action_facts import filled, kind_of
from pm_facilitator.importers.documents.action_groups import told_apart
from pm_facilitator.importers.documents.action_tables import actions_of_table
from pm_facilitator.importers.documents.action_tail import (
    HANDLES,
    MARKS,
    PRIORITY,
    STATE_WORDS,
    Fact,
    before,
    behind,
)
from pm_facilitator.importers.documents.due_words import (
    VAGUE,
    due_at,
    due_date,
    kind_of_due,
    order_among,
    without_by,
)
from pm_facilitator.importers.draft import ActionDraft
from pm_facilitator.importers.text.contents import Block, Form, entries, is_placeholder
from pm_facilitator.importers.text.markup import links, plain
from pm_facilitator.importers.times.calendar_names import DAY_OF_WEEK, MONTHS, any_of
from pm_facilitator.importers.times.partial_date import Order

_LABEL = re.compile(
    r"[\s(\[–—,;|-]{0,4}\b(?P<label>owners?|assignees?|assigned to|responsible|dri"
    r"|due(?: date| by| on)?|deadline|eta|target(?: date)?|priority|prio|status"
    r"|ticket|issue|bug|tracker|jira)\b\s?[:=]\s?"
    r"(?P<value>(?:[^;,|()\[\]–—]|,(?=\s(?:@|[0-9]{4}\b(?!-)))){1,80}?(?:\[[^\]]{1,60}\]\([^)]{1,400}\))?)"
    r"(?=$|,(?!\s(?:@|[0-9]{4}\b(?!-)))|[;|)\]–—]|\s-\s|\.\s|\.$|\s/\s(?=no\s)|\s(?:due|owner|status|priority|ticket)\b)[)\]]?",
    re.I,
)
_NOT_DUE = re.compile(
    r"(?:^|\s?[/|,;–—-])\s?no (?:due date|deadline|eta)\b(?:\s?[/|,;:–—-]\s?|$)", re.I
)
"""What says in the place of the due date that there is none."""

_NAME = (
    r"(?:@?(?-i:[^\W\d_a-z])[\w.'’-]{0,24}(?:\s(?-i:[^\W\d_a-z])[\w.'’-]{0,24}){0,2}(?:\steam)?"
    r"|(?:[\w-]{2,20}\s){1,2}team)"
)
_OWNERS = re.compile(
    r"[\s(\[–—,;|-]{0,4}\b(?:owners?|assignees?|assigned to|responsible|dri)\b\s?[:=]\s?"
    rf"(?P<names>{_NAME}(?:,\s(?:(?:and|&)\s)?{_NAME}){{1,5}}(?:\s(?:and|&)\s{_NAME})?)"
    r"(?:\s?[)\]]|(?=\s?[;|]|\s[-–—]\s|\.?$"
    r"|,?\s(?:due|deadline|eta|target|prio(?:rity)?|status|ticket|issue|bug|tracker|jira)\b))",
    re.I,
)
"""Several owners with commas between them: "(owner: Kim, Ana)"."""

_NO_NAME = re.compile(
    r"[A-Z][A-Z0-9]{1,9}-[0-9]"
    rf"|(?:{PRIORITY}|{STATE_WORDS}|{DAY_OF_WEEK}|{any_of(MONTHS)}|tb[cd]|asap|eo[dwmqy]|q[1-4])\b"
    r"|(?:by|until|before|next|end|after|due|target|priority|status)\s",
    re.I,
)
"""What stands behind the comma there and is no owner."""

_DUE = re.compile(
    r"[\s(\[–—,;-]{0,4}\b(?:due(?: on| by| date)?|(?P<by>by)|before|until|deadline|eta)"
    r"\s(?=[0-9A-Z])",
    re.I,
)
_BARE = re.compile(
    r"[\s(\[–—,;|-]{0,4}\b(?i:owner|owned by|assignee|assigned to|responsible|dri)\s"
    r"(?P<owner>@[\w.-]{1,40}|[^\W\d_a-z][\w.'’-]{1,24}(?:\s[^\W\d_a-z][\w.'’-]{1,24})?)"
    r"[)\]]?(?=$|[\s,;.|])"
)
_REST_OF_BRACKETS = re.compile(r"[,;](?P<said>[^()\[\]]{1,80})[)\]]")
_OPENED = re.compile(r"([(\[])\s?[,;]\s?")
_STRUCK = re.compile(
    rf"~~(?P<said>[^~]{{1,1000}})~~\s*[(\[]?(?P<state>{STATE_WORDS})[)\]]?\s*", re.I
)
_SCOPED = re.compile(r"[\s,(`~]{0,4}\bpriority::?\s?(?P<number>[0-4])\b[)`]?", re.I)
_STATE = re.compile(rf"\s*[(\[](?P<state>{STATE_WORDS})[)\]]", re.I)
_HANDLE = re.compile(rf"[\s(\[–—,-]{{0,4}}(?<![\w.])(?P<names>{HANDLES})(?<=\w)[)\]]?")
_CODED = re.compile(r"`(@[\w.-]{1,40})`")
"""What looks like a handle and is part of a program, within a sentence: "Add a `@media` rule"."""

_DOTS = re.compile(r"(?<=\.)(?:\s+\.)+|^\.\s+")
"""The dots of sentences that were no more than a label."""

_TICKET = re.compile(r"(?<![\w/-])(?P<ticket>[A-Z][A-Z0-9]{1,9}-[0-9]{1,7})(?![\w-])")
# What a label in a sentence may name; anything else is the sentence itself.
_SOUND = {
    "owner": re.compile(r"@?\w[\w.'’-]*(?:,?\s@?[\w.'’&/-]+){0,4}"),
    "due": re.compile(r".*[0-9].*|end of [A-Z][a-z]+", re.I),
    "status": re.compile(STATE_WORDS, re.I),
    "priority": re.compile(PRIORITY, re.I),
    "tracker": re.compile(r"https?://.*|[A-Z][A-Z0-9]{1,9}-[0-9]{1,7}|#?[0-9]{1,8}"),
}
_CHECKLIST = re.compile(r"\bcheck-?lists?[*_:.\s]*$", re.I)
_OPENS = re.compile(r"[A-Z0-9@" + re.escape("".join(mark[0] for mark in MARKS)) + "]")
_SENTENCE_END = (".", ")", "]", "!", "?")


def read_actions(
    blocks: list[Block],
    order: Order,
    near: date | None,
    people: Sequence[str] = (),
    *,
    order_sure: bool = True,
) -> list[ActionDraft]:
    """Read the action items of a part: rows of tables, items, or paragraphs.

    Args:
        blocks: the contents of the part.
        order: how numeric dates are to be read.
        near: a date of the document, for due dates without a year.
        people: whom the document names.
        order_sure: whether the document itself tells that order; else the actions may.
    """
    told = None if order_sure else order_among(_words(blocks))
    found = _read_all(blocks, told or order, near, people)
    return [replace(each, guessed="") for each in found] if order_sure or told else found


def tell_what_to_do(blocks: Sequence[Block], order: Order, near: date | None) -> bool:
    """Tell whether a list has what actions have: boxes, owners, due dates or states in front."""
    for block in entries(blocks):
        action = read_action(block.raw, order, near)
        led = any(kind == "status" for kind, _ in before(block.raw).facts)
        if block.checked is not None or led or action.owner or action.due:
            return True
    return False


def _read_all(
    blocks: list[Block], order: Order, near: date | None, people: Sequence[str]
) -> list[ActionDraft]:
    named = {name for person in people for name in _names(person)}
    found = _actions(blocks, order, near, named)
    # A name that stands alone behind one action is a name if it owns another.
    known = named.union(*(_names(action.owner) for action in found))
    return _actions(blocks, order, near, known) if known != named else found


def _actions(
    blocks: list[Block], order: Order, near: date | None, known: Collection[str]
) -> list[ActionDraft]:
    found: list[ActionDraft] = []
    for block in blocks:
        if block.form is Form.TABLE:
            rows = actions_of_table(block.rows)
            for cells in rows:
                action = read_action(cells.text, order, near, cells.line, known=known)
                found.append(_with_cells(action, cells.facts, order, near))
    rest = entries(blocks) if found else told_apart(blocks)
    if found:
        rest = [block for block in rest if block.form is Form.ITEM]
    found += [
        read_action(block.raw, order, near, block.line, block.checked, known)
        for block in _folded([each for block in rest for each in _parted(block)], order, near)
    ]
    return [action for action in found if action.text]


def _with_cells(
    action: ActionDraft, facts: Sequence[Fact], order: Order, near: date | None
) -> ActionDraft:
    for kind, value in facts:
        action = filled(action, kind, value, order, near)
        if kind == "due" and action.due is None and not is_placeholder(value):
            # A date that names no day stays where it can be read.
            action = replace(action, text=f"{action.text} (due: {value})", unread=value)
    return action


def _words(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield block.raw
        yield from (cell for row in block.rows for cell in row.cells)


def _names(owner: str) -> Iterator[str]:
    if owner:
        yield owner.casefold()
        yield owner.casefold().split()[0]


def _parted(block: Block) -> Iterator[Block]:
    """Take a paragraph apart in which each line is an action of its own."""
    lines = block.lines
    listed = block.form is Form.PARAGRAPH and all(
        above.rstrip().endswith(_SENTENCE_END) or _marked(below) for above, below in pairwise(lines)
    )
    if len(lines) < 2 or not listed or not all(_OPENS.match(line) for line in lines):
        yield block
        return
    for number, line in enumerate(lines):
        yield replace(block, raw=line, line=block.line + number, lines=())


def _marked(text: str) -> bool:
    return text.startswith(tuple(MARKS))


def _folded(blocks: Sequence[Block], order: Order, near: date | None) -> list[Block]:
    """Fold nested items into the ones that they stand under, unless they are actions themselves."""
    folded: list[Block] = []
    leads, children = False, 0
    for block in blocks:
        if block.depth == 0 or not folded or (not leads and _is_own(block, order, near)):
            folded.append(block)
            # The boxes of a checklist are its steps.
            steps = block.checked is None and _CHECKLIST.search(block.raw) is not None
            leads, children = steps or block.raw.endswith(":"), 0
            continue
        above = folded[-1]
        first = " " if above.raw.endswith((":", ".")) else ": "
        glue = "; " if children or _LABEL.match(plain(block.raw)) else first
        folded[-1] = replace(above, raw=f"{above.raw}{glue}{block.raw}")
        children += 1
    return folded


def _is_own(block: Block, order: Order, near: date | None) -> bool:
    if block.checked is not None:
        return True
    action = read_action(block.raw, order, near)
    return bool(action.text and (action.owner or action.due))


def read_action(
    raw: str,
    order: Order,
    near: date | None,
    line: int = 0,
    checked: bool | None = None,
    known: Collection[str] = (),
) -> ActionDraft:
    """Read one action item, taking what it says about owner, date, ticket and state out of it.

    Args:
        raw: its words with their Markdown.
        order: how numeric dates are to be read.
        near: a date of the document, for due dates without a year.
        line: where it stands.
        checked: whether its box is ticked; None without one.
        known: names of people in small letters, which are owners where they stand alone too.
    """
    urls = links(raw[:4000])
    action = ActionDraft("", line=line, status=ActionStatus.DONE if checked else ActionStatus.OPEN)
    found = before(raw[:4000].replace("\t", " | "))
    text = found.text
    if struck := _STRUCK.fullmatch(text.strip()):
        found = replace(found, facts=(*found.facts, ("status", struck["state"])))
        text = struck["said"]
    text = " ".join(plain(text).split())
    coded = _CODED.findall(found.text)
    labelled = _Labelled(action, text, order, near, known, coded).read(found.facts)
    action, text = labelled.action, labelled.text
    if link := next((url for url in urls if f"[{action.tracker}]({url}" in raw), ""):
        action = replace(action, tracker=link)
    if not action.tracker:
        ticket = _TICKET.search(text)
        tracker = urls[0] if urls else ticket["ticket"] if ticket else ""
        action = replace(action, tracker=tracker)
    return replace(action, text=_tidy(text))


@dataclass(slots=True)
class _Labelled:
    """An action whose text loses one fact after the other."""

    action: ActionDraft
    text: str
    order: Order
    near: date | None
    known: Collection[str] = ()
    coded: Collection[str] = ()
    vague: list[str] = field(default_factory=list)

    def read(self, facts: Sequence[Fact] = ()) -> "_Labelled":
        self._fill(facts)
        self._tail()
        self._owners()
        self._labels()
        self._tail()
        self._state()
        if not self.action.owner:
            self._bare()
        if not self.action.owner:
            self._handle()
        if self.action.due is None:
            self._due()
        self._vague()
        return self

    def _fill(self, facts: Sequence[Fact]) -> None:
        self.vague += [without_by(value) for kind, value in facts if kind == "vague"]
        for kind, value in facts:
            self.action = filled(self.action, kind, value, self.order, self.near)

    def _tail(self) -> None:
        found = behind(self.text, self.known, lambda said: kind_of_due(said, self.order, self.near))
        self.text = found.text
        self._fill(found.facts)

    def _owners(self) -> None:
        match = _OWNERS.search(self.text)
        if match is None or match[0] == self.text:
            return  # "Owner: Kim, Runbook" tells what is to be done
        if not any(map(_NO_NAME.match, re.split(r",\s(?:and\s|&\s)?", match["names"]))):
            self._fill([("owner", match["names"].rstrip("."))])
            rest = f"{_reopened(match)}{self.text[match.end() :]}"
            self.text = _OPENED.sub(r"\1", self.text[: match.start()] + rest)

    def _labels(self) -> None:
        def take(match: re.Match[str]) -> str:
            kind = kind_of(match["label"])
            value = match["value"].strip(" *_")
            # The dot before a sentence parts it from the dot that is left of the label's own.
            gone = " " if match.string[: match.start()].endswith(".") else ""
            if is_placeholder(value):
                return gone
            if kind == "due" and due_date(value, self.order, self.near) is None:
                if match["label"].casefold() == "target":
                    return match[0]  # "target: 99.9 %"
                self.vague.append(value)
                return gone
            if not _SOUND[kind].fullmatch(value):
                return match[0]
            self._fill([(kind, value)])
            return gone + _reopened(match)

        self.text = _OPENED.sub(r"\1", _LABEL.sub(take, self.text))
        if self.action.owner:
            self.text = _NOT_DUE.sub(" ", self.text, count=1)

    def _bare(self) -> None:
        match = _BARE.search(self.text)
        if match:
            self._fill([("owner", match["owner"])])
            self.text = self.text[: match.start()] + self.text[match.end() :]

    def _state(self) -> None:
        if scoped := _SCOPED.search(self.text):
            self._fill([("priority", f"p{scoped['number']}")])
            self.text = self.text[: scoped.start()] + self.text[scoped.end() :]
        match = _STATE.search(self.text)
        if match:
            self.action = filled(self.action, "status", match["state"], self.order, self.near)
            self.text = self.text[: match.start()] + self.text[match.end() :]

    def _handle(self) -> None:
        match = _HANDLE.search(self.text)
        # Within the sentence the name stays, at either end it goes.
        if match is None:
            return
        apart = match.start() == 0 or match.end() == len(self.text.rstrip(" ."))
        if apart or match["names"] not in self.coded:
            self._fill([("owner", match["names"])])
            if apart:
                self.text = self.text[: match.start()] + self.text[match.end() :]

    def _due(self) -> None:
        for match in _DUE.finditer(self.text):
            found = due_at(self.text, match.end(), self.order, by=match["by"] is not None)
            if not found or not found[0].month:
                continue
            said = self.text[match.end() : found[1]]
            due = found[0].complete(self.near)
            if due is None:
                self.action = replace(self.action, unread=said)
                return
            guessed = said if found[0].doubtful and found[0].year is None else ""
            self.action = replace(self.action, due=due, guessed=guessed)
            rest = self.text[found[1] :]
            self.text = self.text[: match.start()] + rest.removeprefix(")").removeprefix("]")
            return
        if vague := VAGUE.search(self.text):
            self.action = replace(self.action, unread=vague[0])

    def _vague(self) -> None:
        """Keep what names no day where it can be read."""
        for value in self.vague:
            self.text = f"{_tidy(self.text)} (due: {value})"
            self.action = replace(self.action, unread=value)


def _reopened(match: re.Match[str]) -> str:
    """Give the bracket that was taken away in front of a label, if anything else stands in it.

    So "(owner: Kim, after the freeze)" leaves "(after the freeze)".
    """
    opened = match[0].lstrip()[:1]
    rest = _REST_OF_BRACKETS.match(match.string, match.end())
    kept = rest is not None and opened in ("(", "[") and not _LABEL.search(rest["said"])
    return f" {opened}" if kept else ""


def _tidy(text: str) -> str:
    text = _DOTS.sub("", re.sub(r"\s{2,}", " ", text).strip())
    text = re.sub(r"\(\s*\)|\[\s*\]|\([\s,;]*$", "", text)
    return text.strip(" ,;|–—-").removesuffix(" .").removesuffix(":").strip()
