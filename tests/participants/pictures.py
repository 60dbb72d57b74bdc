"""Takes the pictures of the participants' page for docs/participants.md.

    python -m tests.participants.pictures

Three phones side by side: writing, writing without a network, and voting; in light and dark.
"""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from tests.helpers.browser import PHONE, Browsing, Hall
from tests.helpers.visiting import join, sent, write
from tests.participants.played import GROUPS, HEAPS, NOTES, VOTES, Played, a_round

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
_BETWEEN = 24
_SHARPNESS = 2
_GROUND = {"light": "#d6d6d0", "dark": "#3a3f45"}


def main() -> None:
    """Write the pictures into ``docs/screenshots``, where Chromium is installed."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is not installed: the pictures of the participants' page stay as they are.")  # noqa: T201
        return
    browsing = Browsing(chromium)
    for scheme in ("light", "dark"):
        played = Played()
        try:
            shots = browsing.run(lambda hall, p=played, s=scheme: list(_tour(hall, p, s)))  # type: ignore[misc]
        finally:
            played.stop()
        _side_by_side(shots, _GROUND[scheme]).save(FOLDER / f"participants-{scheme}.png")
    browsing.close()


def _tour(hall: Hall, played: Played, scheme: str) -> Iterator[Image.Image]:
    played.show(round=a_round(groups=GROUPS), joined=6, ready=2, written=9)
    page = join(hall, played.url, size=PHONE, scheme=scheme, device_scale_factor=_SHARPNESS)
    page.get_by_role("button", name="Heron").click()
    write(page, "The page of the card scheme was in one bookmark only.")
    sent(page)
    page.get_by_label("Your note", exact=True).fill("We each believed that the other team")
    yield _shot(page)
    page.context.set_offline(True)
    write(page, "We each believed that the other team had the lock.")
    expect(page.get_by_text("No connection.")).to_be_visible()
    yield _shot(page)
    page.context.set_offline(False)
    sent(page)
    played.show(round=a_round("vote", groups=GROUPS, votes=VOTES), notes=NOTES, heaps=HEAPS)
    page.get_by_role("button", name="Give one vote to: Seeing it").click()
    expect(page.get_by_text("2 of 3 votes left")).to_be_visible()
    yield _shot(page)


def _shot(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def _side_by_side(shots: list[Image.Image], ground: str) -> Image.Image:
    width = sum(shot.width + _BETWEEN for shot in shots) + _BETWEEN
    made = Image.new("RGB", (width, shots[0].height + 2 * _BETWEEN), ground)
    left = _BETWEEN
    for shot in shots:
        made.paste(shot, (left, _BETWEEN))
        left += shot.width + _BETWEEN
    return made.resize(
        (made.width // _SHARPNESS, made.height // _SHARPNESS), Image.Resampling.LANCZOS
    )


if __name__ == "__main__":
    main()
