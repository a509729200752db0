"""Resolves one source after the other, remembering who has spoken.

Names are looked up in the cast; pronouns and descriptions have rooms of their own. Below a bar a
name is offered as a candidate and not asserted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.extraction.speakers.characters import Character
from store.extraction.speakers.descriptions import Descriptions
from store.extraction.speakers.floor import floor_of
from store.extraction.speakers.gathering import Gathered
from store.extraction.speakers.mentions import Mentions
from store.extraction.speakers.names import is_acronym, key
from store.extraction.speakers.nesting import position_of
from store.extraction.speakers.phrases import Kind, Reference
from store.extraction.speakers.places import Place, is_quoted_in
from store.extraction.speakers.pronouns import Pronouns
from store.extraction.speakers.scene import Answer, Scene
from store.extraction.speakers.sourceless import Sourceless
from store.extraction.speakers.spelling import misspelt
from store.model.attribution import Attribution
from store.model.claim import Speaker

_ANSWER = ("A", "a")
"""How an answer is labelled in a printed interview."""
_BAR = 0.4
"""Below this confidence a name is offered as a candidate and not asserted."""


class Discourse:
    """The state of a text while its attributions are resolved in order."""

    def __init__(
        self,
        text: str,
        gathered: Gathered,
        attributions: Sequence[Attribution],
        references: Sequence[Reference],
        outer: Sequence[int | None],
    ) -> None:
        """Start before the first attribution; `outer` says whose words each stands in."""
        self._text = text
        self._gathered = gathered
        self._attributions = attributions
        self._references = references
        self._outer = outer
        self._characters: list[Character | None] = [None] * len(attributions)
        self._spoken = Mentions()
        self._scene = Scene(
            text=text,
            gathered=gathered,
            spoken=self._spoken,
            ahead=self._named_sources(),
            floor=floor_of(text, gathered),
        )
        self._descriptions = Descriptions(scene=self._scene)
        self._sourceless = Sourceless(scene=self._scene, descriptions=self._descriptions)
        self._pronouns = Pronouns(scene=self._scene, descriptions=self._descriptions)

    def speaker(self, number: int) -> Speaker:
        """Who is behind one attribution; the one around it has been asked for before."""
        outer = self._outer[number]
        reference, place = self._references[number], self._place(number, outer)
        if reference.text in _ANSWER and self._scene.floor is not None:
            reference = Reference(kind=Kind.NONE)
        character, speaker = self._answer(reference, place)
        self._characters[number] = character
        if character is not None and outer is None:
            self._spoken.add(place.position, 1.0, character)
        if speaker.name is not None and speaker.confidence < _BAR:
            return replace(speaker, name=None, candidates=(speaker.name, *speaker.candidates))
        return speaker

    def _answer(self, reference: Reference, place: Place) -> Answer:
        """Who is meant, by the kind of the phrase. No table of methods: it would hold itself, and all of the text."""
        kind = reference.kind
        if kind is Kind.PERSON:
            return self._person(reference, place)
        if kind is Kind.PRONOUN:
            return self._pronouns.answer(reference, place)
        if kind is Kind.DESCRIPTION:
            return self._descriptions.answer(reference, place)
        if kind is Kind.BODY:
            return self._body(reference)
        if kind is Kind.UNNAMED:
            return None, Speaker(name=None, confidence=0.8, reason=f"“{reference.text}”: the text does not name them")
        return self._sourceless.answer(place)

    def _place(self, number: int, outer: int | None) -> Place:
        position = position_of(self._attributions[number])
        kind = self._attributions[number].kind
        if outer is None:
            return Place(position=position, around=None, is_quoted=False, kind=kind)
        is_quoted = is_quoted_in(self._text, self._attributions[outer], position)
        return Place(position=position, around=self._characters[outer], is_quoted=is_quoted, kind=kind)

    def _named_sources(self) -> Mentions:
        """Where people are named as sources, for a description or pronoun that comes before its name."""
        ahead = Mentions()
        places = sorted((position_of(attribution), i) for i, attribution in enumerate(self._attributions))
        for place, number in places:
            reference = self._references[number]
            if reference.kind is not Kind.PERSON:
                continue
            person = self._gathered.cast.find_person(reference.name, reference.gender)
            if person is not None:
                ahead.add(place, self._weight(number, place), person)
        return ahead

    def _weight(self, number: int, place: int) -> float:
        """A speaker inside a quotation is less in mind than one of the text's own."""
        outer = self._outer[number]
        is_quoted = outer is not None and is_quoted_in(self._text, self._attributions[outer], place)
        return 0.3 if is_quoted else 1.0

    def _person(self, reference: Reference, place: Place) -> Answer:
        cast = self._gathered.cast
        person = cast.find_body(reference.name) or self._mentioned(reference, place)
        person = person or cast.find_person(reference.name, reference.gender)
        if person is None or len(person.words) == 1:
            recent = (character for _, _, character in self._gathered.people.before(place.position, 60, 20_000))
            other = misspelt(reference.name, recent)
            if other is not None:
                reason = f"“{reference.text}” is all but a name of the text"
                return other, Speaker(name=other.name, confidence=0.7, reason=reason)
        person = person or cast.person(reference.name, reference.gender)
        for role in reference.roles:
            person.learn(role)
        return (person, _named(person, reference)) if not reference.also else self._together(person, reference)

    def _mentioned(self, reference: Reference, place: Place) -> Character | None:
        """Whom a bare surname means at its place, where several people share it."""
        for _, _, person in self._gathered.people.after(place.position, 2, 60) if len(reference.name) == 1 else ():
            agrees = not (reference.gender and person.gender and reference.gender != person.gender)
            if person.surname == key(reference.name[0]) and agrees:
                return person
        return None

    def _together(self, person: Character, reference: Reference) -> Answer:
        """Several who speak with one voice."""
        names = tuple(character.name for character in (*map(self._gathered.cast.person, reference.also), person))
        speaker = Speaker(name=" and ".join(names), confidence=0.8, candidates=names, reason="named together")
        return person, speaker

    def _body(self, reference: Reference) -> Answer:
        cast = self._gathered.cast
        person = cast.find_person(reference.name) if len(reference.name) == 1 else None
        if person is None and len(reference.text) < 4 and is_acronym(reference.text):
            person = cast.by_initials(reference.text)
        named = person if person is not None and len(person.words) > 1 else cast.body(reference.name)
        return named, _named(named, reference)


def _named(character: Character, reference: Reference) -> Speaker:
    """The answer where the source has a name."""
    if " ".join(reference.name) == character.name:
        sure = 0.97 if len(reference.name) > 1 else 0.85
        return Speaker(name=character.name, confidence=sure, reason="named so in the source")
    reason = f"“{reference.text}” has its full name elsewhere in the text"
    return Speaker(name=character.name, confidence=0.93, reason=reason)
