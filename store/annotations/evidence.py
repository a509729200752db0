"""Evidence: what a person holds against a claim or for it: an address, or another passage, linked from both ends.

    claim ──annotation A, evidence: annotation:B──►  ◄──annotation B, evidence: annotation:A── passage

A reference to a passage is the id of an annotation on it, which finds its place again when its text changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.annotations.anchoring import anchor
from store.annotations.notebook import Notebook
from store.model.annotation import Annotation
from store.model.document import Document
from store.model.span import Span

PASSAGE_REFERENCE = "annotation:"
"""What a reference to a passage begins with; behind it stands the id of the annotation there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece of evidence, looked up."""

    reference: str
    """As the annotation has it."""
    passage: Annotation | None = None
    """The annotation on the passage that is meant; None for an address, and for one that was taken away."""

    @property
    def is_gone(self) -> bool:
        """Whether it was a passage whose annotation was taken away."""
        return self.passage is None and self.reference.startswith(PASSAGE_REFERENCE)


def cite(notebook: Notebook, document: Document, span: Span, reference: str) -> Annotation:
    """Add an address, or any words that say where something is found, to a piece of a document."""
    with notebook.together(f"evidence {reference}"):
        return _with(notebook, _end(notebook, document, span, reference), reference)


def link(
    notebook: Notebook, here: tuple[Document, Span], there: tuple[Document, Span]
) -> tuple[Annotation, Annotation]:
    """Link two pieces of documents as evidence, one for the other: one step. ValueError if they are the same."""
    if here[0].id == there[0].id and here[1] == there[1]:
        raise ValueError("a passage is no evidence for itself")
    with notebook.together("evidence link"):
        one = _end(notebook, *here, PASSAGE_REFERENCE)
        other = _end(notebook, *there, f"{PASSAGE_REFERENCE}{one.id}")
        return _with(notebook, one, f"{PASSAGE_REFERENCE}{other.id}"), _with(
            notebook, other, f"{PASSAGE_REFERENCE}{one.id}"
        )


def take_away(notebook: Notebook, annotations: Sequence[Annotation], reference: str) -> None:
    """Take one piece of evidence from some annotations, a link from both of its ends; one step to undo."""
    with notebook.together("removal of evidence"):
        for annotation in annotations:
            if reference not in annotation.evidence:
                continue
            _without(notebook, annotation, reference)
            if (other := _passage(notebook, reference)) is not None:
                _without(notebook, other, f"{PASSAGE_REFERENCE}{annotation.id}")


def looked_up(notebook: Notebook, annotations: Sequence[Annotation]) -> tuple[Evidence, ...]:
    """The evidence of some annotations, each once, in order."""
    references = dict.fromkeys(reference for each in annotations for reference in each.evidence)
    return tuple(Evidence(reference=reference, passage=_passage(notebook, reference)) for reference in references)


def _passage(notebook: Notebook, reference: str) -> Annotation | None:
    """The annotation that a reference leads to; None where it leads to an address, or the annotation is gone."""
    name = reference.removeprefix(PASSAGE_REFERENCE)
    return None if name == reference else notebook.annotation(name)


def _end(notebook: Notebook, document: Document, span: Span, reference: str) -> Annotation:
    """The annotation on a span that evidence is added to: one that is there, else a new one, made with the evidence."""
    for annotation in notebook.annotations(document.id):
        found = anchor(document, annotation.target)
        if found and found.span == span:
            return annotation
    return notebook.annotate(document, span, evidence=(reference,))


def _with(notebook: Notebook, annotation: Annotation, reference: str) -> Annotation:
    """An annotation with one more piece of evidence."""
    if reference in annotation.evidence:
        return annotation
    # Without the link whose other end was not made yet.
    known = tuple(each for each in annotation.evidence if each != PASSAGE_REFERENCE)
    return notebook.change(replace(annotation, evidence=(*known, reference)))


def _without(notebook: Notebook, annotation: Annotation, reference: str) -> None:
    """Take a piece of evidence from an annotation; all of it where it was made for evidence and nothing is left."""
    left = tuple(each for each in annotation.evidence if each != reference)
    if left or annotation.body or annotation.tags or not _is_made_for_evidence(notebook, annotation):
        notebook.change(replace(annotation, evidence=left))
    else:
        notebook.remove(annotation.id)


def _is_made_for_evidence(notebook: Notebook, annotation: Annotation) -> bool:
    """Whether an annotation had evidence from the start: one that had none was a highlight, and stays one."""
    first = next(iter(notebook.history(annotation.id)), None)
    return first is not None and bool(first.after.get("evidence"))
