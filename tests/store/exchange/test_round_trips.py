"""Round trips: what a format promises to bring back comes back as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from store.annotations.anchoring import describe
from store.exchange.bundle import About, Bundle, Dossier
from store.exchange.hypothesis import hypothesis_rows, is_hypothesis, read_hypothesis
from store.exchange.spreadsheet import is_spreadsheet, read_spreadsheet, spreadsheet
from store.exchange.web_annotation import web_annotations
from store.exchange.web_annotation_reading import is_web_annotations, read_web_annotations
from store.model.annotation import Judgement, Verdict
from store.model.desk import Desk
from store.model.document import Document
from store.model.span import Span
from tests.store.exchange.nouns import bundles

Bundles = tuple[Bundle, ...]


@given(bundles)
@settings(deadline=None)
def test_web_annotations_bring_everything_back(given_bundles: Bundles) -> None:
    """Notes, verdicts and corrections, in all their fields, through the text of a file."""
    written = json.loads(json.dumps(web_annotations(given_bundles)))

    assert is_web_annotations(written)
    assert read_web_annotations(written).bundles == given_bundles


@pytest.mark.parametrize("address", ["urn:quoth:", "urn:quoth:document:other", "https://example.org/a b"])
def test_odd_address_of_a_document_comes_back(address: str) -> None:
    """Also one that looks like those that a document without an address is given, and one that is no IRI."""
    document = Document(id="d", title="Clerk", source="-", language="en", text="He never said so.", blocks=())
    judged = Judgement(
        id="j",
        document="d",
        verdict=Verdict.OPEN,
        content=describe(document, Span(0, 8)),
        source=None,
        claim="c",
        kind="direct",
        speaker=None,
        created="2026-03-01T00:00:00.000+00:00",
        updated="2026-03-01T00:00:00.000+00:00",
    )
    given_bundles = (
        Bundle(about=About(id="d", title="Clerk", text_hash="h", address=address), nouns=(judged,), called={}),
    )

    written = json.loads(json.dumps(web_annotations(given_bundles)))

    assert read_web_annotations(written).bundles == given_bundles


@given(bundles)
@settings(deadline=None)
def test_hypothesis_rows_bring_everything_back(given_bundles: Bundles) -> None:
    """Notes, verdicts and corrections, in all their fields, through the text of a file."""
    written = json.loads(json.dumps(hypothesis_rows(given_bundles)))

    assert is_hypothesis(written)
    assert read_hypothesis(written).bundles == given_bundles


@given(bundles)
@settings(deadline=None)
def test_spreadsheet_brings_everything_back(given_bundles: Bundles) -> None:
    """Notes, verdicts and corrections, in all their fields, whatever sign a cell begins with."""
    empty = Desk(document=Document(id="d", title="", source="-", language="en", text="", blocks=()))
    written = spreadsheet(Dossier(desk=empty, bundle=bundle) for bundle in given_bundles)

    assert is_spreadsheet(written)
    assert read_spreadsheet(written.encode().decode()).bundles == given_bundles


def test_spreadsheet_is_read_without_signs_and_under_the_names_of_the_reader() -> None:
    """A row shows the words and the speaker as the reader does, and comes back as it was; what was edited counts."""
    text = "“We **never** [said](https://e.org) so” the clerk wrote."
    document = Document(id="d", title="Clerk", source="-", language="en", text=text, blocks=())
    judged = Judgement(
        id="j",
        document="d",
        verdict=Verdict.REFUTED,
        content=describe(document, Span(0, text.index(" the clerk"))),
        source=None,
        claim="c",
        kind="direct",
        speaker="the clerk",
    )
    bundle = Bundle(about=About(id="d", title="Clerk"), nouns=(judged,), called={"j": "Ada Holm"})
    written = spreadsheet([Dossier(desk=Desk(document=document), bundle=bundle)])

    assert ",Ada Holm,direct,“We never said so”," in written
    assert read_spreadsheet(written).bundles == (bundle,)
    edited = read_spreadsheet(written.replace(",Ada Holm,direct", ",Ida Holm,direct")).bundles[0].nouns[0]
    assert isinstance(edited, Judgement)
    assert edited.speaker == "Ida Holm"
