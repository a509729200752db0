"""Every journey at every size, in colour and without: `make journeys`. `make check` makes each of them once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.journeys import JOURNEYS, MORE
from tests.terminal.person import SETTINGS, Person, Setting

pytestmark = pytest.mark.slow

WHOLE = [(journey, setting) for journey in (*JOURNEYS, *MORE) for setting in SETTINGS]
SHARE = [(journey, SETTINGS[number % len(SETTINGS)]) for number, journey in enumerate(JOURNEYS)]
"""Each journey once, each setting at least once."""


@pytest.mark.parametrize(
    ("journey", "setting"),
    WHOLE if os.environ.get("QUOTH_JOURNEYS") == "all" else SHARE,
    ids=lambda part: str(part) if isinstance(part, Setting) else part.__name__,
)
def test_person(journey: Callable[[Person], None], setting: Setting, tmp_path: Path) -> None:
    """A journey ends as it is told, with a sound store and a clean terminal."""
    journey(Person(tmp_path, setting))
