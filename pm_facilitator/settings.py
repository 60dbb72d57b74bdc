"""What a person has chosen: a frozen table of fields, kept as a small TOML file."""

import logging
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from pm_facilitator.errors import PmError

_log = logging.getLogger(__name__)

THEMES = ("system", "light", "dark")
FISHBONE_VIEWS = ("drawing", "outline", "table")
PAPERS = ("", "a4", "letter")
FOLDS = ("auto", "shown", "folded")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; ``dataclasses.replace`` makes a changed copy.

    Attributes:
        theme: one of ``THEMES``.
        sound: whether the clock may be heard when a stage's time is up.
        motion: whether things may move; the system's own wish for stillness comes first.
        coach: whether the coach looks at the wording.
        count_redirects: whether a review counts, by kind, what the room card was needed for.
        panel_shown: whether the private panel of the facilitator window is unfolded.
        audience_follow: whether the audience window follows the facilitator's view.
        fishbone_view: one of ``FISHBONE_VIEWS``, the one that was shown last.
        legend: whether the legend of the note colours is unfolded, one of ``FOLDS``.
        map: the same of the map of the board.
        facilitator: the name filled in for the next review.
        export_folder: where the last document was written; empty before the first.
        export_format: the ending of the document that was written last, or "chat".
        export_audience: for whom it was.
        export_paper: one of ``PAPERS``; empty for what is usual in the computer's country.
        export_figures: whether a Markdown document brings its figures along as files.
        zone: the IANA zone of a new review; empty for the computer's own.
        agenda: the agenda preset of a new review; empty for the usual one.
        categories: the fishbone's set of categories in a new review.
        import_zone: the IANA zone of imported times that name none; empty for the computer's own.
        import_split: how the import page was divided last, as Qt writes it, in Base64.
        devices_network: over which network participants' devices were let in last; a system's name.
        devices_port: at which port.
        devices_encrypted: whether with encryption.
        facilitator_geometry: place and size of the facilitator window, as Qt writes it, in Base64.
        audience_geometry: the same of the audience window.
    """

    theme: str = "system"
    sound: bool = True
    motion: bool = True
    coach: bool = True
    count_redirects: bool = False
    panel_shown: bool = True
    audience_follow: bool = True
    fishbone_view: str = "drawing"
    legend: str = "auto"
    map: str = "auto"
    facilitator: str = ""
    export_folder: str = ""
    export_format: str = ".pdf"
    export_audience: str = "internal"
    export_paper: str = ""
    export_figures: bool = False
    zone: str = ""
    agenda: str = ""
    categories: str = "general"
    import_zone: str = ""
    import_split: str = ""
    devices_network: str = ""
    devices_port: int = 8420
    devices_encrypted: bool = False
    facilitator_geometry: str = ""
    audience_geometry: str = ""


def load(path: Path) -> Settings:
    """Read the settings; what is missing, unreadable or not allowed takes its default."""
    stored = _read(path)
    known = {field.name: field.default for field in fields(Settings)}
    return Settings(
        **{name: stored[name] for name in known if _fits(name, known[name], stored.get(name))}
    )


def save(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        PmError: when they could not be written; the old file is as it was then.
    """
    lines = [f"{name} = {_to_toml(value)}\n" for name, value in asdict(settings).items()]
    written = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Half a surrogate pair, which no file can carry, becomes a question mark.
        written.write_bytes("".join(lines).encode("utf-8", "replace"))
        written.replace(path)
    except OSError as error:
        raise PmError(
            f"The settings could not be saved: {error.strerror}.",
            "They hold until the app is closed.",
        ) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        _log.warning("settings not readable, defaults are used: %s", error)
        return {}


def _fits(name: str, default: object, value: object) -> bool:
    if type(value) is not type(default):
        return False
    allowed = _ALLOWED.get(name)
    return allowed is None or allowed(str(value))


def _is_port(value: str) -> bool:
    return 1024 <= int(value) <= 65535


def _is_zone(name: str) -> bool:
    if not name:
        return True
    # Imported late, as is JSON below: the window is painted before either is needed.
    from zoneinfo import ZoneInfo

    try:
        return bool(ZoneInfo(name))
    except (LookupError, ValueError, OSError):
        return False


_ALLOWED: Mapping[str, Callable[[str], bool]] = {
    "theme": THEMES.__contains__,
    "fishbone_view": FISHBONE_VIEWS.__contains__,
    "export_paper": PAPERS.__contains__,
    "legend": FOLDS.__contains__,
    "map": FOLDS.__contains__,
    "zone": _is_zone,
    "import_zone": _is_zone,
    "devices_port": _is_port,
}
"""Which values a field takes beyond those of its type."""


def _to_toml(value: str | bool | int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    import json

    # JSON's string is a TOML string but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
