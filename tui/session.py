"""Session: one open document and the store behind it: what a person does, in the words of the screen.

What touches the store runs on its thread (`store_thread`); each call raises the StoreError of what went wrong.
"""

from __future__ import annotations

from asyncio import sleep
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypedDict, Unpack

from tui.citing import Style
from tui.collecting import settle
from tui.places import Visited
from tui.queries import Queries
from tui.store_thread import StoreThread

if TYPE_CHECKING:
    # Everything below costs TinyDB or RapidFuzz, which the first paint does not wait for.
    from store import Annotation, Change, Claim, Document, Echo, Findings, Kept, Library, Span, Stop, Verdict
    from tui.arranging import Desks
    from tui.checker import Checker
    from tui.doubts import Noun
    from tui.reading import Arranged

_MOMENT = 0.015
"""Seconds that work nobody waits for is done, before a query or a note has its turn."""
_LOOK = 0.1
"""Seconds between two looks at what another process has put into the index."""
LIMIT = 40
"""Hits listed."""


class Repaired(TypedDict, total=False):
    """What of a claim can be repaired."""

    kind: str
    speaker: str
    """Empty: nobody."""
    content: Span
    is_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What the store knows of a document that was just kept."""

    document: Document
    position: int
    """Code point where the person last was."""
    notices: tuple[str, ...]
    """What opening the store had to repair, in words."""
    is_changed: bool = False
    """Whether the text is another one than at the last visit."""
    is_first: bool = False
    """Whether it is the first document that was ever kept here."""


class Session(StoreThread):
    """One document and its store."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; nothing is opened, made or imported yet."""
        super().__init__(folder)
        self._ids: dict[str, str] = {}
        """Id of a document before it was kept -> after: a key may be faster than the store that is being opened."""
        self.citation = Style.PLAIN
        """The form of a citation that the person chose last."""
        self.queries = Queries()
        """What was searched for."""
        self.news = 0
        """How often something was taken in that other windows wrote: a screen that shows less shows old things."""
        self.visited = Visited()
        """The documents that were read, with marks and jumps in each, for when a person comes back to it."""

    @cached_property
    def checker(self) -> Checker:
        """Holds quotations against documents, on a thread of its own; made when it is first asked for."""
        from tui.checker import Checker  # noqa: PLC0415 - not for the first paint

        return Checker()

    @cached_property
    def _desks(self) -> Desks:
        """The desk of the document that is read, as it was last; on the store's thread."""
        from tui.arranging import Desks  # noqa: PLC0415 - not for the first paint

        return Desks()

    def _kept(self, document: Document) -> Document:
        """A document under the id it was kept by; asked on the store's thread, behind the keeping of it."""
        return replace(document, id=self.kept_id(document.id))

    def kept_id(self, document_id: str) -> str:
        """The id that a document was kept by; on the store's thread, behind the keeping of it."""
        return self._ids.get(document_id, document_id)

    async def open(self, document: Document) -> Opened:
        """Keep the document; what the store knows of it."""

        def work(library: Library) -> Opened:
            """Keep it, and compare what was known of it before with what is known now."""
            before = {each.id: each.text_hash for each in library.shelf.documents()}
            kept = library.shelf.keep(document)
            self._ids[document.id] = kept.id
            now = next((each.text_hash for each in library.shelf.documents() if each.id == kept.id), "")
            return Opened(
                document=kept,
                position=library.shelf.position(kept.id),
                notices=library.notices,
                is_changed=before.get(kept.id, now) != now,
                is_first=not before,
            )

        return await self.ask(work)

    async def desk(self, document: Document, claims: Sequence[Claim] | None) -> Arranged:
        """The document with its claims as the person has them. None: the claims are not known yet."""
        return await self.ask(lambda library: self._desks.arranged(document, claims, library.open_desk))

    async def bare_desk(self, document: Document, claims: Sequence[Claim] | None) -> Arranged:
        """The document with its claims as they were extracted, for when there is no store."""
        return await self.beside(lambda: self._desks.arranged(document, claims))

    async def annotate(self, document: Document, span: Span, *, body: str = "", tags: Sequence[str] = ()) -> Annotation:
        """Write a new annotation; it is on disk when this returns."""
        return await self.ask(
            lambda library: library.notebook.annotate(self._kept(document), span, body=body, tags=tags)
        )

    async def change(self, annotation: Annotation, *, body: str, tags: Sequence[str]) -> Annotation:
        """Write an annotation again; it is on disk when this returns."""
        changed = replace(annotation, body=body, tags=tuple(tags))
        return await self.ask(lambda library: library.notebook.change(changed))

    async def remove(self, annotation: Annotation) -> None:
        """Delete an annotation; it is gone from disk when this returns, and undo brings it back."""
        await self.ask(lambda library: library.notebook.remove(annotation.id))

    def known_claims(self, document: Document) -> tuple[Claim, ...] | None:
        """The claims of a text that was gone through before; None: there are none. From any thread."""
        from store import ClaimsCache  # noqa: PLC0415 - not for the first paint

        return ClaimsCache(self._folder / "cache" / "claims").claims(document)

    async def keep_claims(self, document: Document, claims: Sequence[Claim]) -> None:
        """Spare the next one who opens a document the extraction."""
        await self.ask(lambda library: library.keep_claims(document, claims))

    async def drafts(self, document: Document) -> dict[Span, str]:
        """Notes that were begun and not saved, by their place."""
        return await self.ask(lambda library: library.unfinished.drafts(document))

    async def keep_draft(self, document: Document, span: Span, body: str) -> None:
        """Keep what was written of a note so far; nothing: there is no draft any more."""
        await self.ask(lambda library: library.unfinished.keep_draft(self._kept(document), span, body))

    async def stop(self, document: Document) -> Stop:
        """Where the triage of a document stopped."""
        return await self.ask(lambda library: library.unfinished.stop(self._kept(document).id))

    async def keep_stop(self, document: Document, stop: Stop) -> None:
        """Keep where the triage of a document stopped."""
        await self.ask(lambda library: library.unfinished.keep_stop(self._kept(document).id, stop))

    async def judge(self, document: Document, claim: Claim, verdict: Verdict) -> None:
        """Write a verdict; it is on disk when this returns."""
        await self.ask(lambda library: library.notebook.judge(self._kept(document), claim, verdict))

    async def correct(self, document: Document, claim: Claim, **repaired: Unpack[Repaired]) -> None:
        """Write a repair of a claim; what is not named stays as it is."""
        await self.ask(lambda library: library.notebook.correct(self._kept(document), claim, **repaired))

    async def make_claim(self, document: Document, span: Span, *, kind: str, speaker: str | None) -> None:
        """Write a claim that the extraction did not find."""
        await self.ask(
            lambda library: library.notebook.make_claim(self._kept(document), span, kind=kind, speaker=speaker)
        )

    async def confirm(self, noun: Noun, document: Document, span: Span) -> Noun | None:
        """Write down that something belongs to a span; None: another window took it away."""
        return await self.ask(lambda library: library.notebook.confirm(noun.id, document, span))

    async def discard(self, noun: Noun) -> Noun:
        """Delete a note, a verdict or a correction; undo brings it back."""
        from store import Annotation  # noqa: PLC0415 - not for the first paint

        def work(library: Library) -> Noun:
            (library.notebook.remove if isinstance(noun, Annotation) else library.notebook.withdraw)(noun.id)
            return noun

        return await self.ask(work)

    async def history(
        self, records: Sequence[str], document: Document, claim: Claim | None = None
    ) -> tuple[Change, ...]:
        """Every change of these records, and of all that was ever said of a claim, oldest first."""

        def work(library: Library) -> tuple[Change, ...]:
            said = library.said_of(document, claim) if claim else ()
            changes = (change for record in {*records, *said} for change in library.notebook.history(record))
            return tuple(sorted(changes, key=lambda change: change.id))

        return await self.ask(work)

    async def undo(self) -> str | None:
        """Take the last change back; what that was, in words."""
        return await self.ask(lambda library: library.notebook.undo())

    async def redo(self) -> str | None:
        """Make the change again that was taken back last; what that was, in words."""
        return await self.ask(lambda library: library.notebook.redo())

    async def remember(self, document: Document, offset: int) -> None:
        """Keep the place where the person is, in code points. By its id, its text would be read from the disk again."""
        await self.ask(lambda library: library.shelf.remember(self._kept(document), offset))

    async def catch_up(self) -> int:
        """Take in what other windows wrote; how often there was `news`. Several screens ask, each at its own pace."""
        is_news = await self.ask(lambda library: library.catch_up())
        self.news += is_news
        return self.news

    async def search(self, query: str) -> tuple[Findings, bool]:
        """The best places for `query` in what is indexed of everything kept, and whether that is everything.

        At once, however much is still to come. One call of the thread: each waits until somebody lets it run.
        """

        def work(library: Library) -> tuple[Findings, bool]:
            is_complete = library.catalogue.prepare(0)
            return library.catalogue.find(query, limit=LIMIT), is_complete

        return await self.ask(work)

    async def index(self) -> bool:
        """Work on the index for a moment, so that notes and queries get in between; whether it is complete."""

        def work(library: Library) -> tuple[bool, bool]:
            return library.catalogue.prepare(_MOMENT), library.catalogue.is_waiting

        is_complete, is_waiting = await self.ask(work)
        if is_waiting:
            await sleep(_LOOK)
        return is_complete

    async def echoes(self, document: Document, claims: Sequence[Claim]) -> dict[str, tuple[Echo, ...]]:
        """Id of each claim that other kept documents have, too -> where, and what differs there."""
        while not await self.ask(lambda library: _heard(library, document.id)):
            continue
        found: dict[str, tuple[Echo, ...]] = {}
        left = deque(claims)
        while left:
            found |= await self.ask(partial(_echoes, document, left))
        return found

    async def unheard(self, document: Document) -> int:
        """How many other kept documents `echoes` did not listen to: their claims are not known."""
        return await self.ask(lambda library: library.listening.unheard(document.id))

    async def kept(self) -> tuple[Kept, ...]:
        """Everything kept, last opened first."""
        return await self.ask(lambda library: library.shelf.documents())

    async def document(self, document_id: str) -> Document:
        """A kept document."""
        return await self.ask(lambda library: library.shelf.document(document_id))

    async def close(self) -> None:
        """Close the store after everything that was asked for is done; what is asked from now on is not done."""
        if "checker" in vars(self):
            self.checker.close()
        await super().close()


def _heard(library: Library, besides: str) -> bool:
    """Listen to other documents for a moment; whether all were heard. What is remembered of them is put aside.

    That is a million objects for 100,000 sentences, and 0.3 s in the middle of a word to look at them all.
    """
    is_complete = library.listening.prepare(_MOMENT, besides)
    settle()
    return is_complete


def _echoes(document: Document, left: deque[Claim], library: Library) -> dict[str, tuple[Echo, ...]]:
    """What other kept documents have of the first claims that are left, for a moment; takes these away."""
    until = monotonic() + _MOMENT
    found: dict[str, tuple[Echo, ...]] = {}
    while left:
        found |= library.listening.find(document, [left.popleft()])
        if monotonic() >= until:
            break
    return found
