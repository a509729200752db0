"""Saved web pages: the article without menus, banners and comments; who wrote it, when and where.

trafilatura finds the article (gold/articles: phrases .93, bodies .97, reader mode .95; sixty lines of
our own reached .82, .89, .88). It takes 150 ms to import, so only the worker does. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from trafilatura import bare_extraction

from store.model.document import BlockKind
from store.reading.boilerplate import is_boilerplate
from store.reading.content import Builder, Content
from store.reading.limits import Limit
from store.reading.markup import add_markup
from store.reading.parsing import parsed
from store.reading.web_metadata import described
from store.reading.web_notes import add_notes, take_notes
from store.reading.web_page import decoded, without_declaration

_BODY = re.compile(r"(?:^|[\s_-])article[-_]{0,2}body(?:$|[\s_-])", re.IGNORECASE)
_LINE_BREAKS = frozenset(("lb", "p", "item", "list", "quote", "row", "table", "head", "br", "div"))


def read(data: bytes, encoding: str | None = None) -> Content:
    """The article of a saved page.

    Raises:
        Limit: The page is empty or built to take for ever.
    """
    source = decoded(data, encoding)
    text = without_declaration(source.text)
    page = parsed(text)
    structure = described(page)
    builder = Builder()
    notes = take_notes(page)
    _join_bodies(page)
    # Without `fast`, other extractors are asked for a second opinion: phrases .926 for .915, and no slower.
    found = bare_extraction(page, fast=False, include_comments=False)
    body = found.body if found is not None and not isinstance(found, dict) else None
    if body is not None:
        _add_children(builder, body)
        add_notes(builder, notes)
    if not builder.blocks:
        # No article, but perhaps a list of links or a note of three words: then all there is. Parsed again, since
        # trafilatura has cut the first tree to pieces.
        add_markup(builder, parsed(text))
    if not builder.blocks:
        raise Limit("is a web page without any text")
    return builder.content(structure, encoding=source.encoding, was_guessed=source.was_guessed)


def _join_bodies(page: etree._Element) -> None:
    """Put an article together that advertisements part into several bodies: trafilatura takes one of them."""
    bodies = [node for node in page.iter("div", "section") if _BODY.search(node.get("class", ""))]
    first = next(iter(bodies), None)
    for other in bodies[1:]:
        if first is not None and other.get("class") == first.get("class") and not _is_within(other, first):
            first.extend(list(other))


def _is_within(node: etree._Element, outer: etree._Element) -> bool:
    """Whether an element stands inside another."""
    return any(ancestor is outer for ancestor in node.iterancestors())


def _add_children(builder: Builder, parent: etree._Element) -> None:
    """Add what trafilatura found, element by element, and the loose text between."""
    _add(builder, parent.text or "")
    for element in parent:
        _add_element(builder, element)
        _add(builder, element.tail or "")


def _add(builder: Builder, text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> None:
    """Add a block, unless it is an invitation to read something else."""
    if not is_boilerplate(text):
        builder.add(text, kind, level)


def _add_element(builder: Builder, element: etree._Element) -> None:
    """Add one element as the block it is."""
    match element.tag:
        case "head":
            level = re.sub(r"\D", "", element.get("rend") or "") or "2"
            _add(builder, text_of(element).replace("\n", " "), BlockKind.HEADING, min(6, int(level)))
        case "list":
            for item in element.iter("item"):
                _add(builder, _own_text(item), BlockKind.LIST)
        case "quote":
            _add(builder, text_of(element), BlockKind.QUOTE)
        case "table":
            _add(builder, "\n".join(_row(row) for row in element.iter("row")), BlockKind.TABLE)
        case "div" | "body" | "comments" if len(element):
            _add_children(builder, element)
        case _:
            _add(builder, text_of(element))


def _row(row: etree._Element) -> str:
    """The cells of a row on one line."""
    cells = [" ".join(text_of(cell).split()) for cell in row.iter("cell")]
    return " | ".join(cells) if any(cells) else ""


def _own_text(item: etree._Element) -> str:
    """An item's text without that of lists inside it, which are items themselves."""
    return "".join(_pieces(item, skip="list"))


def text_of(element: etree._Element) -> str:
    """All text inside an element; what stood on lines of its own still does."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element, skip: str = "") -> Iterator[str]:
    """The text inside in order, with line ends where something else begins or ends; without `skip`."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        between = "\n" if node is not element and _is_apart(node) else ""
        if event == "start":
            yield between
            if node is not element and node.tag == skip:
                walk.skip_subtree()
            elif isinstance(node.tag, str):
                yield node.text or ""
        elif node is not element:
            yield between
            yield node.tail or ""


def _is_apart(node: etree._Element) -> bool:
    """Whether an element stands on lines of its own; code does where it has more than one."""
    return node.tag in _LINE_BREAKS or (node.tag == "code" and "\n" in (node.text or ""))
