"""A page's source as a tree. It is looked at first: with some traps a parser is busy for minutes."""

from __future__ import annotations

import re

from lxml import etree, html

from store.reading.limits import Limit

_MOST_ATTRIBUTES = 1000
_DEEPEST = 2000
_LONG_TAG = 8000
"""Code points; only tags as long as this are searched for attributes."""
_LONG_TAGS = re.compile(rf"<[a-zA-Z][^<>]{{{_LONG_TAG},}}")
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|section|article|main|ul|ol|dl|blockquote|center|font|[abius]|em|strong|small|big|form|nav|svg|g)"
    r"(?=[\s>/])",
    re.IGNORECASE,
)
_PARSER = html.HTMLParser(
    encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False, huge_tree=True
)
# lxml.html asks a Python function for the class of each element it hands out, a tenth of the work on a large page;
# nobody here needs its classes for forms.
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))

_OF_HEAD = {"title", "meta", "link", "base", "script", "style", "noscript", "template", "object"}


def parsed(source: str) -> html.HtmlElement:
    """The tree of a page.

    Raises:
        Limit: It is empty, or has thousands of attributes or of tags inside each other, which takes minutes.
    """
    source = source.replace("\0", "\ufffd")
    look_before_parsing(source)
    try:
        page = html.document_fromstring(source.encode("utf-8", "replace"), parser=_PARSER)
    except etree.LxmlError as error:
        raise Limit("is a web page without any text") from error
    _mend(page)
    return page


def _mend(page: html.HtmlElement) -> None:
    """Move into the body what the parser, which is older than HTML 5, left in the head of a page without body tags."""
    head = page.find("head")
    strays = [node for node in head if node.tag not in _OF_HEAD] if head is not None else []
    if not strays:
        return
    body = page.find("body")
    if body is None:
        body = etree.SubElement(page, "body")
    for place, node in enumerate(strays):
        body.insert(place, node)


def look_before_parsing(source: str) -> None:
    """Refuse what the parser would take minutes for."""
    for tag in _LONG_TAGS.finditer(source):
        if min(tag[0].count("="), tag[0].count(" ")) > _MOST_ATTRIBUTES:
            raise Limit(f"has a tag with more than {_MOST_ATTRIBUTES:,} attributes")
    depth = 0
    for tag in _NESTING.finditer(source):
        depth = depth - 1 if tag[1] else depth + 1
        if depth > _DEEPEST:
            raise Limit(f"has more than {_DEEPEST:,} tags inside each other")
