"""The report in a real browser: it opens without an error, runs nothing foreign, and its filters choose."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.store.exchange.report.reports import hostile_report, quiet_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the report is not tried in a browser"),
]
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--enable-logging=stderr"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"),
)


def browse(page: str, folder: Path, *options: str) -> tuple[str, list[str]]:
    """Open a page; what became of it, and what the console said."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={folder / 'browser'}", *options, path.as_uri()]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return done.stdout.decode(), [line for line in done.stderr.decode().splitlines() if "CONSOLE" in line]


def test_console_is_heard_at_all(tmp_path: Path) -> None:
    """A page with an error is found out: or the other tests would say nothing."""
    _, console = browse("<!doctype html><script>nonesuch()</script>", tmp_path, "--dump-dom")

    assert "nonesuch" in console[0]


@pytest.mark.parametrize("report", [quiet_report, hostile_report])
def test_report_opens_without_an_error_and_runs_nothing_foreign(report: object, tmp_path: Path) -> None:
    """The console is silent, the title is the document's, the filters are there."""
    assert callable(report)
    page: str = report(tmp_path)

    seen, console = browse(page, tmp_path, "--dump-dom")

    assert console == []
    assert "<title>pwned" not in seen
    assert re.search(r'<form id="filters" aria-label="Filter the claims">', seen)
    assert re.search(r"(\d+) of \1 claims", seen)


def test_filter_hides_the_other_claims_and_says_how_many_are_left(tmp_path: Path) -> None:
    """Chosen by verdict: the refuted one stays, the mark of the other is faint."""
    page = re.sub(r"<meta http-equiv[^>]*>", "", quiet_report(tmp_path))
    act = (
        "<script>addEventListener('load', () => { const form = document.forms[0];"
        "form.elements.verdict.value = 'refuted'; form.elements.verdict.dispatchEvent("
        "new Event('input', {bubbles: true})); })</script>"
    )

    seen, console = browse(page.replace("</body>", f"{act}</body>"), tmp_path, "--dump-dom")

    cards = re.findall(r'<li id="c\d+"([^>]*)>', seen)
    assert console == []
    assert len(cards) > 1
    assert all(("hidden" in card) == ('data-verdict="refuted"' not in card) for card in cards)
    assert f"1 of {len(cards)} claims" in seen


@pytest.mark.parametrize("options", [(), ("--blink-settings=preferredColorScheme=0",)], ids=["light", "dark"])
def test_report_is_drawn_in_both_looks(options: tuple[str, ...], tmp_path: Path) -> None:
    """A picture comes of it, and nothing is said."""
    picture = tmp_path / "page.png"

    _, console = browse(quiet_report(tmp_path), tmp_path, *options, f"--screenshot={picture}", "--window-size=1200,800")

    assert console == []
    assert picture.stat().st_size > 10_000


def test_report_is_printed(tmp_path: Path) -> None:
    """As PDF, as a browser prints it."""
    paper = tmp_path / "page.pdf"

    browse(quiet_report(tmp_path), tmp_path, f"--print-to-pdf={paper}")

    assert paper.read_bytes().startswith(b"%PDF")
