"""What the engine needs to know of a language beyond its words, read from the language's data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pm_facilitator import assets


@dataclass(frozen=True)
class LanguageGrammar:
    """The grammar of one language, as far as the engine needs any.

    Attributes:
        conjugation: the name of the function that builds the forms of verbs.
        capitalised: the classes of an unknown word with a capital letter.
        clipped: an ending that parts from a word without a mark between; may be empty.
        names: the language in whose data the given names stand.
        genitive: what is added to a name to say whose something is; may be empty.
        adjective_endings: the endings of the adjectives that words.toml lists as such.
        frequent: the most frequent small words.
        passive: the verb of the passive, singular and plural.
        harmed: what a thing does when somebody is said to have done it harm, by verb.
        open_determiners: determiners after which nothing is said of any one thing.
        of: what joins a thing to whose it is; may be empty.
        owner: the ending of whose something is; may be empty.
        plural_endings: endings of unknown words that are plural.
        singular_endings: those of words that are not, all the same.
        subject_forms: determiners of an object, and what they become when it is the subject.
        no_things: words that end no phrase for a thing, such as "wrong" in "set it wrong".
        ordinals: words between the determiner and the noun that are no nouns, such as "second".
        infinitive: the word before the base form of a verb; may be empty.
        prefixes: beginnings that make another verb of a verb: "re-enable".
        letting: verbs after which a thing and a verb follow, as in "let it expire"; may be empty.
        ranges: what stands between the first and the last number of a row: "steps 4 to 6".
        prepositional: verbs that keep their preposition in the passive, such as "look at".
        nouns: what a verb without an object does, as a noun: "reply".
        unheeding: verbs that reproach somebody with what got no attention.
        unintended: words that say that something was not intended, such as "by accident".
        idle: verbs that are no step of their own, such as "keep".
        habit_words: words that tell what is always so: "does", "forgets".
        habit_passive: the verb of the passive for what is always so, singular and plural.
        droppable: adverbs that say nothing of what happened: "simply", "carelessly".
        doubting: those that doubt a wish, and not what happened: "probably".
        unintended_adverbs: those that say that something was not intended.
        unintended_clause: the same as the end of a sentence.
        future: words that tell of what is still to come, such as "won't".
        agents: words before who did it, or by what means, as in "prevented by".
        could: words that tell what was possible, such as "might".
        awaited: what follows a verb and cannot follow it in the passive: "wait for ... to".
        means: words before by what means something could be done.
        spent: words before how much time something could take, as in "in five minutes".
        amounts: how such a time may begin without a number, as in "a minute".
        never_denied: words of which "not" would say another thing: "instead of", "twice".
        universal: words for all of a number, of which "not" would say another thing.
        giving: verbs of which somebody is given a thing, both without a preposition.
        softening: adverbs that make a denial milder: "did not really test".
        no_aims: what says nothing of what to do: "do better".
        gazing: verbs after which a purpose tells more of the thing.
        purpose: the words before a purpose.
        telling: verbs of telling somebody about something.
        caring: verbs of care for a thing, of which it is odd to ask how it came about.
        numbers: the numbers that are words.
        one: the numbers that are singular.
        shares: words for a part, which are plural when the whole is.
        manners: words that stand alone after a preposition and say how.
        moments: nouns for times.
        occasions: nouns for steps of the work, which are times after some prepositions.
        when: those prepositions.
        looking: verbs of looking at a thing, which leave it where it is.
        looked_at: the prepositions that tell more of a thing that is looked at.
        related: the same for every verb, as in "the race between".
        relations: nouns, each with the prepositions that tell more of it.
        moving: verbs that bring a thing somewhere, to whom or where is told after it.
        whereto: the prepositions before that.
        shortened: words cut short, whose full stop ends no sentence, without that stop.
        missing: verbs of missing a thing.
        forgetting: verbs of forgetting one.
        compounds: a verb and a particle that are one noun together: "roll out".
        due: nouns for what is met or missed, which is not the same as no attention: "deadline".
        passing: nouns for what is missed, or forgotten, in another way yet: "window", "password".
        until: words before the end of a time.
        lasting: words before how long something takes: "for two hours".
        durative: verbs of what takes time by itself, such as "keep".
        closing: words at the end that only stress what was said: "obviously", "lol".
        parted: those of them that tell how without a comma before them: "mark it clearly".
        dangling: words that point back at who is no longer named, such as "its".
    """

    conjugation: str
    capitalised: str
    clipped: str
    names: str
    genitive: str
    adjective_endings: tuple[str, ...]
    frequent: frozenset[str]
    passive: tuple[str, str]
    harmed: Mapping[str, str]
    open_determiners: frozenset[str]
    of: str
    owner: str
    plural_endings: tuple[str, ...]
    singular_endings: tuple[str, ...]
    subject_forms: Mapping[str, str] = field(default_factory=dict)
    no_things: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    infinitive: str = ""
    prefixes: tuple[str, ...] = ()
    letting: frozenset[str] = frozenset()
    ranges: frozenset[str] = frozenset()
    prepositional: frozenset[str] = frozenset()
    nouns: Mapping[str, str] = field(default_factory=dict)
    unheeding: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    unintended: frozenset[str] = frozenset()
    habit_words: frozenset[str] = frozenset()
    habit_passive: tuple[str, str] = ("", "")
    droppable: frozenset[str] = frozenset()
    doubting: frozenset[str] = frozenset()
    unintended_adverbs: frozenset[str] = frozenset()
    unintended_clause: str = ""
    future: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    could: frozenset[str] = frozenset()
    awaited: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    spent: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()
    never_denied: frozenset[str] = frozenset()
    universal: frozenset[str] = frozenset()
    giving: frozenset[str] = frozenset()
    softening: frozenset[str] = frozenset()
    no_aims: frozenset[str] = frozenset()
    gazing: frozenset[str] = frozenset()
    purpose: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    caring: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    manners: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    looking: frozenset[str] = frozenset()
    looked_at: frozenset[str] = frozenset()
    related: frozenset[str] = frozenset()
    relations: Mapping[str, frozenset[str]] = field(default_factory=dict)
    moving: frozenset[str] = frozenset()
    whereto: frozenset[str] = frozenset()
    shortened: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    forgetting: frozenset[str] = frozenset()
    compounds: frozenset[str] = frozenset()
    due: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    durative: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    parted: frozenset[str] = frozenset()
    dangling: frozenset[str] = frozenset()


@cache
def grammar_of(language: str) -> LanguageGrammar:
    """Read the grammar of a language, such as ``en``."""
    data = assets.toml(f"language/{language}/grammar.toml")
    noun_phrase = data["noun-phrase"]
    return LanguageGrammar(
        conjugation=data["conjugation"],
        capitalised=data["capitalised"],
        clipped=data["clipped"],
        names=data.get("names", language),
        genitive=data.get("genitive", ""),
        adjective_endings=tuple(data.get("adjective-endings", "").split()),
        frequent=frozenset(data["frequent"].split()),
        passive=(data["passive"]["singular"], data["passive"]["plural"]),
        harmed=data["harmed"],
        open_determiners=frozenset(noun_phrase["open"].split()),
        of=noun_phrase["of"],
        owner=noun_phrase["owner"],
        plural_endings=tuple(noun_phrase["plural-endings"].split()),
        singular_endings=tuple(noun_phrase["singular-endings"].split()),
        subject_forms=noun_phrase.get("subject-forms", {}),
        no_things=frozenset(noun_phrase.get("no-things", "").split()),
        ordinals=frozenset(noun_phrase.get("ordinals", "").split()),
        infinitive=data.get("infinitive", ""),
        prefixes=tuple(data.get("prefixes", "").split()),
        letting=frozenset(noun_phrase.get("letting", "").split()),
        ranges=frozenset(noun_phrase.get("ranges", "").split()),
        prepositional=frozenset(data.get("prepositional", ())),
        nouns=data.get("nouns", {}),
        unheeding=frozenset(data.get("unheeding", "").split()),
        idle=frozenset(data.get("idle", "").split()),
        unintended=frozenset(data.get("unintended", ())),
        **_meaning(data.get("meaning", {})),
    )


def _meaning(table: Mapping[str, Any]) -> dict[str, Any]:
    """Read what a better sentence must not lose; a language need not have any of it."""
    return {name.replace("-", "_"): _meant(name, told) for name, told in table.items()}


def _meant(name: str, told: Any) -> Any:
    match name:
        case "relations":
            return {noun: _words(said) for noun, said in told.items()}
        case "habit-passive":
            singular, plural = told
            return singular, plural
        case "unintended-clause":
            return told
        case _:
            return _words(told)


def _words(listed: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in listed.split())


@cache
def known_languages() -> tuple[str, ...]:
    """Give the languages that the coach understands, such as ``en``."""
    return tuple(
        sorted(path.parent.name for path in assets.path("language").glob("*/grammar.toml"))
    )
