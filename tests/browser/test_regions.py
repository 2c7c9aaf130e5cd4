"""Region profile: role, counts, neighbours by key, comparison, and one page of paper for every region."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.browser.conftest import Open, Visit
from tests.browser.test_map import choices
from tests.facts import read_rows, split
from tests.geodata.test_target_scope import target_counts
from tests.pdf import printed_pages
from tests.serving import Server

REGIONS = {row["region_id"]: row for row in read_rows("regions")}
IDS = list(REGIONS)


def figure(seen: Visit, label: str) -> str:
    """Number of a headline figure."""
    cell = seen.page.locator(".a-figure", has_text=label).first
    return cell.locator("b").inner_text().split()[0]


def scopes(seen: Visit) -> dict[str, int]:
    """Number of targets by scope as the profile lists them."""
    rows = seen.page.locator(".a-binding [data-scope]")
    numbers = rows.locator("span:last-child").all_inner_texts()
    names = [str(row.get_attribute("data-scope")) for row in rows.all()]
    return dict(zip(names, map(int, numbers), strict=True))


def named(table: str, region: str) -> int:
    """Number of records of a table that name a region."""
    return sum(region in split(row["region_ids"]) for row in read_rows(table))


def test_what_the_plan_wants_of_jiangjin(visit: Open) -> None:
    """From home: click the entry, pick the region, read role, clause and numbers."""
    seen = visit("/")
    seen.page.get_by_role("link", name="区市", exact=True).click()
    seen.page.locator("#a-region").select_option("jiangjin")
    expect(seen.page.locator("h1").first).to_have_text("江津区")
    expect(seen.page.locator(".a-role p").first).to_have_text(REGIONS["jiangjin"]["role_zh"])
    expect(seen.page.locator(".a-role summary")).to_have_text("37号 第三章 第二节")
    expect(seen.page.locator(".a-role .a-note")).to_contain_text("4 个区市：长寿、江津、南川、璧山")
    expect(seen.page.locator(".a-figure b").first).to_contain_text(str(target_counts()["jiangjin"]))
    assert (figure(seen, "点名任务"), figure(seen, "点名条款")) == (
        str(named("tasks", "jiangjin")), str(named("provisions", "jiangjin")),
    )  # fmt: skip
    assert sum(scopes(seen).values()) == target_counts()["jiangjin"]
    expect(seen.page.locator(".a-binding .a-note")).to_have_text("其中 1 项点到它。")
    seen.page.locator(".a-role summary").click()
    expect(seen.page.locator(".a-role mark")).to_have_text("璧山区、江津区、长寿区、南川区")


def test_overview_leads_to_the_profile(visit: Open) -> None:
    """Click a region, then the profile: two actions from home."""
    seen = visit("/")
    seen.page.locator(".a-list [data-region=guangan]").click()
    seen.page.locator("[data-card=guangan] a[href^=regions]").click()
    expect(seen.page.locator("h1").first).to_have_text("广安市")
    expect(seen.page.locator(".a-binding [data-scope]")).to_have_count(1)
    assert scopes(seen) == {"metro-area": target_counts()["guangan"]}
    expect(seen.page.locator(".a-role .a-note")).to_have_text("规划把这一角色单独给予该市。")


def test_map_shows_what_names_the_region(visit: Open) -> None:
    """Only its places are drawn, the others are counted; another region opens by a click; the year is kept."""
    seen = visit("/regions?region=nanan&year=2025")
    expect(seen.page.locator("h1").first).to_have_text("南岸区")
    drawn = "[...view.marks.lines, ...view.marks.points].filter((m) => m.theme !== 'rivers')"
    assert seen.state(f"{drawn}.length") > 5
    assert seen.state(f"{drawn}.every((m) => m.regions.includes('nanan'))")
    noted = re.search(r"图中 (\d+) · 仅列表 (\d+)", seen.page.locator(".a-section", has_text="项目：").inner_text())
    assert noted
    assert int(noted[1]) + int(noted[2]) == int(figure(seen, "项目"))
    assert scopes(seen)["eco-city"] == sum(
        row["scope"] == "eco-city" and row["target_year"] == "2025" for row in read_rows("targets")
    )
    expect(seen.page.locator(".a-binding")).to_contain_text("涉及，不整体约束")
    seen.state("view.select(view.scene.regions.find((region) => region.id === 'banan'))")
    expect(seen.page.locator("h1").first).to_have_text("巴南区")
    assert choices(seen.page)["region"] == ["banan"]
    assert choices(seen.page)["year"] == ["2025"]


def test_keys_walk_through_the_regions_and_wrap(visit: Open) -> None:
    """``]`` opens the next region in the table's order, ``[`` the one before; typing is left alone."""
    seen = visit("/regions?region=guangan&year=2025")
    seen.page.keyboard.press("]")
    expect(seen.page.locator("h1").first).to_have_text(REGIONS[IDS[0]]["name_zh"])
    assert choices(seen.page)["year"] == ["2025"]
    for _step in range(5):
        seen.page.keyboard.press("]")
    expect(seen.page.locator("h1").first).to_have_text(REGIONS[IDS[5]]["name_zh"])
    for _step in range(6):
        seen.page.keyboard.press("[")
    expect(seen.page.locator("h1").first).to_have_text("广安市")
    button = seen.page.locator("[data-key='[']")
    assert str(button.get_attribute("title")).endswith("荣昌区 · [")
    button.click()
    expect(seen.page.locator("h1").first).to_have_text("荣昌区")
    seen.page.locator("#a-compare").focus()
    seen.page.keyboard.press("]")
    assert choices(seen.page)["region"] == ["rongchang"]


def test_late_answers_of_the_server_undo_nothing(visit: Open) -> None:
    """An answer may come late and twice; only what differs from the telling is a change of the server's own."""
    seen = visit("/regions?region=guangan")
    first, second = IDS[:2]
    seen.page.keyboard.press("]")
    expect(seen.page.locator("h1").first).to_have_text(REGIONS[first]["name_zh"])
    seen.page.keyboard.press("]")
    expect(seen.page.locator("h1").first).to_have_text(REGIONS[second]["name_zh"])
    answer = "address => history.pushState({}, '', address)"
    for _time in range(2):
        seen.page.evaluate(answer, f"/regions?region={first}&telling=0")
        assert choices(seen.page) == {"region": [second]}
    seen.page.evaluate(answer, f"/regions?region={second}&year=2025&telling=0")
    assert choices(seen.page) == {"region": [second], "year": ["2025"]}
    seen.page.evaluate(answer, f"/regions?region={first}&telling=0")
    assert choices(seen.page) == {"region": [first]}


def test_two_regions_side_by_side(visit: Open) -> None:
    """A link names both; figures stand in one table; a third joins, the key changes the first alone."""
    seen = visit("/regions?compare=jiangjin&compare=bishan", ready=".js-plotly-plot")
    expect(seen.page.locator("h1").first).to_have_text("江津 · 璧山")
    table = seen.page.locator(".a-compare tbody tr")
    for label, numbers in (
        ("面积，km²", ["3,219", "915"]),
        ("约束目标", [str(target_counts()[region]) for region in ("jiangjin", "bishan")]),
        ("点名任务", [str(named("tasks", region)) for region in ("jiangjin", "bishan")]),
    ):
        assert table.filter(has_text=label).locator(".a-number").all_inner_texts() == numbers
    # One group of the plan: its role stands once.
    expect(seen.page.locator(".a-role summary")).to_have_text("37号 第三章 第二节")
    axes = seen.page.evaluate(
        "(() => { const plot = document.querySelector('.js-plotly-plot');"
        "return plot.data.map((each) => [each.type, plot._fullLayout[`xaxis${(each.xaxis || 'x').slice(1)}`].range[0]])"
        "})()"
    )
    assert len(axes) == 7
    assert [low for kind, low in axes if kind == "bar"] == [0, 0]
    assert seen.state("view.spec.focus.regions") == ["jiangjin", "bishan"]
    seen.page.locator("#a-compare").select_option("guangan")
    expect(seen.page.locator("h1").first).to_have_text("江津 · 璧山 · 广安")
    assert choices(seen.page)["compare"] == ["bishan", "guangan"]
    seen.page.locator("[data-key=']']").click()
    expect(seen.page.locator("h1").first).to_have_text("合川 · 璧山 · 广安")
    seen.page.locator("[data-value=beside-bishan]").click()
    seen.page.locator("[data-value=beside-guangan]").click()
    expect(seen.page.locator("h1").first).to_have_text("合川区")
    assert choices(seen.page) == {"region": ["hechuan"]}
    assert seen.errors == []


def test_unknown_region_is_named(visit: Open) -> None:
    """An unknown region is said, and the first is shown; a year that no project prints says what to do."""
    seen = visit("/regions?region=wanzhou&year=2035")
    expect(seen.page.locator("[data-testid=stAlert]")).to_contain_text("region=wanzhou")
    expect(seen.page.locator("h1").first).to_have_text("渝中区")
    expect(seen.page.locator(".a-empty").first).to_contain_text("请改选“全部年份”")


def one_document(sheets: list[str]) -> str:
    """Sheets as one document: each begins a page, with nothing else between them."""
    parts = [re.fullmatch(r"(.*)<body>(.*)</body></html>", sheet, re.DOTALL) for sheet in sheets]
    heads, bodies = {part[1] for part in parts if part}, [part[2] for part in parts if part]
    assert len(bodies) == len(sheets)
    # But for their titles the heads are the same.
    assert len({re.sub("<title>.*?</title>", "", head) for head in heads}) == 1
    begin = '<div style="break-before: page">'
    return f"{heads.pop()}<body><div>{f'</div>{begin}'.join(bodies)}</div></body></html>"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_region_prints_on_one_page(chromium: Browser, server: Server, tmp_path: Path, lang: str) -> None:
    """One A4 page for each of the 22, with its name and the clause of its role."""
    answers = [server.get(f"/print/regions/{region}?lang={lang}") for region in REGIONS]
    assert {answer.status for answer in answers} == {200}
    page = chromium.new_page()
    page.set_content(one_document([answer.body.decode() for answer in answers]))
    content = page.pdf(prefer_css_page_size=True)
    page.close()
    sizes = [
        tuple(round(float(each) / 72 * 25.4) for each in sheet.mediabox[2:])
        for sheet in PdfReader(io.BytesIO(content)).pages
    ]
    assert sizes == [(210, 297)] * len(REGIONS)
    wrong = []
    for (region, row), text in zip(REGIONS.items(), printed_pages(content, tmp_path), strict=True):
        # 37号 第三章 第二节, or No. 37 Ch. 3 Sec. 2.
        section = "一" if row["tier"] == "central" else "二"
        clause = f"37号第三章第{section}节" if lang == "zh" else f"No.37Ch.3Sec.{'一二'.index(section) + 1}"
        # The first words of a page are those of its own sheet, so no sheet runs over to the next page.
        named = text.startswith("".join(row[f"name_{lang}"].split()))
        if clause not in text or not named:
            wrong.append(f"{region}: {text[:80]}")
    assert wrong == []


def test_unknown_sheet_is_not_found(server: Server) -> None:
    """No sheet is made of a region that does not exist."""
    assert server.get("/print/regions/wanzhou").status == 404
    assert server.get("/print/regions/jiangjin").status == 200


def test_what_may_lie_anywhere_is_told_beside_the_map(visit: Open) -> None:
    """In a small region no circle swamps the map: a note names it, and a click moves away until its error fits."""
    seen = visit("/regions?region=yuzhong")
    notes = seen.page.locator(".a-edge-note")
    expect(seen.page.locator(".a-legend")).to_contain_text("边注：误差大于本图一半")
    swamped = seen.state("view.marks.swamped.map((mark) => mark.id)")
    drawn = seen.state("[...view.marks.lines, ...view.marks.points, ...view.marks.areas].map((mark) => mark.id)")
    assert swamped
    assert not set(swamped) & set(drawn)
    assert {"a-metro-l2", "a-metro-l3"} <= set(drawn)
    zoom = seen.state("view.map.getZoom()")
    chosen = str(notes.first.get_attribute("data-place"))
    notes.first.click()
    assert choices(seen.page)["place"] == [chosen]
    assert seen.state("view.map.getZoom()") < zoom - 0.5
    assert seen.state(
        f"(() => {{ const mark = view.scene.places.get('{chosen}'); const size = view.map.getSize();"
        " const px = (256 * view.viewport.scale) / (40075016.7 * Math.cos((29.5 * Math.PI) / 180));"
        " return 2 * mark.m * px <= Math.max(size.x, size.y); })()"
    )


def test_legend_never_covers_the_region_on_a_narrow_map(visit: Open) -> None:
    """At 1024 the legend is folded; opened, it stands beside the region, for which the camera makes room."""
    seen = visit("/regions?region=yuzhong", own=True)
    seen.page.set_viewport_size({"width": 1024, "height": 768})
    side, fold = seen.page.locator(".a-side"), seen.page.locator(".a-fold")
    expect(side).to_be_hidden()
    fold.click()
    expect(side).to_be_visible()
    right = (
        "(() => { const box = view.scene.regions.find((each) => each.id === 'yuzhong').box; const z = view.viewport;"
        " const corner = view.map.containerPointToLayerPoint([0, 0]);"
        " return box[2] * z.scale - z.left - corner.x + view.frame.map.getBoundingClientRect().left; })()"
    )
    box = side.bounding_box()
    assert box is not None
    assert seen.state(right) <= box["x"]
    fold.click()
    expect(side).to_be_hidden()
