"""Damage a file of a store in every way there is, and open it.

It opens or says why not; it never crashes; and where a record or a change is not what it was, a
notice says that something was damaged. One flipped bit costs one record or one transaction at most.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from store.database.storage import JournalStorage
from store.errors import DamagedStore, NewerFormat
from tests.faults.power_cuts import Broken
from tests.faults.simulated_disk import Inode, SimulatedDisk
from tests.faults.workload import FOLDER, State, Workload, contents, seeded

Damage = Callable[[bytearray, Random], None]


def flip_a_bit(data: bytearray, chance: Random) -> None:
    """One bit is not what it was."""
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def overwrite(data: bytearray, chance: Random) -> None:
    """A stretch is something else."""
    start = chance.randrange(len(data))
    length = min(len(data) - start, chance.choice((1, 4, 16, 64, 512)))
    data[start : start + length] = chance.randbytes(length)


def blank(data: bytearray, chance: Random) -> None:
    """A stretch is zeros, as after a lost block."""
    start = chance.randrange(len(data))
    length = min(len(data) - start, chance.choice((8, 64, 512, 4096)))
    data[start : start + length] = bytes(length)


def cut(data: bytearray, chance: Random) -> None:
    """The end is missing."""
    del data[chance.randrange(len(data)) :]


def take_out(data: bytearray, chance: Random) -> None:
    """A stretch is missing."""
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 10, 100))]


def put_in(data: bytearray, chance: Random) -> None:
    """Something is there that was not."""
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.choice((b"\n", b"\r", b"\t", b"{}", b"\0" * 9, chance.randbytes(5)))


def lose_a_line(data: bytearray, chance: Random) -> None:
    """A whole line is missing."""
    lines = bytes(data).splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    data[:] = b"".join(lines)


def repeat_a_line(data: bytearray, chance: Random) -> None:
    """A whole line is there twice."""
    lines = bytes(data).splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    data[:] = b"".join(lines)


def empty(data: bytearray, _chance: Random) -> None:
    """Nothing is left of it."""
    data.clear()


DAMAGES: tuple[Damage, ...] = (
    flip_a_bit,
    overwrite,
    blank,
    cut,
    take_out,
    put_in,
    lose_a_line,
    repeat_a_line,
    empty,
)


def made(chance: Random) -> tuple[SimulatedDisk, State]:
    """A store after some changes, and what it holds."""
    disk = SimulatedDisk()
    work = Workload(disk, chance)
    work.run(chance.randrange(20, 80))
    work.close()
    return disk, work.acknowledged


def explore(seed: int, files: int) -> dict[str, int]:
    """Damage that many files; how often nothing was lost, something was (and said so), or opening was refused."""
    chance = seeded(seed)
    counts = {"nothing lost": 0, "said so": 0, "refused": 0}
    disk, state = made(chance)
    for number in range(files):
        if number % 50 == 0:
            disk, state = made(chance)
        counts[_damaged(disk, state, chance)] += 1
    return counts


def _damaged(disk: SimulatedDisk, state: State, chance: Random) -> str:
    """Damage one file of a copy and open it."""
    found = disk.after_kill()
    path = chance.choice(sorted(path for path in found.names_live if _is_ours(path)))
    damage = chance.choice(DAMAGES)
    if chance.random() < 0.02:
        found.names_live.pop(path)
    elif found.names_live[path].live:
        _damage(found.names_live[path], damage, chance)
    try:
        storage = JournalStorage(FOLDER, disk=found)
    except (DamagedStore, NewerFormat):
        return "refused"
    read = contents(storage)
    storage.close()
    if read == state:
        return "nothing lost"
    if not storage.engine.notices:
        raise Broken(f"{damage.__name__} of {path.name}: {read} in place of {state}, and not a word")
    lost = _differences(state, read)
    if damage is flip_a_bit and path.name.startswith("snap-") and lost > 1:
        raise Broken(f"one bit of {path.name} cost {lost} records")
    return "said so"


def _damage(inode: Inode, damage: Damage, chance: Random) -> None:
    damage(inode.live, chance)
    inode.durable = bytes(inode.live)


def _is_ours(path: Path) -> bool:
    return path.name.startswith(("snap-", "log-", "LOCK"))


def _differences(one: State, other: State) -> int:
    """How many records are not the same."""
    keys = {(table, key) for state in (one, other) for table, rows in state.items() for key in rows}
    return sum(one.get(table, {}).get(key) != other.get(table, {}).get(key) for table, key in keys)
