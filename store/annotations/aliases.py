"""Aliases: which names a person says are one speaker. New claims under such a name follow it.

said of a document      counts there, also after a new extraction
said of everything      counts in every document that is kept, or will be
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace

from store.annotations.history import History
from store.annotations.records import is_living, tombstone
from store.database.database import Database
from store.model.alias import Alias
from store.text.folding import fold

TABLE = "aliases"
_FIELDS = frozenset(field.name for field in fields(Alias))


class Aliases:
    """The aliases of a store; each change is durable and one step to undo."""

    def __init__(
        self,
        database: Database,
        changes: History,
        *,
        stamp: Callable[[str], dict[str, str]],
        new_id: Callable[[], str],
    ) -> None:
        """Write down changes in `changes`, each stamped with who makes it and when."""
        self._database, self._changes, self._stamp, self._new_id = database, changes, stamp, new_id

    def say(self, document_id: str, name: str, speaker: str, *, is_everywhere: bool = False) -> None:
        """Say that all under `name` is `speaker`'s, in a document or everywhere; the other way round, it is turned.

        ValueError if the two are the same name, or one is none.
        """
        if not name_key(name) or not name_key(speaker) or name_key(name) == name_key(speaker):
            raise ValueError("an alias needs two different names")
        what = f"“{name}” is “{speaker}”{' everywhere' if is_everywhere else ''}"
        with self._database.transaction(), self._changes.together(what):
            for old in self._reaching(document_id, is_everywhere=is_everywhere):
                is_same, is_reverse = _pair(old)[0] == name_key(name), _pair(old) == (name_key(speaker), name_key(name))
                if (is_same and old.is_everywhere == is_everywhere) or is_reverse:
                    self._withdraw(old)
            stamp = self._stamp(what)
            alias = Alias(
                id=self._new_id(), document=document_id, name=name, speaker=speaker, is_everywhere=is_everywhere
            )
            signed = replace(
                alias, author=stamp["author"], machine=stamp["machine"], created=stamp["at"], updated=stamp["at"]
            )
            self._write(signed, stamp)

    def part(self, document_id: str, name: str, *, is_everywhere: bool = False) -> None:
        """Say that a name is nobody else's, in a document or everywhere. Nothing happens where nobody said so."""
        with self._database.transaction(), self._changes.together(f"“{name}” is nobody else"):
            for alias in self._reaching(document_id, is_everywhere=is_everywhere):
                if name_key(alias.name) == name_key(name):
                    self._withdraw(alias)

    def all(self) -> tuple[Alias, ...]:
        """Every alias, oldest first."""
        return _all(self._database)

    def of(self, document_id: str) -> Mapping[str, Alias]:
        """The aliases that count in a document, by the key of the name."""
        return aliases_of(self._database, document_id)

    def _reaching(self, document_id: str, *, is_everywhere: bool) -> list[Alias]:
        """The aliases that one of such a reach may stand against."""
        return [each for each in self.all() if is_everywhere or each.is_everywhere or each.document == document_id]

    def _write(self, alias: Alias, stamp: dict[str, str]) -> None:
        """Write an alias durably."""
        record = asdict(alias)
        del record["id"]
        self._changes.write(TABLE, alias.id, record, stamp)

    def _withdraw(self, alias: Alias) -> None:
        """Leave a tombstone in place of an alias."""
        stamp = self._stamp(f"“{alias.name}” is not “{alias.speaker}”")
        gone = tombstone(asdict(alias), author=stamp["author"], machine=stamp["machine"], at=stamp["at"])
        self._changes.write(TABLE, alias.id, gone, stamp)


def aliases_of(database: Database, document_id: str) -> Mapping[str, Alias]:
    """The aliases that count in a document, by the key of the name; its own win over those of everywhere."""
    counting = [alias for alias in _all(database) if alias.is_everywhere or alias.document == document_id]
    ordered = sorted(counting, key=lambda alias: (not alias.is_everywhere, alias.updated, alias.id))
    return {name_key(alias.name): alias for alias in ordered}


def _all(database: Database) -> tuple[Alias, ...]:
    """Every alias, oldest first."""
    rows = sorted((str(row.doc_id), row) for row in database.table(TABLE).all() if is_living(row))
    return tuple(Alias(id=key, **{name: value for name, value in row.items() if name in _FIELDS}) for key, row in rows)


def name_key(name: str) -> str:
    """What two spellings of one name share."""
    return " ".join(fold(name).text.split())


def _pair(alias: Alias) -> tuple[str, str]:
    """From which name to which."""
    return name_key(alias.name), name_key(alias.speaker)


def really(name: str, aliases: Mapping[str, Alias], since: str = "") -> str:
    """Who somebody of that name is, from alias to alias; those given before `since` do not count."""
    seen: set[str] = set()
    while (key := name_key(name)) not in seen and (alias := aliases.get(key)) and alias.updated > since:
        seen.add(key)
        name = alias.speaker
    return name
