"""What stands before the items of a Word file's lists: Word writes no number down, it counts them anew each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_NO_NUMBER = {"bullet", "none", ""}


class Numbering:
    """The lists of a file, and how far each has been counted."""

    def __init__(self, root: etree._Element | None) -> None:
        """`root` is that of numbering.xml, which a file without lists does not have."""
        kinds = (
            {_value(one, "abstractNumId", own=True): one for one in root.iter(f"{_W}abstractNum")}
            if root is not None
            else {}
        )
        nums = root.iter(f"{_W}num") if root is not None else ()
        self._kinds = {_value(num, "numId", own=True): kinds.get(_value(num, "abstractNumId")) for num in nums}
        self._counts: dict[str, list[int]] = {}

    def sign(self, paragraph: etree._Element) -> str:
        """The number of an item, with a full stop; a dash where its list has none. Each is asked once, in order."""
        number = paragraph.find(f"{_W}pPr/{_W}numPr")
        name, depth = (_value(number, "numId"), _value(number, "ilvl")) if number is not None else ("", "")
        level = int(depth) if depth in set("012345678") else 0
        kind = self._level(name, level)
        style = _value(kind, "numFmt") if kind is not None else ""
        if kind is None or style in _NO_NUMBER:
            return "-"
        counts = self._counts.setdefault(name, [0] * _LEVELS)
        counts[level] += 1
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        first = _value(kind, "start")
        return f"{_written(counts[level] + (int(first) if first.isdecimal() and len(first) < 6 else 1) - 1, style)}."

    def _level(self, name: str, level: int) -> etree._Element | None:
        """What is said of a level of a list."""
        kind = self._kinds.get(name)
        levels = kind.iterchildren(f"{_W}lvl") if kind is not None else ()
        return next((each for each in levels if _value(each, "ilvl", own=True) == str(level)), None)


def _value(node: etree._Element, name: str, *, own: bool = False) -> str:
    """A value: of an attribute of the element's own, else of the element of that name inside it; "" for none."""
    found = node if own else node.find(f"{_W}{name}")
    return str(found.get(f"{_W}{name if own else 'val'}", "")) if found is not None else ""


def _written(number: int, style: str) -> str:
    """A number as letters where a list has them and they suffice."""
    if style in {"lowerLetter", "upperLetter"} and 0 < number <= 26:
        return chr((ord("a") if style == "lowerLetter" else ord("A")) + number - 1)
    return str(number)
