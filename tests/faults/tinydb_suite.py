"""TinyDB's own tests, run against our table and storage with the query cache on.

    python tests/faults/tinydb_suite.py [--sdist FILE]

The tests come from TinyDB's source distribution, which is fetched unless it is given; they are not
part of this project. Everything about databases, tables, queries and operations runs; what is left
out, and why, is in `EXCLUDED`. Prints JSON; exit code 1 if a test failed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

FILES = ("test_tinydb.py", "test_tables.py", "test_queries.py", "test_operations.py", "test_utils.py")

EXCLUDED = {
    "test_tinydb.py::test_access_storage": "asserts the classes of stock storages",
    "test_tinydb.py::test_storage_access": "asserts the class of a stock storage",
    "test_tinydb.py::test_empty_write": "wraps a stock storage in a middleware; ours is not under test there",
    "test_tinydb.py::test_storage_closed_once": "brings a storage of its own; ours is not under test there",
    "test_tables.py::test_table_repr": "asserts the class names of the stock table and storages",
}
LEFT_OUT = {
    "test_storages.py": "tests the stock storages themselves",
    "test_middlewares.py": "tests middlewares over stock storages; ours needs none",
}

CONFTEST = '''
import itertools
import tempfile
from pathlib import Path

import pytest
import tinydb
import tinydb.database
from tinydb.storages import JSONStorage, MemoryStorage

from store.database.storage import JournalStorage
from store.database.table import JournalTable

STOCK = tinydb.database.TinyDB


class Ours(STOCK):
    """TinyDB over the journal wherever a test asks for a stock storage."""

    table_class = JournalTable

    def __init__(self, *args, storage=JSONStorage, **kwargs):
        if storage in (JSONStorage, MemoryStorage):
            folder = Path(str(args[0])) if args else Path(tempfile.mkdtemp())
            super().__init__(folder, storage=JournalStorage)
        else:
            self.table_class = tinydb.table.Table
            super().__init__(*args, storage=storage, **kwargs)


Ours.__name__ = Ours.__qualname__ = "TinyDB"
tinydb.TinyDB = tinydb.database.TinyDB = Ours


@pytest.fixture
def db(tmp_path):
    made = Ours(tmp_path / "test.db")
    made.drop_tables()
    made.insert_multiple({"int": 1, "char": c} for c in "abc")
    yield made
    made.close()


@pytest.fixture
def storage():
    return tinydb.middlewares.CachingMiddleware(MemoryStorage)()
'''


def fetched(folder: Path) -> Path:
    """The source distribution of the TinyDB that is installed, downloaded."""
    wanted = f"tinydb=={version('tinydb')}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--no-binary", ":all:", "--dest", str(folder), wanted], check=True)
    return next(folder.glob("tinydb-*.tar.gz"))


def run(sdist: Path, folder: Path) -> dict[str, object]:
    """Run the tests of a source distribution; how many passed."""
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    tests = next(folder.glob("tinydb-*/tests"))
    (tests / "conftest.py").write_text(CONFTEST)
    (tests / "pytest.ini").write_text("[pytest]\n")
    without = [option for name in EXCLUDED for option in ("--deselect", name)]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "pytest.ini", "--rootdir=."]
    done = subprocess.run([*command, *without, *FILES], cwd=tests, capture_output=True, text=True, check=False)
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|error|deselected)", done.stdout)}
    return {
        "tinydb": version("tinydb"),
        "files": FILES,
        **counts,
        "excluded": EXCLUDED,
        "left out": LEFT_OUT,
        "failures": [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))],
        "ok": done.returncode == 0,
    }


def main() -> int:
    """Fetch, run, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sdist", type=Path, help="TinyDB's source distribution; fetched if not given")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        report = run(given.sdist or fetched(folder), folder)
    sys.stdout.write(json.dumps(report, indent=1) + "\n")
    return 0 if report["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
