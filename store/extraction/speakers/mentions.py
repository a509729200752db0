"""Where the people of a text are mentioned, and how much each mention brings them to mind.

A subject at the head of its sentence counts more than a name behind a preposition or in somebody's
possessive, and all of it fades with the distance. Positions are kept sorted: who was mentioned last
before a place is a bisection and a few steps back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.extraction.speakers.characters import Character
from store.extraction.speakers.lexicon import People
from store.extraction.speakers.runs import Run

_NOUN = re.compile(r" ([a-z]{4,20})\b")
_SENTENCE_END = re.compile(r"[.!?…:\n](?:(?<=\n)|[\"”’“»)\]]*\s)")
NAMED_HALF = 320.0
"""Code points after which a mention counts half."""
SUBJECT = 2.2
"""How much the first person of a sentence is in mind; any other mention counts 1."""
SPOKEN = 1.6
"""How much more having spoken brings somebody to mind than being mentioned."""
SPOKEN_HALF = 600.0
"""Code points after which having spoken counts half: twice as long as a mention, since a quotation takes its space."""
_STEPS = 14
"""How many mentions are looked at behind one pronoun."""
_REACH = 2_000
"""Code points behind which nobody is meant by a pronoun."""


@dataclass(slots=True)
class Mentions:
    """Mentions in the order of the text: three lists of one length, for bisection."""

    starts: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    characters: list[Character] = field(default_factory=list)

    def add(self, start: int, weight: float, character: Character) -> None:
        """Append a mention; the caller goes through the text from its start."""
        self.starts.append(start)
        self.weights.append(weight)
        self.characters.append(character)

    def before(self, position: int, steps: int = _STEPS, reach: int = _REACH) -> list[tuple[int, float, Character]]:
        """The latest mentions before a position, latest first, with their distance in code points."""
        starts = self.starts
        end = bisect_left(starts, position)
        first = max(0, end - steps)
        if first < end and position - starts[first] > reach:
            first = bisect_left(starts, position - reach, first, end)
        return [(position - starts[at], self.weights[at], self.characters[at]) for at in range(end - 1, first - 1, -1)]

    def after(self, position: int, steps: int = 6, reach: int = _REACH) -> list[tuple[int, float, Character]]:
        """The first mentions from a position on."""
        starts = self.starts
        first = bisect_left(starts, position)
        end = min(len(starts), first + steps)
        if first < end and starts[end - 1] - position > reach:
            end = bisect_right(starts, position + reach, first, end)
        return [(starts[at] - position, self.weights[at], self.characters[at]) for at in range(first, end)]


def weigh(text: str, run: Run, previous_end: int, lexicon: People) -> float:
    """How much a mention brings its person to mind.

    Args:
        text: The whole text.
        run: The mention.
        previous_end: Where the mention before it ended.
        lexicon: The words of the language.
    """
    behind = _NOUN.match(text, run.end)
    if (run.before in lexicon.definite and not run.name.office) or (behind and lexicon.is_noun_of_people(behind[1])):
        return 0.3  # neither "the Santorum cocktail" nor "the Clinton campaign" is a mention of the person
    is_behind_preposition = run.before in lexicon.prepositions
    is_first = not is_behind_preposition and (
        run.start - previous_end > 400 or _SENTENCE_END.search(text, previous_end, run.start) is not None
    )
    weight = SUBJECT if is_first else 1.0
    if text.startswith(("'s", "’s"), run.end):
        return weight - 0.4
    return weight - 0.3 if is_behind_preposition else weight


def rank(
    position: int, mentions: Sequence[tuple[Mentions, float, float]], gender: str, excluded: Character | None
) -> list[tuple[float, Character]]:
    """Who is meant at a position, likeliest first.

    The strongest mention counts, and a little of the others: a protagonist is in mind, but the last subject more so.

    Args:
        position: Where the pronoun stands.
        mentions: Kinds of mentions, each with a factor and its half-way distance.
        gender: m, f or nothing.
        excluded: Who cannot be meant.
    """
    strongest: dict[Character, float] = {}
    totals: dict[Character, float] = {}
    for kind, factor, half in mentions:
        for distance, weight, character in kind.before(position):
            if character is excluded:
                continue
            known = character.gender or character.likely_gender
            if known and gender and known != gender:
                continue
            score = factor * weight * (1.0 if known == gender else 0.6) * 0.5 ** (distance / half)
            if character not in totals or score > strongest[character]:
                strongest[character] = score
            totals[character] = totals.get(character, 0.0) + score
    ranked = [(most + 0.15 * min(totals[one] - most, most), one) for one, most in strongest.items()]
    return sorted(ranked, key=lambda pair: -pair[0])
