"""The formats in which a store leaves: what each is called, and what writes it.

Three bring back what they carry (see docs/exchange.md); the rest are for readers. The plain JSON of
every record is made where the records are (`database.export`), so it is not here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from store.exchange.bundle import Dossier
from store.exchange.claim_review import claim_reviews
from store.exchange.hypothesis import hypothesis_rows
from store.exchange.markdown import markdown
from store.exchange.report.page import html_report
from store.exchange.spreadsheet import spreadsheet
from store.exchange.web_annotation import web_annotations

Write = Callable[[Sequence[Dossier]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way out."""

    suffix: str
    """Of the files in it."""
    write: Write
    """The text of a file."""
    has_claims: bool = True
    """Whether it shows claims, or only what the person added."""
    is_one_document: bool = False
    """Whether a file holds one document, so that several need a folder."""


def _json(value: object) -> str:
    """A JSON text that a person can read."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


_FORMATS = {
    "claimreview": Format(suffix=".jsonld", write=lambda dossiers: _json(claim_reviews(dossiers))),
    "csv": Format(suffix=".csv", write=spreadsheet),
    "hypothesis": Format(
        suffix=".json",
        has_claims=False,
        write=lambda dossiers: _json(hypothesis_rows([dossier.bundle for dossier in dossiers])),
    ),
    "html": Format(suffix=".html", is_one_document=True, write=lambda dossiers: html_report(dossiers[0])),
    "markdown": Format(suffix=".md", is_one_document=True, write=lambda dossiers: markdown(dossiers[0])),
    "w3c": Format(
        suffix=".jsonld",
        has_claims=False,
        write=lambda dossiers: _json(web_annotations([dossier.bundle for dossier in dossiers])),
    ),
}


def formats() -> dict[str, Format]:
    """Every format by its name."""
    return dict(_FORMATS)
