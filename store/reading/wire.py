"""What the worker and the reader say to each other: a line of JSON, then bytes whose lengths it names.

    to the worker     {"format", "encoding"}                              and the file
    from the worker   {"refused": why} or {title, author, ..., "sizes"}   and the text, and its blocks

Not pickled: who breaks into the worker with a broken file must not get any further. The blocks are
numbers in an array and not JSON, since parsing JSON holds the interpreter's lock all the while.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import asdict, dataclass

from store.model.document import Block, BlockKind, Page
from store.model.span import Span
from store.reading.content import Content
from store.reading.limits import Limit
from store.reading.structure import Structure

_KINDS = list(BlockKind)


@dataclass(frozen=True, slots=True)
class Task:
    """What the worker is to read, and how."""

    data: bytes
    format: str
    encoding: str | None


def encode_task(task: Task) -> bytes:
    """A task as bytes."""
    return _line({"format": task.format, "encoding": task.encoding}) + task.data


def decode_task(message: bytes) -> Task:
    """A task from bytes."""
    head, _, data = message.partition(b"\n")
    fields = json.loads(head)
    return Task(data, fields["format"], fields["encoding"])


def encode_refusal(why: str) -> bytes:
    """A refusal as bytes."""
    return _line({"refused": why})


def encode_content(content: Content) -> bytes:
    """A content as bytes."""
    structure = content.structure
    text = content.text.encode()
    numbers = array("Q")
    for block in structure.blocks:
        numbers.extend((_KINDS.index(block.kind), block.span.start, block.span.end, block.level))
    head = {
        "size": len(text),
        "about": {name: value for name, value in asdict(structure).items() if name != "blocks"},
        "pages": [[page.label, page.start] for page in content.pages],
        "encoding": content.encoding,
        "was_guessed": content.encoding_was_guessed,
    }
    return _line(head) + text + numbers.tobytes()


def decode_content(message: bytes) -> Content:
    """A content from bytes.

    Raises:
        Limit: It was a refusal.
    """
    head, _, body = message.partition(b"\n")
    fields = json.loads(head)
    if "refused" in fields:
        raise Limit(str(fields["refused"]))
    numbers = array("Q", body[fields["size"] :])
    rows = zip(*(iter(numbers),) * 4, strict=True)
    blocks = tuple(Block(kind=_KINDS[kind], span=Span(start, end), level=level) for kind, start, end, level in rows)
    return Content(
        text=body[: fields["size"]].decode(),
        structure=Structure(blocks=blocks, **fields["about"]),
        pages=tuple(Page(label=label, start=start) for label, start in fields["pages"]),
        encoding=fields["encoding"],
        encoding_was_guessed=fields["was_guessed"],
    )


def _line(fields: dict[str, object]) -> bytes:
    """A line of JSON."""
    return json.dumps(fields).encode() + b"\n"
