"""The recipes of CONTRIBUTING hold: a layer, a page, a format, a column and a code are added to a copy of the tree.

What is added is made up for the test, and lives in the copy alone.
"""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Open, opened, opening
from tests.exports.test_exporter import SINGLE, ask, file_of
from tests.facts import ROOT
from tests.serving import Server, copy_derived, running

FOLDERS = ("geodata", "utils", "layers", "exports", "pages", "server", "web", ".streamlit")
PAGE = '''"""A page that a test adds."""

import streamlit as st

from pages.components.address_state import current_language
from pages.components.layout import show_title


def show(lang: str) -> None:
    """Show the page in one language."""
    show_title("Second page", lang)
    st.markdown("It stands in one file and one entry.")


if __name__ == "__main__":
    show(current_language())
'''
FORMAT = '''"""Titles of the slides as plain text."""

from exports.job import ExportJob


def outline_txt(job: ExportJob) -> bytes:
    """Titles of the slides, one a line."""
    return "\\n".join(slide.title for slide in job.deck.slides).encode()
'''


def change(path: Path, old: str, new: str) -> None:
    """Change one place of a file, which must be there once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (path.name, old)
    path.write_text(text.replace(old, new), "utf-8")


def add_row(table: Path, **cells: str) -> None:
    """Append a record to a table; columns that are not named stay empty."""
    with table.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    assert set(cells) <= set(columns)
    with table.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, restval="", lineterminator="\n").writerow(cells)


def add_layer(tree: Path) -> None:
    """A map layer: an entry in the layer tree, its name, a mode that belongs to it, and a place."""
    codes = tree / "geodata" / "data" / "codelists.csv"
    change(
        tree / "layers" / "catalog" / "layer_tree.py",
        '"energy", "water-works"),',
        '"energy", "water-works", "shelters"),',
    )
    add_row(
        codes, code_id="map-layer.shelters", list="map-layer", code="shelters", name_zh="示例避难场所",
        name_en="Sample shelters", parent="sites", sort="90",
    )  # fmt: skip
    add_row(
        codes, code_id="mode.shelter", list="mode", code="shelter", name_zh="示例避难场所", name_en="Sample shelter",
        parent="shelters", sort="90",
    )  # fmt: skip
    add_row(
        tree / "geodata" / "data" / "places.csv", place_id="sample-shelter", entity_id="sample-shelter",
        document_id="cq-2022-37", locator="第三章 第三节", name_zh="示例避难所", label_zh="示例避难所",
        name_en="Sample shelter", label_en="Sample shelter", layer="culture-sport-venue", mode="shelter",
        nature="works", status_word="建设", status="to-be-built", region_ids="yuzhong", geometry_kind="point",
        precision="schematic", precision_m="1000", geometry="POINT (106.5600 29.5600)", geometry_source="made up",
        confidence="low", evidence="建设",
    )  # fmt: skip


def add_page(tree: Path) -> None:
    """A page: a file, and an entry in the registry."""
    (tree / "pages" / "second.py").write_text(PAGE, "utf-8")
    entry = 'Page("search", "search.py", lambda _: _("Search"), "sources"),'
    added = f'{entry}\n    Page("second", "second.py", lambda _: "Second page", "sources"),'
    change(tree / "layers" / "catalog" / "pages.py", entry, added)


def add_format(tree: Path) -> None:
    """A format: a module, an entry, and a name."""
    (tree / "exports" / "outline_txt.py").write_text(FORMAT, "utf-8")
    formats = tree / "exports" / "formats.py"
    entry = '    "html": Format("text/html", _html),'
    change(formats, entry, f'{entry}\n    "txt": Format("text/plain", outline_txt),')
    change(
        formats,
        "from exports.pptx.presentation",
        "from exports.outline_txt import outline_txt\nfrom exports.pptx.presentation",
    )
    add_row(
        tree / "geodata" / "data" / "codelists.csv", code_id="export-format.txt", list="export-format", code="txt",
        name_zh="示例提纲", name_en="Sample outline", note_zh="仅标题", note_en="Titles alone", sort="90",
    )  # fmt: skip


def add_column(tree: Path) -> None:
    """A column: its cells, its entry in the schema, and a place on screen."""
    table = tree / "geodata" / "data" / "regions.csv"
    lines = table.read_text("utf-8").splitlines()
    head, *records = [f"{line},{'bell' if i else 'bell_name'}" for i, line in enumerate(lines)]
    table.write_text("\n".join([head, *records]) + "\n", "utf-8")
    description = tree / "geodata" / "data" / "datapackage.json"
    package = json.loads(description.read_text("utf-8"))
    fields = next(each for each in package["resources"] if each["name"] == "regions")["schema"]["fields"]
    fields.append({"name": "bell_name", "type": "string", "title": "Bell", "title_zh": "示例"})
    description.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shown = 'show_section(title, row[f"tier_{lang}"])'
    change(tree / "pages" / "sections" / "regions" / "profile.py", shown, f'{shown}\n    st.caption(row["bell_name"])')


def add_code(tree: Path) -> None:
    """A codelist value: one row."""
    add_row(
        tree / "geodata" / "data" / "codelists.csv", code_id="instrument.voucher", list="instrument", code="voucher",
        name_zh="示例代金券", name_en="Sample voucher", sort="90",
    )  # fmt: skip


RECIPES = (add_layer, add_page, add_format, add_column, add_code)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory, prepared_dir: Path) -> Iterator[Server]:
    """A copy of the tree after all recipes, as a running app."""
    tree = tmp_path_factory.mktemp("grown")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy2(ROOT / "app.py", tree / "app.py")
    for recipe in RECIPES:
        recipe(tree)
    subprocess.run([sys.executable, "-m", "geodata.tables.datapackage"], cwd=tree, check=True)
    own_dir = tmp_path_factory.mktemp("grown-data")
    copy_derived(prepared_dir, own_dir)
    with running(own_dir, tree) as server:
        yield server


@pytest.fixture(scope="module")
def open_grown(chromium: Browser, grown: Server) -> Iterator[Open]:
    """Open pages of the copy."""
    with opened(chromium, grown) as windows, opening(windows) as open_page:
        yield open_page


def test_new_layer_is_on_the_map_and_in_the_records(open_grown: Open, grown: Server) -> None:
    """The layer tree names it, the map draws its place, and the records hold it."""
    seen = open_grown("/?layers=shelters&lang=en")
    assert "sample-shelter" in seen.state("view.scene.points.map((point) => point.id)")
    expect(seen.page.locator(".a-tree")).to_contain_text("Sample shelters")
    assert record(grown, "places/sample-shelter")["mode"] == "shelter"


def test_new_page_stands_in_the_navigation(open_grown: Open) -> None:
    """It opens under its address with its title."""
    seen = open_grown("/second?lang=en", ready="text=It stands in one file", settled=False)
    expect(seen.page.get_by_role("heading", name="Second page")).to_be_visible()
    assert seen.errors == []


def record(server: Server, path: str) -> dict[str, str]:
    """A record as the interface for programs answers it."""
    answer: dict[str, dict[str, str]] = json.loads(server.get(f"/api/{path}").body)
    return answer["record"]


def test_new_format_is_offered_and_made(open_grown: Open, grown: Server) -> None:
    """The dialog names it, and the server makes the file."""
    status, lines = ask(grown, {"form": "txt", "story": SINGLE, "single": True})
    name, content = file_of(lines)
    assert status == 200
    assert name.endswith(".txt")
    assert content.decode() == "高铁"
    page = open_grown("/transport?lang=en").page
    page.get_by_role("button", name="Take away", exact=True).click()
    expect(page.get_by_text("Sample outline")).to_be_visible()


def test_new_column_is_on_screen_in_files_and_records(open_grown: Open, grown: Server) -> None:
    """A region shows it; CSV and JSON hold it."""
    seen = open_grown("/regions?region=jiangjin")
    expect(seen.page.get_by_text("bell", exact=True)).to_be_visible()
    assert record(grown, "regions/jiangjin")["bell_name"] == "bell"
    head, first = grown.get("/api/regions.csv").body.decode("utf-8-sig").splitlines()[:2]
    assert "bell_name" in head.split(",")
    assert "bell" in first.split(",")


def test_new_code_is_known_to_pages_and_records(open_grown: Open, grown: Server) -> None:
    """One row makes it a choice of its page, under its name, and a record."""
    seen = open_grown("/finance?instrument=voucher&lang=en", ready=".a-foot")
    expect(seen.page.get_by_role("combobox", name="Instrument")).to_have_value("Sample voucher")
    assert record(grown, "codelists/instrument.voucher")["name_zh"] == "示例代金券"
