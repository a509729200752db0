"""Picks: what is written on hits is written on the words that were found, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library.library import Library
from store.model.annotation import Verdict
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes
from store.search.passages import Hit, Passage
from tui.picks import Written, judge_all, pick_of, tag_all

TEXT = "“The lock is rusted shut,” said Vera Lind.\n\nNobody had a key.\n"
LONGER = f"A correction to the report of Monday.\n\n{TEXT}"
FOUND = Span(0, 26)


def keep(library: Library, text: str) -> Document:
    """Keep the document, with what its file has now."""
    return library.shelf.keep(read_bytes(text.encode(), source="/papers/lock.txt", name="lock.txt"))


def hit(document: Document) -> Hit:
    """The first words of a document, found."""
    text = FOUND.of(document.text)
    passage = Passage(document=document.id, span=FOUND, kind="direct", text=f"{text}\nVera Lind")
    return Hit(passage=passage, score=1.0, matches=(FOUND,))


@pytest.mark.parametrize("is_changed", [False, True])
def test_hits_are_written_on_only_where_their_words_still_stand(tmp_path: Path, *, is_changed: bool) -> None:
    """Another window read the document anew while they were listed: other words stand at their places now."""
    with Library.open(tmp_path) as library:
        pick = pick_of(hit(keep(library, TEXT)))
        if is_changed:
            keep(library, LONGER)

        tagged = tag_all(library, {pick}, ("locks",), lambda document: document)
        judged = judge_all(library, {pick}, Verdict.REFUTED, lambda document: document)

        assert tagged == judged == (Written(0, 1) if is_changed else Written(1, 0))
        tags = [each.target.quote.exact for each in library.notebook.annotations()]
        verdicts = [each.content.quote.exact for each in library.notebook.judgements()]
        assert tags == verdicts == ([] if is_changed else ["“The lock is rusted shut,”"])


def test_tag_joins_no_annotation_that_stood_there_in_another_text(tmp_path: Path) -> None:
    """Its words are lost; that its place was the same is chance."""
    with Library.open(tmp_path) as library:
        kept = keep(library, "A list of the locks that were sold by the harbour office.\n")
        old = library.notebook.annotate(kept, FOUND, body="who bought them?")
        pick = pick_of(hit(keep(library, TEXT)))

        tag_all(library, {pick}, ("locks",), lambda document: document)

        tags = {each.id: each.tags for each in library.notebook.annotations()}
        assert tags.pop(old.id) == ()
        assert list(tags.values()) == [("locks",)]
