"""Action items as people write them: with owner, due date, ticket and state in the same line."""

import re
from dataclasses import dataclass, replace
from datetime import date

from pm_facilitator.domain.vocabulary import ActionStatus, Priority
from pm_facilitator.importers.contents import Block, Form, entries, is_placeholder, with_children
from pm_facilitator.importers.dates import Order, date_at, full_dates, mentioned_date
from pm_facilitator.importers.draft import ActionDraft
from pm_facilitator.importers.markup import links, plain
from pm_facilitator.importers.tables import Row

_LABEL = re.compile(
    r"[\s(\[–—,;|-]{0,4}\b(?P<label>owners?|assignees?|assigned to|responsible|dri"
    r"|due(?: date| by| on)?|deadline|eta|target(?: date)?|priority|prio|status"
    r"|ticket|issue|bug|tracker|jira)\b\s?[:=]\s?"
    r"(?P<value>[^;,|()\[\]–—]{1,80}?(?:\[[^\]]{1,60}\]\([^)]{1,400}\))?)"
    r"(?=$|[;,|)\]–—]|\s-\s|\.\s|\.$|\s(?:due|owner|status|priority|ticket)\b)[)\]]?",
    re.I,
)
_DUE = re.compile(
    r"[\s(\[–—,;-]{0,4}\b(?:due(?: on| by)?|by|before|until|deadline)\s(?=[0-9A-Z])", re.I
)
_STATE_WORDS = (
    r"done|completed?|closed|fixed|finished|in[ -]progress|ongoing|started|wip|open|todo|to do"
    r"|not started|planned|cancell?ed|won'?t (?:do|fix)|dropped"
)
_STATE = re.compile(rf"\s*[(\[](?P<state>{_STATE_WORDS})[)\]]", re.I)
_HANDLE = re.compile(
    r"[\s(\[–—,-]{0,4}(?<![\w.])@(?P<name>[A-Za-z0-9][\w.-]{0,38}\w|[A-Za-z])[)\]]?"
)
_TICKET = re.compile(r"(?<![\w/-])(?P<ticket>[A-Z][A-Z0-9]{1,9}-[0-9]{1,7})(?![\w-])")
_STATES = {
    "done": ActionStatus.DONE,
    "complete": ActionStatus.DONE,
    "closed": ActionStatus.DONE,
    "fixed": ActionStatus.DONE,
    "finished": ActionStatus.DONE,
    "resolved": ActionStatus.DONE,
    "in progress": ActionStatus.IN_PROGRESS,
    "in-progress": ActionStatus.IN_PROGRESS,
    "ongoing": ActionStatus.IN_PROGRESS,
    "started": ActionStatus.IN_PROGRESS,
    "wip": ActionStatus.IN_PROGRESS,
    "cancel": ActionStatus.CANCELLED,
    "won't": ActionStatus.CANCELLED,
    "wont": ActionStatus.CANCELLED,
    "dropped": ActionStatus.CANCELLED,
}
_PRIORITIES = {
    "high": Priority.HIGH, "p0": Priority.HIGH, "p1": Priority.HIGH, "urgent": Priority.HIGH,
    "critical": Priority.HIGH, "medium": Priority.MEDIUM, "normal": Priority.MEDIUM,
    "p2": Priority.MEDIUM, "low": Priority.LOW, "p3": Priority.LOW, "p4": Priority.LOW,
}  # fmt: skip
# What a label in a sentence may name; anything else is the sentence itself.
_SOUND = {
    "owner": re.compile(r"@?\w[\w.'’-]*(?:\s[\w.'’&/-]+){0,4}"),
    "due": re.compile(r".*[0-9].*"),
    "status": re.compile(_STATE_WORDS, re.I),
    "priority": re.compile(r"p[0-9]|high|urgent|critical|medium|normal|low", re.I),
    "tracker": re.compile(r"https?://.*|[A-Z][A-Z0-9]{1,9}-[0-9]{1,7}|#?[0-9]{1,8}"),
}
_COLUMNS = (
    ("owner", re.compile(r"owner|assign|who|responsib|person|\bdri\b|team|lead", re.I)),
    ("due", re.compile(r"due|deadline|\beta\b|target|when|\bdate\b|\bby\b", re.I)),
    ("status", re.compile(r"status|state|progress|done", re.I)),
    ("priority", re.compile(r"prio", re.I)),
    ("tracker", re.compile(r"ticket|bug|issue|jira|link|tracker|\bref|\bpr\b|\bid\b|#", re.I)),
    (
        "text",
        re.compile(r"action|item|task|what|descri|follow|todo|summary|measure|name|title", re.I),
    ),
)


def read_actions(blocks: list[Block], order: Order, near: date | None) -> list[ActionDraft]:
    """Read the action items of a part: rows of tables, items, or paragraphs.

    Args:
        blocks: the contents of the part.
        order: how numeric dates are to be read.
        near: a date of the document, for due dates without a year.
    """
    found: list[ActionDraft] = []
    for block in blocks:
        if block.form is Form.TABLE:
            found += _from_table(block.rows, order, near)
    rest = with_children(entries(blocks))
    if found:
        rest = [block for block in rest if block.form is Form.ITEM]
    found += [read_action(block.raw, order, near, block.line, block.checked) for block in rest]
    return [action for action in found if action.text]


def read_action(
    raw: str, order: Order, near: date | None, line: int = 0, checked: bool | None = None
) -> ActionDraft:
    """Read one action item, taking what it says about owner, date, ticket and state out of it."""
    urls = links(raw)
    action = ActionDraft("", line=line, status=ActionStatus.DONE if checked else ActionStatus.OPEN)
    raw = raw[:4000]
    tracker = urls[0] if urls else ""
    text = " ".join(plain(raw).split())
    labelled = _Labelled(action, text, order, near).read()
    action, text = labelled.action, labelled.text
    if not action.tracker:
        ticket = _TICKET.search(text)
        action = replace(action, tracker=tracker or (ticket["ticket"] if ticket else ""))
    return replace(action, text=_tidy(text))


@dataclass(slots=True)
class _Labelled:
    """An action whose text loses one fact after the other."""

    action: ActionDraft
    text: str
    order: Order
    near: date | None

    def read(self) -> "_Labelled":
        self._labels()
        self._state()
        if not self.action.owner:
            self._handle()
        if self.action.due is None:
            self._due()
        return self

    def _labels(self) -> None:
        def take(match: re.Match[str]) -> str:
            kind = next((name for name, known in _COLUMNS if known.search(match["label"])), "")
            value = match["value"].strip(" *_")
            if not _SOUND[kind].fullmatch(value):
                return match[0]
            self.action = filled(self.action, kind, value, self.order, self.near)
            return ""

        self.text = _LABEL.sub(take, self.text)

    def _state(self) -> None:
        match = _STATE.search(self.text)
        if match:
            self.action = filled(self.action, "status", match["state"], self.order, self.near)
            self.text = self.text[: match.start()] + self.text[match.end() :]

    def _handle(self) -> None:
        match = _HANDLE.search(self.text)
        if match:
            self.action = replace(self.action, owner=match["name"])
            # Within the sentence the name stays, at either end it goes.
            if match.start() == 0 or match.end() == len(self.text.rstrip(" .")):
                self.text = self.text[: match.start()] + self.text[match.end() :]

    def _due(self) -> None:
        for match in _DUE.finditer(self.text):
            found = date_at(self.text, match.end(), self.order)
            due = found[0].complete(self.near) if found and found[0].month else None
            if due and found:
                self.action = replace(self.action, due=due)
                rest = self.text[found[1] :]
                self.text = self.text[: match.start()] + rest.removeprefix(")").removeprefix("]")
                return


def filled(
    action: ActionDraft, kind: str, value: str, order: Order, near: date | None
) -> ActionDraft:
    """Give an action with one more fact, where the value makes sense for it."""
    if is_placeholder(value):
        return action
    match kind:
        case "owner":
            return replace(action, owner=value.lstrip("@"))
        case "due":
            due = due_date(value, order, near)
            return replace(action, due=due) if due else action
        case "status":
            return replace(action, status=_status(value, action.status))
        case "priority":
            words = re.findall(r"[a-z0-9]+", value.casefold())
            found = next((_PRIORITIES[word] for word in words if word in _PRIORITIES), None)
            return replace(action, priority=found) if found else action
        case "tracker":
            urls = links(value)
            return replace(action, tracker=urls[0] if urls else plain(value).strip())
    return action


def due_date(value: str, order: Order, near: date | None) -> date | None:
    """Read a due date; one without a year is the one nearest to a date of the document."""
    full = next(full_dates(value[:120], order), None)
    if full is not None:
        return full
    partial = mentioned_date(value, order)
    return partial.complete(near) if partial and partial.month else None


def _status(value: str, otherwise: ActionStatus) -> ActionStatus:
    said = value.casefold()
    if said.startswith("not "):
        return ActionStatus.OPEN
    return next((state for word, state in _STATES.items() if word in said), otherwise)


def _from_table(rows: tuple[Row, ...], order: Order, near: date | None) -> list[ActionDraft]:
    header = [plain(cell) for cell in rows[0].cells]
    columns = {name: _column(header, known) for name, known in _COLUMNS}
    columns["text"] = _text_column(header, columns, rows[1:])
    actions = []
    for row in rows[1:]:
        text = _cell(row, columns["text"])
        if is_placeholder(plain(text)):
            continue
        action = read_action(text, order, near, row.line)
        for name in ("owner", "due", "status", "priority", "tracker"):
            cell = _cell(row, columns[name])
            value = cell if name == "tracker" else plain(cell)
            action = filled(action, name, value, order, near)
        actions.append(action)
    return actions


def _column(header: list[str], known: re.Pattern[str]) -> int:
    return next((i for i, name in enumerate(header) if known.search(name)), -1)


def _text_column(header: list[str], columns: dict[str, int], rows: tuple[Row, ...]) -> int:
    taken = {index for name, index in columns.items() if name != "text"}
    free = [i for i in range(len(header)) if i not in taken]
    named = [i for i in free if _COLUMNS[-1][1].search(header[i])]
    # Of several columns with words the one that says most.
    choice = named or free or [0]
    return max(choice, key=lambda i: sum(len(_cell(row, i)) for row in rows))


def _cell(row: Row, index: int) -> str:
    return row.cells[index] if 0 <= index < len(row.cells) else ""


def _tidy(text: str) -> str:
    text = re.sub(r"\s{2,}", " ", text).strip()
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
    return text.strip(" ,;|–—-").removesuffix(" .").strip()
