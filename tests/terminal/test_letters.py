"""Wide letters, marks that combine, tabs and quotation marks of ambiguous width, in a real terminal."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from store import Library
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.slow

LINES = (
    "“港の橋は安全だ” said Mori Aoi, 港の長, of the bridge.",
    "“Cafe\u0301 Zoe\u0308 stays open,” said Noe\u0308l Brandt, nai\u0308ve or not.",
    "„Zwei ‹Boote›, «keine» Lampe“ – said Ida Falk—and ‘left’ … at ½ past.",
    "col1\tcol2\tcol3 said “저는 모릅니다” said Kim 서연.",
    "ראש העיר said “הגשר בטוח” and المدير said “لا أعرف” too.",
)


@pytest.mark.parametrize("line", LINES)
def test_terminals_cursor_stands_on_the_letter_that_is_meant(line: str, tmp_path: Path) -> None:
    """Who reads by the terminal's own cursor hears each letter in its turn: no cell is counted wrong on the way."""
    (tmp_path / "config.toml").write_text("terminal_cursor = true\n", encoding="utf-8")
    article = tmp_path / "letters.txt"
    article.write_text(f"A title\n\n{line}\n", encoding="utf-8")
    with Terminal(str(article), folder=tmp_path, columns=120) as terminal:
        terminal.sees("A title")
        terminal.sees("claim 1 of")
        terminal.press("}", "v", "escape", "v", *("b" * 9))
        terminal.sees("selecting")

        heard = ""
        terminal.settle()
        for _ in range(24):
            heard, before = heard + terminal.under_cursor, terminal.cursor
            terminal.press("l")
            terminal.until(lambda: terminal.cursor != before)  # noqa: B023 - asked before the next turn
            terminal.settle()

    said = normalize("NFC", f"A title {line}")
    assert len(heard.strip()) > 12
    assert " ".join(heard.split()) in " ".join(said.split())


def test_hit_is_judged_by_alt_and_a_digit_as_terminals_send_it(tmp_path: Path) -> None:
    """Escape and the digit, in one piece: no sign of it stands in the query."""
    article = tmp_path / "lock.txt"
    article.write_text("“The lock gate has leaked since Whitsun,” said Maud Ferrer.\n", encoding="utf-8")
    with Terminal(str(article), folder=tmp_path, columns=120) as terminal:
        terminal.sees("claim 1 of")
        terminal.press("/", *"leaked")
        terminal.sees("1 hit")

        terminal.press("\x1b2")

        terminal.sees("disputed on 1 hit")
        terminal.press("escape", "q")
        assert terminal.ends() == 0
    with Library.open(tmp_path / "store") as library:
        assert [one.verdict.value for one in library.notebook.judgements()] == ["disputed"]
