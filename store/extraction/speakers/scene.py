"""The scene: the people of a text and what has been said so far, as the parts that resolve a source see it."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.speakers.characters import Character
from store.extraction.speakers.floor import Floor
from store.extraction.speakers.gathering import Gathered
from store.extraction.speakers.lexicon import People
from store.extraction.speakers.mentions import NAMED_HALF, SPOKEN, SPOKEN_HALF, Mentions, rank
from store.model.claim import Speaker

Answer = tuple[Character | None, Speaker]
"""Who it is, for what comes later, and what is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One text while its sources are resolved; `spoken` grows."""

    text: str
    gathered: Gathered
    spoken: Mentions
    """Who has spoken, in the order of the text."""
    ahead: Mentions
    """Where people are named as sources, in the whole text."""
    floor: Floor | None
    """The interview that the text is, if it is one."""

    @property
    def lexicon(self) -> People:
        """The words of the language."""
        return self.gathered.cast.lexicon

    def in_mind(self, position: int, gender: str, around: Character | None) -> list[tuple[float, Character]]:
        """The people that a pronoun at a place can mean, likeliest first; `around` is who quotes it."""
        kinds = [
            (self.gathered.people, 1.0, NAMED_HALF),
            (self.spoken, SPOKEN, SPOKEN_HALF),
            (self.ahead, SPOKEN, SPOKEN_HALF),
        ]
        ranked = rank(position, kinds, gender, around)
        return [(points, character) for points, character in ranked if not character.is_body]


def told(character: Character, sure: float, reason: str, others: tuple[str, ...] = ()) -> Answer:
    """The answer that somebody is meant; who has no name and no certain office stays unnamed."""
    if character.is_figure and not character.is_definite:
        candidates = (character.name, *others)
        return character, Speaker(name=None, confidence=min(sure, 0.3), candidates=candidates, reason=reason)
    return character, Speaker(name=character.name, confidence=round(sure, 2), candidates=others, reason=reason)
