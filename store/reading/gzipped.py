"""Files packed with gzip: unpacked within limits, then read as what they are."""

from __future__ import annotations

import zlib

from store.reading.content import Content
from store.reading.formats import Format, format_of, largest, read_content
from store.reading.limits import MAX_RATIO, RATIO_FROM, Limit, megabytes

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


def read(data: bytes, encoding: str | None = None) -> Content:
    """The content of what is packed.

    Raises:
        Limit: It is damaged, packed as only bombs are, or of a kind that is not read.
    """
    most = min(largest(Format.TEXT), max(RATIO_FROM, MAX_RATIO * len(data)))
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        inside = unpacker.decompress(data, most + 1)
    except zlib.error as error:
        raise Limit("is a damaged gzip archive") from error
    if len(inside) > most:
        raise Limit(f"holds more than {megabytes(most)}, the most that is unpacked of it")
    kind = format_of(inside)
    if not isinstance(kind, Format) or kind is Format.GZIP:
        what = "another gzip archive" if kind is Format.GZIP else kind
        raise Limit(f"holds {what}, which is not read")
    return read_content(inside, kind, encoding)
