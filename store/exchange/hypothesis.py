"""Hypothesis API JSON, out and in: the rows of https://h.readthedocs.io/en/latest/api-reference/v1/#search.

    text   the note; the verdict's word          tags   the tags; "verdict:refuted" for a verdict
    target quote and position selectors          user   acct:NAME@quoth.invalid, readable by that user only

What the API has no field for is in "quoth", which its server keeps and hands back as it is. Everything
comes back. Replies and notes on whole pages have no words to stand on and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.exchange.bundle import About, Bundle, Incoming, Noun, bundled
from store.exchange.noun_json import noun_of, object_of, place_of
from store.exchange.shapes import Fields, Json
from store.model.annotation import Annotation, Judgement

_CARRIED = frozenset(("id", "created", "updated", "target", "content", "body", "tags", "verdict"))
"""Fields that have a place in the API."""
_SELECTORS = ("TextQuoteSelector", "TextPositionSelector")
_VERDICT = "verdict:"


def hypothesis_rows(bundles: Sequence[Bundle]) -> Json:
    """What a search of the API would answer."""
    rows = [_row(bundle, noun) for bundle in bundles for noun in bundle.nouns]
    return {"total": len(rows), "rows": rows}


def is_hypothesis(value: object) -> bool:
    """Whether a JSON value is such an answer, or a list of its rows."""
    rows = value.get("rows") if isinstance(value, dict) else value
    if not isinstance(rows, list):
        return False
    return not rows or (isinstance(rows[0], dict) and {"uri", "target"} <= set(rows[0]))


def read_hypothesis(value: object) -> Incoming:
    """What is in the rows.

    Raises:
        NotImportable: A row is not as the API has it.
    """
    rows = value["rows"] if isinstance(value, dict) else value
    pairs, without = [], 0
    for place, row in enumerate(rows if isinstance(rows, list) else []):
        pair = _placed(Fields(row, f"Row {place + 1}"))
        without += pair is None
        pairs += [pair] if pair else []
    left_out = (f"{without} replies and notes on whole pages were left out.",) if without else ()
    return Incoming(bundles=bundled(pairs), left_out=left_out)


def _row(bundle: Bundle, noun: Noun) -> Json:
    """One annotation as the API tells it."""
    rest = {name: value for name, value in object_of(noun).items() if name not in _CARRIED and value is not None}
    rest |= {"called": bundle.called[noun.id]} if noun.id in bundle.called else {}
    about, place = bundle.about, place_of(noun)
    user = f"acct:{re.sub(r'[^A-Za-z0-9._]', '_', noun.author) or 'unknown'}@quoth.invalid"
    uri = about.address or f"urn:quoth:document:{about.id}"
    quote, position = place.quote, place.position
    return {
        "id": noun.id,
        "created": noun.created,
        "updated": noun.updated,
        "user": user,
        "uri": uri,
        "text": _text(noun),
        "tags": _tags(noun),
        "group": "__world__",
        "permissions": {"read": [user], "admin": [user], "update": [user], "delete": [user]},
        "target": [
            {
                "source": uri,
                "selector": [
                    {"type": _SELECTORS[0], "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
                    {"type": _SELECTORS[1], "start": position.start, "end": position.end},
                ],
            }
        ],
        "document": {"title": [about.title] if about.title else []},
        "links": {},
        "hidden": False,
        "flagged": False,
        "references": [],
        "quoth": rest
        | {"text_hash": place.text_hash, "lookalike": place.lookalike}
        | {"about": {"text_hash": about.text_hash, "address": about.address}},
    }


def _text(noun: Noun) -> str:
    """What the API shows as the note."""
    if isinstance(noun, Annotation):
        return noun.body
    return noun.verdict.value if isinstance(noun, Judgement) else "correction"


def _tags(noun: Noun) -> list[str]:
    """What the API shows as tags."""
    if isinstance(noun, Annotation):
        return list(noun.tags)
    return [f"{_VERDICT}{noun.verdict}" if isinstance(noun, Judgement) else "correction"]


def _placed(fields: Fields) -> tuple[About, Noun] | None:
    """The noun of a row, with its document; None if it has no words to stand on."""
    target = next(fields.objects("target"), None)
    found = target.objects("selector") if target and "selector" in target else ()
    selectors = {selector.text("type"): selector for selector in found}
    quote, position = (selectors.get(kind) for kind in _SELECTORS)
    if quote is None:
        return None
    rest = fields.maybe_fields("quoth") or Fields({"type": "annotation", "author": _user(fields)}, "a row")
    about = _about(fields, rest)
    place: Json = {
        "quote": {name: quote.text(name) for name in ("exact", "prefix", "suffix")},
        "position": {name: position.offset(name) for name in ("start", "end")} if position else {"start": 0, "end": 0},
        "text_hash": rest.text("text_hash"),
        "lookalike": rest.share("lookalike"),
    }
    values: Json = {name: rest.value(name) for name in rest}
    values |= {name: fields.value(name) for name in ("id", "created", "updated", "tags")}
    values |= {"document": about.id, "target": place, "content": place, "body": fields.text("text")}
    if rest.text("type") == "judgement":
        values["verdict"] = next(iter(fields.texts("tags")), "").removeprefix(_VERDICT)
    return about, noun_of(Fields(values, f"The row {fields.text('id')}"))


def _about(fields: Fields, rest: Fields) -> About:
    """Which document a row is about."""
    ours = rest.maybe_fields("about")
    document = fields.maybe_fields("document")
    return About(
        id=rest.text("document"),
        title=next(iter(document.texts("title")), "") if document else "",
        text_hash=ours.text("text_hash") if ours else "",
        address=ours.text("address") if ours else fields.text("uri"),
    )


def _user(fields: Fields) -> str:
    """The name in the user's account."""
    return fields.text("user").removeprefix("acct:").partition("@")[0]
