"""Documents that a walk begins with: the samples, and what texts of other kinds and scripts are like at their worst."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.terminal.terminal import ROOT

SAMPLES = ROOT / "docs" / "samples"
FOREIGN = """日本語の本文。「はい、港は開いている」と彼は言った。

שלום אמר האיש: „המים עלו בלילה“.

👩‍⚖️ “Не я,” said e\u0301mile 🇩🇪.

"""
MARKED = """

## Table[^1]

| who | what |
|---|---|
| Falk | “No” |

> “Never,” said Bakker.

[^1]: According to Falk.
"""
PAGE = """<!doctype html><html lang="en"><head><title>The bakery that would not close</title>
<meta name="author" content="Ines Falk"></head><body><nav><a href="/">Home</a></nav><article>
<h1>The bakery that would not close</h1>
<p>“We bake at three,” said Ana Reyes, <em>who has the keys</em>. “Nobody told us to stop.”</p>
<ul><li>Flour, said Reyes, is dearer.</li><li>“So is rent,” Omar Haddad added.</li></ul>
<blockquote><p>“I have eaten worse,” the mayor told the council.</p></blockquote>
<table><tr><th>who</th><th>what</th></tr><tr><td>Haddad</td><td>“No.”</td></tr></table></article></body></html>
"""
MIXED = """المدير قال: «لا أعرف متى يفتح الجسر». “Neither do I,” said Kim 서연 (서울).

彼女は「橋は安全だ」と述べた。 “Ｗｉｄｅ,” said 森葵. 🧑🏽‍🚒👨‍👩‍👧‍👦 ﷽ Z̸a̷l̶g̵o̴ said: “h̷e̶y”. \u202eabc\u202c \ttab\ttab

"""
SAID = "“Boat {n} came back at noon,” said {who}. She counted {n} of them, and told the clerk that it was late.\n\n"
WHO = ("Ada Voss", "Mary Okafor", "Lena Hart", "O. de la Cruz")


def documents(folder: Path) -> tuple[list[str], ...]:
    """How a visit may begin: an article, Markdown, other scripts, a page, one endless line, a megabyte, or nothing."""
    names = ("harbour.txt", "council.md", "foreign.txt", "bakery.html", "mixed.md", "line.txt", "boats.txt")
    harbour, council, foreign, page, mixed, line, boats = places = [folder / name for name in names]
    if not harbour.exists():
        shutil.copy(SAMPLES / "harbour-inquiry.txt", harbour)
        council.write_text((SAMPLES / "council-minutes.md").read_text("utf-8") + MARKED, "utf-8")
        foreign.write_text(FOREIGN * 12, "utf-8")
        page.write_text(PAGE, "utf-8")
        mixed.write_text(MIXED * 9 + MARKED, "utf-8")
        line.write_text(("x" * 997 + "日“a” b ") * 100, "utf-8")
        boats.write_text("".join(SAID.format(n=n, who=WHO[n % 4]) for n in range(9500)), "utf-8")
    return *([str(place)] for place in places), []
