r"""Cells of a spreadsheet: any text in and out unchanged, though no cell is ever taken for a formula.

=cmd|'/c calc'!A1   ->  '=cmd|'/c calc'!A1      a quote mark before what a spreadsheet would compute
'tis                ->  ''tis                   and before what begins with one, so that it can go again
("a", "b; c")       ->  a; b\; c                several texts in one cell
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_COMPUTED = tuple("=+-@\t\r\n'＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, or cuts off before it looks."""
_EMPTY = "\\e"
_PART = re.compile(r"((?:[^\\;]|\\.)*)(; )?", re.DOTALL)


def cell(text: str) -> str:
    """A text as a cell."""
    return "'" + text if text.startswith(_COMPUTED) else text


def text_of(cell: str) -> str:
    """The text of a cell."""
    return cell.removeprefix("'")


def joined(texts: Sequence[str]) -> str:
    """Several texts as one."""
    return "; ".join(re.sub(r"([\\;])", r"\\\1", text) or _EMPTY for text in texts)


def parted(text: str) -> tuple[str, ...]:
    """The texts that were joined."""
    if not text:
        return ()
    parts, at, is_more = [], 0, True
    while is_more and (match := _PART.match(text, at)):
        parts.append("" if match[1] == _EMPTY else re.sub(r"\\(.)", r"\1", match[1], flags=re.DOTALL))
        at, is_more = match.end(), match[2] is not None
    return tuple(parts)
