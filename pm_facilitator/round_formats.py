"""The ready-made formats of small-group rounds that ship with the app."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pm_facilitator import assets
from pm_facilitator.domain.edits.rounds import Plan
from pm_facilitator.domain.rounds import Step
from pm_facilitator.domain.vocabulary import NoteColor, RoundStep


@dataclass(frozen=True, slots=True)
class RoundFormat:
    """A ready-made small-group round.

    Attributes:
        about: what it is good for.
        prompt: what it asks; empty where any question will do.
        steps: the steps it goes through.
        group_size: how many people a small group is to have; 0 is without groups.
        colors: the colours of its notes, question by question; each line of the prompt is one.
    """

    name: str
    label: str
    about: str
    prompt: str
    steps: tuple[Step, ...]
    group_size: int
    votes_each: int
    votes_per_note: int
    colors: tuple[NoteColor, ...] = ()

    @property
    def color(self) -> NoteColor:
        """Give the colour of notes on its first or only question."""
        return self.colors[0] if self.colors else NoteColor.OBSERVATION

    def plan(self, prompt: str = "", anonymous: bool = True) -> Plan:
        """Give the plan of a round in this format; an empty prompt leaves the format's own."""
        asked = prompt.strip() or self.prompt
        votes = (self.votes_each, self.votes_per_note)
        return Plan(asked, self.steps, self.name, anonymous, *votes)


@cache
def round_formats() -> dict[str, RoundFormat]:
    """Give the ready-made formats of rounds by name."""
    return {item["name"]: _format(item) for item in assets.toml("rounds.toml")["format"]}


@cache
def pre_work() -> RoundFormat:
    """Give the format of what people answer before the meeting."""
    return _format(assets.toml("rounds.toml")["pre_work"])


def default_round_format() -> RoundFormat:
    """Give the format that a new round starts with."""
    return round_formats()[assets.toml("rounds.toml")["default"]]


def _format(item: Mapping[str, Any]) -> RoundFormat:
    steps = (
        Step(
            RoundStep(step["word"]),
            step.get("seconds", 0),
            step.get("size", 0),
            step.get("prompt", ""),
        )
        for step in item["steps"]
    )
    return RoundFormat(
        name=item["name"],
        label=item["label"],
        about=item["about"],
        prompt=item["prompt"].strip(),
        steps=tuple(steps),
        group_size=item["group_size"],
        votes_each=item["votes_each"],
        votes_per_note=item["votes_per_note"],
        colors=tuple(NoteColor(color) for color in item.get("colors", ())),
    )
