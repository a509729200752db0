"""Bytes to text: which encoding, told or found; line ends made one kind; unsafe characters made visible.

named by the person > byte order mark > UTF-8 > UTF-16, UTF-32, ISO 2022 by their bytes > UTF-8 with a few wrong
bytes (a guess) > the one-byte encoding that makes most sense of it (a guess) > Windows-1252
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from store.reading.wide_encodings import wide_encoding
from store.text.cleaning import visible

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOK = 64 * 1024
"""Bytes that a guess is made on."""

_ASIAN = ("gb18030", "big5", "cp932", "euc_jp", "cp949", "cp874", "cp1258")
"""What is left to the statistical detector."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\ufffd]")
_LINE_ENDS = ("\r\n", "\r", "\f", "\x85", "\u2028", "\u2029")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and how it came out of its bytes."""

    text: str
    """From `decode`: line ends are LF, control characters are visible signs."""
    encoding: str
    was_guessed: bool
    """Whether no mark or rule of the encoding settled it."""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of some bytes. Whatever they are, something comes out.

    Args:
        data: The bytes of a text file.
        encoding: Name of a codec that is to be used whatever the bytes say; what does not fit it shows as U+FFFD.

    Raises:
        LookupError: There is no such text encoding.
    """
    decoded = decode_as_it_is(data, encoding)
    return replace(decoded, text=visible(one_kind_of_line_ends(decoded.text)))


def one_kind_of_line_ends(text: str) -> str:
    """The text with LF wherever a line ends.

    One kind after the other, since most are not there, and a look for one is 80 times as quick as one for all of them.
    """
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def decode_as_it_is(data: bytes, encoding: str | None = None) -> Decoded:
    """The same without cleaning: for markup, whose text is cleaned when it is out of its tags."""
    if encoding is not None:
        return _decoded(_by_name(data, encoding), encoding, was_guessed=False)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decoded(data.decode(codec, "replace"), codec, was_guessed=False)
    # Zeros are good UTF-8 too, so what is wider than a byte is looked for first.
    if wide := wide_encoding(data):
        return _decoded(data.decode(wide, "replace"), wide, was_guessed=True)
    try:
        return _decoded(data.decode("utf-8"), "utf-8", was_guessed=False)
    except UnicodeDecodeError:
        return _one_byte_or_damaged(data)


def _one_byte_or_damaged(data: bytes) -> Decoded:
    """What is not UTF-8: UTF-8 with a few wrong bytes, or one byte a character."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    # 20 letters beyond ASCII that are right for one that is wrong: no text in another encoding looks like that.
    if wrong * 20 < len(_BEYOND_ASCII.findall(text)):
        return _decoded(text, "utf-8", was_guessed=True)
    guessed = _guessed(data)
    # Some bytes have no meaning in most one-byte encodings; they become U+FFFD, as what they are: unknown.
    return _decoded(data.decode(guessed, "replace"), guessed, was_guessed=True)


def _guessed(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8, as far as they tell; Windows-1252 where they do not."""
    # Only for such files: most are UTF-8, and the detector for Asia's scripts takes 30 ms to import.
    from store.reading.guessing import guess  # noqa: PLC0415

    if european := guess(data):
        return european
    from charset_normalizer import from_bytes  # noqa: PLC0415

    first = next((place for place, byte in enumerate(data) if byte > 0x7F), 0)
    best = from_bytes(data[first : first + _LOOK // 16], cp_isolation=list(_ASIAN)).best()
    return best.encoding if best is not None else "cp1252"


def _by_name(data: bytes, encoding: str) -> str:
    """Decode as a person asked for; a codec that is none for texts is no encoding."""
    try:
        codecs.lookup(encoding)
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError) as error:
        raise LookupError(f"There is no text encoding {encoding!r}") from error
    return text.removeprefix("\ufeff")


def _decoded(text: str, encoding: str, *, was_guessed: bool) -> Decoded:
    """A text and how it came about."""
    return Decoded(text=text, encoding=encoding, was_guessed=was_guessed)
