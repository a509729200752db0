"""PDFs: lines become paragraphs, words parted at line ends are whole again, heads go, pages are known."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from store.model.document import BlockKind
from store.reading.content import Content
from store.reading.limits import Limit
from store.reading.pdf import read

Row = tuple[float, float, float, str]
"""Points from the left, points from the bottom, size in points, text."""


_FONT = "/Resources<</Font<</F 3 0 R>>>>"


def pdf(pages: Sequence[Sequence[Row]], info: str = "", kids: str = "") -> bytes:
    """A PDF of these rows of text, written by hand: one page object and one stream a page."""
    numbers = [4 + 2 * i for i in range(len(pages))]
    kids = kids or " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(kids.split()) // 3}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, rows in zip(numbers, pages, strict=True):
        drawn = " ".join(f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in rows)
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {number + 1} 0 R{_FONT}>>",
            f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        ]
    body, places = "%PDF-1.4\n", []
    for number, text in enumerate([*objects, f"<<{info}>>"], 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    rows_of_table = "".join(f"{place:010d} 00000 n \n" for place in places)
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows_of_table}"
    trailer = f"trailer\n<</Size {len(places) + 1}/Root 1 0 R/Info {len(places)} 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + table + trailer).encode("cp1252")


def column(lines: Sequence[str], top: float = 700, x: float = 50, size: float = 10) -> list[Row]:
    """Lines below each other."""
    return [(x, top - 12 * i, size, line) for i, line in enumerate(lines)]


def kinds(content: Content) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.span.of(content.text)) for block in content.structure.blocks]


ARTICLE = [
    (50.0, 740.0, 20.0, "The gate that would not shut"),
    *column(["The storm gate stopped short of its sill, the harbour", "master told an inquiry on Wednesday morning."]),
    *column(
        ["A tide of five metres flooded three hundred homes in", "the lower town, and nobody was warned."], top=660
    ),
]


def test_pdf_lines_become_headings_and_paragraphs() -> None:
    """Larger letters make a heading; a gap makes a paragraph; lines of one are joined."""
    assert kinds(read(pdf([ARTICLE]))) == [
        ("heading", "The gate that would not shut"),
        (
            "paragraph",
            "The storm gate stopped short of its sill, the harbour master told an inquiry on Wednesday morning.",
        ),
        ("paragraph", "A tide of five metres flooded three hundred homes in the lower town, and nobody was warned."),
    ]


def test_pdf_words_parted_at_a_line_end_are_whole_again() -> None:
    """A hyphen goes, unless the text says that the word is written with one."""
    lines = [
        "The well-known inspec-",
        "tor came with his side-",
        "arm and a well-",
        "known friend, and went by side on 3-",
        "4 May with his sidearm to the South-",
        "East of the town, where they stayed.",
    ]

    assert read(pdf([column(lines)])).text == (
        "The well-known inspector came with his sidearm and a well-known friend, "
        "and went by side on 3-4 May with his sidearm to the South-East of the town, where they stayed.\n"
    )


def test_pdf_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    """A sentence that is not ended goes on, wherever the next line stands; the page begins inside of it."""
    left = column(["The council met on Tuesday and was told that the"])
    right = column(["bridge would be shut until the end of the year and"], x=320)
    behind = column(["that nobody would be asked again about it."])

    content = read(pdf([[*left, *right], behind]))

    told = "The council met on Tuesday and was told that the bridge would be shut until the end of the year and"
    assert kinds(content) == [("paragraph", f"{told} that nobody would be asked again about it.")]
    assert [(page.label, content.text[page.start :][:10]) for page in content.pages] == [
        ("1", "The counci"),
        ("2", "that nobod"),
    ]


def test_pdf_heads_and_feet_that_repeat_are_left_out() -> None:
    """A line that stands at the edge of three pages, numbers apart, is no text."""
    words = ["One sentence stands here.", "Another one stands here now.", "And a third one is this.", "The last it is."]
    pages = [
        [
            (50.0, 780.0, 8.0, f"The Tolmouth Echo {n}"),
            *column([f"{word} {n}." for word in words]),
            (300.0, 20.0, 8.0, f"- {n} -"),
        ]
        for n in range(1, 5)
    ]

    text = read(pdf(pages)).text

    assert "Echo" not in text
    assert "- 2 -" not in text
    assert "And a third one is this. 3." in text


def test_pdf_says_what_it_is_called() -> None:
    """Title, author and day from the file, unless a program made the title up; then from the first heading."""
    named = read(pdf([ARTICLE], "/Title(Gate)/Author(Ada Brandt)/CreationDate(D:20310304120000Z)")).structure
    unnamed = read(pdf([ARTICLE], "/Title(Microsoft Word - gate-final2.doc)")).structure

    assert (named.title, named.author, named.date) == ("Gate", "Ada Brandt", "2031-03-04")
    assert unnamed.title == "The gate that would not shut"


def test_pdf_control_characters_are_made_visible() -> None:
    """An escape sequence drawn on a page cannot leave it."""
    assert "\x1b" not in read(pdf([column(["Red \\033[31m alert in the harbour"])])).text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.4 nothing else", "is a damaged PDF"),
        (pdf([ARTICLE])[:300], "is a damaged PDF"),
        (pdf([[]]), "is a PDF without text"),
        (pdf([ARTICLE], kids="4 0 R " * 5001), "has 5,001 pages; the most that are read are 5,000"),
    ],
)
def test_pdf_that_cannot_be_read_is_refused(data: bytes, why: str) -> None:
    """Damaged, empty, and endless files each have their sentence."""
    with pytest.raises(Limit, match=why):
        read(data)


def test_pdf_heading_is_a_block_with_a_level() -> None:
    """The largest letters are of the first level."""
    assert [block.level for block in read(pdf([ARTICLE])).structure.blocks if block.kind is BlockKind.HEADING] == [1]
