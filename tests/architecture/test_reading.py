"""What reading may load: libraries and rooms that only a search, a slip or a changed text needs are 20 MB."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import asyncio, json, sys
from pathlib import Path
from tui.app import QuothApp
from tui.ahead import import_screens
from tui.config import Config
from tui.start import read_here
path, folder = Path(sys.argv[1]), Path(sys.argv[2])
async def read(app):
    async with app.run_test(size=(120, 40)) as pilot:
        reader = app.screen
        while not (reader.reading.is_laid_out and reader.reading.placed):
            await pilot.pause(0.01)
        import_screens()
        await pilot.press("pagedown", "down", "]")
        await reader.keeping.leave()
        return [row.verdict.value for row in reader.reading.rows], sorted(sys.modules)
app = QuothApp(read_here(path), folder, Config(), folder / "config.toml")
verdicts, modules = asyncio.run(read(app))
print(json.dumps({"verdicts": verdicts, "modules": modules}))
"""


def test_reading_loads_no_search_no_checking_and_no_extraction(tmp_path: Path) -> None:
    """A text that is as it was, with its claims known, notes on it and another document beside it."""
    from store import Library, Span, Verdict, extract_paragraphs, read_document

    path = tmp_path / "weir.txt"
    path.write_text(
        "“The weir holds,” said Ines Lund.\n\nIt rained on Sunday, and then again.\n\n" * 40, encoding="utf-8"
    )
    (tmp_path / "other.txt").write_text("Nobody wrote the flood down.\n", encoding="utf-8")
    with Library.open(tmp_path / "store") as library:
        library.shelf.keep(read_document(tmp_path / "other.txt"))
        document = library.shelf.keep(read_document(path))
        claims = [claim for batch in extract_paragraphs(document) for claim in batch]
        library.keep_claims(document, claims)
        library.notebook.judge(document, claims[0], Verdict.REFUTED)
        library.notebook.annotate(document, Span(5, 9), body="Which weir?")

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), str(tmp_path / "store")], capture_output=True, text=True, check=True
    )

    seen = json.loads(done.stdout)
    modules = set(seen["modules"])
    rooms = {".".join(name.split(".")[:2]) for name in modules if name.startswith("store.")}
    assert "refuted" in seen["verdicts"]
    assert not modules & {"rapidfuzz", "numpy", "multiprocessing", "tui.extraction", "store.extraction.engine"}
    assert not rooms & {"store.checking", "store.search", "store.exchange"}
