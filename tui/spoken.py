"""What is said in the documents that are kept: claims as a person has them, and who says them, through a session."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

from store import Claim, Document

if TYPE_CHECKING:
    from store import Desk, Library
    from tui.session import Session


async def spoken(session: Session, document_id: str) -> Desk:
    """A kept document with its claims as a person has them; extracted beside the store, if they are not known."""
    document, claims = await session.ask(lambda library: _known(library, document_id))
    found = await _extracted(document) if claims is None else claims
    if claims is None:
        await session.keep_claims(document, found)
    return await session.ask(lambda library: library.spoken(document, found))


async def merge_speakers(session: Session, document_id: str, old: str, new: str, *, is_everywhere: bool) -> None:
    """Say that `new` says all that `old` says, in a document or everywhere, now and later; one step to undo."""

    def work(library: Library) -> None:
        library.notebook.aliases.say(session.kept_id(document_id), old, new, is_everywhere=is_everywhere)

    await session.ask(work)


async def part_speakers(session: Session, document_id: str, name: str, *, is_everywhere: bool) -> None:
    """Say that a name is a speaker of its own again, in a document or everywhere; one step to undo."""

    def work(library: Library) -> None:
        library.notebook.aliases.part(session.kept_id(document_id), name, is_everywhere=is_everywhere)

    await session.ask(work)


async def _extracted(document: Document) -> tuple[Claim, ...]:
    """The claims of a document, found beside the screen and the store; given up when nobody waits any more."""
    from tui.extraction import extracted  # noqa: PLC0415 - not for the first paint

    given_up = Event()
    try:
        return await asyncio.get_running_loop().run_in_executor(None, extracted, document, given_up.is_set)
    except asyncio.CancelledError:
        given_up.set()
        raise


def _known(library: Library, document_id: str) -> tuple[Document, tuple[Claim, ...] | None]:
    """A kept document, and its claims if its text was gone through before."""
    document = library.shelf.document(document_id)
    return document, library.known_claims(document)
