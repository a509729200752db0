"""Damage a file of a store in every way there is, and open it.

It opens or says why not; it never crashes; and where a record or a change is not what it was, a
notice says that something was damaged. One flipped bit costs one record or one transaction at most.
What is refused is left as it is; what was mended is whole when it is opened again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from store.database.storage import JournalStorage
from store.errors import DamagedStore, NewerFormat
from tests.faults.medium import Inode
from tests.faults.simulated_disk import SimulatedDisk
from tests.faults.workload import FOLDER, Broken, State, Workload, contents, replayed, seeded

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


def made(chance: Random) -> tuple[SimulatedDisk, Workload]:
    """A store after some changes, and what was done to it."""
    disk = SimulatedDisk()
    work = Workload(disk, chance)
    work.run(chance.randrange(20, 80))
    work.close()
    return disk, work


def campaign(seed: int, length: int) -> dict[str, int]:
    """Damage `length` files; how often nothing was lost, something was (and said so), or opening was refused."""
    chance = seeded(seed)
    counts = Counter({"nothing lost": 0, "said so": 0, "refused": 0})
    for number in range(length):
        if number % 50 == 0:
            disk, work = made(chance)
        counts[_damaged(disk, work, chance)] += 1
    return {"files": length, **counts}


def _damaged(disk: SimulatedDisk, work: Workload, chance: Random) -> str:
    """Damage one file of a copy and open it."""
    found = disk.after_kill()
    path = chance.choice(sorted(path for path in found.names_live if _is_ours(path)))
    damage = None if chance.random() < 0.02 else chance.choice(DAMAGES)
    if damage is None:
        found.names_live.pop(path)
    elif found.names_live[path].live:
        _damage(found.names_live[path], damage, chance)
    what = f"{damage.__name__ if damage else 'loss'} of {path.name}"
    before = {name: bytes(inode.live) for name, inode in found.names_live.items()}
    try:
        storage = JournalStorage(FOLDER, disk=found)
    except (DamagedStore, NewerFormat):
        _check_untouched(before, found, what)
        if damage is flip_a_bit:
            raise Broken(f"{what}: refused for a single bit") from None
        return "refused"
    read = contents(storage)
    storage.close()
    _check_again(found, read, what)
    if read == work.acknowledged:
        return "nothing lost"
    if not storage.engine.notices:
        raise Broken(f"{what}: {read} in place of {work.acknowledged}, and not a word")
    if damage is flip_a_bit and not _cost_one(work, read):
        raise Broken(f"{what} cost more than one record or change: {read} in place of {work.acknowledged}")
    return "said so"


def _check_again(found: SimulatedDisk, read: State, what: str) -> None:
    """What was mended stays mended: opened again it is the same, and nothing is damaged any more."""
    storage = JournalStorage(FOLDER, disk=found)
    if contents(storage) != read or storage.engine.notices:
        raise Broken(f"{what}, opened again: {contents(storage)} in place of {read}; {storage.engine.notices}")
    storage.close()


def _check_untouched(before: dict[Path, bytes], found: SimulatedDisk, what: str) -> None:
    """What is refused is left as it is."""
    after = {name: bytes(inode.live) for name, inode in found.names_live.items() if name in before}
    if after != before:
        raise Broken(
            f"{what}: refused, yet {[name.name for name in before if after.get(name) != before[name]]} changed"
        )


def _cost_one(work: Workload, read: State) -> bool:
    """Whether at most one record is not what it was, or one change is missing."""
    if _differences(work.acknowledged, read) <= 1:
        return True
    history = work.history
    return any(replayed(history[:at] + history[at + 1 :]) == read for at in range(len(history)))


def _damage(inode: Inode, damage: Damage, chance: Random) -> None:
    damage(inode.live, chance)
    inode.durable = bytes(inode.live)


def _is_ours(path: Path) -> bool:
    return path.name.startswith(("snap-", "log-", "LOCK"))


def _differences(one: State, other: State) -> int:
    """How many records are not the same."""
    keys = {(table, key) for state in (one, other) for table, rows in state.items() for key in rows}
    return sum(one.get(table, {}).get(key) != other.get(table, {}).get(key) for table, key in keys)
