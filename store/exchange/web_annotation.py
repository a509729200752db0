"""W3C Web Annotation JSON-LD, out: https://www.w3.org/TR/annotation-model/.

    note            a TextualBody, purpose commenting;  motivation commenting
    tag             a TextualBody, purpose tagging
    evidence        a SpecificResource, purpose linking; a TextualBody where it is no address
    verdict         a TextualBody, purpose assessing;   motivation assessing
    correction      a TextualBody, purpose editing;     motivation editing
    place           TextQuoteSelector and TextPositionSelector, both counted in code points as ours are

What the model has no place for is in "quoth:rest", which other programs pass over. Everything comes
back (`web_annotation_reading`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from store.exchange.bundle import About, Bundle, Noun
from store.exchange.noun_json import object_of, place_of
from store.exchange.shapes import Json
from store.model.annotation import Correction, Judgement
from store.model.selector import Target

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TERMS = "urn:quoth:terms:"
NOUN, DOCUMENT = "urn:quoth:noun:", "urn:quoth:document:"
CARRIED = frozenset(
    "id document author created updated target content body tags evidence verdict".split()  # noqa: SIM905 - a row of words reads best
)
"""Fields that have a place in the model."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")


def web_annotations(bundles: Sequence[Bundle]) -> Json:
    """An AnnotationCollection of everything in the bundles."""
    items = [_annotation(bundle, noun) for bundle in bundles for noun in bundle.nouns]
    page: Json = {
        "id": "urn:quoth:collection#page",
        "type": "AnnotationPage",
        "partOf": "urn:quoth:collection",
        "startIndex": 0,
        "items": items,
    }
    collection: Json = {
        "@context": [CONTEXT, {"quoth": TERMS}],
        "id": "urn:quoth:collection",
        "type": "AnnotationCollection",
        "label": "Notes, verdicts and corrections made with quoth",
        "total": len(items),
    }
    return collection | ({"first": page} if items else {})


def is_address(text: str) -> bool:
    """Whether a text can stand where the model wants an IRI."""
    return _ADDRESS.fullmatch(text) is not None


def zulu(moment: str) -> str:
    """A moment as the model wants it: UTC, told by a Z."""
    return moment.removesuffix("+00:00") + "Z" if moment.endswith("+00:00") else moment


def _annotation(bundle: Bundle, noun: Noun) -> Json:
    """One annotation. Fields without a value are left out, as the model asks."""
    bodies = _bodies(noun)
    rest = {name: value for name, value in object_of(noun).items() if name not in CARRIED and value is not None}
    place = place_of(noun)
    rest |= {"text_hash": place.text_hash, "lookalike": place.lookalike}
    rest |= {"called": bundle.called[noun.id]} if noun.id in bundle.called else {}
    annotation: Json = {
        "id": NOUN + quote(noun.id, safe=""),
        "type": "Annotation",
        "motivation": _motivation(noun),
        "creator": {"type": "Person", "name": noun.author} if noun.author else None,
        "created": zulu(noun.created) or None,
        "modified": zulu(noun.updated) or None,
        "body": bodies or None,
        "target": _target(bundle.about, place),
        "quoth:rest": rest,
    }
    return {name: value for name, value in annotation.items() if value is not None}


def _motivation(noun: Noun) -> str:
    """Why it was made, in the model's words."""
    if isinstance(noun, Judgement):
        return "assessing"
    if isinstance(noun, Correction):
        return "editing"
    return "commenting" if noun.body else "tagging" if noun.tags else "linking" if noun.evidence else "highlighting"


def _bodies(noun: Noun) -> list[Json]:
    """What is said about the place."""
    if isinstance(noun, Judgement):
        return [_text(noun.verdict.value, "assessing")]
    if isinstance(noun, Correction):
        return [_text(_in_words(noun), "editing")]
    return [
        *([_text(noun.body, "commenting")] if noun.body else []),
        *(_text(tag, "tagging") for tag in noun.tags),
        *(_evidence(item) for item in noun.evidence),
    ]


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _evidence(item: str) -> Json:
    if is_address(item):
        return {"type": "SpecificResource", "source": item, "purpose": "linking"}
    return _text(item, "linking")


def _in_words(noun: Correction) -> str:
    """What a correction says, for programs that know nothing of claims."""
    said = {
        "a claim made by hand": noun.is_made_by_hand,
        "not a claim": noun.is_hidden,
        f"kind: {noun.kind}": noun.kind,
        f"speaker: {noun.speaker or 'nobody'}": noun.speaker is not None,
        "other bounds": noun.new_content,
    }
    return "; ".join(words for words, is_said in said.items() if is_said)


def _target(about: About, place: Target) -> Json:
    """The document, and where in it."""
    is_public = is_address(about.address) and not about.address.startswith(DOCUMENT)
    source: Json = {
        "id": about.address if is_public else DOCUMENT + quote(about.id, safe=""),
        "type": "Text",
        "dc:title": about.title,
        "quoth:document": about.id,
        "quoth:address": None if is_public else about.address,
        "quoth:textHash": about.text_hash,
    }
    return {
        "type": "SpecificResource",
        "source": {name: value for name, value in source.items() if value},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": place.quote.exact,
                "prefix": place.quote.prefix,
                "suffix": place.quote.suffix,
            },
            {"type": "TextPositionSelector", "start": place.position.start, "end": place.position.end},
        ],
    }
