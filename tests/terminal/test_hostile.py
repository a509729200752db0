"""Nothing from outside reaches the terminal as a command or hides in it: 5,000 hostile texts through every widget."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.hostile import TOKEN, Maker, foreign, furnish
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.slow

SEED = 7
TEXTS = 5000


def test_foreign_knows_the_documents_signs_from_the_programs() -> None:
    """The count counts: what a document sends is found among what the program sends, whatever it looks like."""
    ours = "\x1b[?1049h\x1b[1;38;2;216;176;108;48;2;42;43;46m reading \x1b[0m\x1b[29;1H\x1b[?2026l\n"
    maker = Maker(SEED)

    assert not foreign(ours.encode())
    for _ in range(2000):
        assert foreign((ours + maker.text() + ours).encode("utf-8", "replace"))


def test_no_hostile_text_commands_the_terminal(tmp_path: Path) -> None:
    """Body, title, author, path, tag, note, speaker, query, error: every one was on the way, none came through."""
    maker = Maker(SEED)
    furnish(tmp_path, maker)
    program = f"from pathlib import Path; from tests.terminal.hostile import run; run(Path({str(tmp_path)!r}), {SEED})"

    with Terminal(folder=tmp_path, columns=200, lines=60, program=program) as terminal:
        terminal.sees("reading")
        terminal.sees("claim 1 of")
        _page(terminal, " ", 156)
        terminal.press("tab")
        _page(terminal, " ", 60)
        terminal.press("escape")
        for key in ("o", "L", "O"):  # contents, library, files
            terminal.press(key)
            _page(terminal, "\x1b[6~", 40)
            _leave(terminal)
        for key in ("a", "t", "r", "/", "O"):  # a note, a tag, a speaker, a query, a path: typed and pasted
            terminal.press(key)
            for _ in range(4):
                terminal.paste(maker.text().encode("utf-8", "replace"))
            _leave(terminal)
        for query in ("harbour said", "gauge wrong", "//falk march"):
            terminal.press("/")
            terminal.type(query)
            terminal.sees("hit")
            _page(terminal, "\x1b[B", 60)
            terminal.press("enter")
            _leave(terminal)
        for key in ("U", "H", "T", "S", "u", "?", "y", "Y", "f", "E"):
            terminal.press(key)
            _page(terminal, "j", 20)
            _leave(terminal)
        terminal.press("\x10")  # ctrl+p
        terminal.type("note")
        _leave(terminal)
        terminal.press("g")
        terminal.settle()
        output = bytes(terminal.output)
        terminal.press("q")
        assert terminal.ends() == 0

    seen = set(TOKEN.findall(output.decode("utf-8", "replace")))
    assert foreign(output) == {}
    assert len(seen) >= TEXTS


def _page(terminal: Terminal, key: str, times: int) -> None:
    """Press a key so often, and wait each time until what that shows is drawn."""
    terminal.is_watched = False
    for _ in range(times):
        terminal.press(key)
        terminal.settle()
    terminal.is_watched = True


def _leave(terminal: Terminal) -> None:
    """Press Esc until the text is there again: a box, its draft and a list in it each take one.

    They are counted and not looked for, since what pages draw is not watched.
    """
    for _ in range(3):
        terminal.press("escape")
        terminal.settle()
