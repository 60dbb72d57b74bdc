"""Keeps the compiled rules from one run of ``lint`` to the next: compiling is most of a start.

What is kept lies in the user's folder for caches and may be deleted at any time. It begins with a
digest of everything it was made from, so that a changed rule, word or program makes it anew.
"""

import pickle
import sys
from hashlib import blake2b
from pathlib import Path

from pm_facilitator import __version__, assets
from pm_facilitator.errors import ExportFailed
from pm_facilitator.language import rules
from pm_facilitator.paths import cache_folder

_DIGEST = 32


def bring(language: str, folder: Path | None = None) -> None:
    """Take the compiled rules of a language from an earlier run, or compile and keep them.

    Args:
        language: such as ``en``.
        folder: where they are kept; the user's folder for caches when None.
    """
    if rules.is_ready(language):
        return
    kept = (folder or cache_folder()) / f"rules-{language}.pickle"
    made_from = _digest_of_sources()
    book = _kept(kept, made_from)
    if book is None:
        _keep(kept, made_from, rules.rule_book(language))
    else:
        rules.take(language, book)


def _kept(file: Path, made_from: bytes) -> rules.RuleBook | None:
    """Read what an earlier run has kept, if it is whole and was made from the same."""
    try:
        found = file.read_bytes()
    except OSError:
        return None
    packed = found[2 * _DIGEST :]
    if found[: 2 * _DIGEST] != made_from + _digest(packed):
        return None
    book: rules.RuleBook = pickle.loads(packed)
    return book


def _keep(file: Path, made_from: bytes, book: rules.RuleBook) -> None:
    """Write for the next run; where that cannot be done, it has to compile again."""
    from pm_facilitator.report.atomic import write_all

    packed = pickle.dumps(book, pickle.HIGHEST_PROTOCOL)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_all({file: made_from + _digest(packed) + packed})  # others may be at it, too
    except (OSError, ExportFailed):
        return


def _digest_of_sources() -> bytes:
    code = Path(rules.__file__).parent.glob("*.py")
    data = assets.path("language").glob("*/*.toml")
    parts = [each.read_bytes() for each in (*sorted(code), *sorted(data))]
    return _digest(f"{__version__} {sys.version}".encode(), *parts)


def _digest(*parts: bytes) -> bytes:
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        digest.update(part)
    return digest.digest()
