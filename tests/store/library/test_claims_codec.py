"""A claim as plain JSON is the same claim afterwards, and what claims share takes room once."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.library.claims_codec import ClaimDecoder, encode_claim
from store.model.attribution import Assertion, Attribution, AttributionClass, AttributionKind
from store.model.claim import CheckWorthiness, Claim, Speaker
from store.model.span import Span

WORDS = st.sampled_from(("Ada Hale", "the keeper", "names a number", "“Ebbe”", ""))
SHARES = st.floats(0, 1)
SPANS = st.tuples(st.integers(0, 900), st.integers(0, 90)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
SOME = st.lists(SPANS, max_size=3).map(tuple)
SAID = st.builds(
    Attribution,
    source=SOME,
    cue=SOME,
    content=st.lists(SPANS, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(AttributionKind),
    category=st.sampled_from(AttributionClass),
    pattern=WORDS,
    cue_group=WORDS,
) | st.builds(Assertion, span=SPANS, pattern=WORDS)
CLAIMS = st.builds(
    Claim,
    id=st.text(st.sampled_from("0123456789abcdef"), min_size=16, max_size=16),
    said=SAID,
    speaker=st.builds(
        Speaker,
        name=st.none() | WORDS,
        confidence=SHARES,
        candidates=st.lists(WORDS, max_size=2).map(tuple),
        reason=WORDS,
    ),
    confidence=SHARES,
    checkworthiness=st.builds(CheckWorthiness, score=SHARES, reasons=st.lists(WORDS, max_size=2).map(tuple)),
    within=st.none() | WORDS,
)


def there_and_back(claims: list[Claim]) -> list[Claim]:
    """The claims from JSON, each row parsed by itself, as from a file or another process."""
    decode = ClaimDecoder().decode
    return [decode(json.loads(json.dumps(encode_claim(claim)))) for claim in claims]


@settings(deadline=None)
@given(st.lists(CLAIMS, max_size=5))
def test_claims_come_back_from_their_rows(claims: list[Claim]) -> None:
    """Every field, nothing rounded, whatever else was decoded before."""
    assert there_and_back(claims) == claims


@settings(deadline=None)
@given(st.lists(CLAIMS, min_size=1, max_size=5))
def test_what_claims_share_is_one_object(claims: list[Claim]) -> None:
    """As many speakers, reasons and words in memory as there are different ones, however many claims have them."""
    back = there_and_back(claims * 2)

    assert len({id(claim.speaker) for claim in back}) == len({claim.speaker for claim in claims})
    assert len({id(claim.checkworthiness) for claim in back}) == len({claim.checkworthiness for claim in claims})
    assert len({id(claim.said.pattern) for claim in back}) == len({claim.said.pattern for claim in claims})


def test_row_has_every_field_of_a_claim() -> None:
    """A field that is added to a claim is added to its row as well."""
    claim: dict[str, Any] = dict.fromkeys(field.name for field in fields(Claim))

    assert len(claim) == len(encode_claim(there_and_back([SAMPLE])[0]))


SAMPLE = Claim(
    id="0" * 16,
    said=Assertion(span=Span(0, 5)),
    speaker=Speaker(name=None),
    confidence=0.5,
    checkworthiness=CheckWorthiness(),
)
