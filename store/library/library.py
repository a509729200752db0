"""Library: one store with its shelf, its notebook and its catalogue. What the program opens."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from store.annotations.notebook import Notebook
from store.annotations.past import said_of
from store.annotations.signing import Clock, Signature, user
from store.database import ids
from store.database.backup import Backup, back_up, backups, restore
from store.database.database import Database
from store.errors import StoreNotWritable
from store.library.asked import Asked
from store.library.desk import lay_out, renamed
from store.library.forgetting import Forgotten, discard_index, forget
from store.library.shelf import Shelf
from store.library.texts import Texts
from store.library.unfinished import Unfinished
from store.model.claim import Claim
from store.model.desk import Desk
from store.model.document import Document

if TYPE_CHECKING:
    from store.library.catalogue import Catalogue
    from store.library.claims_cache import ClaimsCache
    from store.library.doors import Doors
    from store.library.listening import Listening
    from store.library.open_desk import OpenDesk
    from store.library.overview import Shelved


class Library:
    """Everything that is kept in one folder."""

    def __init__(  # noqa: PLR0913 - its parts, each by its own name
        self,
        folder: Path,
        database: Database,
        texts: Texts,
        *,
        shelf: Shelf,
        notebook: Notebook,
        unfinished: Unfinished,
        now: Callable[[], str],
    ) -> None:
        """Put the parts together; `open` is the usual way."""
        self.folder = folder
        self._texts, self._now = texts, now
        self.shelf = shelf
        self.notebook = notebook
        self.unfinished = unfinished
        self._database = database
        self.has_screen = False
        """Whether this is beside a screen, which work of seconds would keep waiting."""
        self._heard = database.storage.foreign
        """Changes of other windows that were told of."""
        self.subscribe(self._hear)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        author: str | None = None,
        machine: str | None = None,
        now: Callable[[], datetime] | None = None,
        new_id: Callable[[], str] | None = None,
    ) -> Library:
        """Open the store in `folder`, making it if it is missing.

        Raises:
            DamagedStore: It cannot be read; it was left as it is.
            NewerFormat: A newer release wrote it.
            StoreInUse: Another process holds it and it cannot be shared.
            StoreNotWritable: It cannot be made.
        """
        database = Database.open(folder)
        name = user() if author is None else author
        node = platform.node() if machine is None else machine
        make_id = new_id or ids.new_id
        signature = Signature(author=name, machine=node, now=now or Clock())
        texts = Texts(folder / "texts")
        notebook = Notebook(database, author=name, machine=node, now=signature.now, new_id=make_id)
        shelf = Shelf(database, texts, changes=notebook.changes, stamp=signature.here, new_id=make_id)
        unfinished = Unfinished(database, stamp=signature.here, check=notebook.changes.check)
        return cls(folder, database, texts, shelf=shelf, notebook=notebook, unfinished=unfinished, now=signature.time)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The search over every kept document."""
        from store.library.catalogue import Catalogue  # noqa: PLC0415 - it needs the extraction, 60 ms of import
        from store.library.indexer import Indexer  # noqa: PLC0415 - not without a search

        catalogue = Catalogue(
            self.shelf,
            self.notebook,
            self.folder,
            database=self._database,
            batches_of=self._batches,
            heard=self._claims.heard,
            indexer=Indexer(self.folder) if self.has_screen else None,
        )
        self.subscribe(catalogue.changed)
        return catalogue

    @cached_property
    def asked(self) -> Asked:
        """What was searched for."""
        return Asked(self.folder)

    @cached_property
    def listening(self) -> Listening:
        """The same statements in other kept documents."""
        from store.library.listening import Listening  # noqa: PLC0415 - RapidFuzz; not every command needs it

        return Listening(self.shelf, self.notebook, self.known_claims)

    def _batches(self, document: Document) -> Iterator[Sequence[Claim]]:
        """The claims of a document, as they are known or as they are found."""
        from store.extraction.engine import extract_paragraphs  # noqa: PLC0415 - 60 ms of import

        if (known := self.known_claims(document)) is not None:
            yield known
            return
        found: list[Claim] = []
        for batch in extract_paragraphs(document):
            found += batch
            yield batch
        self.keep_claims(document, found)

    @cached_property
    def doors(self) -> Doors:
        """What leaves the store and what comes in."""
        from store.library.doors import Doors  # noqa: PLC0415 - not every command needs the formats

        return Doors(
            database=self._database,
            texts=self._texts,
            shelf=self.shelf,
            notebook=self.notebook,
            claims_of=lambda document: tuple(chain.from_iterable(self._batches(document))),
            now=self._now,
        )

    @cached_property
    def _claims(self) -> ClaimsCache:
        """The claims of the texts that were gone through already."""
        from store.library.claims_cache import ClaimsCache  # noqa: PLC0415 - not every command needs them

        return ClaimsCache(self.folder / "cache" / "claims")

    def known_claims(self, document: Document) -> tuple[Claim, ...] | None:
        """The claims of a document whose text was gone through already; None: they are to be extracted."""
        return self._claims.claims(document)

    def keep_claims(self, document: Document, claims: Sequence[Claim]) -> None:
        """Spare the next one who asks the extraction. What cannot be kept, or was forgotten, is not."""
        try:
            with self._database.transaction():  # nobody forgets the document meanwhile
                if self._database.table("documents").record(document.id) is not None:
                    self._claims.keep(document, claims)
        except StoreNotWritable:
            return

    def overview(self) -> tuple[Shelved, ...]:
        """Every kept document with how much of it is judged."""
        from store.library.overview import overview  # noqa: PLC0415 - not for the first paint

        return overview(self.shelf, self.notebook, self._claims.count)

    def spoken(self, document: Document, claims: Sequence[Claim]) -> Desk:
        """A kept document with what a person said of its claims; without notes, which take longer to place."""
        notebook = self.notebook
        said = notebook.judgements(document.id), notebook.corrections(document.id)
        return renamed(lay_out(document, claims, *said, ()), notebook.aliases.of(document.id))

    def _hear(self, table: str, ids: tuple[str, ...]) -> None:
        """Leave no words of a document that was removed, here or in another window, in what is derived."""
        if table == "documents" and any(
            "deleted" in (self._database.table(table).record(each) or {"deleted": ""}) for each in ids
        ):
            discard_index(self.folder)

    def said_of(self, document: Document, claim: Claim) -> tuple[str, ...]:
        """Ids of every verdict and correction that a claim ever had, also those taken back; for `notebook.history`."""
        return said_of(document, claim, self.notebook.changes.near(document, claim))

    @property
    def notices(self) -> tuple[str, ...]:
        """What opening had to repair, each a sentence to show."""
        return self._database.notices

    def desk(self, document: Document | str, claims: Sequence[Claim] | None = None) -> Desk:
        """A kept document, by its id or as it is, with everything a person added to it."""
        opened = self.shelf.document(document) if isinstance(document, str) else document
        notebook = self.notebook
        laid = lay_out(
            opened,
            claims,
            notebook.judgements(opened.id),
            notebook.corrections(opened.id),
            notebook.annotations(opened.id),
        )
        return renamed(laid, notebook.aliases.of(opened.id))

    def open_desk(self, document: Document) -> OpenDesk:
        """A desk for a kept document that is being read: `desk`, laid out anew only as far as something changed."""
        from store.library.open_desk import open_desk  # noqa: PLC0415 - only the reader needs it

        return open_desk(document, self._database)

    def subscribe(self, callback: Callable[[str, tuple[str, ...]], None]) -> Callable[[], None]:
        """Call `callback` with the table and the ids of every change; returns the function that ends it."""
        return self._database.changed.subscribe(callback)

    def recover(self) -> bool:
        """Read the store's files anew if a sync failed, so that it can be written again; whether that was needed.

        What is on the screen, and what can be undone, stays. What was refused is not written by this:
        whoever asked for it asks again.

        Raises:
            StoreError: They cannot be opened; it can be tried again.
        """
        is_needed = self._database.must_be_reopened
        if is_needed:
            self._database.reopen()
        return is_needed

    def catch_up(self) -> bool:
        """Take in what other windows wrote; whether there was something. Cheap when there was not.

        What a change of our own took in since the last call, on its way to disk, counts as well.
        """
        self._database.catch_up()
        before, self._heard = self._heard, self._database.storage.foreign
        return self._heard != before

    def back_up(self) -> Path:
        """Keep the store as it is now, beside the daily backups; where. StoreNotWritable if that fails."""
        return back_up(self._database.storage, datetime.now().astimezone())

    def backups(self) -> tuple[Backup, ...]:
        """The backups, newest first."""
        return backups(self.folder)

    def restore(self, name: str) -> Path:
        """Make the store what a backup holds; where what it replaces was backed up.

        Raises:
            DamagedStore: There is no such backup, or it is not whole; nothing was changed.
            NewerFormat: A later release wrote it.
            StoreNotWritable: It could not be done; nothing was changed.
        """
        return restore(self._database.storage, name, datetime.now().astimezone())

    def forget(self, document_id: str) -> Forgotten:
        """Remove a document, its text, every note on it, their history and all copies of them.

        Raises:
            NoSuchDocument: There is none of that id.
            StoreNotWritable: Something is left; calling again goes on.
        """
        return forget(self._database, self._texts, self.folder, document_id)

    def close(self) -> None:
        """Close the store. Everything that was saved is already on disk."""
        if "catalogue" in vars(self):
            self.catalogue.close()
        self._database.close()

    def __enter__(self) -> Self:
        """Close at the end of a `with` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close, whatever happened inside."""
        self.close()
