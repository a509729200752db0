"""Word files, OpenDocument texts and e-books: their structure, and the refusal of what is broken or a trap."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from store.reading import docx, epub, odt
from store.reading.archive import xml
from store.reading.content import Content
from store.reading.formats import Format, format_of
from store.reading.limits import Limit

_W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
_DC = "xmlns:dc='http://purl.org/dc/elements/1.1/'"
_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF = f"xmlns:o='{_SPACE}office:1.0' xmlns:text='{_SPACE}text:1.0' xmlns:table='{_SPACE}table:1.0'"
_XHTML = "xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'"


def zipped(files: Mapping[str, str]) -> bytes:
    """An archive of these files; one called `mimetype` is not packed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """An archive with something else in one of its files."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {each: archive.read(each).decode() for each in archive.namelist()}
    assert old in files[name]
    return zipped(files | {name: files[name].replace(old, new)})


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body, and other parts by name: styles, footnotes."""
    files = {"word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>"}
    files |= {f"word/{name}.xml": f"<w:{name} {_W}>{text}</w:{name}>" for name, text in parts.items()}
    about = "<dc:creator>Ada Brandt</dc:creator><t:created xmlns:t='urn:t'>2031-03-04T10:00:00Z</t:created>"
    return zipped(files | {"docProps/core.xml": f"<core {_DC}>{about}</core>"})


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def open_document(body: str) -> bytes:
    """An OpenDocument text with this body."""
    content = f"<o:document-content {_ODF}><o:body><o:text>{body}</o:text></o:body></o:document-content>"
    meta = f"<meta {_DC}><dc:title>The gate</dc:title><dc:creator>Jon Lie</dc:creator></meta>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": meta})


def book(*chapters: str, href: str = "c{}.xhtml", nav: str = "", ncx: str = "") -> bytes:
    """An e-book with these chapters' bodies in the order of its spine, which is not that of its files."""
    kind = 'media-type="application/xhtml+xml"'
    items = [f'<item id="i{n}" href="{href.format(n)}" {kind}/>' for n in range(len(chapters))]
    items += [f'<item id="nav" href="nav.xhtml" {kind} properties="nav"/>'] if nav else []
    items += ['<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'] if ncx else []
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    about = "<dc:title>Low Tide</dc:title><dc:creator>Ada Brandt</dc:creator><dc:creator>Jon Lie</dc:creator>"
    package = (
        f"<metadata>{about}<dc:language>en</dc:language></metadata><manifest>{''.join(reversed(items))}</manifest>"
    )
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfile full-path='OEBPS/book.opf'/></container>",
        "OEBPS/book.opf": f"<package {_DC}>{package}<spine>{spine}</spine></package>",
    }
    files |= {"OEBPS/nav.xhtml": f"<html {_XHTML}><body>{nav}</body></html>"} if nav else {}
    files |= {"OEBPS/toc.ncx": ncx} if ncx else {}
    for n, body in enumerate(chapters):
        files[f"OEBPS/c{n}.xhtml"] = f"<?xml version='1.0'?><html {_XHTML}><body>{body}</body></html>"
    return zipped(files)


def kinds(content: Content) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.span.of(content.text)) for block in content.structure.blocks]


def test_word_file_becomes_headings_paragraphs_lists_tables_and_notes() -> None:
    """Styles decide; deleted words are gone, inserted ones there; a note stands at the end behind its number."""
    changed = "<w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
    noted = f"{changed}<w:r><w:tab/><w:t>words</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Day')}</w:tc><w:tc>{paragraph('Late')}</w:tc></w:tr></w:tbl>"
    styles = "<w:style w:styleId='H1'><w:name w:val='heading 1'/></w:style>"
    notes = f"<w:footnote w:id='-1' w:type='separator'/><w:footnote w:id='2'>{paragraph('A note.')}</w:footnote>"
    body = paragraph("The gate", "<w:pStyle w:val='H1'/>") + noted + table + paragraph("one", "<w:numPr/>")

    content = docx.read(word(body, styles=styles, footnotes=notes))

    assert kinds(content) == [
        ("heading", "The gate"),
        ("paragraph", "new words[1]"),
        ("table", "Day | Late"),
        ("list", "one"),
        ("footnote", "[1] A note."),
    ]
    found = content.structure
    assert (found.title, found.author, found.date) == ("The gate", "Ada Brandt", "2031-03-04")


def test_word_file_shows_what_is_shown_in_word() -> None:
    """Hidden and moved words are gone, the result of a field stays; what a text box says is said once."""
    runs = (
        "<w:r><w:t xml:space='preserve'>Kept </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>, seven</w:t></w:r>"
    )
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    space = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    either = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    boxed = f"<mc:AlternateContent {space}>{either}</mc:AlternateContent>"

    content = docx.read(word(f"<w:p>{runs}</w:p><w:p><w:r>{boxed}<w:t>Beside</w:t></w:r></w:p>"))

    assert kinds(content) == [("paragraph", "Kept shown, seven"), ("paragraph", "In a box"), ("paragraph", "Beside")]


def test_word_lists_are_counted_as_word_does() -> None:
    """Level by level, an inner list anew under each item; dots, and lists that nobody described, have no numbers."""
    levels = (
        "<w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/></w:lvl><w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/></w:lvl>"
    )
    num = "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    numbering = f"<w:abstractNum w:abstractNumId='7'>{levels}</w:abstractNum>{num}"

    def item(level: str, number: str = "1") -> str:
        return paragraph("x", f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")

    body = "".join((*map(item, "011012"), item("0", "99"), item("many")))
    text = docx.read(word(body, numbering=numbering)).text

    assert text.split("\n")[:-1] == ["3. x", "a. x", "b. x", "4. x", "a. x", "- x", "- x", "5. x"]


def test_word_style_means_what_the_one_means_that_it_is_based_on() -> None:
    """Headings and lists by styles of one's own; styles based on each other in a circle mean nothing."""
    styles = (
        "<w:style w:styleId='H1'><w:name w:val='heading 1'/></w:style>"
        "<w:style w:styleId='Mine'><w:name w:val='House head'/><w:basedOn w:val='H1'/></w:style>"
        "<w:style w:styleId='Dots'><w:name w:val='Dots'/><w:pPr><w:numPr/></w:pPr></w:style>"
        "<w:style w:styleId='A'><w:name w:val='a'/><w:basedOn w:val='B'/></w:style>"
        "<w:style w:styleId='B'><w:name w:val='b'/><w:basedOn w:val='A'/></w:style>"
    )
    body = "".join(paragraph(name, f"<w:pStyle w:val='{name}'/>") for name in ("Mine", "Dots", "A"))

    assert kinds(docx.read(word(body, styles=styles))) == [("heading", "Mine"), ("list", "Dots"), ("paragraph", "A")]


def test_book_lists_keep_their_numbers_and_tables_their_captions() -> None:
    """Also of a list that starts at five, and of one inside another; a raised number behind a letter is a power."""
    inner = "<ol start='5'><li>five</li><li>six<ul><li>dash</li></ul></li><li>seven</li></ol>"
    table = "<table><caption>Late boats</caption><tr><td>Day</td><td>Late</td></tr></table>"

    text = epub.read(
        book(f"<ol><li>one</li><li>two{inner}</li><li>three</li></ol>{table}<p>5 km<sup>2</sup>.</p>")
    ).text

    lists, rows, power = text.strip().split("\n\n")
    assert lists.split("\n") == ["1. one", "2. two", "5. five", "6. six", "- dash", "7. seven", "3. three"]
    assert (rows, power) == ("Late boats\nDay | Late", "5 km2.")


def test_open_document_text_becomes_its_blocks() -> None:
    """Headings with their level, spaces that are counted, items, rows, notes; comments are left out."""
    note = "<text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body>"
    cells = "".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in ("Day", "Late"))
    content = odt.read(
        open_document(
            "<text:h text:outline-level='2'>The gate</text:h>"
            f"<text:p>It was<text:s text:c='3'/>shut<text:note>{note}</text:note>, they<text:line-break/>said.</text:p>"
            "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
            f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
            "<text:p>End<o:annotation><text:p>a remark</text:p></o:annotation>.</text:p>"
        )
    )

    assert kinds(content) == [
        ("heading", "The gate"),
        ("paragraph", "It was shut[1], they\nsaid."),
        ("list", "one"),
        ("table", "Day | Late"),
        ("paragraph", "End."),
        ("footnote", "[1] A note."),
    ]
    assert (content.structure.blocks[0].level, content.structure.author) == (2, "Jon Lie")


def test_book_is_read_in_the_order_of_its_spine() -> None:
    """Chapters follow each other; quotes, items, notes, data and pages of the printed book are known."""
    first = (
        "<h1>One</h1><p>It was <b>late</b>.<sup><a epub:type='noteref' href='#n'>1</a></sup> Very.</p>"
        "<span epub:type='pagebreak' title='7'></span><blockquote><p>Go home.</p></blockquote>"
        "<aside epub:type='footnote'><p>A note.</p></aside>"
    )
    second = (
        "<h2>Two</h2><ul><li><p>one</p></li><li>two<ol><li>three</li></ol></li></ul>"
        "<table><tr><td>Day</td><td>Late</td></tr></table><table><tr><td><p>Only placed so.</p></td></tr></table>"
    )

    content = epub.read(book(first, second))

    assert kinds(content) == [
        ("heading", "One"),
        ("paragraph", "It was late.[1] Very."),
        ("quote", "Go home."),
        ("footnote", "A note."),
        ("heading", "Two"),
        ("list", "one"),
        ("list", "two"),
        ("list", "three"),
        ("table", "Day | Late"),
        ("paragraph", "Only placed so."),
    ]
    assert [(page.label, content.text[page.start :][:8]) for page in content.pages] == [("7", "Go home.")]
    found = content.structure
    assert (found.title, found.author, found.language) == ("Low Tide", "Ada Brandt, Jon Lie", "en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<dc:title>", "<dc:creator opf:role='aut'>Jon</dc:creator><dc:title>"),
        ("<spine>", "<spine><itemref idref='gone'/>"),
        ('<itemref idref="i0"/>', ""),
        ('href="c0.xhtml"', 'href="C0.XHTML"'),
        ('media-type="application/xhtml+xml"', 'media-type="text/x-oeb1-document"'),
        ("</package>", ""),
    ],
)
def test_book_of_a_careless_program_is_read(old: str, new: str) -> None:
    """A list of files that is not quite XML, names in other letters, files that are not there, no order at all."""
    assert epub.read(changed(book("<p>It was late.</p>"), "OEBPS/book.opf", old, new)).text == "It was late.\n"


def test_book_without_a_container_is_found_by_its_list_of_files() -> None:
    """The first file of that kind is taken."""
    container = "META-INF/container.xml"

    assert (
        epub.read(changed(book("<p>It was late.</p>"), container, "OEBPS/book.opf", "no.opf")).text == "It was late.\n"
    )


def test_book_cannot_lead_out_of_its_archive() -> None:
    """A chapter that is said to be elsewhere on the disk is no chapter."""
    with pytest.raises(Limit, match="without any text"):
        epub.read(book("<p>x</p>", href="../../../../etc/passwd"))


def test_archive_that_is_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """What is packed a thousand times, and what is too large, never fills memory."""
    with pytest.raises(Limit, match="packed more than 200 times"):
        docx.read(word(paragraph("A" * 3_000_000)))


def test_archive_that_is_damaged_is_refused() -> None:
    """Half an archive, one without its main part, and one whose XML is none."""
    whole = word(paragraph("words"))
    for data, why in (
        (whole[: len(whole) // 2], "damaged archive"),
        (zipped({"other.txt": "x"}), "a part of it is missing"),
        (zipped({"word/document.xml": "<w:document"}), "not well-formed"),
    ):
        with pytest.raises(Limit, match=why):
            docx.read(data)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
def test_xml_with_entities_is_refused(codec: str) -> None:
    """Whatever the encoding: a declared entity is how a small file becomes a large one, or reads another one."""
    with pytest.raises(Limit, match="declares entities"):
        xml('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode(codec))


def test_archives_are_told_apart_by_what_is_in_them() -> None:
    """The name of the file does not count."""
    assert format_of(word("")) is Format.DOCX
    assert format_of(open_document("")) is Format.ODT
    assert format_of(book("")) is Format.EPUB
    assert not isinstance(format_of(zipped({"a.txt": "x"})), Format)
