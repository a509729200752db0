"""Archives and the XML in them, with limits: no bombs, no ways out of the archive, no entities.

An archive may say anything about the size of what is in it, so what comes out is counted too.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib

from lxml import etree

from store.reading.limits import MAX_ENTRIES, MAX_ENTRY_BYTES, MAX_RATIO, RATIO_FROM, Limit, megabytes

_ENTITY = re.compile(rb"<\x00?!\x00?E\x00?N\x00?T\x00?I\x00?T\x00?Y")
"""An entity's declaration, in one byte a character or in two."""


_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, ValueError, IndexError, OSError, EOFError),
)
"""What `zipfile` was seen to raise for damaged archives."""


class Archive:
    """The files in a zip archive, by name."""

    def __init__(self, data: bytes) -> None:
        """Open it; raises Limit for a damaged one or one of too many files."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise Limit("is a damaged archive: open it in another program and save it again") from error
        if len(self._zip.filelist) > MAX_ENTRIES:
            raise Limit(f"holds {len(self._zip.filelist):,} files; the most that are looked at are {MAX_ENTRIES:,}")

    def __contains__(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of a file; raises Limit where it is missing, damaged, locked or too large."""
        try:
            entry = self._zip.getinfo(name)
            _look(entry.file_size, entry.compress_size)
            with self._zip.open(entry) as file:
                data = file.read(MAX_ENTRY_BYTES + 1)
        except KeyError as error:
            raise Limit("is damaged: a part of it is missing") from error
        except _BROKEN as error:
            raise Limit("is damaged: a part of it cannot be unpacked") from error
        except RuntimeError as error:
            raise Limit("is locked with a password: save a copy without it") from error
        _look(len(data), entry.compress_size)
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of an XML file."""
        return xml(self.read(name))

    def names(self) -> tuple[str, ...]:
        """The names of all files, in the order of the archive."""
        return tuple(self._zip.NameToInfo)

    def mended_xml(self, name: str) -> etree._Element:
        """The root of an XML file that programs of all kinds write: as much of it as can be made out."""
        return _root(self.read(name), recover=True)

    def xml_if_there(self, name: str) -> etree._Element | None:
        """The same for a file that not every archive has."""
        return self.xml(name) if name in self else None


def xml(data: bytes) -> etree._Element:
    """The root of an XML text that declares no entities; raises Limit for any other."""
    return _root(data, recover=False)


def _root(data: bytes, *, recover: bool) -> etree._Element:
    """The root of an XML text, as much as can be made out where `recover` is said; raises Limit for no root at all."""
    if _ENTITY.search(data):
        raise Limit("declares entities, with which small files are made to fill all memory")
    # Made anew each time: a parser that failed once may remember it. Its own limit on depth is 256.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=recover
    )
    try:
        root: etree._Element | None = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise Limit("is damaged: a part of it is not well-formed XML, or nested too deep") from error
    if root is None:
        raise Limit("is damaged: a part of it is no XML")
    return root


def words_of(root: etree._Element | None, name: str) -> str:
    """The text of the first element of a local name, whatever its namespace; "" without one."""
    if root is None:
        return ""
    return next(("".join(found.itertext()).strip() for found in root.iter(f"{{*}}{name}")), "")


def _look(size: int, packed: int) -> None:
    """Refuse what is too large, or was packed as only bombs are."""
    if size > MAX_ENTRY_BYTES:
        raise Limit(f"holds a file of {megabytes(size)}; the most that is unpacked is {megabytes(MAX_ENTRY_BYTES)}")
    if size > RATIO_FROM and size > MAX_RATIO * max(1, packed):
        raise Limit(f"holds a file that is packed more than {MAX_RATIO} times, as only bombs are")
