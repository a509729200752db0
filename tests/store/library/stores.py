"""Stores with a life: what people do in them, drawn at random, so that merging is tried on what really comes about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from store.database.elsewhere import read_tables
from store.database.ids import derived_id
from store.errors import NoSuchDocument
from store.library.joining import Tables
from store.library.library import Library
from store.library.taking_in import decoded
from store.model.annotation import Verdict
from store.model.attribution import Assertion
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.document import Document
from store.model.span import Span
from store.text.hashing import text_hash

TEXTS = (
    "The ferry left late. “Nobody saw it leave,” said Ada Holm.",
    "A correction.\n\nThe ferry left late. “Nobody saw it leave,” said Ada Holm.",
    "Rain fell on the quay for nine days, and the clerk counted every one of them.",
)


class Clock:
    """A clock that goes on by a second each time somebody looks."""

    def __init__(self) -> None:
        """Begin in spring."""
        self._at = datetime(2026, 3, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The next second."""
        self._at += timedelta(seconds=1)
        return self._at

    def new_id(self) -> str:
        """An id of this moment."""
        return derived_id(self().isoformat(), "")


def read(text: str, source: str, title: str = "The ferry") -> Document:
    """A document as reading gives it."""
    return Document(id=text_hash(text), title=title, source=source, language="en", text=text, blocks=())


@contextmanager
def opened(folder: Path, name: str, clock: Clock) -> Iterator[Library]:
    """Somebody's store, by that clock."""
    with Library.open(folder / name, author=name, machine="desk", now=clock, new_id=clock.new_id) as library:
        yield library


def live(library: Library, random: Random, name: str, steps: int) -> None:
    """Do some of what a person does in a store."""
    for _ in range(steps):
        kept = library.shelf.documents()
        act: Callable[[], object] = random.choice(_acts(library, random, name, [each.id for each in kept]))
        try:
            act()
        except NoSuchDocument:  # removed a moment ago
            continue


def tables(folder: Path) -> Tables:
    """Everything that a store holds."""
    return decoded(read_tables(folder))


def _acts(library: Library, random: Random, name: str, kept: list[str]) -> list[Callable[[], object]]:
    """What can be done now."""
    source = f"/{name}/{random.choice('ab')}.txt"
    keep = [lambda: library.shelf.keep(read(random.choice(TEXTS), source))]
    if not kept:
        return list(keep)
    document_id = random.choice(kept)
    notebook = library.notebook
    notes = notebook.annotations()

    def document() -> Document:
        return library.shelf.document(document_id)

    acts: list[Callable[[], object]] = [
        *keep,
        lambda: notebook.annotate(document(), Span(4, 9), body=random.choice(("who?", "=ask")), tags=("ask",)),
        lambda: notebook.judge(document(), claim(random), random.choice([*Verdict])),
        lambda: notebook.correct(document(), claim(random), speaker=random.choice(("Ada Holm", "A. Holm"))),
        lambda: library.shelf.edit(document_id, title=random.choice(("Ferry", "Quay"))),
        lambda: library.shelf.remember(document_id, random.randrange(20)),
        notebook.undo,
        notebook.redo,
    ]
    if notes:
        note = random.choice(notes)
        acts += [
            lambda: notebook.change(replace(note, body=f"{note.body} {name}")),
            lambda: notebook.change(replace(note, tags=(*note.tags, name))),
            lambda: notebook.remove(note.id),
        ]
    if random.random() < 0.1:
        acts.append(lambda: library.shelf.remove(document_id))
    return acts


def claim(random: Random) -> Claim:
    """One of two claims of the document itself."""
    span = random.choice((Span(0, 20), Span(4, 18)))
    return Claim(
        id=f"c{span.end}",
        said=Assertion(span=span),
        speaker=Speaker(name=None),
        confidence=1.0,
        checkworthiness=CheckWorthiness(),
    )
