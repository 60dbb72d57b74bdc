"""The reference by which an action is known again in whatever left the app and comes back."""

import re

_PREFIX, _SPELT = "pmf-", "x-"
_FOUND = re.compile(rf"(?<![\w-]){_PREFIX}([\w-]+)", re.ASCII)
_PLAIN = re.compile(r"[\w-]+", re.ASCII)


def reference_of(action_id: str) -> str:
    """Give the reference of an action: letters, digits, "_" and "-" only, whatever its id is."""
    if _PLAIN.fullmatch(action_id) and not action_id.startswith(_SPELT):
        return _PREFIX + action_id
    return f"{_PREFIX}{_SPELT}{action_id.encode(errors='surrogatepass').hex()}"


def action_ids_in(text: str) -> list[str]:
    """Give the ids of the actions whose references stand in a text, in their order."""
    return [_id_of(found) for found in _FOUND.findall(text)]


def _id_of(said: str) -> str:
    if not said.startswith(_SPELT):
        return said
    try:
        return bytes.fromhex(said[len(_SPELT) :]).decode(errors="surrogatepass")
    except ValueError:
        return said
