"""Listening: which statements of other kept documents echo those of an open one. Keeps step with the shelf.

Only documents whose claims are known already are listened to: nothing is extracted for it. What a person hid there is
no claim, and what they made one is (`mending`). The work goes in slices, so that who asks from the store's thread lets
notes be saved in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from store.annotations.notebook import Notebook
from store.errors import DamagedStore, NoSuchDocument
from store.library.mending import mended, stamp
from store.library.shelf import Shelf
from store.model.claim import Claim
from store.model.document import Document

if TYPE_CHECKING:
    # The checking and RapidFuzz, 6 MB: of most documents nothing is known to listen to.
    from store.library.echoes import Echo, Echoes


class Listening:
    """Finds the echoes of claims in all documents on a shelf."""

    def __init__(
        self, shelf: Shelf, notebook: Notebook, claims_of: Callable[[Document], Sequence[Claim] | None]
    ) -> None:
        """Listen to nothing yet."""
        self._shelf, self._notebook, self._claims_of = shelf, notebook, claims_of
        self._heard: dict[str, str] = {}
        """Id of each document that was listened to, with what its claims are made of."""
        self._steps: Iterator[None] | None = None
        self._besides = ""

    @cached_property
    def _echoes(self) -> Echoes:
        """What was heard; made with the first of it."""
        from store.library.echoes import Echoes  # noqa: PLC0415 - see above

        return Echoes()

    def prepare(self, seconds: float, besides: str = "") -> bool:
        """Listen for about that long; whether everything on the shelf has been heard.

        `besides` is the id of the document that asks: nobody echoes themselves, so it is heard when another one asks.
        """
        until = monotonic() + seconds
        if besides != self._besides:
            self._besides, self._steps = besides, None
        self._steps = self._steps or self._keeping_step()
        for _ in self._steps:
            if monotonic() >= until:
                return False
        self._steps = None
        return True

    def find(self, document: Document, claims: Sequence[Claim]) -> dict[str, tuple[Echo, ...]]:
        """Id of each claim that has echoes -> these."""
        if self._heard.keys() <= {document.id}:
            return {}
        found = {claim.id: self._echoes.of(document, claim) for claim in claims}
        return {claim: echoes for claim, echoes in found.items() if echoes}

    def unheard(self, besides: str) -> int:
        """How many other documents were not listened to: their claims are not known."""
        return sum(each.id not in self._heard and each.id != besides for each in self._shelf.documents())

    def _keeping_step(self) -> Iterator[None]:
        """Listen to what is new on the shelf, forget what went or changed; a statement at a time."""
        aliases = self._notebook.aliases.all()
        kept = {
            each.id: f"{each.text_hash} {stamp(self._notebook, aliases, each.id, None)}"
            for each in self._shelf.documents()
        }
        for identifier in [each for each, made_of in self._heard.items() if kept.get(each) != made_of]:
            self._echoes.forget(identifier)
            del self._heard[identifier]
        for identifier, made_of in kept.items():
            if identifier == self._besides or self._heard.get(identifier) == made_of:
                continue
            try:
                document = self._shelf.document(identifier)
            except (DamagedStore, NoSuchDocument):  # the others are heard nevertheless
                continue
            claims = self._claims_of(document)
            if claims is not None:
                yield from self._listening_to(document, mended(self._notebook, document, claims), made_of)
            yield

    def _listening_to(self, document: Document, claims: Sequence[Claim], made_of: str) -> Iterator[None]:
        """Listen to one document; nothing of it stays if that is broken off."""
        try:
            yield from self._echoes.adding(document, claims)
            self._heard[document.id] = made_of
        finally:
            if document.id not in self._heard:
                self._echoes.forget(document.id)
