"""Mails: the part that is to be read, and the heads that say whose it is."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reading.formats import Format, format_of
from store.reading.limits import Limit
from store.reading.mail import read

PARTS = st.sampled_from(
    [
        *(
            b"From: a@b.example\r\n",
            b"Subject: =?utf-8?q?=C3=A9=1b?=\r\n",
            b"Subject: =?x?b?!!!?=\r\n",
            b"Date: 99 Foo\r\n",
        ),
        *(
            b"MIME-Version: 1.0\r\n",
            b"Content-Type: multipart/mixed; boundary=x\r\n",
            b"\r\n",
            b"--x\r\n",
            b"--x--\r\n",
        ),
        *(b"Content-Type: text/plain; charset=none\r\n", b"Content-Transfer-Encoding: base64\r\n", b"words, words\r\n"),
        *(
            b"Content-Type: text/html\r\n",
            b"<p>page</p>\r\n",
            b"Content-Transfer-Encoding: x-uuencode\r\n",
            b"\xff\xfe",
        ),
    ]
)


def mail(plain: str = "", page: str = "") -> bytes:
    """A mail with a text, a page, or both."""
    message = EmailMessage()
    message["From"] = "Zoë Brandt <zoe@echo.example>"
    message["To"] = "jon@echo.example"
    message["Date"] = "Tue, 04 Mar 2031 10:00:00 +0100"
    message["Subject"] = "The gate is “shut” again"
    if plain:
        message.set_content(plain)
    if page:
        message.add_alternative(page, subtype="html")
    message.add_attachment("not to be read", filename="notes.txt")
    return message.as_bytes()


def test_mail_becomes_its_text_under_its_subject() -> None:
    """Who sent it and when is known; what is attached is left out; quoted lines are a quote."""
    content = read(mail("The gate is shut.\n\n> Is it?\n> Really?\n\nYes.\n", "<p>other</p>"))

    assert content.text == "The gate is “shut” again\n\nThe gate is shut.\n\nIs it?\nReally?\n\nYes.\n"
    assert [block.kind.value for block in content.structure.blocks] == ["heading", "paragraph", "quote", "paragraph"]
    found = content.structure
    assert (found.title, found.author, found.date) == ("The gate is “shut” again", "Zoë Brandt", "2031-03-04")


def test_mail_of_nothing_but_a_page_is_that_page() -> None:
    """Without a plain text the page is read, all of it."""
    assert "It is shut, he wrote." in read(mail(page="<html><body><p>It is shut, he wrote.</p></body></html>")).text


def test_page_saved_as_a_mail_is_read_as_a_page() -> None:
    """MHTML has no sender; its article is what counts."""
    page = (
        "<html><title>Gate shut</title><article><p>The gate was shut, said the harbour master on Monday.</p></article>"
    )
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; type=text/html; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\n\r\n" + page.encode() + b"\r\n--x--\r\n"
    )

    assert (read(data).structure.title, read(data).text[:17]) == ("Gate shut", "The gate was shut")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Subject: " + b"=?utf-8?q?=1b?= " * 10_000 + b"\r\n\r\nhi", "a head of more than 64 KB"),
        (
            b"MIME-Version: 1.0\r\n\r\n" + b"--X\r\nContent-Type: text/plain\r\n\r\nhi\r\n" * 2000,
            "more than 1,000 parts",
        ),
        (b"Subject: nothing else\r\nMIME-Version: 1.0\r\n\r\n", "without any text"),
    ],
)
def test_mail_with_too_much_or_nothing_is_refused(data: bytes, why: str) -> None:
    """Heads and parts are counted before they are parsed."""
    with pytest.raises(Limit, match=why):
        read(data)


def test_mail_is_known_by_heads_that_only_programs_write() -> None:
    """A text may begin with From and Date."""
    assert format_of(mail("words")) is Format.MAIL
    assert format_of(b"From: the council\nDate: Tuesday\n\nWe met.") is Format.TEXT
    assert format_of(b"Subject: x\n\nwords", "letter.eml") is Format.MAIL


@given(st.lists(PARTS, max_size=30).map(b"".join) | st.binary())
@settings(deadline=None)
def test_any_mail_is_read_or_refused(data: bytes) -> None:
    """Any bytes -> Content or Limit, never anything else."""
    try:
        content = read(data)
    except Limit:
        return
    assert content.text.encode().decode() == content.text
