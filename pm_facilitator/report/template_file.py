"""Reads the TOML of a document template; says by line what is wrong, and keeps what is right."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from pm_facilitator.domain.vocabulary import DocumentTemplate
from pm_facilitator.errors import ImportFailed
from pm_facilitator.report.parts import PARTS
from pm_facilitator.report.template import Template, TemplateSection, shipped
from pm_facilitator.toml_lines import Complaints, Path, Problem, broken, key_lines, meant

KEYS = ("title", "about", "builds_on", "leave_out", "appendix", "section")
SECTION_KEYS = ("name", "title", "help", "required", "shows", "confidential", "before")
LARGEST = 100_000
"""How many characters a template may have."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MOST_SECTIONS = 60
_MOST_TOLD = 5
_BASES = tuple(word.value for word in DocumentTemplate)


def read_template(text: str) -> tuple[Template | None, list[Problem]]:
    """Read a template; None when no section is left of it."""
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST:
        return None, [Problem(1, f"A template has at most {LARGEST:,} characters.")]
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [broken(error, text)]
    reader = _Reader(key_lines(text))
    template = reader.template(data)
    return (template if template.sections else None), reader.by_line()


def load_template(path: FilePath) -> tuple[Template, str]:
    """Read a template from its file, with its text.

    Raises:
        ImportFailed: when it cannot be read, or something in it is wrong, by line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        known = ", ".join(_BASES)
        raise ImportFailed(
            f"The template {path.name} cannot be read.", f"Name a TOML file, or one of {known}."
        ) from error
    except UnicodeDecodeError as error:
        raise ImportFailed(
            f"The template {path.name} is no text in UTF-8.", "Save it as text in UTF-8."
        ) from error
    template, problems = read_template(text)
    if template is None or problems:
        raise ImportFailed(
            f"The template {path.name} is not right yet.", " ".join(map(str, problems[:_MOST_TOLD]))
        )
    return template, text


class _Reader(Complaints):
    """Turns values into a template, collecting problems on the way."""

    def template(self, data: Mapping[str, Any]) -> Template:
        self.known_keys((), data, KEYS)
        base = self._base(data.get("builds_on", ""))
        sections = list(base.sections) if base else []
        for name in self._names(("leave_out",), data.get("leave_out", []), sections):
            sections = [each for each in sections if each.name != name]
        self._add_sections(sections, data.get("section", []))
        if not sections:
            self.tell((), "This template has no section; each begins with [[section]].")
        return Template(
            title=self._text(("title",), data.get("title", "")) or "Own template",
            about=self._text(("about",), data.get("about", "")),
            sections=tuple(sections),
            appendix=self._flag(("appendix",), data.get("appendix", True)),
        )

    def _base(self, value: Any) -> Template | None:
        if value == "":
            return None
        if isinstance(value, str) and value in _BASES:
            return shipped(DocumentTemplate(value))
        hint = meant(value, _BASES) if isinstance(value, str) else ""
        known = hint or f"; known are {', '.join(_BASES)}"
        self.tell(("builds_on",), f"builds_on names a template of the app{known}.")
        return None

    def _add_sections(self, sections: list[TemplateSection], value: Any) -> None:
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.tell(("section",), "Each section begins with [[section]] on a line of its own.")
            return
        if len(value) > _MOST_SECTIONS:
            self.tell(("section",), f"A template has at most {_MOST_SECTIONS} sections.")
        own: set[str] = set()
        for number, data in enumerate(value[:_MOST_SECTIONS]):
            path = ("section", number)
            made = self._section(path, data, sections)
            if made is None:
                continue
            if made.name in own:
                self.tell((*path, "name"), f"There is a section named {made.name} already.")
                continue
            own.add(made.name)
            self._place(path, data.get("before", ""), made, sections)

    def _place(
        self, path: Path, before: Any, made: TemplateSection, sections: list[TemplateSection]
    ) -> None:
        """Put a section in its place: before another, where its namesake was, or at the end."""
        names = [each.name for each in sections]
        there = names.index(made.name) if made.name in names else None
        if there is not None and not before:
            sections[there] = made
            return
        if there is not None:
            del sections[there]
            del names[there]
        if before and before not in names:
            hint = meant(before, names) if isinstance(before, str) else ""
            self.tell((*path, "before"), f"There is no section {before} above{hint}.")
        sections.insert(names.index(before) if before in names else len(names), made)

    def _section(
        self, path: Path, data: Mapping[str, Any], above: list[TemplateSection]
    ) -> TemplateSection | None:
        self.known_keys(path, data, SECTION_KEYS)
        name = data.get("name")
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            where = (*path, "name") if "name" in data else path
            self.tell(where, 'A section needs a name such as "load_tests": a-z, 0-9 and _.')
            return None
        known = next((each for each in above if each.name == name), None)
        title = self._text((*path, "title"), data.get("title", known.title if known else ""))
        if not title:
            if "title" not in data:
                self.tell(path, f"The section {name} has no title.")
            return None
        return TemplateSection(
            name=name,
            title=title,
            help=self._text((*path, "help"), data.get("help", known.help if known else "")),
            required=self._flag(
                (*path, "required"), data.get("required", known.required if known else False)
            ),
            shows=self._parts((*path, "shows"), data, known.shows if known else ()),
            confidential=self._flag(
                (*path, "confidential"),
                data.get("confidential", known.confidential if known else False),
            ),
        )

    def _text(self, path: Path, value: Any) -> str:
        if isinstance(value, str):
            return " ".join(value.split())
        self.tell(path, f"{path[-1]} is a text in quotes.")
        return ""

    def _flag(self, path: Path, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        self.tell(path, f"{path[-1]} is true or false, without quotes.")
        return False

    def _parts(
        self, path: Path, data: Mapping[str, Any], otherwise: tuple[str, ...]
    ) -> tuple[str, ...]:
        if "shows" not in data:
            return otherwise
        value = data["shows"]
        if not isinstance(value, list):
            self.tell(path, 'shows is a list of parts such as ["timeline"].')
            return ()
        known: list[str] = []
        for number, each in enumerate(value):
            if isinstance(each, str) and each in PARTS:
                known.append(each)
            else:
                hint = meant(each, PARTS) if isinstance(each, str) else ""
                self.tell((*path, number), f"There is no part {each}{hint}.")
        return tuple(dict.fromkeys(known))

    def _names(self, path: Path, value: Any, sections: list[TemplateSection]) -> list[str]:
        if not isinstance(value, list):
            self.tell(path, f'{path[-1]} is a list of sections such as ["time"].')
            return []
        names = [each.name for each in sections]
        for number, each in enumerate(value):
            if each not in names:
                hint = meant(each, names) if isinstance(each, str) else ""
                self.tell((*path, number), f"There is no section {each} to leave out{hint}.")
        return [each for each in value if each in names]
