"""Mending: claims as a person has them, for the search: repaired, hidden, made by hand, under the names they gave.

What the index holds of a document's claims is stamped by all that they were made of. A name that was said of
everything concerns only the documents in which somebody of that name is heard: one alias must not have the claims of
a whole library taken in again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from zlib import crc32

from store.annotations.aliases import name_key
from store.annotations.notebook import Notebook
from store.library.desk import lay_out, renamed
from store.model.alias import Alias
from store.model.annotation import Correction
from store.model.claim import Claim
from store.model.document import Document

TABLES = frozenset({"corrections", "aliases"})
"""What is said of claims is in these."""


def mended(notebook: Notebook, document: Document, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that a document has for the person, of those that were extracted; the same where nothing was said."""
    corrections, aliases = notebook.corrections(document.id), notebook.aliases.of(document.id)
    if not corrections and not aliases:
        return claims
    desk = renamed(lay_out(document, claims, (), corrections, ()), aliases)
    return [judged.claim for judged in desk.claims]


def stamp(notebook: Notebook, aliases: Iterable[Alias], document_id: str, names: Collection[str] | None) -> str:
    """Another one when what mends the claims of a document is another one.

    Args:
        notebook: What was said of claims.
        aliases: All of them.
        document_id: Of the document.
        names: Who is heard in it, as it was extracted; None: that is not known.
    """
    said = notebook.stamp(Correction, document_id)
    counting = [each for each in aliases if each.is_everywhere or each.document == document_id]
    if names is not None and any(each.is_everywhere for each in counting):
        given = [each.speaker for each in notebook.corrections(document_id)] if said else []
        counting = _concerning(counting, {*names, *filter(None, given)})
    here = ";".join(sorted(each.id for each in counting))
    return f"{said}/{crc32(here.encode()):08x}" if here else said


def _concerning(aliases: Sequence[Alias], names: Iterable[str]) -> list[Alias]:
    """Those that say something of one of some names, also from alias to alias; one of the document always does."""
    reached = {name_key(name) for name in names}
    found: list[Alias] = []
    left = list(aliases)
    while touching := [each for each in left if not each.is_everywhere or name_key(each.name) in reached]:
        found += touching
        reached.update(name_key(each.speaker) for each in touching)
        left = [each for each in left if each not in touching]
    return found
