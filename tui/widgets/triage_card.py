"""TriageCard: one claim to be judged: who, the words, why it is worth checking, what the keys give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.cells import cells
from tui.excerpts import excerpt
from tui.messages import ActionAsked

if TYPE_CHECKING:
    from textual import events

_BAR = range(8, 25)
"""Cells of the bar that shows how much is judged."""
_NARROWEST = 76
"""Cells that a card takes where there is room, however short the lines of the text."""
_NUMBERS = 40
"""Cells that the words beside the bar take, at most."""
_LOW = 20
"""Lines of the screen below which the words are cut short, and nothing is said of the next claim."""
_ROOMY = 30
"""Lines of the screen from which the parts of a card are set apart by blank ones."""
_WORDS = 4
"""Most lines of the claim's words; all of them stand in the text above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is shown of one claim; clean text."""

    who: str = ""
    kind: str = ""
    style: str = "assertion"
    """The component class of the kind."""
    words: str = ""
    """Empty: there is nothing left to judge."""
    reasons: Sequence[str] = ()
    following: str = ""
    """The words of the one that comes next."""
    judged: int
    skipped: int = 0
    total: int
    verdict: str = ""
    """The verdict it has, in a word."""
    choices: Sequence[tuple[str, str, str]] = ()
    """Key, words and action of everything that can be done with it."""


class TriageCard(Widget):
    """The card. A click on a choice does it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "triage-card--title",
        "triage-card--done",
        "triage-card--left",
        "triage-card--who",
        "triage-card--words",
        "triage-card--quiet",
        "triage-card--reason",
        "triage-card--key",
        *(f"triage-card--{kind}" for kind in ("direct", "mixed", "indirect", "stance", "assertion")),
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Nothing to judge yet."""
        super().__init__(id=id)
        self._card = Card(judged=0, total=0)
        self._measure = _NARROWEST

    def show(self, card: Card, measure: int) -> None:
        """Show another claim, in lines of at most so many cells, below those of the text."""
        now = card, max(measure, _NARROWEST)
        if now != (self._card, self._measure):
            self._card, self._measure = now
            # Most cards have as many lines as the one before: the screen is laid out for those that do not.
            self.refresh(layout=self.render().plain.count("\n") + 1 != self.size.height)

    def on_click(self, event: events.Click) -> None:
        """Ask for the choice under the mouse."""
        if name := event.style.meta.get("action"):
            self.post_message(ActionAsked(name))

    def render(self) -> Content:
        """Progress; the claim; why; what comes next; the choices."""
        room = max(20, self.size.width)
        width = min(room, self._measure)
        card = self._card
        height = self.app.size.height
        gap = [] if height < _ROOMY else [Content("")]
        lines = [self._progress(width), *gap]
        if card.words:
            lines += [self._who(width), *self._lines(card.words, "words", width, 2 if height < _LOW else _WORDS), *gap]
            if card.reasons:
                lines += self._labelled(
                    "worth checking", ", ".join(card.reasons), "reason", width, 1 if height < _LOW else 2
                )
            if card.following and height >= _LOW:
                lines += self._labelled("next", card.following, "quiet", width, 1)
        else:
            lines += self._lines("Nothing is left to judge here.", "words", width, 1)
        # The text is centred without the cell of its scroll bar.
        margin = Content(" " * max(0, (room - 1 - width) // 2))
        return Content("\n").join(margin + line for line in [*lines, *gap, *self._choices(width)])

    def _ink(self, name: str) -> Style:
        return self.get_visual_style(f"triage-card--{name}")

    def _progress(self, width: int) -> Content:
        """A bar and the numbers."""
        card = self._card
        bar = min(max(width - _NUMBERS, _BAR[0]), _BAR[-1])
        done = round(bar * card.judged / max(1, card.total))
        later = f" · {card.skipped} later" if card.skipped else ""
        return Content.assemble(
            ("Triage  ", self._ink("title")),
            ("━" * done, self._ink("done")),
            ("─" * (bar - done), self._ink("left")),
            (f"  {card.judged} of {card.total} judged{later}", self._ink("quiet")),
        )

    def _who(self, width: int) -> Content:
        """Who, what kind, and the verdict it has."""
        card = self._card
        rest = f"  {card.kind}" + (f"   now: {card.verdict}" if card.verdict else "")
        name = "".join(text for text, _ in excerpt(card.who, (), max(4, width - cells(rest)), 1)[0])
        return Content.assemble((name, self._ink("who")), (rest, self._ink(card.style)))

    def _lines(self, words: str, name: str, width: int, most: int) -> list[Content]:
        """Some words in lines."""
        return [
            Content("").join(Content.styled(text, self._ink(name)) for text, _ in line)
            for line in excerpt(words, (), width, most)
        ]

    def _labelled(self, label: str, words: str, name: str, width: int, most: int) -> list[Content]:
        """Some words behind a label."""
        first, *others = self._lines(words, name, max(8, width - 16), most)
        head = Content.styled(f"{label:<16}", self._ink("quiet"))
        return [head + first, *(Content(" " * 16) + line for line in others)]

    def _choices(self, width: int) -> list[Content]:
        """Every choice with its key, in as many lines as it takes."""
        lines = [Content("")]
        for key, words, action in self._card.choices:
            click = Style.from_meta({"action": action})
            piece = Content.assemble((key, self._ink("key") + click), (f" {words}", self._ink("quiet") + click))
            if lines[-1].cell_length and lines[-1].cell_length + 3 + piece.cell_length > width:
                lines.append(Content(""))
            lines[-1] = lines[-1] + Content("   " if lines[-1].cell_length else "") + piece
        return lines
