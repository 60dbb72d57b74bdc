"""Importers that other packages bring along, by the entry point group of this app."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from pm_facilitator.importers.draft import ImportWarning
from pm_facilitator.importers.protocol import Importer

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "pm_facilitator.importers"


def plugins() -> tuple[list[Importer], list[ImportWarning]]:
    """Give the importers of other packages; one that cannot be loaded is named in a warning.

    An entry point leads to an importer, or to a class of it that is made without arguments.
    """
    # It takes longer to load than all importers of this app together.
    from importlib.metadata import entry_points

    found: list[Importer] = []
    warnings: list[ImportWarning] = []
    for point in _points(entry_points):
        try:
            loaded = point.load()
            importer = loaded() if isinstance(loaded, type) else loaded
            # What misses a part is found out here, and not half-way through an import.
            importer.name.strip, importer.recognises, importer.read  # noqa: B018
        except Exception as error:  # noqa: BLE001 - anything can be wrong with a stranger's code
            warnings.append(broken(point.name, error))
        else:
            found.append(importer)
    return found, warnings


@lru_cache(maxsize=1)
def _points(find: Callable[..., Iterable["EntryPoint"]]) -> "tuple[EntryPoint, ...]":
    """Look for entry points once: what is installed stays as it is while the app runs."""
    return tuple(find(group=GROUP))


def broken(name: str, error: Exception) -> ImportWarning:
    """Name an importer of another package that does not work."""
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return ImportWarning(0, f"The importer {name} does not work and was left out ({what[:200]}).")
