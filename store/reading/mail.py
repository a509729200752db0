"""Mails and pages saved as mails: the part that is to be read, who sent it, when, about what.

What is attached is not read. The heads of a mail are where control characters and gigabytes hide, so
they are measured before they are parsed.
"""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from store.model.document import BlockKind
from store.reading import html
from store.reading.content import Builder, Content
from store.reading.decoding import decode
from store.reading.limits import MAX_HEADER_BYTES, MAX_PARTS, Limit
from store.reading.markup import add_markup
from store.reading.parsing import parsed
from store.reading.plain import read_plain
from store.reading.structure import Structure, as_title
from store.reading.web_page import decoded, without_declaration

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)


def read(data: bytes, encoding: str | None = None) -> Content:
    """The text of a mail, or the article of a page that was saved as one.

    Raises:
        Limit: It is broken, has too much of everything, or no text.
    """
    message = _parsed(data)
    page = _first(message, "text/html")
    if message.get_content_type() == "multipart/related" and page is not None and "From" not in message:
        return html.read(_payload(page), encoding)
    builder = Builder()
    subject, sender = _header(message, "Subject"), _header(message, "From")
    builder.add(subject, BlockKind.HEADING, 1)
    plain = _first(message, "text/plain")
    if plain is not None and _payload(plain).strip():
        _add_plain(builder, _text(plain, encoding))
    elif page is not None:
        source = without_declaration(decoded(_payload(page), encoding or _charset(page)).text)
        add_markup(builder, parsed(source))
    if len(builder.blocks) <= bool(subject):
        raise Limit("is a mail without any text")
    names = ", ".join(name or address for name, address in getaddresses([sender]))
    about = Structure(
        title=as_title(subject),
        author=as_title(names),
        date=_day(_header(message, "Date")),
        origins=(("title", "the mail's subject"), ("author", "the mail's sender"), ("date", "the mail's date")),
    )
    return builder.content(about, was_guessed=False)


def _parsed(data: bytes) -> Message:
    """The parts of a mail, if there are not too many of them."""
    head = _HEAD_END.search(data)
    if (head.start() if head else len(data)) > MAX_HEADER_BYTES:
        raise Limit(f"has a head of more than {MAX_HEADER_BYTES // 1024} KB")
    if sum(1 for _ in _PART.finditer(data)) > MAX_PARTS:
        raise Limit(f"has more than {MAX_PARTS:,} parts")
    try:
        # The old policy keeps heads as they are: the new one parses each as it comes.
        return message_from_bytes(data, policy=policy.compat32)
    except (MessageError, ValueError, RecursionError) as error:
        raise Limit("is a damaged mail, or one of parts inside parts without end") from error


def _first(message: Message, kind: str) -> Message | None:
    """The first part of a type that is not attached."""
    try:
        parts = list(message.walk())
    except RecursionError as error:
        raise Limit("is a mail of parts inside parts without end") from error
    return next(
        (part for part in parts if part.get_content_type() == kind and part.get_content_disposition() != "attachment"),
        None,
    )


def _payload(part: Message) -> bytes:
    """The bytes of a part, unpacked."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message, encoding: str | None) -> str:
    """The text of a part, in its own encoding if there is such a one."""
    for codec in (encoding, _charset(part)):
        try:
            return decode(_payload(part), codec).text
        except LookupError:
            continue
    return decode(_payload(part)).text


def _charset(part: Message) -> str | None:
    """The encoding that a part names."""
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else None


def _add_plain(builder: Builder, text: str) -> None:
    """Add the blocks of a plain text; what was quoted from another mail is a quote."""
    for block in read_plain(text).blocks:
        words = block.span.of(text)
        if block.kind is BlockKind.QUOTE:
            words = "\n".join(line.strip().lstrip("> ") for line in words.split("\n"))
        builder.add(words, block.kind, block.level)


def _header(message: Message, name: str) -> str:
    """A head in plain words; what cannot be decoded stands as it is."""
    raw = str(message.get(name) or "")
    try:
        pieces = decode_header(raw)
        return " ".join("".join(_decoded_piece(text, codec) for text, codec in pieces).split())
    except (ValueError, LookupError, MessageError):
        return " ".join(raw.split())


def _decoded_piece(text: str | bytes, codec: str | None) -> str:
    """A piece of a head as text."""
    return text if isinstance(text, str) else text.decode(codec or "latin-1", "replace")


def _day(date: str) -> str | None:
    """The day of a mail's date in ISO 8601, else its words."""
    try:
        day: datetime = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError):
        return as_title(date)
    return day.date().isoformat()
