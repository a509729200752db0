"""A noun as a JSON object with all its fields, and back, strictly.

Every format carries some fields in its own places; the rest of this object goes along beside them,
so that nothing is lost and nothing is said twice.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TypeVar

from store.exchange.bundle import Noun
from store.exchange.shapes import Fields, Json
from store.model.annotation import Annotation, Correction, Judgement, Verdict
from store.model.claim import ClaimKind
from store.model.selector import Target, TextPositionSelector, TextQuoteSelector

KINDS = {"annotation": Annotation, "judgement": Judgement, "correction": Correction}
_NAMES = {kind: name for name, kind in KINDS.items()}
Chosen = TypeVar("Chosen", Verdict, ClaimKind)


def object_of(noun: Noun) -> Json:
    """All fields of a noun, and under "type" which kind it is."""
    return {"type": _NAMES[type(noun)], **asdict(noun)}


def noun_of(fields: Fields) -> Noun:
    """The noun of such an object. NotImportable where a field is wrong."""
    kind = fields.text("type")
    if kind == "annotation":
        return _annotation(fields)
    if kind == "judgement":
        return _judgement(fields)
    if kind == "correction":
        return _correction(fields)
    return fields.refuse("type", "annotation, judgement or correction")


def place_of(noun: Noun) -> Target:
    """Where a noun stands."""
    return noun.target if isinstance(noun, Annotation) else noun.content


def target_of(fields: Fields) -> Target:
    """A place in a text, from its object."""
    quote, position = fields.fields("quote"), fields.fields("position")
    start, end = position.offset("start"), position.offset("end")
    if end < start:
        position.refuse("end", "behind the start")
    return Target(
        quote=TextQuoteSelector(exact=quote.text("exact"), prefix=quote.text("prefix"), suffix=quote.text("suffix")),
        position=TextPositionSelector(start=start, end=end),
        text_hash=fields.text("text_hash"),
        lookalike=fields.share("lookalike"),
    )


def _maybe_target(fields: Fields, name: str) -> Target | None:
    inside = fields.maybe_fields(name)
    return target_of(inside) if inside else None


def _annotation(fields: Fields) -> Annotation:
    return Annotation(
        id=_id(fields),
        document=fields.text("document"),
        target=target_of(fields.fields("target")),
        body=fields.text("body"),
        tags=fields.texts("tags"),
        evidence=fields.texts("evidence"),
        author=fields.text("author"),
        machine=fields.text("machine"),
        created=fields.text("created"),
        updated=fields.text("updated"),
    )


def _judgement(fields: Fields) -> Judgement:
    return Judgement(
        id=_id(fields),
        document=fields.text("document"),
        verdict=_one_of(Verdict, fields, "verdict"),
        content=target_of(fields.fields("content")),
        source=_maybe_target(fields, "source"),
        claim=fields.text("claim"),
        kind=_one_of(ClaimKind, fields, "kind").value,
        speaker=fields.maybe_text("speaker"),
        author=fields.text("author"),
        machine=fields.text("machine"),
        created=fields.text("created"),
        updated=fields.text("updated"),
    )


def _correction(fields: Fields) -> Correction:
    return Correction(
        id=_id(fields),
        document=fields.text("document"),
        content=target_of(fields.fields("content")),
        source=_maybe_target(fields, "source"),
        claim=fields.text("claim"),
        kind=_one_of(ClaimKind, fields, "kind").value if "kind" in fields else None,
        speaker=fields.maybe_text("speaker"),
        new_content=_maybe_target(fields, "new_content"),
        is_hidden=fields.flag("is_hidden"),
        is_made_by_hand=fields.flag("is_made_by_hand"),
        author=fields.text("author"),
        machine=fields.text("machine"),
        created=fields.text("created"),
        updated=fields.text("updated"),
    )


def _id(fields: Fields) -> str:
    """The id, which may not be missing."""
    return fields.text("id") or fields.refuse("id", "a text that says which it is")


def _one_of(kind: type[Chosen], fields: Fields, name: str) -> Chosen:
    """One of the words that a field may hold."""
    try:
        return kind(fields.text(name))
    except ValueError:
        fields.refuse(name, f"one of {', '.join(kind)}")
