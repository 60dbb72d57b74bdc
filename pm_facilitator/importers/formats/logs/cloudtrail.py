"""CloudTrail of Amazon Web Services: who has called what, from its files and its lookup."""

from typing import Any

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import (
    first_word,
    inside,
    mappings,
    some_have,
    told_lines,
    word,
)
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_FILE = ("eventTime", "eventSource", "eventName")
_LOOKUP = ("EventTime", "EventSource", "EventName")


class CloudTrail:
    """Reads the records of log files, also line by line, and what ``lookup-events`` answers."""

    name = "CloudTrail"

    def recognises(self, source: Source) -> bool:
        """Look for calls with their time, service and name."""
        return bool(_records(source.values))

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the calls; those that only look at something, and did not fail, on wish."""
        records = _records(source.values)
        feed = Feed(source, hints, watch, total=len(records))
        for number, each in enumerate(records, 1):
            feed.add(number, _of_lookup(each) if _LOOKUP[0] in each else _of_file(each))
        return feed.draft(self.name)


def _records(values: Any) -> list[dict[str, Any]]:
    for found, keys in (
        (mappings(values, "Records"), _FILE),
        (mappings(values, "Events"), _LOOKUP),
        (mappings(values), _FILE),
    ):
        if some_have(found, *keys):
            return found
    return []


def _of_file(each: dict[str, Any]) -> Entry:
    error = first_word(each, "errorCode", "errorMessage")
    role = word(each, "userIdentity", "sessionContext", "sessionIssuer", "userName")
    facts = {
        "Role": role,
        "Region": word(each, "awsRegion"),
        "Error": word(each, "errorMessage"),
    }
    return Entry(
        inside(each, "eventTime"),
        _said(word(each, "eventName"), word(each, "eventSource"), error),
        details="\n".join(filter(None, (told_lines(facts), told_lines(each, "requestParameters")))),
        source=_caller(inside(each, "userIdentity")),
        key=bool(error) or inside(each, "readOnly") is not True,
    )


def _of_lookup(each: dict[str, Any]) -> Entry:
    names = (word(item, "ResourceName") for item in mappings(each, "Resources"))
    return Entry(
        inside(each, "EventTime"),
        _said(word(each, "EventName"), word(each, "EventSource")),
        details="\n".join(filter(None, names)),
        source=word(each, "Username"),
        key=word(each, "ReadOnly").casefold() != "true",
    )


def _said(name: str, service: str, error: str = "") -> str:
    """Say what was called, as in "StopInstances (ec2)"."""
    short = service.removesuffix(".amazonaws.com")
    said = f"{name} ({short})" if name and short else name or short
    return f"{said} failed: {error}" if error else said


def _caller(identity: Any) -> str:
    """Give the name of an account, or of the session in which somebody plays a role."""
    session = word(identity, "arn").partition(":assumed-role/")[2].rpartition("/")[2]
    named = first_word(identity, "userName") or session
    root = "root" if word(identity, "type") == "Root" else ""
    return named or first_word(identity, "invokedBy") or root or word(identity, "principalId")
