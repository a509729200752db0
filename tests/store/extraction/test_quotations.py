"""Where quotations begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.paragraphs import paragraphs
from store.extraction.quotations import quotations
from tests.store.extraction.streams import document_of, quoted

MARKS = "“”„‟\"«»‹›「」『』‘’‚'`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir warten“, sagte sie.", ["„Wir warten“"]),
        ("“We wait,” she said.", ["“We wait,”"]),
        ("«We wait», she said.", ["«We wait»"]),
        ("« We wait », she said.", ["« We wait »"]),
        ("»Wir warten«, sagte sie.", ["»Wir warten«"]),
        ('"We wait," she said.', ['"We wait,"']),
        ("‘We wait,’ she said.", ["‘We wait,’"]),
        ("'We wait,' she said.", ["'We wait,'"]),
        ("''We wait,'' she said.", ["''We wait,''"]),
        ("``We wait,'' she said.", ["``We wait,''"]),
        ("「We wait」 she said.", ["「We wait」"]),
        ("”We wait,” she said.", ["”We wait,”"]),
    ],
)
def test_quotations_know_every_fashion_of_marks(text: str, expected: list[str]) -> None:
    """Each pair of marks that papers use opens and closes a quotation."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferries’ captains don’t wait.", []),
        ("‘The ferries’ captains don’t wait,’ he said.", ["‘The ferries’ captains don’t wait,’"]),
        ("‘Rock ’n’ roll died in the ’90s,’ he said.", ["‘Rock ’n’ roll died in the ’90s,’"]),
        ("She left in '98 and 'twas late.", []),
        ("He is 6'2\" tall.", []),
    ],
)
def test_quotations_tell_apostrophes_from_single_marks(text: str, expected: list[str]) -> None:
    """Possessives, elisions and measures open and close nothing."""
    assert quoted(text) == expected


def test_quotations_nest_with_their_depth() -> None:
    """A quotation inside another one is one level deeper."""
    text = "“She said ‘never’ and left,” he said."

    found = quotations(text, paragraphs(document_of(text)))

    assert [(quotation.span.of(text), quotation.depth) for quotation in found] == [
        ("“She said ‘never’ and left,”", 0),
        ("‘never’", 1),
    ]


def test_quotations_nest_straight_marks_when_two_closing_ones_follow() -> None:
    """The same straight mark inside itself is told by what closes behind it."""
    text = '"He walks in and says, "Ten boxes," you know, and leaves."'

    assert quoted(text) == [text, '"Ten boxes,"']


def test_quotation_runs_over_paragraphs_without_repeated_marks() -> None:
    """An opening mark reaches the closing one some paragraphs on."""
    text = "„First, the bridge.\n\nThen the road.\n\nThen the harbour“, said the mayor."

    assert quoted(text) == ["„First, the bridge.\n\nThen the road.\n\nThen the harbour“"]


def test_quotation_runs_over_paragraphs_with_repeated_marks() -> None:
    """A repeated opening mark goes on with the quotation before it."""
    text = "“First, the bridge.\n\n“Then the road,” said the mayor."

    assert quoted(text) == ["“First, the bridge.\n\n“Then the road,”"]


def test_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    """A missing closing mark costs one paragraph, not the rest of the text."""
    text = "“The choir has 60 members.\n\nThe concert is on Sunday.\n\n“Come early,” she said."

    assert quoted(text) == ["“The choir has 60 members.", "“Come early,”"]


@settings(deadline=None)
@given(st.text(alphabet=MARKS + "ab s.,\n", max_size=80))
def test_quotations_lie_inside_the_text_and_nest(text: str) -> None:
    """Any marks at all: spans are inside the text, and any two nest or do not meet."""
    found = quotations(text, paragraphs(document_of(text)))

    for number, one in enumerate(found):
        assert 0 <= one.span.start < one.span.end <= len(text)
        for other in found[number + 1 :]:
            assert one.span.covers(other.span) or not one.span.meets(other.span)
