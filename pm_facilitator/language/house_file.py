"""Reads the TOML in which an organisation writes its own rules; says by line what is wrong."""

import re
import tomllib
from collections.abc import Collection, Mapping
from typing import Any, Literal, get_args

from pm_facilitator.language.finding import Severity
from pm_facilitator.language.grammar import known_languages
from pm_facilitator.language.house import OWN_KIND, OWN_SOURCE, House, Phrase
from pm_facilitator.language.learned import RULE
from pm_facilitator.language.rules import Rule, read_rules
from pm_facilitator.toml_lines import Complaints, Path, Problem, broken, key_lines, meant

LISTS = ("names", "teams", "components", "allow", "exclude")
KEYS = (*LISTS, "language", "rules", "phrase")
PHRASE_KEYS = ("id", "match", "message", "questions", "better", "severity")
_ONE_TEXT = ("id", "message", "better")
_WEIGHTS = ("off", *get_args(Severity))


def read_house(
    text: str, rules: Collection[str], languages: Collection[str]
) -> tuple[House, list[Problem]]:
    """Read own rules; whatever is wrong is told and left out, the rest holds.

    Args:
        text: the TOML.
        rules: the names of all rules and kinds.
        languages: the languages that are known.
    """
    text = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return House(), [broken(error, text)]
    reader = _Reader(key_lines(text), rules, languages)
    house = reader.house(data)
    return house, reader.by_line()


class _Reader(Complaints):
    """Turns values into own rules, collecting problems on the way."""

    def __init__(
        self, lines: Mapping[Path, int], rules: Collection[str], languages: Collection[str]
    ) -> None:
        super().__init__(lines)
        self._rules = rules
        self._languages = languages

    def house(self, data: Mapping[str, Any]) -> House:
        self.known_keys((), data, KEYS)
        lists = {name: self._texts((name,), data.get(name, [])) for name in LISTS}
        phrases = self._phrases(data.get("phrase", []))
        return House(
            names=lists["names"],
            teams=lists["teams"],
            components=lists["components"],
            allowed=tuple(
                said
                for number, said in enumerate(lists["allow"])
                if self._is_wording(("allow", number), said)
            ),
            exclude=lists["exclude"],
            language=self._choice(("language",), data.get("language", ""), self._languages),
            weights=self._weights(data.get("rules", {}), {p.rule.id for p in phrases}),
            phrases=phrases,
        )

    def _texts(self, path: Path, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            self.tell(path, f'{path[-1]} is a list of texts such as ["one", "two"].')
            return ()
        for number, each in enumerate(value):
            if not isinstance(each, str) or not each.strip():
                self.tell((*path, number), f"Each of {path[-1]} is a text in quotes.")
        return tuple(each for each in value if isinstance(each, str) and each.strip())

    def _text(self, path: Path, value: Any) -> str:
        if isinstance(value, str) and value.strip():
            return value
        self.tell(path, f"{path[-1]} is a text in quotes.")
        return ""

    def _choice(self, path: Path, value: Any, known: Collection[str]) -> str:
        if value == "" or value in known:
            return str(value)
        self.tell(path, f"{path[-1]} is one of {', '.join(known)}.")
        return ""

    def _weights(self, value: Any, own: Collection[str]) -> dict[str, Severity | Literal["off"]]:
        if not isinstance(value, dict):
            self.tell(("rules",), 'rules is a table of lines such as sarcasm = "off".')
            return {}
        found: dict[str, Severity | Literal["off"]] = {}
        known = {*self._rules, *own}
        for name, weight in value.items():
            path = ("rules", name)
            if name not in known:
                self.tell(path, f"There is no rule or kind named {name}{meant(name, known)}.")
            elif weight == "off" or weight == "hint" or weight == "warning":
                found[name] = weight
            else:
                self.tell(path, f"{name} is one of {', '.join(_WEIGHTS)}, in quotes.")
        return found

    def _phrases(self, value: Any) -> tuple[Phrase, ...]:
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.tell(("phrase",), "Each phrase begins with [[phrase]] on a line of its own.")
            return ()
        found: dict[str, Phrase] = {}
        for number, data in enumerate(value):
            phrase = self._phrase(("phrase", number), data)
            if phrase is None:
                continue
            if phrase.rule.id in found or phrase.rule.id in self._rules:
                self.tell(
                    ("phrase", number, "id"),
                    f"There is a rule named {phrase.rule.id} already; give this one another id.",
                )
            else:
                found[phrase.rule.id] = phrase
        return tuple(found.values())

    def _phrase(self, path: Path, data: Mapping[str, Any]) -> Phrase | None:
        before = len(self.problems)
        self.known_keys(path, data, PHRASE_KEYS)
        for key in ("match", "message"):
            if key not in data:
                self.tell(path, f"This phrase has no {key}.")
        match = data.get("match", [])
        several = [match] if isinstance(match, str) else match
        wordings = self._texts((*path, "match"), several)
        kept = [each for each in wordings if self._is_wording((*path, "match"), each)]
        if data.get("match") == []:
            self.tell((*path, "match"), "match needs at least one wording.")
        values = {key: self._text((*path, key), data[key]) for key in _ONE_TEXT if key in data}
        questions = self._texts((*path, "questions"), data.get("questions", []))
        severity = self._severity((*path, "severity"), data.get("severity", "hint"))
        if len(self.problems) > before or not kept:
            return None
        rule = Rule(
            id=values.get("id") or f"own-{_slug(kept[0])}",
            kind=OWN_KIND,
            about=", ".join(kept),
            severity=severity,
            match=(),
            unless=(),
            frames=(),
            message=values["message"],
            questions=questions,
            source=OWN_SOURCE,
            field="",
        )
        return Phrase(rule, tuple(kept), values.get("better", ""))

    def _severity(self, path: Path, value: Any) -> Severity:
        return "warning" if self._choice(path, value, get_args(Severity)) == "warning" else "hint"

    def _is_wording(self, path: Path, said: str) -> bool:
        """Tell whether a wording has a word of its own: stars alone would be everything."""
        if re.search(r"\w", said):
            return True
        self.tell(path, f"{said} stands for any words; name one of them.")
        return False


def _slug(said: str) -> str:
    return "-".join(re.findall(r"\w+", said.lower()))


def read_own(text: str) -> tuple[House, list[Problem]]:
    """Read own rules with all rules and languages that ship with the app in mind."""
    languages = known_languages()
    rules = {name for lang in languages for r in read_rules(lang) for name in (r.id, r.kind)}
    rules.add(RULE)
    return read_house(text, rules, languages)
