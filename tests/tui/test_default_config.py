"""The file that `quoth config --default` prints."""

from __future__ import annotations

from pathlib import Path

from tui.config import Config, read_config
from tui.default_config import default_config
from tui.modes.keymap import keymap


def test_default_config_changes_nothing(tmp_path: Path) -> None:
    """As it is printed it says what is so without it."""
    path = tmp_path / "config.toml"
    path.write_text(default_config(), encoding="utf-8")

    assert read_config(path) == Config()


def test_every_line_of_the_default_config_is_true(tmp_path: Path) -> None:
    """With every # taken away it is still the same: what it says of verdicts and keys can be relied on."""
    path = tmp_path / "config.toml"
    lines = [
        line.removeprefix("# ") if line.startswith(("# [", "# ")) and ("=" in line or line.startswith("# [")) else line
        for line in default_config().split("\n")
    ]
    path.write_text("\n".join(lines), encoding="utf-8")

    config = read_config(path)

    assert config.problems == ()
    assert config.scale is None
    assert len(config.changes) > 100
    mine, problems = keymap(config.changes, config.scale)
    usual, _ = keymap()
    assert problems == ()
    assert {mode: dict(keys) for mode, keys in mine.actions.items()} == {
        mode: dict(keys) for mode, keys in usual.actions.items()
    }
