"""Steps: what somebody does to a terminal who does not know what he does. Made by a seed, the same every time. Pure.

keys of every action, letters, Esc     most of it
words, pastes, mouse, sizes, garbage   now and then
a storm of sizes, the other window     rarely
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tui.keys import ACTIONS

BYTES = {
    "space": " ", "enter": "\r", "escape": "\x1b", "tab": "\t", "backspace": "\x7f", "shift+tab": "\x1b[Z",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "delete": "\x1b[3~", "insert": "\x1b[2~", "f1": "\x1bOP",
    "ctrl+up": "\x1b[1;5A", "ctrl+down": "\x1b[1;5B", "ctrl+right": "\x1b[1;5C", "ctrl+left": "\x1b[1;5D",
    "alt+left": "\x1b[1;3D", "alt+right": "\x1b[1;3C", "shift+up": "\x1b[1;2A", "shift+right": "\x1b[1;2C",
}  # fmt: skip
"""What a terminal sends for a key that has a name."""
OPENERS = ("?", "\x10", "S", "SS", "T", "L", "O", "o", "U", "H", "K", "=", "E", "f", "r", "/", "//", "a", "t", "m", "M")
"""What opens a screen, a list or a box."""
WORDS = (
    "gauge", "the harbour said", "“no”", "日本語", "שלום", "naïve café", "e\u0301",
    "👩‍⚖️", "is:open", "tag:x", "\t",
    "1", "by:Falk", "speaker:", '"', "(", "-", "~", "/etc", "../..", "https://example.org/a?b=c",
    "2024-02-30", "\\", "%s{0}",
)  # fmt: skip
GARBAGE = (
    b"\x1b[", b"\x1b]", b"\x1bO", b"\x1b[<", b"\x1b[<0;1;", b"\xff\xfe", b"\xe6\x97", b"\x00", b"\x1b[999;999R",
    b"\x1b\x1b", b"\x1b[?1;2c", b"\x1bP1$r0m\x1b\\", b"\x1b[200~", b"\x1b[201~", b"\x1b]11;rgb:ff/ff/ff\x07",
    b"\x1b]11;rgb:",
    b"\x1b[?2026;2$y", b"\x1b[57399u", b"\x1b[97;5u", b"\x1b[I", b"\x1b[O", b"\x1b[27;5;9~", b"\xc2\x9b", b"\x7f" * 40,
)  # fmt: skip
SIZES = ((1, 1), (2, 40), (60, 16), (59, 15), (80, 24), (80, 3), (7, 60), (120, 40), (200, 60), (250, 80), (30, 10))


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done to a window."""

    kind: str
    """keys, paste, resize, switch."""
    data: bytes = b""
    """What is sent to the program."""
    size: tuple[int, int] = (0, 0)
    """Columns and lines."""
    waits: bool = True
    """Whether the next step comes only after what this one shows is drawn."""

    @property
    def count(self) -> int:
        """How many keys, sizes or movements of the mouse it is."""
        return max(1, len(self.data.decode("utf-8", "ignore"))) if self.kind == "words" else 1


def steps(seed: int, count: int) -> Iterator[Step]:
    """So many keys and sizes."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    made = 0
    while made < count:
        for step in _some(chance):
            made += step.count
            yield step


def _some(chance: random.Random) -> Iterator[Step]:
    """One thing, or a few that belong together."""
    waits, which = chance.random() < 0.6, chance.random()
    if which < 0.62:
        yield Step("keys", _key(chance), waits=waits)
    elif which < 0.72:
        yield Step("keys", chance.choice(OPENERS).encode(), waits=waits)
    elif which < 0.79:
        yield Step("words", chance.choice(WORDS).encode(), waits=waits)
    elif which < 0.82:
        yield Step("keys", chance.choice((b"\r", b"\x13", b"\x1b")), waits=waits)
    elif which < 0.85:
        yield Step("paste", _pasted(chance), waits=waits)
    elif which < 0.93:
        yield from (Step("keys", data, waits=waits) for data in _mouse(chance))
    elif which < 0.96:
        yield Step("resize", size=_size(chance), waits=waits)
    elif which < 0.97:
        yield from (Step("resize", size=_size(chance), waits=False) for _ in range(chance.randint(3, 12)))
    elif which < 0.99:
        yield Step("keys", chance.choice(GARBAGE), waits=waits)
    else:
        yield Step("switch")


def encoded(key: str) -> bytes:
    """What a terminal sends for a key as the tables of actions write it."""
    if key in BYTES:
        return BYTES[key].encode()
    modifier, _, rest = key.rpartition("+") if len(key) > 1 else ("", "", key)
    if modifier == "ctrl":
        return bytes([ord(rest) & 0x1F])
    return (b"\x1b" if modifier == "alt" else b"") + rest.encode()


KEYS = tuple(sorted({key for action in ACTIONS for keys in action.keys.values() for key in keys}))
LETTERS = (
    *"abcdeimnorstuvwxyz 0123",
    "enter",
    "escape",
    "escape",
    "backspace",
    "delete",
    "shift+tab",
    "f1",
    "shift+up",
)


def _key(chance: random.Random) -> bytes:
    """A key that means something, or one that is typed; seldom the one that quits."""
    key = chance.choice(KEYS if chance.random() < 0.7 else LETTERS)
    return b"j" if key == "q" and chance.random() < 0.8 else encoded(key)


def _size(chance: random.Random) -> tuple[int, int]:
    """A size of a window, in columns and lines: one that matters, or any."""
    return chance.choice(SIZES) if chance.random() < 0.5 else (chance.randint(1, 250), chance.randint(1, 80))


def _pasted(chance: random.Random) -> bytes:
    """A text that is pasted: a word, lines, much, or bytes that are none."""
    words = " ".join(chance.choice(WORDS) for _ in range(chance.choice((1, 1, 3, 40, 600))))
    ends = chance.choice(("", "\r", "\n\n", " said Falk.\r\n“Never,” said Bakker.\r"))
    return (words + ends).encode() + chance.choice((b"", b"", b"\xff\x00\x1b[2J"))


def _mouse(chance: random.Random) -> Iterator[bytes]:
    """A click, two of them, a drag, a wheel, a movement; somewhere."""
    column, line = chance.randint(1, 120), chance.randint(1, 40)
    kind = chance.choice(("click", "double", "drag", "wheel", "move"))
    if kind == "wheel":
        yield from (f"\x1b[<{chance.choice((64, 65))};{column};{line}M".encode() for _ in range(chance.randint(1, 6)))
    elif kind == "move":
        yield f"\x1b[<35;{column};{line}M".encode()
    else:
        for _ in range(2 if kind == "double" else 1):
            yield f"\x1b[<0;{column};{line}M".encode()
            if kind == "drag":
                for _ in range(chance.randint(1, 5)):
                    column, line = max(1, column + chance.randint(-20, 20)), max(1, line + chance.randint(-5, 9))
                    yield f"\x1b[<32;{column};{line}M".encode()
            yield f"\x1b[<0;{column};{line}m".encode()
