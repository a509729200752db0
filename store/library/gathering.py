"""Gathering: everything that is known of a kept document, as the formats of `exchange` take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from store.annotations.notebook import Notebook
from store.exchange.bundle import About, Bundle, Dossier, Noun
from store.library.choosing import chosen
from store.library.desk import lay_out, renamed
from store.model.annotation import Judgement
from store.model.claim import Claim
from store.model.desk import Desk
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
    desk = replace(renamed(laid, notebook.aliases.of(document.id)), scale=notebook.scale)
    ordered = tuple(sorted(nouns, key=lambda noun: noun.id))
    whole = Dossier(desk=desk, bundle=Bundle(about=about(document), nouns=ordered, called=_called(desk)))
    return chosen(whole, query)


def _called(desk: Desk) -> Mapping[str, str]:
    """Who says what a verdict or correction is about, where that is another than it was written with."""
    said = ((noun, one.claim.speaker.name) for one in desk.claims for noun in (one.judgement, one.correction) if noun)
    return {
        noun.id: name
        for noun, name in said
        if name and name != noun.speaker and (isinstance(noun, Judgement) or noun.speaker)
    }


def about(document: Document) -> About:
    """How a document is told from others, outside the store."""
    return About(
        id=document.id,
        title=document.title,
        text_hash=text_hash(document.text),
        address=document.metadata.url or "",
    )
