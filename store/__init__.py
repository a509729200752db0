"""The face of the store: what tui uses, resolved on first use.

Importing one noun must not import TinyDB, RapidFuzz or a format library (PEP 562), so every name is
listed with the module it lives in. Nobody inside store imports from here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.errors import (
        DamagedStore as DamagedStore,
    )
    from store.errors import (
        NewerFormat as NewerFormat,
    )

_HOMES: dict[str, str] = {
    "DamagedStore": "store.errors",
    "NewerFormat": "store.errors",
}

__all__ = ["DamagedStore", "NewerFormat"]


def __getattr__(name: str) -> object:
    """Import the module a name lives in when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'store' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
