"""Saving a collection, and mapping it back into memory: loading reads no more than it must.

    magic, length and checksum of the header | header, JSON | array | array | ...

The header says of each array what it is, where it lies and its checksum. A tidy collection is mapped with
everything ready; of another one the words are looked at anew. A file of another version, cut
short or changed in any byte is no collection: it can always be made again. What is mapped stays whole
when the file is replaced or removed, as in any program that keeps a file open.
"""

from __future__ import annotations

import json
import mmap
import os
from dataclasses import fields
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np
import numpy.typing as npt

from store.search.about import About
from store.search.collection import Collection
from store.search.lexicon import Lexicon, Looks
from store.search.passages import Unit
from store.search.segments import Segment
from store.search.spellings import Spellings, spelled
from store.search.vocabulary import Vocabulary

_MAGIC = b"quoth search index 4\n"
_ALIGNED = 64
_Arrays = dict[str, npt.NDArray[Any]]


def save(collection: Collection, path: Path) -> None:
    """Write a collection to a file that is not there yet; OSError if that fails.

    The caller renames it: a write that is killed leaves a file of another name, which nobody reads.
    """
    with create(path) as file:
        write(collection, file)


def create(path: Path) -> BinaryIO:
    """A new file that only its owner may read; OSError if it is there."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def write(collection: Collection, file: BinaryIO) -> None:
    """Write a collection to a new file; OSError if that fails."""
    arrays = _arrays(collection)
    table, at = {}, 0
    for name, array in arrays.items():
        table[name] = [array.dtype.str, array.shape, at, crc32(_bytes(array))]
        at += -(-array.nbytes // _ALIGNED) * _ALIGNED
    header = json.dumps(_header(collection) | {"arrays": table}).encode()
    file.write(_MAGIC + len(header).to_bytes(8, "big") + crc32(header, 1).to_bytes(4, "big") + header)
    file.write(b"\0" * (-file.tell() % _ALIGNED))
    for array in arrays.values():
        file.write(_bytes(array))
        file.write(b"\0" * (-array.nbytes % _ALIGNED))


def _bytes(array: npt.NDArray[Any]) -> memoryview:
    """An array as what is written of it, not copied."""
    return array.reshape(-1).view(np.uint8).data


def _header(collection: Collection) -> dict[str, Any]:
    """What is no array."""
    return {
        "units": [[each.document, each.part, each.stamp] for each in collection.units],
        "gone": collection.gone,
        "speakers": collection.speakers,
        "segments": len(collection.segments),
    }


def load(path: Path) -> Collection | None:
    """The collection in a file; None if it is missing, of another version or damaged."""
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # ValueError: an empty file cannot be mapped
        return None
    start = len(_MAGIC) + 12
    size = int.from_bytes(data[len(_MAGIC) : start - 4], "big")
    header = data[start : start + size]
    is_whole = (
        0 < size == len(header)
        and data[: len(_MAGIC)] == _MAGIC
        and crc32(header, 1) == int.from_bytes(data[start - 4 : start], "big")
    )
    if not is_whole:
        return None
    about = json.loads(header)
    first = -(-(start + size) // _ALIGNED) * _ALIGNED
    arrays = {name: _mapped(data, first, entry) for name, entry in about["arrays"].items()}
    whole = {name: array for name, array in arrays.items() if array is not None}
    return _collection(whole, about) if len(whole) == len(arrays) else None


def _mapped(data: mmap.mmap, first: int, entry: list[Any]) -> npt.NDArray[Any] | None:
    """One array, not copied; None if it is not what was written."""
    kind, shape, at, check = entry
    dtype, count = np.dtype(kind), int(np.prod(shape, dtype=np.int64))
    start, end = first + at, first + at + count * dtype.itemsize
    if end > len(data) or crc32(memoryview(data)[start:end]) != check:
        return None
    return np.frombuffer(data, dtype=dtype, count=count, offset=start).reshape(shape)


def _arrays(collection: Collection) -> _Arrays:
    """All arrays of a collection, by name."""
    vocabulary = collection.vocabulary
    words = spelled(vocabulary.every()) if vocabulary.later else vocabulary.first.words
    arrays: _Arrays = {"words": words.letters, "word_starts": words.starts, "held": vocabulary.held}
    if not vocabulary.later:
        arrays |= _named("looks", vocabulary.first.looks)
    for number, segment in enumerate(collection.segments):
        arrays |= {f"{number}.{name}": getattr(segment, name) for name in _SEGMENT}
        arrays |= _named(f"{number}.about", segment.about)
        if segment.alive < len(segment):
            arrays[f"{number}.is_alive"] = segment.is_alive
    return {name: np.ascontiguousarray(array) for name, array in arrays.items()}


_SEGMENT = ("tokens", "starts", "terms", "posting_starts", "postings")


def _named(name: str, arrays: Looks | About) -> _Arrays:
    """The arrays of a value, by its name and theirs."""
    return {f"{name}.{field.name}": getattr(arrays, field.name) for field in fields(arrays)}


def _collection(arrays: _Arrays, header: dict[str, Any]) -> Collection:
    """The collection that the arrays and the header are of."""
    return Collection(
        _vocabulary(arrays),
        segments=[_segment(arrays, number) for number in range(header["segments"])],
        units=[Unit(document=document, part=part, stamp=stamp) for document, part, stamp in header["units"]],
        speakers=header["speakers"],
        gone=header["gone"],
    )


def _vocabulary(arrays: _Arrays) -> Vocabulary:
    """The vocabulary that was saved, under the same numbers."""
    words, held = Spellings(arrays["words"], arrays["word_starts"]), arrays["held"].copy()
    if "looks.heads" in arrays:
        seen = Looks(**{field.name: arrays[f"looks.{field.name}"] for field in fields(Looks)})
        return Vocabulary(Lexicon(words, np.arange(len(words), dtype=np.int32), seen), held)
    vocabulary = Vocabulary()
    vocabulary.learn(words[:])
    vocabulary.held = held
    return vocabulary


def _segment(arrays: _Arrays, number: int) -> Segment:
    """One of the segments that were saved."""
    about = About(**{field.name: arrays[f"{number}.about.{field.name}"] for field in fields(About)})
    is_alive = arrays.get(f"{number}.is_alive", np.ones(len(about.units), dtype=np.bool_)).copy()
    return Segment(about=about, is_alive=is_alive, **{name: arrays[f"{number}.{name}"] for name in _SEGMENT})
