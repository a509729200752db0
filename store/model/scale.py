"""Scale: which verdicts a person gives, and what each is called, looks like and counts for in what is published.

A record holds a verdict's id only. A store that has never heard of it shows the words of the id, and
keeps it as it is: nobody has to have the scale of a newsroom to read what it judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from store.model.verdict import Verdict

BEST_RATING = 5
"""The rating of what is true, in ClaimReview; the worst is 1."""
MOST_VERDICTS = 9
"""Verdicts of a scale: as many as there are digits to give them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One verdict of a scale."""

    verdict: Verdict
    name: str
    """What the person calls it; clean text."""
    sign: str = "•"
    """One character."""
    colour: str = "plain"
    rating: int | None = None
    """1, false, to 5, true; None: it says nothing of that."""

    def __post_init__(self) -> None:
        """A rating is one of five."""
        assert self.rating is None or 1 <= self.rating <= BEST_RATING


@dataclass(frozen=True, slots=True)
class Scale:
    """The verdicts of a person, in their order; "open" is none of them, and always there."""

    grades: tuple[Grade, ...]
    open: str = "open"
    """What a claim without a verdict is called."""

    def __iter__(self) -> Iterator[Grade]:
        """Every verdict, in order."""
        return iter(self.grades)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.grades)

    def grade(self, verdict: Verdict) -> Grade:
        """How a verdict is shown, one of another scale as well."""
        if verdict is Verdict.OPEN:
            return Grade(verdict=verdict, name=self.open, sign="")
        for scale in (self.grades, _USUAL):
            for grade in scale:
                if grade.verdict is verdict:
                    return grade
        return Grade(verdict=verdict, name=verdict.words)

    def name(self, verdict: Verdict) -> str:
        """What a verdict is called."""
        return self.grade(verdict).name

    def among(self, verdicts: Iterable[Verdict]) -> tuple[Grade, ...]:
        """The verdicts of the scale, then those of some that it has not; each once."""
        others = sorted({each for each in verdicts if each is not Verdict.OPEN} - {each.verdict for each in self})
        return (*self.grades, *map(self.grade, others))


_USUAL = (
    Grade(verdict=Verdict.SUPPORTED, name="supported", sign="✓", colour="green", rating=5),
    Grade(verdict=Verdict.DISPUTED, name="disputed", sign="≠", colour="yellow", rating=3),
    Grade(verdict=Verdict.REFUTED, name="refuted", sign="✗", colour="red", rating=1),
    Grade(verdict=Verdict.UNVERIFIABLE, name="unverifiable", sign="?", colour="grey"),
    Grade(verdict=Verdict.OPINION, name="opinion", sign="~", colour="violet"),
)

USUAL_SCALE = Scale(_USUAL)
"""The scale of who has none of their own."""
