"""Where a person's files lie: everything in one folder that can be copied and moved as a whole."""

from dataclasses import dataclass
from pathlib import Path

from pm_facilitator.errors import StoreError

_FOLDER_NAME = "pm-facilitator"


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one data folder."""

    data_dir: Path

    @property
    def library(self) -> Path:
        """Give the database file with all reviews."""
        return self.data_dir / "library.sqlite3"

    @property
    def settings(self) -> Path:
        """Give the file of settings."""
        return self.data_dir / "settings.toml"

    @property
    def rules(self) -> Path:
        """Give the file of the organisation's own rules for wording; it may not exist."""
        return self.data_dir / "rules.toml"

    @property
    def log(self) -> Path:
        """Give the file that problems are logged to."""
        return self.data_dir / "logs" / "pm-facilitator.log"

    @property
    def certificate(self) -> Path:
        """Give the file of the participants' page's own certificate and key; it may not exist."""
        return self.data_dir / "participants-page.pem"

    @property
    def lock(self) -> Path:
        """Give the file that the one running app holds."""
        return self.data_dir / "running.lock"

    @property
    def left_open(self) -> Path:
        """Give the file that names the open review, for a start after a power failure."""
        return self.data_dir / "left-open"

    @property
    def left_imports(self) -> Path:
        """Give the file that keeps what was handed in to imports that were not finished."""
        return self.data_dir / "left-imports.json"

    def create(self) -> None:
        """Make the data folder where it is missing.

        Raises:
            StoreError: when that cannot be done.
        """
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The data folder {self.data_dir} cannot be made: {error.strerror}.",
                "Choose another one with --data-dir.",
            ) from error


def paths_for(data_dir: Path | None = None) -> Paths:
    """Give the files of this folder, or of the usual one of the operating system."""
    return Paths(data_dir.expanduser().absolute() if data_dir else _usual_folder())


def cache_folder() -> Path:
    """Give the folder for what can be made anew; it may not be there yet."""
    from platformdirs import user_cache_path

    return user_cache_path(_FOLDER_NAME, appauthor=False)


def _usual_folder() -> Path:
    # Imported late: a start with --data-dir does not pay for it.
    from platformdirs import user_data_path

    return user_data_path(_FOLDER_NAME, appauthor=False)
