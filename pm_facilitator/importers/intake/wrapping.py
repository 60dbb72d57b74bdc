"""An importer around another one, which looks after what is handed to that."""

from pm_facilitator.importers.protocol import Importer
from pm_facilitator.importers.source import Source


class AroundImporter:
    """Is called like the importer inside, and recognises what that one does."""

    def __init__(self, importer: Importer) -> None:
        self.importer = importer
        self.name = importer.name

    def recognises(self, source: Source) -> bool:
        """Leave it to the importer."""
        return self.importer.recognises(source)
