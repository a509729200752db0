"""UTF-16, UTF-32 and ISO 2022 without a mark that says so: told by bytes that no other text is made of.

Latin      41 00 42 00     every other byte is zero
Cyrillic   1f 04 30 04     every other byte is a control character, as in no text of one byte a letter
UTF-32     41 00 00 00     two or three of four are zero, and few numbers are code points
Japanese   1b 24 42 3a     an escape sequence goes before two-byte letters, all in ASCII
"""

from __future__ import annotations

import re

_LOOK = 64 * 1024
"""Bytes that are looked at; a multiple of four."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_WRITTEN = (
    r"[\t\n\r -\u024f\u0370-\u06ff\u0900-\u0e7f\u1e00-\u1fff\u2010-\u2026\u2030-\u203a\u20a0-\u20bf"
    r"\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]"
)
"""What most text is made of. The bytes of a letter the wrong way round fall elsewhere about every other time.

Compiled when it is needed, which is seldom: that takes 7 ms.
"""
_ISO_2022 = ((b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"), (b"\x1b$)C", "iso2022_kr"))


def wide_encoding(data: bytes) -> str | None:
    """The encoding of some bytes that is wider than a byte and has no mark; None if they are not in such a one."""
    look = data[:_LOOK]
    if data.isascii():
        for mark, codec in _ISO_2022:
            if mark in look and _decoded(data, codec):
                return codec
    if len(_CONTROL.findall(look)) * 20 < len(look):
        return None
    return _of_four_bytes(look) or _of_two_bytes(look)


def _of_four_bytes(look: bytes) -> str | None:
    """UTF-32's byte order; a text holds no zeros itself."""
    if len(look) % 4 or look.count(0) * 2 < len(look):
        return None
    texts = ((codec, _decoded(look, codec)) for codec in ("utf-32-le", "utf-32-be"))
    return next((codec for codec, text in texts if text and "\0" not in text), None)


def _of_two_bytes(look: bytes) -> str | None:
    """UTF-16's byte order, where one of the two gives what text is made of and the other does not."""
    even, odd = look[0::2].count(0), look[1::2].count(0)
    if even + odd >= len(look) / 5 and max(even, odd) > 10 * min(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    little, big = (_share(look, codec) for codec in ("utf-16-le", "utf-16-be"))
    if max(little, big) < 0.95 or abs(little - big) < 0.1:
        return None
    return "utf-16-le" if little > big else "utf-16-be"


def _share(look: bytes, codec: str) -> float:
    """The share of code points that most text is made of."""
    text = look.decode(codec, "replace")
    return len(re.findall(_WRITTEN, text)) / max(1, len(text))


def _decoded(data: bytes, codec: str) -> str:
    """The text of some bytes, which are good in that encoding; "" where they are not."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""
