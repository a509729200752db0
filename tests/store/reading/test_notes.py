"""Footnotes: from the sign in the text to the note, in every format that has them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.document import BlockKind
from store.reading import docx, epub, html, markdown, odt, rtf
from store.reading.content import Builder, Content
from store.reading.notes import reference, without_keys
from store.reading.structure import Structure
from tests.store.reading.test_archives import book, open_document, paragraph, word


def notes(content: Content) -> list[tuple[str, str]]:
    """Sign and words of each footnote."""
    found = content.structure.footnotes
    return [(note.reference.of(content.text), note.note.of(content.text)) for note in found]


PIECES = st.lists(
    st.text("ab \n\t\u00ad\ue000", max_size=6).map(lambda text: ("", text))
    | st.tuples(st.sampled_from("xyz").map("#".__add__), st.sampled_from(["[1]", "[*]", "[12]"])),
    max_size=12,
)


@given(PIECES)
@settings(deadline=None)
def test_reference_stands_where_its_sign_does_after_cleaning(pieces: list[tuple[str, str]]) -> None:
    """The text is what it would be without keys, and each span points at its own sign, in order."""
    builder, plain = Builder(), Builder()

    builder.add("".join(reference(key, text) if key else text for key, text in pieces))
    plain.add("".join(text for _, text in pieces))

    assert builder.text() == plain.text()
    signs = [(key, text) for key, text in pieces if key]
    assert [(key, span.of(builder.text())) for key, span in builder.references] == signs


def test_text_that_holds_the_code_points_itself_is_left_alone() -> None:
    """What looks like half a reference is text."""
    text = "a\ufdd0b\ufdd1c \ufdd0zz\ufdd1d\ufdd2"

    assert without_keys(text) == (text, [])


def test_sign_in_a_note_that_leads_back_is_no_reference() -> None:
    """Only what refers to something behind itself refers to a note; a note that nobody refers to stays a paragraph."""
    builder = Builder()
    builder.anchor("text")
    builder.add("It was late" + reference("note", "[1]") + ".")
    builder.anchor("note")
    builder.add(reference("text", "[1]") + " By the clock of the tower.")
    builder.anchor("other")
    builder.add("The end.")

    content = builder.content(Structure())

    assert notes(content) == [("[1]", "[1] By the clock of the tower.")]
    assert [block.kind.value for block in content.structure.blocks] == ["paragraph", "footnote", "paragraph"]


_TIDE = "A tide of five metres flooded three hundred homes in the lower town, and nobody had been warned of it"
_LATER = "The council met on Tuesday and was told that the bridge would be shut until the end of the year."

PAGE = (
    f"<html><body><article><h1>The gate</h1><p>{_TIDE}<sup><a href='#n1' id='r1'>1</a></sup>.</p><p>{_LATER}</p>"
    f"<p>{_LATER}<a class='footnote-ref' href='#n2'>b</a></p></article><ol><li id='n1'>Measured at the pier. "
    "<a href='#r1'>↩</a></li><li id='n2'><p>The minutes say so.</p></li></ol></body></html>"
)


def test_page_shows_its_notes_behind_the_article() -> None:
    """Their signs stand in brackets in the text, their words at its end, wherever the page had them."""
    content = html.read(PAGE.encode())

    assert notes(content) == [("[1]", "[1] Measured at the pier."), ("[b]", "[b] The minutes say so.")]
    assert f"{_TIDE}[1]." in content.text


def test_book_notes_are_found_in_another_chapter() -> None:
    """A link with a file's name leads there; the aside is the note."""
    first = "<p>It was late.<a epub:type='noteref' href='c1.xhtml#n'>7</a> Very.</p>"
    second = "<p id='n0'>Zero.</p><aside epub:type='footnote' id='n'><p>By the clock.</p></aside>"

    assert notes(epub.read(book(first, second))) == [("[7]", "By the clock.")]


def test_old_book_has_notes_by_links_there_and_back() -> None:
    """Without any marks: a raised number that leads to a paragraph which leads back."""
    text = (
        "<p><a id='r'/>It was late.<sup><a href='#n'>1</a></sup></p><p><a id='n' href='#r'><sup>1</sup></a> Very.</p>"
    )

    assert notes(epub.read(book(text))) == [("[1]", "[1] Very.")]


def test_word_notes_are_numbered_as_they_are_met() -> None:
    """Footnotes and endnotes in one row, whatever Word calls them; one whose sign was deleted is gone."""
    sign = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    deleted = f"<w:del>{sign.format(4)}</w:del>"
    body = (
        f"<w:p><w:r><w:t>Late</w:t></w:r>{deleted}<w:r><w:endnoteReference w:id='9'/></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Low</w:t></w:r>{sign.format(7)}</w:p></w:tc></w:tr></w:tbl>"
    )
    foot = "".join(f"<w:footnote w:id='{n}'>{paragraph(f'Foot {n}.')}</w:footnote>" for n in (4, 7))
    end = f"<w:endnote w:id='9'>{paragraph('End 9.')}</w:endnote>"

    content = docx.read(word(body, footnotes=foot, endnotes=end))

    assert notes(content) == [("[1]", "[1] End 9."), ("[2]", "[2] Foot 7.")]
    assert "Foot 4" not in content.text


def test_open_document_notes_keep_their_own_signs() -> None:
    """The sign that the file gives a note is the one that is shown."""
    body = "<text:note-body><text:p>So {0}.</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>{{0}}</text:note-citation>{body}</text:note>"

    content = odt.read(open_document(f"<text:p>It{note.format('*')} was{note.format('2')} late.</text:p>"))

    assert notes(content) == [("[*]", "[*] So *."), ("[2]", "[2] So 2.")]


def test_rtf_notes_are_numbered() -> None:
    """A footnote stands in the middle of the text; its words go to the end."""
    content = rtf.read(rb"{\rtf1\ansi It was late.{\super\chftn}{\footnote By the clock.} Very.\par}")

    assert notes(content) == [("[1]", "[1] By the clock.")]


def test_markdown_notes_are_blocks_and_stay_where_they_are() -> None:
    """Each with the sign that refers to it, twice if it does so twice; one in code or without a note is text."""
    text = "It was late[^a], and[^b] late[^a]. None[^c].\n\n[^a]: By the\nclock.\n[^b]: See [^a].\n\nThe end.\n"

    content = markdown.read(text.encode())

    assert notes(content) == [
        ("[^a]", "[^a]: By the\nclock."),
        ("[^b]", "[^b]: See [^a]."),
        ("[^a]", "[^a]: By the\nclock."),
        ("[^a]", "[^a]: By the\nclock."),
    ]
    assert [block.kind for block in content.structure.blocks].count(BlockKind.FOOTNOTE) == 2
    assert content.text == text


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"nav": "<nav epub:type='toc'><ol><li><a href='c0.xhtml'>Dawn</a><ol><li><a href='c1.xhtml#s'>Noon</a></li>"
             "</ol></li><li><a href='gone.xhtml'>Gone</a></li></ol></nav>"},
            [("Dawn", 1, "It was"), ("Noon", 2, "Later")],
        ),
        (
            {"ncx": "<ncx><navMap><navPoint><navLabel><text>Dusk</text></navLabel><content src='c1.xhtml'/></navPoint>"
             "</navMap></ncx>"},
            [("Dusk", 1, "Much")],
        ),
        ({"ncx": "<ncx><navMap>"}, []),
    ],
)  # fmt: skip
def test_book_chapters_are_those_of_its_own_contents(
    files: dict[str, str], expected: list[tuple[str, int, str]]
) -> None:
    """Each entry stands where it leads; what leads nowhere is left out; a broken table of contents is none."""
    content = epub.read(book("<p>It was late.</p>", "<p>Much later.</p><p id='s'>Later still.</p>", **files))

    chapters = content.structure.chapters
    assert [(each.title, each.level, content.text[each.start :].split(" ")[0]) for each in chapters] == [
        (title, level, words.split(" ")[0]) for title, level, words in expected
    ]
