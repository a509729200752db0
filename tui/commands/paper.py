"""Paper: what a person reads on standard output, as wide as the terminal; elsewhere no line ends in blanks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

_WIDTH = 100
"""Cells of a line when no terminal says otherwise."""


@contextmanager
def paper() -> Iterator[Console]:
    """A console that guesses at nothing in the texts. Without a terminal it is written when the block ends."""
    is_seen = sys.stdout.isatty()
    console = Console(highlight=False, markup=False, emoji=False, width=None if is_seen else _WIDTH)
    if is_seen:
        yield console
        return
    with console.capture() as captured:
        yield console
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())
