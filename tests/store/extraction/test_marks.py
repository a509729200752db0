"""What words say for or against checking, by where they stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.attributions import attributions
from store.extraction.checkworthiness import worth, worth_of
from store.extraction.lexicon import lexicon
from store.extraction.marks import Marks
from store.extraction.paragraphs import paragraphs
from store.model.span import Span
from tests.store.extraction.streams import document_of, marks_of

TEXT = "“We sold 400 looms in 1976 because of ‘the great flood of March’,” Voss said. The mill closed.\n\nVOSS: It did."


def marks_as_read(text: str) -> Marks:
    """The marks that come with the attributions of a text."""
    marks = Marks()
    for _, batch in attributions(text, paragraphs(document_of(text)), lexicon("en")):
        marks.extend(batch.marks)
    return marks


def test_marks_of_a_span_are_those_of_its_words_quoted_or_not() -> None:
    """A sentence weighs the same whether it is read on its own or where it stands."""
    marks = marks_as_read(TEXT)

    for part in (TEXT.split("\n", maxsplit=1)[0], "The mill closed.", "We sold 400 looms", "the great flood of March"):
        start = TEXT.index(part)
        assert worth_of(marks.of(Span(start, start + len(part)))) == worth(part)


@settings(deadline=None)
@given(st.text(alphabet="ab 1“”‘’\"'«».,;\nAB", max_size=60))
def test_marks_are_in_order_and_none_is_lost(text: str) -> None:
    """However quotations nest and run on, each word of the text has its marks once."""
    marks = marks_as_read(text)

    assert marks.starts == sorted(marks.starts)
    assert sorted("".join(marks.marks)) == sorted("".join(marks_of(text).marks))
