"""Pastes: what a terminal sends, parted into what is typed, what is pasted and what it answers. Pure.

    hel ESC[200~ pasted text, however long ESC[201~ lo
    typed        one piece                          typed

Textual's parser takes a paste letter by letter, 2.5 µs each, and a megabyte of it would keep the keys
waiting; here a piece of any size is two searches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tui.background import ANSWER

START, END = "\x1b[200~", "\x1b[201~"
_ANSWER_ENDS = ("\x1b\\", "\x07")
_LONGEST_ANSWER = 64
"""Code points; what is longer is no answer of a terminal."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted, whole."""

    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the terminal answered when it was asked for its colour."""

    answer: str


class Pastes:
    """Takes the input as it comes, in pieces of any size."""

    def __init__(self) -> None:
        """Nothing came yet."""
        self._pieces: list[str] | None = None
        """What came of the paste that is under way; None: there is none."""
        self._held = ""
        """The end of what came, when it may be the beginning of a mark."""

    def feed(self, data: str) -> Iterator[str | Pasted | Told]:
        """What is typed, and pastes and answers that are complete, in order."""
        rest, self._held = self._held + data, ""
        while rest:
            if self._pieces is None:
                typed, mark, rest = _parted_at(rest, (START, ANSWER))
                if mark == ANSWER:
                    body, end, behind = _parted_at(rest, _ANSWER_ENDS)
                    if not end and len(rest) < _LONGEST_ANSWER:
                        self._held, rest = mark + rest, ""
                    else:
                        yield from (typed,) if typed else ()
                        typed = ""
                        yield Told(body) if end else mark + rest
                        rest = behind if end else ""
                elif mark == START:
                    self._pieces = []
                else:
                    # A lone Esc is a key, and not kept waiting: a mark parted there is read letter by letter.
                    typed, self._held = _ended(typed, (START, ANSWER), at_least=2)
                if typed:
                    yield typed
            else:
                piece, mark, rest = _parted_at(rest, (END,))
                if not mark:
                    piece, self._held = _ended(piece, (END,), at_least=1)
                self._pieces.append(piece)
                if mark:
                    yield Pasted("".join(self._pieces))
                    self._pieces = None

    @property
    def is_holding(self) -> bool:
        """Whether something typed is held back, because it began like a paste."""
        return bool(self._held) and self._pieces is None and not self._held.startswith(ANSWER)

    def let_go(self) -> str:
        """What was held back: no more came, so it was typed. Nothing of a paste or an answer, whose end is to come."""
        if not self.is_holding:
            return ""
        held, self._held = self._held, ""
        return held


def _parted_at(text: str, marks: tuple[str, ...]) -> tuple[str, str, str]:
    """What stands before the first of some marks, the mark, and all behind it; no mark where there is none."""
    places = [(place, mark) for mark in marks if (place := text.find(mark)) >= 0]
    if not places:
        return text, "", ""
    place, mark = min(places)
    return text[:place], mark, text[place + len(mark) :]


def _ended(text: str, marks: tuple[str, ...], *, at_least: int) -> tuple[str, str]:
    """A text without its end, and its end as far as that begins a mark with so many signs at least."""
    longest = max(map(len, marks))
    for size in range(min(longest - 1, len(text)), at_least - 1, -1):
        if any(mark.startswith(text[-size:]) for mark in marks):
            return text[:-size], text[-size:]
    return text, ""
