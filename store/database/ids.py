"""Unique ids that sort by the time they were made: ULIDs, in lower case.

48 bits of milliseconds since 1970, then 80 random bits, in 26 characters of Crockford's base 32
(no i, l, o, u). Within one process every id is greater than the one before, also when the clock
stands still or steps back; over processes and machines 80 random bits keep them apart.
"""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from hashlib import sha256
from threading import Lock

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_RANDOM_BITS = 80
_LENGTH = 26

_lock = Lock()
_last = 0


def new_id() -> str:
    """A new id, greater than every id that this process made before."""
    global _last  # noqa: PLW0603 - monotonic over the whole process is the point of it
    fresh = (time.time_ns() // 1_000_000) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    with _lock:
        _last = max(fresh, _last + 1)
        return _spelled(_last)


def derived_id(at: str, name: str) -> str:
    """The id of something that has a name of its own elsewhere: the same wherever it is made.

    Args:
        at: when it was made, ISO 8601; the beginning of time if it does not say.
        name: what it is called there.
    """
    try:
        moment = datetime.fromisoformat(at)
        milliseconds = max(0, round(moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() * 1000))
    except (ValueError, OverflowError):
        milliseconds = 0
    random = int.from_bytes(sha256(name.encode()).digest()) >> (256 - _RANDOM_BITS)
    return _spelled((milliseconds << _RANDOM_BITS) | random)


def _spelled(number: int) -> str:
    """A number of 128 bits in 26 characters, the highest five bits first."""
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))
