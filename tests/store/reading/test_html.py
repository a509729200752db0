"""Saved pages: encodings as browsers read them, metadata from wherever a page puts it, refusals of traps."""

from __future__ import annotations

import pytest

from store.model.document import BlockKind
from store.reading.boilerplate import is_boilerplate
from store.reading.html import read
from store.reading.limits import Limit

BODY = (
    "<article><p>The ferry left at five past three, said the café owner Zoë Brandt, who had waited on the quay.</p>"
    "<p>Nobody had told her that the timetable was changed, and nobody has told her why it was changed.</p></article>"
)
META = (
    '<meta property="og:title" content="Ferry late"><meta name="author" content="By Ada Brandt">'
    '<meta name="date" content="2031-03-04">'
)
JSON_LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": '
    '"Ferry late", "author": [{"name": "Ada Brandt"}], "datePublished": "2031-03-04T08:00:00+01:00"}]}</script>'
)


def page(head: str = "", body: str = BODY) -> str:
    """A page around a body."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="utf-16">', "utf-8"),
        ("", "utf-8"),
        ('<meta charset="no-such-thing">', "cp1252"),
    ],
)
def test_html_is_decoded_as_browsers_do(head: str, codec: str) -> None:
    """UTF-8 where the bytes are, else what the page declares, Latin-1 meaning Windows-1252, else a guess."""
    assert "café owner Zoë" in read(page(head).encode(codec)).text


@pytest.mark.parametrize("head", [META, JSON_LD])
def test_html_metadata_is_found_in_meta_tags_and_json_ld(head: str) -> None:
    """Title, author and day, however the page declares them."""
    found = read(page(head).encode()).structure

    assert (found.title, found.author, found.date) == ("Ferry late", "Ada Brandt", "2031-03-04")


def test_html_metadata_says_where_it_was_found() -> None:
    """Each piece with the place that it was taken from, where several state it."""
    origins = dict(read(page(META + JSON_LD + "<title>Late ferry</title>").encode()).structure.origins)

    assert (origins["title"], origins["author"], origins["date"]) == (
        "JSON-LD headline",
        "JSON-LD author",
        "JSON-LD datePublished",
    )
    assert dict(read(page(META).encode()).structure.origins)["date"] == "meta date"


def test_html_code_in_a_sentence_stays_in_it() -> None:
    """Only code of several lines stands on lines of its own."""
    told = "<p>The log says <code>gate stuck</code>, and nothing else that anybody could have read that night.</p>"

    assert (
        "The log says gate stuck, and nothing"
        in read(page(body=BODY.replace("</article>", f"{told}</article>")).encode()).text
    )


def test_html_json_ld_that_is_none_is_passed_over() -> None:
    """Broken or endless JSON does not stop the page from being read."""
    head = f'<script type="application/ld+json">{"[" * 100_000}</script><title>Ferry late - The Echo</title>'

    assert read(page(head).encode()).structure.title == "Ferry late"


def test_html_tables_and_nested_lists_stay_readable() -> None:
    """A row is a line; an item inside an item is an item."""
    body = BODY.replace(
        "</article>",
        "<table><tr><th>Day</th><th>Late by</th></tr><tr><td>Monday</td><td>9 minutes</td></tr></table>"
        "<ul><li>The first boat of the morning<ul><li>and its crew of four people</li></ul></li></ul></article>",
    )

    content = read(page(body=body).encode())

    blocks = [(block.kind, block.span.of(content.text)) for block in content.structure.blocks]
    assert (BlockKind.TABLE, "Day | Late by\nMonday | 9 minutes") in blocks
    assert (BlockKind.LIST, "and its crew of four people") in blocks


def test_html_without_an_article_gives_what_text_there_is() -> None:
    """A page of a few words is those words."""
    assert "hello out there" in read(b"<html><body><div>hello out there</div></body></html>").text


@pytest.mark.parametrize(
    "trap", ["<div>" * 3000, "<p " + " ".join(f"a{i}=1" for i in range(3000)) + ">", "<b><i><font>" * 1000]
)
def test_html_built_to_take_for_ever_is_refused(trap: str) -> None:
    """Thousands of attributes or of tags inside each other are not even parsed."""
    with pytest.raises(Limit, match=r"has (a tag with )?more than"):
        read(page(body=trap).encode())


def test_html_article_in_several_bodies_is_one_article() -> None:
    """What advertisements part is put together in order."""
    paragraph = "<p>The ferry number {} left late again, said the café owner, and nobody knew why it was so late.</p>"
    bodies = [
        f"<div class='article__body grid'>{''.join(paragraph.format(10 * n + k) for k in range(6))}</div>"
        for n in (1, 2)
    ]

    text = read(
        page(body=f"<main><div>{bodies[0]}</div><div class='ad'>Buy!</div><div>{bodies[1]}</div></main>").encode()
    ).text

    assert text.index("number 15") < text.index("number 20")


@pytest.mark.parametrize(
    "line",
    [
        *("READ MORE: Ferry sinks", "Don’t miss", "Plague in town [VIDEO]", "Sign up for our free morning newsletter"),
        *(
            "© 2031 The Tolmouth Echo",
            "Share this article",
            "Advertisement",
            "https://echo.example/gate",
            "Lesen Sie auch: Fähre",
        ),
    ],
)
def test_invitations_inside_an_article_are_left_out(line: str) -> None:
    """Whole short lines in the words of such lines."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Read the letter, she said.",
            "They share this view.",
            "Comments by the mayor were booed.",
            "Sorry seems to be enough.",
        ),
        *(
            "He told me to sign up with the navy.",
            "Follow the money, they said.",
            "The newsletter of the club says otherwise.",
        ),
    ],
)
def test_sentences_of_an_article_are_kept(line: str) -> None:
    """The same words inside a sentence are the article's."""
    assert not is_boilerplate(line)
