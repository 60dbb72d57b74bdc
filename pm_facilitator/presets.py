"""The texts and plans that ship with the app: agendas, categories, checklists, prompts, sample."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pm_facilitator import assets
from pm_facilitator.domain.vocabulary import EventKind, Stage

OWN_CATEGORIES = "own"
"""The name under which a review keeps categories that its user wrote."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """A plan for the time: the minutes of each stage."""

    name: str
    label: str
    minutes: Mapping[Stage, int]
    note: str

    @property
    def total(self) -> int:
        """Give the minutes of the whole meeting."""
        return sum(self.minutes.values())


@dataclass(frozen=True, slots=True)
class CategorySet:
    """A set of bones for the fishbone."""

    name: str
    label: str
    bones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A good question, what it is after, and where the thought comes from."""

    text: str
    aim: str
    source: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """A difficulty in the room and what can be said about it.

    ``minutes`` is how long a break it suggests; 0 for none.
    """

    name: str
    situation: str
    moves: tuple[str, ...]
    source: str
    minutes: int = 0


@cache
def agendas() -> dict[str, Agenda]:
    """Give the agenda presets by name."""
    return {
        item["name"]: Agenda(
            name=item["name"],
            label=item["label"],
            minutes={stage: item["minutes"][stage] for stage in Stage},
            note=item["note"],
        )
        for item in assets.toml("agendas.toml")["agenda"]
    }


def default_agenda() -> Agenda:
    """Give the agenda that a new review starts with."""
    return agendas()[assets.toml("agendas.toml")["default"]]


@cache
def category_sets() -> dict[str, CategorySet]:
    """Give the category sets by name."""
    return {
        item["name"]: CategorySet(item["name"], item["label"], tuple(item["bones"]))
        for item in assets.toml("categories.toml")["set"]
    }


def default_category_set() -> CategorySet:
    """Give the category set that a new review starts with."""
    return category_sets()[assets.toml("categories.toml")["default"]]


def checklist() -> tuple[str, ...]:
    """Give the lines of the preparation checklist."""
    return tuple(assets.toml("checklist.toml")["checklist"])


def ground_rules() -> tuple[str, ...]:
    """Give the ground rules that the group sees at the opening."""
    return tuple(assets.toml("checklist.toml")["ground_rules"])


def opening_script() -> tuple[str, ...]:
    """Give what the facilitator can say to open the meeting, sentence by sentence."""
    return tuple(assets.toml("checklist.toml")["opening_script"])


def before_prompts() -> tuple[Prompt, ...]:
    """Give the questions that facilitators ask themselves before the meeting."""
    return _prompts("prompts_stages.toml", "before")


def stage_prompts(stage: Stage) -> tuple[Prompt, ...]:
    """Give the good questions of a stage."""
    return _prompts("prompts_stages.toml", stage.value)


def event_prompts(kind: EventKind) -> tuple[Prompt, ...]:
    """Give the good questions about a kind of timeline event."""
    return _prompts("prompts_events.toml", kind.value)


def factor_prompts(bone_label: str) -> tuple[Prompt, ...]:
    """Give the good questions for a bone of the fishbone; unknown labels get general ones."""
    return _prompts("prompts_factors.toml", bone_sort(bone_label))


def bone_sort(bone_label: str) -> str:
    """Give what sort of bone it is, such as "technology"; "any" for a label of one's own."""
    wanted = " ".join(bone_label.split()).casefold()
    labels: dict[str, list[str]] = assets.toml("prompts_factors.toml")["labels"]
    for name, known in labels.items():
        if wanted in (label.casefold() for label in known):
            return name
    return "any"


@cache
def redirects() -> tuple[Redirect, ...]:
    """Give the difficulties that a room can get into, with what to say."""
    data = assets.toml("prompts_redirects.toml")
    return tuple(
        Redirect(
            name=item["name"],
            situation=item["situation"],
            moves=tuple(item["moves"]),
            source=data["sources"][item["source"]],
            minutes=item.get("break_minutes", 0),
        )
        for item in data["redirect"]
    )


def sample_review() -> dict[str, Any]:
    """Give the sample review in the app's JSON format; each call gives a copy of its own."""
    loaded: dict[str, Any] = json.loads(assets.text("sample/review.json"))
    return loaded


@cache
def _prompts(file: str, group: str) -> tuple[Prompt, ...]:
    data = assets.toml(file)
    return tuple(
        Prompt(item["text"], item["aim"], data["sources"][item["source"]]) for item in data[group]
    )
