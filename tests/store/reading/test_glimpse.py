"""A glimpse shows what the whole document shows at its start, and says nothing where it cannot know."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import UnreadableDocument
from store.reading.glimpse import glimpse
from store.reading.read import read_document

ARTICLE = """# The mill on the Asker

By Anna Brandt

“We mended the roof in May,” Piet Olsen said.\x07 “The rain came through in June.”

- slates
- letters

""".encode()


@pytest.mark.parametrize("name", ["mill.md", "mill.txt"])
@pytest.mark.parametrize("times", [1, 3000])
def test_glimpse_is_the_beginning_of_the_document(tmp_path: Path, name: str, times: int) -> None:
    """Title, what is known of it, text and blocks are those of the whole, up to where the glimpse ends."""
    path = tmp_path / name
    path.write_bytes(ARTICLE + b"The letters are in a biscuit tin. " * times + b"\n\n" + ARTICLE * times)

    seen, whole = glimpse(path), read_document(path)

    assert seen is not None
    assert (seen.title, seen.source, seen.metadata.author) == (whole.title, whole.source, whole.metadata.author)
    assert whole.text.startswith(seen.text)
    assert seen.blocks[:4] == whole.blocks[:4]
    assert seen.id == ""
    assert (len(seen.text) == len(whole.text)) is (times == 1)


def test_glimpse_ends_with_a_line(tmp_path: Path) -> None:
    """No letter and no line is cut in two, also where one letter takes several bytes."""
    path = tmp_path / "long.txt"
    path.write_text("ein Öl, ein Bär, eine Tür €\n" * 5000, encoding="utf-8")

    seen = glimpse(path)

    assert seen is not None
    assert seen.text.endswith("€\n")
    assert "\ufffd" not in seen.text


@pytest.mark.parametrize(
    "data",
    [b"", b"   \n", "Grüße aus Köln\n".encode("latin-1") * 9, b"\x89PNG\r\n\x1a\n", b"%PDF-1.4", b"<html><p>So.</p>"],
)
def test_glimpse_is_none_where_the_beginning_does_not_tell(tmp_path: Path, data: bytes) -> None:
    """Nothing, no UTF-8, no text: whoever reads all of it says what it is."""
    path = tmp_path / "what"
    path.write_bytes(data)

    assert glimpse(path) is None


def test_glimpse_of_what_is_no_file_is_none(tmp_path: Path) -> None:
    """A folder and a name of nothing are for those who say why not."""
    assert glimpse(tmp_path) is None
    assert glimpse(tmp_path / "none.txt") is None


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=200), times=st.sampled_from([1, 400]))
def test_any_bytes_give_a_glimpse_or_none(tmp_path_factory: pytest.TempPathFactory, data: bytes, times: int) -> None:
    """Whatever the bytes: nothing is raised, and what all of it is refused for is never more than a beginning."""
    path = tmp_path_factory.mktemp("glimpse") / "any.txt"
    path.write_bytes(data * times)

    seen = glimpse(path)

    try:
        whole = read_document(path)
    except UnreadableDocument:
        return
    if seen is not None and whole.metadata.encoding in {"utf-8", "utf-8-sig"}:
        assert whole.text.startswith(seen.text.rstrip("\n")[:100])
