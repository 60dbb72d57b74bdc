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
            raise ImportFailed("This file uses YAML aliases.", "Write the values out in full.")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Make a mapping unless a key stands in it twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise ImportFailed(
                    f"This file has {key.value[:40]!r} twice in one place.", "Leave one of them."
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


def read_yaml(text: str) -> Any:
    """Read YAML as plain values.

    Raises:
        ImportFailed: when the text is not valid YAML.
    """
    try:
        return yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ImportFailed("This is not valid YAML.", "Check that it is whole.") from error
