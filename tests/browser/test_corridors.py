"""Corridors: from the start page to a direction with its cities and lines, on map, diagram and list."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.test_map import choices
from tests.browser.test_projects import open_from_home
from tests.facts import read_rows
from tests.geodata.test_corridors import printed


def test_six_directions_from_home(visit: Open) -> None:
    """Start page, corridors, read: six directions with the cities and lines of the paragraph."""
    seen = open_from_home(visit, "通道")
    expect(seen.page.locator(".a-reach .a-line")).to_have_count(6)
    assert len(seen.state("view.marks.arrows")) == 6
    blocks = seen.page.locator(".a-direction")
    expect(blocks).to_have_count(6)
    summary = next(row["summary_zh"] for row in read_rows("provisions") if row["provision_id"] == "p37-3-3-1")
    expect(seen.page.locator(".a-provision")).to_contain_text(summary)
    texts = {text.splitlines()[0]: text for text in blocks.all_inner_texts()}
    for name, (lines, cities) in printed().items():
        assert all(line in texts[name] for line in lines)
        assert all(city in texts[name] for city in cities)


def test_one_direction_from_home(visit: Open) -> None:
    """Start page, corridors, south-west: its three cities and three lines, and nothing else on the map."""
    seen = open_from_home(visit, "通道")
    seen.page.get_by_role("combobox").first.click()
    seen.page.get_by_role("option", name="西南向", exact=True).click()
    card = seen.page.locator(".a-chosen-direction")
    lines, cities = printed()["西南向"]
    expect(card.locator("[data-city]")).to_have_text(cities)
    names = card.locator("[data-line] a[href*=projects]").all_inner_texts()
    assert sorted(names) == sorted(lines)
    assert choices(seen.page)["direction"] == ["dir-southwest"]
    expect(card.locator(".a-evidence").first).to_contain_text("第三章 第三节")
    assert {line["mode"] for line in seen.state("view.marks.lines")} == {"hsr", "rail", "water"}
    assert [arrow["id"] for arrow in seen.state("view.marks.arrows")] == ["dir-southwest"]


def test_click_on_an_arrow_chooses_its_direction(visit: Open) -> None:
    """The map tells the page which direction was clicked; the choice stands in the address alone."""
    seen = visit("/corridors")
    at = seen.state(
        """(() => {
            const arrow = view.marks.arrows.find((each) => each.id === "dir-north");
            const [x, y] = [arrow.chains[0][0], arrow.chains[0][1]];
            const corner = view.map.containerPointToLayerPoint([0, 0]);
            const { scale, left, top } = view.viewport;
            const box = view.frame.map.getBoundingClientRect();
            return [x * scale - left - corner.x + box.left, y * scale - top - corner.y + box.top - 18];
        })()"""
    )
    seen.page.mouse.click(*at)
    expect(seen.page.locator(".a-chosen-direction h3")).to_have_text("北向")
    assert choices(seen.page)["direction"] == ["dir-north"]


def test_axes_are_arrows_and_unnamed_members_say_so(visit: Open) -> None:
    """Nine axes and corridors as arrows; what the documents do not name is said to be unnamed."""
    seen = visit("/corridors?set=national")
    assert len(seen.state("view.marks.arrows")) == 9
    for key in ("a-eco-belts", "three-main-five-aux"):
        expect(seen.page.locator(f"[data-mention={key}]")).to_contain_text("成员未列名")
    assert seen.errors == []
