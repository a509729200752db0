"""In which line of a config a value stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.default_config import default_config
from tui.mistakes import Mistakes, Path, told

TEXT = '''# mine
theme = "pink"
note = """
measure = 3
"""
"quoted name" = 1
keys.note = "i"
lists = [
  "measure = 4",
  { x = 1 },
]
[verdicts]  # words
disputed = "half true"   # [keys]
[[scale]]
id = "one"
[[scale]]
id = "two"
name = 5
[keys.sidebar]
tag = [ "T", "#" ]
next_claim = "n"
'''


def test_values_are_found_in_their_lines() -> None:
    """Names in texts, in lists and behind # are none; the second table of a list is another one than the first."""
    mistakes = Mistakes(TEXT)

    found = {
        path: mistakes.line(path)
        for path in (
            ("theme",),
            ("measure",),
            ("quoted name",),
            ("keys", "note"),
            ("lists",),
            ("verdicts", "disputed"),
            ("scale", "0", "id"),
            ("scale", "1", "id"),
            ("scale", "1", "name"),
            ("keys", "sidebar", "tag"),
            ("keys", "sidebar", "next_claim"),
        )
    }

    assert list(found.values()) == [2, 0, 6, 7, 8, 13, 15, 17, 18, 20, 21]


def test_value_without_a_line_is_where_its_table_is() -> None:
    """What is missing, or written in one line with its table, is told by the line of that."""
    mistakes = Mistakes('verdicts = { x = "y" }\n\n[[scale]]\nid = "a"\n')
    mistakes.add(("verdicts", "x"), "wrong")
    mistakes.add(("scale", "0", "name"), "missing")
    mistakes.add(("nowhere",), "said all the same")

    assert mistakes.said() == ("said all the same", "line 1: wrong", "line 3: missing")


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Every name of a config, with all names above it."""
    if isinstance(value, Mapping):
        for name, inside in value.items():
            yield (*path, name)
            yield from paths(inside, (*path, name))
    elif isinstance(value, list):
        for place, inside in enumerate(value):
            if isinstance(inside, Mapping):
                yield from paths(inside, (*path, str(place)))


def test_every_value_of_a_whole_config_has_its_own_line() -> None:
    """Each line that is found has the name in it."""
    text = "\n".join(
        line.removeprefix("# ") if " = " in line or "[" in line[:4] else line for line in default_config().split("\n")
    )
    mistakes, lines = Mistakes(text), text.split("\n")

    for path in paths(tomllib.loads(text)):
        assert path[-1] in lines[mistakes.line(path) - 1]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_lines_only_within_it(text: str) -> None:
    """Whatever a file is, looking for a line ends, and within the file."""
    assert 0 <= Mistakes(text).line(("a",)) <= text.count("\n") + 1


def test_mistakes_are_told_in_a_few_lines() -> None:
    """As many as a person reads at once, and where the others are."""
    many = [f"line {number}: no" for number in range(1, 8)]

    assert told(many[:1], "c.toml") == "c.toml has a mistake; the default is used there\nline 1: no"
    assert told(many[:5], "c.toml").endswith("line 5: no")
    assert told(many, "c.toml").endswith("line 5: no\nand 2 more: quoth config tells them")
