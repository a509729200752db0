"""Signing: who writes a record, and when."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime


def utc() -> datetime:
    """Now."""
    return datetime.now(UTC)


def user() -> str:
    """The name this person logged in with; empty where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no variable and no entry for this user: a container; KeyError until Python 3.12
        return ""
