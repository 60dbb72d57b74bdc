"""YAML read as plain values only: no dates of its own, no aliases, nothing that can grow."""

from typing import Any

import yaml

from pm_facilitator.errors import ImportFailed


class _PlainLoader(yaml.SafeLoader):
    """Leaves times as text, as JSON does, and refuses aliases, which could unfold without end."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose a node unless it is an alias."""
        if self.check_event(yaml.AliasEvent):
            raise ImportFailed("This file uses YAML aliases, which a review does not have.")
        return super().compose_node(parent, index)


def read_yaml(text: str) -> Any:
    """Read YAML as plain values.

    Raises:
        ImportFailed: when the text is not valid YAML.
    """
    try:
        return yaml.load(text, Loader=_PlainLoader)  # a SafeLoader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ImportFailed("This file is not valid YAML.", "Please check that it is whole.") from (
            error
        )
