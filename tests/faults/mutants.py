"""Take one safeguard after another out of the code: for each, a test must fail.

    python -m tests.faults.mutants [--only WORD]

A mutant is a copy of the project with one line changed. Prints a JSON line for each; exit code 1 if
one survives. A line that is not found any more is an error: then this list is out of date.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_TESTS = ("tests/store/database", "tests/store/library", "tests/faults/test_faults.py")


@dataclass(frozen=True)
class Mutant:
    """One safeguard, taken out."""

    name: str
    file: str
    """Below store/database/."""
    old: str
    new: str


MUTANTS = (
    # Every sync.
    Mutant("a change is not synced", "journal.py", "        self._disk.sync(self._descriptor)\n", ""),
    Mutant("a new file is not synced", "durable.py", "        disk.sync(descriptor)\n", ""),
    Mutant("the name of a new file is not synced", "durable.py", "        disk.sync_folder(path.parent)\n", ""),
    Mutant(
        "a new file is written in place", "durable.py", "    new = path.with_name(", "    new = path or path.with_name("
    ),
    Mutant(
        "a torn tail is cut off without being kept",
        "journal.py",
        "        write_file(path, [self.rest()], self._disk)\n",
        "",
    ),
    Mutant("a torn tail is not cut off", "journal.py", "            self.cut()\n", "            pass\n"),
    Mutant(
        "a failed sync is forgotten",
        "engine.py",
        "            self._poison = not_writable(self.journal.path, error)\n            raise self._poison from error",
        "            raise not_writable(self.journal.path, error) from error",
    ),
    Mutant("a line that failed stays", "engine.py", "            self.journal.cut()\n", "            pass\n"),
    Mutant(
        "a line is acknowledged before it is written",
        "engine.py",
        "        line = journal.line(",
        "        self._apply(changes)\n        line = journal.line(",
    ),
    # Every checksum.
    Mutant(
        "a line's checksum is not looked at",
        "codec.py",
        "return body if line == seal(body) else None",
        'return body if line.endswith(b"\\n") else None',
    ),
    Mutant(
        "a record's checksum is not looked at",
        "snapshot.py",
        'if line[:9] != b"%08x " % crc32(body) or line[-1:] != b"\\n":',
        'if line[-1:] != b"\\n":',
    ),
    Mutant(
        "a snapshot's footer is not looked at",
        "snapshot.py",
        "snapshot.is_whole = bool(footer) and is_complete and not snapshot.damaged",
        "snapshot.is_whole = not snapshot.damaged",
    ),
    Mutant(
        "a gap in the numbers is passed over",
        "recovery.py",
        "        if entry.seq != found.seq + 1:\n            return False\n",
        "",
    ),
    Mutant(
        "a journal need not follow on its snapshot",
        "recovery.py",
        "    if read.after != found.seq:\n        return False\n",
        "",
    ),
    Mutant(
        "a missing journal is passed over",
        "recovery.py",
        "    if following != list(range(start.generation, newest + 1)):\n        return None\n",
        "",
    ),
    Mutant("the mark is not looked at", "opening.py", "    if found.seq < acknowledged:", "    if found.seq < 0:"),
    Mutant("a store without files is a new one", "opening.py", "    if acknowledged:\n", "    if not place:\n"),
    Mutant(
        "salvage says nothing",
        "salvage.py",
        '        found.notices.append(f"{name} is damaged: {lost}',
        '        str(f"{name} is damaged: {lost}',
    ),
    # Every lock.
    Mutant(
        "windows do not lock each other out",
        "disk.py",
        "            fcntl.flock(descriptor, fcntl.LOCK_EX)\n",
        "            pass\n",
    ),
    Mutant(
        "threads do not lock each other out", "lock.py", "        with self._threads:\n", "        if self._threads:\n"
    ),
    Mutant(
        "a window does not catch up before it writes",
        "storage.py",
        "        told += self.engine.catch_up()\n        self.foreign",
        "        self.foreign",
    ),
    Mutant(
        "what another window began is not followed",
        "engine.py",
        "            if not self.journal.has_successor():\n                return\n",
        "            return\n",
    ),
    # What may be removed.
    Mutant("one generation is kept", "generations.py", "_KEPT = 2", "_KEPT = 1"),
    Mutant(
        "every journal is removed with its snapshot",
        "generations.py",
        "for number in self.journals if number < oldest",
        "for number in self.journals if number < self.newest",
    ),
)


def survives(mutant: Mutant, folder: Path) -> bool:
    """Whether every test passes in spite of it."""
    for part in ("store", "tests", "pyproject.toml"):
        source = _ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "golden", "samples"))
        else:
            shutil.copy(source, folder / part)
    path = folder / "store" / "database" / mutant.file
    code = path.read_text()
    if code.count(mutant.old) != 1:
        raise LookupError(f"{mutant.name}: its line stands {code.count(mutant.old)} times in {mutant.file}")
    path.write_text(code.replace(mutant.old, mutant.new))
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *_TESTS]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> int:
    """Try every mutant; how many survive decides the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="try those whose name has this in it")
    given = parser.parse_args()
    survivors = 0
    for mutant in MUTANTS:
        if given.only in mutant.name:
            with tempfile.TemporaryDirectory() as folder:
                lives = survives(mutant, Path(folder))
            survivors += lives
            sys.stdout.write(json.dumps({"mutant": mutant.name, "killed": not lives}) + "\n")
            sys.stdout.flush()
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
