"""The claims of texts that were gone through already: derived, and deletable at any time.

    cache/claims/<version of the extraction>/<hash of the text>-<fingerprint of its structure>.json

A file is one line about itself, with a checksum, and one with the claims. What is missing, damaged or of
another extraction is None: then the claims are found anew. No call raises for a disk that is full or gone.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from store.database.durable import make_folder, replace_file
from store.errors import StoreNotWritable
from store.extraction.version import version
from store.library.claims_codec import decode, encode
from store.model.claim import Claim
from store.model.document import BlockKind, Document
from store.text.hashing import text_hash

_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class ClaimsCache:
    """The folder `cache/claims/` of a store."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made with the first claims."""
        self._folder = folder

    def claims(self, document: Document) -> tuple[Claim, ...] | None:
        """The claims of a document; None: they are not known."""
        try:
            head, _, body = self._path(document).read_bytes().partition(b"\n")
            about = json.loads(head)
            if about["crc"] != crc32(body):
                return None
            return tuple(decode(row) for row in json.loads(body))
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None

    def count(self, text: str) -> int | None:
        """How many claims the text of that hash has; None: it is not known."""
        for path in self._now.glob(f"{text}-*.json"):
            try:
                with path.open("rb") as file:
                    return int(json.loads(file.readline())["count"])
            except (OSError, ValueError, KeyError, TypeError):
                continue
        return None

    def keep(self, document: Document, claims: Sequence[Claim]) -> bool:
        """Keep the claims of a document; whether that worked."""
        body = b"".join(_pieces(claims))
        head = json.dumps({"count": len(claims), "crc": crc32(body)}).encode() + b"\n"
        try:
            make_folder(self._now)
            replace_file(self._path(document), [head, body])
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


def _pieces(claims: Sequence[Claim]) -> Iterator[bytes]:
    """The line with the claims, one at a time: all rows at once take six times the file, and no key gets through."""
    before = b"["
    for claim in claims:
        yield before + _AS_JSON(encode(claim)).encode("utf-8", "surrogatepass")
        before = b","
    yield b"]" if claims else b"[]"


def _structure(document: Document) -> str:
    """A fingerprint of all that the extraction reads besides the text: the language and the blocks."""
    kinds = {kind: place for place, kind in enumerate(BlockKind)}
    blocks = [(kinds[block.kind], block.span.start, block.span.end, block.level) for block in document.blocks]
    return sha256(f"{document.language} {blocks}".encode()).hexdigest()[:16]
