"""Pasted pictures come into the document anew, at a size that it can carry, and only once."""

from io import BytesIO

import pytest
from PIL import Image

from pm_facilitator.report.photos import photo


def picture(form: str, size: tuple[int, int], color: str = "navy") -> bytes:
    written = BytesIO()
    Image.new("RGB", size, color).save(written, form)
    return written.getvalue()


@pytest.mark.parametrize(("form", "kind"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_picture_is_made_small_enough_and_keeps_its_form(form: str, kind: str) -> None:
    made = photo(picture(form, (3200, 1000)), "picture-1", "Disk errors")
    assert made is not None
    assert (made.media_type, made.width, made.height) == (kind, 1600, 500)
    with Image.open(BytesIO(made.data)) as read:
        assert (read.format, read.size) == (form, (1600, 500))


def test_what_is_no_picture_is_left_out() -> None:
    assert photo(b"no picture", "picture-1", "") is None


def test_a_picture_is_written_anew_once_however_often_it_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = picture("PNG", (300, 200), "teal")
    first = photo(data, "picture-1", "Before")
    monkeypatch.setattr(Image, "open", pytest.fail)
    again = photo(bytes(bytearray(data)), "picture-7", "After")
    assert first is not None
    assert again is not None
    assert again.data is first.data
    assert (again.name, again.caption) == ("picture-7", "After")
