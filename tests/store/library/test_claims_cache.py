"""Claims that were kept are the claims that were found, or none at all."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction import version
from store.extraction.engine import extract
from store.library.claims_cache import ClaimsCache
from store.library.library import Library
from store.model.document import Block, BlockKind
from store.model.span import Span
from store.reading.read import read_bytes
from store.text.hashing import text_hash

if TYPE_CHECKING:
    import pytest

TEXT = """“Two boats, not three,” said Maren Holt. She wants the harbour log read out.

The company said that “all three” were insured. Nine people signed the letter.
"""
DOCUMENT = read_bytes(TEXT.encode(), source="/papers/boats.txt", name="boats.txt")


def kept(folder: Path) -> ClaimsCache:
    """A cache that knows the document."""
    cache = ClaimsCache(folder)
    assert cache.keep(DOCUMENT, extract(DOCUMENT))
    return cache


def test_claims_come_back_as_they_were_found(tmp_path: Path) -> None:
    """Every field, nothing rounded; and how many there are is known without the text."""
    cache = kept(tmp_path)

    assert cache.claims(DOCUMENT) == extract(DOCUMENT)
    assert cache.count(text_hash(TEXT)) == len(extract(DOCUMENT))


def test_no_claims_are_kept_as_none_found(tmp_path: Path) -> None:
    """A text in which nobody says anything is not gone through again either."""
    cache = ClaimsCache(tmp_path)

    assert cache.keep(DOCUMENT, ())
    assert cache.claims(DOCUMENT) == ()


def test_keeping_claims_takes_little_more_room_than_the_file(tmp_path: Path) -> None:
    """They are written one at a time: the rows of all of them would take six times as much."""
    cache, claims = kept(tmp_path), extract(DOCUMENT) * 1000
    tracemalloc.start()
    try:
        cache.keep(DOCUMENT, claims)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    [file] = tmp_path.rglob("*.json")
    assert most < 4 * file.stat().st_size


def test_other_language_or_structure_has_claims_of_its_own(tmp_path: Path) -> None:
    """All that the extraction reads is part of the name."""
    cache = kept(tmp_path)

    assert cache.claims(replace(DOCUMENT, language="de")) is None
    assert cache.claims(replace(DOCUMENT, blocks=(Block(kind=BlockKind.HEADING, span=Span(0, 5), level=1),))) is None
    assert cache.claims(replace(DOCUMENT, text=f"{TEXT} ")) is None


def test_claims_of_another_extraction_are_unknown_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new release finds them anew, and the old ones take no room."""
    cache = kept(tmp_path)
    old = next(tmp_path.iterdir())
    monkeypatch.setattr("store.library.claims_cache.version", lambda: "next")

    assert cache.claims(DOCUMENT) is None
    assert cache.keep(DOCUMENT, ())

    assert cache.claims(DOCUMENT) == ()
    assert not old.exists()


def test_version_follows_the_rules_as_they_are_installed() -> None:
    """A number that a person raises, and a fingerprint that nobody can forget."""
    assert version.version().startswith(f"{version.VERSION}-")


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_damaged_file_is_no_claims_at_all(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Any byte changed, or cut off anywhere: the claims, or None; never others and never an error."""
    folder = tmp_path_factory.mktemp("cache")
    cache = kept(folder)
    (path,) = folder.rglob("*.json")
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.booleans())
    path.write_bytes(whole[:at] if cut else whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])

    assert cache.claims(DOCUMENT) in (None, extract(DOCUMENT))


def test_full_or_missing_disk_is_no_error(tmp_path: Path) -> None:
    """What is derived may always fail to be kept."""
    (tmp_path / "file").write_text("in the way")

    assert not ClaimsCache(tmp_path / "file").keep(DOCUMENT, ())
    assert ClaimsCache(tmp_path / "file").claims(DOCUMENT) is None


def test_claims_of_a_forgotten_document_are_not_kept(tmp_path: Path) -> None:
    """A window that still shows it brings nothing of it back, names of speakers least of all."""
    with Library.open(tmp_path) as library:
        document = library.shelf.keep(DOCUMENT)
        library.keep_claims(document, extract(document))
        assert library.known_claims(document) == extract(document)

        library.forget(document.id)
        library.keep_claims(document, extract(document))

        assert library.known_claims(document) is None
        assert not (tmp_path / "cache").exists()
