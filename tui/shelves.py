"""The shelves: kept documents as the library lists them: filtered, sorted, put into words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

from store import SourceState, likeness, visible_line
from tui.widgets.document_list import DocumentRow

if TYPE_CHECKING:
    from store import Shelved


class Order(StrEnum):
    """What documents are sorted by, in the order in which one key goes through it."""

    READ = "last read"
    TITLE = "title"
    DATE = "date, newest first"
    CLAIMS = "most claims"
    LEFT = "most left to judge"


_ORDERS: dict[Order, Callable[[Shelved], tuple[object, ...]]] = {
    Order.READ: lambda entry: (_backwards(entry.kept.opened),),
    Order.TITLE: lambda entry: (entry.kept.title.casefold(), entry.kept.id),
    Order.DATE: lambda entry: (entry.kept.date is None, _backwards(entry.kept.date or ""), entry.kept.title.casefold()),
    Order.CLAIMS: lambda entry: (-(entry.claims or 0), entry.kept.title.casefold()),
    Order.LEFT: lambda entry: (-left(entry), entry.kept.title.casefold()),
}

STATES: dict[SourceState, str] = {
    SourceState.SAME: "",
    SourceState.NONE: "",
    SourceState.CHANGED: "changed on disk",
    SourceState.GONE: "its file is gone",
}
"""What is said of a document's file."""


def left(entry: Shelved) -> int:
    """How many claims have no verdict yet."""
    return max(0, (entry.claims or 0) - entry.judged)


def shelved(entries: Sequence[Shelved], typed: str, order: Order, collection: str | None) -> list[Shelved]:
    """The documents of a collection that fit what is typed, in an order; of what is typed the best fit comes first."""
    own = sorted(
        (entry for entry in entries if collection is None or collection in entry.kept.collections), key=_ORDERS[order]
    )
    if not typed.strip():
        return own
    worth = [(likeness(typed, described(entry)), entry) for entry in own]
    return [entry for score, entry in sorted(worth, key=lambda pair: -pair[0]) if score > 0]


def described(entry: Shelved) -> str:
    """All words that a document can be found by."""
    kept = entry.kept
    parts = (kept.title, kept.author, kept.date, PurePath(kept.source).name, *kept.collections)
    return " ".join(part for part in parts if part)


def collections(entries: Sequence[Shelved]) -> list[str]:
    """The names of all collections."""
    return sorted({name for entry in entries for name in entry.kept.collections}, key=str.casefold)


def collections_in(line: str) -> tuple[str, ...]:
    """The collections in a line: names parted by commas, each once."""
    return tuple(dict.fromkeys(name for part in line.split(",") if (name := " ".join(part.replace("#", " ").split()))))


def row(entry: Shelved, state: SourceState, now: datetime) -> DocumentRow:
    """A document as it is listed."""
    kept = entry.kept
    about = (kept.author, kept.date, "" if kept.source == "-" else PurePath(kept.source).name)
    claims = "1 claim" if entry.claims == 1 else f"{entry.claims} claims"
    share = f" · {_share(entry.judged, entry.claims)} judged" if entry.claims else ""
    return DocumentRow(
        title=visible_line(kept.title) or "untitled",
        claims="not gone through yet" if entry.claims is None else f"{claims}{share}",
        about=visible_line(" · ".join(part for part in about if part)),
        collections=visible_line(" ".join(f"#{name}" for name in kept.collections)),
        read=ago(kept.opened, now),
        state=STATES[state],
    )


def _share(judged: int, claims: int) -> str:
    """How much of that is judged: never nothing when something is, never all when something is left."""
    if not 0 < judged < claims:
        return "all" if judged else "none"
    return f"{100 * judged // claims} %" if 100 * judged >= claims else "<1 %"


def ago(moment: str, now: datetime) -> str:
    """When that was, as a person says it; `moment` is ISO 8601 with its offset."""
    then = datetime.fromisoformat(moment).astimezone(now.tzinfo)
    days = (now.date() - then.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < 31 else _written(then.date())


def _written(day: date) -> str:
    """A date."""
    return day.isoformat()


def _backwards(text: str) -> tuple[int, ...]:
    """A key that sorts texts the other way round."""
    return (*(-ord(letter) for letter in text), 1)
