"""Makes labelled sentences for training from ways of speaking and lists of words, always the same.

The lists stand beside this module. Who acts is drawn apart from what is done, and the same doings
are told of people and of machines, so that the layer learns from pairs which differ only in that.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.language.scoring import Labelled

_HERE = Path(__file__).parent
_KIND_OF = (
    ("punishment", r"fired|rota|access|consequences|written warning|near production|accountable"),
    ("single-root-cause", r"root cause"),
    ("hindsight", r"known|^knew|coming"),
    ("counterfactual", r"^(should|could|ought|might|needed|had|was (supposed|meant))"),
    ("absolute", r"^(always|never|keeps)|is never"),
    (
        "judgement-adjective",
        r"^(lacks|behave|treats|deserves|is|has)|^was (careless|sloppy|lazy|reckless|negl|irresp|"
        r"inc|stupid|foolish|too proud|over|trigger|clueless|no help|not (up|qual))",
    ),
    (
        "negligence-verb",
        r"^(forgot|clean forgot|failed|neglect|omit|miss|overlook|ignor|disreg|dismiss|brush|shrug|"
        r"skip|did|left|let|sat|slept|snoozed|turned|paid|never|was (asleep|not|looking))|bother",
    ),
)
_PLACES = {
    "{name}": ("names",),
    "{group}": ("groups",),
    "{role}": ("groups",),
    "{handle}": ("handles",),
    "{who}": ("names", "groups"),
    "{thing}": ("objects",),
    "{it}": ("machines",),
}
_TURNS = (
    ("strong", 8, 8),
    ("soft", 8, 8),
    ("fair", 16, 16),
    ("report", 24, 24),
    ("ops", 8, 12),
    ("trades", 8, 12),
    ("veiled", 8, 12),
    ("written", 8, 12),
    ("idiom", 8, 12),
    ("everyday", 8, 12),
    ("plain", 8, 12),
)
"""Files of turns of speech; how many sentences are made of one that blames, and of a fair one."""
_SPACED = re.compile(r" +([.,?!])")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_FORMS_OF_BE = re.compile(r"^(was|is|has|had|keeps|lacks|treats|deserves|needs|owes|gets|behaves) ")


def sentences() -> Iterator[Labelled]:
    """Give all sentences, in the same order every time."""
    actors = tomllib.loads((_HERE / "actors.toml").read_text(encoding="utf-8"))
    maker = _Maker({name: _lines(words) for name, words in actors.items()})
    for did in _file("person_fault.txt"):
        yield from maker.faults(did)
    for did in _file("person_fair.txt"):
        yield from maker.fair(did, "people", 3)
    for did in _file("machine.txt"):
        yield from maker.fair(did, "machines", 3)
    for name, times in (("blame_frames.toml", 2), ("fair_frames.toml", 3)):
        table = tomllib.loads((_HERE / name).read_text(encoding="utf-8"))
        for key, group in table.items():
            strength, _, kind = key.partition(" ")
            for frame in _lines(group["frames"]):
                yield from maker.framed(frame, strength, kind, times)
    yield from maker.reports(1500)
    yield from turns()


def turns() -> Iterator[Labelled]:
    """Give the sentences made of turns of speech, in which each choice in brackets is drawn."""
    actors = tomllib.loads((_HERE / "actors.toml").read_text(encoding="utf-8"))
    maker = _Maker({name: _lines(words) for name, words in actors.items()})
    for name, blaming, fair in _TURNS:
        strength = kind = ""
        for line in _file(f"turns_{name}.txt"):
            if line.startswith("=="):
                _, strength, kind = line.split()
            else:
                times = fair if strength == "ok" else blaming
                yield from maker.framed(line, strength, kind, times)


def named_in_frames() -> frozenset[str]:
    """Give the names of people in small letters, with their beginnings and ends."""
    actors = tomllib.loads((_HERE / "actors.toml").read_text(encoding="utf-8"))
    names = actors["names"].lower().replace("@", "").split()
    return frozenset(part for name in names for part in (name, name[:5], name[-4:]))


def _lines(words: str) -> list[str]:
    return [line for line in words.splitlines() if line]


def _file(name: str) -> list[str]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class _Maker:
    """Fills the places in a way of speaking with words drawn from the lists."""

    def __init__(self, actors: dict[str, list[str]]) -> None:
        handles = [name for name in actors["names"] if name.startswith("@")]
        self._actors = actors | {"handles": handles}
        self._draw = random.Random(5)

    def _one(self, name: str) -> str:
        return self._draw.choice(self._actors[name])

    def _who(self) -> str:
        return self._one(self._draw.choices(("names", "groups", "pronouns"), (9, 9, 3))[0])

    def _said(self, text: str) -> str:
        """Give a sentence the looks it has on a note, in a chat or in a report."""
        chance = self._draw.random
        if chance() < 0.12:
            text = f"{self._one('openers')} {text}"
        if chance() < 0.15 and text[-1].isalnum():
            text = f"{text} {self._one('tails')}"
        if chance() < 0.5:
            text = text[0].upper() + text[1:]
        elif chance() < 0.3:
            text = text.lower()
        if chance() < 0.35 and text[-1].isalnum():
            text += "."
        if chance() < 0.1:
            text = text.replace("n't", "nt").replace("'s", "s")
        return " ".join(text.split())

    def faults(self, did: str) -> Iterator[Labelled]:
        kinds = next((kind for kind, sign in _KIND_OF if re.search(sign, did)), "")
        both = (kinds, "named-person-fault") if kinds else ("named-person-fault",)
        for _ in range(2):
            yield Labelled(self._said(f"{self._who()} {did}"), True, "strong", both)
        if not _FORMS_OF_BE.match(did) and kinds in ("negligence-verb", "counterfactual", ""):
            soft = f"{self._one('selves')} {did}"
            yield Labelled(self._said(soft), True, "soft", (kinds or "negligence-verb",))
        accused = f"you {did.replace('was ', 'were ', 1)}"
        if not _FORMS_OF_BE.match(did) or did.startswith("was "):
            yield Labelled(self._said(accused), True, "strong", ("you-accusation",))

    def fair(self, did: str, sort: str, times: int) -> Iterator[Labelled]:
        for _ in range(times):
            who = self._one("machines") if sort == "machines" else self._who()
            if sort == "people" and not _FORMS_OF_BE.match(did) and self._draw.random() < 0.2:
                who = self._one("selves")
            yield Labelled(self._said(f"{who} {did}"), False, "", ("hard-negative",))

    def _fill(self, frame: str) -> str:
        def word(place: re.Match[str]) -> str:
            return self._one(self._draw.choice(_PLACES[place[0]]))

        def choice(words: re.Match[str]) -> str:
            return self._draw.choice(str(words[1]).split("|"))

        return re.sub(r"\{\w+\}", word, _CHOICE.sub(choice, frame))

    def framed(self, frame: str, strength: str, kind: str, times: int) -> Iterator[Labelled]:
        blame = strength != "ok"
        seen: set[str] = set()
        for _ in range(times if "{" in frame or "[" in frame else 1):
            text = self._said(_SPACED.sub(r"\1", self._fill(frame)))
            if text not in seen:
                seen.add(text)
                yield Labelled(text, blame, strength if blame else "", (kind,))

    def reports(self, times: int) -> Iterator[Labelled]:
        words = tomllib.loads((_HERE / "reports.toml").read_text(encoding="utf-8"))
        part = {name: _lines(lines) for name, lines in words.items()}
        for _ in range(times):
            if self._draw.random() < 0.2:
                text = self._draw.choice(part["nouns"])
            else:
                text = f"{self._draw.choice(part['subjects'])} {self._draw.choice(part['verbs'])}"
                if self._draw.random() < 0.6:
                    text += self._draw.choice(part["links"])
                if self._draw.random() < 0.4:
                    text = self._draw.choice(part["leads"]) + text
                text += "."
            text = self._fill(text)
            yield Labelled(text[0].upper() + text[1:], False, "", ("hard-negative",))
