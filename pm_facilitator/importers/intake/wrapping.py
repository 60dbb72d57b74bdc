"""An importer around another one, which looks after what is handed to that."""

from collections.abc import Iterator

from pm_facilitator.importers.protocol import Importer, preparing
from pm_facilitator.importers.source import Source


class AroundImporter:
    """Is called like the importer inside, and recognises what that one does."""

    def __init__(self, importer: Importer) -> None:
        self.importer = importer
        self.name = importer.name

    def prepare(self) -> Iterator[None]:
        """Make what the importer needs."""
        return preparing(self.importer)

    def recognises(self, source: Source) -> bool:
        """Leave it to the importer."""
        return self.importer.recognises(source)
