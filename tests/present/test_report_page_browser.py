"""The report page in a browser: findings, tables, filters, search, export, print, accessibility, hostile text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reportnlp
from reportnlp.present.pages import report_page

pytestmark = pytest.mark.browser

TEXT = """青河县2022年政府工作报告
一、2021年工作回顾
全年发放宣传资料5000余份，培训干部320人次。3月5日，召开全县法治政府建设工作推进会，印发《青河县法治建设规划》。粮食产量达到12万吨。
二、存在的问题
仍有3个村未通公路。
三、2022年工作安排
新建校舍9栋，城镇新增就业2000人以上。
"""
HOSTILE = """"><img src=x onerror=alert(1)>2022年政府工作报告
<script>alert(2)</script>全年发放</script><script>alert(3)</script>资料5000余份，javascript:alert(4)。
=HYPERLINK("http://x.example")召开会议3次，\u202e反转\u2066文字，&lt;b&gt;，{{ 7*7 }}，培训‘“&amp;”’干部10人。
"""


def page_of(text: str) -> str:
    return report_page(reportnlp.analyse(reportnlp.from_text(text, source='a"<b>.txt')))


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    return open_page(page_of(TEXT), viewport={"width": 1400, "height": 900})


def test_a_clicked_finding_is_told_and_its_sentence_lit(page: Any) -> None:
    page.get_by_text("5000余份", exact=True).first.click()
    detail = page.locator("#detail")
    assert "5000余份" in detail.locator("h2").inner_text()
    assert "quantity." in detail.inner_text()
    assert "全年发放宣传资料5000余份，培训干部320人次。" in detail.locator("blockquote").inner_text()
    assert page.locator(".s.lit").inner_text() == "全年发放宣传资料5000余份，培训干部320人次。"
    assert page.locator("tr.picked").inner_text().startswith("5000余份")


def test_a_clicked_row_leads_to_the_text(page: Any) -> None:
    page.get_by_role("tab", name="数字").click()
    page.get_by_role("button", name="3个", exact=True).click()
    assert page.locator(".s.lit").inner_text() == "仍有3个村未通公路。"
    assert page.url.endswith(page.locator(".m.lit").get_attribute("id"))


def test_rows_sort_by_their_figures(page: Any) -> None:
    page.get_by_role("tab", name="数字").click()
    head = page.locator("th", has_text="数值")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    first = page.locator("tbody tr").first.inner_text()
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert first.startswith("3个")
    assert page.locator("tbody tr").first.inner_text().startswith("12万吨")


def test_filters_narrow_text_and_tables(page: Any) -> None:
    page.get_by_role("tab", name="数字").click()
    before = page.locator("tbody tr").count()
    page.locator("#sections input").first.uncheck()
    assert 0 < page.locator("tbody tr").count() < before
    assert page.locator(".passage.off").count() > 0
    page.locator("#kinds input[value=quantities]").uncheck()
    mark = page.get_by_text("3个", exact=True).first
    assert mark.evaluate("mark => getComputedStyle(mark).textDecorationLine") == "none"


def test_search_finds_across_findings(page: Any) -> None:
    page.get_by_role("tab", name="数字").click()
    page.get_by_role("searchbox").fill("资料5000余份，培训")
    assert page.locator("#found").inner_text() == "文中 1 处"
    page.get_by_role("searchbox").fill("余份")
    assert page.locator("tbody tr").count() == 1
    page.get_by_role("searchbox").press("Enter")
    assert page.locator("#found").inner_text() == "第 1 / 1 处"


def test_keys_step_through_the_findings(page: Any) -> None:
    page.keyboard.press("j")
    first = page.locator(".m.lit").first.get_attribute("id")
    page.keyboard.press("j")
    assert page.locator(".m.lit").first.get_attribute("id") != first
    page.keyboard.press("k")
    assert page.locator(".m.lit").first.get_attribute("id") == first


def test_a_link_into_the_page_chooses_the_finding(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(TEXT), "#quantities-1")
    assert page.locator("#detail h2").inner_text() == "320人次"


def test_shown_rows_are_exported(page: Any) -> None:
    page.get_by_role("tab", name="数字").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 CSV").click()
    data = Path(download.value.path()).read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert download.value.suggested_filename == "quantities.csv"
    assert rows[0]["text"] == "5000余份"
    assert rows[0]["low"] == "5000"
    assert len(rows) == page.locator("tbody tr").count()


def test_prints(page: Any) -> None:
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator(".toolbar").is_visible()
    assert page.locator("#main").is_visible()
    assert page.locator("caption").is_visible()
    assert page.locator("tbody .link").last.is_visible()


def test_prints_dark_on_white_whatever_the_screen(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(TEXT), color_scheme="dark")
    colours = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(colours) == "rgb(20, 24, 29)"
    page.emulate_media(media="print")
    assert page.evaluate(colours) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_nothing_hangs_over_the_edge(width: int, open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(TEXT), "#quantities-0", viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_accessible(scheme: str, width: int, open_page: Callable[..., Any]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    # axe is put in from outside, which the page's own policy would refuse
    page = open_page(
        page_of(TEXT),
        "#quantities-0",
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        bypass_csp=True,
        reduced_motion="reduce",
    )
    violations = axe.Axe().run(page).response["violations"]
    serious = [v for v in violations if v["impact"] in {"serious", "critical"}]
    assert [(v["id"], [node["html"] for node in v["nodes"]][:3]) for v in serious] == []


def test_hostile_text_stays_text(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(HOSTILE))
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 2
    text = page.locator("#main").inner_text()
    for written in ("<script>alert(2)</script>", "javascript:alert(4)", "&lt;b&gt;", "{{ 7*7 }}", "&amp;"):
        assert written in text
    assert "\u202e" not in page.content()
    page.get_by_role("tab", name="数字").click()
    page.get_by_role("button", name="5000余份", exact=True).click()
    assert "</script>" in page.locator("#detail blockquote").inner_text()


def test_exported_cells_are_no_formulas(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(TEXT))
    assert page.evaluate("['=1+1', '@a', '-3.5%', 'a\"b,c', null, 5].map(csvCell)") == [
        "'=1+1", "'@a", "-3.5%", '"a""b,c"', "", "5",
    ]  # fmt: skip


def test_inline_code_is_refused(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page_of(TEXT), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    refused = """() => new Promise(done => {
      document.addEventListener("securitypolicyviolation", event => done(event.violatedDirective));
      document.body.append(Object.assign(document.createElement("script"), {textContent: "document.title = 'x'"}));
    })"""
    assert page.evaluate(refused).startswith("script-src")
    page.close()
