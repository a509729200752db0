"""Any bytes -> Document or UnreadableDocument, never anything else.

    python tests/fuzz/reading.py [--runs 100000] [--seed 0] [FILE...]

Pieces of every format, and a document of each, and FILEs, cut, joined and bitten into, also inside their archives, go
through the readers themselves, in this process: what a worker would hide behind an exit code shows here. Prints JSON;
ends with 1 and the bytes of the first other end.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from store.errors import UnreadableDocument
from store.reading.content import Content
from store.reading.formats import Format, read_content
from store.reading.read import read_bytes
from store.reading.wire import decode_content, encode_content
from store.text.cleaning import visible, visible_line
from tests.fuzz.seeds import SEEDS

NAMES = ("a", "a.txt", "a.md", "a.html", "a.eml")
PIECES: tuple[bytes, ...] = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r\n",
        b"\r",
        b"\n\n",
        b"\x1b]0;x\x07",
        b"\xe2\x80\xae",
        b"\xed\xa0\x80",
    ),
    *(
        b"Words and more words, said he. ",
        b"\xc3",
        b"\xb3\xb9",
        b"# ",
        b"---\n",
        b"title: x\n",
        b"> ",
        b"- ",
        b"| a |\n",
    ),
    *(
        b"```\n",
        b"By Ada Brandt\n",
        b"1. ",
        b"NAME: ",
        b"<html>",
        b"<body>",
        b"<p>",
        b"</p>",
        b"<div",
        b"</div>",
        b"<!--",
    ),
    *(b"-->", b"<table><tr><td>", b"</table>", b"<ul><li>", b"<title>x", b"<meta charset=utf-7>", b"<h1>", b"<br>"),
    *(
        b"<meta name=author content='\n'>",
        b"<script type='application/ld+json'>[[{\"@type\":[1]}",
        b"</script>",
        b"&#27;",
    ),
    *(b"<blockquote>", b"<sup>1</sup>", b"<svg>", b"<![CDATA[", b"<?xml version='1.0' encoding='x'?>", b"<article>"),
    *(
        b"{\\rtf1 ",
        b"{",
        b"}",
        b"\\par ",
        b"\\'e9",
        b"\\u-10179?",
        b"\\cell\\row",
        b"{\\*\\x ",
        b"\\bin9 ",
        b"\\footnote ",
    ),
    *(
        b"From: a@b\r\n",
        b"Subject: =?utf-8?q?=1b?=\r\n",
        b"MIME-Version: 1.0\r\n",
        b"Date: 1\r\n",
        b"--x\r\n",
        b"\r\n\r\n",
    ),
    *(b"Content-Type: multipart/mixed; boundary=x\r\n", b"Content-Type: text/html; charset=x\r\n"),
    *(
        b"Content-Transfer-Encoding: base64\r\n",
        b"WEBVTT\n\n",
        b"1\n00:00:01,0 --> 00:00:02,0\n",
        b"<v Ada>",
        b"\x1f\x8b",
    ),
    *(b"%PDF-1.4\n", b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", b"trailer\n<</Root 1 0 R>>\n", b"%%EOF"),
    *(b"PK\x03\x04", b"word/document.xml", b"application/epub+zip", b"PK\x01\x02", b"PK\x05\x06" + bytes(18)),
)


class Here:
    """Reads every format in this process."""

    def read(self, data: bytes, kind: Format, encoding: str | None) -> Content:
        """What the worker would answer."""
        return decode_content(encode_content(read_content(data, kind, encoding)))


def made(chance: random.Random, files: Sequence[bytes]) -> bytes:
    """Some bytes: pieces in a row, or a file that was damaged, from outside or inside."""
    if chance.random() < 0.75:
        data = chance.choice(files)
        is_inside = data.startswith((b"PK", b"\x1f\x8b")) and chance.random() < 0.8
        return damaged_inside(chance, data) if is_inside else damaged(chance, data)
    return b"".join(chance.choices(PIECES, k=chance.randint(1, 40)))


def damaged(chance: random.Random, data: bytes) -> bytes:
    """A file with some bytes changed, left out, doubled, or cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(changed) + 1)
        length = chance.choice((1, 4, 100))
        changed[place : place + length] = chance.choice((b"", b"\0", b"\xff" * length, chance.choice(PIECES)))
    return bytes(changed[: chance.randint(1, len(changed) + 1)] if chance.random() < 0.2 else changed)


def damaged_inside(chance: random.Random, data: bytes) -> bytes:
    """An archive with a file in it damaged, or gone; whole again around that."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.compress(damaged(chance, gzip.decompress(data)), 1, mtime=0)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        hurt = chance.choice(old.namelist())
        for name in old.namelist():
            if name != hurt:
                new.writestr(name, old.read(name))
            elif chance.random() < 0.95:
                new.writestr(name, damaged(chance, old.read(name)))
    return stream.getvalue()


def read_once(data: bytes, name: str) -> str:
    """How reading some bytes ends: read, refused, or, which it must not, with something unsafe to show."""
    try:
        document = read_bytes(data, source="fuzz", name=name, worker=Here())
    except UnreadableDocument as error:
        return "refused" if str(error) == visible_line(str(error)) else "unsafe"
    is_safe = document.text == visible(document.text) and document.title == visible_line(document.title)
    end = len(document.text)
    assert all(block.span.end <= end for block in document.blocks)
    assert all(note.reference.end <= end and note.note.end <= end for note in document.footnotes)
    assert all(page.start <= end for page in document.pages)
    assert all(chapter.start <= end for chapter in document.chapters)
    return "read" if is_safe else "unsafe"


def main() -> None:
    """Run and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - the same bytes for the same seed is what is wanted
    files = [*SEEDS, *(path.read_bytes() for path in options.files)]
    ends: Counter[str] = Counter()
    start, slowest = time.monotonic(), 0.0
    for _ in range(options.runs):
        data, name = made(chance, files), chance.choice(NAMES)
        before = time.monotonic()
        try:
            ends[read_once(data, name)] += 1
        except BaseException:
            sys.stdout.write(json.dumps({"fuzz": "reading", "failed_on": repr(data), "name": name}) + "\n")
            raise
        slowest = max(slowest, time.monotonic() - before)
    seconds = round(time.monotonic() - start, 1)
    report = {"fuzz": "reading", "runs": options.runs, **ends, "seconds": seconds, "slowest": round(slowest, 2)}
    sys.stdout.write(json.dumps(report) + "\n")
    sys.exit(bool(ends["unsafe"]))


if __name__ == "__main__":
    main()
