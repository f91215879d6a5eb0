"""Pages of pictures and tables in a browser: comparison, ledger, keyword index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportnlp.cli import main
from reportnlp.present.pages import Quote, tables_page
from reportnlp.present.sheets import Sheet, plain_columns

pytestmark = pytest.mark.browser

CORPORA = Path(__file__).parents[2] / "corpora"
COUNTY = sorted(map(str, CORPORA.glob("linlan-*.txt")))
HOSTILE = "</script><img src=x onerror=alert(1)>"


def page_of(command: list[str], path: Path) -> str:
    result = CliRunner().invoke(main, [*command, "--format", "html", "-o", str(path)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(["compare", *COUNTY, "--by", "year"], tmp_path_factory.mktemp("page") / "a.html")


def test_a_point_leads_to_its_row_and_sentence(comparison: str, open_page: Callable[..., Any]) -> None:
    page = open_page(comparison)
    page.locator("figure svg a").first.click()
    assert page.locator("tr.picked").count() == 1
    assert page.locator("#detail dt").count() > 2
    assert page.locator("#detail blockquote").inner_text() != ""


def test_reworded_words_are_marked(comparison: str, open_page: Callable[..., Any]) -> None:
    page = open_page(comparison)
    page.get_by_role("tab", name="段落变化").click()
    page.get_by_role("searchbox").fill("改写")
    page.locator("tbody button").first.click()
    assert page.locator("#detail blockquote").count() == 2
    assert page.locator("#detail mark").count() > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_accessible(scheme: str, width: int, comparison: str, open_page: Callable[..., Any]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = open_page(
        comparison, "#cells-0", color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    violations = axe.Axe().run(page).response["violations"]
    serious = [v for v in violations if v["impact"] in {"serious", "critical"}]
    assert [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in serious] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_ledger_tells_both_sentences(open_page: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page(page_of(["ledger", *COUNTY[:2]], tmp_path / "ledger.html"))
    page.get_by_role("searchbox").fill("完成")
    page.locator("tbody button").first.click()
    assert page.locator("#detail blockquote").count() == 2


def test_index_shows_its_rule(open_page: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text('title = "产业"\nwords = ["产业", "项目"]\n', encoding="utf-8")
    command = ["index", *COUNTY, "--words", str(tmp_path / "words.toml")]
    page = open_page(page_of(command, tmp_path / "index.html"))
    assert "产业" in page.locator("h1").inner_text()
    page.locator("figure svg a").first.click()
    assert page.locator("tr.picked").count() == 1


def test_hostile_tables_stay_text(open_page: Callable[..., Any]) -> None:
    sheet = Sheet("keyword_words", plain_columns(word="text"), [{"word": HOSTILE}])
    quotes = {"keyword_words": [[Quote(HOSTILE, [(HOSTILE, True)])]]}
    page = open_page(tables_page(HOSTILE, [sheet], facts=[("引用", HOSTILE)], warnings=[HOSTILE], quotes=quotes))
    page.locator("tbody button").click()
    assert page.locator("#detail mark").inner_text() == HOSTILE
    assert page.locator("img").count() == 0


def test_every_command_has_a_page(open_page: Callable[..., Any], tmp_path: Path) -> None:
    for n, command in enumerate((["indicators", *COUNTY], ["concordance", "产业", *COUNTY])):
        page = open_page(page_of(command, tmp_path / f"{n}.html"))
        assert page.locator("tbody tr").count() > 0
