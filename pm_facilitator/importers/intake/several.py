"""The drafts of several files that are imported together, made one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from pm_facilitator.importers.draft import (
    ActionDraft,
    FactorDraft,
    ImportWarning,
    InsightDraft,
    Moments,
    PersonDraft,
    ReviewDraft,
    TextDraft,
)

_MOST_FORMS = 3


Lined = TypeVar("Lined", FactorDraft, InsightDraft, ActionDraft, TextDraft)


def joined(
    drafts: Sequence[tuple[str, ReviewDraft]], warnings: Sequence[ImportWarning] = ()
) -> ReviewDraft:
    """Make one draft of those of several files, each given with its name.

    Lists follow one another in the order of the files; of what can be told once, the first file
    that tells it counts. Lines are counted on from file to file, so that each warning finds its
    event; which line of which file it is about, it says in words.

    Args:
        drafts: what was read.
        warnings: about the files as such.
    """
    moved, before = [], 0
    for name, draft in drafts:
        moved.append(_moved(draft, name, before))
        before += _last_line(draft)
    first = ReviewDraft(
        title=_first(each.title for each in moved),
        incident_ref=_first(each.incident_ref for each in moved),
        severity=next((each.severity for each in moved if each.severity), None),
        summary=_first(each.summary for each in moved),
        impact=_first(each.impact for each in moved),
        trigger=_first(each.trigger for each in moved),
        detection=_first(each.detection for each in moved),
        zone=next((each.zone for each in moved if each.zone), None),
        moments=_moments([each.moments for each in moved]),
        template=next((each.template for each in moved if each.template), None),
        form=_form([each.form for each in moved]),
        day=next((each.day for each in moved if each.day), None),
        lacks_day=any(each.lacks_day for each in moved),
    )
    return replace(
        first,
        services=_once(name for each in moved for name in each.services),
        tags=_once(name for each in moved for name in each.tags),
        questions=_once(text for each in moved for text in each.questions),
        people=_people(person for each in moved for person in each.people),
        events=tuple(event for each in moved for event in each.events),
        factors=tuple(factor for each in moved for factor in each.factors),
        insights=tuple(insight for each in moved for insight in each.insights),
        actions=tuple(action for each in moved for action in each.actions),
        texts=_texts(text for each in moved for text in each.texts),
        warnings=(*warnings, *(warning for each in moved for warning in each.warnings)),
        choices=tuple(choice for each in moved for choice in each.choices),
    )


def choices_for(name: str, choices: Mapping[str, str]) -> dict[str, str]:
    """Give the choices for one of several files: those made for all, and over them its own."""
    start = _choice_key(name, "")
    own = {
        key.removeprefix(start): value for key, value in choices.items() if key.startswith(start)
    }
    return {**choices, **own}


def _choice_key(name: str, key: str) -> str:
    return f"{name}/{key}"


def _moved(draft: ReviewDraft, name: str, by: int) -> ReviewDraft:
    """Count the lines of a draft on from those of the files before it, and name its file."""
    warnings = [_named(each, name, by) for each in draft.warnings]
    if draft.records:
        message = "This is a whole review; only its events were taken. Import it alone to get all."
        warnings.append(ImportWarning(0, message, where=name))
    draft = counted_on(draft, by)
    return replace(
        draft,
        records=(),
        pictures=(),
        warnings=tuple(warnings),
        choices=tuple(
            replace(each, key=_choice_key(name, each.key), label=f"{each.label} in {name}")
            for each in draft.choices
        ),
    )


def counted_on(draft: ReviewDraft, by: int) -> ReviewDraft:
    """Count all lines of a draft on by a number, which may be less than 0."""
    return replace(
        draft,
        events=tuple(
            each._replace(line=each.line + by) if each.line else each for each in draft.events
        ),
        factors=_on(draft.factors, by),
        insights=_on(draft.insights, by),
        actions=_on(draft.actions, by),
        texts=_on(draft.texts, by),
        warnings=tuple(_warning_on(each, by) for each in draft.warnings),
    )


def _warning_on(warning: ImportWarning, by: int) -> ImportWarning:
    if not warning.line:
        return warning
    answers = tuple(
        replace(each, until=each.until + by if each.until else 0) for each in warning.answers
    )
    return replace(warning, line=warning.line + by, answers=answers)


def _named(warning: ImportWarning, name: str, by: int) -> ImportWarning:
    where = f"{name}, line {warning.line}" if warning.line else name
    return replace(_warning_on(warning, by), where=where)


def _on(items: Iterable[Lined], by: int) -> tuple[Lined, ...]:
    return tuple(replace(each, line=each.line + by) if each.line else each for each in items)


def _last_line(draft: ReviewDraft) -> int:
    told = (draft.factors, draft.insights, draft.actions, draft.texts)
    lists = (draft.events, draft.warnings, *told)
    untils = (answer.until for warning in draft.warnings for answer in warning.answers)
    return max((*(each.line for items in lists for each in items), *untils), default=0)


def _moments(all_moments: Sequence[Moments]) -> Moments:
    names = ("started", "detected", "acknowledged", "mitigated", "resolved")
    return Moments(
        **{
            name: next((time for each in all_moments if (time := getattr(each, name))), None)
            for name in names
        }
    )


def _people(people: Iterable[PersonDraft]) -> tuple[PersonDraft, ...]:
    by_name: dict[str, PersonDraft] = {}
    for person in people:
        by_name.setdefault(person.name.casefold(), person)
    return tuple(by_name.values())


def _texts(texts: Iterable[TextDraft]) -> tuple[TextDraft, ...]:
    """Put the texts of one section together, as a section has but one."""
    found: dict[str, TextDraft] = {}
    for each in texts:
        before = found.get(each.section)
        whole = f"{before.text}\n\n{each.text}" if before else each.text
        found[each.section] = replace(before or each, text=whole)
    return tuple(found.values())


def _form(forms: Sequence[str]) -> str:
    kinds = _once(forms)
    more = f" and {len(kinds) - _MOST_FORMS} more" if len(kinds) > _MOST_FORMS else ""
    return f"{len(forms)} files: {', '.join(kinds[:_MOST_FORMS])}{more}"


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
