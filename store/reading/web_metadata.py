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
    """All that the page says, and where; the most explicit statement of each goes first."""
    meta, linked = _meta(page), _linked(page)
    article = next((node for node in linked if _ARTICLE.search(str(node.get("@type")))), {})
    title, titled = _title(page, meta, article)
    author, signed = _told(("JSON-LD author", _names(article.get("author"))), *_named(meta, _AUTHOR_NAMES))
    published = str(article.get("datePublished") or "")
    date, dated = _told(
        ("JSON-LD datePublished", published),
        *_named(meta, _DATE_NAMES),
        ("the first time element", _first(page, "//time/@datetime")),
    )
    url, addressed = _told(
        ("link rel=canonical", _first(page, "//link[@rel='canonical']/@href")), ("og:url", meta.get("og:url", ""))
    )
    return Structure(
        title=title,
        author=None if author.startswith(("http:", "https:")) else as_title(author.removeprefix("By ")),
        date=_date(date),
        language=as_language(page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
        url=as_title(url),
        origins=(
            *(("title", titled), ("author", signed), ("date", dated)),
            *(("language", "the page's lang"), ("url", addressed)),
        ),
    )


def _told(*statements: tuple[str, str]) -> tuple[str, str]:
    """The first statement that says something, and where it stands."""
    return next(((value, where) for where, value in statements if value), ("", ""))


def _named(meta: dict[str, str], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What the meta tags of these names say."""
    return ((f"meta {name}", meta[name]) for name in names if name in meta)


def _title(page: html.HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> tuple[str | None, str]:
    """The headline: declared, or the only h1, or the page's title without the site's name; and where it stands."""
    headline = article.get("headline")
    headings = page.xpath("//h1")
    title, where = _told(
        ("JSON-LD headline", _SITE.sub("", headline) if isinstance(headline, str) else ""),
        ("og:title", _SITE.sub("", meta.get("og:title", ""))),
        ("twitter:title", _SITE.sub("", meta.get("twitter:title", ""))),
        ("the only h1", " ".join(headings[0].text_content().split()) if len(headings) == 1 else ""),
        ("the title element", _SITE.sub("", _first(page, "//title/text()"))),
    )
    return as_title(title), where


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
