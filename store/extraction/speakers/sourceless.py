"""Who says what has no source beside it: the interviewed person, or the speaker of the quotation before.

„Wir haben eine zweite Brücke gefunden“, sagte Marwitz. „Sie ist von 1887.“     hers as well
How do you say goodbye?                                                          the question
You clean it.                                                                    the answer
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.extraction.speakers.descriptions import Descriptions
from store.extraction.speakers.floor import is_in_question
from store.extraction.speakers.phrases import Kind
from store.extraction.speakers.places import Place
from store.extraction.speakers.scene import Answer, Scene, told
from store.extraction.speakers.subjects import subjects_before
from store.model.attribution import AttributionKind
from store.model.claim import Speaker

_NEAR = 700
"""Code points behind a speaker in which a bare quotation can still be his."""
_BEAT = 160
"""Code points of a sentence about somebody whose words follow it."""
_IN_MIND = 0.8
"""How much somebody must be in mind to be taken for the speaker of a bare quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourceless:
    """Resolves attributions without a source in a scene."""

    scene: Scene
    descriptions: Descriptions

    def answer(self, place: Place) -> Answer:
        """Who says it, if that can be told."""
        floor = self.scene.floor
        if floor is not None and place.position > floor.start and place.around is None:
            if is_in_question(self.scene.text, place.position):
                return None, Speaker(name=None, reason="a question of the interview")
            return told(floor.person, 0.65, "an answer of the interview with this person")
        latest = next(iter(self.scene.spoken.before(place.position, 1)), None)
        if latest is not None and self._can_go_on(place) and self._is_near(place.position, latest[0]):
            return told(latest[2], 0.55, "a quotation without a source, right behind one of this speaker")
        if place.kind is AttributionKind.DIRECT and place.around is None:
            beat = self._beat(place)
            if beat is not None:
                return beat
        names = () if latest is None else (latest[2].name,)
        return None, Speaker(name=None, candidates=names, reason="the text does not name who says it")

    def _beat(self, place: Place) -> Answer | None:
        """As in "The sexton put down the candle. “There is somebody in the organ.”": the subject right before."""
        for subject in subjects_before(self.scene.text, place.position, self.scene.lexicon)[:1]:
            if subject.reference.kind is Kind.DESCRIPTION and subject.distance < _BEAT:
                there = replace(place, position=place.position - subject.distance)
                character = self.descriptions.answer(subject.reference, there)[0]
                return (
                    None
                    if character is None
                    else told(character, 0.5, "a quotation right behind a sentence about them")
                )
        ranked = self.scene.in_mind(place.position, "", None)
        if ranked and ranked[0][0] > _IN_MIND and (len(ranked) == 1 or ranked[1][0] * 2 < ranked[0][0]):
            return told(ranked[0][1], 0.5, "a quotation right behind a sentence about this person")
        return None

    def _can_go_on(self, place: Place) -> bool:
        """A whole quotation can go on without a source; in German the subjunctive does so too."""
        has_subjunctive = self.scene.lexicon.has_compounds
        return place.kind is AttributionKind.DIRECT or (has_subjunctive and place.kind is AttributionKind.INDIRECT)

    def _is_near(self, position: int, distance: int) -> bool:
        """Whether no more than one paragraph ends between the speaker and the quotation."""
        between = self.scene.text[position - distance : position]
        return distance < _NEAR and len(between.split("\n\n")) <= 2 and between.count("\n") <= 3
