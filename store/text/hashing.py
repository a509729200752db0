"""The name of a text: its hash. Kept apart, since hashlib costs more to import than the rest of this room."""

from __future__ import annotations

from hashlib import sha256

_PIECE = 1024 * 1024
"""Code points."""


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hex."""
    found = sha256()
    # A piece at a time: encoding all of a long text would keep every other thread waiting.
    for start in range(0, len(text), _PIECE):
        found.update(text[start : start + _PIECE].encode("utf-8", "surrogatepass"))
    return found.hexdigest()
