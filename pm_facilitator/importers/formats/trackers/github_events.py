"""The single entries of a timeline on GitHub, and its webhooks, in words."""

from typing import Any

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.importers.formats.feed import Entry
from pm_facilitator.importers.formats.values import first_word, inside, web_links, word

_NOISE = frozenset(
    (
        "subscribed", "unsubscribed", "mentioned", "labeled", "unlabeled", "milestoned",
        "demilestoned", "locked", "unlocked", "pinned", "unpinned", "head_ref_deleted",
        "head_ref_restored", "review_requested", "review_request_removed", "comment_deleted",
        "added_to_project", "added_to_project_v2", "moved_columns_in_project", "unassigned",
        "removed_from_project", "converted_note_to_issue", "renamed", "edited",
        "project_v2_item_status_changed", "auto_merge_enabled", "auto_merge_disabled",
    )
)  # fmt: skip
_KINDS = {
    "committed": EventKind.CHANGE,
    "merged": EventKind.CHANGE,
    "head_ref_force_pushed": EventKind.CHANGE,
    "deployed": EventKind.CHANGE,
    "closed": EventKind.OTHER,
    "assigned": EventKind.ESCALATION,
}


def who(person: Any) -> str:
    """Give the name of somebody: of the account, or as a commit has it."""
    return first_word(person, "login", "name", "email")


def of_timeline(each: dict[str, Any]) -> Entry:
    """Read one entry of the timeline of an issue or pull request."""
    event = word(each, "event")
    body = first_word(each, "body", "message")
    text, details = (body, "") if event in ("commented", "line-commented") else (_said(each), body)
    if event == "committed":
        text, details = f"Commit {word(each, 'sha')[:8]}: {body}", ""
    actor = inside(each, "actor") or inside(each, "user") or inside(each, "author")
    return Entry(
        first_word(each, "created_at", "submitted_at", ("author", "date"), ("committer", "date")),
        text or event,
        details=details,
        source=who(actor) or "GitHub",
        evidence=web_links(inside(each, "html_url"), inside(each, "source", "issue", "html_url")),
        kind=_KINDS.get(event),
        key=event not in _NOISE,
    )


def of_webhook(each: dict[str, Any]) -> Entry:
    """Read what a webhook tells of an issue, a pull request, a comment, a release, a deployment."""
    action = word(each, "action") or "created"
    about = _about(each)
    comment = inside(each, "comment") or inside(each, "review")
    if action == "labeled":
        text = f"Labelled {word(each, 'label', 'name')}: {_named(each)}"
    elif comment:
        text = word(comment, "body") or f"Commented on {_named(each)}"
    else:
        text = f"{action.replace('_', ' ').capitalize()}: {_named(each)}"
    closed = inside(about, "closed_at") if action == "closed" else None
    first = "created_at" if action in ("opened", "created") else "updated_at"
    when = first_word(comment, "submitted_at", "created_at") or closed
    opened = action == "opened"
    return Entry(
        when or first_word(about, first, "updated_at", "published_at", "created_at"),
        text,
        details=word(about, "body") if opened else "",
        source=who(inside(each, "sender")) or "GitHub",
        evidence=web_links(inside(comment, "html_url"), inside(about, "html_url")),
        kind=EventKind.CHANGE if "deployment" in each or "release" in each else None,
        key=bool(comment) or action not in _NOISE,
    )


def _about(each: dict[str, Any]) -> Any:
    names = (
        "deployment_status", "deployment", "release", "workflow_run", "pull_request", "issue",
    )  # fmt: skip
    return next((each[name] for name in names if isinstance(each.get(name), dict)), None)


def _named(each: dict[str, Any]) -> str:
    about = _about(each)
    number = word(about, "number")
    title = first_word(about, "title", "name", "environment", "state", "tag_name")
    return f"#{number} {title}" if number else title


def _said(each: dict[str, Any]) -> str:
    """Put what happened into words."""
    event = word(each, "event")
    label, milestone = word(each, "label", "name"), word(each, "milestone", "title")
    issue = inside(each, "source", "issue")
    named = {
        "opened": f"Opened: {word(each, 'title')}".rstrip(": "),
        "labeled": f"Labelled {label}",
        "unlabeled": f"Took the label {label} off",
        "milestoned": f"Put into the milestone {milestone}",
        "assigned": f"Assigned to {who(inside(each, 'assignee'))}",
        "unassigned": f"No longer assigned to {who(inside(each, 'assignee'))}",
        "renamed": f"Renamed to {word(each, 'rename', 'to')}",
        "cross-referenced": f"Mentioned in #{word(issue, 'number')}: {word(issue, 'title')}",
        "referenced": f"Mentioned in commit {word(each, 'commit_id')[:8]}",
        "closed": "Closed" + (f" as {reason}" if (reason := _reason(each)) else ""),
        "reviewed": f"Reviewed: {word(each, 'state').replace('_', ' ').lower()}",
        "review_requested": f"Asked {who(inside(each, 'requested_reviewer'))} for a review",
    }
    return named.get(event) or event.replace("_", " ").capitalize()


def _reason(each: dict[str, Any]) -> str:
    return word(each, "state_reason").replace("_", " ")
