"""What a saved page says of itself: title, author, date, language, address; in JSON-LD, meta tags and elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from store.reading.structure import Structure, as_language, as_title

if TYPE_CHECKING:
    from lxml import html

_ARTICLE = re.compile(r"Article|Posting|Report|Review|CreativeWork|Book|WebPage")
_AUTHOR_NAMES = (
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article:author",
)
_DATE_NAMES = (
    *("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dc.date.issued", "pubdate"),
    *("publishdate", "parsely-pub-date", "sailthru.date", "og:published_time", "citation_publication_date"),
)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SITE = re.compile(r"\s+[|\u2013\u2014\u00b7»-]\s+[^|\u2013\u2014\u00b7»]{1,40}$")
"""A site's name behind a page's title."""


def described(page: html.HtmlElement) -> Structure:
    """All that the page says; the most explicit statement of each goes first."""
    meta, linked = _meta(page), _linked(page)
    article = next((node for node in linked if _ARTICLE.search(str(node.get("@type")))), {})
    author = _names(article.get("author")) or next((meta[name] for name in _AUTHOR_NAMES if name in meta), "")
    date = str(article.get("datePublished") or "") or next((meta[name] for name in _DATE_NAMES if name in meta), "")
    return Structure(
        title=_title(page, meta, article),
        author=None if author.startswith(("http:", "https:")) else as_title(author.removeprefix("By ")),
        date=_date(date or _first(page, "//time/@datetime")),
        language=as_language(page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
        url=as_title(_first(page, "//link[@rel='canonical']/@href") or meta.get("og:url", "")),
    )


def _title(page: html.HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    """The headline: declared, or the only h1, or the page's title without the site's name."""
    headline = article.get("headline")
    declared = headline if isinstance(headline, str) else meta.get("og:title") or meta.get("twitter:title", "")
    headings = page.xpath("//h1")
    heading = " ".join(headings[0].text_content().split()) if len(headings) == 1 else ""
    whole = _first(page, "//title/text()")
    return as_title(_SITE.sub("", declared) or heading or _SITE.sub("", whole))


def _meta(page: html.HtmlElement) -> dict[str, str]:
    """The meta tags by name, in lower case; of several the first."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        content = " ".join((tag.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _linked(page: html.HtmlElement) -> list[dict[str, Any]]:
    """The nodes of all JSON-LD of the page that can be understood."""
    nodes: list[dict[str, Any]] = []
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            nodes += _nodes(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue
    return nodes


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """The objects at the top of a JSON-LD value, in lists and graphs."""
    values = value if isinstance(value, list) else [value]
    for node in values:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph if isinstance(inner, dict))


def _names(value: object) -> str:
    """The names of one or more authors."""
    people = value if isinstance(value, list) else [value]
    names = [person.get("name") if isinstance(person, dict) else person for person in people]
    return ", ".join(name for name in names if isinstance(name, str))


def _date(text: str) -> str | None:
    """The day in ISO 8601 where it says so, else the words."""
    day = _ISO_DATE.match(text.strip())
    return day[0] if day else as_title(text)


def _first(page: html.HtmlElement, path: str) -> str:
    """The first thing at a path, as a string; "" for nothing."""
    return next((str(found).strip() for found in page.xpath(path)), "")
