"""The fixed top level, and the rules of the tree that no linter knows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = {"tui", "store", "tests", "docs", ".ci"}


def tracked_files() -> list[str]:
    """What git tracks, as paths from the root; skips the test outside of a checkout."""
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout")
    return listing.stdout.splitlines()


def test_top_level_has_no_other_folder() -> None:
    """pyproject.toml, tui/, store/, tests/, docs/ beside the CI's: nothing else gets a folder there."""
    assert {path.split("/")[0] for path in tracked_files() if "/" in path} <= FOLDERS


def test_no_script_stands_directly_in_tests() -> None:
    """A script there would import tests/store as `store`."""
    assert [path for path in tracked_files() if path.startswith("tests/") and path.count("/") == 1] == []


def test_lock_file_names_no_address_and_hashes_everything() -> None:
    """The lock is pip's format with hashes, and works with whatever registry a machine has."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]

    assert "://" not in lock
    assert "--index" not in lock
    assert pins
    assert all("==" in pin for pin in pins)
    assert lock.count("--hash=sha256:") >= len(pins)


def test_tui_knows_the_store_by_its_face_only() -> None:
    """Screens import from `store` alone, so that a module of the store can be moved unnoticed."""
    inner = [
        f"{path.name}: {line.strip()}"
        for path in sorted((ROOT / "tui").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*(from|import) store\.", line)
    ]

    assert not inner


def test_no_pattern_makes_a_group_possessive() -> None:
    """Python matches `(…)*+` wrongly before 3.11.5 (gh-106052), and every 3.11 is promised; sets may have it."""
    wrong = [
        f"{path.name}: {line.strip()}"
        for path in sorted([*(ROOT / "store").rglob("*.py"), *(ROOT / "tui").rglob("*.py")])
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"(?<!\\)\)[*+?]\+", line) and not line.lstrip().startswith("#")
    ]

    assert not wrong
