"""Take one safeguard after another out of the code: for each, a test must fail.

    python tests/faults/mutants.py [--only WORD] [--list]

Two kinds. Every sync, lock and checksum that stands in the code is found there by itself, so none that
is added later can be forgotten; what else keeps the promise is listed by hand. A mutant is a copy of
the project with one place changed; the code as it is has to pass first. Prints a JSON line for each; exit
code 1 if one survives, 2 if nothing can be said because a test fails without any of them. A listed
line that is not found any more is an error: then the list is out of date.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.safeguards import Safeguard, safeguards

_ROOT = Path(__file__).parents[2]
_TESTS = (
    "tests/faults/test_known_faults.py",
    "tests/faults/test_safeguards.py",
    "tests/faults/test_upkeep.py",
    "tests/store/database",
    "tests/store/library",
    "tests/faults/test_faults.py",
)
_NOT = "tests/faults/test_safeguards.py::test_listed_mutant_still_has_its_line"
"""It fails for every listed mutant, since it looks for the very line."""
_SECONDS = 240
"""A mutant that hangs longer than this was noticed."""


@dataclass(frozen=True)
class Mutant:
    """One safeguard, taken out."""

    name: str
    file: str
    """Below store/database/."""
    old: str
    new: str


MUTANTS = (
    # What is written, and when.
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
    Mutant("a line that failed stays", "engine.py", "            self.journal.cut()\n", "            pass\n"),
    Mutant(
        "a failed sync is forgotten",
        "engine.py",
        "            self._poison = not_writable(self.journal.path, error)\n            raise self._poison from error",
        "            raise not_writable(self.journal.path, error) from error",
    ),
    Mutant(
        "a line is acknowledged before it is written",
        "engine.py",
        "        line = journal.line(",
        "        self._apply(changes)\n        line = journal.line(",
    ),
    Mutant(
        "what a killed writer left is marked as acknowledged",
        "engine.py",
        "if state.seq < self.lock.marked() and",
        "if state.seq != self.lock.marked() and",
    ),
    Mutant(
        "a journal that another made counts as named",
        "engine.py",
        "            self.journal, self._is_named = following, False",
        "            self.journal = following",
    ),
    # What is read, and believed.
    Mutant(
        "a gap in the numbers is passed over",
        "recovery.py",
        "        if entry.seq != found.seq + 1:\n            return False\n",
        "",
    ),
    Mutant(
        "a journal need not follow on its snapshot",
        "recovery.py",
        "    if read.after != found.seq or (read.damaged",
        "    if (read.damaged",
    ),
    Mutant(
        "a change that was taken back is replayed",
        "journal.py",
        "return [entry for entry in self.entries if last is None or entry.seq <= last]",
        "return self.entries",
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
    # Who else is there.
    Mutant(
        "a window does not catch up before it writes",
        "storage.py",
        "        self._follow()\n        self.engine.prepare()",
        "        self.engine.prepare()",
    ),
    Mutant(
        "what another window began is not followed",
        "engine.py",
        "            if not self.journal.has_successor():\n                return\n",
        "            return\n",
    ),
    Mutant(
        "a window writes on into a removed journal",
        "engine.py",
        "        while not self.journal.is_removed():\n",
        "        while True:\n",
    ),
    Mutant(
        "transactions do not wait for each other",
        "storage.py",
        "        self.engine.lock.__enter__()\n",
        "        self.engine.lock._depth += 1\n        self.engine.lock._threads.acquire()\n",
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


def found_mutants() -> Iterator[tuple[str, Safeguard]]:
    """Every sync, lock and checksum of the store, by the file it stands in."""
    for room in ("database", "library"):
        for path in sorted((_ROOT / "store" / room).glob("*.py")):
            for safeguard in safeguards(path.read_text(encoding="utf-8")):
                yield f"store/{room}/{path.name}", safeguard


def listed_code(mutant: Mutant) -> tuple[str, str]:
    """The file of a listed mutant and its code."""
    file = f"store/database/{mutant.file}"
    code = (_ROOT / file).read_text(encoding="utf-8")
    if code.count(mutant.old) != 1:
        raise LookupError(f"{mutant.name}: its line stands {code.count(mutant.old)} times in {file}")
    return file, code.replace(mutant.old, mutant.new)


def all_mutants() -> Iterator[tuple[str, str, str]]:
    """The name of every mutant, the file that it changes, and that file's code."""
    for file, safeguard in found_mutants():
        yield f"{safeguard.kind} {file}:{safeguard.line} {safeguard.code}", file, safeguard.without
    for mutant in MUTANTS:
        yield (mutant.name, *listed_code(mutant))


def killed_by(file: str, code: str) -> str | None:
    """The first test that fails with a file changed; None if all pass."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for part in ("store", "tests"):
            shutil.copytree(_ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "golden"))
        shutil.copy(_ROOT / "pyproject.toml", folder)
        (folder / file).write_text(code, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "--tb=no", "-p", "no:cacheprovider", *_TESTS]
        command += ["--deselect", _NOT]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            return "the clock"
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return None if done.returncode == 0 else (failed or ["no test could be run"])[0]


def main() -> int:
    """Try every mutant; how many survive decides the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="try those whose name has this in it")
    parser.add_argument("--list", action="store_true", help="name them and stop")
    given = parser.parse_args()
    survivors = 0
    if not given.list and (failing := killed_by("store/__init__.py", (_ROOT / "store/__init__.py").read_text())):
        sys.stdout.write(json.dumps({"mutant": "none: the code as it is", "killed by": failing}) + "\n")
        return 2
    for name, file, code in all_mutants():
        if given.only not in name:
            continue
        if given.list:
            sys.stdout.write(name + "\n")
            continue
        by = killed_by(file, code)
        survivors += by is None
        sys.stdout.write(json.dumps({"mutant": name, "killed by": by}) + "\n")
        sys.stdout.flush()
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
