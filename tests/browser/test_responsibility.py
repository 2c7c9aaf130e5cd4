"""Responsibility: what a unit answers for, the matrix of all units, and clauses that list none."""

import io
import re

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from exports.factsheets.sheets import sheet_page
from tests.browser.conftest import Open, settle
from tests.facts import read_rows, split

HEAVY = (
    "planning-bureau",
    "district-county-governments",
    "housing-commission",
    "chongqing-etdz",
    "liangjiang-new-area",
)
UNITS = [row["unit_id"] for row in read_rows("units")]


def counted(unit: str, role: str) -> int:
    """Tasks of a unit in a role, counted straight from the file."""
    return sum(unit in split(row[f"{role}_unit_ids"]) for row in read_rows("tasks"))


def test_from_home_to_the_tasks_of_a_unit(visit: Open) -> None:
    """Two actions: the entry of the navigation, the unit; three figures that are never one."""
    page = visit("/").page
    page.get_by_role("link", name="责任", exact=True).click()
    page.wait_for_selector(".a-matrix")
    settle(page)
    page.get_by_role("combobox", name="单位", exact=False).first.click()
    page.get_by_role("option", name="市交通局", exact=True).click()
    page.wait_for_url("**unit=transport-bureau**")
    figures = page.locator(".a-figures .a-figure")
    expect(figures).to_have_count(3)
    numbers = [re.sub(r"\D", "", text) for text in figures.locator("b").all_inner_texts()]
    assert numbers == [str(counted("transport-bureau", role)) for role in ("lead", "support", "listed")]
    expect(figures.nth(0)).to_contain_text("31号：13")
    expect(figures.nth(2)).to_contain_text("5号：2")
    leads = [row for row in read_rows("tasks") if "transport-bureau" in split(row["lead_unit_ids"])]
    for row in leads:
        expect(page.locator(".a-line", has_text=row["title_zh"]).first).to_contain_text(f"31号 {row['locator']}")


def test_page_of_a_unit_from_a_cold_link(visit: Open) -> None:
    """Printed names, open lists, partners apart from collectives, clause with words as printed, sheet."""
    seen = visit("/responsibility?unit=housing-commission&lang=en", ready=".a-card")
    page = seen.page
    expect(page.locator(".a-card h2")).to_have_text("Housing and Urban-Rural Development Commission")
    assert page.locator(".a-card q").all_inner_texts() == ["市住房城乡建设委", "市住房城乡建委"]
    expect(page.locator(".a-note", has_text="the units shown are the least")).to_be_visible()
    light = page.locator(".a-light").first
    expect(light).to_contain_text("Governments of all districts and counties")
    expect(page.locator(".a-partners:not(.a-light)").first).to_contain_text("Planning and Natural Resources Bureau")
    line = page.locator(".a-line", has_text="Strengthen control of key buildings").first
    line.locator("summary").click()
    expect(line.locator(".a-quote mark")).to_have_text("加强重点建筑管控")
    sheet = page.get_by_role("link", name="One-page sheet to print").get_attribute("href") or ""
    answer = page.request.get(page.url.partition("/responsibility")[0] + sheet)
    assert "<h1>Housing and Urban-Rural Development Commission</h1>" in answer.text()
    assert page.request.get(page.url.partition("/responsibility")[0] + "/print/units/nobody").status == 404
    assert seen.errors == []


def test_unit_without_a_task_says_so(visit: Open) -> None:
    """A unit of running text has no tasks, in words, and shows where it is named."""
    page = visit("/responsibility?unit=csrc-chongqing", ready=".a-card").page
    expect(page.locator(".a-empty")).to_contain_text("没有任何任务的单位名单列入它")
    expect(page.locator(".a-line")).to_contain_text("81号 五（二十四）")


def test_matrix_is_filtered_in_the_address(visit: Open) -> None:
    """Transport tasks of No. 31 as columns, marks as in the file, collectives apart, gaps counted."""
    page = visit("/responsibility?theme=transport&document=cq-2022-31", ready=".a-matrix").page
    rows = [row for row in read_rows("tasks") if row["theme"] == "transport" and row["document_id"] == "cq-2022-31"]
    expect(page.locator(".a-matrix thead tr:nth-child(2) th")).to_have_count(len(rows))
    bureau = page.locator(".a-matrix tbody tr", has_text="市交通局").first
    leads = sum("transport-bureau" in split(row["lead_unit_ids"]) for row in rows)
    assert bureau.inner_text().count("●") == leads
    assert page.locator(".a-matrix thead .a-open-list").count() == sum(row["open_list"] == "yes" for row in rows)
    expect(page.locator(".a-matrix tbody.a-collective")).to_contain_text("各区县政府")
    gaps = page.locator(".a-gaps[data-document=cq-2022-5]")
    expect(gaps.locator("summary").first).to_contain_text("5号 · 6条")
    gaps.locator("summary").first.click()
    expect(gaps.locator(".a-line", has_text="构建绿色低碳支撑体系")).to_contain_text("本条未写明责任单位")


def test_document_without_lists_says_so(visit: Open) -> None:
    """No. 37 prints no lead unit: words instead of an empty matrix, and its clauses below."""
    page = visit("/responsibility?document=cq-2022-37&role=lead&lang=en", ready=".a-gaps").page
    expect(page.get_by_text("No list of units matches these filters")).to_be_visible()
    assert page.locator(".a-matrix").count() == 0
    clauses = page.locator(".a-gaps[data-document=cq-2022-37]")
    expect(clauses.locator("summary").first).to_contain_text("75 clauses")
    expect(clauses).to_contain_text(
        "running text names All districts of Chongqing's main urban area, Guang'an City, Sichuan"
    )


def test_duties_of_running_text_are_tasks(visit: Open) -> None:
    """The last chapter of No. 37 and the end of No. 81 give duties to units, which stand as tasks without a role."""
    page = visit("/responsibility?document=cq-2022-37", ready=".a-matrix").page
    rows = [row for row in read_rows("tasks") if row["document_id"] == "cq-2022-37"]
    assert page.locator(".a-matrix thead tr:nth-child(2) th").count() == len(rows) == 7
    expect(page.locator(".a-matrix tbody").last).to_contain_text("两省市有关部门")
    page = visit("/responsibility?unit=finance-bureau", ready=".a-card").page
    expect(page.locator(".a-line", has_text="制定实施细则").first).to_contain_text("81号 结尾")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_sheet_is_one_page(chromium: Browser, lang: str) -> None:
    """The heaviest units and a sample of the others fill one A4 page at most."""
    page = chromium.new_page()
    for unit in dict.fromkeys([*HEAVY, *UNITS[::11]]):
        page.set_content(sheet_page("units", unit, lang) or "")
        pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert len(pages) == 1, unit
        assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [210, 297]
    page.close()
