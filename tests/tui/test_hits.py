"""Hits in rows: their words as a person reads them, with the same words marked."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store import Document, Hit, Passage, Span
from store.search.passages import PassageKind
from tui.hits import NOBODY, hit_row, listed

WORDS = st.lists(
    st.sampled_from(["the", "ferry", "left", "*early*", "**late**", "_so_", "a_b", "[ban](x.org)"]), min_size=1
)


DOCUMENT = Document(id="d", title="", source="", language="en", text="", blocks=())


def hit(words: str, at: int, *matched: str, kind: PassageKind = "sentence") -> Hit:
    """A hit on words that stand at an offset, with these of them matched."""
    spans = tuple(Span(at + words.index(each), at + words.index(each) + len(each)) for each in matched)
    passage = Passage(document="d", span=Span(at, at + len(words)), kind=kind, text=words)
    return Hit(passage=passage, score=1.0, matches=spans)


def row_of(found: Hit) -> tuple[str, list[str]]:
    """The words of its row, and those that are marked."""
    row = hit_row(found, DOCUMENT, NOBODY, {})
    return row.text, [span.of(row.text) for span in row.marked]


def test_row_leaves_out_the_signs_of_markdown() -> None:
    """Of emphasis, links, headings and quoted lines; what was matched is marked where it stands then."""
    assert row_of(hit("The quota **could not** be kept.", 7, "could", "kept")) == (
        "The quota could not be kept.",
        ["could", "kept"],
    )
    assert row_of(hit("## What the _ministry_ knew", 0, "ministry")) == ("What the ministry knew", ["ministry"])
    assert row_of(hit("> “Nobody counts\n> the cod,” he said", 3, "cod"))[1] == ["cod"]
    assert row_of(hit("see [the minutes](https://a.org/minutes)", 0, "minutes")) == ("see the minutes", ["minutes"])


def test_note_is_shown_as_it_was_written() -> None:
    """A person's own signs are theirs."""
    assert row_of(hit("# ask **twice**", 0, kind="note"))[0] == "# ask **twice**"


@settings(deadline=None)
@given(words=WORDS, data=st.data())
def test_same_letters_are_marked_with_and_without_signs(words: list[str], data: st.DataObject) -> None:
    """Leaving signs out moves marks and loses none; the list counts with the words that the row shows."""
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    passage = Passage(document="d", span=Span(40, 40 + len(text)), kind="sentence", text=text)
    found = Hit(passage=passage, score=1.0, matches=(Span(40 + span.start, 40 + span.end),))

    shown, marked = row_of(found)

    assert "".join(marked) in shown
    assert [each for each in "".join(marked) if each.isalpha()] == [
        each for each in _read(text, span) if each.isalpha()
    ]
    assert listed([found], DOCUMENT, NOBODY, {}).texts == [shown]


def _read(text: str, span: Span) -> str:
    """The letters of a span that no address behind a link holds."""
    hidden = [at for at in range(len(text)) if text.startswith("](x.org)", at)]
    return "".join(text[at] for at in range(span.start, span.end) if not any(one <= at < one + 8 for one in hidden))
