"""When somebody speaks: every statement is counted once, and whatever is counted is seen."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store import (
    Attribution,
    AttributionClass,
    AttributionKind,
    CheckWorthiness,
    Claim,
    Said,
    Span,
    Speaker,
    Verdict,
    Voice,
)
from store.library.ledger import Origin
from tui.speaking import bars, counts, course, day_of, undated

LENGTH = 1000


def said(start: int, date: str | None = None, document: str = "d") -> Said:
    """Something said at a place of a document."""
    attribution = Attribution(
        source=(),
        cue=(),
        content=(Span(start, start + 1),),
        kind=AttributionKind.DIRECT,
        category=AttributionClass.STATEMENT,
        pattern="test",
    )
    claim = Claim(
        id=f"{document}{start}",
        said=attribution,
        speaker=Speaker(name="Ida Falk"),
        confidence=1.0,
        checkworthiness=CheckWorthiness(),
    )
    origin = Origin(id=document, title=document, date=date, length=LENGTH)
    return Said(origin=origin, claim=claim, source="", words="yes", verdict=Verdict.OPEN)


def voice(*spoken: Said) -> Voice:
    """A voice that says so much."""
    return Voice(name="Ida Falk", said=spoken)


@settings(deadline=None)
@given(st.lists(st.integers(0, LENGTH - 1), min_size=1), st.integers(1, 60))
def test_every_statement_of_a_text_falls_into_one_part(starts: list[int], parts: int) -> None:
    """Nothing is counted twice or dropped, and the order along the text is kept."""
    one = voice(*(said(start) for start in starts))

    numbers = counts(one.said, course([one]), parts)

    assert sum(numbers) == len(starts)
    assert numbers[min(starts) * parts // LENGTH] > 0


def test_several_documents_are_counted_by_their_dates() -> None:
    """The oldest is first, the newest last; what has no date is said, and counted nowhere."""
    one = voice(said(0, "2024-01-31", "a"), said(5, "2025", "b"), said(9, "2025-12-31", "c"), said(1, None, "d"))

    along = course([one])

    assert along.ends == ("2024-01-31", "2025-12-31")
    assert counts(one.said, along, 2) == [2, 1]
    assert undated(one.said, along) == 1


def test_two_documents_are_along_time_and_one_is_along_its_text() -> None:
    """A single document has one date, and all that it says would be one bar."""
    one, two = said(0, "2024-01-31", "a"), said(5, "2025", "b")

    assert not course([voice(one, said(7, "2024-01-31", "a"))]).is_time
    assert course([voice(one, two)]).is_time
    assert not course([voice(said(0, None, "a"), said(5, None, "b"))]).is_time


def test_date_that_is_none_is_not_guessed() -> None:
    """A year, a month, a day; nothing else."""
    assert day_of("last Tuesday") is day_of(None) is day_of("2024-13-01") is None
    assert day_of("2024-05-06T10:00:00Z") == day_of("2024-05-06")
    assert day_of("2024") == day_of("2024-01-01")


@settings(deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=30), st.integers(1, 4))
def test_bars_are_as_wide_as_high_and_as_true_as_they_should_be(numbers: list[int], lines: int) -> None:
    """One cell a number; more is never lower; one is more than nothing."""
    drawn = bars(numbers, max(numbers), lines)
    heights = [sum(" ▁▂▃▄▅▆▇█".index(line[column]) for line in drawn) for column in range(len(numbers))]

    assert [len(line) for line in drawn] == [len(numbers)] * lines
    pairs = sorted(zip(numbers, heights, strict=True))
    assert [height for _, height in pairs] == sorted(heights)
    assert not max(numbers) or max(heights) == 8 * lines, "the highest bar is as high as there is room"
    seen = {height for number, height in pairs if number}
    assert not seen & {height for number, height in pairs if not number}
