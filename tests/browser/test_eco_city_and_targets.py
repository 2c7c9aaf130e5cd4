"""Eco-city and targets."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.facts import read_rows


def test_extent_is_schematic_and_says_so(visit: Open) -> None:
    """The extent is drawn with its error; legend and card say it is not statutory."""
    seen = visit("/eco-city?place=e-ecocity")
    assert seen.state("view.marks.areas.some((area) => area.whole && area.m === 1250)")
    expect(seen.page.locator(".a-legend")).to_contain_text("示意范围，非法定边界")
    expect(seen.page.locator("[data-card=e-ecocity]")).to_contain_text("±1.25 km")


def test_unnamed_members_are_listed(visit: Open) -> None:
    """三城, 一镇, 九廊, 两屏村居 are listed, never drawn."""
    seen = visit("/eco-city")
    listed = seen.page.locator(".a-panel").inner_text()
    for name in ("三城", "一镇", "九廊", "两屏村居", "二横四纵", "多廊"):
        assert name in listed
    for place in ("e-sp-three-cities", "e-sp-one-town", "e-sp-nine-corridors"):
        assert seen.state(f"view.scene.places.has('{place}')") is False


def test_timeline_holds_only_stated_years(visit: Open) -> None:
    """Plateau 2025, peak 2030; no year for neutrality."""
    seen = visit("/eco-city")
    years = [re.sub(r"\s+", " ", text) for text in seen.page.locator(".a-timeline section").all_inner_texts()]
    assert "2025" in years[0]
    assert "碳排放总量进入平台期" in years[0]
    assert "实现碳达峰" in years[1]
    assert all("碳中和" not in text for text in years[:1])
    expect(seen.page.locator(".a-timeline")).to_contain_text("文件未给出碳中和年份")


def test_targets_show_comparators_and_the_only_baseline(visit: Open) -> None:
    """约 80 % with 74 % as baseline, ≥ 89.4 %, > 10 %; nothing measured."""
    seen = visit("/targets", ready=".js-plotly-plot")
    chart = seen.page.locator(".js-plotly-plot").first
    for text in ("约 80 %", "≥ 89.4 %", "＞ 10 %", "= 38 %"):
        expect(chart).to_contain_text(text)
    card = seen.page.locator("[data-card=metro-urbanisation-2025]")
    for text in ("74 %", "约 80 %", "—", "无报告", "37号 第二章 第三节"):
        expect(card).to_contain_text(text)
    assert seen.page.locator(".js-plotly-plot .bars").count() == 0


def test_binding_follows_scope(visit: Open) -> None:
    """Guang'an is bound by metropolitan targets alone; a district by the city's too."""
    seen = visit("/targets?region=guangan&lang=en", ready=".js-plotly-plot")
    card = seen.page.locator(".a-card", has_text="Binding by scope")
    expect(card).to_contain_text("Chongqing metropolitan area")
    expect(card).not_to_contain_text("city-wide")
    expect(card).to_contain_text("No document gives it a numeric target of its own")


def test_target_choice_is_in_the_address(visit: Open) -> None:
    """A filter chosen in the widget lands in the address by id; a cold link opens it."""
    seen = visit("/targets?theme=ecology&target=metro-air-quality", ready=".js-plotly-plot")
    expect(seen.page.locator(".a-card").first).to_contain_text("89.4")
    expect(seen.page.get_by_role("combobox").nth(2)).to_have_value("生态")


def test_unknown_choice_is_named(visit: Open) -> None:
    """A value that no choice knows is named and the default is shown."""
    seen = visit("/?indicator=happiness&region=atlantis")
    expect(seen.page.locator("[data-testid=stAlert]")).to_contain_text("indicator=happiness")
    expect(seen.page.locator("[data-testid=stAlert]")).to_contain_text("region=atlantis")
    assert seen.state("view.look.indicator.id") == "role"


def test_click_on_a_mark_opens_its_card(visit: Open) -> None:
    """The clicked target is shown with its clause and lands in the address."""
    seen = visit("/targets", ready=".js-plotly-plot")
    marks = seen.page.locator(".js-plotly-plot").first.locator(".scatterlayer .points path")
    # The first trace is the baseline of the first row; the marks follow in the order of the rows.
    count = marks.count()
    box = marks.nth(count - 1).bounding_box()
    assert box
    at = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    seen.page.mouse.move(*at)
    # Plotly takes a click for one on the mark that it has shown as hovered.
    seen.page.locator(".hoverlayer .hovertext").first.wait_for()
    seen.page.mouse.click(*at)
    expect(seen.page.locator(".a-card").first).to_contain_text("＞ 10 %")
    expect(seen.page.locator(".a-card").first).to_contain_text("31号 一（三）")
    assert "target=ur-digital" in seen.page.url
    seen.page.wait_for_selector("[data-test-script-state=notRunning]")


def test_widget_writes_the_address_by_id_and_back_returns(visit: Open) -> None:
    """A theme chosen by name lands as id; clearing takes it out; the back button brings it back."""
    seen = visit("/targets", ready=".js-plotly-plot")
    theme = seen.page.get_by_role("combobox").nth(2)
    theme.click()
    seen.page.get_by_role("option", name="生态").click()
    seen.page.wait_for_url("**theme=ecology**")
    expect(seen.page.locator(".js-plotly-plot").first).to_contain_text("≥ 89.4 %")
    expect(seen.page.locator(".js-plotly-plot").first).not_to_contain_text("约 80 %")
    seen.page.get_by_role("link", name="总览").click()
    seen.page.wait_for_selector("[data-ready=true]")
    seen.page.go_back()
    expect(seen.page.get_by_role("combobox").nth(2)).to_have_value("生态")


def annex() -> list[dict[str, str]]:
    """Rows of the eco-city's annex."""
    return [row for row in read_rows("tasks") if row["stated_in"] == "annex"]


def test_who_does_what_for_the_eco_city(visit: Open) -> None:
    """Home, eco-city, a unit: the board holds the 59 tasks, and those of the unit alone."""
    seen = visit("/")
    seen.page.get_by_role("link", name="生态城").click()
    cards = seen.page.locator(".a-board article")
    expect(cards).to_have_count(len(annex()))
    expect(cards.first).to_contain_text("无报告")
    seen.page.get_by_role("combobox").first.click()
    seen.page.keyboard.type("市交通局")
    seen.page.get_by_role("option", name="市交通局").click()
    roles = ("lead_unit_ids", "support_unit_ids", "listed_unit_ids")
    own = {row["task_id"] for row in annex() if any("transport-bureau" in row[role].split("|") for role in roles)}
    expect(cards).to_have_count(len(own))
    assert {card.get_attribute("data-task") for card in cards.all()} == own
    assert "unit=transport-bureau" in seen.page.url


def test_annex_and_body_stand_side_by_side(visit: Open) -> None:
    """The annex's own wording of vehicles and its missing contents are shown with both sides."""
    seen = visit("/eco-city?lang=en")
    seen.page.get_by_role("tab", name="Annex and body").click()
    conflicts = seen.page.locator("[data-conflict]")
    for conflict in ("c-annex-vehicles", "c-annex-missing", "c-annex-treasury"):
        expect(seen.page.locator(f"[data-conflict={conflict}]")).to_contain_text(re.compile("annex", re.IGNORECASE))
    assert conflicts.count() >= 10
    seen.page.get_by_role("tab", name="Units").click()
    listed = sum("chongqing-etdz" in row["listed_unit_ids"].split("|") for row in annex())
    expect(seen.page.locator(".a-units .a-row").first).to_contain_text(f"listed {listed} · leads 1")


def test_what_has_been_promised(visit: Open) -> None:
    """Home, targets, one theme: every record of the theme in the tree, none with a result."""
    seen = visit("/")
    seen.page.get_by_role("link", name="目标").click()
    seen.page.wait_for_selector(".a-branches")
    rows = [row for row in read_rows("targets") if row["target_year"] == "2025"]
    assert seen.page.locator(".a-leaf-target").count() == len(rows)
    themes = {row["theme"] for row in rows}
    assert seen.page.locator(".a-branches > details").count() == len(themes)
    chips = set(seen.page.locator(".a-leaf-target .a-chip").all_text_contents())
    assert chips == {"○ 无报告", "不评级"}


def test_a_grade_can_be_reproduced_by_hand(visit: Open) -> None:
    """About 80 % by 2025 from 74 % in 2020: 77 % in 2023 is moving forward, by figures that are shown."""
    seen = visit("/targets?target=metro-urbanisation-2025", ready=".js-plotly-plot")
    seen.page.get_by_role("tab", name="进展评定规则").click()
    expect(seen.page.locator(".a-verdict")).to_contain_text("无报告")
    assert seen.page.get_by_label("基期值").is_disabled()
    seen.page.get_by_label("实测值", exact=True).fill("77")
    seen.page.get_by_label("实测年份").fill("2023")
    seen.page.get_by_label("实测年份").press("Enter")
    expect(seen.page.locator(".a-verdict")).to_contain_text("没有来源的数值不予评定")
    seen.page.get_by_label("实测值来源").fill("统计年鉴")
    seen.page.get_by_label("实测值来源").press("Enter")
    expect(seen.page.locator(".a-verdict")).to_contain_text("有进展")
    steps = seen.page.locator(".a-table", has_text="实际年均增长").last
    required, actual = (80 / 74) ** (1 / 5) - 1, (77 / 74) ** (1 / 3) - 1
    expect(steps).to_contain_text(f"(80 ÷ 74) ^ (1 ÷ 5) − 1 = {required:.3%}".replace("%", " %"))
    expect(steps).to_contain_text(f"(77 ÷ 74) ^ (1 ÷ 3) − 1 = {actual:.3%}".replace("%", " %"))
    expect(steps).to_contain_text(f"= {actual / required:.2f}")


def test_year_filters_by_what_is_printed(visit: Open) -> None:
    """2020 keeps what was measured as base in that year and nothing else."""
    seen = visit("/targets?year=2020", ready=".a-branches")
    rows = [row for row in read_rows("targets") if "2020" in (row["target_year"], row["base_year"])]
    assert seen.page.locator(".a-leaf-target").count() == len(rows) > 0
