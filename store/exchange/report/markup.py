"""Markup: elements of HTML from text that nobody trusts. The only place where a tag is put together.

Whatever comes from a document or a person is escaped here, and what would turn the direction of the
line, or hide, becomes a visible sign.
"""

from __future__ import annotations

import re
from html import escape

from store.text.cleaning import visible

_LINK = re.compile(r"https?://[^\s<>\"'{}|\\^`\x00-\x20]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def text(words: str) -> str:
    """Words as they are to be read."""
    return escape(visible(words), quote=True)


def line(words: str) -> str:
    """Words on one line, whose direction is their own and turns nothing else round."""
    return f"<bdi>{text(' '.join(words.split()))}</bdi>"


def element(tag: str, inside: str, /, **attributes: str) -> str:
    """An element; `inside` is markup already, attributes are not. `class_` is class, `data_x` data-x."""
    return f"<{tag}{_attributes(attributes)}>{inside}</{tag}>"


def link(address: str) -> str:
    """Something to follow, if it leads to the web; else the words."""
    if not _LINK.fullmatch(address):
        return line(address)
    return element("a", line(address), href=address, rel="noopener noreferrer nofollow")


def language(tag: str) -> str:
    """A language tag that a browser understands; empty for none."""
    return tag if _LANGUAGE.fullmatch(tag) and tag != "und" else ""


def _attributes(attributes: dict[str, str]) -> str:
    """Attributes with a value, escaped."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(value)}"' for name, value in attributes.items() if value
    )
