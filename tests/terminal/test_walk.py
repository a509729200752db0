"""A short walk, and that a walk sees what goes wrong. The long one is `make walk`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.terminal.steps import steps
from tests.terminal.terminal import Terminal
from tests.terminal.walk import Visit, Wrong, run

pytestmark = pytest.mark.slow

KEYS = 500
SEED = 1
"""Another one every day would find more, and fail in the change that it has nothing to do with."""


def test_walk_breaks_nothing(tmp_path: Path) -> None:
    """Keys, words, pastes, mouse, sizes, garbage in one and two windows: all ends well, nothing is lost."""
    done = sum(visit.total() for visit in run(SEED, KEYS, tmp_path))

    assert done >= KEYS


def test_steps_are_the_same_every_time() -> None:
    """A seed is a walk."""
    assert list(steps(3, 900)) == list(steps(3, 900)) != list(steps(4, 900))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"did": "annotate", "id": "01nothere", "updated": "2024"}, "not in the store"),
        ({"failed": "thread", "told": "ValueError: gone"}, "ValueError: gone"),
    ],
)
def test_visit_fails_when_something_is_lost_or_failed_unseen(tmp_path: Path, line: dict[str, str], words: str) -> None:
    """What was acknowledged and is not there, and an exception that nobody saw, end the walk."""
    visit = Visit(tmp_path, 0)
    visit.witness.write_text(json.dumps(line) + "\n", "utf-8")

    with pytest.raises(Wrong, match=words):
        visit.look()


def test_terminal_that_is_not_given_back_is_seen(tmp_path: Path) -> None:
    """What a program turned on and not off again is named, one by one."""
    program = (
        "import sys, tty; tty.setraw(0); sys.stdout.write('\\x1b[?1049h\\x1b[?1000h\\x1b[?2004h\\x1b[?25l\\x1b[?1000l')"
    )

    with Terminal(folder=tmp_path, program=program) as terminal:
        terminal.ends()

        assert terminal.left_on == {"screen", "paste", "cursor", "line discipline"}
