"""Annotations, judgements and corrections as records of the store, and back.

A record is plain JSON under the noun's own field names; its id is its key in the table. A deleted
one leaves a tombstone: who deleted it and when, so that two stores can be merged later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from sys import intern
from typing import Any, TypeVar

from store.courtesy import COURTESY
from store.model.annotation import Annotation, Correction, Judgement, Verdict
from store.model.selector import Target, TextPositionSelector, TextQuoteSelector

Record = dict[str, Any]
Noun = TypeVar("Noun", Annotation, Judgement, Correction)

TABLES: dict[type[Annotation | Judgement | Correction], str] = {
    Annotation: "annotations",
    Judgement: "judgements",
    Correction: "corrections",
}

_FIELDS = {kind: frozenset(field.name for field in fields(kind)) for kind in TABLES}
_REPEATED = frozenset(("document", "kind", "speaker", "author", "machine", "created", "updated"))
"""Fields that have few values: each is in memory once, which of 5,000 notes is a third."""
_TARGET = frozenset(field.name for field in fields(Target))


def encode(noun: Annotation | Judgement | Correction) -> Record:
    """The record of a noun, without its id."""
    record = asdict(noun)
    del record["id"]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in record.items()}


def decode(kind: type[Noun], record_id: str, record: Mapping[str, Any]) -> Noun:
    """The noun of a record. Fields that a later release of this schema added are left aside."""
    COURTESY.give_way()
    known = _FIELDS[kind]
    values = {name: _value(name, value) for name, value in record.items() if name in known}
    return kind(id=record_id, **values)


def tombstone(record: Mapping[str, Any], *, author: str, machine: str, at: str) -> Record:
    """What stays of a deleted record."""
    return {
        "document": record["document"],
        "created": record["created"],
        "deleted": at,
        "author": author,
        "machine": machine,
    }


def is_living(record: Mapping[str, Any]) -> bool:
    """Whether a record was not deleted."""
    return "deleted" not in record


def _value(name: str, value: Any) -> Any:
    """The value of a field as the noun has it."""
    if isinstance(value, Mapping):
        return target_of(value)
    if isinstance(value, list):
        return tuple(map(_once, value)) if name == "tags" else tuple(value)
    if name == "verdict":
        return Verdict(value)
    return _once(value) if name in _REPEATED else value


def _once(value: Any) -> Any:
    """The one string of these letters; anything else as it is."""
    return intern(value) if isinstance(value, str) else value


def target_of(record: Mapping[str, Any]) -> Target:
    """A place in a text, from its record."""
    values = {name: value for name, value in record.items() if name in _TARGET}
    quote, position = TextQuoteSelector(**record["quote"]), TextPositionSelector(**record["position"])
    values["text_hash"] = _once(values["text_hash"])
    return Target(**values | {"quote": quote, "position": position})
