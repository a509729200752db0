"""Load a lexicon file and write out the forms of its verbs."""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from store.extraction.lexicon import flags
from store.extraction.lexicon.inflection import INFLECTIONS
from store.model.attribution import AttributionClass


@dataclass(frozen=True, slots=True, kw_only=True)
class CueGroup:
    """A group of cues that are read in the same way."""

    name: str
    category: AttributionClass
    takes: tuple[str, ...]
    """What the content may be: quotation, clause, aside, question, infinitive, object."""
    has_addressee: bool
    """Whether the one spoken to may stand between cue and content."""
    may_be_noun: bool
    """Whether its words are nouns as often as verbs."""
    has_speaking_subject: bool = False
    """Whether its passive has the speaker as subject: "was quoted as saying"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One form of a reporting verb."""

    lemma: str
    forms: int
    """Bits, see `inflection`."""
    groups: Mapping[str, CueGroup]
    """By what the content may be, the group that allows it."""
    rest: tuple[str, ...] = ()
    """The words behind the verb that belong to it: ("out",) of "point out"."""

    has_addressee: bool = False
    """Whether any group of it names who is told."""
    may_be_noun: bool = False
    """Whether any group of it says that it is a noun as often."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The words of one language."""

    language: str
    order: str
    """"subject-verb" or "verb-second"."""
    has_fragments: bool
    """Whether words quoted inside a reported clause are a statement of their own beside it."""
    words: Mapping[str, int]
    """Bits of each word, in lower case."""
    cues: Mapping[str, tuple[Cue, ...]]
    """Cues by their first word, in lower case, the longest first."""
    according: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]
    """"According to" and its like, by their first two words, the longest first; "laut" by its one."""
    nouns: Mapping[str, AttributionClass]
    """Nouns that report."""
    sets: Mapping[str, frozenset[str]]
    """Small lists that single rules ask for, by name."""
    plain: frozenset[str]
    """Verbs behind which any words are a clause: say, tell."""
    views: frozenset[str]
    """Nouns of "in his view"."""
    suffixes: tuple[tuple[str, int], ...]
    """Ends of words with the bits that they give, for words of no closed class."""


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; English where there is none for it."""
    name = language.partition("-")[0].lower()
    resource = files("store.extraction.lexicon") / f"{name}.toml"
    if not resource.is_file():
        resource = files("store.extraction.lexicon") / "en.toml"
    return _build(tomllib.loads(resource.read_text("utf-8")))


def _build(data: Mapping[str, Any]) -> Lexicon:
    """A lexicon from the tables of its file."""
    cues = _cues(data)
    words = _word_bits(data)
    for first, known in cues.items():
        words[first] = words.get(first, 0) | flags.CUE
        if any(cue.rest for cue in known):
            words[first] |= flags.PHRASAL
    nouns = {
        form: AttributionClass(category)
        for category, listed in data["nouns"].items()
        for noun in listed.split()
        for form in (noun, noun[:-1] + "ies" if noun.endswith("y") else noun + "s")
    }
    according = _by_beginning(data["according"]["phrases"])
    for first, *_ in according:
        words[first] = words.get(first, 0) | flags.ACCORDING
    for noun in nouns:
        words[noun] = words.get(noun, 0) | flags.NOUN_CUE
    return Lexicon(
        language=data["language"],
        order=data["order"],
        has_fragments=data.get("fragments", False),
        words=words,
        cues=cues,
        according=according,
        suffixes=tuple((suffix, flags.CLASSES[name]) for name, suffix in data["suffixes"].items()),
        nouns=nouns,
        sets={name: frozenset(listed.split()) for name, listed in data["sets"].items()},
        plain=frozenset(data["sets"]["plain"].split()),
        views=frozenset(data["according"]["views"].split()),
    )


def _word_bits(data: Mapping[str, Any]) -> dict[str, int]:
    """The bits of each word of the closed classes."""
    words: dict[str, int] = {}
    for name, listed in data["classes"].items():
        for word in listed.split():
            words[word] = words.get(word, 0) | flags.CLASSES[name]
    return words


def _by_beginning(phrases: Iterable[str]) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Phrases, cut into words, by their first two; the longest first."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[:2], []).append(words)
    return {first: tuple(sorted(listed, key=len, reverse=True)) for first, listed in found.items()}


def _cues(data: Mapping[str, Any]) -> dict[str, tuple[Cue, ...]]:
    """Every form of every cue, by its first word."""
    groups: dict[str, dict[str, CueGroup]] = {}
    for name, table in data["cues"].items():
        group = CueGroup(
            name=name,
            category=AttributionClass(table["class"]),
            takes=tuple(table["takes"]),
            has_addressee=table.get("addressee", False),
            may_be_noun=table.get("noun", False),
            has_speaking_subject=table.get("speaks", False),
        )
        for lemma in shlex.split(table["lemmas"]):
            taken = groups.setdefault(lemma, {})
            taken.update({take: group for take in group.takes if take not in taken})
    found: dict[str, dict[tuple[str, ...], Cue]] = {}
    for lemma, taken in groups.items():
        for first, cue in _forms(lemma, taken, data):
            found.setdefault(first, {}).setdefault(cue.rest, cue)
    return {first: tuple(sorted(known.values(), key=lambda cue: -len(cue.rest))) for first, known in found.items()}


def _forms(lemma: str, groups: Mapping[str, CueGroup], data: Mapping[str, Any]) -> Iterator[tuple[str, Cue]]:
    """Each form of the first word of a cue."""
    head, *rest = lemma.split()
    irregular = data.get("irregular", {}).get(head)
    forms = INFLECTIONS[data["inflection"]](head, irregular)
    for word, kinds in forms.items():
        yield (
            word,
            Cue(
                lemma=lemma,
                forms=kinds,
                groups=groups,
                rest=tuple(rest),
                has_addressee=any(group.has_addressee for group in groups.values()),
                may_be_noun=any(group.may_be_noun for group in groups.values()),
            ),
        )
