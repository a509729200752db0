"""Giving back: memory that is free again goes back to the system, where the C library would keep it for next time.

Reading a text frees ten megabytes in one piece. glibc takes that for a habit: from then on it keeps up to twice as
much of what is freed, for each thread that asks for memory, 15 MB in all. Told where the limits are, it stops guessing.
"""

from __future__ import annotations

from contextlib import suppress

# The numbers of these settings in glibc's malloc.h.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE = 256 * 1024
"""Bytes from which on a piece is mapped for itself, and goes back as soon as it is free."""


def give_back() -> bool:
    """Give back what is free now and from now on; False where the C library has no such settings. From any thread."""
    # A Python without ctypes, or a C library that is not glibc: then things are as they were.
    with suppress(ImportError, OSError, AttributeError):
        from ctypes import CDLL  # noqa: PLC0415 - 3 ms, and not for the first paint

        library = CDLL(None)
        for setting, value in ((_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE), (_ARENA_MAX, 1)):
            library.mallopt(setting, value)
        library.malloc_trim(0)
        return True
    return False
