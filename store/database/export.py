"""Export: the records as plain JSON, in TinyDB's own layout, for whoever wants them without quoth.

    {"annotations": {"1": {"id": "01k…", "body": …}, "2": …}, "judgements": …}

Stock TinyDB opens and queries the file. It numbers its records, so our ids become a field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

from store.database.codec import decode, string
from store.database.database import Database

Wanted = Callable[[str, str, Mapping[str, Any]], bool]
"""Whether a record is to be written, by its table, its id and itself."""


def _every(_table: str, _record_id: str, _record: Mapping[str, Any]) -> bool:
    """All of them."""
    return True


def export_json(
    database: Database, file: TextIO, is_wanted: Wanted = _every, texts: Iterable[tuple[str, str]] = ()
) -> int:
    """Write the living records that are wanted to `file`; how many. Tombstones of deleted ones are left out.

    Args:
        database: where they are.
        file: where they go.
        is_wanted: which of them.
        texts: hash and text of what the documents say, for a table of their own.
    """
    count = 0
    file.write("{")
    for place, name in enumerate(database.storage.read()):
        file.write(f"{',' if place else ''}\n{string(name).decode()}: {{")
        number = 0
        for record_id, row in list(database.storage.rows(name).items()):
            record = decode(row)
            if "deleted" in record or not is_wanted(name, record_id, record):
                continue
            rest = row.decode()[1:]
            comma = "," if rest != "}" else ""
            number += 1
            file.write(f'{"," if number > 1 else ""}\n "{number}": {{"id":{string(record_id).decode()}{comma}{rest}')
        count += number
        file.write("}")
    count += _write_texts(file, texts)
    file.write("\n}\n")
    return count


def _write_texts(file: TextIO, texts: Iterable[tuple[str, str]]) -> int:
    """The table of texts; how many."""
    number = 0
    for number, (name, text) in enumerate(texts, start=1):
        start = ',\n"texts": {' if number == 1 else ","
        file.write(f'{start}\n "{number}": {{"id":{string(name).decode()},"text":{string(text).decode()}}}')
    file.write("}" if number else "")
    return number
