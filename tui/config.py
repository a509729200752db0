"""Config: the file in which a person says how they want the reader; checked, with its defaults.

    theme = "quoth-light"
    measure = 76
    citation = "markdown"

    [verdicts]
    disputed = "half true"

    [keys]
    next_claim = ["]", "n"]

    [keys.sidebar]
    note = "i"

A mistake never keeps the reader from opening: the default is used and the mistake is said. The program
writes only the lines `theme`, `measure` and `citation`, and leaves all others as they are.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from store import Verdict
from tui.citing import Style
from tui.modes.keymap import Change
from tui.modes.mode import Mode
from tui.scale import USUAL, scale
from tui.themes import AUTO, CONTRAST, DARK, LIGHT

_KNOWN = {"theme", "measure", "terminal_cursor", "citation", "verdicts", "keys"}
_LOOKS = (AUTO, DARK, LIGHT, CONTRAST)
MEASURES = range(40, 161)
"""Cells that a line of text may be wide."""

MEASURE = 76
"""Cells of a line when the file does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """How a person wants the reader."""

    theme: str = AUTO
    measure: int = MEASURE
    """Widest line of text, in cells."""
    terminal_cursor: bool = False
    """Whether the terminal's own cursor is shown where the reading cursor is."""
    citation: Style = Style.PLAIN
    """The form of a citation."""
    verdicts: Mapping[Verdict, str] = field(default_factory=lambda: USUAL)
    """What the person calls each verdict."""
    changes: tuple[Change, ...] = ()
    """New keys for actions."""
    problems: tuple[str, ...] = ()
    """What could not be taken from the file, each in a sentence."""


def config_path() -> Path:
    """Where the config is: QUOTH_CONFIG, else the user's folder for settings."""
    if named := os.environ.get("QUOTH_CONFIG"):
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - not needed where the variable is set

    return user_config_path("quoth", appauthor=False) / "config.toml"


def read_config(path: Path) -> Config:
    """The config as the file has it; the defaults where it says nothing or something wrong."""
    try:
        written = path.read_text("utf-8")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        return Config(problems=(f"the config {path} cannot be read: {error}",))
    import tomllib  # noqa: PLC0415 - 5 ms that nobody without a config pays

    try:
        return _checked(tomllib.loads(written))
    except tomllib.TOMLDecodeError as error:
        return Config(problems=(f"the config {path} is not TOML: {error}",))


def _checked(table: Mapping[str, object]) -> Config:
    """The values that are what they should be; the others in words."""
    problems = [f"the config knows no {name}" for name in table if name not in _KNOWN]
    theme, measure, keys = table.get("theme", AUTO), table.get("measure", MEASURE), table.get("keys", {})
    if theme not in _LOOKS:
        problems.append(f"theme is {', '.join(_LOOKS[:-1])} or {_LOOKS[-1]}, not {theme}")
        theme = AUTO
    cursor = table.get("terminal_cursor", False)
    if not isinstance(cursor, bool):
        problems.append(f"terminal_cursor is true or false, not {cursor}")
        cursor = False
    if not isinstance(measure, int) or measure not in MEASURES:
        problems.append(f"measure is a number of cells from {MEASURES[0]} to {MEASURES[-1]}, not {measure}")
        measure = MEASURE
    citation = table.get("citation", Style.PLAIN)
    if citation not in list(Style):
        problems.append(f"citation is {', '.join(Style)}, not {citation}")
        citation = Style.PLAIN
    changes: list[Change] = []
    if isinstance(keys, Mapping):
        changes = list(_changes(keys, problems))
    else:
        problems.append("keys is a table of actions")
    return Config(
        theme=str(theme),
        measure=measure,
        terminal_cursor=cursor,
        citation=Style(str(citation)),
        verdicts=scale(table.get("verdicts", USUAL), problems),
        changes=tuple(changes),
        problems=tuple(problems),
    )


def _changes(keys: Mapping[str, object], problems: list[str], mode: Mode | None = None) -> Iterator[Change]:
    """Each action with its new keys; a table inside is that of one mode."""
    for name, value in keys.items():
        if isinstance(value, Mapping) and mode is None and name in list(Mode):
            yield from _changes(value, problems, Mode(name))
        elif isinstance(value, str):
            yield Change(action=name, keys=tuple(value.split()), mode=mode)
        elif isinstance(value, list) and all(isinstance(key, str) for key in value):
            yield Change(action=name, keys=tuple(value), mode=mode)
        else:
            problems.append(f"keys.{name} is a key or a list of keys")


def write_setting(path: Path, name: str, value: str | int) -> None:
    """Write one line of the config and leave every other as it is.

    Raises:
        OSError: It cannot be read or written.
        UnicodeDecodeError: It is not UTF-8, and was left as it is.
    """
    line = f'{name} = "{value}"' if isinstance(value, str) else f"{name} = {value}"
    written = path.read_text("utf-8") if path.exists() else ""
    head, table, tail = _parted(written)
    changed, count = re.subn(rf"(?m)^[ \t]*{name}[ \t]*=.*$", line, head, count=1)
    if not count:
        changed = head + ("\n" if head and not head.endswith("\n") else "") + line + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(changed + ("\n" if table and not head.strip() else "") + table + tail, "utf-8")
    beside.replace(path)


def _parted(written: str) -> tuple[str, str, str]:
    """What stands before the first table, its opening line, and all behind."""
    found = re.search(r"(?m)^[ \t]*\[.*$", written)
    return (written, "", "") if found is None else (written[: found.start()], found[0], written[found.end() :])
