"""HTML whose every word counts, as in e-books and mails: elements become blocks, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from store.model.document import BlockKind, Page
from store.reading.content import Builder
from store.reading.note_links import mark_references

_LEFT_OUT = {
    "script",
    "style",
    "head",
    "title",
    "template",
    "noscript",
    "svg",
    "math",
    "iframe",
    "object",
    "select",
    "button",
}
_BLOCKS = {
    *(
        "p",
        "div",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "main",
        "nav",
        "body",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
    ),
    *(
        "li",
        "blockquote",
        "table",
        "tr",
        "td",
        "th",
        "figure",
        "figcaption",
        "caption",
        "pre",
        "address",
        "hr",
        "center",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "form", "fieldset", "details", "summary", "tbody", "thead", "tfoot"),
}
_KINDS = {
    "li": BlockKind.LIST,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_EPUB_TYPE = "epub:type"
_NOTES = {"footnote", "endnote", "rearnote"}
_CELL_BLOCKS = "count(.//p|.//div|.//table|.//ul|.//h1|.//h2)"


def add_markup(builder: Builder, root: etree._Element, name: str = "") -> None:
    """Add all text below an element as blocks; `name` is the file's, where links lead from one to another."""
    mark_references(root, name)
    _Walk(builder, name).over(root)


@dataclass(slots=True)
class _Walk:
    """Where a walk over the elements has come to."""

    builder: Builder
    name: str
    kinds: list[tuple[BlockKind, int]] = field(default_factory=lambda: [(BlockKind.PARAGRAPH, 0)])
    """Of the elements that are open and decide what their text is; the last one does."""
    pieces: list[str] = field(default_factory=list)
    """Of the block that is open."""
    sign: str = "-"
    """Of the item of a list that is open."""
    lists: list[int | None] = field(default_factory=list)
    """The number of the last item of each list that is open; None where they have none."""

    def over(self, root: etree._Element) -> None:
        """Walk over an element and all in it, without recursion: some are nested a thousand deep."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            if event == "end":
                self._leave(node)
                self.pieces.append(node.tail or "" if node is not root else "")
            elif node.tag in _LEFT_OUT:
                walk.skip_subtree()
            elif _is_data(node):
                self._flush()
                self.builder.add(_rows(node), BlockKind.TABLE)
                walk.skip_subtree()
            else:
                self._enter(node)
        self._flush()

    def _enter(self, node: etree._Element) -> None:
        """Begin an element."""
        if node.tag in _BLOCKS:
            self._flush()
            self.kinds.append(_kind(node, self.kinds[-1]))
        elif node.tag == "br":
            self.pieces.append("\n")
        if name := node.get("id") or (node.get("name") if node.tag == "a" else None):
            self.builder.anchor(f"{self.name}#{name}")
        if "pagebreak" in node.get(_EPUB_TYPE, "") or node.get("role") == "doc-pagebreak":
            self._begin_page(node)
        if node.tag in {"ol", "ul"}:
            self.lists.append(_first(node) if node.tag == "ol" else None)
        if node.tag == "li":
            self.sign = self._next_sign()
        self.pieces.append(self._note_number(node) or node.text or "")

    def _leave(self, node: etree._Element) -> None:
        """End an element."""
        if node.tag in _BLOCKS and len(self.kinds) > 1:
            self._flush()
            self.kinds.pop()
        if node.tag in {"ol", "ul"}:
            self.lists.pop()

    def _next_sign(self) -> str:
        """What stands before the next item: its number where the list is numbered, else a dash."""
        if not self.lists or self.lists[-1] is None:
            return "-"
        self.lists[-1] += 1
        return f"{self.lists[-1]}."

    def _flush(self) -> None:
        """Add the block that is open."""
        text = "".join(self.pieces)
        self.pieces.clear()
        if not text.isspace():
            self.builder.add(text, *self.kinds[-1], sign=self.sign)
            self.sign = "-"

    def _note_number(self, node: etree._Element) -> str:
        """A raised number in brackets, so that it does not run into the sentence; behind a letter it is a power."""
        before = "".join(self.pieces[-2:])[-1:]
        if node.tag != "sup" or len(node) or before.isalnum():
            return ""
        number = (node.text or "").strip()
        return f"[{number}]" if number.isdecimal() and len(number) < 4 else ""

    def _begin_page(self, node: etree._Element) -> None:
        """Note a page of the printed book; it begins with the next block, or with this one where it is inside it."""
        label = node.get("title") or node.get("aria-label") or (node.get("id") or "").lstrip("page_-")
        if label:
            self.builder.pages.append(Page(label=label, start=self.builder.next_start()))


def _kind(node: etree._Element, outer: tuple[BlockKind, int]) -> tuple[BlockKind, int]:
    """What the text right inside an element is, by its tag, else by what it stands in."""
    if len(node.tag) == 2 and node.tag[0] == "h" and node.tag[1].isdecimal():
        return BlockKind.HEADING, int(node.tag[1])
    if _NOTES & set(node.get(_EPUB_TYPE, "").split()) or node.get("role") in {"doc-footnote", "doc-endnote"}:
        return BlockKind.FOOTNOTE, 0
    if node.tag == "li" and outer[0] is BlockKind.FOOTNOTE:
        return outer
    return (_KINDS[node.tag], 0) if node.tag in _KINDS else outer


def _first(numbered: etree._Element) -> int:
    """The number before the first one of a list."""
    start = numbered.get("start", "")
    return int(start) - 1 if start.isdecimal() and len(start) < 6 else 0


def _is_data(node: etree._Element) -> bool:
    """Whether an element is a table of data, and none that only places things on a page."""
    return node.tag == "table" and (node.find(".//th") is not None or not node.xpath(_CELL_BLOCKS))


def _rows(table: etree._Element) -> str:
    """A table's rows as lines."""
    caption = table.find("caption")
    rows = [" ".join("".join(caption.itertext()).split())] if caption is not None else []
    for row in table.iter("tr"):
        cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iterchildren("td", "th")]
        rows.append(" | ".join(cells) if any(cells) else "")
    return "\n".join(rows)
