"""The page's own certificate: kept for the next meeting, made anew when it does not fit."""

import asyncio
import hashlib
import ssl
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pm_facilitator.errors import PmError
from pm_facilitator.participants.certificate import encryption
from pm_facilitator.participants.server import Outgoing, Server
from pm_facilitator.participants.shown import NoteShown, Shown
from tests.participants.conftest import Host, page, run

NOW = datetime.now(UTC)


def test_it_is_kept_so_that_people_know_its_fingerprint_again(tmp_path: Path) -> None:
    file = tmp_path / "page.pem"
    first = encryption(file, "192.0.2.7", NOW)
    assert encryption(file, "192.0.2.7", NOW + timedelta(days=300)).fingerprint == first.fingerprint
    assert len(first.fingerprint) == 32 * 3 - 1


def test_for_another_address_or_after_its_time_another_one_is_made(tmp_path: Path) -> None:
    file = tmp_path / "page.pem"
    seen = {
        encryption(file, "192.0.2.7", NOW).fingerprint,
        encryption(file, "192.0.2.8", NOW).fingerprint,
        encryption(file, "192.0.2.8", NOW + timedelta(days=395)).fingerprint,
    }
    assert len(seen) == 3


def test_a_file_that_is_no_certificate_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "page.pem"
    file.write_text("not a certificate")
    assert encryption(file, "127.0.0.1", NOW).fingerprint


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_nobody_else_on_the_computer_can_read_the_key(tmp_path: Path) -> None:
    file = tmp_path / "page.pem"
    encryption(file, "127.0.0.1", NOW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "page.pem").mkdir()
    with pytest.raises(PmError, match=r"cannot be used: .+ Delete the file"):
        encryption(tmp_path / "page.pem", "127.0.0.1", NOW)


def test_a_browser_that_checks_the_fingerprint_sees_this_one(tmp_path: Path) -> None:
    made = encryption(tmp_path / "page.pem", "127.0.0.1", NOW)
    server = Server("127.0.0.1", 0, lambda: None, made.context)
    server.start()
    try:
        assert server.url().startswith("https://127.0.0.1:")
        shown = ssl.get_server_certificate(("127.0.0.1", server.port), timeout=10)
    finally:
        server.stop("The test is over.")
    seen = hashlib.sha256(ssl.PEM_cert_to_DER_cert(shown)).hexdigest()
    assert made.fingerprint.replace(":", "").lower() == seen


def test_encrypted_everything_goes_on_as_without(
    tmp_path: Path, hosting: Callable[..., Host]
) -> None:
    host = hosting(context=encryption(tmp_path / "page.pem", "127.0.0.1", NOW).context)
    notes = tuple(NoteShown(f"n{n}", "x" * 300, "observation", None, 0, 0) for n in range(1000))

    async def scene() -> None:
        async with page(host.server) as ada:
            await ada.join(host.server.code)
            host.server.send(Outgoing(shown=Shown(notes=notes)))
            told = await ada.hear("changed", "shown")
            while not told["state"].get("notes") and not told.get("lists"):
                told = await ada.hear("changed")
            n = await ada.say(do="ready", on=True)
            assert await ada.hear("done", "refused") == {"is": "done", "n": n}
            await asyncio.to_thread(host.server.stop, "Over.")
            assert (await ada.hear("over"))["why"] == "Over."

    run(scene())
