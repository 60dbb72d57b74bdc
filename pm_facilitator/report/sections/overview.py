"""What the incident was: title block, summary, details and times, impact."""

from datetime import datetime

from pm_facilitator.domain.incident_times import (
    FIELDS,
    FIGURES,
    Duration,
    completed,
    figures,
    times_of,
)
from pm_facilitator.domain.metrics import words
from pm_facilitator.domain.vocabulary import Confidentiality
from pm_facilitator.report.blocks import (
    Block,
    Fact,
    Facts,
    Missing,
    Numbers,
    Paragraph,
    Section,
    Span,
    Subheading,
)
from pm_facilitator.report.context import Context
from pm_facilitator.report.text import one_line, paragraphs, rich


def notice(context: Context) -> str:
    """Say who may read the document, for every page."""
    if context.options.audience == "external":
        return "External version"
    label = {
        Confidentiality.PUBLIC: "Public",
        Confidentiality.INTERNAL: "Internal",
        Confidentiality.RESTRICTED: "Restricted: named readers only",
    }[context.review.confidentiality]
    return f"{label} · compliance version" if context.options.audience == "compliance" else label


def title_facts(context: Context) -> tuple[Fact, ...]:
    """Give the title block: what, how bad, how far, and when."""
    review = context.review
    pairs = [
        ("Incident", one_line(review.incident_ref)),
        ("Severity", review.severity.value if review.severity else "Not set"),
        ("Status", review.status.label),
        ("Readers", notice(context)),
        ("Incident began", _moment(context, review.started_at)),
        ("Review held", _moment(context, review.review_at)),
        ("Services", ", ".join(one_line(name) for name in review.services)),
        ("Tags", ", ".join(one_line(tag) for tag in review.tags) if context.inside else ""),
    ]
    return tuple(Fact(label, rich(value)) for label, value in pairs if value)


def short_title_facts(context: Context) -> tuple[Fact, ...]:
    """Give the title block in few lines."""
    review = context.review
    services = ", ".join(one_line(name) for name in review.services)
    severity = review.severity.value if review.severity else ""
    about = [one_line(review.incident_ref), severity, review.status.label, services]
    pairs = [
        ("Incident", " · ".join(filter(None, about))),
        ("Incident began", _moment(context, review.started_at)),
        ("Review held", _moment(context, review.review_at)),
    ]
    return tuple(Fact(label, rich(value)) for label, value in pairs if value)


def made(context: Context) -> str:
    """Say when and with what the document was made."""
    at = context.times.moment(context.options.made_at)
    zone = context.times.zone_words(context.options.made_at)
    return f"Made on {at} {zone} with PM Facilitator {context.options.app_version}"


def summary(context: Context) -> Section:
    """Say in short what happened."""
    review = context.review
    told = paragraphs(review.summary) or paragraphs(review.problem)
    return Section(
        "summary",
        "Executive summary",
        told or (Missing("No summary has been written yet."),),
    )


def details(context: Context) -> Section:
    """Give the times of the incident and how long each part of it took."""
    review = context.review
    facts = [
        ("Why this review", review.reason.label if review.reason else ""),
        ("Trigger", review.trigger),
        ("How it was noticed", review.detection_method),
        ("What the group looked at", review.problem if review.summary else ""),
        *_incident_times(context),
    ]
    known = tuple(Fact(label, rich(value)) for label, value in facts if value.strip())
    blocks: list[Block] = [*duration_numbers(context), *_origins(context)]
    if known:
        zone = context.times.zone_words(review.started_at)
        known += (Fact("All times in", rich(zone)),)
        blocks.append(Facts(known))
    empty = Missing("No details or times have been recorded yet.")
    return Section("details", "Details and times", tuple(blocks) or (empty,))


def impact(context: Context) -> Section:
    """Say whom and what the incident touched."""
    review = context.review
    parts = [
        ("Customers", review.impact_customers),
        ("Business", review.impact_business),
        ("Service levels and error budget", review.impact_slo),
    ]
    blocks: list[Block] = []
    for label, text in parts:
        if told := paragraphs(text):
            blocks += [Subheading(label), *told]
    empty = Missing("The impact has not been written down yet.")
    return Section("impact", "Impact", tuple(blocks) or (empty,))


def _incident_times(context: Context) -> list[tuple[str, str]]:
    told = times_of(context.board.events)
    full = completed(context.review, told)
    return [
        (
            name.removesuffix("_at").capitalize(),
            _moment(context, getattr(full, name))
            + (", from the events" if getattr(context.review, name) is None else ""),
        )
        for name in FIELDS
        if getattr(full, name) is not None
    ]


def durations(context: Context) -> tuple[Block, ...]:
    """Give the four durations, or say that they cannot be counted yet."""
    found = (*duration_numbers(context), *_origins(context))
    return found or (Missing("The times of the incident have not been set yet."),)


def duration_numbers(context: Context) -> list[Block]:
    """Give the four durations of the incident, or nothing while no time is known."""
    found = _figures(context)
    if not any(figure.value is not None for figure in found):
        return []
    return [Numbers(tuple(Fact(FIGURES[each.name], rich(words(each.value))) for each in found))]


def _origins(context: Context) -> list[Block]:
    """Say of the durations that were not simply set by hand where they come from."""
    told = [
        f"{FIGURES[figure.name]}: {figure.origin()}."
        for figure in _figures(context)
        if figure.value is not None
        and figure.from_events is not None
        and (figure.by_hand is None or figure.difference is not None)
    ]
    return [Paragraph((Span(" ".join(told), soft=True),))] if told else []


def _figures(context: Context) -> tuple[Duration, ...]:
    return figures(context.review, context.board.events)


def _moment(context: Context, moment: datetime | None) -> str:
    return context.times.moment(moment) if moment else ""
