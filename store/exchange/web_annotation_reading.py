"""W3C Web Annotation JSON-LD, in: what quoth wrote comes back as it was; what others wrote becomes notes.

Of others' annotations the bodies with text are the note, those for tagging the tags, those with an
address the evidence. What has no words to stand on (a whole page, an image) is left out and counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import unquote

from store.exchange.bundle import About, Incoming, Noun, bundled
from store.exchange.noun_json import noun_of
from store.exchange.shapes import Fields, Json
from store.exchange.web_annotation import DOCUMENT, NOUN

_ITEMS = ("AnnotationPage", "OrderedCollectionPage")
_COLLECTIONS = ("AnnotationCollection", "OrderedCollection", "BasicContainer")


def read_web_annotations(value: object) -> Incoming:
    """What is in an annotation, a page or collection of them, or a list.

    Raises:
        NotImportable: Something in it is not as the model wants it.
    """
    pairs: list[tuple[About, Noun]] = []
    without = 0
    for place, item in enumerate(_items(value)):
        fields = Fields(item, f"Annotation {place + 1}")
        found = [_placed(fields, item, number, target) for number, target in enumerate(_targets(fields))]
        pairs += [pair for pair in found if pair]
        without += not any(found)
    left_out = (f"{without} annotations are about no words of a text; they were left out.",) if without else ()
    return Incoming(bundles=bundled(pairs), left_out=left_out)


def is_web_annotations(value: object) -> bool:
    """Whether a JSON value says of itself that it is some."""
    first = next(iter(value), None) if isinstance(value, list) else value
    kind = first.get("type") if isinstance(first, dict) else None
    kinds = kind if isinstance(kind, list) else [kind]
    return any(name in ("Annotation", *_ITEMS, *_COLLECTIONS) for name in kinds)


def _items(value: object) -> list[object]:
    """The annotations of whatever holds them."""
    if isinstance(value, list):
        return value
    fields = Fields(value, "The file")
    if "first" in fields:
        return fields.fields("first").list("items")
    if "items" in fields:
        return fields.list("items")
    return [value] if "target" in fields else []


def _targets(fields: Fields) -> Iterator[Fields]:
    """The targets that are more than an address."""
    target = fields.value("target")
    for place, one in enumerate(target if isinstance(target, list) else [target]):
        if isinstance(one, dict):
            yield Fields(one, f"The target {place + 1} of {fields.text('id', 'an annotation')}")


def _placed(fields: Fields, item: object, number: int, target: Fields) -> tuple[About, Noun] | None:
    """The noun of one target, with its document; None if it has no words to stand on."""
    selectors = {one.text("type"): one for one in _selectors(target)}
    quote, position = selectors.get("TextQuoteSelector"), selectors.get("TextPositionSelector")
    if quote is None and position is None:
        return None
    rest = fields.maybe_fields("quoth:rest")
    about = _about(target)
    values: Json = {name: rest.value(name) for name in rest} if rest else {"type": "annotation"}
    place: Json = {
        "quote": {name: quote.text(name) for name in ("exact", "prefix", "suffix")} if quote else {},
        "position": {name: position.offset(name) for name in ("start", "end")} if position else {"start": 0, "end": 0},
        "text_hash": values.pop("text_hash", ""),
        "lookalike": values.pop("lookalike", None),
    }
    values |= {
        "id": _id(fields, item, number),
        "document": about.id,
        "author": _creator(fields),
        "created": _utc(fields.text("created")),
        "updated": _utc(fields.text("modified") or fields.text("created")),
        "target": place,
        "content": place,
        **_said(fields, is_ours=rest is not None),
    }
    return about, noun_of(Fields(values, fields.text("id", "An annotation")))


def _selectors(target: Fields) -> Iterator[Fields]:
    """The selectors of a target, and those that refine them."""
    for selector in target.objects("selector") if "selector" in target else ():
        yield selector
        if refined := selector.maybe_fields("refinedBy"):
            yield refined


def _about(target: Fields) -> About:
    """Which document it is about."""
    source = target.value("source")
    if isinstance(source, str):
        return About(address=source)
    fields = target.maybe_fields("source") or Fields({}, "no source")
    document = fields.text("quoth:document")
    named = fields.text("id")
    return About(
        id=document,
        title=fields.text("dc:title"),
        text_hash=fields.text("quoth:textHash"),
        address=fields.text("quoth:address") or ("" if named.startswith(DOCUMENT) else named),
    )


def _id(fields: Fields, item: object, number: int) -> str:
    """Ours, or the address of somebody else's; without any a hash of what it says."""
    given = fields.text("id") or f"urn:sha256:{sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()}"
    if given.startswith(NOUN):
        return unquote(given.removeprefix(NOUN))
    return given if number == 0 else f"{given}#{number + 1}"


def _creator(fields: Fields) -> str:
    """The name of who made it."""
    creator = fields.value("creator")
    first = creator[0] if isinstance(creator, list) and creator else creator
    if isinstance(first, dict):
        inside = Fields(first, "The creator")
        return inside.text("name") or inside.text("nickname") or inside.text("id")
    return first if isinstance(first, str) else ""


def _utc(moment: str) -> str:
    """A moment as the store has it."""
    return moment.removesuffix("Z") + "+00:00" if moment.endswith("Z") else moment


def _said(fields: Fields, *, is_ours: bool) -> Json:
    """Note, tags, evidence and verdict, from the bodies. What others assess or edit is a note to us."""
    notes, tags, evidence, verdict = [fields.text("bodyValue")], [], [], None
    body = fields.value("body")
    for one in body if isinstance(body, list) else [] if body is None else [body]:
        if isinstance(one, str):
            evidence.append(one)
            continue
        inside = Fields(one, "A body")
        purpose, value = inside.value("purpose"), inside.text("value")
        if purpose == "tagging":
            tags.append(value)
        elif purpose == "linking":
            evidence.append(_address(inside) or value)
        elif purpose == "assessing" and is_ours:
            verdict = value
        elif purpose != "editing" or not is_ours:
            notes.append(value or _address(inside))
    return {
        "body": "\n\n".join(note for note in notes if note),
        "tags": tags,
        "evidence": evidence,
        **({"verdict": verdict} if verdict else {}),
    }


def _address(inside: Fields) -> str:
    """What a body points at; empty if it is a text."""
    source = inside.value("source") or inside.value("id")
    return source if isinstance(source, str) else ""
