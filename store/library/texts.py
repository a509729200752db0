"""The texts of the kept documents: one plain file each, named by its hash, written once and never changed."""

from __future__ import annotations

from pathlib import Path

from store.database.durable import make_folder, write_file
from store.errors import DamagedStore
from store.text.hashing import text_hash


class Texts:
    """The folder `texts/` of a store."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made with the first text."""
        self._folder = folder

    def keep(self, text: str) -> str:
        """Put a text on disk, durably, unless it is there already; returns its hash."""
        name = text_hash(text)
        path = self.path(name)
        data = text.encode("utf-8", "surrogatepass")
        if not (path.exists() and path.stat().st_size == len(data)):
            make_folder(self._folder)
            write_file(path, [data])
        return name

    def text(self, name: str) -> str:
        """The text of that hash.

        Raises:
            DamagedStore: The file is missing, or is not the text that was kept.
        """
        path = self.path(name)
        try:
            text = path.read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError) as error:
            raise DamagedStore(f"{path} cannot be read: {error}. The notes on it are safe.", path) from error
        if text_hash(text) != name:
            raise DamagedStore(f"{path} was changed since it was kept. The notes on it are safe.", path)
        return text

    def path(self, name: str) -> Path:
        """Where the text of that hash lies."""
        return self._folder / f"{name}.txt"
