"""The config: what it may say, what is said of its mistakes, and that nothing else in it is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.config import Config, read_config, write_setting
from tui.folders import config_path
from tui.modes.keymap import Change
from tui.modes.mode import Mode


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A config that is not there yet."""
    return tmp_path / "quoth" / "config.toml"


def write(path: Path, text: str) -> Path:
    """Put a config there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_no_file_gives_the_defaults(path: Path) -> None:
    """Nobody has to have a config."""
    assert read_config(path) == Config()


def test_values_are_taken(path: Path) -> None:
    """Theme, measure and keys, for all modes and for one."""
    written = (
        'theme = "quoth-light"\nmeasure = 60\nquery_history = false\n'
        '[keys]\nnote = "i"\nnext_claim = ["]", "n"]\n[keys.sidebar]\ntag = "T"\n'
    )

    config = read_config(write(path, written))

    assert config == Config(
        theme="quoth-light",
        measure=60,
        query_history=False,
        changes=(
            Change(action="note", keys=("i",)),
            Change(action="next_claim", keys=("]", "n")),
            Change(action="tag", keys=("T",), mode=Mode.SIDEBAR),
        ),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = 'pink'", "not pink"),
        ("measure = 'wide'", "not wide"),
        ("measure = 4", "not 4"),
        ("keys = 3", "keys is a table"),
        ("[keys]\nnote = 3", "keys.note is a key"),
        ("colour = 1", "line 1: the config knows no colour"),
        ("measure = true", "not True"),
        ("\n\ncitation = 'mla'", "line 3: citation is plain"),
        ("terminal_cursor = 'yes'", "line 1: terminal_cursor is true or false"),
        ("query_history = 'no'", "line 1: query_history is true or false"),
        ("[keys.nowhere]\nnote = 'i'", "line 1: there is no mode nowhere"),
        ("[keys.sidebar.x]\nnote = 'i'", "there is no mode x"),
        ("theme = \nmeasure = 60", "(at line 1, column 9)"),
        ("[keys]\n[keys]", "is not TOML"),
    ],
)
def test_mistake_is_said_and_the_default_used(path: Path, text: str, words: str) -> None:
    """Whatever is wrong, the reader opens with what it has."""
    config = read_config(write(path, text))

    assert (config.theme, config.measure, config.changes) == (Config().theme, Config().measure, ())
    assert any(words in problem for problem in config.problems)


def test_bytes_that_are_no_text_are_said(path: Path) -> None:
    """A config in another encoding is a mistake like others."""
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe\x00t")

    assert "cannot be read" in read_config(path).problems[0]


def test_setting_changes_its_line_only(path: Path) -> None:
    """Comments, order and everything else stay as the person wrote them."""
    write(path, '# mine\ntheme = "quoth-dark"  # at night\n\n[keys]\nnote = "i"\n')

    write_setting(path, "theme", "quoth-light")

    assert path.read_text(encoding="utf-8") == '# mine\ntheme = "quoth-light"\n\n[keys]\nnote = "i"\n'


@pytest.mark.parametrize(
    "before",
    [
        "",
        "measure = 60",
        '[keys]\nnote = "i"\n',
        "# nothing yet\n",
        '\ufefftheme = "quoth-dark"\nmeasure = 60\n',
        "measure = 60\r\n\r\n[keys]\r\nnote = 'i'\r\n",
    ],
)
def test_setting_is_read_again(path: Path, before: str) -> None:
    """Whatever the file was, the setting is in it, and what was in it still is."""
    old = read_config(write(path, before))

    write_setting(path, "theme", "quoth-light")

    config = read_config(path)
    assert config.theme == "quoth-light"
    assert (config.measure, config.changes, config.problems) == (old.measure, old.changes, ())


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_setting_leaves_the_line_ends_of_another_system(path: Path, start: str) -> None:
    """An editor of Windows may have written it: each byte that is not of that line stays."""
    write(path, "").write_bytes(f'{start}theme = "quoth-dark"\r\nmeasure = 60\r\n'.encode())

    write_setting(path, "theme", "quoth-light")

    assert path.read_bytes() == f'{start}theme = "quoth-light"\r\nmeasure = 60\r\n'.encode()


def test_setting_goes_where_a_link_leads(path: Path, tmp_path: Path) -> None:
    """Who keeps the settings of all programs in one place finds the new one there, and the link is still one."""
    kept = write(tmp_path / "dotfiles" / "quoth.toml", "measure = 60\n")
    path.parent.mkdir()
    path.symlink_to(kept)

    write_setting(path, "theme", "quoth-light")

    assert path.is_symlink()
    assert kept.read_text(encoding="utf-8") == 'measure = 60\ntheme = "quoth-light"\n'


def test_setting_makes_the_file(path: Path) -> None:
    """The first setting makes folder and file."""
    write_setting(path, "theme", "quoth-light")

    assert path.read_text(encoding="utf-8") == 'theme = "quoth-light"\n'


def test_variable_names_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """QUOTH_CONFIG wins over the settings folder."""
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "mine.toml"))

    assert config_path() == tmp_path / "mine.toml"
