"""What is installed is what works: the wheel, in an empty environment, from another folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = """Ferry timetable to change

“We will lose two sailings a day,” said Ines Calloway, who runs the island's shop.

The operator denied this. According to its spokesman, only one sailing is to go.
"""


def pins_without_hashes(lock: str) -> str:
    """The versions of the lock file, as constraints for an install that has the wheel's own hash nowhere."""
    return "\n".join(
        line.split(" ")[0] for line in lock.splitlines() if "==" in line and not line.startswith((" ", "#"))
    )


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new environment that has the wheel and what it depends on, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel_command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    subprocess.run([*wheel_command, str(ROOT)], check=True)
    constraints = folder / "constraints.txt"
    constraints.write_text(pins_without_hashes((ROOT / "requirements.lock").read_text("utf-8")), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", str(folder / "env")], check=True)
    bin_folder = folder / "env" / "bin"
    (wheel,) = folder.glob("quoth-*.whl")
    install = [str(bin_folder / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*install, "-c", str(constraints), str(wheel)], check=True)
    return bin_folder


@pytest.mark.slow
def test_installed_wheel_finds_who_said_what_from_another_folder(environment: Path, tmp_path: Path) -> None:
    """A person who installs quoth gets its data files, its entry point and its claims."""
    (tmp_path / "ferry.txt").write_text(ARTICLE, encoding="utf-8")

    done = subprocess.run(
        [environment / "quoth", "claims", "--json", "ferry.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    found = json.loads(done.stdout)
    speakers = {claim["speaker"] for claim in found["claims"]}
    assert found["text"] == ARTICLE
    assert "Ines Calloway" in speakers


@pytest.mark.slow
def test_installed_wheel_has_the_styles_of_the_reader(environment: Path) -> None:
    """The screen's style sheet is data and must travel with the code."""
    code = "from importlib.resources import files; print(files('tui').joinpath('quoth.tcss').is_file())"

    done = subprocess.run([environment / "python", "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "True"
