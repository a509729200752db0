"""Write store/__init__.py from its table of homes: `make docs`, or `face.py store.module:Name …` to add names to it."""

from __future__ import annotations

import json
import sys
from itertools import chain
from pathlib import Path
from textwrap import wrap

import store

FACE = Path(__file__).parents[2] / "store" / "__init__.py"
_WIDTH = 70
"""Characters of names in a line of the table."""
_START, _TABLE, _END = "if TYPE_CHECKING:\n", "_HOMES = {\n", "_HOME_OF = "


def _order(name: str) -> tuple[bool, bool, str]:
    """Constants, then classes, then functions: the order that ruff wants."""
    return not name.isupper(), not name[0].isupper(), name


def face_with(homes: dict[str, tuple[str, ...]]) -> str:
    """The face's source, its imports for type checkers, `__all__` and table all telling `homes`."""
    source = FACE.read_text(encoding="utf-8")
    imports = "".join(
        f"    from {home} import {', '.join(sorted(names, key=_order))}\n" for home, names in sorted(homes.items())
    )
    every = sorted(chain.from_iterable(homes.values()), key=_order)
    names = "".join(f"    {json.dumps(name)},\n" for name in every)
    table = "".join(f"    {json.dumps(home)}: {_row(sorted(names))},\n" for home, names in sorted(homes.items()))
    head, tail = source.split(_START)[0], source.split(_END, 1)[1]
    return f"{head}{_START}{imports}\n__all__ = [\n{names}]\n\n{_TABLE}{table}}}\n{_END}{tail}"


def _row(names: list[str]) -> str:
    """Names in one text, over several lines where one would be too long."""
    lines = wrap(" ".join(names), _WIDTH, break_long_words=False)
    if len(lines) == 1:
        return json.dumps(lines[0])
    return "(\n" + "".join(f"        {json.dumps(f'{line} ')}\n" for line in lines) + "    )"


if __name__ == "__main__":
    homes = {home: set(names.split()) for home, names in store._HOMES.items()}
    for home, name in (argument.split(":") for argument in sys.argv[1:]):
        homes.setdefault(home, set()).add(name)
    FACE.write_text(face_with({home: tuple(names) for home, names in homes.items()}), encoding="utf-8")
