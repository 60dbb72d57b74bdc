"""The lines of iCalendar (RFC 5545): unfolded, taken apart, and gathered to components."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pm_facilitator.importers.formats.values import clean

_LONGEST = 40_000
_DEEPEST = 8
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")
_PARAMETER = re.compile(r';([A-Za-z0-9-]{1,60})=((?:"[^"]*"|[^";:,])*(?:,(?:"[^"]*"|[^";:,])*)*)')
TIME = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z)?)?", re.I)
"""A day, or a day and a time, with a sign where it is in UTC."""

_BEHIND_ZONE = re.compile(
    r"(?P<zone>[^;]{1,200}?)(?:;[^:]{0,200})?:(?P<value>[0-9]{8}(?:T[0-9]{6}Z?)?)", re.I | re.A
)
"""The rest of a name with a colon in it, and the time behind it."""

_ESCAPED = re.compile(r"\\([\\;,nN])")


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a component.

    Attributes:
        line: the line it starts on, from 1.
        parameters: by their names in capitals.
        value: as it was written.
    """

    line: int
    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as a text, with line breaks in place of their signs."""
        text = _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], self.value)
        return clean(text).strip()


@dataclass(slots=True)
class Component:
    """An event, a task, a zone ... with its properties and the components in it."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """Give the first property of a name."""
        return next((each for each in self.properties if each.name == name), None)

    def text(self, name: str) -> str:
        """Give the first property of a name as text; empty when there is none."""
        found = self.first(name)
        return found.text if found else ""


def components(text: str) -> Iterator[Component]:
    """Give the outermost components of a text in their order, however well they are closed."""
    stack: list[Component] = []
    for line, content in _unfolded(text):
        found = _property(line, content)
        if found is None:
            continue
        value = found.value.strip().upper()
        if found.name == "BEGIN":
            stack.append(Component(value, line))
            if len(stack) > _DEEPEST:
                stack.pop()
        elif found.name == "END":
            while stack and any(each.name == value for each in stack):
                closed = stack.pop()
                if stack:
                    stack[-1].parts.append(closed)
                else:
                    yield closed
                if closed.name == value:
                    break
        elif stack:
            stack[-1].properties.append(found)
    while stack:
        closed = stack.pop()
        if stack:
            stack[-1].parts.append(closed)
        else:
            yield closed


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Give the content lines with the number of the line that each starts on."""
    parts: list[str] = []
    start = size = 0
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line[:1] in (" ", "\t") and parts:
            size += len(line)
            if size < _LONGEST:
                parts.append(line[1:])
            continue
        if parts:
            yield start, "".join(parts)
        parts, start, size = [line[:_LONGEST]], number, len(line)
    if parts:
        yield start, "".join(parts)


def _property(line: int, content: str) -> Property | None:
    name = _NAME.match(content)
    if name is None:
        return None
    parameters: dict[str, str] = {}
    end = name.end()
    while match := _PARAMETER.match(content, end):
        parameters[match[1].upper()] = match[2].strip('"')
        end = match.end()
    if content[end : end + 1] != ":":
        return None
    value = content[end + 1 :]
    if "TZID" in parameters and (parted := _BEHIND_ZONE.fullmatch(value)):
        # Some write "(UTC+01:00) Amsterdam, Berlin" without the quotes that its colon needs.
        parameters["TZID"] += f":{parted['zone']}"
        value = parted["value"]
    return Property(line, name[0].upper(), parameters, value)
