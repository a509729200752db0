"""Hostile texts, a program that is full of them, and a count of what of them commands the terminal.

The texts are made by a seed. Those that the program keeps (bodies, titles, authors, paths, tags, notes, speakers)
are put into its store and its document uncleaned, as another program might write them: both walls are tried.
What may come out is a grammar of what the program itself sends; every other control sign was the document's.
"""

from __future__ import annotations

import os
import random
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from store.errors import StoreError
from store.extraction.engine import extract
from store.library.library import Library
from store.model.annotation import Verdict
from store.model.document import Block, BlockKind, Document, Metadata
from store.model.span import Span

SIGNS = (
    "\x1b[31;{n}m", "\x1b]52;c;!{n}\x07", "\x1b]0;{n}\x1b\\", "\x1b]8;;http://{n}\x07", "\x9b31;{n}m", "\x9d0;{n}\x9c",
    "\x1bP{n}\x1b\\", "\x1bc", "\x1b[?{n}h", "\x1b[{n};{n}H", "\x1b[2J", "\x1b[6n", "\x1b[c", "\x1b#8", "\x1b(0",
    "\x07", "\x08\x08\x08", "\x0b", "\x0c", "\x0e", "\x00", "\x05", "\x7f", "\x84", "\x85", "\x8d", "\x90",
    "\u202e{n}\u202c", "\u2066{n}\u2069", "\u200b", "\u2060", "\ufeff", "\u200e", "\u2028", "\u2029", "\ufff9",
    "\U000e0041\U000e0042", "\x1b[200~", "\x1b[201~", "\x1b\x1b[31;{n}m", "\x1b[31;{n}m\u0301", "\u200d\x1b[31;{n}m",
)  # fmt: skip
"""What commands a terminal, or hides. The numbers are such as the program never sends."""
WORDS = ("harbour", "said", "the gauge", "‘wrong’", "日本", "naïve", "שלום", "👩‍⚖️", "since March", "and", "Falk")
BODIES = 3600
"""Paragraphs and headings of the document."""
KEPT = 300
"""Documents in the library; title, author and path of each are hostile."""
FILES = 300
NOTES = 200
CORRECTED = 60
"""Claims whose speaker a person corrected, and headings with a note and a tag."""

_LOOK = r"(?:[0-9]|[34]8;2;\d{1,3};\d{1,3};\d{1,3})"
_OURS = re.compile(
    rf"\x1b\[(?:{_LOOK}(?:;{_LOOK})*m|\d{{1,3}};\d{{1,3}}H|H|[<>=][\d;]*u"
    r"|\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2031|2048)[hl]|\?20(?:26|31|48)\$p)"
    r"|\x1b\](?:11;\?|22;[a-z]+|52;c;[A-Za-z0-9+/=]*)(?:\x07|\x1b\\)|\r?\n"
)
_HARMLESS = {"\u200c", "\u200d", "\u00ad"}
"""Joiners of real scripts, and the hint on where a word may break."""
TOKEN = re.compile(r"q[0-9a-f]{4}z")


class Maker:
    """Makes hostile texts; each begins with a word of its own by which it is known on the screen."""

    def __init__(self, seed: int) -> None:
        """Begin."""
        self.seed = seed
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self.made = 0
        """How many there are."""

    @classmethod
    def of_document(cls, seed: int) -> Maker:
        """One whose texts are others than those of the store beside it."""
        maker = cls(seed)
        maker.made = 0x8000
        return maker

    def sign(self) -> str:
        """What commands a terminal."""
        return self._chance.choice(SIGNS).format(n=self._chance.randint(70_000, 99_999))

    def text(self, *, is_line: bool = True) -> str:
        """One more of them."""
        chance = self._chance
        self.made += 1
        pieces = [f"q{self.made:04x}z"]
        for _ in range(chance.randint(1, 4)):
            pieces += [self.sign(), chance.choice(WORDS)]
        text = "".join(piece + chance.choice(("", " ")) for piece in pieces)
        return text if is_line else f"{text}\n\t\r{chance.choice(SIGNS)}"


def foreign(output: bytes) -> Counter[str]:
    """What in the output commands or hides and is not of the program's own grammar, by its name."""
    text = output.decode("utf-8", "replace")
    left = _OURS.sub("", text)
    return Counter(
        f"U+{ord(sign):04X}"
        for sign in left
        if sign not in _HARMLESS and unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )


def document(maker: Maker) -> Document:
    """A document full of them, uncleaned."""
    text, blocks = "", []
    for number in range(BODIES):
        kind = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)[number % 3]
        piece = maker.text()
        if number % 3 == 2:
            piece = f"“The gauge {piece[:6]}{maker.sign()} was wrong in March,” said Ines Falk. {maker.text()}"
        piece = piece.encode("utf-8", "replace").decode("utf-8")
        blocks.append(Block(kind=kind, span=Span(len(text), len(text) + len(piece)), level=1))
        text += f"{piece}\n\n"
    about = Metadata(author=maker.text(), date=maker.text(), encoding="x\x1b[31;99m", encoding_was_guessed=True)
    return Document(
        id="0" * 64,
        title=maker.text(),
        source=f"/tmp/{maker.text()}",  # noqa: S108 - a name that is shown
        language="en",
        text=text,
        blocks=tuple(blocks),
        metadata=about,
    )


def furnish(folder: Path, maker: Maker) -> None:
    """Fill a store with hostile documents, notes and tags, and a folder with files of hostile names."""
    with Library.open(folder / "store") as library:
        for number in range(KEPT):
            text = f"{maker.text()} said Falk.\n"
            kept = library.shelf.keep(
                Document(
                    id=f"{number:064x}",
                    title=maker.text(),
                    source=f"/tmp/{maker.text()}".replace("\0", ""),  # noqa: S108 - a name that is shown
                    language="en",
                    text=text,
                    blocks=(),
                    metadata=Metadata(author=maker.text()),
                )
            )
            if number < NOTES:
                library.notebook.annotate(kept, Span(0, 5), body=maker.text(is_line=False), tags=[maker.text()])
        book = library.shelf.keep(document(Maker.of_document(maker.seed)))
        for claim in extract(book)[:CORRECTED]:
            library.notebook.correct(book, claim, speaker=maker.text())
            library.notebook.judge(book, claim, Verdict.DISPUTED)
        for block in book.blocks[:CORRECTED]:
            library.notebook.annotate(book, block.span, body=maker.text(is_line=False), tags=[maker.text()])
    (folder / "files").mkdir()
    for _ in range(FILES):
        name = maker.text().replace("\0", "").replace("/", "")[:80]
        (folder / "files" / name).write_text("The gauge was wrong.\n", encoding="utf-8")


def run(folder: Path, seed: int) -> None:
    """The reader on such a document; what goes wrong in it is said in hostile words, which nobody cleaned."""
    from tui.app import QuothApp
    from tui.config import Config

    maker = Maker.of_document(seed)

    class Hostile(QuothApp):
        CSS_PATH = str(Path(__file__).parents[2] / "tui" / "quoth.tcss")

        def on_mount(self) -> None:
            super().on_mount()
            for _ in range(2):
                self.notify("\n".join(maker.text() for _ in range(4)), title=maker.text(), markup=False, timeout=2)

    app = Hostile(document(maker), folder / "store", Config(), folder / "config.toml")

    async def refuse() -> str:
        raise StoreError(f"Nothing to undo: {maker.text()}")

    app.session.undo = refuse  # type: ignore[method-assign] # an error whose words came from a file
    os.chdir(folder / "files")
    app.run()
    sys.exit(app.return_code)
