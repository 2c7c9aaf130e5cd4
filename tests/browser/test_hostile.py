"""Hostile texts in every table, document and address: shown as letters, run nowhere, ask no other host."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import geopandas as gpd
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from geodata.library.paragraphs import printed
from geodata.visible_text import visible
from tests.browser.conftest import Visit, note, settle
from tests.browser.test_map import place_of
from tests.browser.test_pages import PAGES
from tests.browser.windows import NO_TOUR, context_settings
from tests.hostile import (
    CANARY,
    FORMULAS,
    KINDS,
    as_shown,
    free_fields,
    hostile_rows,
    write_hostile_facts,
    write_hostile_library,
)
from tests.serving import Server, running
from utils.api.csv_safety import neutral_cell

# Choices that each page keeps in the address; ``at`` takes three numbers and is the map's own.
MAP = ("layers", "place", "region")
CHOICES = {
    "/": (*MAP, "indicator"),
    "/regions": (*MAP, "compare", "year"),
    "/eco-city": (*MAP, "unit", "theme"),
    "/corridors": (*MAP, "direction", "set"),
    "/transport": (*MAP, "mode", "status", "document", "year"),
    "/projects": (*MAP, "kind", "status", "document", "year", "placed", "group"),
    "/targets": ("scope", "theme", "year", "document", "target"),
    "/responsibility": ("unit", "document", "theme", "kind", "role"),
    "/finance": ("measure", "group", "instrument", "printed"),
    "/renewal": (*MAP, "chapter"),
    "/themes": (*MAP, "theme"),
    "/documents": (*MAP, "clause", "record"),
    "/conflicts": ("kind", "ruling", "conflict", "part"),
}
# What a text would have become: none of these belongs to the atlas or to Streamlit.
INJECTED = (
    "[onerror],[onload],[onmouseover],[g],a[href^='javascript:'],a[href*='.invalid'],img[src=''],img[src*='invalid'],"
    ".katex,iframe,svg a:not([class])"
)


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass
class Reader:
    """A window on an app that holds one copy of the hostile facts; its page is led from address to address."""

    context: BrowserContext
    server: Server
    seen: Visit

    @property
    def root(self) -> str:
        """Address of the app."""
        return f"http://127.0.0.1:{self.server.port}"

    def open(self, address: str, ready: str) -> Visit:
        """Open a page; what it asks elsewhere and any dialog is kept."""
        self.seen.page.goto("about:blank")
        self.seen.page.mouse.move(0, 0)
        self.seen.outside.clear()
        self.seen.errors.clear()
        self.seen.page.goto(self.root + address)
        self.seen.page.wait_for_selector(ready, timeout=60_000)
        settle(self.seen.page)
        return self.seen


def new_reader(chromium: Browser, server: Server) -> Reader:
    """Window on an app, in which what runs from a text is noted."""
    context = chromium.new_context(**context_settings())
    context.add_init_script(NO_TOUR)
    context.add_init_script(CANARY)
    seen = Visit(context.new_page())
    reader = Reader(context, server, seen)
    seen.page.on("request", lambda request: note(request, reader.root, seen))
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on("dialog", lambda dialog: seen.errors.append(dialog.message))
    return reader


@pytest.fixture(scope="module")
def servers(seeds: Path, tmp_path_factory: pytest.TempPathFactory, other_dir: Path) -> Iterator[list[Server]]:
    """The app on both copies of the hostile facts, with a hostile library."""
    folder = tmp_path_factory.mktemp("hostile")
    library = str(write_hostile_library(folder / "library", seeds))
    facts = [str(write_hostile_facts(folder / f"facts-{copy}", copy)) for copy in (0, 1)]
    with (
        running(other_dir, ATLAS_FACTS_DIR=facts[0], ATLAS_LIBRARY_DIR=library) as first,
        running(other_dir, ATLAS_FACTS_DIR=facts[1], ATLAS_LIBRARY_DIR=library) as second,
    ):
        yield [first, second]


@pytest.fixture(scope="module")
def readers(chromium: Browser, servers: list[Server]) -> Iterator[list[Reader]]:
    """A window on each app."""
    both = [new_reader(chromium, server) for server in servers]
    yield both
    for reader in both:
        reader.context.close()


def page_text(seen: Visit) -> str:
    """Letters of the whole page, folded parts too, white space made one."""
    return " ".join(str(seen.page.evaluate("document.body.textContent")).split())


def check_harmless(seen: Visit) -> None:
    """Nothing ran, nothing was asked elsewhere, no text became an element, nothing was calculated."""
    assert seen.page.evaluate("window.__ran") == []
    assert seen.outside == []
    assert seen.errors == []
    assert seen.page.locator(INJECTED).count() == 0
    assert seen.page.locator("[data-testid=stException]").count() == 0
    assert "d49d" not in page_text(seen)


def neutral(cell: str) -> str:
    """Cell as a spreadsheet may open it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def read_csv(body: bytes) -> list[dict[str, str]]:
    """Records of a CSV file."""
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def kinds_in(text: str) -> set[str]:
    """Kinds whose letters a text holds."""
    return {kind for kind in KINDS if as_shown(kind) in text}


# The page of the stories shows none of the tables; hostile story files have tests of their own.
@pytest.mark.parametrize("path", [path for path in PAGES if path != "/stories"])
def test_texts_of_the_tables_are_letters(readers: list[Reader], path: str) -> None:
    """Every kind stands on every page as its letters; maps draw."""
    address = "/search?q=guang" if path == "/search" else path
    seen = readers[0].open(address, PAGES[path][0])
    check_harmless(seen)
    assert kinds_in(page_text(seen)) == set(KINDS)


@pytest.mark.parametrize("path", CHOICES)
def test_values_of_the_address_are_letters(readers: list[Reader], path: str) -> None:
    """Every kind as the value of every choice is named as typed; the page shows its defaults, in English too."""
    query = "&".join(f"{name}={quote(text)}" for name in CHOICES[path] for text in KINDS.values())
    seen = readers[1].open(f"{path}?lang=en&{query}", PAGES[path][0])
    told = " ".join(seen.page.locator("[data-testid=stAlert]").first.inner_text().split())
    for name in CHOICES[path]:
        for kind in KINDS:
            assert f"{name}={as_shown(kind)[:40]}" in told
    check_harmless(seen)
    assert kinds_in(page_text(seen)) == set(KINDS)


@pytest.mark.parametrize("sheet", ["regions/nanan", "units/housing-commission"])
def test_sheets_to_print_are_letters(readers: list[Reader], sheet: str) -> None:
    """A printed page holds the letters; it has no script to run them."""
    page = readers[0].context.new_page()
    answer = page.goto(f"http://127.0.0.1:{readers[0].server.port}/print/{sheet}")
    assert answer is not None
    assert answer.status == 200
    assert page.evaluate("window.__ran") == []
    assert page.locator(f"script,{INJECTED}").count() == 0
    assert {"element", "expression", "shortcode"} <= kinds_in(" ".join(page.inner_text("body").split()))
    page.close()


def test_map_shows_letters_on_hover_card_and_tree(readers: list[Reader]) -> None:
    """Tooltips, card, legend and layer tree of a map hold the letters."""
    seen = readers[0].open("/?place=yukun-hsr&layers=hsr", PAGES["/"][0])
    card = " ".join(seen.page.locator("[data-card=yukun-hsr]").inner_text().split())
    assert len(kinds_in(card)) >= len(KINDS) // 2
    seen.page.locator(".a-tools button").nth(3).click()
    seen.page.mouse.move(*place_of(seen, "nanchuan", north=-0.12, east=0.08))
    tip = seen.page.locator(".a-tip")
    expect(tip).to_be_visible()
    assert len(kinds_in(" ".join(tip.inner_text().split()))) >= len(KINDS) // 2
    check_harmless(seen)


@pytest.mark.parametrize(("path", "mark"), [("/targets", ".point"), ("/corridors", ".js-line")])
def test_charts_show_letters_on_hover(readers: list[Reader], path: str, mark: str) -> None:
    """Plotly reads tags such as <b> in every label; here they are letters."""
    seen = readers[1].open(path, ".js-plotly-plot .main-svg")
    chart = seen.page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    found: set[str] = set()
    for place in chart.locator(f".scatterlayer {mark}").all()[:12]:
        box = place.bounding_box()
        assert box is not None
        # Off the chart the label of the mark before goes, so that the next one is that of this mark.
        seen.page.mouse.move(1, 1)
        expect(chart.locator(".hoverlayer .hovertext")).to_have_count(0)
        seen.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
        expect(chart.locator(".hoverlayer .hovertext").first).to_be_visible()
        found |= kinds_in(" ".join(" ".join(chart.locator(".hoverlayer").all_text_contents()).split()))
    assert {"shortcode", "element"} <= found
    check_harmless(seen)


def test_search_box_shows_letters(readers: list[Reader]) -> None:
    """What is typed into the search and what it finds are letters."""
    seen = readers[1].open("/about?lang=en", ".a-foot")
    seen.page.locator("dialog.a-search").wait_for(state="attached")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(KINDS["element"])
    expect(seen.page.locator("dialog.a-search .a-result").first).to_contain_text("<img src onerror=_a>")
    check_harmless(seen)


def test_download_of_a_page_is_neutralised_and_the_only_one(readers: list[Reader]) -> None:
    """The file under a table has no formula; the table's own download, which has, is not offered."""
    seen = readers[0].open("/eco-city", PAGES["/eco-city"][0])
    seen.page.get_by_role("tab").nth(1).click()
    seen.page.locator("[data-testid=stDataFrame]").hover()
    expect(seen.page.get_by_role("button", name="Search")).to_be_visible()
    expect(seen.page.get_by_role("button", name="Download as CSV")).to_be_hidden()
    with seen.page.expect_download() as started:
        seen.page.locator("[data-testid=stDownloadButton] button").click()
    cells = [cell for row in csv.reader(io.StringIO(started.value.path().read_text("utf-8-sig"))) for cell in row]
    assert [cell for cell in cells if cell.startswith(FORMULA_STARTS)] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)


@pytest.mark.parametrize("copy", [0, 1])
def test_files_hold_the_letters(servers: list[Server], copy: int) -> None:
    """GeoJSON holds every cell as written, CSV with an apostrophe before a formula, numbers as numbers."""
    for table in sorted({field.table for field in free_fields()}):
        printed = hostile_rows(table, copy)
        features = json.loads(servers[copy].get(f"/api/{table}.geojson").body)["features"]
        rows = read_csv(servers[copy].get(f"/api/{table}.csv").body)
        for field in (each for each in free_fields() if each.table == table):
            letters = [visible(row[field.name]) for row in printed]
            found = [feature["properties"][field.name] for feature in features]
            assert ["|".join(cell) if isinstance(cell, list) else cell for cell in found] == letters
            assert [row[field.name] for row in rows] == [neutral(cell) for cell in letters]


def test_numbers_below_zero_stay_numbers() -> None:
    """An apostrophe stands before formulas alone."""
    assert [neutral_cell(cell) for cell in ("-1.5", "+3", -2.0)] == ["-1.5", "+3", -2.0]
    assert [neutral_cell(cell) for cell in FORMULAS] == [f"'{cell}" for cell in FORMULAS]


@pytest.mark.parametrize("form", ["gpkg", "parquet"])
def test_packed_files_hold_the_letters(servers: list[Server], tmp_path: Path, form: str) -> None:
    """GeoPackage and Parquet hold every cell as written; no spreadsheet reads them."""
    path = tmp_path / f"places.{form}"
    path.write_bytes(servers[0].get(f"/api/places.{form}").body)
    frame = gpd.read_parquet(path) if form == "parquet" else gpd.read_file(path, layer="places")
    for name in ("name_zh", "evidence", "note"):
        assert list(frame[name]) == [visible(row[name]) for row in hostile_rows("places", 0)]


@pytest.mark.parametrize("kind", KINDS)
def test_problems_of_the_api_are_json(servers: list[Server], kind: str) -> None:
    """A hostile path, column or number is answered with a problem that no browser takes for a page."""
    text = quote(KINDS[kind], safe="")
    for path in (f"/api/{text}", f"/api/targets/{text}", f"/api/targets?{text}=1", f"/api/targets?page={text}"):
        answer = servers[0].get(path, accept="text/html")
        assert answer.status in {400, 404}
        # Streamlit refuses a zero byte in a path before any route, in two words of its own.
        if answer.body != b"Bad Request":
            assert answer.headers["content-type"].startswith("application/problem+json")
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert json.loads(answer.body)["status"] == answer.status


def test_documents_of_the_library_are_letters(readers: list[Reader]) -> None:
    """Lines of a source text stand in the reader, names of files in the notes on the library."""
    seen = readers[0].open("/documents?clause=37-5-2", PAGES["/documents"][0])
    text = printed(seen.page.locator(".a-reader").inner_text())
    found = {kind for kind in KINDS if printed(visible(KINDS[kind])) in text}
    # A text file holds no controls; the rest takes turns with the lines.
    assert len(found) >= len(KINDS) - 2
    check_harmless(seen)
