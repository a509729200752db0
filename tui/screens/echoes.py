"""EchoScreen: where else a claim stands, in the words of each document, with what differs from this one."""

from __future__ import annotations

from textual.content import Content

from store import visible_line
from tui.checker import Held
from tui.screens.attempts import Failure, attempt
from tui.screens.checking import CheckScreen


def unheard(documents: int) -> str:
    """How many documents were not listened to, and why, behind other words; "" when all were."""
    if not documents:
        return ""
    counted = "one is" if documents == 1 else f"{documents} are"
    return f"  ·  {counted} still to be heard: searching everything gets to know their claims"


class EchoScreen(CheckScreen):
    """Looks nowhere itself: what the reader knows is shown."""

    CSS_PATH = "../over.tcss"
    NOTHING = "No other document that you keep has this claim."

    def _title(self) -> Content:
        """Whose words, and how often they are told."""
        who = visible_line(self._row.who) if self._row else ""
        found = len(self._found)
        return Content.assemble(
            ("Said elsewhere  ", "bold"),
            who,
            (f"  ·  in {found} place{'' if found == 1 else 's'}{unheard(self.reader.reading.unheard)}", "$quiet"),
        )

    async def _look_for(self) -> None:
        """Take what the reader knows of the claim; the documents are read for their words."""
        echoes = self.reader.reading.echoes.get(self._row.claim.id, ()) if self._row else ()
        found: list[Held] = []
        for echo in echoes:
            document = await attempt(self, self.reader.session.document(echo.origin.id))
            if not isinstance(document, Failure):
                found.append(
                    Held(document=document, comparison=echo.comparison, is_turned=echo.is_turned, span=echo.claim.span)
                )
        self._take(found)
