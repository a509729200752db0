"""Gathering: everything that is known of a kept document, as the formats of `exchange` take it."""

from __future__ import annotations

from collections.abc import Sequence

from store.annotations.notebook import Notebook
from store.exchange.bundle import About, Bundle, Dossier, Noun
from store.extraction.engine import extract
from store.library.choosing import chosen
from store.library.desk import lay_out
from store.library.shelf import Shelf
from store.model.claim import Claim
from store.model.document import Document
from store.text.hashing import text_hash


def dossier(shelf: Shelf, notebook: Notebook, document_id: str, *, query: str = "", has_claims: bool = True) -> Dossier:
    """A kept document with what a filter asks for; claims are found only where they are shown or asked about.

    Raises:
        NoSuchDocument: There is none of that id.
        DamagedStore: Its text is gone.
        NotAQuery: The filter cannot be understood.
    """
    document = shelf.document(document_id)
    claims: Sequence[Claim] | None = extract(document) if has_claims or query.strip() else None
    annotations = notebook.annotations(document_id)
    judgements, corrections = notebook.judgements(document_id), notebook.corrections(document_id)
    nouns: list[Noun] = [*annotations, *judgements, *corrections]
    whole = Dossier(
        desk=lay_out(document, claims, judgements, corrections, annotations),
        bundle=Bundle(about=about(document), nouns=tuple(sorted(nouns, key=lambda noun: noun.id))),
    )
    return chosen(whole, query)


def about(document: Document) -> About:
    """How a document is told from others, outside the store."""
    return About(
        id=document.id,
        title=document.title,
        text_hash=text_hash(document.text),
        address=document.metadata.url or "",
    )
