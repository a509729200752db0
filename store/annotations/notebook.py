"""The notebook: what a person adds to a text, written down.

    key -> Notebook.annotate(...) -> one transaction, synced -> returns -> the screen says "saved"

Every call returns only after its change is on disk; if it raises, nothing changed, in memory neither.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from store.annotations.aliases import Aliases
from store.annotations.anchoring import describe
from store.annotations.attachment import places_of
from store.annotations.history import Change, History
from store.annotations.kept_nouns import KeptNouns
from store.annotations.merging import merged
from store.annotations.records import TABLES, Noun, decode, encode, tombstone
from store.annotations.signing import Signature
from store.annotations.wording import named, quoted
from store.database.database import Database
from store.model.annotation import Annotation, Correction, Judgement, Verdict
from store.model.claim import Claim
from store.model.document import Document
from store.model.scale import USUAL_SCALE
from store.model.selector import Target
from store.model.span import Span


class Notebook:
    """Annotations, judgements and corrections of every document, with undo."""

    def __init__(
        self,
        database: Database,
        *,
        author: str,
        machine: str,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        """Write as `author` on `machine`; the clock and the ids are given, so that tests can give their own."""
        self._database = database
        self._signature = Signature(author=author, machine=machine, now=now)
        self._kept = KeptNouns(database)
        self.changes = History(database, new_id)
        """What this window did, to be undone; the shelf writes its changes here as well."""
        self.aliases = Aliases(database, self.changes, stamp=self._signature.stamp, new_id=new_id)
        """Which names are one speaker."""
        self.scale = USUAL_SCALE
        """How this person tells verdicts; the records hold their ids."""
        self._new_id = new_id

    def annotate(
        self,
        document: Document,
        span: Span,
        *,
        body: str = "",
        tags: Sequence[str] = (),
        evidence: Sequence[str] = (),
    ) -> Annotation:
        """Add a note, highlight or tag to a piece of a document, which has at least one character."""
        target = _described(document, span)
        at = self._signature.time()
        annotation = Annotation(
            id=self._new_id(),
            document=document.id,
            target=target,
            body=body,
            tags=tuple(tags),
            evidence=tuple(evidence),
            author=self._signature.author,
            machine=self._signature.machine,
            created=at,
            updated=at,
        )
        return self._write(annotation, f"{named(annotation)} on {quoted(target)}")

    def change(self, annotation: Annotation) -> Annotation:
        """Write an annotation that was changed with `replace`; also when another window removed it meanwhile.

        What another window changed in it since it was handed out is merged: then the one returned
        says more than the one given.
        """
        with self._database.transaction():
            kept = self._kept.find(Annotation, annotation.id)
            if kept and kept.updated != annotation.updated:
                annotation = merged(self._as_handed(annotation), annotation, kept)
            what = f"change of the {named(annotation)} on {quoted(annotation.target)}"
            return self._write(self._signature.on(annotation), what)

    def remove(self, annotation_id: str) -> None:
        """Remove an annotation; undo brings it back. Nothing happens if it is not there."""
        self._remove(Annotation, annotation_id, "removal of the")

    def annotation(self, annotation_id: str) -> Annotation | None:
        """The annotation of that id; None if there is none any more."""
        return self._kept.find(Annotation, annotation_id)

    def annotations(self, document_id: str | None = None, *, tag: str | None = None) -> tuple[Annotation, ...]:
        """The annotations of a document, or of all, by the place they were made at."""
        found = self._kept.of(Annotation, document_id) if tag is None else self._kept.having(Annotation, "tags", tag)
        chosen = (one for one in found if document_id in {None, one.document})
        return tuple(sorted(chosen, key=lambda one: (one.document, one.target.position.start)))

    def counts(self, document_id: str) -> tuple[int, int]:
        """How many verdicts and how many annotations a document has."""
        return self._kept.judged_and_noted(document_id)

    def made_and_hidden(self, document_id: str) -> tuple[int, int]:
        """How many claims a person made by hand in a document, and how many found ones they hid."""
        return self._kept.made_and_hidden(document_id)

    def judge(self, document: Document, claim: Claim, verdict: Verdict) -> Judgement:
        """Give a verdict on a claim, in place of the one before."""
        source, content = places_of(document, claim)
        judgement = Judgement(
            id=self._new_id(),
            document=document.id,
            verdict=verdict,
            content=content,
            source=source,
            claim=claim.id,
            kind=claim.kind.value,
            speaker=claim.speaker.name,
            created=self._signature.time(),
        )
        with self._database.transaction():  # which catches up: another window may just have judged the same
            if old := self._kept.about(Judgement, document, claim):
                judgement = replace(judgement, id=old.id, created=old.created)
            with self.together(self._said(judgement)):
                return self._write(self._signature.on(judgement), f"{named(judgement)} on {quoted(content)}")

    def judgements(
        self, document_id: str | None = None, *, verdict: Verdict | None = None, speaker: str | None = None
    ) -> tuple[Judgement, ...]:
        """The judgements of a document, or of all, oldest first; of a verdict or a speaker only, if one is given."""
        if document_id is None and speaker is not None:
            found = self._kept.having(Judgement, "speaker", speaker)
        elif document_id is None and verdict is not None:
            found = self._kept.having(Judgement, "verdict", verdict.value)
        else:
            found = self._kept.of(Judgement, document_id)
        return tuple(one for one in found if one.verdict == (verdict or one.verdict) and speaker in {None, one.speaker})

    def correct(  # noqa: PLR0913 - each field that a person can repair goes by its own name
        self,
        document: Document,
        claim: Claim,
        *,
        kind: str | None = None,
        speaker: str | None = None,
        content: Span | None = None,
        is_hidden: bool | None = None,
    ) -> Correction:
        """Repair a claim; what is None stays as an earlier correction, or the extraction, has it."""
        changes = {
            "kind": kind,
            "speaker": speaker,
            "new_content": describe(document, content) if content else None,
            "is_hidden": is_hidden,
        }
        given = {name: value for name, value in changes.items() if value is not None}
        fresh = self._correction(document, claim)
        with self._database.transaction():
            old = self._kept.about(Correction, document, claim) or fresh
            correction = self._signature.on(replace(old, **given))  # type: ignore[arg-type] # each field by its own name
            return self._write(correction, f"correction of {quoted(correction.content)}")

    def make_claim(
        self,
        document: Document,
        span: Span,
        *,
        kind: str = "indirect",
        speaker: str | None = None,
        source: Span | None = None,
    ) -> Correction:
        """Make a claim by hand where the extraction found none."""
        at = self._signature.time()
        correction = Correction(
            id=self._new_id(),
            document=document.id,
            content=_described(document, span),
            source=describe(document, source) if source else None,
            claim="",
            kind=kind,
            speaker=speaker,
            is_made_by_hand=True,
            author=self._signature.author,
            machine=self._signature.machine,
            created=at,
            updated=at,
        )
        return self._write(correction, f"claim made of {quoted(correction.content)}")

    def corrections(self, document_id: str | None = None) -> tuple[Correction, ...]:
        """The corrections and hand-made claims of a document, or of all, oldest first."""
        return self._kept.of(Correction, document_id)

    def stamp(self, kind: type[Noun], document_id: str) -> str:
        """Another one when any noun of that kind on a document is another one; "" where there never was any."""
        return self._kept.stamp(kind, document_id)

    def withdraw(self, noun_id: str) -> None:
        """Take a judgement, a correction or a hand-made claim back. Nothing happens if it is not there."""
        self._remove(Judgement, noun_id, "withdrawal of the")
        self._remove(Correction, noun_id, "withdrawal of the")

    def confirm(self, noun_id: str, document: Document, span: Span) -> Annotation | Judgement | Correction | None:
        """Write down anew where a note, verdict or correction belongs, at the place a person confirmed.

        None if it is not there any more: another window removed it.
        """
        target = _described(document, span)
        what = f"confirmed place of {quoted(target)}"
        with self._database.transaction():
            if annotation := self._kept.find(Annotation, noun_id):
                return self._write(self._signature.on(replace(annotation, target=target)), what)
            if judgement := self._kept.find(Judgement, noun_id):
                return self._write(self._signature.on(replace(judgement, content=target)), what)
            if correction := self._kept.find(Correction, noun_id):
                return self._write(self._signature.on(replace(correction, content=target)), what)
        return None

    def together(self, what: str) -> AbstractContextManager[None]:
        """Everything written inside is one durable change and one step to undo, called `what`."""
        return self.changes.together(what)

    def undo(self) -> str | None:
        """Take back what this window did last; what it was, in words, or None if there is nothing."""
        return self.changes.undo(self._signature.stamp("undo"))

    def redo(self) -> str | None:
        """Do again what was undone last; what it is, in words, or None if there is nothing."""
        return self.changes.redo(self._signature.stamp("redo"))

    def history(self, record_id: str) -> tuple[Change, ...]:
        """Every change of an annotation, judgement or correction, oldest first."""
        return self.changes.of(record_id)

    def _correction(self, document: Document, claim: Claim) -> Correction:
        """A new correction of a claim that corrects nothing yet."""
        source, content = places_of(document, claim)
        return Correction(
            id=self._new_id(),
            document=document.id,
            content=content,
            source=source,
            claim=claim.id,
            created=self._signature.time(),
        )

    def _as_handed(self, annotation: Annotation) -> Annotation | None:
        """The annotation as it was when it was handed out; None if the history does not have it."""
        changes = self.changes.of(annotation.id)
        found = (change.after for change in reversed(changes) if change.after.get("updated") == annotation.updated)
        after = next(found, None)
        return decode(Annotation, annotation.id, after) if after else None

    def _write(self, noun: Noun, what: str) -> Noun:
        """Write a noun durably."""
        self.changes.write(TABLES[type(noun)], noun.id, encode(noun), self._signature.stamp(what))
        return noun

    def _remove(self, kind: type[Noun], record_id: str, what: str) -> None:
        """Leave a tombstone in place of a record."""
        with self._database.transaction():
            noun = self._kept.find(kind, record_id)
            if noun is None:
                return
            gone = tombstone(
                encode(noun), author=self._signature.author, machine=self._signature.machine, at=self._signature.time()
            )
            stamp = self._signature.stamp(f"{what} {named(noun)} on {quoted(_place(noun))}")
            with self.together(f"{what} {self._said(noun)}"):
                self.changes.write(TABLES[kind], record_id, gone, stamp)

    def _said(self, noun: Noun) -> str:
        """What a noun is and where, as this person calls it; what is kept of it has ids."""
        return f"{named(noun, self.scale)} on {quoted(_place(noun))}"


def _described(document: Document, span: Span) -> Target:
    """The place of something that stands on words: nothing can be found again that has none."""
    if not len(span):
        raise ValueError(f"there are no words at {span.start}")
    return describe(document, span)


def _place(noun: Annotation | Judgement | Correction) -> Target:
    """Where a noun stands."""
    return noun.target if isinstance(noun, Annotation) else noun.content
