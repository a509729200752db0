"""Assertions: the document's own checkable statements, and nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.extraction.assertions import assertions
from store.model.attribution import AttributionClass
from store.text.sentences import sentences
from tests.store.extraction.attributing import read_marked
from tests.store.extraction.streams import marks_of


def asserted(marked: str, *, stance: str = "") -> list[str]:
    """The assertions of a text with marked attributions, in its own words."""
    text, attributions = read_marked(marked)
    if stance:
        attributions = tuple(replace(one, category=AttributionClass.STANCE, cue_group=stance) for one in attributions)
    return [
        assertion.span.of(text) for assertion, _, _ in assertions(text, sentences(text), attributions, marks_of(text))
    ]


def test_assertions_takes_a_sentence_of_the_documents_own() -> None:
    """A plain statement of fact is the document's."""
    assert asserted("The bridge cost 4 million euros in 1976. It is green.") == [
        "The bridge cost 4 million euros in 1976."
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[1:Voss] said {1:the bridge cost 4 million euros in 1976}.",
        "“{1:The bridge cost 4 million euros in 1976},” [1:she] said.",
        "{1:The bridge cost 4 million euros in 1976}.",
    ],
)
def test_assertions_leaves_what_others_say_to_them(marked: str) -> None:
    """What is attributed to somebody is no assertion of the document."""
    assert asserted(marked) == []


def test_assertions_keeps_that_somebody_promised_something_but_not_a_wish() -> None:
    """To promise is an event that the document states; to want is not."""
    marked = "[1:The council] promised {1:to spend 4 million euros on the bridge in 1976}."

    assert len(asserted(marked, stance="commitment")) == 1
    assert asserted(marked, stance="wanting") == []


@pytest.mark.parametrize(
    "text",
    [
        "Did the bridge cost 4 million euros in 1976?",
        "A bridge for 4 million euros",
        "In 1976.",
        "What a lovely bridge it is!",
    ],
)
def test_assertions_leaves_out_what_states_nothing(text: str) -> None:
    """Questions, headlines, scraps and exclamations of taste assert nothing that can be checked."""
    assert asserted(text) == []


def test_assertions_leaves_blanks_outside_and_keeps_the_order() -> None:
    """Spans begin and end with the sentence's own characters and follow the text."""
    found = asserted(
        "  The bridge opened in 1976.   It closed in 1981 after a storm.\n\nThe ferry sank in 1983 there. "
    )

    assert found == [
        "The bridge opened in 1976.",
        "It closed in 1981 after a storm.",
        "The ferry sank in 1983 there.",
    ]


def test_assertions_gives_worth_and_confidence() -> None:
    """Each comes with its check-worthiness, and the worthier is the surer."""
    text = "The bridge cost 4 million euros in 1976. The ferry sank in the harbour."

    (_, first, sure), (_, second, less_sure) = assertions(text, sentences(text), (), marks_of(text))

    assert first.score > second.score
    assert 1 >= sure > less_sure > 0
