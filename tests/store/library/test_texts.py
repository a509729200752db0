"""The texts: on the medium before anything names them."""

from __future__ import annotations

import errno
from pathlib import Path
from random import Random

import pytest

from store.errors import DamagedStore, StoreNotWritable
from store.library.texts import Texts
from tests.faults.simulated_disk import SimulatedDisk

FOLDER = Path("/store/texts")
TEXT = "The council met behind closed doors; “not for long,” said the clerk.\n"


def on_new_disk() -> tuple[SimulatedDisk, Texts]:
    """An empty disk that has the store's folder, and the texts on it."""
    disk = SimulatedDisk()
    disk.make_folder(FOLDER.parent)
    disk.sync_folder(FOLDER.parent.parent)
    return disk, Texts(FOLDER, disk)


def found_after_power_cuts(disk: SimulatedDisk) -> list[Texts]:
    """The texts on some of the disks that may be found."""
    return [Texts(FOLDER, disk.after_power_cut(Random(seed))) for seed in range(30)]  # noqa: S311 - the same each time


def test_text_survives_a_power_cut_when_it_was_kept() -> None:
    """Whatever was not synced: a text whose keeping returned is there, whole."""
    disk, texts = on_new_disk()

    name = texts.keep(TEXT)

    assert all(found.text(name) == TEXT for found in found_after_power_cuts(disk))


def test_text_survives_a_power_cut_when_a_killed_program_had_put_it_there() -> None:
    """Who wrote the file may have been killed before he synced its name; keeping it again does."""
    disk, texts = on_new_disk()
    unsynced = {"sync_folder"}

    def kill(call: str, _disk: SimulatedDisk) -> None:
        if call in unsynced:
            raise KeyboardInterrupt

    disk.on_step = kill
    with pytest.raises(KeyboardInterrupt):
        texts.keep(TEXT)
    unsynced.clear()

    name = texts.keep(TEXT)

    assert all(found.text(name) == TEXT for found in found_after_power_cuts(disk))


def test_removed_text_stays_removed_when_the_power_was_cut() -> None:
    """Forgetting protects a source: the text does not come back."""
    disk, texts = on_new_disk()
    name = texts.keep(TEXT)

    assert texts.remove(name)

    assert not texts.remove(name)
    for found in found_after_power_cuts(disk):
        with pytest.raises(DamagedStore):
            found.text(name)


def test_full_disk_is_told_when_a_text_does_not_fit() -> None:
    """Nothing is left under its name."""
    disk, texts = on_new_disk()
    disk.capacity = 10

    with pytest.raises(StoreNotWritable, match="full"):
        texts.keep(TEXT)

    assert not [path for path in disk.names_live if path.parent == FOLDER]


def test_failing_disk_is_told_when_a_text_cannot_be_removed() -> None:
    """The person must know that it is still there."""
    disk, texts = on_new_disk()
    name = texts.keep(TEXT)

    def fail(call: str, _disk: SimulatedDisk) -> None:
        if call == "unlink":
            raise OSError(errno.EIO, "Input/output error")

    disk.on_step = fail

    with pytest.raises(StoreNotWritable, match="reports an error"):
        texts.remove(name)
