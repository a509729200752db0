"""Sentences tile any text, and end where a reader would end them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.span import Span
from store.text.paragraphs import paragraphs
from store.text.sentences import sentences

PIECES = st.sampled_from(
    [
        "He left.",
        "Mr. ",
        "J. ",
        "“Why?” ",
        "she said",
        ".",
        "…",
        "\n",
        "\n\n",
        " ",
        "> ",
        "# ",
        "- ",
        "3.",
        "Mai ",
        "»",
        "z. B. ",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text()


def cut(text: str) -> list[str]:
    """The sentences as strings, without the white space they own."""
    return [sentence.of(text).strip() for sentence in sentences(text)]


@given(TEXTS)
@settings(deadline=None)
def test_sentences_tile_the_text(text: str) -> None:
    """Put together again they are the text; none is empty; no blank line stands inside one."""
    found = [sentence.of(text) for sentence in sentences(text)]

    assert "".join(found) == text
    assert all(found)
    assert not any("\n\n" in sentence.strip() for sentence in found)


@given(TEXTS, st.data())
@settings(deadline=None)
def test_sentences_tile_a_span_of_the_text(text: str, data: st.DataObject) -> None:
    """The sentences of a span start with it, end with it and leave no gap."""
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))

    found = sentences(text, span)

    assert "".join(sentence.of(text) for sentence in found) == span.of(text)


@given(TEXTS)
@settings(deadline=None)
def test_paragraphs_hold_all_but_blank_lines(text: str) -> None:
    """Paragraphs are in order, do not meet, are trimmed, and what lies between them is white space or quote marks."""
    found = paragraphs(text)

    assert all(piece.of(text) == piece.of(text).strip() != "" for piece in found)
    between = [
        Span(one, two)
        for one, two in zip([0, *(p.end for p in found)], [*(p.start for p in found), len(text)], strict=True)
    ]
    assert not "".join(gap.of(text) for gap in between).replace(">", "").strip()


@pytest.mark.parametrize(
    "sentence",
    [
        "The letter was signed by J. Smith and A. B. Carver.",
        "Mr. Okafor met Dr. Lindqvist and Gen. Ruiz at noon.",
        "The U.S. Senate passed it at 5 p.m. Monday.",
        "Prices rose 3.5 percent, e.g. Bread and milk.",
        "See No. 5 and p. 12 of the file.",
        "Really?” she asked.",
        '"Really?" she asked.',
        "“Not again!” Maria Keller cried.",
        "„Wirklich?“ fragte die Ministerin.",
        "„Wirklich?“ Petra Holm fragte nach.",
        "Die Sitzung begann am 3. Mai im Rathaus.",
        "Im 19. Jahrhundert gab es z. B. Dampfer auf dem See.",
        "Prof. Dr. Anke Thiel bzw. Hr. Vogt kommen ca. 10 Minuten später.",
        "He waited ... and waited.",
        "She paid (see Fig. 3) in full.",
        "Visit harbour.example.org today.",
        "Acme Inc. said so.",
    ],
)
def test_sentence_goes_on_when_its_mark_is_not_its_end(sentence: str) -> None:
    """Initials, titles, abbreviations, decimals, ordinals and attributed questions do not cut."""
    assert cut(f"It rained. {sentence} Then it stopped.") == ["It rained.", sentence, "Then it stopped."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She lives in the U.S. The rest left.", ["She lives in the U.S.", "The rest left."]),
        ("So do I. Nobody asked.", ["So do I.", "Nobody asked."]),
        ("Er ist 42. Sie ist jünger.", ["Er ist 42.", "Sie ist jünger."]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("“Why?” He said nothing.", ["“Why?”", "He said nothing."]),
        ("„Nein.“ Er ging.", ["„Nein.“", "Er ging."]),
        ("»Ach so.« Sie nickte.", ["»Ach so.«", "Sie nickte."]),
        ("« C'est fini ! » Il part.", ["« C'est fini ! »", "Il part."]),
        ("(It was late.) We slept.", ["(It was late.)", "We slept."]),
        ("It holds.[2] Another says no.¹ A third agrees.", ["It holds.[2]", "Another says no.¹", "A third agrees."]),
        ("**Bold words.** Plain words.", ["**Bold words.**", "Plain words."]),
        ("A headline without a stop\n\nThe text.", ["A headline without a stop", "The text."]),
        ("# Heading\nText below it.", ["# Heading", "Text below it."]),
        (
            "Bring:\n- a coat\n- two pens\n1. first\n2. second",
            ["Bring:", "- a coat", "- two pens", "1. first", "2. second"],
        ),
        ("MS. ORTIZ: Is it?\nMR. BELL: It is.", ["MS. ORTIZ: Is it?", "MR. BELL: It is."]),
        ("A line that was\nwrapped by hand. Next.", ["A line that was\nwrapped by hand.", "Next."]),
        ("日本語です。次の文です。", ["日本語です。", "次の文です。"]),
        ("> One.\n>\n> Two.", ["> One.\n>", "> Two."]),
    ],
)
def test_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    """Closing marks stay with the sentence before; lines that are structure start a new one."""
    assert cut(text) == expected


def test_lines_are_paragraphs_when_most_of_the_text_stands_in_long_lines() -> None:
    """A text with one long line a paragraph has no wrapped lines, so each line is a paragraph of its own."""
    long = "The council met again on Tuesday to hear from the engineers about the state of the old bridge, " * 3
    text = f"Bridge closed\n{long.strip()}.\n{long.strip()}."

    assert [piece.of(text)[:13] for piece in paragraphs(text)] == ["Bridge closed", "The council m", "The council m"]
    assert cut(text)[0] == "Bridge closed"


@pytest.mark.parametrize("piece", [".", "> ", '."', "[1]", "\n", "A. ", "a) ", "\n# ", "»", "(«"])
def test_sentences_of_a_hostile_text_come_in_linear_time(piece: str) -> None:
    """50,000 repetitions of any piece are cut; a quadratic step would take minutes here."""
    text = piece * 50_000

    assert sum(len(sentence) for sentence in sentences(text)) == len(text)
