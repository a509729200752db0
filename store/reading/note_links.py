"""Links to notes in HTML: which of a page's links are the signs of footnotes, and which note each means."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from store.reading.notes import reference

if TYPE_CHECKING:
    from lxml import etree

_SIGN = re.compile(r"[\[(]?(?:\d{1,4}|[a-z]|[ivxl]{1,6}|[*†‡§¶]{1,3})[\])]?", re.IGNORECASE)
"""What a reference says: a number, a letter, a star."""
_CLASS = re.compile(r"(?:^|[\s_-])(?:foot|end)?note-?_?(?:ref|call|anchor|link)", re.IGNORECASE)
_TYPES = {"noteref", "doc-noteref"}


def mark_references(root: etree._Element, name: str = "") -> list[tuple[str, etree._Element]]:
    """Make the links to notes below an element references to them; the key and the link of each, in order.

    Args:
        root: Is changed: what stands in such a link becomes its sign in brackets.
        name: Of the file, from which links to other files are followed.
    """
    found = []
    for link, sign in list(_references(root)):
        path, _, fragment = link.get("href", "").partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
        for inner in list(link):
            link.remove(inner)
        link.text = reference(f"{target}#{unquote(fragment)}", sign if sign[0] in "[(" else f"[{sign}]")
        found.append((f"{target}#{unquote(fragment)}", link))
    return found


def _references(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The links that are signs of notes, with their signs."""
    for link in root.iter("a"):
        sign = "".join(link.itertext()).strip() if "#" in link.get("href", "") else ""
        if _SIGN.fullmatch(sign) and (_is_said_to_be(link) or _is_raised(link, sign)):
            yield link, sign


def _is_said_to_be(link: etree._Element) -> bool:
    """Whether a link is marked as a reference to a note."""
    types = {*link.get("epub:type", "").split(), *link.get("role", "").split()}
    return bool(types & _TYPES) or _CLASS.search(link.get("class", "")) is not None


def _is_raised(link: etree._Element, sign: str) -> bool:
    """Whether a link stands above the line, as signs of notes do, or in brackets."""
    parent = link.getparent()
    is_in_sup = parent is not None and (parent.tag == "sup" or parent.xpath("boolean(parent::sup)"))
    return is_in_sup or link.find(".//sup") is not None or sign[0] == "["
