"""An own certificate for the page, kept in one file, and the fingerprint by which people know it.

cryptography is imported here alone, and when encryption is switched on.
"""

import ipaddress
import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pm_facilitator.errors import PmError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_NAME = "PM Facilitator"
_DAYS = 397
"""As long as browsers take a certificate for; a new one is made a week before the end."""

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Encryption:
    """How to encrypt, and the SHA-256 fingerprint that a browser shows of the certificate."""

    context: ssl.SSLContext
    fingerprint: str


def encryption(file: Path, address: str, now: datetime) -> Encryption:
    """Load the certificate for an address, or make one and keep it for the next time.

    Raises:
        PmError: when it can be neither read nor written.
    """
    try:
        found = _load(file, address, now)
        if found is None:
            _make(file, address, now)
            found = _load(file, address, now)
        assert found is not None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(file)
    except (OSError, ssl.SSLError) as error:
        raise PmError(
            f"The certificate {file.name} cannot be used: {error.strerror or error}.",
            f"Delete the file {file} and switch the page on again.",
        ) from error
    return Encryption(context, found)


def _load(file: Path, address: str, now: datetime) -> str | None:
    """Give the fingerprint of the certificate that is kept; None when another one is needed."""
    from cryptography import x509

    try:
        kept = x509.load_pem_x509_certificate(file.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    fits = kept.not_valid_before_utc <= now < kept.not_valid_after_utc - _WEEK
    return _fingerprint(kept) if fits and address in _addresses(kept) else None


def _addresses(certificate: "Certificate") -> set[str]:
    from cryptography import x509

    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return set()
    return {str(found) for found in names.value.get_values_for_type(x509.IPAddress)}


def _fingerprint(certificate: "Certificate") -> str:
    from cryptography.hazmat.primitives import hashes

    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _make(file: Path, address: str, now: datetime) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, _NAME)])
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=_DAYS))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    # Only this person may read the key, from the first byte on.
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
