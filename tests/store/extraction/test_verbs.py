"""Predicates: what a reporting verb is with its auxiliaries."""

from __future__ import annotations

import pytest

from store.extraction.verbs import Mood, Predicate, predicate_at
from tests.store.extraction.streams import stream_of


def read(text: str, verb: str) -> Predicate:
    """The predicate of a verb in a text."""
    stream = stream_of(text)
    predicate = predicate_at(stream, stream.low.index(verb), 0, len(stream))
    assert predicate is not None
    return predicate


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("Lee said so", "said", Mood.FINITE),
        ("Lee has repeatedly said so", "said", Mood.FINITE),
        ("Lee is saying so", "saying", Mood.FINITE),
        ("Lee went on to say so", "say", Mood.FINITE),
        ("Lee left, saying so", "saying", Mood.GERUND),
        ("Lee wants to say so", "say", Mood.INFINITIVE),
        ("Lee was told so", "told", Mood.PASSIVE),
    ],
)
def test_predicate_has_the_mood_of_its_auxiliaries(text: str, verb: str, mood: Mood) -> None:
    """The words before a verb tell how it stands in its clause."""
    assert read(text, verb).mood is mood


@pytest.mark.parametrize(
    "text", ["Lee did not say so", "Lee never said so", "Lee refused to say so", "Lee hasn’t said so"]
)
def test_predicate_knows_that_it_is_negated(text: str) -> None:
    """What was not said is known as such."""
    assert read(text, "say" if " say" in text else "said").is_negated


def test_predicate_knows_that_it_is_only_thought_of() -> None:
    """What would be said is no report; what would only be said is one."""
    assert read("Lee would say that it rains", "say").is_hypothetical
    assert not read("Lee would say only that it rains", "say").is_hypothetical
