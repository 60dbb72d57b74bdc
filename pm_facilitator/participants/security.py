"""Who is let in: join code, tokens, the names that the page may be asked for by, and headers."""

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Mapping

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Digits and letters that nobody takes for one another from ten metres."""

_CODE_LENGTH = 8

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
"""What every answer carries: nothing is run, loaded, framed or kept but the page's own files."""


def new_code() -> str:
    """Make a join code of 39 random bits, such as "K7QM-4XWD"."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def is_code(typed: str, code: str) -> bool:
    """Compare a typed code in constant time; case, spaces and dashes do not matter."""
    return hmac.compare_digest(_bare(typed), _bare(code))


def _bare(code: str) -> bytes:
    return "".join(c for c in code.upper() if c.isalnum()).encode("utf-8", "replace")


def new_token() -> str:
    """Make a token of 192 random bits, by which one page is known again."""
    return secrets.token_urlsafe(24)


def digest(token: str) -> bytes:
    """Give what a token is kept and looked up by: how long that takes says nothing about it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def place_of(address: str) -> str:
    """Give what attempts are counted by: an address, or the network of one of version 6."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "elsewhere"
    if found.version == 4:
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))


def host_of(address: str, port: int, *, encrypted: bool) -> str:
    """Give the one name under which the page answers, as a browser writes it into ``Host``."""
    name = f"[{address}]" if ":" in address else address
    return name if port == (443 if encrypted else 80) else f"{name}:{port}"


def is_own(headers: Mapping[str, str], host: str, *, encrypted: bool, live: bool) -> bool:
    """Tell whether a request is meant for this page and comes from it.

    A foreign name in ``Host`` is how a web site elsewhere would reach into the local network
    through a browser (DNS rebinding); a foreign ``Origin`` is that web site's script.
    """
    if headers.get("Host", "").lower() != host:
        return False
    origin = headers.get("Origin")
    if origin is None:
        # A browser names the origin of each web socket.
        return not live
    return origin.lower() == f"{'https' if encrypted else 'http'}://{host}"
