"""From drafts to records: what was read becomes timeline events and whole reviews."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from pm_facilitator import presets
from pm_facilitator.domain.changes import Added, Change, Value, with_field
from pm_facilitator.domain.edits.setup import new_review
from pm_facilitator.domain.entities import (
    Action,
    Bone,
    Entity,
    Factor,
    Insight,
    OpenQuestion,
    Person,
    Review,
    SectionText,
    TimelineEvent,
    WhyStep,
    new_id,
)
from pm_facilitator.domain.vocabulary import ActionEffect, Precision
from pm_facilitator.importers.draft import EventDraft, FactorDraft, ReviewDraft, TimelineDraft
from pm_facilitator.importers.text.markup import links, plain
from pm_facilitator.importers.times.moments import info_of, instant, is_day
from pm_facilitator.importers.times.zones import find_zone

UNSORTED = "To be placed"
"""The bone for factors of which the document does not say where they belong."""

_MOST_BONES = 8


def to_events(draft: TimelineDraft, zone: str) -> list[TimelineEvent]:
    """Make timeline events of a draft, in its order.

    Args:
        draft: a timeline that was read.
        zone: the zone of times that the text gives without one; daylight saving time is that of
            each instant.
    """
    return _events(draft.events, info_of(zone))


def home_of(draft: ReviewDraft, zone: str) -> ZoneInfo:
    """Give the zone of the review that would be made of a draft.

    Args:
        draft: a document that was read.
        zone: the zone of times that the document gives without one.
    """
    kept = next((each.zone for each in draft.records if isinstance(each, Review)), "")
    home = find_zone(kept or draft.zone or zone)
    try:
        return ZoneInfo(kept or (home.home if home else "UTC"))
    except (LookupError, ValueError, OSError):
        return ZoneInfo("UTC")


def review_changes(
    draft: ReviewDraft, now: datetime, zone: str, *, title: str = "", name: str = ""
) -> tuple[list[Change], str]:
    """Give the changes that make a review of a draft, and its id.

    Args:
        draft: a document that was read.
        now: the moment of the import, in UTC.
        zone: the zone of times that the document gives without one.
        title: what to call the review; the document's own title where this is empty.
        name: what to call it where neither is there, such as the name of the file.
    """
    title = title or draft.title or _title_of_name(name)
    if draft.records:
        return _kept(draft.records, title)
    home = find_zone(draft.zone or zone)
    info = home.info if home else UTC
    agenda, categories = presets.default_agenda(), presets.default_category_set()
    changes, review_id = new_review(
        title,
        now,
        bones=categories.bones,
        agenda=agenda.name,
        minutes=agenda.minutes,
        checklist=presets.checklist(),
        category_set=categories.name,
        zone=home.home if home else "UTC",
        **_fields(draft, info),
    )
    records = [
        *_events(draft.events, info),
        *_factors(draft.factors, changes),
        *(Insight(new_id(), each.kind, each.text) for each in draft.insights),
        *(OpenQuestion(new_id(), text) for text in draft.questions),
        *_actions(draft),
        *(Person(new_id(), each.name, each.role) for each in draft.people),
        *(SectionText(new_id(), each.section, each.text) for each in draft.texts),
    ]
    return changes + [Added(record) for record in _in_order(records)], review_id


def _kept(records: Iterable[Entity], title: str) -> tuple[list[Change], str]:
    """Take the records of a review of this app as they are."""
    kept = [replace(each, title=title) if isinstance(each, Review) else each for each in records]
    review_id = next(each.id for each in kept if isinstance(each, Review))
    return [Added(each) for each in kept], review_id


def _title_of_name(name: str) -> str:
    words = name.replace("_", " ")
    return words if " " in words else words.replace("-", " ")


def _fields(draft: ReviewDraft, zone: tzinfo) -> dict[str, Value]:
    moments = draft.moments
    template = {"template": draft.template} if draft.template else {}
    return {
        **template,
        "incident_ref": draft.incident_ref,
        "severity": draft.severity,
        "services": draft.services,
        "tags": draft.tags,
        "summary": draft.summary,
        "impact_customers": draft.impact,
        "trigger": draft.trigger,
        "detection_method": draft.detection,
        "started_at": instant(moments.started, zone),
        "detected_at": instant(moments.detected, zone),
        "acknowledged_at": instant(moments.acknowledged, zone),
        "mitigated_at": instant(moments.mitigated, zone),
        "resolved_at": instant(moments.resolved, zone),
    }


def _factors(drafts: Iterable[FactorDraft], changes: Iterable[Change]) -> Iterator[Entity]:
    """Hang the factors on the bones of the same name, on bones of their own, or aside."""
    bones = {
        change.entity.label.casefold(): change.entity
        for change in changes
        if isinstance(change, Added) and isinstance(change.entity, Bone)
    }
    above: list[Factor] = []
    for draft in drafts:
        known = draft.group.casefold() in bones
        label = draft.group if draft.group and (known or len(bones) < _MOST_BONES) else UNSORTED
        bone = bones.get(label.casefold())
        if bone is None:
            bone = Bone(new_id(), label, float(len(bones)))
            bones[label.casefold()] = bone
            yield bone
        above = above[: draft.depth]
        parent = above[-1] if above and above[-1].bone_id == bone.id else None
        factor = Factor(new_id(), draft.text, bone.id, parent.id if parent else None)
        details = (draft.details,) if draft.details else ()
        factor = replace(factor, evidence=(*details, *draft.evidence))
        above.append(factor)
        yield factor
        yield from _whys(factor, draft.whys)


def _whys(factor: Factor, answers: Iterable[str]) -> Iterator[WhyStep]:
    parent: WhyStep | None = None
    for text in answers:
        parent = WhyStep(new_id(), factor.id, parent.id if parent else None, text)
        yield parent


def _actions(draft: ReviewDraft) -> Iterator[Action]:
    for each in draft.actions:
        yield Action(
            new_id(),
            each.text,
            each.owner,
            each.due,
            priority=each.priority,
            status=each.status,
            tracker=each.tracker,
            effect=each.effect or ActionEffect.PREVENT,
        )


def _in_order(records: Iterable[Entity]) -> Iterator[Entity]:
    """Number the records of each kind; bones have their numbers behind those of the preset."""
    counts: dict[type[Entity], int] = {}
    for record in records:
        number = counts.get(type(record), 0)
        counts[type(record)] = number + 1
        yield record if isinstance(record, Bone) else with_field(record, "order", float(number))


def _events(drafts: Iterable[EventDraft], zone: tzinfo) -> list[TimelineEvent]:
    events: list[TimelineEvent] = []
    last: datetime | None = None
    for number, draft in enumerate(drafts):
        event = _event(draft, zone, last, float(number))
        last = event.time or last
        events.append(event)
    return events


def _event(draft: EventDraft, zone: tzinfo, last: datetime | None, order: float) -> TimelineEvent:
    time = instant(draft.time, zone, last)
    end = instant(draft.end, zone, time) if time else None
    said = f"{draft.text}\n{draft.details}".strip()
    return TimelineEvent(
        id=new_id(),
        time=time,
        end=end if end and time and end > time else None,
        precision=_precision(draft, time),
        text=plain(said),
        kind=draft.kind,
        source=draft.source,
        evidence=tuple(dict.fromkeys((*draft.evidence, *links(said)))),
        told=draft.told,
        told_zone=draft.told_zone,
        origins=draft.origins,
        order=order,
    )


def _precision(draft: EventDraft, time: datetime | None) -> Precision:
    if time is None:
        return Precision.UNKNOWN
    if is_day(draft.time):
        return Precision.DAY
    return Precision.APPROXIMATE if draft.approximate else Precision.EXACT
