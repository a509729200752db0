"""Claims and their parts: what is derived from what, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from store.model.attribution import Assertion, Attribution, AttributionClass, AttributionKind, Quotation
from store.model.claim import CheckWorthiness, Claim, ClaimKind, Speaker
from store.model.span import Span

SAID = Attribution(
    source=(Span(20, 24),),
    cue=(Span(15, 19),),
    content=(Span(0, 14), Span(26, 40)),
    kind=AttributionKind.MIXED,
    category=AttributionClass.STATEMENT,
    pattern="quote-cue-source",
)


def claim_of(said: Attribution | Assertion) -> Claim:
    """A claim around it."""
    return Claim(id="c", said=said, speaker=Speaker(name=None), confidence=1.0, checkworthiness=CheckWorthiness())


def test_claim_of_an_attribution_shows_its_parts() -> None:
    """Kind, class, source, cue, content and pattern are the attribution's; the span runs over all of the content."""
    claim = claim_of(SAID)

    assert (claim.kind, claim.category) == (ClaimKind.MIXED, AttributionClass.STATEMENT)
    assert (claim.source, claim.cue, claim.content, claim.pattern) == (
        SAID.source,
        SAID.cue,
        SAID.content,
        SAID.pattern,
    )
    assert claim.span == Span(0, 40)


def test_claim_of_an_assertion_has_no_source_and_no_cue() -> None:
    """What the document itself says is said by nobody else."""
    claim = claim_of(Assertion(span=Span(3, 9)))

    assert (claim.kind, claim.category, claim.source, claim.cue) == (ClaimKind.ASSERTION, None, (), ())
    assert claim.content == (Span(3, 9),)


def test_attribution_of_nothing_is_refused() -> None:
    """There is no attribution without a content."""
    with pytest.raises(ValueError, match="needs a content"):
        Attribution(
            source=(), cue=(), content=(), kind=AttributionKind.DIRECT, category=AttributionClass.STATEMENT, pattern="x"
        )


def test_quotation_inside_leaves_its_marks_out() -> None:
    """The words between the marks; a closing mark that is missing takes nothing away."""
    text = "“Really?”"

    assert Quotation(span=Span(0, 9), opening="“", closing="”").inside.of(text) == "Really?"
    assert Quotation(span=Span(0, 8), opening="“", closing="").inside.of(text) == "Really?"


def test_nouns_are_frozen() -> None:
    """Nobody changes what he was handed."""
    with pytest.raises(FrozenInstanceError):
        claim_of(SAID).id = "other"  # type: ignore[misc] # that it is refused is the test


def test_model_imports_only_the_standard_library() -> None:
    """The nouns come without any other package of ours or others'."""
    script = (
        "import sys; before = set(sys.modules);"
        "import store.model.claim, store.model.annotation, store.model.document;"
        "roots = {name.split('.')[0] for name in set(sys.modules) - before};"
        "print(*sorted(roots - set(sys.stdlib_module_names)))"
    )

    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert found.stdout.split() == ["store"]
