"""The files of the participants' page, as they lie there: whole, local, in the theme's colours."""

import re

import pytest

from pm_facilitator import assets
from pm_facilitator.domain.vocabulary import NoteColor, RoundStep, Stage
from pm_facilitator.figures.palette import THEMES, palette
from pm_facilitator.participants.server import FILES
from pm_facilitator.participants.texts import LONGEST_NAME, LONGEST_TEXT
from tests.helpers.contrast import contrast

NAMES = sorted(path.name for path in assets.path("participants").iterdir())


def text(name: str) -> str:
    return assets.text(f"participants/{name}")


def colors(theme: str) -> dict[str, str]:
    """Give the colours of the page's sheet of styles by their names."""
    light, dark = text("page.css").split("@media (prefers-color-scheme: dark)", 1)
    here = light if theme == "light" else dark.split("*, *::before", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", here))


def test_every_file_is_served_and_no_other() -> None:
    assert sorted(name for name, _ in FILES.values()) == NAMES


@pytest.mark.parametrize("theme", THEMES)
def test_the_colors_are_those_of_the_windows(theme: str) -> None:
    here, tokens = colors(theme), palette(theme)
    tables = {"stage": tokens.stage, "note": tokens.note, "group": tokens.group}
    for name, color in here.items():
        table, _, word = name.partition("-")
        known = tables[table].get(word) if table in tables else None
        assert color == (known or tokens[name.replace("-", "_")]), name
    assert {f"note-{each.value}" for each in NoteColor} <= set(here)
    assert {f"stage-{each.value}" for each in Stage} <= set(here)


@pytest.mark.parametrize("theme", THEMES)
def test_what_stands_on_these_colors_can_be_read(theme: str) -> None:
    here = colors(theme)
    for ground in ("canvas", "surface", "sunken", "raised"):
        assert contrast(here["text"], here[ground]) >= 4.5
        assert contrast(here["text-soft"], here[ground]) >= 4.5
    for stage in Stage:
        assert contrast(here[f"stage-{stage.value}"], here["canvas"]) >= 4.5
    for color in NoteColor:
        assert contrast(here["note-text"], here[f"note-{color.value}"]) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_no_file_asks_for_anything_elsewhere(name: str) -> None:
    addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+|url\(|@import", text(name))
    assert set(addresses) <= {"http://www.w3.org"}


def test_the_page_holds_no_script_and_no_style_of_its_own() -> None:
    page = text("index.html")
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=", page) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".js")])
def test_no_script_makes_markup_or_code_of_a_text(name: str) -> None:
    found = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(|Function\(",
        text(name),
    )
    assert found == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".js")])
def test_scripts_need_no_browser_younger_than_2019(name: str) -> None:
    found = re.findall(
        r"\?\.[a-z(\[]|\?\?|\.replaceAll\(|\.at\(|#\w+\(|structuredClone", text(name)
    )
    assert found == []


def test_a_note_may_be_as_long_on_the_page_as_in_the_app() -> None:
    assert f"const LONGEST = {LONGEST_TEXT};" in text("writer.js")
    assert f'maxlength="{LONGEST_NAME}"' in text("index.html")


def test_every_stage_and_every_step_has_its_words() -> None:
    words = text("words.js")
    for word in (*Stage, *RoundStep):
        assert re.search(rf"^ +{word.value}: ", words, re.MULTILINE), word
