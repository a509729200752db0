"""The checker: what it keeps at hand is the texts asked of last, and never more than so many code points of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.model.document import Document
from tui.checker import Checker

FERRY = Document(id="a", title="Ferry", source="a", language="en", text="The ferry is late. " * 3, blocks=())


@pytest.fixture
def three() -> tuple[Document, Document, Document]:
    """Documents of the same length."""
    return FERRY, replace(FERRY, id="b", text=FERRY.text.upper()), replace(FERRY, id="c", text=FERRY.text.lower())


def test_documents_asked_of_last_stay_at_hand(
    three: tuple[Document, Document, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large shelf is not held in memory for one claim; the one that is asked of now always is."""
    monkeypatch.setattr("tui.checker._KEPT", 2 * len(FERRY.text))
    checker = Checker()

    for each in three:
        checker.keep(each, each.id)

    assert [checker.document(each.id, each.id) for each in three] == [None, *three[1:]]
    checker.keep(three[1], "b")
    checker.keep(three[0], "a")
    assert [checker.document(each.id, each.id) for each in three] == [three[0], three[1], None]
    checker.close()


def test_document_of_another_text_is_another(three: tuple[Document, Document, Document]) -> None:
    """A text that changed since is read again."""
    checker = Checker()
    checker.keep(three[0], "yesterday’s")

    assert checker.document("a", "today’s") is None
    checker.close()


async def test_texts_asked_of_last_stay_prepared(
    three: tuple[Document, Document, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with the documents: what is prepared of a text is larger than the text."""
    monkeypatch.setattr("tui.checker._KEPT", 2 * len(FERRY.text))
    checker = Checker()

    for each in (three[0], three[1], three[0], three[2]):
        held = await checker.check("the ferry is late", each)

    assert held.document is three[2]
    assert list(checker._prepared) == [three[0].text, three[2].text]
    checker.close()
