"""Who has the floor in a text without quotation marks: the person a printed interview is with."""

from __future__ import annotations

import re

from store.extraction.speaker_cast import Character
from store.extraction.speaker_gathering import Gathered

_LEDE = 2_000
"""Code points at the start in which an interview says whom it is with."""
_WITH = re.compile(
    r"\binterview(?:s|ed|ing)?\b(?: with)?|\b(?:talks?|talked|chat|chats|speaks) (?:to|with)\b|\bspoke with\b"
    r"|\bquestions (?:to|for)\b|\bim (?:Gespräch|Interview)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\"”’»]?[ \t]*(?=\n|$)")


def interviewee(text: str, gathered: Gathered) -> Character | None:
    """The person whom a printed interview is with; None for every other text."""
    lede = text[:_LEDE]
    if _WITH.search(lede) is None and "interview" not in lede.lower():
        return None
    if sum(1 for _ in zip(_QUESTION.finditer(text, 0, 40_000), range(2), strict=False)) < 2:
        return None
    named: dict[int, int] = {}
    people: list[Character] = []
    for start, character in zip(gathered.people.starts, gathered.people.characters, strict=True):
        if start > _LEDE:
            break
        if id(character) not in named:
            people.append(character)
        named[id(character)] = named.get(id(character), 0) + 1
    for match in _WITH.finditer(lede):
        for distance, _, character in gathered.people.after(match.end(), 1, 100):
            del distance
            return character
    return max(people, key=lambda character: named[id(character)], default=None)
