"""Whole documents with gold: what a review is to hold of each, written by hand beside it.

Gold is a JSON file: ``title``, ``ref``, ``severity``, ``services``, ``moments`` by name, the
beginnings of what ``summary`` holds, the beginning of ``impact``, ``trigger`` and ``detection``,
and of the ``texts`` by the section that keeps them, the number of ``events``, ``factors``,
``insights`` by kind, ``questions``, ``actions``, ``people`` with their roles, and the lines that
must be ``warned`` of. What gold does not name must be absent.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pm_facilitator.importers.draft import ActionDraft, FactorDraft, ReviewDraft
from tests.importers.gold import same_moment, words

DOCUMENTS = Path(__file__).parent / "reviews"
HELD = DOCUMENTS / "held"

Fact = tuple[str, ...]
"""A kind, such as "action", and what it says."""


@dataclass(frozen=True)
class Score:
    """How a draft compares with gold.

    Attributes:
        right: how many facts were found as gold has them.
        missed: those of gold that were not found.
        invented: those that were found, but are not in gold.
    """

    right: int
    missed: list[Fact]
    invented: list[Fact]


def documents(folder: Path) -> list[Path]:
    """Give the documents of a folder, those of its sub-folders left out."""
    return sorted(path for path in folder.glob("[0-9]*") if path.suffix in {".md", ".txt"})


def score(draft: ReviewDraft, path: Path) -> Score:
    """Compare a draft with the gold beside the document."""
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    wanted = Counter(_wanted(gold))
    found = Counter(_found(draft, gold))
    # A text of gold may be the beginning of the one that was found.
    for fact in list(found - wanted):
        start = next((each for each in wanted - found if _begins(fact, each)), None)
        if start:
            found[fact] -= 1
            found[start] += 1
    return Score(
        sum((wanted & found).values()),
        sorted((wanted - found).elements()),
        sorted((found - wanted).elements()),
    )


def _begins(found: Fact, wanted: Fact) -> bool:
    if len(found) != len(wanted) or found[0] != wanted[0] or found[2:] != wanted[2:]:
        return False
    whole = found[0] in ("action", "title") or not wanted[1]
    return not whole and found[1].startswith(wanted[1])


def _wanted(gold: dict[str, Any]) -> Iterator[Fact]:
    for name in ("title", "impact", "trigger", "detection"):
        yield name, words(gold.get(name, ""))
    yield "ref", gold.get("ref", "")
    yield "severity", gold.get("severity", "")
    yield from (("service", name) for name in gold.get("services", ()))
    yield from (("summary", words(text)) for text in gold.get("summary", ()))
    yield from (("moment", name) for name in gold.get("moments", ()))
    yield from (("text", words(text), name) for name, text in gold.get("texts", {}).items())
    yield "events", str(gold["events"])
    for each in gold["factors"]:
        rest = (each.get("group", ""), str(each.get("depth", 0)), str(each.get("whys", 0)))
        yield "factor", words(each["text"]), *rest
    for kind, texts in gold["insights"].items():
        yield from (("insight", words(text), kind) for text in texts)
    yield from (("question", words(text)) for text in gold.get("questions", ()))
    yield from (_wanted_action(each) for each in gold["actions"])
    yield from (("person", name, role) for name, role in gold["people"].items())
    yield from (("warned", str(line)) for line in gold["warned"])


def _wanted_action(gold: dict[str, str]) -> Fact:
    rest = (gold.get(name, "") for name in ("owner", "due", "priority", "tracker"))
    return "action", words(gold["text"]), gold.get("status", "open"), *rest


def _found(draft: ReviewDraft, gold: dict[str, Any]) -> Iterator[Fact]:
    for name in ("title", "impact", "trigger", "detection"):
        yield name, words(getattr(draft, name))
    yield "ref", draft.incident_ref
    yield "severity", draft.severity or ""
    yield from (("service", name) for name in draft.services)
    said = words(draft.summary)
    wanted = [words(text) for text in gold.get("summary", ())]
    yield from (("summary", text) for text in wanted if text in said)
    if said and not wanted:
        yield "summary", said
    yield from _found_moments(draft, gold.get("moments", {}))
    yield from (("text", words(each.text), each.section) for each in draft.texts)
    yield "events", str(len(draft.events))
    yield from map(_factor, draft.factors)
    yield from (("insight", words(each.text), each.kind.value) for each in draft.insights)
    yield from (("question", words(text)) for text in draft.questions)
    yield from map(_action, draft.actions)
    yield from (("person", each.name, each.role.value) for each in draft.people)
    # Doubts about times are measured with the timelines.
    told = {each.line for each in draft.warnings}
    yield from (("warned", str(line)) for line in gold["warned"] if line in told)


def _found_moments(draft: ReviewDraft, gold: dict[str, str]) -> Iterator[Fact]:
    for name in ("started", "detected", "acknowledged", "mitigated", "resolved"):
        found = getattr(draft.moments, name)
        if found is not None:
            right = same_moment(found, gold.get(name))
            yield "moment", name if right else f"{name} {found}"


def _factor(draft: FactorDraft) -> Fact:
    return "factor", words(draft.text), draft.group, str(draft.depth), str(len(draft.whys))


def _action(draft: ActionDraft) -> Fact:
    due = draft.due.isoformat() if draft.due else ""
    rest = (draft.owner, due, draft.priority or "", draft.tracker)
    return "action", words(draft.text), draft.status.value, *rest
