"""A part of a document on its way into an index: all of it comes, once, in its order, whatever pieces are taken."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from store.search.passages import Passage
from tui.parts import Part


def passages(nouns: list[int]) -> list[Passage]:
    """Two for each noun."""
    return [
        Passage(document="d", span=Span(each, each + 1), kind="note", text=word)
        for each in nouns
        for word in ("one", "two")
    ]


def taken(part: Part[int], count: int) -> list[Passage]:
    """All that is left, so many at a time."""
    found: list[Passage] = []
    while not part.is_in:
        found += part.take(count)
    return found


@settings(deadline=None)
@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)), st.integers(1, 5), st.integers(0, 9))
def test_what_is_in_is_what_it_is_made_of(first: list[int], then: list[int], count: int, before: int) -> None:
    """Nouns that join, that are replaced before or behind their coming in: what was taken is made of these."""
    part = Part[int](joins=True)
    part.renew(object(), lambda: first, passages)
    held = part.take(before)
    if part.renew(object(), lambda: then, passages):
        held = []
    held += taken(part, count)

    assert held == passages(then)


def test_what_joins_is_taken_alone() -> None:
    """Fifty claims that come while 40,000 are there are fifty to take in; notes may all have moved."""
    joining, whole = Part[int](joins=True), Part[int](joins=False)
    for part in (joining, whole):
        part.renew("first", lambda: [1, 2, 3], passages)
        taken(part, 2)

    gone = [part.renew("then", lambda: [1, 2, 3, 4], passages) for part in (joining, whole)]

    assert gone == [False, True]
    assert [len(taken(part, 2)) for part in (joining, whole)] == [2, 8]


def test_nouns_are_not_asked_for_where_nothing_changed() -> None:
    """That is asked at each key."""
    part, asked, seen = Part[int](joins=True), list[str](), object()

    def nouns() -> list[int]:
        asked.append("nouns")
        return [1]

    for _ in range(3):
        part.renew(seen, nouns, passages)

    assert asked == ["nouns"]
