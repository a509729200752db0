"""The cast of a text: every person and body it names, each once, under the fullest name.

Names are gathered over the whole text before anything is resolved, so a surname finds its forename
wherever that stands. Look-ups go through dictionaries; the few lists that are walked are cut short,
so that a text of nothing but names stays linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from store.extraction.speakers.characters import Character
from store.extraction.speakers.lexicon import People
from store.extraction.speakers.names import Name, is_acronym, key
from store.extraction.speakers.roles import Role
from store.extraction.speakers.words import agree, is_fuller

_INITIALED = 200
"""How many people are looked at for initials; a transcript has fewer."""
_NAMESAKES = 12
"""How many people of one surname are told apart; the latest ones."""


class Cast:
    """Everybody in a text, by surname, forename, full name and acronym."""

    def __init__(self, lexicon: People) -> None:
        """Start with nobody."""
        self.lexicon = lexicon
        self.characters: list[Character] = []
        self._by_surname: dict[str, list[Character]] = {}
        self._by_forename: dict[str, list[Character]] = {}
        self._by_full: dict[tuple[str, ...], Character] = {}
        self._supposed: dict[str, tuple[str, ...]] = {}
        self._initials: dict[str, Character | None] = {}
        self._unmet: set[Name] = set()
        self._met: dict[Name, Character] = {}
        self._latest: dict[str, Character] = {}
        self._by_kind: dict[str, Character] = {}
        self._bodies: dict[str, Character] = {}

    def person(self, name: Sequence[str], gender: str = "", *, is_forename: bool = False) -> Character:
        """The person of this name, met before or new."""
        found = self.find_person(name, gender, is_forename=is_forename)
        if found is None:
            return self._add_person(tuple(name), gender)
        if len(name) > 1 and is_fuller(name, found.words) and key(name[1]) != key(found.words[0]):
            found.words = tuple(name)
            self._index(found)
        if gender and not found.gender:
            found.gender = gender
        return found

    def suppose(self, name: tuple[str, ...]) -> None:
        """Remember words that are a full name if their last one turns out to be somebody's surname."""
        self._supposed.setdefault(key(name[-1]), name)

    def find_person(self, name: Sequence[str], gender: str = "", *, is_forename: bool = False) -> Character | None:
        """The person that a name belongs to, if there is one already; the latest of several."""
        keys = _looked_up(tuple(name), self.lexicon)
        named = self._by_full.get(keys)
        if named is not None:
            return named
        if len(keys) > 2 and keys[1:] in self._by_full and keys[0] not in self.lexicon.forenames:
            return self._by_full[keys[1:]]  # "Rival Hillary Clinton"
        if not is_forename and (keys[-1] in self._by_surname or keys[-1] in self._latest):
            for known in self._namesakes(keys):
                if agree(keys, known.words) and not (gender and known.gender and gender != known.gender):
                    return known
        if len(keys) > 1:
            return None
        several = self._by_forename.get(keys[0], ())
        return several[-1] if several and (is_forename or len(several) == 1) else None

    def _namesakes(self, keys: tuple[str, ...]) -> Sequence[Character]:
        """Who shares the surname; for a surname alone whoever was met last first."""
        listed = self._by_surname.get(keys[-1], ())[-_NAMESAKES:]
        latest = self._latest.get(keys[-1]) if len(keys) == 1 else None
        return (latest, *listed) if latest is not None else listed

    def body(self, name: Sequence[str]) -> Character:
        """The body of this name, met before or new."""
        found = self.find_body(name)
        if found is None:
            found = self._without_place(name) or Character(words=tuple(name), is_body=True)
            if len(name) > len(found.words):
                found.words = tuple(name)
            else:
                self.characters.append(found)
            self._bodies[_joined(tuple(name))] = found
            self._unmet.clear()
            for word in name if len(name) > 1 else ():
                if key(word) in self.lexicon.bodies:
                    self._by_kind[key(word)] = found
            self._shorten(found, name)
            if (letters := _initials(name)) and letters not in self._bodies:
                self._bodies[letters] = found
        return found

    def _shorten(self, body: Character, name: Sequence[str]) -> None:
        """Let "Lantern Bicycles Ltd" go by "Lantern Bicycles" and "Lantern"."""
        if len(name) < 2 or "company" not in self.lexicon.bodies.get(key(name[-1]), frozenset()):
            return
        first = key(name[0])
        self._bodies.setdefault(_joined(tuple(name[:-1])), body)
        if not (self._is_place(first) or first in self.lexicon.forenames or self.find_person(name[:1])):
            self._bodies.setdefault(first, body)

    def only_body_of(self, classes: frozenset[str]) -> Character | None:
        """The one body whose name has a word of these classes; None when there are several or none."""
        words = [word for word in self._by_kind if self.lexicon.bodies.get(word, frozenset()) & classes]
        found = {id(self._by_kind[word]): self._by_kind[word] for word in words[:20]}
        return next(iter(found.values())) if len(found) == 1 else None

    def _without_place(self, name: Sequence[str]) -> Character | None:
        """The body that was named without its country: "Home Office" for "United Kingdom Home Office"."""
        at = next((i for i, word in enumerate(name) if not self._is_place(key(word))), 0)
        if not at or len(name) - at < 2:
            return None
        found = self._bodies.get(_joined(tuple(name[at:])))
        if found is None:
            found = Character(words=tuple(name[at:]), is_body=True)
            self.characters.append(found)
            self._bodies[_joined(found.words)] = found
        return found

    def _is_place(self, word: str) -> bool:
        return word in self.lexicon.places or word in self.lexicon.origins

    def find_body(self, name: Sequence[str]) -> Character | None:
        """The body that a name or acronym belongs to, if there is one already."""
        return self._bodies.get(_joined(tuple(name)))

    def by_initials(self, letters: str) -> Character | None:
        """The one person whose name has these initials: "TW" in a transcript; None when there are several or none."""
        wanted = letters.replace(".", "").lower()
        if wanted not in self._initials:
            people = [one for one in self.characters[:_INITIALED] if not one.is_body and not one.is_figure]
            fits = [one for one in people if "".join(word[0] for word in one.words).lower() == wanted]
            self._initials[wanted] = fits[0] if len(fits) == 1 and len(wanted) > 1 else None
        return self._initials[wanted]

    def alias(self, acronym: str, body: Character) -> None:
        """As in "the Korean Central News Agency (KCNA)"."""
        self._bodies[acronym.lower()] = body

    def figure(self, text: str, role: Role, gender: str, *, is_definite: bool) -> Character:
        """Somebody whom the text only describes."""
        words = tuple(role.text.split() if self.lexicon.has_compounds else text.split())
        found = Character(words=words, is_figure=True, is_definite=is_definite, gender=gender, roles=[role])
        self.characters.append(found)
        return found

    def meet(self, name: Name) -> Character | None:
        """Take in a name from the running text; nothing for a word that may be anything."""
        character = self._met.get(name)
        if character is not None or name in self._unmet:
            return character
        character = self._meet(name)
        if character is None:
            self._unmet.add(name)
        if character is not None and len(name.words) > 1 and not name.is_person:
            self._met[name] = character
        return character

    def _meet(self, name: Name) -> Character | None:
        if not name.words:
            return None
        if name.is_body and len(name.words) == 1:
            word = key(name.words[0])
            known = self.find_person(name.words)
            if known is None and word in self.lexicon.bodies and not is_acronym(name.words[0]):
                return self._by_kind.get(word)  # "the Church"
            return known or self.body(name.words)
        if name.is_body:
            return self.body(name.words)
        if name.is_person:
            is_forename = (
                len(name.words) == 1 and bool(name.office) and key(name.office[-1]) in self.lexicon.with_forename
            )
            person = self.person(name.words, name.gender, is_forename=is_forename)
            self._latest[person.surname] = person
            return person
        return self.find_body(name.words) or self.find_person(name.words)

    def _add_person(self, name: tuple[str, ...], gender: str) -> Character:
        if len(name) == 1:
            name = self._supposed.get(key(name[0]), name)
        person = Character(words=name, gender=gender)
        self.characters.append(person)
        self._index(person)
        return person

    def _index(self, person: Character) -> None:
        self._unmet.clear()
        keys = _full(person.words, self.lexicon)
        self._by_full.setdefault(keys, person)
        surnames = self._by_surname.setdefault(keys[-1], [])
        if person not in surnames[-_NAMESAKES:]:
            surnames.append(person)
        if len(keys) > 1:
            forenames = self._by_forename.setdefault(keys[0], [])
            if person not in forenames[-_NAMESAKES:]:
                forenames.append(person)


@lru_cache(maxsize=1 << 14)
def _joined(name: tuple[str, ...]) -> str:
    """The name of a body as it is looked up."""
    return " ".join(name).lower().removeprefix("the ")


def _initials(name: Sequence[str]) -> str:
    """The acronym that a name of several words may go by."""
    capitals = [word[0] for word in name if word[0].isupper()]
    return "".join(capitals).lower() if len(capitals) > 2 and not is_acronym(name[0]) else ""


@lru_cache(maxsize=1 << 14)
def _looked_up(name: tuple[str, ...], lexicon: People) -> tuple[str, ...]:
    """The words of a name as it is looked up, without suffix and in lower case; "Van der Meer" is a surname alone."""
    keys = _full(name, lexicon)
    start = next((i for i, word in enumerate(keys) if word not in lexicon.particles), 0)
    return keys[start:]


def _full(name: tuple[str, ...], lexicon: People) -> tuple[str, ...]:
    """The words of a name without suffix, in lower case."""
    has_suffix = len(name) > 2 and key(name[-1]) in lexicon.suffixes
    return tuple(key(word) for word in (name[:-1] if has_suffix else name))
