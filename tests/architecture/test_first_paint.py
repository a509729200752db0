"""What the first frame with text in it may cost: modules, files and work are counted, since times differ by machine."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TypedDict

import pytest

PROGRAM = """
import asyncio, json, os, sys
from pathlib import Path
from tui.start import read_here
path, folder = Path(sys.argv[1]), Path(sys.argv[2])
opened = []
sys.addaudithook(lambda name, given: opened.append(str(given[0])) if name == "open" else None)
text = read_here(path)
from tui.app import QuothApp
from tui.config import Config
class First(QuothApp):
    CSS_PATH = Path(sys.modules["tui.app"].__file__).with_name("quoth.tcss")
    def post_display_hook(self):
        if any("roof" in strip.text for strip in self.screen._compositor.render_strips()):
            files = [each for each in opened if each.startswith(str(folder))]
            styled = sum(len(node._component_styles) for node in self.screen.walk_children(with_self=True))
            shown = len(self.screen.pane.text)
            sheets = [Path(each).name for each in opened if each.endswith(".tcss")]
            print(json.dumps(dict(modules=sorted(sys.modules), files=files, styled=styled, shown=shown, sheets=sheets)))
            sys.stdout.flush()
            os._exit(0)
app = First(text, folder, Config(), folder / "config.toml")
asyncio.run(app.run_async(headless=True, size=(120, 40)))
"""


class Seen(TypedDict):
    """What the program tells when it has painted."""

    modules: list[str]
    files: list[str]
    styled: int
    shown: int
    sheets: list[str]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What was loaded, opened and made when a long text that is kept already was first seen."""
    from store import Library, read_document

    folder = tmp_path_factory.mktemp("first")
    path = folder / "mill.txt"
    paragraph = "“We mended the roof in May,” said Anna Brandt. The rain came through in June.\n\n"
    path.write_text(paragraph * 5000, encoding="utf-8")
    with Library.open(folder / "store") as library:
        library.shelf.keep(read_document(path))
    command = [sys.executable, "-c", PROGRAM, str(path), str(folder / "store")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seen: Seen = json.loads(done.stdout)
    return seen


def test_first_paint_loads_nothing_that_it_does_not_show(first: Seen) -> None:
    """No library of the store, no room of it but the reading, no claim, no screen but the reader."""
    modules = set(first["modules"])

    rooms = {name.split(".")[1] for name in modules if name.startswith("store.")}
    screens = {name for name in modules if name.startswith("tui.screens.")}
    assert not modules & {"tinydb", "rapidfuzz", "numpy", "click"}
    assert rooms == {"courtesy", "errors", "model", "reading", "text"}
    assert {name for name in modules if name.startswith("store.model.")} == {
        "store.model.document",
        "store.model.span",
        "store.model.verdict",
    }
    assert not {name for name in modules if name.startswith(("tui.actions", "tui.commands"))}
    assert not screens & {
        f"tui.screens.{name}"
        for name in ("library", "speakers", "help", "palette", "searching", "triaging", "checking")
    }
    assert not modules & {"store.text.sentences", "hashlib", "tui.hits", "tui.citation", "tui.doubts"}


def test_first_paint_opens_no_file_of_the_store(first: Seen) -> None:
    """Records, texts, claims and index are read when the text is on the screen."""
    assert first["files"] == []


def test_first_paint_waits_for_the_beginning_only(first: Seen) -> None:
    """However long the text, no more than the largest screen shows is decoded, cleaned and parted into blocks."""
    assert 0 < first["shown"] < 40_000


def test_first_paint_styles_what_is_seen(first: Seen) -> None:
    """Of more than a hundred component styles those that something is drawn with."""
    assert 0 < first["styled"] < 60


def test_first_paint_reads_no_style_but_its_own(first: Seen) -> None:
    """Two thirds of the styles are of what comes up behind it; to parse them took 8 of 200 ms."""
    assert first["sheets"] == ["quoth.tcss"]
