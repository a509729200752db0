"""The texts of the kept documents: one plain file each, named by its hash, written once and never changed."""

from __future__ import annotations

from pathlib import Path

from store.database.disk import REAL, Disk
from store.database.durable import make_folder, not_writable, replace_file, sync_name
from store.errors import DamagedStore
from store.text.hashing import text_hash


class Texts:
    """The folder `texts/` of a store."""

    def __init__(self, folder: Path, disk: Disk = REAL) -> None:
        """Use `folder`, which is made with the first text."""
        self._folder, self._disk = folder, disk

    def keep(self, text: str) -> str:
        """Put a text on disk, durably, unless it is there already; returns its hash."""
        name = text_hash(text)
        path = self.path(name)
        data = text.encode("utf-8", "surrogatepass")
        make_folder(self._folder, self._disk)
        try:
            if not self._holds(path, len(data)):
                replace_file(path, [data], self._disk)
            self._disk.sync_folder(self._folder)  # also where it is there: who put it may have been killed before
            sync_name(self._folder, self._disk)
        except OSError as error:
            raise not_writable(path, error) from error
        return name

    def _holds(self, path: Path, length: int) -> bool:
        """Whether a file of that length is there; its name says what is in it."""
        try:
            return self._disk.length(path) == length
        except FileNotFoundError:
            return False

    def size(self, name: str) -> int:
        """How many bytes the text of that hash has; 0 if it is not here."""
        try:
            return self._disk.length(self.path(name))
        except OSError:
            return 0

    def has(self, name: str) -> bool:
        """Whether the text of that hash is here and can be read."""
        try:
            self.text(name)
        except DamagedStore:
            return False
        return True

    def text(self, name: str) -> str:
        """The text of that hash.

        Raises:
            DamagedStore: The file is missing, or is not the text that was kept.
        """
        path = self.path(name)
        try:
            text = self._disk.read_file(path).decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError) as error:
            raise DamagedStore(f"{path} cannot be read: {error}. The notes on it are safe.", path) from error
        if text_hash(text) != name:
            raise DamagedStore(f"{path} was changed since it was kept. The notes on it are safe.", path)
        return text

    def remove(self, name: str) -> bool:
        """Remove a text for good; whether there was one.

        Raises:
            StoreNotWritable: It cannot be removed.
        """
        path = self.path(name)
        try:
            self._disk.length(path)
            self._disk.unlink(path)
            self._disk.sync_folder(self._folder)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise not_writable(path, error) from error
        return True

    def path(self, name: str) -> Path:
        """Where the text of that hash lies."""
        return self._folder / f"{name}.txt"
