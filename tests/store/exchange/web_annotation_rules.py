"""What the W3C's Web Annotation Data Model says an annotation must be, rule by rule, as questions to a JSON value.

Each rule is named by the section of https://www.w3.org/TR/annotation-model/ that has it. Written from the
Recommendation, not from our writer: the writer is what it examines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating "  # noqa: SIM905 - a row of words reads best
    "questioning replying tagging".split()
)
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def broken(collection: dict[str, Any]) -> list[str]:
    """The rules that a collection breaks, each in words; empty when it keeps them all."""
    return list(_collection(collection))


def _collection(value: dict[str, Any]) -> Iterator[str]:
    if CONTEXT not in _row(value.get("@context")):
        yield "3.1, 5.1: the context is there"
    if not _is_iri(value.get("id")) or "AnnotationCollection" not in _row(value.get("type")):
        yield "5.1: a collection has exactly one id, an IRI, and the type AnnotationCollection"
    total = value.get("total", 0)
    if type(total) is not int or total < 0:
        yield "5.1: total is a non-negative integer"
    if "first" in value:
        yield from _page(value["first"], total)
    elif total:
        yield "5.1: a collection that has annotations has a first page"


def _page(page: dict[str, Any], total: int) -> Iterator[str]:
    if not _is_iri(page.get("id")) or "AnnotationPage" not in _row(page.get("type")):
        yield "5.2: a page has exactly one id, an IRI, and the type AnnotationPage"
    if not isinstance(page.get("items"), list) or not page["items"] or len(page["items"]) != total:
        yield "5.2: a page has its annotations as items, and the collection counts them"
    if not _is_iri(page.get("partOf")):
        yield "5.2: a page says which collection it is part of"
    ids = [item.get("id") for item in page.get("items", [])]
    if len(ids) != len(set(ids)):
        yield "3.1: an id is of one annotation"
    for item in page.get("items", []):
        yield from _annotation(item)


def _annotation(item: dict[str, Any]) -> Iterator[str]:
    if not _is_iri(item.get("id")):
        yield "3.1: an annotation has exactly one id, an IRI"
    if "Annotation" not in _row(item.get("type")):
        yield "3.1: an annotation has the type Annotation"
    if not _row(item.get("target")):
        yield "3.1: an annotation has a target"
    if "body" in item and not _row(item["body"]):
        yield "3.1: without a body there is no body field"
    if "bodyValue" in item and "body" in item:
        yield "3.2.5: bodyValue is not beside body"
    if not set(_row(item.get("motivation"))) <= MOTIVATIONS:
        yield "3.3.5: motivations are those of the model"
    yield from _provenance(item)
    for resource in (*_row(item.get("body")), *_row(item.get("target"))):
        yield from _resource(resource)


def _provenance(item: dict[str, Any]) -> Iterator[str]:
    for name in ("created", "modified"):
        if name in item and not (isinstance(item[name], str) and MOMENT.fullmatch(item[name])):
            yield f"3.3.1: {name} is one dateTime in UTC, told by Z"
    for agent in _row(item.get("creator")):
        if not (_is_iri(agent) or (isinstance(agent, dict) and isinstance(agent.get("name"), str) and "type" in agent)):
            yield "3.3.2: who made it is an IRI or has a name and a type"


def _resource(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if not _is_iri(value):
            yield "3.2.1: an external resource is an IRI"
        return
    kinds = _row(value.get("type"))
    if "TextualBody" in kinds and not isinstance(value.get("value"), str):
        yield "3.2.4: a textual body has exactly one value, a text"
    if "purpose" in value and not set(_row(value["purpose"])) <= MOTIVATIONS:
        yield "3.3.5: purposes are those of the model"
    if "TextualBody" not in kinds and "source" not in value and not _is_iri(value.get("id")):
        yield "3.2.1: a resource that is no text has an id"
    if "SpecificResource" in kinds or "selector" in value:
        source = value.get("source")
        if not (_is_iri(source) or (isinstance(source, dict) and _is_iri(source.get("id")))):
            yield "4.1: a specific resource has exactly one source, an IRI or an object with one"
    for selector in _row(value.get("selector")):
        yield from _selector(selector)


def _selector(selector: dict[str, Any]) -> Iterator[str]:
    kind = selector.get("type")
    if kind == "TextQuoteSelector":
        if not isinstance(selector.get("exact"), str):
            yield "4.2.4: a quote has exactly one exact, a text"
        if not all(isinstance(selector.get(name, ""), str) for name in ("prefix", "suffix")):
            yield "4.2.4: prefix and suffix are texts"
    elif kind == "TextPositionSelector":
        edges = [selector.get("start", -1), selector.get("end", -1)]
        if not all(type(edge) is int and edge >= 0 for edge in edges) or edges[0] > edges[1]:
            yield "4.2.5: a position has one start and one end, non-negative integers"
    else:
        yield "4.2: a selector has a type that the model knows"


def _row(value: Any) -> list[Any]:
    """What is there once or often, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_iri(value: Any) -> bool:
    return isinstance(value, str) and IRI.fullmatch(value) is not None
