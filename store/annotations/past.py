"""The past of a claim: every verdict and correction it ever had, also those that were taken back."""

from __future__ import annotations

from collections.abc import Iterable

from store.annotations.attachment import attach
from store.annotations.history import Change
from store.annotations.records import TABLES, is_living, target_of
from store.model.annotation import Correction, Judgement
from store.model.claim import Claim
from store.model.document import Document
from store.model.selector import Target

_ABOUT_CLAIMS = (TABLES[Judgement], TABLES[Correction])


def said_of(document: Document, claim: Claim, changes: Iterable[Change]) -> tuple[str, ...]:
    """Ids of the judgements and corrections of a claim, by the changes of its document; oldest first.

    A record that was deleted says no more what it was about, but what it was before does.
    """
    places: dict[str, Target] = {}
    for change in changes:
        for state in (change.before, change.after):
            if change.table in _ABOUT_CLAIMS and state and is_living(state):
                places[change.record] = target_of(state["content"])
    left = dict(places)
    found: set[str] = set()
    while left and any(attached := attach(document, (claim,), list(left.values()))):  # one claim takes one at a time
        found |= {record for record, at in zip(left, attached, strict=True) if at}
        left = {record: place for record, place in left.items() if record not in found}
    return tuple(sorted(found))
