"""Saved web pages: the article without menus, banners and comments; who wrote it, when and where.

trafilatura finds the article (gold/articles: phrases .92, bodies .95, reader mode .93; sixty lines of
our own reached .82, .89, .88). It takes 150 ms to import, so only the worker does. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html
from trafilatura import bare_extraction

from store.model.document import BlockKind
from store.reading.content import Builder, Content
from store.reading.decoding import decode_as_it_is
from store.reading.limits import Limit
from store.reading.web_metadata import described

_MOST_ATTRIBUTES = 1000
_DEEPEST = 2000
_LONG_TAG = 8000
"""Bytes; only tags as long as this are searched for attributes."""

_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "x-sjis": "cp932",
}
"""What browsers read under a name that means less."""
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_LONG_TAGS = re.compile(rf"<[a-zA-Z][^<>]{{{_LONG_TAG},}}")
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|section|article|main|ul|ol|dl|blockquote|center|font|[abius]|em|strong|small|big|form|nav|svg|g)"
    r"(?=[\s>/])",
    re.IGNORECASE,
)
# Comments part a text into pieces that look like nothing; a page has gigabytes of room to nest, checked before.
_PARSER = html.HTMLParser(
    encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False, huge_tree=True
)
_LINE_BREAKS = frozenset(("lb", "p", "item", "list", "quote", "row", "table", "head", "code", "br", "div"))


def read(data: bytes, encoding: str | None = None) -> Content:
    """The article of a saved page.

    Raises:
        Limit: The page is empty or built to take for ever.
    """
    text, used, was_guessed = _decoded(data, encoding)
    _look_before_parsing(text := text.replace("\0", "\ufffd"))
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=_PARSER)
    except etree.LxmlError as error:
        raise Limit("is a web page without any text") from error
    structure = described(page)
    builder = Builder()
    # `fast` leaves out slower second opinions, which on the gold pages changed the third digit.
    found = bare_extraction(page, fast=True, include_comments=False)
    body = found.body if found is not None and not isinstance(found, dict) else None
    if body is not None:
        _add_children(builder, body)
    if not builder.blocks:
        raise Limit("is a web page without any text")
    return builder.content(structure, encoding=used, was_guessed=was_guessed)


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str, bool]:
    """The page's source, its encoding and whether that was guessed: told, UTF-8 where it fits, declared, guessed."""
    if encoding is None and (declared := _CHARSET.search(data[:4096])):
        label = declared[1].decode("ascii").lower()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            encoding = _LABELS.get(label, label)
    try:
        decoded = decode_as_it_is(data, encoding)
    except LookupError:
        decoded = decode_as_it_is(data)
    declaration = _XML_DECLARATION.match(decoded.text)
    text = decoded.text[declaration.end() :] if declaration else decoded.text
    return text, decoded.encoding, decoded.was_guessed


def _look_before_parsing(text: str) -> None:
    """Refuse what the parser would take minutes for: thousands of attributes, or of tags inside each other."""
    for tag in _LONG_TAGS.finditer(text):
        if min(tag[0].count("="), tag[0].count(" ")) > _MOST_ATTRIBUTES:
            raise Limit(f"has a tag with more than {_MOST_ATTRIBUTES:,} attributes")
    depth = 0
    for tag in _NESTING.finditer(text):
        depth = depth - 1 if tag[1] else depth + 1
        if depth > _DEEPEST:
            raise Limit(f"has more than {_DEEPEST:,} tags inside each other")


def _add_children(builder: Builder, parent: etree._Element) -> None:
    """Add what trafilatura found, element by element, and the loose text between."""
    builder.add(parent.text or "")
    for element in parent:
        _add_element(builder, element)
        builder.add(element.tail or "")


def _add_element(builder: Builder, element: etree._Element) -> None:
    """Add one element as the block it is."""
    match element.tag:
        case "head":
            level = re.sub(r"\D", "", element.get("rend") or "") or "2"
            builder.add(text_of(element).replace("\n", " "), BlockKind.HEADING, min(6, int(level)))
        case "list":
            for item in element.iter("item"):
                builder.add(_own_text(item), BlockKind.LIST)
        case "quote":
            builder.add(text_of(element), BlockKind.QUOTE)
        case "table":
            builder.add("\n".join(_row(row) for row in element.iter("row")), BlockKind.TABLE)
        case "div" | "body" | "comments" if len(element):
            _add_children(builder, element)
        case _:
            builder.add(text_of(element))


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
        if event == "start":
            yield "\n" if node is not element and node.tag in _LINE_BREAKS else ""
            if node is not element and node.tag == skip:
                walk.skip_subtree()
            elif isinstance(node.tag, str):
                yield node.text or ""
        elif node is not element:
            yield "\n" if node.tag in _LINE_BREAKS else ""
            yield node.tail or ""
