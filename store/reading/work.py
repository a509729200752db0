"""The worker's own program: reads one file from standard input, answers on standard output, ends.

Its two arguments say the format and the encoding; the second may be empty.

Whatever a hostile file does, it does here: with a limit on memory and processor time set by the system,
without the right to write a file, and with nothing of the reader in reach.
"""

from __future__ import annotations

import resource
import sys
from contextlib import suppress

from store.errors import UnreadableDocument
from store.reading.formats import Format, read_content
from store.reading.limits import MEMORY, PROCESSOR_SECONDS
from store.reading.wire import encode_content, encode_refusal


def main() -> None:
    """Answer one task."""
    _limit_this_process()
    kind, encoding = sys.argv[1:]
    try:
        answer = encode_content(read_content(sys.stdin.buffer.read(), Format(kind), encoding or None))
    except UnreadableDocument as error:
        answer = encode_refusal(str(error))
    except ModuleNotFoundError as error:
        answer = encode_refusal(f"cannot be read: {error.name} is missing from this installation")
    except (MemoryError, RecursionError):
        answer = encode_refusal(f"needs more than {MEMORY // 1024**2:,} MB of memory to read")
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def _limit_this_process() -> None:
    """Set the system's limits; what a system does not know it does not keep."""
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    main()
