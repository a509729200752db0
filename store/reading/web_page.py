"""The bytes of a web page as text: decoded as a browser would."""

from __future__ import annotations

import re

from store.reading.decoding import Decoded, decode_as_it_is

_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_LABELS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "x-sjis"), "cp932"),
    "iso-8859-9": "cp1254",
    "euc-kr": "cp949",
}
"""What browsers read under a name that means less."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")


def decoded(data: bytes, encoding: str | None) -> Decoded:
    """A page's source: as told, UTF-8 where it fits, as declared, guessed."""
    if encoding is None and (declared := _CHARSET.search(data[:4096])):
        label = declared[1].decode("ascii").lower()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            encoding = _LABELS.get(label, label)
    try:
        return decode_as_it_is(data, encoding)
    except LookupError:
        return decode_as_it_is(data)


def without_declaration(source: str) -> str:
    """The source without an XML declaration, whose encoding does not hold any more."""
    declaration = _DECLARATION.match(source)
    return source[declaration.end() :] if declaration else source
