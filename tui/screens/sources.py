"""Sources: what became of the files that kept documents were read from, looked at again and again beside the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from store import Kept, SourceState, source_state

_Stamp = tuple[str, str | None, int, int]


class Sources:
    """The state of each file; it is read again only when its time, its size or the document is another one."""

    def __init__(self) -> None:
        """Nothing was looked at yet."""
        self._seen: dict[str, tuple[_Stamp, SourceState]] = {}
        """Id of a document -> what it was when its file was read, and what became of that."""

    def state(self, kept: Kept) -> SourceState:
        """What became of a document's file, as far as that was looked at."""
        seen = self._seen.get(kept.id)
        return seen[1] if seen and seen[0][:2] == (kept.text_hash, kept.source_hash) else SourceState.NONE

    async def look(self, documents: Sequence[Kept]) -> bool:
        """Look at the files of these documents; whether something is to be said otherwise now."""
        stamps = await asyncio.to_thread(lambda: [_stamp(kept) for kept in documents])
        is_other = False
        for kept, stamp in zip(documents, stamps, strict=True):
            if kept.id not in self._seen or self._seen[kept.id][0] != stamp:
                before, state = self.state(kept), await asyncio.to_thread(source_state, kept)
                self._seen[kept.id] = (stamp, state)
                is_other = is_other or state is not before
        return is_other


def _stamp(kept: Kept) -> _Stamp:
    """The document, and when its file was written and how many bytes it has; noughts where there is none."""
    written = size = 0
    path = Path(kept.source)
    if path.is_absolute():
        try:
            found = path.stat()
        except (OSError, ValueError):
            pass  # gone, or never the name of a file
        else:
            written, size = found.st_mtime_ns, found.st_size
    return kept.text_hash, kept.source_hash, written, size
