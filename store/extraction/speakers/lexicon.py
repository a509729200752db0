"""The word lists that tell who a source is, read from `lexicon/<language>_people.toml` and its neighbours.

A word knows its genders and classes; nothing here looks at a text. A language without a file of its
own is read with the English one: names, initials and capitals look alike in most of Europe.
"""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from store.extraction.speakers.endings import Endings

_FOLDER = Path(__file__).parents[1] / "lexicon"
_FALLBACK = "en"
_SAFE_PART = 6
"""Letters of a part that does not make offices of surnames: "Neubauer", "Hofmann"."""
_REMEMBERED = 20_000
_SHORT_PARTS = frozenset(("chef", "amt", "rätin"))

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class People:
    """What one language knows about people, bodies and the words for them. All words are lower case."""

    has_compounds: bool
    """Whether nouns are written together, and with a capital."""
    pronouns: Mapping[str, str]
    """Pronoun -> first, first_plural, second, masculine, feminine, neuter or plural."""
    generic: frozenset[str]
    """Bodies that any body of their class can be called: "the company"."""
    definite: frozenset[str]
    indefinite: frozenset[str]
    articles: frozenset[str]
    """Definite and indefinite ones."""
    prepositions: frozenset[str]
    relatives: frozenset[str]
    openers: frozenset[str]
    """Words that a sentence starts with and no name does."""
    addressed: frozenset[str]
    """Offices behind "Mr" that make no name: "Mr. President"."""
    breaks: frozenset[str]
    """Words of a headline that no name goes on behind."""
    dates: frozenset[str]
    """Days and months that are no surname."""
    reporting_nouns: frozenset[str]
    """Nouns before a source that are no part of it: "Angaben der Polizei"."""
    portfolios: frozenset[str]
    """What ministers are ministers of."""
    particles: frozenset[str]
    suffixes: frozenset[str]
    titles: Mapping[str, str]
    """Title -> m, f or nothing."""
    roles: Mapping[str, frozenset[str]]
    """Role -> its classes; one class gathers what one person may be called in turn."""
    with_forename: frozenset[str]
    """Titles that a first name may follow alone: "Sir Edmund"."""
    short: Mapping[str, str]
    """Abbreviation of an office -> the office."""
    deeds: Mapping[str, str]
    """Verb -> the role of whoever does it."""
    role_genders: Mapping[str, str]
    bodies: Mapping[str, frozenset[str]]
    """What a body or document is called -> its classes."""
    unnamed: Container[str]
    """Plurals and "someone": they stay anonymous."""
    forenames: Mapping[str, str]
    """First name -> m or f."""
    places: frozenset[str]
    sites: frozenset[str]
    """What buildings and places are called: "Royal Albert Hall" is no Albert."""
    origins: frozenset[str]
    """Adjectives of places, faiths and parties."""

    offices: dict[str, bool] = field(default_factory=dict, repr=False)
    """Whether a word is a title or a role: what was asked before. Emptied when it grows too large."""

    def is_office(self, word: str) -> bool:
        """Whether the word is a title or a role."""
        known = self.offices.get(word)
        if known is None:
            if len(self.offices) >= _REMEMBERED:
                self.offices.clear()
            known = self.offices[word] = word in self.titles or word in self.roles
        return known

    def is_noun_of_people(self, word: str) -> bool:
        """Whether the word is what people, crowds or bodies are called."""
        return word in self.bodies or word in self.unnamed or self.is_office(word)

    def is_function(self, word: str) -> bool:
        """Whether the word is an article, a possessive or a preposition."""
        return word in self.articles or word in self.prepositions


def _compounds(table: Mapping[str, T]) -> Endings[T]:
    """A table in which every word that is long enough ends compounds too."""
    return Endings(
        table, {word: value for word, value in table.items() if len(word) >= _SAFE_PART or word in _SHORT_PARTS}
    )


@cache
def people(language: str) -> People:
    """The lists of a language, by its BCP 47 tag; English where it has none."""
    path = _FOLDER / f"{language.partition('-')[0].lower()}_people.toml"
    data = _read(path if path.is_file() else _FOLDER / f"{_FALLBACK}_people.toml")
    words, forenames, places = data["words"], _read(_FOLDER / "forenames.toml"), _read(_FOLDER / "places.toml")
    roles, genders_of_roles, bodies = _classes(data["roles"]), _genders(data["gendered"]), _classes(data["bodies"])
    if data["has_compounds"]:
        roles, genders_of_roles = _with_feminines(roles, genders_of_roles)
        roles, genders_of_roles, bodies = _compounds(roles), _compounds(genders_of_roles), _compounds(bodies)
    else:
        roles = Endings(roles, _classes(data["endings"]))
    return People(
        has_compounds=bool(data["has_compounds"]),
        pronouns=_inverted(data["pronouns"]),
        generic=_set(words["generic"]),
        definite=_set(words["definite"]),
        indefinite=_set(words["indefinite"]),
        articles=_set(words["definite"]) | _set(words["indefinite"]),
        prepositions=_set(words["prepositions"]),
        relatives=_set(words["relatives"]),
        openers=_set(words["openers"]),
        addressed=_set(words["addressed"]),
        breaks=_set(words["breaks"]),
        dates=_set(words["dates"]),
        reporting_nouns=_set(words["reporting_nouns"]),
        portfolios=_set(words["portfolios"]),
        particles=_set(words["particles"]),
        suffixes=_set(words["suffixes"]),
        titles=_genders(data["titles"]),
        roles=roles,
        with_forename=_set(words["with_forename"]),
        short=data["short"],
        deeds=data["deeds"],
        role_genders=genders_of_roles,
        bodies=bodies,
        unnamed=_crowds(data["unnamed"]["people"], has_compounds=data["has_compounds"]),
        forenames=_genders(forenames),
        places=_set(places["names"]),
        sites=_set(places["sites"]),
        origins=_set(places["adjectives"]),
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _inverted(table: Mapping[str, str]) -> dict[str, str]:
    """The class of each word; the first class that has it wins."""
    found: dict[str, str] = {}
    for name, listed in table.items():
        for word in listed.split():
            found.setdefault(word, name)
    return found


def _genders(table: Mapping[str, str]) -> dict[str, str]:
    """The gender of each word: m, f, or nothing for a word that is in both lists or in a neutral one."""
    found: dict[str, str] = {}
    for name, listed in table.items():
        letter = {"masculine": "m", "feminine": "f"}.get(name, "")
        for word in listed.split():
            found[word] = letter if found.get(word, letter) == letter else ""
    return found


def _classes(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The classes of each word."""
    gathered: dict[str, list[str]] = {}
    for name, listed in table.items():
        for word in listed.split():
            gathered.setdefault(word, []).append(name)
    return {word: frozenset(names) for word, names in gathered.items()}


def _crowds(words: str, *, has_compounds: bool) -> Container[str]:
    """The plurals that stay unnamed; in German also in the dative and at the end of compounds: "US-Experten"."""
    if not has_compounds:
        return _set(words)
    forms = [form for word in words.split() for form in (word, word + "n")]
    return _compounds(dict.fromkeys(forms, True))


def _with_feminines(
    roles: dict[str, frozenset[str]], genders_of_roles: dict[str, str]
) -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """The same with "Sprecherin" for each "Sprecher", and the gender of both."""
    both, told = dict(roles), dict(genders_of_roles)
    for word, classes in roles.items():
        base = word[:-2] if word.endswith("in") and word[:-2] in roles else word
        if base[-1] in "rlntfkdhms" and not base.endswith(("in", "frau", "mann")):
            both.setdefault(base + "in", classes)
            told.setdefault(base + "in", "f")
            told.setdefault(base, "m")
        elif base.endswith(("rätin", "login", "gin")):
            told.setdefault(base, "f")
        elif base.endswith("loge"):
            told.setdefault(base, "m")
    return both, told


def genders(words: Iterable[str], lexicon: People) -> str:
    """The gender that the first telling word of a role or title gives away; nothing when none does."""
    for word in words:
        gender = lexicon.titles.get(word) or lexicon.role_genders.get(word) or ""
        if gender:
            return gender
    return ""
