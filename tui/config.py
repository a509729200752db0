"""Config: the file in which a person says how they want the reader; checked, with its defaults.

    theme = "quoth-light"
    measure = 76
    citation = "markdown"

    [verdicts]                    # or a scale of one's own: see tui.scale
    disputed = "half true"

    [keys]
    next_claim = ["]", "n"]

    [keys.sidebar]
    note = "i"

A mistake never keeps the reader from opening: the default is used and the mistake is said. The program
writes only the lines `theme` and `citation`, and leaves all others as they are, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store import visible_line
from tui.citing import Style
from tui.modes.keymap import Change
from tui.modes.mode import Mode
from tui.themes import AUTO, CONTRAST, DARK, LIGHT

if TYPE_CHECKING:
    from store import Scale
    from tui.mistakes import Mistakes

_KNOWN = {"theme", "measure", "terminal_cursor", "citation", "query_history", "verdicts", "scale", "keys"}
LOOKS = (AUTO, DARK, LIGHT, CONTRAST)
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
    query_history: bool = True
    """Whether what is searched for is kept for other sessions."""
    scale: Scale | None = None
    """The verdicts that the person gives; None: the usual ones, which the first paint does not wait for."""
    changes: tuple[Change, ...] = ()
    """New keys for actions."""
    problems: tuple[str, ...] = ()
    """What could not be taken from the file, each in a sentence with its line."""


def read_config(path: Path) -> Config:
    """The config as the file has it; the defaults where it says nothing or something wrong."""
    try:
        written = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        return Config(problems=(f"the config {path} cannot be read: {error}",))
    import tomllib  # noqa: PLC0415 - 5 ms that nobody without a config pays

    try:
        return _checked(tomllib.loads(written), written)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Config(problems=(f"the config {path} is not TOML: {error}; nothing of it is used",))


def _checked(table: Mapping[str, object], text: str) -> Config:
    """The values that are what they should be; the others in words."""
    from tui.mistakes import Mistakes  # noqa: PLC0415 - for who has a config
    from tui.scale import slot_changes, written_scale  # noqa: PLC0415 - the same

    mistakes = Mistakes(text)
    for name in table:
        if name not in _KNOWN:
            mistakes.add((name,), f"the config knows no {visible_line(name)}")
    plain = {name: value for name in _PLAIN if (value := _value(name, table, mistakes)) is not None}
    written = written_scale(table, mistakes)
    keys, changes = table.get("keys", {}), [*slot_changes(written)]
    if isinstance(keys, Mapping):
        changes += _changes(keys, mistakes)
    else:
        mistakes.add(("keys",), "keys is a table of actions")
    return Config(**plain, scale=written.own, changes=tuple(changes), problems=mistakes.said())


def _value(name: str, table: Mapping[str, object], mistakes: Mistakes) -> Any:
    """A setting as the config has it; None where it says nothing, or something wrong, which is said."""
    if name not in table:
        return None
    value, (is_right, words) = table[name], _PLAIN[name]
    if is_right(value):
        return Style(str(value)) if name == "citation" else value
    mistakes.add((name,), f"{words}, not {visible_line(str(value))}")
    return None


def _is_measure(value: object) -> bool:
    """Whether something is a number of cells; true is none, though Python has it for 1."""
    return isinstance(value, int) and not isinstance(value, bool) and value in MEASURES


_PLAIN: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "theme": (lambda value: value in LOOKS, f"theme is {', '.join(LOOKS[:-1])} or {LOOKS[-1]}"),
    "measure": (_is_measure, f"measure is a number of cells from {MEASURES[0]} to {MEASURES[-1]}"),
    "terminal_cursor": (lambda value: isinstance(value, bool), "terminal_cursor is true or false"),
    "query_history": (lambda value: isinstance(value, bool), "query_history is true or false"),
    "citation": (lambda value: value in list(Style), f"citation is {', '.join(Style)}"),
}
"""What each setting may be, and in words."""


def _changes(keys: Mapping[str, object], mistakes: Mistakes, mode: Mode | None = None) -> Iterator[Change]:
    """Each action with its new keys; a table inside is that of one mode."""
    for name, value in keys.items():
        path = ("keys", *([mode.value] if mode else []), name)
        line = mistakes.line(path)
        if isinstance(value, Mapping) and mode is None and name in list(Mode):
            yield from _changes(value, mistakes, Mode(name))
        elif isinstance(value, Mapping):
            mistakes.add(path, f"there is no mode {visible_line(name)}: there are {', '.join(Mode)}")
        elif isinstance(value, str):
            yield Change(action=name, keys=tuple(value.split()), mode=mode, line=line)
        elif isinstance(value, list) and all(isinstance(key, str) for key in value):
            yield Change(action=name, keys=tuple(value), mode=mode, line=line)
        else:
            mistakes.add(path, f"keys.{visible_line(name)} is a key or a list of keys")


def write_setting(path: Path, name: str, value: str) -> None:
    """Write one line of the config and leave every other as it is.

    Raises:
        OSError: It cannot be read or written.
        UnicodeDecodeError: It is not UTF-8, and was left as it is.
    """
    line = f'{name} = "{value}"'
    path = path.resolve()  # many keep their settings elsewhere, and a link to them here: it stays one
    written = path.read_bytes().decode("utf-8") if path.exists() else ""
    mark = "\ufeff" if written.startswith("\ufeff") else ""
    end = "\r\n" if "\r\n" in written else "\n"
    head, table, tail = _parted(written.removeprefix(mark))
    changed, count = re.subn(rf"(?m)^[ \t]*{name}[ \t]*=[^\r\n]*", line, head, count=1)
    if not count:
        changed = head + (end if head and not head.endswith("\n") else "") + line + end
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes((mark + changed + (end if table and not head.strip() else "") + table + tail).encode())
    beside.replace(path)


def _parted(written: str) -> tuple[str, str, str]:
    """What stands before the first table, its opening line, and all behind."""
    found = re.search(r"(?m)^[ \t]*\[.*$", written)
    return (written, "", "") if found is None else (written[: found.start()], found[0], written[found.end() :])
