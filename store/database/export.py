"""Export: the records as plain JSON, in TinyDB's own layout, for whoever wants them without quoth.

    {"annotations": {"1": {"id": "01k…", "body": …}, "2": …}, "judgements": …}

Stock TinyDB opens and queries the file. It numbers its records, so our ids become a field.
"""

from __future__ import annotations

from typing import TextIO

from store.database.codec import decode, string
from store.database.database import Database


def export_json(database: Database, file: TextIO) -> int:
    """Write every living record to `file`; how many. Tombstones of deleted ones are left out."""
    count = 0
    file.write("{")
    tables = database.storage.read()
    for place, name in enumerate(tables):
        file.write(f"{',' if place else ''}\n{string(name).decode()}: {{")
        number = 0
        for record_id, row in list(database.storage.rows(name).items()):
            if "deleted" in decode(row):
                continue
            rest = row.decode()[1:]
            comma = "," if rest != "}" else ""
            number += 1
            file.write(f'{"," if number > 1 else ""}\n "{number}": {{"id":{string(record_id).decode()}{comma}{rest}')
        count += number
        file.write("}")
    file.write("\n}\n")
    return count
