"""A small, seeded share of the fault campaign (`make faults` runs the whole)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import damaged_files, failing_calls, filling_disk, kills, power_cuts

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(4))
def test_store_opens_with_a_prefix_of_its_history_when_the_power_was_cut(seed: int) -> None:
    """Whatever unsynced writes are lost, reordered or torn: all that was acknowledged is there."""
    assert power_cuts.explore(seed, states=250) == 250


@pytest.mark.parametrize("error", failing_calls.FAILURES)
def test_memory_equals_disk_when_any_call_fails(error: int) -> None:
    """No room, a defect, no right to write: nothing acknowledged is lost, nothing else appears."""
    told = [failing_calls.fail(7, failing, error) for failing in range(0, failing_calls.calls(7), 2)]

    assert any(told)


def test_memory_equals_disk_when_a_write_is_short() -> None:
    """Half a line on disk is no line."""
    told = [failing_calls.fail(8, failing, 28, is_short=True) for failing in range(0, failing_calls.calls(8), 2)]

    assert any(told)


def test_store_goes_on_when_a_full_disk_has_room_again() -> None:
    """Wherever the disk fills up, nothing is lost, and the next change after that is kept."""
    needed = filling_disk.needed(3)

    told = [filling_disk.fill(3, capacity) for capacity in range(0, needed, needed // 60)]

    assert all(told)


@pytest.mark.parametrize("seed", range(3))
def test_damage_is_never_silent(seed: int) -> None:
    """A damaged file loses nothing, or says so, or is refused."""
    counts = damaged_files.explore(seed, files=200)

    assert sum(counts.values()) == 200
    assert counts["nothing lost"]
    assert counts["said so"]


@pytest.mark.parametrize("writers", [1, 2])
def test_acknowledged_changes_are_there_when_their_writers_were_killed(tmp_path: Path, writers: int) -> None:
    """SIGKILL at any moment, compaction included, one window or two."""
    counts = kills.campaign(tmp_path, 1, kills=8, writers=writers)

    assert counts.kills >= 8
