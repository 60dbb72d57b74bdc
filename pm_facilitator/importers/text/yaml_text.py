"""YAML as people write reports in it, read as plain values: times stay the text that they were."""

import re
from typing import Any

import yaml

from pm_facilitator.errors import ImportFailed

_NUMBERS = ("timestamp", "int", "float")


class _Loader(yaml.SafeLoader):
    """Leaves dates and 14:05 alone and refuses aliases, which could unfold without end."""

    yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in found if tag.rpartition(":")[2] not in _NUMBERS]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose a node unless it is an alias."""
        if self.check_event(yaml.AliasEvent):
            line = _line(self.get_mark())
            raise ImportFailed(
                f"This file uses YAML aliases, or in line {line} a text starts with *.",
                "Put the text in quotes, or write the values out in full.",
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Make a mapping unless a key stands in it twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise ImportFailed(
                    f"Line {_line(key.start_mark)} has {key.value[:40]!r} twice in one place.",
                    "Leave one of them.",
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int",
    re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z", re.A),
    list("-+0123456789"),
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?\Z", re.A),
    list("-+0123456789."),
)


_INDENTED = "this line is not indented like those it belongs to"
_MISTAKES: tuple[tuple[str, str, str], ...] = (
    ("'\\t'", "a tab stands where YAML wants spaces", "Use spaces to indent."),
    ("cannot start any token", "a text starts with a sign that YAML reserves", "Put it in quotes."),
    ("mapping values are not allowed", "a colon stands inside a text", "Put the text in quotes."),
    ("unexpected end of stream", "a quote is opened here and never closed", "Close it."),
    ("document separator", "a quote is opened here and never closed", "Close it."),
    ("expected ':'", "a name has no colon, or a text runs on", "Add the colon or indent the text."),
    ("expected <block end>", _INDENTED, "Check its spaces, and any quotes inside the text."),
    ("block sequence entries", "a list starts behind a name", "Start it on a line of its own."),
    (
        "expected ',' or",
        "a bracket is opened here and never closed",
        "Close it, or quote the text.",
    ),
    ("escape", "a backslash stands in double quotes", "Use single quotes."),
    ("expected alphabetic", "a text starts with * or &", "Put the text in quotes."),
    ("undefined", "a text starts with * or &", "Put the text in quotes."),
    ("constructor for the tag", "a text starts with !", "Put the text in quotes."),
    ("expected the node content", "a value is missing", "Write it, or put it in quotes."),
)
"""Words of the parser, what people did, and what helps."""


def _explained(error: yaml.MarkedYAMLError, text: str) -> ImportFailed:
    said = f"{error.problem or ''} {error.context or ''}"
    mark = error.problem_mark or error.context_mark
    # A quote or bracket that is never closed is found at the end, but was opened here.
    opened = any(words in said for words in ("stream", "separator", "expected ','", "expected ':'"))
    if opened and error.context_mark:
        mark = error.context_mark
    line = _line(mark) if mark else 0
    what, help_ = "something is missing or too much", "Check that it is whole."
    for words, mistake, advice in _MISTAKES:
        if words in said:
            what, help_ = mistake, advice
            break
    if "mapping values" in said and mark and _is_first_colon(text, mark):
        what, help_ = _INDENTED, "Check its spaces."
    if what == _INDENTED and _starts_with_tab(text, line):
        what, help_ = "a tab stands where YAML wants spaces", "Use spaces to indent."
    return ImportFailed(f"This is not valid YAML: in line {line} {what}.", help_)


def _is_first_colon(text: str, mark: yaml.Mark) -> bool:
    """Tell whether the colon that was not allowed is that of the line's own name."""
    row = text.split("\n", mark.line + 1)[mark.line]
    return ":" not in row[: mark.column]


def _starts_with_tab(text: str, line: int) -> bool:
    rows = text.split("\n", line + 1)
    return line <= len(rows) and rows[line - 1].lstrip(" ").startswith("\t")


def _line(mark: yaml.Mark) -> int:
    return mark.line + 1


def read_yaml(text: str) -> Any:
    """Read YAML as plain values.

    Raises:
        ImportFailed: when the text is not valid YAML, with the line and what may be wrong there.
    """
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.reader.ReaderError as error:
        raise ImportFailed(
            "This is not valid YAML: it holds signs that are no text.", "Check that it is whole."
        ) from error
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ImportFailed("This is not valid YAML.", "Check that it is whole.") from error
