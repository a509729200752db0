"""What was searched for: kept for its owner alone, in step with other windows, gone when told to."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import StoreNotWritable
from store.library.asked import Asked


def test_query_is_kept_once_newest_last(tmp_path: Path) -> None:
    """Asked again it moves to the end; another window's queries stay."""
    here, there = Asked(tmp_path), Asked(tmp_path)
    here.remember("the slates of Bergheim")
    there.remember("Łukasz, “never”")

    here.remember("the slates of Bergheim")

    assert there.queries() == ("Łukasz, “never”", "the slates of Bergheim")


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    """The oldest go."""
    asked = Asked(tmp_path)
    for number in range(203):
        asked.remember(f"query {number}")

    assert len(asked.queries()) == 200
    assert asked.queries()[0] == "query 3"


def test_file_is_its_owner_s(tmp_path: Path) -> None:
    """Nobody else on the machine may read what somebody looks for."""
    asked = Asked(tmp_path)
    asked.remember("who was it")

    assert asked.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"7", b'{"a": 1}', b'["whole", 3, null]'])
def test_damaged_file_is_no_misfortune(tmp_path: Path, content: bytes) -> None:
    """Whatever stands there, the texts of a list are queries and all else is nothing; the next one is kept."""
    asked = Asked(tmp_path)
    asked.path.write_bytes(content)

    assert set(asked.queries()) <= {"whole"}
    asked.remember("new")
    assert asked.queries()[-1] == "new"


def test_forgotten_queries_are_on_no_disk(tmp_path: Path) -> None:
    """Nothing is left, and it is said whether there was anything."""
    asked = Asked(tmp_path)
    asked.remember("the source")

    assert asked.forget()
    assert not asked.forget()
    assert asked.queries() == ()
    assert list(tmp_path.iterdir()) == []


def test_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A store that went away is an error with words."""
    with pytest.raises(StoreNotWritable):
        Asked(tmp_path / "gone").remember("x")
