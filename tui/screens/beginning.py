"""Beginning: what a reader does once its text is on the screen: the rest of the text, the store, the claims."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from tui.ahead import read_behind
from tui.screens.extracting import extract_beside

if TYPE_CHECKING:
    from tui.messages import ClaimsFound
    from tui.screens.reader import ReaderScreen


def begin(reader: ReaderScreen) -> None:
    """Read all of the text; open the store and look for claims, each on its thread."""
    if not reader.showing.whole():
        return
    read_behind(reader.app.stylesheet)
    reader.has_begun = True
    # What keys do, at once: beside all that begins now it took a second until the first key was answered.
    import_module("tui.actions.doing")
    reader.run_worker(reader.keeping.open(), group="keeping")
    # Not without a description: Textual would write down what the worker is given, all of the text in 0.2 s.
    work = partial(extract_beside, reader, reader.reading.document)
    reader.run_worker(work, group="extraction", description="claims", thread=True)


def take_claims(reader: ReaderScreen, message: ClaimsFound) -> None:
    """Show the claims that are known so far; keep those that were not known before."""
    reader.reading.found, reader.reading.is_complete = message.claims, message.is_done
    reader.keeping.refresh()
    if message.is_done and not message.is_known:
        reader.keeping.keep_claims()
    if message.is_done:
        reader.keeping.listen()
