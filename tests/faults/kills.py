"""Kill writers with SIGKILL, again and again, on the real disk; whatever they acknowledged is there.

A child is forked, opens the store, writes, compacts often, and tells each acknowledged change through
a pipe, whose bytes survive it. Then it is killed, and the store is opened and compared.
"""

from __future__ import annotations

import math
import os
import select
import signal
import struct
import threading
import time
from pathlib import Path
from random import Random

from store.database.compaction import Compactor
from store.database.storage import JournalStorage
from store.database.table import RecordTable
from tests.faults.workload import Broken, seeded

_TOLD = struct.Struct("<II")
"""Writer, number of the change."""
_COMPACT = 20_000
"""Bytes of journal at which a writer compacts: often, so that many a kill falls into a compaction."""
_PER_STORE = 8_000
"""Acknowledgements after which a new store is begun, so that opening and checking stay quick."""
_PER_KILL = 400
"""Acknowledgements of one life at most, where the clock does not decide."""


def campaign(seed: int, length: int, folder: Path, *, acknowledged: int = 0, writers: int = 1) -> dict[str, int]:
    """Kill `length` times, and until that much was acknowledged; Broken if anything acknowledged is missing."""
    chance = seeded(seed)
    counts = {"kills": 0, "acknowledged": 0, "lost": 0, "unreadable": 0}
    store, told, started = 0, dict[int, int](), 0
    while counts["kills"] < length or counts["acknowledged"] < acknowledged:
        if sum(told.values()) > _PER_STORE:
            store, told = store + 1, {}
        started += writers
        before = sum(told.values())
        _one_round(folder / f"{writers}-{seed}-{store}", chance, told, range(started, started + writers))
        counts["kills"] += writers
        counts["acknowledged"] += sum(told.values()) - before
    return counts


def _one_round(folder: Path, chance: Random, told: dict[int, int], writers: range) -> None:
    """Start writers, kill them, look."""
    reading, writing = os.pipe()
    children = [_start(folder, writer, reading, writing) for writer in writers]
    os.close(writing)
    if chance.random() < 0.2:  # by the clock: while it opens, or early
        _listen(reading, told, time.monotonic() + chance.uniform(0.002, 0.08))
    else:
        _listen(reading, told, time.monotonic() + 10, sum(told.values()) + chance.randrange(_PER_KILL))
        _listen(reading, told, time.monotonic() + chance.uniform(0, 0.001))
    for child in children:
        os.kill(child, signal.SIGKILL)
    _listen(reading, told, time.monotonic() + 60)
    os.close(reading)
    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    if any(end != -signal.SIGKILL for end in ends):
        raise Broken(f"a writer did not live until it was killed: {ends}")
    _check(folder, told, writers)


def _listen(pipe: int, told: dict[int, int], until: float, enough: float = math.inf) -> None:
    """Hear what each writer acknowledges until then, until that is enough, or until all of them are gone."""
    left = b""
    while (
        sum(told.values()) < enough
        and (wait := until - time.monotonic()) > 0
        and select.select([pipe], [], [], wait)[0]
    ):
        data = os.read(pipe, 1 << 16)
        if not data:
            return
        left += data
        whole = len(left) // _TOLD.size * _TOLD.size
        told.update(_TOLD.iter_unpack(left[:whole]))
        left = left[whole:]


def _start(folder: Path, writer: int, reading: int, writing: int) -> int:
    """Fork a writer; its process number."""
    child = os.fork()
    if child:
        return child
    try:
        os.close(reading)
        _write(folder, writer, writing)
    finally:
        os._exit(1)


def _write(folder: Path, writer: int, pipe: int) -> None:
    """Write until killed: two records a change, which must be there together."""
    threading.excepthook = lambda _failed: os.abort()
    storage = JournalStorage(folder)
    compactor = Compactor(storage, floor=_COMPACT)
    table, twins = RecordTable(storage, "notes"), RecordTable(storage, "twins")
    number = 0
    while True:
        number += 1
        with storage.transaction():
            table.put(f"{writer}-{number}", {"writer": writer, "number": number, "body": "“said” " * 5})
            twins.put(f"{writer}-{number}", {"number": number})
            if number > 20:
                twins.erase([f"{writer}-{number - 20}"])
        os.write(pipe, _TOLD.pack(writer, number))
        compactor.consider()


def _check(folder: Path, told: dict[int, int], writers: range) -> None:
    """Open the store: all that was acknowledged is there, in order, and at most one change more a writer."""
    if not folder.exists():
        return
    storage = JournalStorage(folder)
    try:
        found: dict[int, int] = {}
        for key in storage.rows("notes"):
            writer, number = map(int, key.split("-"))
            found[writer] = found.get(writer, 0) + 1
            if number > told.get(writer, 0) + 1:
                raise Broken(f"{key} is there, but only {told.get(writer, 0)} were acknowledged")
        for writer, number in told.items():
            if found.get(writer, 0) < number:
                raise Broken(f"writer {writer}: {number} acknowledged, {found.get(writer, 0)} found in {folder}")
        if any(f"{writer}-{found[writer]}" not in storage.rows("twins") for writer in writers if found.get(writer)):
            raise Broken("half a change is there")
        if strange := [notice for notice in storage.engine.notices if "set aside" not in notice]:
            raise Broken(f"a kill looks like damage: {strange}")
        told.update({writer: number for writer, number in found.items() if number})
    finally:
        storage.close()
