"""Folders: where the store and the config lie when nobody says so."""

from __future__ import annotations

import os
from pathlib import Path


def store_folder() -> Path:
    """The folder of QUOTH_STORE, else the one for a person's data on this system."""
    if named := os.environ.get("QUOTH_STORE"):
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where the variable is set

    return user_data_path("quoth", appauthor=False)


def config_path() -> Path:
    """Where the config is: QUOTH_CONFIG, else the user's folder for settings."""
    if named := os.environ.get("QUOTH_CONFIG"):
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - not needed where the variable is set

    return user_config_path("quoth", appauthor=False) / "config.toml"
