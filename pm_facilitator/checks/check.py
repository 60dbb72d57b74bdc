"""A check: what is worth a second look in a whole review, why, and where it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pm_facilitator import assets
from pm_facilitator.domain.edits.common import Key
from pm_facilitator.domain.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class Found:
    """That something was found: of which kind, about which records, and for which stage.

    Without records it is about the whole stage; without a stage it belongs to its kind's own.
    """

    kind: str
    about: tuple[Key, ...] = ()
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What the facilitator reads about something found.

    Attributes:
        kind: its name in the data, such as "one-factor".
        title: what was found, in a sentence.
        reason: why it is worth a second look.
        source: where the thought comes from.
        stage: the stage that it belongs to.
        about: the records to look at; none when it is about the whole stage.
    """

    kind: str
    title: str
    reason: str
    source: str
    stage: Stage
    about: tuple[Key, ...]

    @property
    def marks(self) -> tuple[str, ...]:
        """Give what a review keeps once this is left as it is: "unowned:" and an id, for each."""
        return marks_of(self.kind, self.about, self.stage)


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of check as the data describes it; ``many`` is said of several records."""

    name: str
    stage: Stage
    one: str
    many: str
    reason: str
    source: str

    def check(self, found: Found) -> Check:
        """Say what was found."""
        stage = found.stage or self.stage
        words = self.many if len(found.about) > 1 else self.one
        title = words.format(count=len(found.about), stage=stage.label)
        return Check(self.name, title, self.reason, self.source, stage, found.about)


@cache
def kinds() -> Mapping[str, Kind]:
    """Give every sort of check by its name, in the order in which they are shown."""
    data = assets.toml("checks.toml")
    return {item["kind"]: _kind(item, data["sources"]) for item in data["check"]}


def marks_of(kind: str, about: tuple[Key, ...], stage: Stage) -> tuple[str, ...]:
    """Give the marks under which a review keeps that something was left as it is."""
    return tuple(f"{kind}:{id_}" for _, id_ in about) or (f"{kind}:{stage.value}",)


def _kind(item: Mapping[str, Any], sources: Mapping[str, str]) -> Kind:
    return Kind(
        name=item["kind"],
        stage=Stage(item["stage"]),
        one=item["one"],
        many=item.get("many", item["one"]),
        reason=item["reason"],
        source=sources[item["source"]],
    )
