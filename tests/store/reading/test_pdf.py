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


def pdf(pages: Sequence[Sequence[Row]], info: str = "", kids: str = "", outline: Sequence[str] = ()) -> bytes:
    """A PDF of these rows of text, written by hand: one page object and one stream a page."""
    numbers = [3 + max(1, len(outline)) + 2 * i for i in range(len(pages))]
    kids = kids or " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        outline[0] if outline else "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(kids.split()) // 3}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *outline[1:],
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


WORDS = ["One sentence stands here.", "Another one stands here now.", "And a third one is this.", "The last it is."]


def printed(numbers: Sequence[str]) -> list[list[Row]]:
    """Pages with a running title, these numbers at their feet, and the same four sentences."""
    return [
        [
            (50.0, 780.0, 8.0, "The Tolmouth Echo, 4 March 2031"),
            *column([f"{word} Said {name}." for word in WORDS]),
            *([(300.0, 20.0, 8.0, f"- {number} -")] if number else []),
        ]
        for number, name in zip(numbers, ["Ada", "Ben", "Cleo", "Dan", "Eve", "Finn"], strict=False)
    ]


def test_pdf_heads_and_feet_that_repeat_are_no_text() -> None:
    """A line that stands at the edge of three pages, numbers apart, belongs to the page and not to the text."""
    content = read(pdf(printed("1234")))

    assert "Echo" not in content.text
    assert "- 2 -" not in content.text
    assert "And a third one is this. Said Cleo." in content.text
    assert [(page.head, page.foot) for page in content.pages][1:3] == [
        ("The Tolmouth Echo, 4 March 2031", "- 2 -"),
        ("The Tolmouth Echo, 4 March 2031", "- 3 -"),
    ]


def test_pdf_of_two_pages_has_heads_and_feet_too() -> None:
    """What stands at the edge of both is theirs; what stands at one is text."""
    content = read(pdf(printed("12")))

    assert "Echo" not in content.text
    assert [page.foot for page in content.pages] == ["- 1 -", "- 2 -"]
    assert "The last it is. Said Ada." in content.text


def test_pdf_paragraphs_of_two_lines_are_kept_apart() -> None:
    """Where every other step is the one to the next paragraph, that one is not taken for the usual one."""
    told = [
        [
            "“We have no key to the lock and never did have one,” said",
            "the keeper of the canal, who had looked for it.",
        ],
        ["The council was told so on Monday, and again on the next", "day, by a letter that went through three hands."],
        [
            "Nobody answered it, and the gate stayed where it was, and",
            "the boats went back to where they had come from.",
        ],
    ]
    lines = [row for place, pair in enumerate(told) for row in column(pair, top=700 - place * 31)]

    assert [text for _, text in kinds(read(pdf([lines])))] == [" ".join(pair) for pair in told]


def test_pdf_page_is_called_what_is_printed_on_it() -> None:
    """The numbers that the feet agree on are the labels; pages before the first are counted in brackets."""
    content = read(pdf(printed(["", "", "1", "2", "3", "4"])))

    assert [page.label for page in content.pages] == ["[1]", "[2]", "1", "2", "3", "4"]


def test_pdf_year_in_a_head_is_no_page_number() -> None:
    """A number that stays the same from page to page counts nothing."""
    assert [page.label for page in read(pdf(printed(["", "", "", ""]))).pages] == ["1", "2", "3", "4"]


def test_pdf_page_without_text_keeps_its_place_in_the_table() -> None:
    """The place of a page in the table is its number in the file; a blank one begins where the next does."""
    content = read(pdf([column(WORDS[:1]), [], column(WORDS[1:2])]))

    assert [(page.label, page.start) for page in content.pages] == [("1", 0), ("2", 27), ("3", 27)]


def test_pdf_outline_is_its_chapters() -> None:
    """An entry stands at the heading of its words on its page, else at the page's top."""
    second = [(50.0, 740.0, 20.0, "What Nobody Knew"), *column(WORDS, top=700)]
    outline = (
        "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>",
        "<</First 5 0 R/Last 6 0 R>>",
        "<</Title(The gate)/Parent 4 0 R/Next 6 0 R/Dest[7 0 R/Fit]>>",
        "<</Title(WHAT NOBODY KNEW)/Parent 4 0 R/Dest[9 0 R/Fit]>>",
    )

    content = read(pdf([ARTICLE, [(50.0, 780.0, 10.0, "It was not over."), *second]], outline=outline))

    assert [(chapter.title, content.text[chapter.start :][:8]) for chapter in content.structure.chapters] == [
        ("The gate", "The gate"),
        ("WHAT NOBODY KNEW", "What Nob"),
    ]


def test_pdf_caption_is_told_from_the_text() -> None:
    """What begins as captions do is one."""
    content = read(pdf([[*column(WORDS), *column(["Figure 2: The gate, seen from the sea"], top=600)]]))

    assert kinds(content)[-1] == ("caption", "Figure 2: The gate, seen from the sea")


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
