"""What is free is given back to the system."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

HELD = """
import sys
from pathlib import Path
from tui.giving_back import give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

text = bytes(10_000_000)  # reading a document, by which glibc learns its habit
del text
if sys.argv[1] == "given back":
    assert give_back()
before = resident()
pieces = [b"x" * 200_000 for _ in range(60)]
del pieces
print(resident() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps what is free, and can be told not to")
def test_what_is_free_is_given_back() -> None:
    """Of twelve megabytes in pieces all but little; without it, all of them stay."""
    held = {when: int(subprocess.check_output([sys.executable, "-c", HELD, when])) for when in ("given back", "kept")}

    assert held["given back"] < 3_000_000
    assert held["kept"] > 8_000_000
