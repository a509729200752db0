"""Tidying, as a program of its own: `python -m store.search.tidying FROM TO`.

A collection that grew becomes what it would be had it been read at once. For 100,000 sentences that is most
of a second in which whoever does it does nothing else, so it is done beside the reader.
"""

from __future__ import annotations

import sys
from pathlib import Path

from store.search.saving import load, save


def tidied(source: Path, target: Path) -> bool:
    """Write the tidy collection of a saved one; whether that was done.

    When the first file is gone by then, so is the second: its words are no longer to be kept.
    """
    collection = load(source)
    if collection is None:
        return False
    collection.tidy()
    save(collection, target)
    if source.exists():
        return True
    target.unlink()
    return False


if __name__ == "__main__":
    sys.exit(not tidied(Path(sys.argv[1]), Path(sys.argv[2])))
