"""Finance finder: lapse, filters, and the calculator with its arithmetic."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from playwright.sync_api import expect

from tests.browser.conftest import Open, settle
from tests.facts import read_rows


def test_from_home_to_what_has_lapsed(visit: Open) -> None:
    """One action: the notice says that all 27 measures have lapsed, with the clause; a filter leaves one."""
    page = visit("/").page
    page.get_by_role("link", name="资金", exact=True).click()
    page.wait_for_selector(".a-measure")
    settle(page)
    today = (datetime.now(UTC) + timedelta(hours=8)).date()
    assert today.isoformat() > max(row["valid_to"] for row in read_rows("measures"))
    expect(page.locator(".a-lapse")).to_contain_text("27项措施中27项已失效")
    expect(page.locator(".a-lapse mark")).to_have_text("有效期3年")
    expect(page.locator(".a-measure")).to_have_count(27)
    expect(page.locator(".a-measure .a-chip", has_text="2025-07-15届满失效")).to_have_count(27)
    page.get_by_role("combobox", name="支持对象").click()
    page.get_by_role("option", name="文化与旅游", exact=True).click()
    page.wait_for_url("**group=culture-tourism**")
    found = [row["measure_id"] for row in read_rows("measures") if "文旅" in row["beneficiary_zh"]]
    expect(page.locator(f".a-measure[data-measure={found[0]}]")).to_contain_text("不超过同期LPR的30%")
    expect(page.locator(".a-measure")).to_have_count(2)


def test_calculator_shows_its_arithmetic(visit: Open) -> None:
    """Bridging money: 10,000,000 yuan at 0.1 permille a day for 10 days is 10,000 yuan; entered in the page."""
    page = visit("/finance?measure=fin-05", ready=".a-sums").page
    expect(page.locator(".a-sums")).to_contain_text("填写以上各栏后显示计算过程")
    page.get_by_label("应急周转资金 · 万元").fill("1,000")
    page.get_by_label("应急周转资金 · 万元").press("Enter")
    page.wait_for_url("**amount=1**")
    page.get_by_label("计费天数").fill("10")
    page.get_by_label("计费天数").press("Enter")
    page.wait_for_url("**days=10**")
    by_yuan = Decimal(10_000_000) * Decimal("0.0001") * 10
    expect(page.locator(".a-result-line b")).to_have_text(f"{by_yuan / 10_000:.0f} 万元")
    step = page.locator(".a-sums li").first
    expect(step).to_contain_text("1,000 万元 × 每日0.1‰ × 10天 = 1 万元")
    step.locator("summary").click()
    expect(step.locator(".a-quote mark")).to_have_text("日费率0.1‰")
    page.get_by_label("计费天数").fill("16")
    page.get_by_label("计费天数").press("Enter")
    expect(page.locator(".a-sums .a-fault")).to_contain_text("最长15个工作日")
    page.get_by_label("计费天数").fill("soon")
    page.get_by_label("计费天数").press("Enter")
    expect(page.get_by_text("不是数字")).to_be_visible()


def test_link_opens_the_same_sum_in_english(visit: Open) -> None:
    """A start-up loan from a cold link: LPR less 150 BP, then 3 to 4 % but no more than the rest."""
    page = visit("/finance?measure=fin-04&amount=15&lpr=3.7&interest=5.5&lang=en", ready=".a-result-line").page
    expect(page.locator(".a-result-line b")).to_have_text("CNY 4,500 – CNY 4,950")
    expect(page.locator(".a-sums li").nth(0)).to_contain_text("3.7 % − 1.5 % = 2.2 %")
    expect(page.locator(".a-card")).to_contain_text("2022 only, over since 2022-12-31")
    expect(page.locator(".a-card .a-chip")).to_have_text("Lapsed 2025-07-15")


def test_ceiling_and_measures_without_formula(visit: Open) -> None:
    """30 % of the LPR is cut at 300,000 yuan and said to be the most; a measure without a rate says so."""
    seen = visit("/finance?measure=fin-22&amount=9000&lpr=3.7", ready=".a-result-line")
    expect(seen.page.locator(".a-result-line b")).to_have_text("最高 30 万元")
    expect(seen.page.locator(".a-sums")).to_contain_text("99.9 万元，30 万元")
    other = visit("/finance?measure=fin-24&lang=en", ready=".a-card").page
    expect(other.get_by_text("prints no rate that can be applied to an amount")).to_be_visible()
    expect(other.locator(".a-card")).to_contain_text("给予50万元奖励")
