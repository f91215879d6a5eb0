"""How long a report's page takes to be made and to be ready in Chromium, and how large it is.

    python tests/benchmarks/report_page.py [REPORT] [ROUNDS]

A report of 60,000 characters is to be ready within 1.5 s and to stay under 3 MB. Without a REPORT, the sample reports
are joined to one of that length.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import reportnlp

CORPORA = Path(__file__).parents[2] / "corpora"
LENGTH = 60_000
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


def sample() -> reportnlp.Report:
    """Return the sample reports joined to one long one."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CORPORA.glob("*.txt")))
    return reportnlp.from_text((text * (LENGTH // len(text) + 1))[:LENGTH])


def ready(browser: Browser, path: Path) -> float:
    """Return the milliseconds from the start of navigation until the page's scripts have run and it is laid out."""
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_function("document.documentElement.dataset.ready && document.body.offsetHeight")
    spent = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    page.close()
    return float(spent)


def main(source: str = "", rounds: str = "5") -> None:
    """Print the figures."""
    analysis = reportnlp.analyse(reportnlp.read(source) if source else sample())
    started = time.perf_counter()
    html = analysis.to_html()
    made = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        best = min(ready(browser, path) for _ in range(int(rounds)))
        browser.close()
    size = len(html.encode()) / 1e6
    print(
        f"{len(analysis.report.text):,} characters: made in {made * 1000:.0f} ms, {size:.2f} MB, ready in {best:.0f} ms"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
