"""Urban renewal by chapter, and map themes: what they count stands in the tables."""

from collections import Counter

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.facts import read_rows


def under_chapter(table: str, numeral: str) -> list[dict[str, str]]:
    """Rows of No. 31 whose locator starts with a chapter's numeral."""
    rows = [row for row in read_rows(table) if row["document_id"] == "cq-2022-31"]
    return [row for row in rows if row["locator"] == numeral or row["locator"].startswith(f"{numeral}（")]


def test_nine_chapters_with_their_counts(visit: Open) -> None:
    """Home, themes, urban renewal: nine chapters; counts are those of the tables."""
    seen = visit("/")
    seen.page.get_by_role("button", name="专题").click()
    seen.page.get_by_role("menuitem", name="城市更新").click()
    seen.page.wait_for_selector("[data-document=cq-2022-31] tr")
    rows = seen.page.locator("[data-document] tr").all_inner_texts()[1:]
    assert len(rows) == 9
    for numeral, row in zip("二三四五六七八九十", rows, strict=True):
        cells = row.split("\t")
        places = {each["entity_id"] for each in under_chapter("places", numeral)}
        counts = [len(under_chapter("targets", numeral)), len(under_chapter("tasks", numeral)), len(places)]
        assert [cells[0].strip(), *map(int, cells[2:])] == [numeral, *counts]


def test_places_outside_the_frame_are_not_on_the_map(visit: Open) -> None:
    """Chapter five names airports outside the area: the count of what is drawn leaves them out."""
    seen = visit("/renewal?chapter=31-5")
    on_map = seen.state("[...view.look.focus.places].filter((id) => view.scene.places.has(id)).length")
    located = {row["entity_id"] for row in under_chapter("places", "五") if row["geometry"]}
    assert 0 < on_map < len(located)
    expect(seen.page.locator(".a-section", has_text="提及的地点")).to_contain_text(f"图中 {on_map} ")


def test_chapter_names_its_units_and_places(visit: Open) -> None:
    """Chapter nine: its tasks with their units; the map draws what has a place."""
    seen = visit("/renewal?chapter=31-9")
    seen.page.get_by_role("tab", name="任务").click()
    expect(seen.page.get_by_role("tabpanel").filter(has_text="九（一）1").first).to_be_visible()
    drawn = {row["entity_id"] for row in under_chapter("places", "九") if row["geometry"]}
    assert set(seen.state("[...view.look.focus.places]")) >= drawn
    # What is said to be on the map is drawn there, and nothing more.
    on_map = seen.state("[...view.look.focus.places].filter((id) => view.scene.places.has(id)).length")
    expect(seen.page.locator(".a-section", has_text="提及的地点")).to_contain_text(f"图中 {on_map} ")
    assert seen.state("view.marks.points.length + view.marks.lines.filter((l) => l.mode !== 'river').length") >= 1


def test_farm_products_on_their_regions(visit: Open) -> None:
    """Box 4: the regions are filled by how many farming records name them."""
    seen = visit("/themes")
    farming = {"farm-zone", "farm-product"}
    named: dict[str, set[str]] = {}
    for row in read_rows("places"):
        if row["mode"] in farming:
            for region in filter(None, row["region_ids"].split("|")):
                named.setdefault(region, set()).add(row["entity_id"])
    shown = seen.state(
        "Object.fromEntries(Object.entries(view.look.facts.regions).map(([id, r]) => [id, r.values.focus]))"
    )
    assert {region: count for region, count in shown.items() if count} == {r: len(ids) for r, ids in named.items()}
    body = seen.page.locator("[data-testid=stMain]")
    for words in ("优质蔬菜产业区", "特色水果产业区", "调味品产业集聚区", "潼南柠檬", "涪陵榨菜", "37号 专栏4-2"):
        expect(body).to_contain_text(words)


def test_qijiang_and_wansheng_are_told_apart(visit: Open) -> None:
    """One region of the plan: what is printed with Wansheng and what with Qijiang is said."""
    seen = visit("/themes?theme=culture&region=qijiang-wansheng")
    note = seen.page.locator(".a-note", has_text="文中写")
    expect(note).to_contain_text("文中写“万盛”: 万盛黑山")
    expect(note).to_contain_text("綦江横山")
    culture = {"tourism", "venue", "event", "card"}
    rows = [r for r in read_rows("places") if r["mode"] in culture and "qijiang-wansheng" in r["region_ids"].split("|")]
    assert Counter(seen.state("[...view.look.focus.places]")) == Counter({row["entity_id"] for row in rows})
