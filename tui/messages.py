"""What workers and late-coming widgets tell a screen. Other messages of a widget live inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from store import Claim

RIGHT = 3
"""The button of the mouse that asks what can be done here."""


class ClaimsFound(Message):
    """The extraction knows these claims so far; `is_done` with the last ones."""

    def __init__(self, document: str, claims: tuple[Claim, ...], *, is_done: bool, is_known: bool = False) -> None:
        """Carry all claims found so far, and the id of the document they are from."""
        super().__init__()
        self.document = document
        self.claims = claims
        self.is_done = is_done
        self.is_known = is_known
        """Whether they were found before, and kept."""

    def can_replace(self, message: Message) -> bool:
        """All claims so far replace fewer of them."""
        return isinstance(message, ClaimsFound) and message.document == self.document


class QueryChanged(Message):
    """What stands in the search box is something else now."""

    def __init__(self, query: str) -> None:
        """Carry the whole query."""
        super().__init__()
        self.query = query

    def can_replace(self, message: Message) -> bool:
        """Only the latest query counts."""
        return isinstance(message, QueryChanged)


class ActionAsked(Message):
    """Somebody clicked on what an action is called."""

    def __init__(self, name: str) -> None:
        """Carry the action's name."""
        super().__init__()
        self.name = name


class ReachAsked(Message):
    """`/` in the empty search box: this document, or everything kept."""


class TerminalGone(Message):
    """Nothing can be read from the terminal any more, and nothing written to it."""


class PaperKnown(Message):
    """The terminal said whether its paper is light."""

    def __init__(self, *, is_light: bool) -> None:
        """Carry that."""
        super().__init__()
        self.is_light = is_light
