"""The claims of texts that were gone through already: derived, and deletable at any time.

    cache/claims/<version of the extraction>/<hash of the text>-<fingerprint of its structure>.json

A file is one line about itself and then some claims a line, each with a checksum: nobody ever holds all of them
as JSON. What is missing, damaged or of another extraction is None: then the claims are found anew. No call raises
for a disk that is full or gone.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from store.database.codec import seal, unseal
from store.database.durable import make_folder, replace_file
from store.errors import StoreNotWritable
from store.extraction.version import version
from store.library.claims_codec import ClaimDecoder, ClaimRow, encode_claim
from store.model.claim import Claim
from store.model.document import BlockKind, Document
from store.text.hashing import text_hash

_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_TOGETHER = 50
"""Claims of a line: some 20 kB, and 1 ms in which no key gets through."""


class ClaimsCache:
    """The folder `cache/claims/` of a store."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made with the first claims."""
        self._folder = folder
        self._names: dict[str, frozenset[str]] = {}
        """Name of a file -> who is heard in it."""

    def claims(self, document: Document) -> tuple[Claim, ...] | None:
        """The claims of a document; None: they are not known."""
        try:
            with self._path(document).open("rb") as file:
                count = json.loads(file.readline())["count"]
                decode = ClaimDecoder().decode
                found = tuple(decode(row) for line in file for row in _rows(line))
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None
        return found if len(found) == count else None

    def count(self, text: str) -> int | None:
        """How many claims the text of that hash has; None: it is not known."""
        for path in self._now.glob(f"{text}-*.json"):
            try:
                with path.open("rb") as file:
                    return int(json.loads(file.readline())["count"])
            except (OSError, ValueError, KeyError, TypeError):
                continue
        return None

    def heard(self) -> Mapping[str, frozenset[str]]:
        """Hash of each text whose claims are here -> the names of who says them. A file is looked into once."""
        found: dict[str, frozenset[str]] = {}
        for path in self._now.glob("*-*.json"):
            if path.name not in self._names and (names := _names(path)) is not None:
                self._names[path.name] = names
            if path.name in self._names:
                text = path.name.partition("-")[0]
                found[text] = found.get(text, frozenset()) | self._names[path.name]
        return found

    def keep(self, document: Document, claims: Sequence[Claim]) -> bool:
        """Keep the claims of a document; whether that worked."""
        try:
            make_folder(self._now)
            replace_file(self._path(document), _lines(claims))
            self._forget_other_versions()
        except (OSError, StoreNotWritable):
            return False
        return True

    @property
    def _now(self) -> Path:
        """The folder of this extraction."""
        return self._folder / version()

    def _path(self, document: Document) -> Path:
        """The file of a document."""
        return self._now / f"{text_hash(document.text)}-{_structure(document)}.json"

    def _forget_other_versions(self) -> None:
        """Remove what other extractions made."""
        for folder in self._folder.iterdir():
            if folder != self._now:
                shutil.rmtree(folder, ignore_errors=True)


def _lines(claims: Sequence[Claim]) -> Iterator[bytes]:
    """The lines of a file."""
    names = sorted({name for claim in claims if (name := claim.speaker.name)})
    yield json.dumps({"count": len(claims), "names": names}).encode() + b"\n"
    for start in range(0, len(claims), _TOGETHER):
        rows = [encode_claim(claim) for claim in claims[start : start + _TOGETHER]]
        yield seal(_AS_JSON(rows).encode("utf-8", "surrogatepass"))


def _names(path: Path) -> frozenset[str] | None:
    """Who is heard in a file; None where that cannot be read."""
    try:
        with path.open("rb") as file:
            return frozenset(map(str, json.loads(file.readline())["names"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _rows(line: bytes) -> list[ClaimRow]:
    """The rows of a line; ValueError where one bit of it is not what was written."""
    body = unseal(line)
    if body is None:
        raise ValueError("a line with another checksum")
    rows: list[ClaimRow] = json.loads(body)
    return rows


def _structure(document: Document) -> str:
    """A fingerprint of all that the extraction reads besides the text: the language and the blocks."""
    kinds = {kind: place for place, kind in enumerate(BlockKind)}
    blocks = [(kinds[block.kind], block.span.start, block.span.end, block.level) for block in document.blocks]
    return sha256(f"{document.language} {blocks}".encode()).hexdigest()[:16]
