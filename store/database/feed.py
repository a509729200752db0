"""The feed of changes: which records of which table changed, in this window or another.

Screen and search index live on it. It carries ids only; whoever listens reads what he needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Listener = Callable[[str, tuple[str, ...]], None]
"""Called with the name of a table and the ids that were added, changed or removed in it."""


class Feed:
    """Who wants to hear of changes. Listeners run in the thread that made or took in the change."""

    def __init__(self) -> None:
        """Start with nobody listening."""
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every change from now on; returns the function that ends it."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def publish(self, changes: Mapping[str, Iterable[str]]) -> None:
        """Tell every listener of one change, table by table."""
        for table, ids in changes.items():
            told = tuple(ids)
            if told:
                for listener in tuple(self._listeners):
                    listener(table, told)
