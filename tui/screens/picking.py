"""Picking: the hits that are marked in a search, and what is done to all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from store import Verdict
from tui.picks import Pick, Written, judge_all, pick_of, said, tag_all
from tui.screens.attempts import Failure, attempt, tried

if TYPE_CHECKING:
    # RapidFuzz and numpy: not for the first paint.
    from store import Hit
    from tui.screens.reader import ReaderScreen


class Picking:
    """The marks of one search. They stay while the query changes, and go when the box is left."""

    def __init__(self, reader: ReaderScreen) -> None:
        """Nothing is marked."""
        self._reader = reader
        self._picks: set[Pick] = set()

    def __len__(self) -> int:
        """How many are marked."""
        return len(self._picks)

    def clear(self) -> None:
        """Mark none."""
        self._picks.clear()

    def toggle(self, hit: Hit) -> None:
        """Mark a hit, or take its mark away."""
        self._picks ^= {pick_of(hit)}

    def marked(self, hits: Sequence[Hit]) -> frozenset[int]:
        """Which of some hits are marked."""
        return frozenset(at for at, hit in enumerate(hits) if pick_of(hit) in self._picks)

    def _meant(self, current: Hit | None) -> frozenset[Pick]:
        """The marked hits, else the one under the cursor."""
        return frozenset(self._picks or ({pick_of(current)} if current else ()))

    def tag(self, current: Hit | None) -> None:
        """Ask for tags, and put them on every hit that is meant."""
        from tui.actions.marking import tags_in, tags_used  # noqa: PLC0415 - not for the first paint
        from tui.screens.line_editor import LineEditor  # noqa: PLC0415 - the same

        reader, meant = self._reader, self._meant(current)
        if not meant:
            reader.say("no hit to tag")
            return
        known = sorted({word for placed in reader.reading.placed for word in placed.annotation.tags})
        written = Written(0, 0)

        async def save(line: str) -> object:
            """Write the tags, and remember on how many hits, for the words that are said when the line has closed."""
            nonlocal written
            if not (tags := tags_in(line)):
                return None
            work = partial(tag_all, picks=meant, tags=tags, kept_id=reader.session.kept_id)
            answer = await tried(reader.session.ask(work))
            written = answer if isinstance(answer, Written) else written
            return answer

        def close(is_saved: bool | None) -> None:  # noqa: FBT001 - Textual calls it so
            if is_saved and written != Written(0, 0):
                reader.keeping.done(said(written, "tags", "a title has no place in the text"))

        what = f"Tags for {len(meant)} hits" if len(meant) > 1 else "Tags for this hit"
        more = partial(reader.session.ask, tags_used)
        editor = LineEditor(f"{what}, parted by blanks", "", known, save, reader.keymap, parted=" ,", more=more)
        reader.app.push_screen(editor, close)

    def judge(self, current: Hit | None, verdict: Verdict) -> None:
        """Give the claim of every hit that is meant a verdict."""
        if meant := self._meant(current):
            self._reader.run_worker(self._judge(meant, verdict), group="store")
        else:
            self._reader.say("no hit to judge")

    async def _judge(self, meant: frozenset[Pick], verdict: Verdict) -> None:
        """Write the verdicts; the words come after the store's answer."""
        session = self._reader.session
        work = partial(judge_all, picks=meant, verdict=verdict, kept_id=session.kept_id)
        written = await attempt(self._reader, session.ask(work))
        if not isinstance(written, Failure):
            self._reader.keeping.done(said(written, session.scale.name(verdict), "no claim, or more than one"))
