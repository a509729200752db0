"""From a place in a text to another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from tui import motions
from tui.motions import WORD

TEXT = st.text(alphabet=st.sampled_from("ab’ .,\n é港-3\u0301"), max_size=80) | st.text(max_size=60)
TOLD = (
    "The gauge, she said, had been wrong since March: nobody wrote it down.\n\n"
    "“I told them twice. They don’t answer,” said Okafor.\n \nThe end."
)


def at(piece: str) -> int:
    """Where a piece of the told text begins."""
    return TOLD.index(piece)


def span(piece: str) -> Span:
    """Where a piece of the told text stands."""
    return Span(at(piece), at(piece) + len(piece))


@settings(deadline=None)
@given(TEXT, st.data())
def test_word_motions_go_where_a_look_at_the_whole_text_goes(text: str, data: st.DataObject) -> None:
    """Each looks at the near text only and finds what a search of all words finds."""
    offset = data.draw(st.integers(0, len(text)))
    words = [Span(word.start(), word.end()) for word in WORD.finditer(text)]

    assert motions.word_back(text, offset) == max((word.start for word in words if word.start < offset), default=0)
    assert motions.word_at(text, offset) == min(
        (word for word in words if word.end > offset), default=Span(len(text), len(text))
    )


@settings(deadline=None)
@given(TEXT, st.data())
def test_forward_motions_end_at_the_end_and_never_stand_still(text: str, data: st.DataObject) -> None:
    """Forward is forward, until the text is over."""
    offset = data.draw(st.integers(0, len(text)))

    for motion in (motions.word_forward, motions.character_forward, motions.paragraph_forward):
        assert offset < motion(text, offset) <= len(text) or motion(text, offset) == len(text)


@settings(deadline=None)
@given(TEXT, st.data())
def test_back_motions_end_at_the_beginning_and_never_stand_still(text: str, data: st.DataObject) -> None:
    """Back is back, until the text begins."""
    offset = data.draw(st.integers(0, len(text)))

    for motion in (motions.word_back, motions.character_back, motions.paragraph_back):
        assert 0 <= motion(text, offset) < offset or motion(text, offset) == offset == 0


def test_word_motions_keep_what_belongs_to_a_word_together() -> None:
    """An apostrophe or hyphen inside a word does not end it; marks around it do not belong to it."""
    assert motions.word_at(TOLD, at("don’t") + 2).of(TOLD) == "don’t"
    assert motions.word_forward(TOLD, at("gauge")) == at("she said")
    assert motions.word_end(TOLD, at("gauge")) == at("gauge") + 4
    assert motions.word_end(TOLD, at("gauge") + 4) == at("she said") + 2


def test_character_motions_pass_whole_clusters() -> None:
    """A letter with its mark, or a joined sign, is one step."""
    text = "e\u0301\U0001f469\u200d\U0001f467x"

    assert motions.character_forward(text, 0) == 2
    assert motions.character_forward(text, 2) == 5
    assert motions.character_back(text, 5) == 2


def test_paragraph_motions_go_to_where_paragraphs_start() -> None:
    """Blank lines part them, with or without blanks in them."""
    assert motions.paragraph_forward(TOLD, 3) == at("“I told")
    assert motions.paragraph_forward(TOLD, at("“I told")) == at("The end")
    assert motions.paragraph_back(TOLD, at("The end") + 2) == at("The end")
    assert motions.paragraph_back(TOLD, at("The end")) == at("“I told")
    assert motions.paragraph_at(TOLD, at("twice")) == span("“I told them twice. They don’t answer,” said Okafor.")


def test_paragraph_back_finds_a_start_that_is_far_away() -> None:
    """It looks further and further back, not once through the whole text."""
    text = "first\n\n" + "word " * 5000

    assert motions.paragraph_back(text, len(text)) == 7


def test_following_and_preceding_are_strict() -> None:
    """Next is never where the reader is already."""
    spans = [Span(0, 3), Span(5, 6), Span(5, 9), Span(12, 20)]

    assert motions.following(spans, 5) == Span(12, 20)
    assert motions.preceding(spans, 5) == Span(0, 3)
    assert motions.following(spans, 12) is None
    assert motions.preceding(spans, 0) is None


def test_around_is_the_smallest_that_holds_the_offset() -> None:
    """Of what is nested, the innermost."""
    assert motions.around([Span(0, 30), Span(5, 9), Span(6, 20)], 7) == Span(5, 9)
    assert motions.around([Span(0, 3)], 3) is None


def test_line_at_is_the_line_of_the_source() -> None:
    """Without its newline, whatever the width of the screen."""
    assert motions.line_at(TOLD, at("twice")) == span("“I told them twice. They don’t answer,” said Okafor.")
    assert motions.line_at("a\n\nb", 2) == Span(2, 2)


@pytest.mark.parametrize(
    ("place", "clause"),
    [
        ("gauge", "The gauge,"),
        ("said", "she said,"),
        ("wrong", "had been wrong since March:"),
        ("wrote", "nobody wrote it down."),
    ],
)
def test_clause_at_stands_between_marks(place: str, clause: str) -> None:
    """Commas, colons and dashes part a sentence, and stay with what they end."""
    sentence = span("The gauge, she said, had been wrong since March: nobody wrote it down.")

    assert motions.clause_at(TOLD, sentence, at(place)) == span(clause)


def test_grow_climbs_the_ladder_and_shrink_climbs_down() -> None:
    """Word, clause, sentence, quotation, attribution, paragraph: and the same way back."""
    ladder = motions.structures(
        TOLD,
        at("told"),
        sentences=[span("“I told them twice. "), span("They don’t answer,” said Okafor.")],
        quotations=[span("“I told them twice. They don’t answer,”")],
        attributions=[span("“I told them twice. They don’t answer,” said Okafor")],
    )

    rungs = [motions.word_at(TOLD, at("told"))]
    while (grown := motions.grow(rungs[-1], ladder)) != rungs[-1]:
        rungs.append(grown)

    assert [rung.of(TOLD) for rung in rungs] == [
        "told",
        "“I told them twice.",
        "“I told them twice. They don’t answer,”",
        "“I told them twice. They don’t answer,” said Okafor",
        "“I told them twice. They don’t answer,” said Okafor.",
    ]
    for larger, smaller in zip(reversed(rungs), reversed(rungs[:-1]), strict=False):
        assert motions.shrink(larger, ladder, at("told")) == smaller
    assert motions.shrink(rungs[0], ladder, at("told")) == rungs[0]
