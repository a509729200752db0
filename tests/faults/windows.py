"""Several windows and threads count together: a read, an addition and a write are one change, or sums are lost."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

from store.database.compaction import compact
from store.database.storage import JournalStorage
from store.database.table import RecordTable
from tests.faults.workload import Broken


def campaign(folder: Path, length: int) -> dict[str, int]:
    """Two processes with two threads each add one, `length` times each, and one compacts meanwhile."""
    JournalStorage(folder).close()
    children = [_forked(folder, length, is_compacting=number == 0) for number in range(2)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    storage = JournalStorage(folder)
    found = (RecordTable(storage, "sums").record("sum") or {}).get("value")
    notices = storage.engine.notices
    storage.close()
    if any(codes) or found != 4 * length or notices:
        raise Broken(f"4 x {length} additions make {found}; exit codes {codes}; {notices}")
    return {"additions": 4 * length}


def _forked(folder: Path, length: int, *, is_compacting: bool) -> int:
    """A process that adds in two threads; its number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        storage = JournalStorage(folder)
        threads = [Thread(target=_add, args=(storage, length)) for _ in range(2)]
        for thread in threads:
            thread.start()
        while is_compacting and any(thread.is_alive() for thread in threads):
            compact(storage)
        for thread in threads:
            thread.join()
        storage.close()
        code = 0
    finally:
        os._exit(code)


def _add(storage: JournalStorage, length: int) -> None:
    """Read, add one, write; again and again."""
    table = RecordTable(storage, "sums")
    for _ in range(length):
        with storage.transaction():
            value = (table.record("sum") or {"value": 0})["value"]
            table.put("sum", {"value": value + 1})
