"""Collecting: what a long document holds is looked at once, and not again with every key."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tui import collecting
from tui.collecting import DUE, LEFT, MANY, PAUSE, REST, Waste, begin, settle, settled, unsettle


@pytest.fixture(autouse=True)
def nothing_is_put_aside() -> Iterator[None]:
    """Other tests find the collector as it was."""
    thresholds = gc.get_threshold()
    unsettle()
    yield
    unsettle()
    gc.set_threshold(*thresholds)


def test_everything_is_looked_at_only_when_nobody_types() -> None:
    """However much is made while keys come, only young things are looked at; the rest when there is a rest."""
    full: list[int] = []

    def count(phase: str, about: dict[str, int]) -> None:
        if phase == "start" and about["generation"] == 2:
            full.append(1)

    gc.callbacks.append(count)
    try:
        begin()
        held = [[number] for number in range(300_000)]
        Waste().rest(REST - 0.1)
        while_keys_came = len(full)
        Waste().rest(REST)
    finally:
        gc.callbacks.remove(count)

    assert while_keys_came == 0
    assert full
    assert len(held) == 300_000


def test_a_rest_without_anything_new_looks_at_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that lies open does no work."""
    full: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: full.append(1))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, DUE - 1))

    Waste().rest(REST)

    assert not full


def test_screens_that_were_left_are_thrown_away_in_a_pause_or_when_they_are_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Once in a pause; between keys that come without one only when there are many."""
    full: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: full.append(1))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    waste, looks = Waste(), []

    for seconds in (0.0, PAUSE, PAUSE, 0.0):
        waste.leave() if seconds == 0.0 else None
        waste.rest(seconds)
        looks.append(len(full))
    for _ in range(LEFT - 1):
        waste.leave()
        waste.rest(0.0)
        looks.append(len(full))

    assert looks == [0, 1, 1, 1, 2]


def test_all_batches_come_as_they_are() -> None:
    """Nothing is lost or joined, however the batches fall."""
    batches = [(1, 2), (), (3,), tuple(range(3 * MANY)), (4,)]

    assert list(settled(batches)) == batches


def test_things_are_put_aside_once_for_so_many_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The looks grow as the things do, and a short text has none."""
    looks: list[int] = []
    monkeypatch.setattr(collecting, "settle", lambda: looks.append(1))

    assert len(list(settled([(0,) * (MANY - 1)]))) == 1
    assert not looks
    list(settled([(0,) * 50] * (10 * MANY // 50)))
    assert len(looks) == 10


def test_what_is_put_aside_is_not_looked_at_again() -> None:
    """The next look meets only what is new; in the end everything is looked at again."""
    held = [[number] for number in range(MANY)]
    settle()

    assert gc.get_freeze_count() >= len(held)
    assert len(gc.get_objects()) < len(held)
    unsettle()
    assert gc.get_freeze_count() == 0


def test_putting_aside_never_looks_at_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there already may be as much as 5,000 notes, and keys wait as long as it is looked at."""
    looks: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: looks.append(generation))

    settle()

    assert looks
    assert max(looks) < 2


def test_garbage_is_not_put_aside() -> None:
    """A circle that nobody holds is gone before the rest is put aside."""

    class Circle:
        """Holds itself."""

        gone = 0

        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            Circle.gone += 1

    Circle()
    settle()

    assert Circle.gone == 1
