"""The name of a text: its hash. Kept apart, since hashlib costs more to import than the rest of this room."""

from __future__ import annotations

from hashlib import sha256


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hex."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
