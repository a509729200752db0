"""What was begun is found again: where a triage stopped, and the words of a note that was never saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import NoSuchDocument
from store.library.library import Library
from store.library.unfinished import Stop
from store.model.document import Document
from store.model.span import Span
from store.reading.read import read_bytes

TEXT = "The ferry was late again.\n\n“Ask the weather,” said the mate. Nobody asked.\n"


def kept(library: Library, text: str = TEXT) -> Document:
    """A document on the shelf."""
    return library.shelf.keep(read_bytes(text.encode(), source="/papers/ferry.txt", name="ferry.txt"))


def test_triage_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """The claim that was looked at and those left for later are there in the next session."""
    with Library.open(tmp_path) as library:
        document = kept(library)
        assert library.unfinished.stop(document.id) == Stop()
        library.unfinished.keep_stop(document.id, Stop("b", ("a", "c")))

    with Library.open(tmp_path) as library:
        assert library.unfinished.stop(document.id) == Stop("b", ("a", "c"))


def test_draft_is_kept_until_it_is_taken_back(tmp_path: Path) -> None:
    """One draft a place: the latest words, and none after they were saved or thrown away."""
    with Library.open(tmp_path) as library:
        document = kept(library)
        library.unfinished.keep_draft(document, Span(28, 43), "Which ")
        library.unfinished.keep_draft(document, Span(28, 43), "Which weather?")
        library.unfinished.keep_draft(document, Span(0, 25), "Again?")

    with Library.open(tmp_path) as library:
        assert library.unfinished.drafts(document) == {Span(28, 43): "Which weather?", Span(0, 25): "Again?"}
        library.unfinished.keep_draft(document, Span(28, 43), "")
        assert library.unfinished.drafts(document) == {Span(0, 25): "Again?"}


def test_draft_follows_its_words_into_a_changed_text(tmp_path: Path) -> None:
    """A file that changed under a draft shows it where the words stand now."""
    with Library.open(tmp_path) as library:
        document = kept(library)
        place = Span(28, 43)
        library.unfinished.keep_draft(document, place, "Which weather?")
        changed = kept(library, f"Monday, the second.\n\n{TEXT}")

        (found,) = library.unfinished.drafts(changed)

        assert found.of(changed.text) == place.of(document.text)


def test_nothing_is_kept_of_a_forgotten_document(tmp_path: Path) -> None:
    """Forgetting takes stops and drafts along, and a window that still shows the document brings none back."""
    with Library.open(tmp_path) as library:
        document = kept(library)
        library.unfinished.keep_stop(document.id, Stop("b"))
        library.unfinished.keep_draft(document, Span(0, 9), "Who says so?")

        library.forget(document.id)

        assert library.unfinished.stop(document.id) == Stop()
        assert library.unfinished.drafts(document) == {}
        with pytest.raises(NoSuchDocument):
            library.unfinished.keep_draft(document, Span(0, 9), "Who says so?")
        with pytest.raises(NoSuchDocument):
            library.unfinished.keep_stop(document.id, Stop("b"))
