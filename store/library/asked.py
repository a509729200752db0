"""Asked: what a person searched for, to be asked again. Private, and easy to lose on purpose.

It tells what somebody is after, so it is kept apart from everything else: one file that only its owner may read, in
no journal, no backup, no export and no merge. Forgetting any document forgets all of it, since a query may name what
is to be forgotten without being about it (docs/how-to/protect-a-source.md).
"""

from __future__ import annotations

import json
from pathlib import Path

from store.database.durable import not_writable, write_file

FILE = "queries.json"
_KEPT = 200
"""Queries; older ones are let go."""


class Asked:
    """The queries of one store, oldest first."""

    def __init__(self, store: Path) -> None:
        """Of the store in a folder; nothing is read."""
        self.path = store / FILE

    def queries(self) -> tuple[str, ...]:
        """What was asked; nothing where the file is missing or is no list of texts: that is no reason to stop."""
        try:
            read = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ()
        return tuple(each for each in read if isinstance(each, str))[-_KEPT:] if isinstance(read, list) else ()

    def remember(self, query: str) -> None:
        """Keep a query, as the newest; what other windows kept in the meantime stays.

        Raises:
            StoreNotWritable: It cannot be kept.
        """
        kept = [*(each for each in self.queries() if each != query), query][-_KEPT:]
        write_file(self.path, [json.dumps(kept, ensure_ascii=False, indent=0).encode("utf-8", "replace")])

    def forget(self) -> bool:
        """Keep none of them any more; whether there was a file.

        Raises:
            StoreNotWritable: It cannot be removed.
        """
        try:
            self.path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise not_writable(self.path, error) from error
        return True
