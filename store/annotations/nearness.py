"""Nearness: which records may be about a claim, by an index of where they stood, without looking at any other.

    a record   →  its document; document and text; document, text and the step of the text where it starts
    a claim    →  the steps that what shares .8 with it starts in, and every record of an earlier text

What was described in an earlier text stands somewhere else now, and only anchoring tells where.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from sys import intern
from typing import Any

from store.annotations.anchoring import hash_of
from store.annotations.records import TABLES, is_living
from store.database.index import Keys
from store.database.table import RecordTable
from store.model.annotation import Correction, Judgement
from store.model.claim import Claim
from store.model.document import Document

_STEP = 64
"""Code points: about half a claim, so that one meets few steps and a step has few records."""
_ABOUT_CLAIMS = (TABLES[Judgement], TABLES[Correction])


def near(table: RecordTable, keys: Keys, document: Document, claim: Claim) -> list[str]:
    """Ids, oldest first, of the records of a document that may be about a claim; all that are, and few others."""
    here = (document.id, hash_of(document.text))
    slack = len(claim.span) // 4 + 1  # sharing .8, the starts are no more than .25 of the claim's length apart
    steps = range((claim.span.start - slack) // _STEP, (claim.span.start + slack) // _STEP + 1)
    found = {each for step in steps for each in table.ids(keys, (*here, step))}
    known, settled = table.ids(keys, document.id), table.ids(keys, here)
    if len(known) != len(settled):
        found |= set(known).difference(settled)
    return sorted(found)


def places(record: Mapping[str, Any]) -> Iterator[Hashable]:
    """What a judgement or a correction is found under: nothing where it was deleted."""
    if is_living(record):
        document, text = intern(record["document"]), intern(record["content"]["text_hash"])
        yield document
        yield document, text
        yield document, text, record["content"]["position"]["start"] // _STEP


def places_before(change: Mapping[str, Any]) -> Iterator[Hashable]:
    """What a change of the history is found under: where the judgement or correction stood before it."""
    yield from _places_in(change, "before")


def places_after(change: Mapping[str, Any]) -> Iterator[Hashable]:
    """The same for where it stood after it."""
    yield from _places_in(change, "after")


def _places_in(change: Mapping[str, Any], state: str) -> Iterator[Hashable]:
    if change["table"] in _ABOUT_CLAIMS and change[state]:
        yield from places(change[state])
