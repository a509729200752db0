"""The list of rooms in docs/architecture.md, made from each module's docstring: `make docs` writes it anew."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"
_BETWEEN_MARKS = re.compile(r"(<!-- rooms -->\n).*(<!-- end of rooms -->)", re.DOTALL)


def _first_sentence(path: Path) -> str:
    """What a module says it is: its docstring up to the first blank line."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def rooms() -> str:
    """A heading for each folder of store and tui with what it is for, and a line for each module in it."""
    lines: list[str] = []
    for package in ("store", "tui"):
        for face in sorted((ROOT / package).rglob("__init__.py"), key=lambda path: path.parent.parts):
            folder = face.parent.relative_to(ROOT).as_posix()
            lines += ["", f"**{folder}/** {_first_sentence(face)}", ""]
            modules = sorted(path for path in face.parent.glob("*.py") if path.name != "__init__.py")
            lines += [f"- `{folder}/{path.name}` {_first_sentence(path)}" for path in modules]
    return "\n".join(lines) + "\n\n"


def page_with(listing: str) -> str:
    """The page with `listing` between its marks."""
    return _BETWEEN_MARKS.sub(lambda marks: marks[1] + listing + marks[2], PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PAGE.write_text(page_with(rooms()), encoding="utf-8")
