"""Who says what has no source beside it: the interviewed person, or the speaker of the quotation before.

„Wir haben eine zweite Brücke gefunden“, sagte Marwitz. „Sie ist von 1887.“     hers as well
How do you say goodbye?                                                          the question
You clean it.                                                                    the answer
"""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.speaker_cast import Character
from store.extraction.speaker_floor import Floor, is_in_question
from store.extraction.speaker_mentions import Mentions
from store.extraction.speaker_places import Place
from store.model.attribution import AttributionKind
from store.model.claim import Speaker

Answer = tuple[Character | None, Speaker]

_NEAR = 700
"""Code points behind a speaker in which a bare quotation can still be his."""


@dataclass(slots=True, kw_only=True)
class Sourceless:
    """What is needed to know who says what has no source; `spoken` grows as attributions are resolved."""

    text: str
    spoken: Mentions
    floor: Floor | None
    has_subjunctive: bool
    """Whether the language reports in a mood of its own, so that no source is needed."""

    def answer(self, place: Place) -> Answer:
        """Who says it, if that can be told."""
        floor = self.floor
        if floor is not None and place.position > floor.start and place.around is None:
            if is_in_question(self.text, place.position):
                return None, Speaker(name=None, reason="a question of the interview")
            name = floor.person.name
            return floor.person, Speaker(
                name=name, confidence=0.65, reason="an answer of the interview with this person"
            )
        for distance, _, character in self.spoken.before(place.position, 1):
            if self._can_go_on(place) and distance < _NEAR and self._is_near(place.position, distance):
                reason = "a quotation without a source, right behind one of this speaker"
                return character, Speaker(name=character.name, confidence=0.55, reason=reason)
            return None, Speaker(name=None, candidates=(character.name,), reason="the text does not name who says it")
        return None, Speaker(name=None, reason="the text does not name who says it")

    def _can_go_on(self, place: Place) -> bool:
        """A whole quotation can go on without a source; in German the subjunctive does so too."""
        return place.kind is AttributionKind.DIRECT or (self.has_subjunctive and place.kind is AttributionKind.INDIRECT)

    def _is_near(self, position: int, distance: int) -> bool:
        """Whether no more than one paragraph ends between the speaker and the quotation."""
        between = self.text[position - distance : position]
        return len(between.split("\n\n")) <= 2 and between.count("\n") <= 3
