"""Evidence is seen from both ends, survives a changed text, and is undone in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.annotations.evidence import cite, link, looked_up, take_away
from store.library.library import Library
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes

CLAIM = "The mayor said that the bridge was safe.\n"
REPORT = "Page one.\n\nThe bridge was closed for rust in May.\n"
HERE, THERE = Span(20, 39), Span(11, 49)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path) as opened:
        yield opened


def kept(library: Library, text: str, name: str) -> Document:
    """A document on the shelf."""
    return library.shelf.keep(read_bytes(text.encode(), source=f"/papers/{name}.txt", name=f"{name}.txt"))


def test_link_is_seen_from_both_ends(library: Library) -> None:
    """The claim leads to the report and the report to the claim, also after its text changed."""
    claim, report = kept(library, CLAIM, "claim"), kept(library, REPORT, "report")

    link(library.notebook, (claim, HERE), (report, THERE))
    changed = kept(library, f"A new first page.\n\n{REPORT}", "report")

    (to_report,) = looked_up(library.notebook, library.notebook.annotations(claim.id))
    (to_claim,) = looked_up(library.notebook, library.notebook.annotations(report.id))
    assert to_report.passage is not None
    assert to_claim.passage is not None
    assert to_report.passage.target.quote.exact == THERE.of(REPORT)
    assert to_claim.passage.document == claim.id
    (placed,) = library.desk(changed, ()).annotations
    assert placed.anchor is not None
    assert placed.anchor.span.of(changed.text) == THERE.of(REPORT)


def test_link_is_taken_away_from_both_ends(library: Library) -> None:
    """From either end; what was made for it alone goes, a note and a highlight stay; one step brings all of it back."""
    claim, report = kept(library, CLAIM, "claim"), kept(library, REPORT, "report")
    notebook = library.notebook
    highlight = notebook.annotate(report, THERE)
    link(notebook, (claim, HERE), (report, THERE))
    note = cite(notebook, claim, HERE, "https://example.org/a")
    (far,) = notebook.annotations(report.id)
    before = {one.id: one.evidence for one in notebook.annotations()}

    take_away(notebook, [far], far.evidence[0])

    assert {one.id: one.evidence for one in notebook.annotations()} == {
        note.id: ("https://example.org/a",),
        highlight.id: (),
    }
    take_away(notebook, notebook.annotations(claim.id), "https://example.org/a")
    assert [one.id for one in notebook.annotations()] == [highlight.id]
    assert notebook.undo() == "removal of evidence"
    notebook.undo()
    assert {one.id: one.evidence for one in notebook.annotations()} == before


def test_evidence_that_is_not_there_is_not_taken(library: Library) -> None:
    """Another window may have been faster; a passage whose mark is gone is taken away as well."""
    claim, report = kept(library, CLAIM, "claim"), kept(library, REPORT, "report")
    notebook = library.notebook
    here, there = link(notebook, (claim, HERE), (report, THERE))
    take_away(notebook, [here], "https://example.org/none")
    assert len(notebook.annotations()) == 2
    notebook.remove(there.id)

    take_away(notebook, [here], here.evidence[0])

    assert notebook.annotations() == ()


def test_link_is_one_step_and_made_once(library: Library) -> None:
    """Linking twice says it once; one undo takes both ends back."""
    claim, report = kept(library, CLAIM, "claim"), kept(library, REPORT, "report")

    link(library.notebook, (claim, HERE), (report, THERE))
    link(library.notebook, (claim, HERE), (report, THERE))
    assert [len(each.evidence) for each in library.notebook.annotations()] == [1, 1]

    library.notebook.undo()
    library.notebook.undo()
    assert library.notebook.annotations() == ()


def test_evidence_joins_the_note_that_is_there(library: Library) -> None:
    """A claim with a note gets no second annotation for an address."""
    claim = kept(library, CLAIM, "claim")
    note = library.notebook.annotate(claim, HERE, body="says who?")

    cite(library.notebook, claim, HERE, "https://example.org/report")

    (cited,) = library.notebook.annotations()
    assert (cited.id, cited.body, cited.evidence) == (note.id, "says who?", ("https://example.org/report",))


def test_passage_that_was_taken_away_is_said_to_be_gone(library: Library) -> None:
    """A reference to nothing is no address."""
    claim, report = kept(library, CLAIM, "claim"), kept(library, REPORT, "report")
    _, other = link(library.notebook, (claim, HERE), (report, THERE))

    library.notebook.remove(other.id)

    (found,) = looked_up(library.notebook, library.notebook.annotations(claim.id))
    assert found.is_gone
    with pytest.raises(ValueError, match="itself"):
        link(library.notebook, (claim, HERE), (claim, HERE))
