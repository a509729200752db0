"""What each command may load: a heavy library on a light path is a defect that no other test would see."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "rich", "tinydb", "rapidfuzz", "numpy", "asyncio"}


def modules_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after running `code`."""
    report = "\nimport sys; print(*sorted({name.split('.')[0] for name in sys.modules}), sep='\\n', file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code + report], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_version_loads_no_library_at_all() -> None:
    """`quoth --version` answers before even the command line library is imported."""
    loaded = modules_after("import sys; sys.argv = ['quoth', '--version']; import tui.cli; tui.cli.main()")

    assert not loaded & (HEAVY | {"click", "platformdirs", "store"})


def test_reader_loads_nothing_that_talks_to_others() -> None:
    """Encryption is a tenth of what a start loads, for a program that asks nobody for anything."""
    loaded = modules_after("import tui.app, tui.screens.reader, asyncio; assert asyncio.run(asyncio.sleep(0, True))")

    assert "textual" in loaded
    assert "_ssl" not in loaded


def test_help_loads_neither_screen_nor_database() -> None:
    """`quoth --help` needs the commands' names, not what they do."""
    loaded = modules_after(
        "import sys; sys.argv = ['quoth', '--help']; import tui.cli\n"
        "try: tui.cli.main()\nexcept SystemExit as stop: assert stop.code == 0"
    )

    assert not loaded & HEAVY


def test_claims_as_json_loads_neither_screen_nor_database(tmp_path: Path) -> None:
    """`quoth claims --json` extracts; it opens no store and draws nothing."""
    article = tmp_path / "article.txt"
    article.write_text("“The bridge is safe,” said Ada Morven.\n", encoding="utf-8")

    loaded = modules_after(
        f"import sys; sys.argv = ['quoth', 'claims', '--json', {str(article)!r}]; import tui.cli\n"
        "try: tui.cli.main()\nexcept SystemExit as stop: assert not stop.code"
    )

    assert not loaded & (HEAVY - {"rapidfuzz"})


def test_search_loads_no_masked_arrays() -> None:
    """Of numpy what is counted with: a question asked of it otherwise would bring in 2 MB more."""
    loaded = modules_after(
        "import sys; from store import Document, Index, Unit, told\n"
        "text = 'The weir holds. The weir broke in May, and nobody wrote it down. ' * 9\n"
        "read = Document(id='d', title='', source='-', language='en', text=text, blocks=())\n"
        "index = Index(); index.add(told(read), Unit(document='d', part='text'))\n"
        "for query in ('weir brok', '^the', 'down$', '\\'nobody !may', 'wier'): index.find(query, 9, lambda *_: None)\n"
        "assert index.find('weir', 9, lambda *_: None).hits\n"
        "assert 'numpy.ma' not in sys.modules, 'numpy.ma'"
    )

    assert "numpy" in loaded


@pytest.mark.parametrize("name", ["Span", "Claim", "StoreError", "visible_line", "Verdict"])
def test_a_noun_of_the_face_loads_nothing_heavy(name: str) -> None:
    """Importing one noun must not import a library (house: the face is lazy)."""
    assert not modules_after(f"from store import {name}") & HEAVY


def test_the_face_is_sorted_and_every_name_resolves() -> None:
    """`__all__` is what can be imported, in the order of the alphabet, constants first."""
    import store

    names = store.__all__

    assert names == sorted(names, key=lambda name: (not name.isupper(), name))
    for name in names:
        assert getattr(store, name) is not None


def test_the_face_refuses_a_name_it_does_not_have() -> None:
    """An unknown name is an AttributeError, as from any module."""
    import store

    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        store.nonsense  # noqa: B018 - the look-up is the test
