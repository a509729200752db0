"""Pastes: what a terminal sends, parted into what is typed and what is pasted. Pure.

    hel ESC[200~ pasted text, however long ESC[201~ lo
    typed        one piece                          typed

Textual's parser takes a paste letter by letter, 2.5 µs each, and a megabyte of it would keep the keys
waiting; here a piece of any size is two searches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

START, END = "\x1b[200~", "\x1b[201~"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted, whole."""

    text: str


class Pastes:
    """Takes the input as it comes, in pieces of any size."""

    def __init__(self) -> None:
        """Nothing came yet."""
        self._pieces: list[str] | None = None
        """What came of the paste that is under way; None: there is none."""
        self._held = ""
        """The end of what came, when it may be the beginning of a mark."""

    def feed(self, data: str) -> Iterator[str | Pasted]:
        """What is typed, and pastes that are complete, in order."""
        rest, self._held = self._held + data, ""
        while rest:
            mark = END if self._pieces is not None else START
            piece, found, behind = rest.partition(mark)
            if not found:
                # A lone Esc is a key, and not kept waiting: a mark parted there is read letter by letter.
                piece, self._held = _parted(rest, mark, at_least=1 if self._pieces is not None else 2)
                behind = ""
            if self._pieces is None:
                if piece:
                    yield piece
                if found:
                    self._pieces = []
            else:
                self._pieces.append(piece)
                if found:
                    yield Pasted("".join(self._pieces))
                    self._pieces = None
            rest = behind

    @property
    def is_holding(self) -> bool:
        """Whether something typed is held back, because it began like a paste."""
        return bool(self._held) and self._pieces is None

    def let_go(self) -> str:
        """What was held back: no more came, so it was typed. Nothing of a paste, whose end is still to come."""
        if self._pieces is not None:
            return ""
        held, self._held = self._held, ""
        return held


def _parted(text: str, mark: str, *, at_least: int) -> tuple[str, str]:
    """A text without its end, and its end as far as that begins a mark with so many signs at least."""
    for size in range(min(len(mark) - 1, len(text)), at_least - 1, -1):
        if mark.startswith(text[-size:]):
            return text[:-size], text[-size:]
    return text, ""
