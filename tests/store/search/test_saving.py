"""A saved index answers like the one that was saved; anything else in its place is no index."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.search.index import Index
from store.search.passages import Unit
from store.search.saving import load, save
from tests.store.search.test_equivalence import QUERY, SENTENCE, passages_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples."""
    return tmp_path_factory.mktemp("index")


def saved(index: Index, folder: Path) -> Path:
    """The file of an index."""
    path = folder / "index"
    path.unlink(missing_ok=True)
    save(index.collection, path)
    return path


@given(st.lists(SENTENCE, max_size=20), st.lists(SENTENCE, max_size=5), QUERY)
@settings(deadline=None)
def test_a_loaded_index_answers_like_the_saved_one(
    folder: Path, texts: list[str], later: list[str], query: str
) -> None:
    """Mapped arrays hold what was written, can be added to, and lose what is removed."""
    index = Index()
    index.add(passages_of(texts, "one"), Unit(document="one", part="text", stamp="1"))
    index.add(passages_of(later, "two"), Unit(document="two", part="text", stamp="2"))
    index.tidy()

    collection = load(saved(index, folder))

    assert collection is not None
    assert collection.stamps == index.collection.stamps
    loaded = Index(collection=collection)
    assert loaded.search(query) == index.search(query)
    loaded.remove("one")
    loaded.add(passages_of(texts, "three"), Unit(document="three", part="text"))
    assert loaded.search(query) == Index([*passages_of(later, "two"), *passages_of(texts, "three")]).search(query)


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_any_changed_or_missing_byte_makes_it_no_index(folder: Path, data: st.DataObject) -> None:
    """A file that is cut short or has another byte anywhere is not loaded, and nothing is raised."""
    index = Index(passages_of(["the harbour gate", "the siren of the tide"]))
    index.tidy()
    path = saved(index, folder)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        path.write_bytes(whole[:at])
    else:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :])

    collection = load(path)

    # The padding between two arrays is nobody's.
    assert collection is None or Index(collection=collection).search("gate") == index.search("gate")


def test_a_missing_or_empty_file_is_no_index(tmp_path: Path) -> None:
    """Nothing is raised where nothing was saved."""
    (tmp_path / "empty").write_bytes(b"")

    assert load(tmp_path / "missing") is None
    assert load(tmp_path / "empty") is None
    assert load(tmp_path) is None


@given(st.lists(SENTENCE, min_size=1, max_size=9), st.lists(SENTENCE, min_size=1, max_size=9), QUERY)
@settings(deadline=None)
def test_an_index_that_absorbs_another_answers_like_one_of_both(
    texts: list[str], others: list[str], query: str
) -> None:
    """Words and units get the numbers of the one that absorbs; a unit that both have is the other's."""
    one, other = Index(), Index()
    one.add(passages_of(texts, "a"), Unit(document="a", part="text", stamp="1"))
    one.add(passages_of(texts, "b"), Unit(document="b", part="text", stamp="1"))
    other.add(passages_of(others, "b"), Unit(document="b", part="text", stamp="2"))

    one.absorb(other.collection)

    assert one.search(query) == Index([*passages_of(texts, "a"), *passages_of(others, "b")]).search(query)
