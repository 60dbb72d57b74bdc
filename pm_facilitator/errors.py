"""The errors that people can meet: each says what happened and what to do next."""


class PmError(Exception):
    """An expected failure, told to the user in one sentence and shown without a traceback.

    Attributes:
        message: what happened, in plain words.
        advice: what the user can do next; may be empty.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class InvalidEdit(PmError):
    """A change that does not fit the board, such as a patch of something that is gone."""


class StoreError(PmError):
    """The library file cannot be read or written: full disk, read-only, locked, damaged, newer."""


class ImportFailed(PmError):
    """A text or file that no importer can read."""


class Cancelled(Exception):
    """A long piece of work that somebody has stopped; nothing of it is kept."""


class ExportFailed(PmError):
    """A document that could not be written where it was asked for."""


class ResourceMissing(PmError):
    """A file that ships with the app is not there: the installation is incomplete."""
