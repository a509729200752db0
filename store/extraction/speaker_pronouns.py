"""Whom a pronoun means.

"he", "she": whoever of that gender is most in mind; inside another's reported words, without quotation
marks, mostly that speaker. "I", "we": whoever has the floor. "it", "they": the body that spoke last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.extraction.speaker_cast import Character
from store.extraction.speaker_floor import Floor, is_in_question
from store.extraction.speaker_gathering import Gathered
from store.extraction.speaker_mentions import NAMED_HALF, SPOKEN, SPOKEN_HALF, Mentions, rank
from store.extraction.speaker_phrases import Reference
from store.extraction.speaker_places import Place, is_quoted_at
from store.model.claim import Speaker

Answer = tuple[Character | None, Speaker]


@dataclass(slots=True, kw_only=True)
class Pronouns:
    """What is needed to know whom a pronoun means; `spoken` grows as attributions are resolved."""

    text: str
    gathered: Gathered
    spoken: Mentions
    ahead: Mentions
    """Where people are named as sources."""
    floor: Floor | None
    """The interview that the text is, if it is one."""

    def answer(self, reference: Reference, place: Place) -> Answer:
        """Whom the pronoun means at its place."""
        if reference.pronoun in ("first", "first_plural", "second"):
            return self._conversation(reference, place)
        if reference.pronoun == "relative":
            return self._relative(reference, place)
        if reference.pronoun in ("neuter", "plural"):
            return self._neuter(reference, place)
        return self._third_person(reference, place)

    def _third_person(self, reference: Reference, place: Place) -> Answer:
        """For "he" and "she"."""
        ranked = rank(
            place.position,
            [
                (self.gathered.people, 1.0, NAMED_HALF),
                (self.spoken, SPOKEN, SPOKEN_HALF),
                (self.ahead, SPOKEN, SPOKEN_HALF),
            ],
            reference.gender,
            [place.around] if place.around is not None else [],
        )
        ranked = [(score, character) for score, character in ranked if not character.is_body]
        around = place.around
        if around is not None and not place.is_quoted and _can_be(around, reference):
            reason = f"“{reference.text}” in the reported words of this speaker"
            names = tuple(character.name for _, character in ranked[:2])
            return around, Speaker(name=around.name, confidence=0.8, candidates=names, reason=reason)
        if not ranked:
            return self._cataphor(reference, place)
        return ranked[0][1], _ranked(reference, ranked)

    def _relative(self, reference: Reference, place: Place) -> Answer:
        """For "who" and "which": what was named right before."""
        near = [
            found
            for kind in (self.gathered.people, self.gathered.bodies)
            for found in kind.before(place.position, 1, 90)
        ]
        for _, _, character in sorted(near, key=lambda found: found[0])[:1]:
            reason = f"“{reference.text}” behind this name"
            return character, Speaker(name=character.name, confidence=0.75, reason=reason)
        return None, Speaker(name=None, reason=f"“{reference.text}” stands for people who are not named")

    def _cataphor(self, reference: Reference, place: Place) -> Answer:
        """A pronoun before any name: the first speaker named behind it."""
        for distance, _, character in self.ahead.after(place.position):
            if distance and _can_be(character, reference):
                reason = f"“{reference.text}” before any name: the first speaker named behind it"
                return character, Speaker(name=character.name, confidence=0.5, reason=reason)
        return None, Speaker(name=None, reason=f"nobody before “{reference.text}” fits it")

    def _conversation(self, reference: Reference, place: Place) -> Answer:
        """For "I", "we" and "you": whoever has the floor."""
        around, word = place.around, reference.text
        if around is not None and reference.pronoun != "second":
            sure = 0.95 if reference.pronoun == "first" else 0.7
            return around, Speaker(name=around.name, confidence=sure, reason=f"“{word}” in the words of this speaker")
        person = self._with_floor(reference, place) if around is None else None
        if person is not None:
            sure = {"first": 0.75, "first_plural": 0.55, "second": 0.6}[reference.pronoun]
            reason = f"“{word}” in an interview with this person"
            return person, Speaker(name=person.name, confidence=sure, reason=reason)
        if around is None and reference.pronoun != "second" and is_quoted_at(self.text, place.position):
            return self._quoted_self(reference, place)
        return None, Speaker(name=None, reason=f"“{word}” is whoever wrote the text")

    def _with_floor(self, reference: Reference, place: Place) -> Character | None:
        """The interviewed person, where it is meant: "you" in a question, "I" in an answer."""
        if self.floor is None or place.position < self.floor.start:
            return None
        is_asked = is_in_question(self.text, place.position)
        return self.floor.person if is_asked is (reference.pronoun == "second") else None

    def _quoted_self(self, reference: Reference, place: Place) -> Answer:
        """For "I" in a quotation that no attribution holds: the speaker named nearest to it."""
        before = list(self.spoken.before(place.position, 1, 1_500))
        behind = [found for found in self.ahead.after(place.position, 1, 600) if not before or found[0] < before[0][0]]
        for _, _, character in (*behind, *before):
            reason = f"“{reference.text}” in a quotation beside this speaker"
            return character, Speaker(name=character.name, confidence=0.6, reason=reason)
        return None, Speaker(name=None, reason=f"“{reference.text}” in a quotation of nobody known")

    def _neuter(self, reference: Reference, place: Place) -> Answer:
        """For "it" and "they": the body, or the people, who spoke or were named last."""
        around = place.around
        if around is not None and not place.is_quoted and around.is_body:
            return around, _spoke_last(around, reference, 0.75)
        for distance, _, character in self.spoken.before(place.position, 3, 900):
            if character is not around and (character.is_body or (character.is_figure and not character.gender)):
                return character, _spoke_last(character, reference, 0.7 if distance < 400 else 0.55)
        ranked = rank(place.position, [(self.gathered.bodies, 1.0, NAMED_HALF)], "", [around] if around else [])
        if ranked and ranked[0][0] > 0.5 and reference.pronoun == "neuter":
            return ranked[0][1], _ranked(reference, ranked, most=0.6)
        names = tuple(character.name for _, character in ranked[:3])
        return None, Speaker(name=None, candidates=names, reason=f"who “{reference.text}” are is not clear")


def _can_be(character: Character, reference: Reference) -> bool:
    """Whether the genders agree, as far as they are known."""
    known = character.likely_gender
    return not character.is_body and not (known and reference.gender and known != reference.gender)


def _ranked(reference: Reference, ranked: Sequence[tuple[float, Character]], most: float = 0.92) -> Speaker:
    """The answer to a pronoun: the surer the further the second is behind."""
    best, character = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    agrees = bool(reference.gender) and character.likely_gender == reference.gender
    sure = min(most, 0.45 + 0.45 * (1 - second / best) + (0.05 if agrees else 0.0))
    why = "the only one in mind" if second == 0 else "most in mind"
    kind = {"m": "a man, ", "f": "a woman, "}.get(reference.gender if agrees else "", "")
    return Speaker(
        name=character.name,
        confidence=round(sure, 2),
        candidates=tuple(other.name for _, other in ranked[1:4]),
        reason=f"“{reference.text}”: {kind}{why} here",
    )


def _spoke_last(character: Character, reference: Reference, sure: float) -> Speaker:
    return Speaker(name=character.name, confidence=sure, reason=f"“{reference.text}”: what spoke last before")
