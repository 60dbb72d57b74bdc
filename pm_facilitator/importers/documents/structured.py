"""Documents that are data: reviews of this app, reports in YAML or JSON, tables of events."""

import re
from datetime import date
from typing import Any

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.documents.own_format import is_own, read_own
from pm_facilitator.importers.documents.report_values import is_report, read_report
from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.text.front_matter import front_matter_end
from pm_facilitator.importers.text.json_text import parse_json
from pm_facilitator.importers.timeline.csv_table import read_csv

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*\{\s*\")")
_OWN_YAML = re.compile(r"\s*(?:---\s+)?(?:#[^\n]*\n\s*)*format:\s*['\"]?pm-facilitator/")
_YAML_KEY = re.compile(
    r"^(?:incident|timeline|events|root_causes?|contributing_factors|action_items|actions"
    r"|lessons_learned|post_?mortem):[ \t]*(?:#[^\n]*)?$",
    re.M,
)
_DOCUMENT = re.compile(r"^---(?:[ \t].*)?\n(?=(?:#.*\n|[ \t]*\n)*+[\w'\"-][^\n]*:|- )", re.M)
_YAML_NESTED = re.compile(r"^[ \t]{1,8}(?:- )?[a-z][a-z_]{1,30}:(?:[ \t]|$)", re.M)
_YAML_START = re.compile(r"\s*(?:---[ \t]*\n)?(?:[ \t]*#[^\n]*\n)*[a-z][a-z_]{1,40}:(?:\s|$)")
_ANY_KEY = re.compile(_YAML_KEY.pattern.replace("_", "[_ ]"), re.M | re.I)
_ANY_START = re.compile(_YAML_START.pattern.replace("[a-z_]", "[a-z_ ]"), re.I)
"""The same in a file that its name calls YAML: "Root Causes:"."""

_DEEPEST = 4
_MOST_YAML = 8 * 1024 * 1024


def may_be_data(head: str) -> bool:
    """Tell by its beginning whether a text may be one whole that cannot be cut, as JSON is."""
    head = head.removeprefix("\ufeff")
    return bool(_JSON.match(head) or _OWN_YAML.match(head) or _YAML_START.match(head))


def is_data(text: str) -> bool:
    """Tell whether a text is read as data, and would fall to pieces without some of its lines."""
    text = text.removeprefix("\ufeff")
    if _JSON.match(text) or _OWN_YAML.match(text[:4000]):
        return True
    if not (_YAML_START.match(text) and _YAML_KEY.search(text)) or _has_front_matter(text):
        return False
    try:
        return is_report(_yaml(text))
    except ImportFailed:
        return False


def read_structured(
    text: str,
    *,
    day: date | None = None,
    zone: str | None = None,
    spare: date | None = None,
    name: str = "",
) -> ReviewDraft | None:
    """Read a document that is data; None when it is prose.

    Args:
        text: the document.
        day: the day of times without a date.
        zone: the zone of times without one.
        spare: a day to fall back on.
        name: of its file, which may say that it is surely JSON or YAML.

    Raises:
        ImportFailed: when it is surely data, but broken or of something else.
    """
    text = text.removeprefix("\ufeff")
    named = name.casefold()
    if _JSON.match(text) or named.endswith(".json"):
        return _draft(_json(text), text, day, zone, spare)
    if (table := read_csv(text, day=day, zone=zone, spare=spare)) is not None:
        return ReviewDraft(events=table.events, warnings=table.warnings, zone=table.zone)
    if _OWN_YAML.match(text[:4000]):
        return _draft(_yaml(text), text, day, zone, spare)
    surely = named.endswith((".yaml", ".yml"))
    if _has_front_matter(text):
        if surely and len(_DOCUMENT.findall(text)) > 1:
            raise ImportFailed(
                "This file holds several YAML documents.", "Put each into a file of its own."
            )
        return None
    small = bool(_YAML_START.match(text) and _YAML_KEY.search(text))
    if not small and not (surely and _ANY_START.match(text) and _ANY_KEY.search(text)):
        return None
    try:
        values = _yaml(text)
    except ImportFailed:
        # Lower-case labels in plain text look like this too, but have no names nested below them.
        nested = len(_YAML_NESTED.findall(text[:20_000])) > 1
        if small and (surely or nested):
            raise
        return None
    return _draft(values, text, day, zone, spare) if is_report(values) else None


def read_front(
    text: str, *, day: date | None = None, zone: str | None = None, spare: date | None = None
) -> ReviewDraft | None:
    """Read the timeline that the front matter of a page is the only one to tell; None without one.

    Args:
        text: the page, with front matter in YAML.
        day: the day of times without a date.
        zone: the zone of times without one.
        spare: a day to fall back on.
    """
    text = text.removeprefix("\ufeff")
    if not (_has_front_matter(text) and _YAML_KEY.search(text)):
        return None
    raw = text.splitlines()
    front = "\n".join(["", *raw[1 : front_matter_end(raw)]])  # its lines keep their numbers
    try:
        values = _yaml(front)
    except ImportFailed:
        return None
    return _draft(values, front, day, zone, spare) if is_report(values) else None


def _draft(
    values: Any, text: str, day: date | None, zone: str | None, spare: date | None
) -> ReviewDraft:
    values = {"timeline": values} if isinstance(values, list) else _unwrapped(values)
    if is_own(values):
        return read_own(values)
    if is_report(values):
        return read_report(values, text, day=day, zone=zone, spare=spare)
    raise ImportFailed(
        "This file is data, but neither a review nor a report, and no list of events was found.",
        "It needs parts such as incident and timeline, or one list of objects with time and text.",
    )


def _unwrapped(values: Any) -> Any:
    """Give the report that an answer such as {"status": "ok", "data": {...}} has inside."""
    inner, depth = values, 0
    while isinstance(inner, dict) and not is_own(inner) and not is_report(inner):
        inside = [each for each in inner.values() if isinstance(each, dict)]
        if len(inside) != 1 or depth == _DEEPEST:
            return values
        inner, depth = inside[0], depth + 1
    return inner if is_report(inner) else values


def _json(text: str) -> Any:
    try:
        return parse_json(text)
    except (ValueError, RecursionError) as error:
        raise ImportFailed("This is not valid JSON.", "Check that it is whole.") from error


def _yaml(text: str) -> Any:
    if len(text) > _MOST_YAML:
        raise ImportFailed("This YAML file is too large.", "Use JSON for what is this large.")
    # YAML is slow to import and seldom met.
    from pm_facilitator.importers.text.yaml_text import read_yaml

    return read_yaml(text)


def _has_front_matter(text: str) -> bool:
    return text.startswith("---") and re.search(r"^(?:---|\.\.\.)\s*$", text[3:], re.M) is not None
