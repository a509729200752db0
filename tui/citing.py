"""Citing: the forms that a citation can have. Kept apart: the config names one long before anything is cited."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """The forms of a citation, in the order a person chooses from."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    BIBTEX = "bibtex"
    JSON = "json"
