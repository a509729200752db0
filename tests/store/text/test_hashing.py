"""The hash of a text is the hash of its UTF-8."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256

from store.text.hashing import text_hash


def test_text_hash_is_the_hash_of_the_utf8_bytes() -> None:
    """Any tool can compute the same name from the same file."""
    assert text_hash("Zoë\n") == sha256("Zoë\n".encode()).hexdigest()


def test_text_room_imports_nothing_heavy() -> None:
    """Cleaning, folding, words and sentences are on the way to the first frame: only cheap modules come with them."""
    script = (
        "import sys, store.text.cleaning, store.text.folding, store.text.words, store.text.sentences;"
        "print(*sorted({'hashlib', 'rapidfuzz', 'numpy', 'tinydb', 'asyncio'} & set(sys.modules)))"
    )

    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == ""
