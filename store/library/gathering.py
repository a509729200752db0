"""Gathering: everything that is known of a kept document, as the formats of `exchange` take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.annotations.notebook import Notebook
from store.exchange.bundle import About, Bundle, Dossier, Noun
from store.library.choosing import chosen
from store.library.desk import lay_out, renamed
from store.model.claim import Claim
from store.model.document import Document
from store.text.hashing import text_hash


def dossier(document: Document, claims: Sequence[Claim] | None, notebook: Notebook, query: str = "") -> Dossier:
    """A kept document with what a filter asks for. `claims` is None where none are to be shown.

    Raises:
        NotAQuery: The filter cannot be understood.
    """
    annotations = notebook.annotations(document.id)
    judgements, corrections = notebook.judgements(document.id), notebook.corrections(document.id)
    nouns: list[Noun] = [*annotations, *judgements, *corrections]
    laid = lay_out(document, claims, judgements, corrections, annotations)
    whole = Dossier(
        desk=replace(renamed(laid, notebook.aliases.of(document.id)), scale=notebook.scale),
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
