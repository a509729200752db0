"""A surname with one letter wrong: newspapers misspell a person between two paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.extraction.speakers.characters import Character
from store.extraction.speakers.names import key
from store.extraction.speakers.words import slips

_SHORTEST = 5
"""Letters of the shortest surname for which one letter is an error and not another name."""


def misspelt(name: Sequence[str], people: Iterable[Character]) -> Character | None:
    """The person with a full name whose surname is one slip away from this single word."""
    if len(name) != 1 or len(name[0]) < _SHORTEST:
        return None
    word = key(name[0])
    for person in people:
        if len(person.words) > 1 and not person.is_body and person.surname != word and _is_near(word, person.surname):
            return person
    return None


def _is_near(word: str, other: str) -> bool:
    """One slip, or two in a long name; the first letter is right."""
    allowed = 2 if min(len(word), len(other)) > 7 else 1
    return word[:1] == other[:1] and abs(len(word) - len(other)) <= allowed and slips(word, other) <= allowed
