"""What to check against: everything kept, one document of it, or a file, which is read and not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import Document
from tui.in_turn import OPENING
from tui.screens.attempts import Failure, attempt

if TYPE_CHECKING:
    from tui.screens.checking import CheckScreen

EVERYTHING = "everything you keep"


def choose(screen: CheckScreen) -> None:
    """Let the person choose a document, or everything."""
    screen.run_worker(_offer(screen), group=OPENING, exclusive=True)


async def _offer(screen: CheckScreen) -> None:
    """Offer everything that is kept."""
    from tui.screens.chooser import Chooser  # noqa: PLC0415 - not for the first look

    kept = await attempt(screen, screen.reader.session.kept())
    if isinstance(kept, Failure):
        return

    def take(chosen: int | None) -> None:
        if chosen is not None:
            screen.run_worker(_take(screen, kept[chosen - 1].id if chosen else None), group=OPENING)

    screen.app.push_screen(Chooser("Check against", [EVERYTHING, *(each.title for each in kept)], 0), take)


async def _take(screen: CheckScreen, document_id: str | None) -> None:
    """Check against a document that is kept, or against everything."""
    if document_id is None:
        _check_against(screen, None, is_kept=True)
        return
    document = await attempt(screen, screen.reader.session.document(document_id))
    if not isinstance(document, Failure):
        _check_against(screen, document, is_kept=True)


def choose_file(screen: CheckScreen) -> None:
    """Let the person name a file."""
    from tui.screens.open_prompt import OpenPrompt, beside  # noqa: PLC0415 - not for the first look

    def take(document: Document | None) -> None:
        if document is not None:
            _check_against(screen, document, is_kept=False)

    screen.app.push_screen(OpenPrompt(beside(screen.reader.reading.document)), take)


def _check_against(screen: CheckScreen, document: Document | None, *, is_kept: bool) -> None:
    """Look again, there; the next check starts there too."""
    screen.checker.source, screen.checker.is_source_kept = document, is_kept
    screen.look()
