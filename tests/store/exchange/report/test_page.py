"""The report: everything is on the page, nothing of it is trusted, and it can be read by anybody."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.exchange.report.marked_text import Layer, marked_text
from store.model.document import Block, BlockKind, Document
from store.model.span import Span
from store.text.cleaning import visible
from tests.store.exchange.report.reports import HOSTILE, hostile_report, quiet_report

VOID = {"meta", "link", "input"}
ALLOWED = set(
    "html head meta link title style script body a header main footer section div form label select option input h1 h2 "  # noqa: SIM905 - a row of words reads best
    "h3 h4 h5 h6 p dl dt dd ul ol li span bdi strong sup mark blockquote pre".split()
)


class Outline(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        """Nothing was read yet."""
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        assert len(attrs) == len(dict(attrs)), "no attribute twice"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends: the one that began last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Words."""
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)


def outline(page: str) -> Outline:
    """The outline of a page, whose elements all close."""
    found = Outline()
    found.feed(page)
    found.close()
    assert found.open == []
    return found


@pytest.fixture(params=[quiet_report, hostile_report])
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Outline:
    """Each of the reports."""
    return outline(request.param(tmp_path))


def test_page_has_elements_and_attributes_of_ours_only(page: Outline) -> None:
    """Whatever a text, title, note, tag or name says, no element and no handler comes of it."""
    assert {tag for tag, _ in page.tags} <= ALLOWED
    assert Counter(tag for tag, _ in page.tags)["script"] == 1
    names = {name for _, attributes in page.tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("style", "src")}
    links = {attributes["href"] or "" for tag, attributes in page.tags if tag == "a"}
    assert all(link.startswith(("#", "https://")) for link in links)


def test_page_shows_hostile_words_as_they_are_written(tmp_path: Path) -> None:
    """Nothing is swallowed: what was meant to be markup can be read; what hides or turns lines is a sign."""
    words = "".join(outline(hostile_report(tmp_path)).words)

    assert all(visible(each) in words for each in HOSTILE)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", words)


def test_page_asks_nobody_for_anything(page: Outline) -> None:
    """A policy forbids it, and there is nothing to ask for."""
    (policy,) = [
        attributes["content"] or "" for _, attributes in page.tags if "Content-Security-Policy" in attributes.values()
    ]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not {tag for tag, _ in page.tags} & {"img", "iframe", "object", "embed", "video", "audio"}


def test_page_has_landmarks_headings_in_order_and_names_for_everything(page: Outline) -> None:
    """One h1, no level skipped downwards, every landmark has a name, every id is there once, links lead on."""
    tags = [tag for tag, _ in page.tags]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    links = [attributes["href"] or "" for tag, attributes in page.tags if tag == "a"]
    anchors = {link[1:] for link in links if link.startswith("#")}

    assert Counter(tags)["h1"] == Counter(tags)["main"] == 1
    assert {"header", "footer"} <= set(tags)
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(ids) == len(set(ids))
    assert anchors <= set(ids)
    sections = [attributes for tag, attributes in page.tags if tag == "section"]
    assert all(attributes["aria-labelledby"] in ids for attributes in sections)


def test_report_says_who_what_verdict_notes_and_evidence(tmp_path: Path) -> None:
    """A claim's card has all of it; its mark leads there and back."""
    text = quiet_report(tmp_path)

    words = " ".join(" ".join(outline(text).words).split())
    assert "Refuted by ada" in words
    assert "Mara Quist" in words
    assert "which lock?" in words
    assert '<a href="https://example.org/log" rel="noopener noreferrer nofollow">' in text
    assert 'href="#c1"' in text
    assert 'href="#in-c1"' in text


def colours(source: str) -> dict[str, str]:
    """The colours that a style names."""
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", source))


def luminance(colour: str) -> float:
    """Relative luminance of a colour, 0..1, as WCAG 2 has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("look", [0, 1], ids=["light", "dark"])
def test_words_have_contrast_on_every_ground(look: int) -> None:
    """At least 4.5 to 1 for words on paper, cards and marks, in the light look and in the dark one."""
    style = files("store.exchange.report").joinpath("report.css").read_text("utf-8")
    named = colours(style.split("@media (prefers-color-scheme: dark)")[look].split("@media print")[0])
    marks = ("open", "supported", "disputed", "refuted", "unverifiable", "opinion")
    pairs = [*product(("ink", "quiet", "link"), ("paper", "card")), *product(("ink",), marks)]

    for words, ground in pairs:
        lighter, darker = sorted((luminance(named[words]), luminance(named[ground])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (words, ground)


spans = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=6), st.lists(st.integers(0, 60), max_size=6))
@settings(deadline=None)
def test_marked_text_is_the_text_whatever_is_marked(marked: list[Span], cuts: list[int]) -> None:
    """Marks that nest, cross or touch, over blocks of any length: the words are all there, once, in order."""
    text = "“It <leaks> & leaks,” she said.\n\nIt did. “Nobody, not one of us, had seen it.”"
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, span=Span(start, end)) for start, end in pairwise(edges))
    document = Document(id="d", title="t", source="-", language="en", text=text, blocks=blocks[::2])
    layers = [
        Layer(span=Span(min(span.start, len(text)), min(span.end, len(text))), name=f"c{place}", label="x", look="open")
        for place, span in enumerate(marked)
    ]

    found = Outline()
    found.feed(re.sub(r"<sup.*?</sup>", "", marked_text(document, layers)))

    assert "".join("".join(found.words).split()) == "".join(text.split())
    assert found.open == []
