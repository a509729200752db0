"""The face of the store: what tui uses, resolved on first use.

Importing one noun must not import TinyDB, RapidFuzz or a format library (PEP 562), so every name is
listed with the module it lives in; `make docs` writes the other lists from that table, which is why this file
may be longer than others. Nobody inside store imports from here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.annotations.anchoring import anchor
    from store.annotations.evidence import PASSAGE_REFERENCE, Evidence, cite, link, looked_up, take_away
    from store.annotations.history import Change
    from store.checking.check import check
    from store.checking.sources import Sources
    from store.courtesy import COURTESY, step_back
    from store.database.backup import Backup, backups
    from store.database.doctor import Report
    from store.database.elsewhere import read_tables
    from store.errors import (
        DamagedStore,
        NewerFormat,
        NoSuchDocument,
        NotAQuery,
        NotImportable,
        StoreError,
        StoreInUse,
        StoreNotWritable,
        UnreadableDocument,
    )
    from store.exchange.bundle import Dossier
    from store.exchange.claims_json import claims_object
    from store.exchange.comparison_json import comparison_object
    from store.exchange.formats import Format, formats
    from store.exchange.recognising import read_incoming
    from store.extraction.engine import extract, extract_paragraphs
    from store.extraction.explain import explain
    from store.extraction.language import language_of
    from store.library.adding import Added, Outcome, add_files
    from store.library.asked import Asked
    from store.library.checked import Checked, check_document, quoted_words
    from store.library.checkup import examine, repair
    from store.library.claims_cache import ClaimsCache
    from store.library.claims_codec import ClaimDecoder, ClaimRow, encode_claim
    from store.library.desk import lay_out
    from store.library.echoes import Echo
    from store.library.kept import Kept
    from store.library.ledger import Ledger, Said, Voice
    from store.library.library import Library
    from store.library.narrowing import WAYS, having, is_in, is_verdict, no_verdict, no_way
    from store.library.open_desk import OpenDesk
    from store.library.overview import Shelved, SourceState, source_state
    from store.library.searchable import noted, passages, said, told
    from store.library.taking_in import Taken
    from store.library.unfinished import Stop
    from store.model.alias import Alias
    from store.model.annotation import Annotation, Correction, Judgement
    from store.model.attribution import Assertion, Attribution, AttributionClass, AttributionKind, Quotation
    from store.model.claim import CheckWorthiness, Claim, ClaimKind, Speaker
    from store.model.comparison import Comparison, ComparisonKind, Difference, DifferenceKind
    from store.model.contents import Entry, contents, page_at
    from store.model.desk import Desk, Judged, Placed
    from store.model.document import (
        NOWHERE,
        PASTED,
        STANDARD_INPUT,
        Block,
        BlockKind,
        Chapter,
        Document,
        Footnote,
        Metadata,
        Page,
    )
    from store.model.scale import BEST_RATING, MOST_VERDICTS, USUAL_SCALE, Grade, Scale
    from store.model.selector import Anchor, Certainty, Target, TextPositionSelector, TextQuoteSelector
    from store.model.span import Span
    from store.model.verdict import VERDICT_COLOURS, Verdict
    from store.reading.glance import Glance, glance
    from store.reading.glimpse import glimpse
    from store.reading.pasted import read_pasted
    from store.reading.read import read_document, read_stream
    from store.reading.trees import files_under
    from store.reading.worker import Worker
    from store.search.conditions import Selection, is_like
    from store.search.dates import dates
    from store.search.index import Findings, Index
    from store.search.passages import Hit, Passage, Unit
    from store.text.cleaning import visible, visible_json, visible_line
    from store.text.diff import ChangeKind, word_diff
    from store.text.emphasis import as_read, not_read
    from store.text.likeness import likeness
    from store.text.paragraphs import paragraphs
    from store.text.sentences import sentences
    from store.text.words import words

__all__ = [
    "BEST_RATING",
    "COURTESY",
    "MOST_VERDICTS",
    "NOWHERE",
    "PASSAGE_REFERENCE",
    "PASTED",
    "STANDARD_INPUT",
    "USUAL_SCALE",
    "VERDICT_COLOURS",
    "WAYS",
    "Added",
    "Alias",
    "Anchor",
    "Annotation",
    "Asked",
    "Assertion",
    "Attribution",
    "AttributionClass",
    "AttributionKind",
    "Backup",
    "Block",
    "BlockKind",
    "Certainty",
    "Change",
    "ChangeKind",
    "Chapter",
    "CheckWorthiness",
    "Checked",
    "Claim",
    "ClaimDecoder",
    "ClaimKind",
    "ClaimRow",
    "ClaimsCache",
    "Comparison",
    "ComparisonKind",
    "Correction",
    "DamagedStore",
    "Desk",
    "Difference",
    "DifferenceKind",
    "Document",
    "Dossier",
    "Echo",
    "Entry",
    "Evidence",
    "Findings",
    "Footnote",
    "Format",
    "Glance",
    "Grade",
    "Hit",
    "Index",
    "Judged",
    "Judgement",
    "Kept",
    "Ledger",
    "Library",
    "Metadata",
    "NewerFormat",
    "NoSuchDocument",
    "NotAQuery",
    "NotImportable",
    "OpenDesk",
    "Outcome",
    "Page",
    "Passage",
    "Placed",
    "Quotation",
    "Report",
    "Said",
    "Scale",
    "Selection",
    "Shelved",
    "SourceState",
    "Sources",
    "Span",
    "Speaker",
    "Stop",
    "StoreError",
    "StoreInUse",
    "StoreNotWritable",
    "Taken",
    "Target",
    "TextPositionSelector",
    "TextQuoteSelector",
    "Unit",
    "UnreadableDocument",
    "Verdict",
    "Voice",
    "Worker",
    "add_files",
    "anchor",
    "as_read",
    "backups",
    "check",
    "check_document",
    "cite",
    "claims_object",
    "comparison_object",
    "contents",
    "dates",
    "encode_claim",
    "examine",
    "explain",
    "extract",
    "extract_paragraphs",
    "files_under",
    "formats",
    "glance",
    "glimpse",
    "having",
    "is_in",
    "is_like",
    "is_verdict",
    "language_of",
    "lay_out",
    "likeness",
    "link",
    "looked_up",
    "no_verdict",
    "no_way",
    "not_read",
    "noted",
    "page_at",
    "paragraphs",
    "passages",
    "quoted_words",
    "read_document",
    "read_incoming",
    "read_pasted",
    "read_stream",
    "read_tables",
    "repair",
    "said",
    "sentences",
    "source_state",
    "step_back",
    "take_away",
    "told",
    "visible",
    "visible_json",
    "visible_line",
    "word_diff",
    "words",
]

_HOMES = {
    "store.annotations.anchoring": "anchor",
    "store.annotations.evidence": "Evidence PASSAGE_REFERENCE cite link looked_up take_away",
    "store.annotations.history": "Change",
    "store.checking.check": "check",
    "store.checking.sources": "Sources",
    "store.courtesy": "COURTESY step_back",
    "store.database.backup": "Backup backups",
    "store.database.doctor": "Report",
    "store.database.elsewhere": "read_tables",
    "store.errors": (
        "DamagedStore NewerFormat NoSuchDocument NotAQuery NotImportable "
        "StoreError StoreInUse StoreNotWritable UnreadableDocument "
    ),
    "store.exchange.bundle": "Dossier",
    "store.exchange.claims_json": "claims_object",
    "store.exchange.comparison_json": "comparison_object",
    "store.exchange.formats": "Format formats",
    "store.exchange.recognising": "read_incoming",
    "store.extraction.engine": "extract extract_paragraphs",
    "store.extraction.explain": "explain",
    "store.extraction.language": "language_of",
    "store.library.adding": "Added Outcome add_files",
    "store.library.asked": "Asked",
    "store.library.checked": "Checked check_document quoted_words",
    "store.library.checkup": "examine repair",
    "store.library.claims_cache": "ClaimsCache",
    "store.library.claims_codec": "ClaimDecoder ClaimRow encode_claim",
    "store.library.desk": "lay_out",
    "store.library.echoes": "Echo",
    "store.library.kept": "Kept",
    "store.library.ledger": "Ledger Said Voice",
    "store.library.library": "Library",
    "store.library.narrowing": "WAYS having is_in is_verdict no_verdict no_way",
    "store.library.open_desk": "OpenDesk",
    "store.library.overview": "Shelved SourceState source_state",
    "store.library.searchable": "noted passages said told",
    "store.library.taking_in": "Taken",
    "store.library.unfinished": "Stop",
    "store.model.alias": "Alias",
    "store.model.annotation": "Annotation Correction Judgement",
    "store.model.attribution": "Assertion Attribution AttributionClass AttributionKind Quotation",
    "store.model.claim": "CheckWorthiness Claim ClaimKind Speaker",
    "store.model.comparison": "Comparison ComparisonKind Difference DifferenceKind",
    "store.model.contents": "Entry contents page_at",
    "store.model.desk": "Desk Judged Placed",
    "store.model.document": ("Block BlockKind Chapter Document Footnote Metadata NOWHERE PASTED Page STANDARD_INPUT "),
    "store.model.scale": "BEST_RATING Grade MOST_VERDICTS Scale USUAL_SCALE",
    "store.model.selector": "Anchor Certainty Target TextPositionSelector TextQuoteSelector",
    "store.model.span": "Span",
    "store.model.verdict": "VERDICT_COLOURS Verdict",
    "store.reading.glance": "Glance glance",
    "store.reading.glimpse": "glimpse",
    "store.reading.pasted": "read_pasted",
    "store.reading.read": "read_document read_stream",
    "store.reading.trees": "files_under",
    "store.reading.worker": "Worker",
    "store.search.conditions": "Selection is_like",
    "store.search.dates": "dates",
    "store.search.index": "Findings Index",
    "store.search.passages": "Hit Passage Unit",
    "store.text.cleaning": "visible visible_json visible_line",
    "store.text.diff": "ChangeKind word_diff",
    "store.text.emphasis": "as_read not_read",
    "store.text.likeness": "likeness",
    "store.text.paragraphs": "paragraphs",
    "store.text.sentences": "sentences",
    "store.text.words": "words",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Import the module that a name lives in when it is first asked for."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'store' has no attribute {name!r}")
    value: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Every name of the face, for an interactive session."""
    return __all__
