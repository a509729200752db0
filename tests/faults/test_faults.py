"""A small, seeded share of the fault campaign (`make faults` runs the whole)."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.faults import damaged_files, failing_calls, filling_disk, kills, power_cuts, windows
from tests.faults.workload import seeded

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(6))
def test_store_opens_with_a_prefix_of_its_history_when_the_power_was_cut(seed: int) -> None:
    """Whatever unsynced writes are lost, reordered or torn, after kills too: all that was acknowledged is there."""
    counts = power_cuts.campaign(seed, 400)

    assert counts["states"] >= 400


@pytest.mark.parametrize("error", failing_calls.FAILURES)
def test_memory_equals_disk_when_any_call_fails(error: int) -> None:
    """No room, a defect, no right to write: nothing acknowledged is lost, nothing else appears."""
    told = [failing_calls.fail(7, failing, error) for failing in range(0, failing_calls.calls(7), 3)]

    assert any(told)


def test_memory_equals_disk_when_a_write_is_short() -> None:
    """Half a line on disk is no line."""
    calls = range(0, failing_calls.calls(8), 3)

    told = [failing_calls.fail(8, failing, errno.ENOSPC, is_short=True) for failing in calls]

    assert any(told)


def test_nothing_acknowledged_is_lost_when_the_power_is_cut_after_failures() -> None:
    """A disk that fails for a while and loses what was not synced: what was acknowledged is there."""
    looked = [failing_calls.fail_for_a_while(seeded(seed), 230) for seed in range(80)]

    assert sum(looked) > 200


def test_store_goes_on_when_a_full_disk_has_room_again() -> None:
    """Wherever the disk fills up, nothing is lost, and the next change after that is kept."""
    counts = filling_disk.campaign(3, 40)

    assert counts["full"] == 40


def test_store_goes_on_when_a_file_may_not_grow(tmp_path: Path) -> None:
    """The operating system's own short writes are taken back, on a real disk."""
    reached = [filling_disk.limit_files(tmp_path / str(limit), 5, limit) for limit in (0, 41, 97, 500, 1500)]

    assert any(reached)


def test_store_goes_on_when_a_real_filesystem_was_full(tmp_path: Path) -> None:
    """A small filesystem in memory fills up, is cleared, and everything acknowledged is on it."""
    try:
        was_full = filling_disk.fill_small_filesystem(tmp_path / "small", 5, 1 << 16)
    except PermissionError as error:
        pytest.skip(str(error))

    assert was_full


@pytest.mark.parametrize("seed", range(3))
def test_damage_is_never_silent(seed: int) -> None:
    """A damaged file loses nothing, or says so, or is refused; one bit costs one record or change at most."""
    counts = damaged_files.campaign(seed, 400)

    assert counts["nothing lost"]
    assert counts["said so"]


@pytest.mark.parametrize("writers", [1, 2])
def test_acknowledged_changes_are_there_when_their_writers_were_killed(tmp_path: Path, writers: int) -> None:
    """SIGKILL at any moment, compaction included, one window or two."""
    counts = kills.campaign(1, 8, tmp_path, writers=writers)

    assert counts["kills"] >= 8


def test_no_addition_is_lost_when_windows_and_threads_count_together(tmp_path: Path) -> None:
    """A transaction reads, thinks and writes under one lock, over threads and processes, compaction included."""
    counts = windows.campaign(tmp_path / "sums", 50)

    assert counts["additions"] == 200
