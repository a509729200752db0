"""Whom a description means: "the senator", "the company", "the NATO leader", "a spokeswoman".

In this order: whose roles fit, before the place or behind it; for "the woman" or "the 58-year-old"
whoever is most in mind; the nearest speaker without any known role; else it stays a figure of its own.
A body, document or certain office goes by its description; "a resident" stays unnamed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.extraction.speakers.characters import Character
from store.extraction.speakers.phrases import Reference
from store.extraction.speakers.places import Place
from store.extraction.speakers.roles import Role
from store.extraction.speakers.scene import Answer, Scene, told

_POSSESSIVES = frozenset(("his", "her", "their", "my", "our", "your", "sein", "seine", "ihr", "ihre"))
_EMINENT = frozenset(
    (
        "leader",
        "politician",
        "official",
        "scholar",
        "doctor",
        "writer",
        "artist",
        "athlete",
        "judge",
        "lawyer",
        "church",
    )
)
"""Classes of what somebody may be called who was named before without it; an operator or a fisherman is another."""
_ENOUGH = 3.0
"""Points from which a description is somebody's: the same noun, or the same class and what it is about."""
_ENOUGH_BEHIND = 4.0
"""The same for somebody whose role is told only behind the description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptions:
    """Resolves descriptions in a scene."""

    scene: Scene

    def answer(self, reference: Reference, place: Place) -> Answer:
        """Whom the description means at its place."""
        role, position = reference.roles[0], place.position
        if len(reference.text.split()) == 1 and role.is_capital:
            named = self.scene.gathered.cast.find_person((role.text,))
            if named is not None:
                return told(named, 0.8, f"“{role.text}” has its full name elsewhere in the text")  # "Dean"
        if not reference.is_definite:
            return self._figure(reference, role)
        found = self._fitting(reference, role, position)
        if found is not None:
            return _fits(*found, reference, role)
        if role.is_body:
            return self._only_body(reference, role) or self._figure(reference, role)
        if "person" in role.classes and role.is_loose and not role.is_capital:
            return self._loose(reference, role, position)
        return self._nearest(reference, role, position) or self._figure(reference, role)

    def _fitting(self, reference: Reference, role: Role, position: int) -> tuple[Character, float] | None:
        """The person or body whose roles or name fit best, if well enough."""
        mentions = self.scene.gathered.bodies if role.is_body else self.scene.gathered.people
        before = [*mentions.before(position, 30, 30_000), *self.scene.spoken.before(position, 20, 30_000)]
        return self._best(before, reference, role, _ENOUGH) or self._best(
            list(mentions.after(position, 20, 10_000)), reference, role, _ENOUGH_BEHIND
        )

    def _best(
        self, near: list[tuple[int, float, Character]], reference: Reference, role: Role, enough: float
    ) -> tuple[Character, float] | None:
        """The best of those mentioned near, each judged once, where it is nearest."""
        nearest: dict[int, tuple[int, Character]] = {}
        for distance, _, character in near:
            known = nearest.get(id(character))
            if character.is_body is role.is_body and (known is None or distance < known[0]):
                nearest[id(character)] = (distance, character)
        best, most = None, enough
        for distance, character in nearest.values():
            points = self._points(character, reference, role, distance)
            if points >= most and (best is None or points > most):
                best, most = character, points
        return None if best is None else (best, most)

    def _points(self, character: Character, reference: Reference, role: Role, distance: int) -> float:
        """How well a description fits somebody who is mentioned so many code points away."""
        if not (role.is_body or character.roles):
            return 0.0
        if _contradicts(reference, role, character):
            return 0.0
        if role.is_body and character.is_figure and not any(_is_same_kind(known, role) for known in character.roles):
            return 0.0
        fits = character.fit(role) + (self._name_fit(role, character) if role.is_body else 0.0)
        named = 0.0 if character.is_figure else 0.5
        return fits + named + 1.5 * 0.5 ** (distance / 800) if fits > 0 else 0.0

    def _name_fit(self, role: Role, body: Character) -> float:
        """How well "the ministry" fits "Ministry of Transport", and "the company" fits "Hill Airlines"."""
        words, bodies = [word.lower() for word in body.words], self.scene.gathered.cast.lexicon.bodies
        if role.head in words:
            return 0.0 if role.head.endswith("s") and len(words) > 1 else 3.0
        return 2.0 if role.is_generic and any(bodies.get(word, frozenset()) & role.classes for word in words) else 0.0

    def _only_body(self, reference: Reference, role: Role) -> Answer | None:
        """The one body of that kind in the whole text."""
        body = self.scene.gathered.cast.only_body_of(role.classes) if role.is_generic and not role.about else None
        if body is None or _contradicts(reference, role, body):
            return None
        return told(body, 0.6, f"“{reference.text}”: the only such body that the text names")

    def _loose(self, reference: Reference, role: Role, position: int) -> Answer:
        """As in "the woman", "the 58-year-old": whoever of that gender is most in mind."""
        ranked = [
            (points, character)
            for points, character in self.scene.in_mind(position, reference.gender, None)
            if not character.is_figure and not _contradicts(reference, role, character)
        ]
        if not ranked:
            return self._figure(reference, role)
        best, character = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        sure = round(0.4 + 0.3 * (1 - second / best), 2)
        names = tuple(other.name for _, other in ranked[1:3])
        return told(character, sure, f"“{reference.text}”: most in mind here", names)

    def _nearest(self, reference: Reference, role: Role, position: int) -> Answer | None:
        """The nearest speaker of whom no office is known: before the description, else named behind it."""
        is_other = reference.text.split(" ", 1)[0] in _POSSESSIVES
        is_telling = bool(role.about) or bool(role.classes & _EMINENT)
        if is_other or not is_telling or "kin" in role.classes or not role.classes or role.is_certain:
            return None  # "her lawyer"; "the operator"; "the Bursar", who is somebody certain
        for character, where in self._speakers_around(position):
            if character.is_body or character.is_figure or _contradicts(reference, role, character):
                continue
            if any(known.is_office and known.fit(role) < 2 for known in character.roles):
                continue
            character.learn(role)
            return told(character, 0.6, f"“{reference.text}”: no known role fits; {where} has none")
        return None

    def _speakers_around(self, position: int) -> Iterator[tuple[Character, str]]:
        for _, _, character in self.scene.spoken.before(position, 3, 1_200):
            yield character, "who spoke last"
        for _, _, character in self.scene.ahead.after(position, 6, 6_000):
            yield character, "the first speaker named behind it"

    def _figure(self, reference: Reference, role: Role) -> Answer:
        """A figure of its own: under the words of the text if it is definite or a body, else unnamed."""
        is_definite = reference.is_definite or role.is_body
        figure = self.scene.gathered.cast.figure(reference.text, role, reference.gender, is_definite=is_definite)
        figure.is_body = role.is_body
        reason = "the text gives no other name" if is_definite else "introduced without a name"
        return told(figure, 0.55, f"“{reference.text}”: {reason}")


def _is_same_kind(known: Role, role: Role) -> bool:
    """Whether a body that has no name can be called so: by its own noun, or by the common one of its kind."""
    return known.head == role.head or (role.is_generic and bool(known.classes & role.classes - {"organisation"}))


def _contradicts(reference: Reference, role: Role, character: Character) -> bool:
    """Whether gender or the description's own words rule somebody out: "Hill's lawyer" is not Hill."""
    known = character.likely_gender
    return bool(reference.gender and known and reference.gender != known) or (
        not character.is_figure and character.surname in role.about
    )


def _fits(character: Character, points: float, reference: Reference, role: Role) -> Answer:
    """The answer where a role fits, which is remembered as one more call."""
    if not role.is_loose:
        character.learn(role)
    known = next((known.text for known in character.roles if known.fit(role) > 0), character.name)
    sure = round(min(0.9, 0.55 + 0.07 * points), 2)
    return told(character, sure, f"“{reference.text}” fits “{known}”")
