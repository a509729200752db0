"""Whom a pronoun means.

"he", "she": whoever of that gender is most in mind; inside another's reported words, without quotation
marks, mostly that speaker. "I", "we": whoever has the floor. "it", "they": the body that spoke last.
"who": what was named right before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.extraction.speakers.characters import Character
from store.extraction.speakers.descriptions import Descriptions
from store.extraction.speakers.floor import is_in_question, labelled
from store.extraction.speakers.mentions import NAMED_HALF, SUBJECT, rank
from store.extraction.speakers.phrases import Kind, Reference
from store.extraction.speakers.places import Place, is_quoted_at
from store.extraction.speakers.scene import Answer, Scene, told
from store.extraction.speakers.subjects import Subject, noun_phrase_before, subjects_before
from store.model.claim import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronouns:
    """Resolves pronouns in a scene."""

    scene: Scene
    descriptions: Descriptions

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
        ranked = self.scene.in_mind(place.position, reference.gender, place.around)
        around = place.around
        if around is not None and not place.is_quoted and _can_be(around, reference):
            names = tuple(character.name for _, character in ranked[:2])
            return told(around, 0.8, f"“{reference.text}” in the reported words of this speaker", names)
        ranked = self._with_subjects(ranked, reference, place)
        if not ranked:
            return self._cataphor(reference, place)
        return _ranked(reference, ranked)

    def _with_subjects(
        self, ranked: list[tuple[float, Character]], reference: Reference, place: Place
    ) -> list[tuple[float, Character]]:
        """The same with the described subjects of the sentences before: "The bishop blessed the boats. He …"."""
        points = {id(character): (score, character) for score, character in ranked}
        for subject in subjects_before(self.scene.text, place.position, self.scene.lexicon):
            character = self._person_subject(subject, place)
            if character is None or character is place.around or not _can_be(character, reference):
                continue
            score = 0.8 * SUBJECT * 0.5 ** (subject.distance / NAMED_HALF)
            if score > points.get(id(character), (0.0, character))[0]:
                points[id(character)] = (score, character)
        return sorted(points.values(), key=lambda pair: -pair[0])

    def _person_subject(self, subject: Subject, place: Place) -> Character | None:
        """The person that a sentence begins with: described, or under a name that no list knows."""
        cast = self.scene.gathered.cast
        if subject.reference.kind is Kind.BODY:
            return cast.person(subject.reference.name) if cast.find_body(subject.reference.name) is None else None
        if subject.reference.roles[0].is_body:
            return None
        there = replace(place, position=place.position - subject.distance, around=None, is_quoted=False)
        return self.descriptions.answer(subject.reference, there)[0]

    def _relative(self, reference: Reference, place: Place) -> Answer:
        """For "who" and "which": what was named right before."""
        described = noun_phrase_before(self.scene.text, place.position, self.scene.lexicon)
        if described is not None and described.kind is Kind.DESCRIPTION:
            return self.descriptions.answer(described, place)
        if described is not None and described.kind is Kind.UNNAMED:
            return None, Speaker(name=None, reason=f"“{reference.text}” stands for people who are not named")
        gathered = self.scene.gathered
        kinds = (gathered.bodies,) if reference.text in ("which", "that") else (gathered.people, gathered.bodies)
        near = [found for kind in kinds for found in kind.before(place.position, 1, 90)]
        for _, _, character in sorted(near, key=lambda found: found[0])[:1]:
            return told(character, 0.75, f"“{reference.text}” behind this name")
        return None, Speaker(name=None, reason=f"“{reference.text}” stands for people who are not named")

    def _cataphor(self, reference: Reference, place: Place) -> Answer:
        """A pronoun before any name: the first speaker named behind it."""
        for distance, _, character in self.scene.ahead.after(place.position):
            if distance and _can_be(character, reference):
                return told(character, 0.5, f"“{reference.text}” before any name: the first speaker named behind it")
        return None, Speaker(name=None, reason=f"nobody before “{reference.text}” fits it")

    def _conversation(self, reference: Reference, place: Place) -> Answer:
        """For "I", "we" and "you": whoever has the floor."""
        around, word = place.around, reference.text
        if around is not None and reference.pronoun != "second":
            return told(around, 0.95 if reference.pronoun == "first" else 0.7, f"“{word}” in the words of this speaker")
        person = self._with_floor(reference, place) if around is None else None
        if person is None and around is None and reference.pronoun != "second":
            person = labelled(self.scene.text, place.position, self.scene.gathered)
        if person is not None:
            sure = {"first": 0.75, "first_plural": 0.55, "second": 0.6}[reference.pronoun]
            return told(person, sure, f"“{word}” in a turn or interview of this person")
        if around is None and reference.pronoun != "second" and is_quoted_at(self.scene.text, place.position):
            return self._quoted_self(reference, place)
        return None, Speaker(name=None, reason=f"“{word}” is whoever wrote the text")

    def _with_floor(self, reference: Reference, place: Place) -> Character | None:
        """The interviewed person, where it is meant: "you" in a question, "I" in an answer."""
        floor = self.scene.floor
        if floor is None or place.position < floor.start:
            return None
        is_asked = is_in_question(self.scene.text, place.position)
        return floor.person if is_asked is (reference.pronoun == "second") else None

    def _quoted_self(self, reference: Reference, place: Place) -> Answer:
        """For "I" in a quotation that no attribution holds: the speaker named nearest to it."""
        before = list(self.scene.spoken.before(place.position, 1, 1_500))
        behind = list(self.scene.ahead.after(place.position, 1, 600))
        for _, _, character in sorted((*behind, *before), key=lambda found: found[0])[:1]:
            return told(character, 0.6, f"“{reference.text}” in a quotation beside this speaker")
        return None, Speaker(name=None, reason=f"“{reference.text}” in a quotation of nobody known")

    def _neuter(self, reference: Reference, place: Place) -> Answer:
        """For "it" and "they": the body, or the people, who spoke or were named last."""
        around = place.around
        if around is not None and not place.is_quoted and around.is_body:
            return told(around, 0.75, f"“{reference.text}” in the reported words of this body")
        spoken = [
            (distance, character)
            for distance, _, character in self.scene.spoken.before(place.position, 3, 900)
            if character is not around and _can_be_body(character, reference)
        ]
        subject = self._body_subject(place)
        if subject is not None and (not spoken or subject[0] < spoken[0][0]):
            spoken.insert(0, subject)
        for distance, character in spoken[:1]:
            return told(character, 0.7 if distance < 400 else 0.55, f"“{reference.text}”: the last body before it")
        return self._nearest_body(reference, place)

    def _body_subject(self, place: Place) -> tuple[int, Character] | None:
        """The body that one of the two sentences before begins with."""
        for subject in subjects_before(self.scene.text, place.position, self.scene.lexicon):
            if subject.reference.kind is Kind.BODY:
                return subject.distance, self.scene.gathered.cast.body(subject.reference.name)
            if subject.reference.roles and subject.reference.roles[0].is_body:
                there = replace(place, position=place.position - subject.distance, around=None, is_quoted=False)
                character = self.descriptions.answer(subject.reference, there)[0]
                return None if character is None else (subject.distance, character)
        return None

    def _nearest_body(self, reference: Reference, place: Place) -> Answer:
        """The body named last, for "it"; who "they" are is open then."""
        ranked = rank(place.position, [(self.scene.gathered.bodies, 1.0, NAMED_HALF)], "", place.around)
        if ranked and ranked[0][0] > 0.5 and reference.pronoun == "neuter":
            return _ranked(reference, ranked, most=0.6)
        names = tuple(character.name for _, character in ranked[:3])
        return None, Speaker(name=None, candidates=names, reason=f"who “{reference.text}” are is not clear")


def _can_be_body(character: Character, reference: Reference) -> bool:
    """Whether "it" or "they" can mean it; "they" are no document."""
    if reference.pronoun == "plural" and character.is_figure:
        return character.is_body and not any("document" in role.classes or not role.classes for role in character.roles)
    return character.is_body or (character.is_figure and not any(role.classes for role in character.roles))


def _can_be(character: Character, reference: Reference) -> bool:
    """Whether the genders agree, as far as they are known."""
    known = character.likely_gender
    return not character.is_body and not (known and reference.gender and known != reference.gender)


def _ranked(reference: Reference, ranked: Sequence[tuple[float, Character]], most: float = 0.92) -> Answer:
    """The answer to a pronoun: the surer the further the second is behind."""
    best, character = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    agrees = bool(reference.gender) and character.likely_gender == reference.gender
    sure = min(most, 0.55 + 0.35 * (1 - second / best) + (0.05 if agrees else 0.0))
    why = "the only one in mind" if second == 0 else "most in mind"
    kind = {"m": "a man, ", "f": "a woman, "}.get(reference.gender if agrees else "", "")
    names = tuple(other.name for _, other in ranked[1:4])
    return told(character, sure, f"“{reference.text}”: {kind}{why} here", names)
