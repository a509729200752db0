"""A file of text, plain or with markup that stays in it: decoded, cleaned, its structure beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

from store.reading.content import Content
from store.reading.decoding import decode
from store.reading.limits import Limit
from store.reading.structure import Structure
from store.text.cleaning import visible_line

_LOOK = 64 * 1024
"""Code points that are looked at."""
_MEANINGLESS = re.compile("[\u2400-\u241a\u241c-\u241f\u2421\ufffd]")
_PICTURES = re.compile("[\u2400-\u2421]")


def read_text(data: bytes, encoding: str | None, structure_of: Callable[[str], Structure]) -> Content:
    """The content of a text file whose structure is seen in its text.

    Raises:
        Limit: There is no such encoding, or there is no text in the bytes.
    """
    try:
        decoded = decode(data, encoding)
    except LookupError as error:
        name = visible_line(str(encoding))
        raise Limit(f"was not read: there is no text encoding “{name}”, try utf-8, cp1252 or utf-16") from error
    if not decoded.text.strip():
        raise Limit("is empty: there is no text in it to read")
    if is_binary(data, decoded.text):
        raise Limit("is not text (binary data): save it as text first")
    return Content(
        text=decoded.text,
        structure=structure_of(decoded.text),
        encoding=decoded.encoding,
        encoding_was_guessed=decoded.was_guessed,
    )


def is_binary(data: bytes, text: str) -> bool:
    """Whether bytes that were decoded to `text` were no text: more than one code point in twenty means nothing.

    `text` is what came out of the decoder after cleaning, so control characters are their pictures.
    """
    look = text[:_LOOK]
    # A text about control characters may hold their pictures itself.
    written = len(_PICTURES.findall(data[:_LOOK].decode("utf-8", "ignore"))) if _PICTURES.search(look) else 0
    return (len(_MEANINGLESS.findall(look)) - written) * 20 > len(look)
