"""Anchoring: a described place is found again; what is not certain says so."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.annotations.anchoring import anchor, describe
from store.model.document import Document
from store.model.selector import Certainty
from store.model.span import Span

PAGE = (
    "The ferry left at dawn. Nobody had told the passengers about the strike, and by noon the kiosk had sold out.\n\n"
    "“I would have stayed at home,” said Marta Oduya, who had come from the north with two goats.\n\n"
    "The ferry left at dusk. The harbour office would not say how many people had been turned away that day.\n"
)


def document(text: str) -> Document:
    """A document of that text."""
    return Document(id="d", title="", source="-", language="en", text=text, blocks=())


def place(quote: str, text: str = PAGE) -> Span:
    """Where a quote stands first."""
    start = text.index(quote)
    return Span(start, start + len(quote))


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=200), st.data())
def test_anchor_gives_the_span_back_that_describe_was_given(text: str, data: st.DataObject) -> None:
    """For any text and any non-empty span: described, then anchored in the same text, it is the same span, surely."""
    end = data.draw(st.integers(0, len(text)))
    span = Span(data.draw(st.integers(0, end)), end)

    found = anchor(document(text), describe(document(text), span))

    assert found is not None
    assert found.span == span
    assert found.certainty is Certainty.SURE or not len(span)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="abcdef .\n", max_size=300))
def test_anchor_is_found_when_text_was_added_before(added: str) -> None:
    """Text added elsewhere never loses an anchor."""
    target = describe(document(PAGE), place("Marta Oduya"))

    found = anchor(document(f"{added}\n\n{PAGE}"), target)

    assert found is not None
    assert found.span == place("Marta Oduya").shifted(len(added) + 2)


def test_anchor_chooses_by_what_is_around_when_words_stand_twice() -> None:
    """The same words elsewhere are not taken for those that were marked."""
    second = Span(PAGE.rindex("The ferry left"), PAGE.rindex("The ferry left") + len("The ferry left"))
    target = describe(document(PAGE), second)

    found = anchor(document("A new first line.\n" + PAGE), target)

    assert found is not None
    assert found.span == second.shifted(len("A new first line.\n"))
    assert found.certainty is Certainty.SURE


def test_anchor_survives_other_quote_marks_and_line_breaks() -> None:
    """Typing, wrapping and quote marks do not count."""
    changed = PAGE.replace("“", '"').replace("”", '"').replace(" who had ", "\nwho  had ")
    target = describe(document(PAGE), place("“I would have stayed at home,” said Marta Oduya, who had come"))

    found = anchor(document(changed), target)

    assert found is not None
    assert found.span.of(changed) == '"I would have stayed at home," said Marta Oduya,\nwho  had come'


def test_anchor_survives_an_edit_inside_the_quote() -> None:
    """A few changed letters leave the place found."""
    changed = PAGE.replace("harbour office", "harbor office").replace("people", "poeple")
    target = describe(document(PAGE), place("The harbour office would not say how many people had been turned away"))

    found = anchor(document(changed), target)

    assert found is not None
    assert found.span.of(changed) == "The harbor office would not say how many poeple had been turned away"


def test_anchor_is_lost_when_the_words_are_gone() -> None:
    """Nothing is guessed in place of what is not there any more."""
    target = describe(document(PAGE), place("who had come from the north with two goats"))
    changed = PAGE.replace(" said Marta Oduya, who had come from the north with two goats.", "")

    assert anchor(document(changed), target) is None
