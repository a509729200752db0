"""CSV, out and in: a row for each note, verdict and correction, and one for each claim nobody judged yet.

    type       annotation, judgement, correction; claim: found by quoth, only to be read
    document   title; quote, page: the words and the page they stand on
    note, tags, evidence, verdict, speaker, kind, author, created, updated
    id, start, end, prefix, suffix, rest      what is needed to bring the row back

UTF-8 with the mark that spreadsheets look for. Notes, verdicts and corrections come back; claims are
found anew.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from store.errors import NotImportable
from store.exchange.bundle import About, Bundle, Dossier, Incoming, Noun, bundled
from store.exchange.cells import cell, joined, parted, text_of
from store.exchange.noun_json import noun_of, object_of, place_of
from store.exchange.shapes import Fields, Json, parsed
from store.exchange.views import page_at, words, words_of
from store.model.annotation import Annotation, Verdict
from store.model.desk import Judged
from store.model.document import Document
from store.model.span import Span
from store.text.emphasis import as_read

COLUMNS = (
    *("type", "document", "speaker", "kind", "quote", "page", "verdict", "note", "tags", "evidence"),
    *("author", "created", "updated", "id", "start", "end", "prefix", "suffix", "rest"),
)
_MARK = "\ufeff"
_DIGITS = 15
_LONGEST = 2**31 - 1
"""Code points of a cell. Python's own limit is 131,072, and a quote may be a chapter."""
_CARRIED = frozenset(("type", "speaker", "kind", "verdict", "body", "tags", "evidence", "author", "created", "updated"))
_PLACES = frozenset(("id", "document", "target", "content"))

Row = dict[str, str]


def spreadsheet(dossiers: Iterable[Dossier]) -> str:
    """Everything in the dossiers as CSV."""
    out = io.StringIO(newline="")
    out.write(_MARK)
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for dossier in dossiers:
        rows = [_row(dossier.bundle, dossier.desk.document, noun) for noun in dossier.bundle.nouns]
        rows += [_claim(dossier.desk.document, judged) for judged in dossier.desk.claims if judged.judgement is None]
        writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def is_spreadsheet(text: str) -> bool:
    """Whether a text begins as ours do."""
    head = text.removeprefix(_MARK).partition("\n")[0].rstrip("\r")
    try:
        return {"type", "quote", "rest"} <= set(next(csv.reader([head]), []))
    except csv.Error:
        return False


def read_spreadsheet(text: str) -> Incoming:
    """What is in the rows; columns in any order.

    Raises:
        NotImportable: A row is not as it was written.
    """
    csv.field_size_limit(_LONGEST)
    reader = csv.DictReader(io.StringIO(text.removeprefix(_MARK), newline=""), restval="", strict=True)
    try:
        pairs = list(_pairs(reader))
    except csv.Error as error:
        raise NotImportable(f"Line {reader.line_num} is not whole CSV: {error}.") from error
    return Incoming(bundles=bundled(pairs))


def _row(bundle: Bundle, document: Document, noun: Noun) -> Row:
    """The row of something that a person added."""
    about, whole, place = bundle.about, object_of(noun), place_of(noun)
    exact, read = place.quote.exact, words_of(place)
    rest = {name: value for name, value in whole.items() if name not in _CARRIED | _PLACES and value is not None}
    absent = [name for name in ("speaker", "kind") if name in whole and whole[name] is None]
    rest |= {"absent": absent, "text_hash": place.text_hash, "lookalike": place.lookalike}
    rest |= {"about": {"id": about.id, "text_hash": about.text_hash, "address": about.address}}
    row = {name: value for name, value in whole.items() if name in _CARRIED and isinstance(value, str)}
    if noun.id in bundle.called:
        rest |= {"speaker": whole["speaker"], "called": bundle.called[noun.id]}
        row |= {"speaker": bundle.called[noun.id]}
    rest |= {"exact": exact} if exact != read else {}
    if isinstance(noun, Annotation):
        row |= {"note": noun.body, "tags": joined(noun.tags), "evidence": joined(noun.evidence)}
        del row["body"]
    return row | {
        "document": about.title,
        "quote": read,
        "page": page_at(document, place.position.start),
        "id": noun.id,
        "start": str(place.position.start),
        "end": str(place.position.end),
        "prefix": place.quote.prefix,
        "suffix": place.quote.suffix,
        "rest": json.dumps(rest, ensure_ascii=False),
    }


def _claim(document: Document, judged: Judged) -> Row:
    """The row of a claim that nobody judged yet."""
    claim = judged.claim
    return {
        "type": "claim",
        "document": document.title,
        "speaker": claim.speaker.name or "",
        "kind": claim.kind.value,
        "quote": words(document, claim),
        "page": page_at(document, claim.span.start),
        "verdict": Verdict.OPEN.value,
        "id": claim.id,
        "start": str(claim.span.start),
        "end": str(claim.span.end),
    }


def _pairs(reader: csv.DictReader[str]) -> Iterator[tuple[About, Noun]]:
    """The nouns of the rows, with their documents."""
    for row in reader:
        where = f"Line {reader.line_num}"
        if None in row:
            raise NotImportable(f"{where} has more cells than there are columns.")
        texts = {name: text_of(value) for name, value in row.items()}
        if texts.get("type") != "claim":
            yield _pair(texts, where)


def _pair(texts: Mapping[str, str], where: str) -> tuple[About, Noun]:
    """The noun of a row, with its document."""
    rest = Fields(parsed(texts.get("rest", "")), where)
    about = rest.fields("about")
    place: Json = {
        "quote": {"exact": _exact(texts, rest), "prefix": texts.get("prefix", ""), "suffix": texts.get("suffix", "")},
        "position": {"start": _number(texts, "start", where), "end": _number(texts, "end", where)},
        "text_hash": rest.text("text_hash"),
        "lookalike": rest.share("lookalike"),
    }
    absent = {*rest.texts("absent")}
    if "called" in rest and rest.text("called") == texts.get("speaker"):
        absent.add("speaker")  # nobody edited it: it is as it was written
    values: Json = {name: rest.value(name) for name in rest}
    values |= {name: texts.get(name, "") for name in _CARRIED - absent if name in texts}
    values |= {"id": texts.get("id", ""), "document": about.text("id"), "target": place, "content": place}
    values |= {"body": texts.get("note", ""), "tags": list(parted(texts.get("tags", "")))}
    values |= {"evidence": list(parted(texts.get("evidence", "")))}
    source = About(
        id=about.text("id"),
        title=texts.get("document", ""),
        text_hash=about.text("text_hash"),
        address=about.text("address"),
    )
    return source, noun_of(Fields(values, where))


def _exact(texts: Mapping[str, str], rest: Fields) -> str:
    """The words as they stand in the text: the cell has them without their signs."""
    exact, read = rest.text("exact"), texts["quote"]
    return exact if exact and as_read(exact, Span(0, len(exact))) == read else read


def _number(texts: Mapping[str, str], name: str, where: str) -> int:
    """A whole number in a cell."""
    value = texts.get(name, "")
    if not value.isascii() or not value.isdigit() or len(value) > _DIGITS:
        raise NotImportable(f"{where}: “{name}” is not a whole number.")
    return int(value)
