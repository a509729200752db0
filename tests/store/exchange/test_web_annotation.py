"""The W3C output keeps the rules of the model, whatever is noted; and the rules would notice."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings

from store.exchange.bundle import About, Bundle
from store.exchange.web_annotation import web_annotations
from store.model.annotation import Annotation, Judgement, Verdict
from store.model.selector import Target, TextPositionSelector, TextQuoteSelector
from tests.store.exchange.nouns import bundles
from tests.store.exchange.web_annotation_rules import broken

PLACE = Target(
    quote=TextQuoteSelector(exact="late", prefix="left ", suffix="."),
    position=TextPositionSelector(start=15, end=19),
    text_hash="80",
)
AT = "2026-03-01T09:30:00.000+00:00"
NOTE = Annotation(
    id="n1",
    document="d1",
    target=PLACE,
    body="how late?",
    tags=("ask",),
    evidence=("https://example.org/log", "box 12"),
    author="ada",
    created=AT,
    updated=AT,
)
VERDICT = Judgement(
    id="j1", document="d1", verdict=Verdict.REFUTED, content=PLACE, source=None, claim="c", kind="direct"
)


def written() -> dict[str, Any]:
    """A note and a verdict, as they are written."""
    about = About(id="d1", title="The ferry", text_hash="80", address="https://example.org/ferry")
    value: dict[str, Any] = json.loads(json.dumps(web_annotations([Bundle(about=about, nouns=(VERDICT, NOTE))])))
    return value


@given(bundles)
@settings(deadline=None)
def test_output_keeps_every_rule_of_the_model(given_bundles: tuple[Bundle, ...]) -> None:
    """Whatever words, moments, names and addresses there are."""
    assert broken(json.loads(json.dumps(web_annotations(given_bundles)))) == []


def test_note_is_told_in_the_terms_of_the_model() -> None:
    """Another program reads the note, the tag, the evidence and the verdict without knowing of quoth."""
    verdict, note = written()["first"]["items"]

    assert [(body["purpose"], body.get("value") or body["source"]) for body in note["body"]] == [
        ("commenting", "how late?"),
        ("tagging", "ask"),
        ("linking", "https://example.org/log"),
        ("linking", "box 12"),
    ]
    assert (note["created"], note["creator"]["name"]) == ("2026-03-01T09:30:00.000Z", "ada")
    assert note["target"]["source"]["id"] == "https://example.org/ferry"
    assert [(body["purpose"], body["value"]) for body in verdict["body"]] == [("assessing", "refuted")]
    assert verdict["motivation"] == "assessing"


Breaking = Callable[[dict[str, Any]], object]

BREAKINGS: list[Breaking] = [
    lambda value: value.pop("@context"),
    lambda value: value.pop("id"),
    lambda value: value.update(total=-1),
    lambda value: value.pop("first"),
    lambda value: value["first"].pop("items"),
    lambda value: value["first"].update(type="Page"),
    lambda value: value["first"].pop("partOf"),
    lambda value: value["first"]["items"][1].update(id=value["first"]["items"][0]["id"]),
    lambda value: value["first"]["items"][1].pop("id"),
    lambda value: value["first"]["items"][1].update(type="Note"),
    lambda value: value["first"]["items"][1].pop("target"),
    lambda value: value["first"]["items"][1].update(body=[]),
    lambda value: value["first"]["items"][1].update(bodyValue="x"),
    lambda value: value["first"]["items"][1].update(motivation="pondering"),
    lambda value: value["first"]["items"][1].update(created=AT),
    lambda value: value["first"]["items"][1].update(creator={"type": "Person"}),
    lambda value: value["first"]["items"][1]["body"][0].pop("value"),
    lambda value: value["first"]["items"][1]["body"][0].update(purpose="noting"),
    lambda value: value["first"]["items"][1]["body"].append("no address"),
    lambda value: value["first"]["items"][1]["target"].pop("source"),
    lambda value: value["first"]["items"][1]["target"]["selector"][0].pop("exact"),
    lambda value: value["first"]["items"][1]["target"]["selector"][0].update(prefix=7),
    lambda value: value["first"]["items"][1]["target"]["selector"][1].update(start=-1),
    lambda value: value["first"]["items"][1]["target"]["selector"][1].update(type="LineSelector"),
]


@pytest.mark.parametrize("breaking", BREAKINGS, ids=range(len(BREAKINGS)))
def test_rules_notice_what_breaks_them(breaking: Breaking) -> None:
    """Each rule is alive: break it and it is named."""
    value = written()
    assert broken(value) == []
    changed = deepcopy(value)

    breaking(changed)

    assert broken(changed) != []
