"""The plain JSON of every record (`database.export`), in: asked field by field, since anybody may have written it.

{"annotations": {"1": {"id": "01k…", "document": …}, …}, …, "texts": {"1": {"id": "‹sha256›", "text": …}}}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from store.errors import NotImportable
from store.exchange.noun_json import noun_of, object_of, target_of
from store.exchange.shapes import Fields, Json
from store.text.cleaning import visible, visible_line
from store.text.hashing import text_hash

Rows = dict[str, Json]

_NOUNS = {"annotations": "annotation", "judgements": "judgement", "corrections": "correction"}
_ASIDE = ("drafts", "triage")
"""What somebody had not finished in his own window: it stays there."""
_TABLES = (*_NOUNS, "aliases", "documents", "blocks", "positions", "history", "texts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What is in such a file."""

    tables: dict[str, Rows]
    """Records by table and id; texts are apart."""
    texts: dict[str, str]
    """By their hashes."""
    left_out: tuple[str, ...] = ()
    """Tables of a later release, each a sentence to show."""


def is_records(value: object) -> bool:
    """Whether a JSON value is an export of records."""
    return isinstance(value, dict) and any(isinstance(value.get(name), dict) for name in _TABLES)


def read_records(value: object) -> Records:
    """What is in an export.

    Raises:
        NotImportable: A record is not as quoth writes it; nothing of the file is to be used then.
    """
    fields = Fields(value, "The file")
    unknown = [name for name in fields if name not in (*_TABLES, *_ASIDE)]
    tables = {name: dict(_rows(fields, name)) for name in fields if name in _TABLES and name != "texts"}
    return Records(
        tables=tables,
        texts=dict(_text(row) for row in _objects(fields, "texts")),
        left_out=tuple(f"The table “{name}” is of a later release and was left out." for name in unknown),
    )


def _objects(fields: Fields, name: str) -> Iterator[Fields]:
    """The rows of a table as they stand in the file."""
    if name in fields:
        table = fields.fields(name)
        for number in table:
            yield Fields(table.value(number), f"“{name}” {number}")


def _rows(fields: Fields, name: str) -> Iterator[tuple[str, Json]]:
    """The records of a table by their ids."""
    for row in _objects(fields, name):
        record = {key: row.value(key) for key in row if key != "id"}
        yield row.text("id") or row.refuse("id", "a text that says which it is"), _checked(name, row, record)


def _checked(name: str, row: Fields, record: Json) -> Json:
    """The record, if it is one of that table."""
    if "deleted" in row:
        row.text("deleted")
        return record
    if name in _NOUNS:
        return _noun(_NOUNS[name], row, record)
    tables = {"documents": _document, "history": _change, "aliases": _alias}
    if name in tables:
        return tables[name](row, record)
    if name == "positions":
        row.offset("offset")
        target_of(row.fields("target"))
        return record
    return _shown(record)


def _noun(kind: str, row: Fields, record: Json) -> Json:
    """A note, verdict or correction with all its fields."""
    values: Json = {"type": kind, "id": row.text("id", "-"), **record}
    whole: Json = json.loads(json.dumps(object_of(noun_of(Fields(values, f"{kind} {row.text('id')}")))))
    return record | {name: value for name, value in whole.items() if name not in ("type", "id")}


def _alias(row: Fields, record: Json) -> Json:
    """Two names of one speaker."""
    for name in ("document", "name", "speaker", "created", "updated"):
        if not row.text(name):
            row.refuse(name, "there, as it is in every alias")
    row.flag("is_everywhere")
    for name in ("author", "machine"):
        row.text(name)
    return _shown(record)


def _document(row: Fields, record: Json) -> Json:
    """A document, whose title and source are safe to show."""
    for name in ("title", "source", "language", "text_hash", "kept", "opened"):
        if not row.text(name):
            row.refuse(name, "there, as it is in every document")
    for name in ("earlier", "born", "elsewhere"):
        row.texts(name)
    row.flag("is_changed")
    about = row.fields("metadata")
    for name in ("author", "date", "url", "source_hash"):
        about.maybe_text(name)
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in about.list("origins")):
        about.refuse("origins", "a list of pairs")
    return _shown(record)


def _change(row: Fields, record: Json) -> Json:
    """A change, and what it changed."""
    for name in ("table", "record", "document", "what", "at", "author", "machine"):
        row.text(name)
    for name in ("before", "after"):
        state = row.maybe_fields(name)
        if state and row.text("table") in _NOUNS and "deleted" not in state:
            noun_of(Fields({"type": _NOUNS[row.text("table")], "id": "-", **dict(_items(state))}, f"“{name}”"))
    if "after" not in row:
        row.refuse("after", "an object")
    return {"before": None, **record}


def _items(fields: Fields) -> Iterator[tuple[str, object]]:
    """The fields of an object with their values."""
    for name in fields:
        yield name, fields.value(name)


def _text(row: Fields) -> tuple[str, str]:
    """A text and its hash, if that is its hash and nothing in it commands a terminal."""
    name, text = row.text("id"), row.text("text")
    if text_hash(text) != name:
        raise NotImportable(f"The text {visible_line(name)} was changed since it was written.")
    if visible(text) != text:
        raise NotImportable(f"The text {visible_line(name)} has signs in it that quoth never keeps.")
    return name, text


def _shown(record: Json) -> Json:
    """A record in which every text is safe to show on a line."""
    return {name: _safe(value) for name, value in record.items()}


def _safe(value: object) -> object:
    """A value in which every text is safe to show on a line."""
    if isinstance(value, str):
        return visible_line(value)
    if isinstance(value, list):
        return [_safe(item) for item in value]
    if isinstance(value, dict):
        return _shown(value)
    return value
