"""The register of projects: from the start page to the answer, filters, groups, and mentions that disagree."""

import re
from collections import Counter

from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit
from tests.browser.test_map import choices
from tests.facts import read_rows
from tests.stages import mentions, role_words, staged, status_of


def open_from_home(visit: Open, name: str) -> Visit:
    """Open a page by its entry in the navigation of the start page."""
    seen = visit("/")
    seen.page.get_by_role("link", name=name, exact=True).first.click()
    expect(seen.page.locator("h1").first).to_have_text(name)
    expect(seen.page.locator(".a-atlas")).to_have_attribute("data-ready", "true")
    return seen


def listed(seen: Visit) -> tuple[int, int]:
    """How many items the list counts on the map and without a place."""
    found = re.search(r"图中 (\d+) · 无位置 (\d+)", seen.text(".a-counts"))
    assert found
    return int(found.group(1)), int(found.group(2))


def rails_by_stage() -> dict[str, set[str]]:
    """High-speed rails of the table by their stage."""
    rails = {row["entity_id"] for row in read_rows("places") if row["mode"] == "hsr"}
    stages = {key: stage for key, stage in staged().items() if key in rails}
    return {stage: {key for key, each in stages.items() if each == stage} for stage in set(stages.values())}


def test_high_speed_rail_under_construction(visit: Open) -> None:
    """Start page, projects, kind: the groups by stage hold what the table holds, and the page below follows."""
    seen = open_from_home(visit, "项目")
    seen.page.select_option("#a-kind", "hsr")
    expected = rails_by_stage()
    total = sum(len(keys) for keys in expected.values())
    assert sum(listed(seen)) == total
    expect(seen.page.locator(".a-section").first).to_contain_text(f"{total} 项中")
    building = expected["construction"]
    drawn = {key for key in building if seen.state(f"view.scene.places.has('{key}')")}
    group = seen.page.locator("[data-group=stage-construction]")
    expect(group.locator("summary small")).to_have_text(str(len(drawn)))
    items = group.locator("[data-place]").evaluate_all("all => all.map((each) => each.dataset.place)")
    assert set(items) == drawn


def test_filter_by_kind_and_stage(visit: Open) -> None:
    """A link with kind and stage opens the count that the table gives, in list and map alike."""
    seen = visit("/projects?kind=hsr&status=construction")
    building = rails_by_stage()["construction"]
    assert sum(listed(seen)) == len(building)
    assert set(seen.state("view.marks.lines.map((line) => line.id)")) <= building
    assert seen.state("view.marks.points.length") == 0
    assert seen.errors == []


def test_to_be_built_is_a_stage_of_its_own(visit: Open) -> None:
    """Filter, list and legend hold what is to be built with no start stated, and nothing that is being built."""
    seen = visit("/projects?status=to-build")
    waiting = {key for key, stage in staged().items() if stage == "to-build"}
    assert sum(listed(seen)) == len(waiting)
    marks = "[...view.marks.lines, ...view.marks.points].map((each) => each.stage)"
    assert set(seen.state(marks)) == {"to-build"}
    expect(seen.page.locator(".a-legend")).to_contain_text("要求建设，开工未写明")
    assert "\n在建\n" not in seen.page.locator(".a-legend").inner_text()
    assert "a-kexue-avenue" in waiting
    assert {"yukun-hsr", "a-metro-123"}.isdisjoint(waiting)


def test_stages_are_told_with_the_words_that_state_them(visit: Open) -> None:
    """The table of stages counts the projects of each by the printed words: so many are under construction by 加快."""
    seen = visit("/projects")
    row = seen.page.locator(".a-table tr", has_text="加快建设某条线")
    by_stage = Counter(staged().values())
    expect(row.locator("td").nth(2)).to_have_text(str(by_stage["construction"]))
    words = Counter(
        ([word for word in said if word not in role_words()] or said)[-1]
        for key, rows in mentions().items()
        if staged().get(key) == "construction"
        and (said := [row["status_word"] for row in rows if row["status"] == status_of(rows)])
    )
    assert not set(words) & role_words()
    for word, count in words.most_common(4):
        expect(row).to_contain_text(f"「{word}」{count}")
    other = seen.page.locator(".a-table tr", has_text="要求建设，开工未写明").first
    expect(other.locator("td").nth(2)).to_have_text(str(by_stage["to-build"]))
    expect(other).to_contain_text("「建设」")
    expect(other).to_contain_text("立项")


def test_brands_and_bids_are_no_projects(visit: Open) -> None:
    """A brand, a craft, a bid and a title are in the register without a stage."""
    seen = visit("/projects?status=none")
    group = seen.page.locator("[data-group=unplaced]")
    group.locator("summary").click()
    # The group builds its rows after it has opened.
    expect(group.locator("[data-place]")).not_to_have_count(0)
    held = set(seen.page.locator("[data-place]").evaluate_all("all => all.map((each) => each.dataset.place)"))
    assert {"a-jc-bays", "ich-dazu-stone", "diaoyucheng-bid", "smart-famous-city", "a-landscape-metropolis"} <= held


def test_project_without_a_place_is_listed(visit: Open) -> None:
    """Start page, projects, without a place: the new airport stands there, says list, and its card says why."""
    seen = open_from_home(visit, "项目")
    seen.page.locator("[data-jump=unplaced]").click()
    group = seen.page.locator("[data-group=unplaced]")
    expect(group).to_contain_text("没有可以上图的位置")
    airport = group.locator("[data-place=new-airport]")
    expect(airport).to_contain_text("列表")
    expect(airport).to_contain_text("「规划研究建设」")
    airport.click()
    card = seen.page.locator("[data-card=new-airport]")
    expect(card).to_contain_text("仅列表")
    expect(card).to_contain_text("无报告")


def test_documents_that_disagree_stand_together(visit: Open) -> None:
    """Start page, projects, read: both documents on the middle line by date, and the ruling."""
    seen = open_from_home(visit, "项目")
    block = seen.page.locator("[data-entity=cy-middle-hsr]")
    expect(block).to_contain_text("2022-06-25")
    for text in ("「新开工」", "「加快建设」", "31号 五（二）2", "37号 第四章 第二节", "本图集取 在建"):
        expect(block).to_contain_text(text)
    seen.page.locator("[data-group=stage-construction] summary").click()
    seen.page.locator("[data-group=stage-construction] [data-place=cy-middle-hsr]").click()
    sides = seen.page.locator("[data-card=cy-middle-hsr] .a-sides > div")
    expect(sides).to_have_count(2)
    expect(sides.nth(0)).to_contain_text("规划")
    expect(sides.nth(1)).to_contain_text("在建")
    assert seen.state("view.look.selectedPlace") == "cy-middle-hsr"


def test_groups_and_empty_filters(visit: Open) -> None:
    """Grouping by kind, region and document keeps the count; nothing found says so and has a way back."""
    seen = visit("/projects?region=fuling&group=document")
    count = listed(seen)
    documents = seen.page.locator("[data-group^=document-]").count()
    assert 1 <= documents <= 4
    seen.page.select_option("#a-group", "kind")
    assert listed(seen) == count
    assert choices(seen.page)["group"] == ["kind"]
    seen.page.select_option("#a-kind", "suburban")
    seen.page.get_by_role("button", name="清除筛选").click()
    expect(seen.page.locator(".a-counts")).not_to_contain_text("图中 0 ")
    assert "kind" not in choices(seen.page)


def test_everything_named_can_be_shown(visit: Open) -> None:
    """The last choice adds what has none: then the register holds every entity of the table."""
    stages = "&".join(
        f"status={stage}" for stage in ("operating", "construction", "to-build", "planned", "study", "none")
    )
    seen = visit(f"/projects?{stages}&lang=en")
    counted = re.findall(r"\d+", seen.text(".a-counts"))
    assert sum(map(int, counted)) == len({row["entity_id"] for row in read_rows("places")})
    assert "Without a place" in seen.text(".a-counts")
