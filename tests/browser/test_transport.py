"""Transport and corridors: filters, list in step with the map, measuring."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit
from tests.browser.test_map import choices, count_reruns, sent

DIRECTIONS = ("西北向", "北向", "西南向", "东北向", "南向", "东南向")


def on_map(seen: Visit) -> int:
    """Number of drawn lines that the list's title states."""
    found = re.search(r"图中 (\d+)", seen.text(".a-list-title"))
    assert found
    return int(found.group(1))


def test_opens_with_the_rail_family(visit: Open) -> None:
    """Three modes are chosen; drawn lines and listed lines agree."""
    seen = visit("/transport")
    chosen = seen.page.locator("[data-choice=mode] [aria-pressed=true]").all_inner_texts()
    assert chosen == ["高铁", "普铁", "市域（郊）"]
    drawn = seen.state("view.marks.lines.filter((line) => ['hsr','rail','suburban'].includes(line.mode)).length")
    assert drawn == on_map(seen) > 20


def test_six_directions_with_linked_cities(visit: Open) -> None:
    """Six arrows, and under each direction the cities that its paragraph links."""
    seen = visit("/transport")
    names = seen.state("view.marks.arrows.map((arrow) => view.facts.places[arrow.id].label)")
    assert sorted(names) == sorted(DIRECTIONS)
    cities = seen.state("view.facts.places['dir-southwest'].sub")
    assert cities.split() == ["泸州", "自贡", "宜宾"]


def test_filters_work_without_rerun(visit: Open) -> None:
    """Mode, stage, region and document change map, list and address alone."""
    seen = visit("/transport")
    count_reruns(seen)
    all_rail = on_map(seen)
    seen.page.locator("[data-choice=mode] [data-value=rail]").click()
    expect(seen.page.locator(".a-list-title").first).not_to_contain_text(f"图中 {all_rail}")
    assert choices(seen.page)["mode"] == ["hsr", "suburban"]
    seen.page.locator("[data-choice=status] [data-value=study]").click()
    stages = seen.state("[...new Set(view.marks.lines.filter((l) => !l.context).map((l) => l.stage))]")
    assert "study" not in stages
    seen.page.select_option("#a-region", "jiangjin")
    assert seen.state("view.marks.lines.filter((l) => !l.context).every((l) => l.regions.includes('jiangjin'))")
    assert sent(seen) == 0


def test_empty_filter_says_so_and_can_be_cleared(visit: Open) -> None:
    """No match is said in words with a way back."""
    seen = visit("/transport?mode=suburban&region=fuling")
    seen.page.get_by_role("button", name="清除筛选").click()
    assert on_map(seen) > 20
    assert "mode" not in choices(seen.page)


def test_line_card_names_words_stops_and_precision(visit: Open) -> None:
    """渝昆高铁: words of both documents, stops, position in words."""
    seen = visit("/transport?place=yukun-hsr")
    card = seen.page.locator("[data-card=yukun-hsr]")
    for text in ("渝昆高铁", "在建", "加快建设", "走向示意 ±6 km", "重庆西", "37号 第四章 第二节", "31号 五（二）2"):
        expect(card).to_contain_text(text)


def test_undecided_sites_are_listed_not_drawn(visit: Open) -> None:
    """The new airport and Guang'an's airport have no place on the map."""
    seen = visit("/transport")
    for place in ("new-airport", "guangan-airport"):
        assert seen.state(f"view.scene.places.has('{place}')") is False
        assert "仅列表" in seen.state(f"view.facts.places['{place}'].position")


def test_measuring_returns_length_and_regions(visit: Open) -> None:
    """A drawn line comes back with its length and the regions it touches."""
    seen = visit("/transport?measure=true")
    frame = seen.page.frame_locator("iframe[title^=streamlit_folium]")
    # The strip comes last, when the map stands where it will stay.
    frame.locator(".a-strip").wait_for()
    frame.get_by_role("button", name="线").click()
    holder, sketch = seen.page.locator("iframe[title^=streamlit_folium]"), frame.locator("path[stroke-dasharray='4 4']")
    holder.scroll_into_view_if_needed()
    for shift, course in ((0, re.compile("^M")), (60, re.compile("L"))):
        box = holder.bounding_box()
        assert box
        seen.page.mouse.click(box["x"] + box["width"] / 2 + shift, box["y"] + box["height"] / 2)
        expect(sketch).to_have_attribute("d", course)
    frame.get_by_role("button", name="完成").click()
    expect(seen.page.locator("[data-testid=stDataFrame]")).to_be_visible()
    expect(seen.page.get_by_role("button", name="下载绘制内容")).to_be_visible()
    assert seen.outside == []
