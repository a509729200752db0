"""`quoth config`: where it is, what it may be, what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.commands import quoth
from tui.default_config import default_config


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A config that is not there yet."""
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "config.toml"


def call(*args: str) -> Result:
    """Run it in this process."""
    return CliRunner().invoke(quoth, ["config", *args])


def test_config_says_where_it_is_and_what_is_usual(path: Path) -> None:
    """The two together make a config to start from."""
    assert call("--path").stdout == f"{path}\n"
    assert call("--default").stdout == default_config()
    assert call("--path", "--default").exit_code == 2
    assert "there is none" in call().stdout


def test_config_that_is_right_is_told_so(path: Path) -> None:
    """Exit 0."""
    path.write_text(call("--default").stdout, encoding="utf-8")

    assert call().exit_code == 0
    assert "nothing is wrong" in call().stdout


def test_every_mistake_is_told_with_its_line(path: Path) -> None:
    """Values, verdicts, actions and keys; exit 2, and nothing that commands a terminal."""
    path.write_text(
        'theme = "p\\u001bink"\ncolour = 1\n[verdicts]\nmaybe = "x"\n[keys]\nfly = "f"\nnote = "ctrl+nothing"\n'
        'tag = "i"\n\n[keys.sidebar]\nhighlight = "i"\n',
        encoding="utf-8",
    )

    found = call()

    assert found.exit_code == 2
    assert [line.removeprefix("quoth: line ").partition(":")[0] for line in found.stderr.splitlines()] == [
        "1",
        "2",
        "4",
        "6",
        "7",
        "11",
    ]
    assert "\x1b" not in found.stderr
