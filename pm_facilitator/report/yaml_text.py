"""YAML with plain values only: no dates of its own, no aliases, nothing that can grow."""

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


class _PlainDumper(yaml.SafeDumper):
    """Writes texts so that they come back as they were, and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write every value in full."""
        return True


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Quote the line ends that YAML knows and people do not see; else they come back as spaces."""
    style = '"' if any(char in text for char in "\x85\u2028\u2029\ufeff") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_PlainDumper.add_representer(str, _text_node)


def write_yaml(values: Any) -> str:
    """Write plain values as YAML."""
    return yaml.dump(values, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=100)


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
