"""Data of a view: rows and values of the tables, geometry of what is drawn, no boundary of a region, no formula."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import openpyxl
import pandas as pd
import pyogrio
import pytest
from shapely import from_wkt
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from exports.tables.table_writers import about_rows, view_csv, view_geojson, view_gpkg, view_xlsx
from exports.tables.view_tables import ENTITY_KINDS, Shown
from geodata.courses.routes import curved_routes
from geodata.geometry.crs import to_metres
from geodata.visible_text import visible
from tests.decks import LETTERS, ORIGIN, TARGETS, TRANSPORT, real_deck, real_plates
from tests.facts import Row, read_rows
from utils.api.table_files import NOTICE
from utils.stories.slides import Chart, ChartRow

PEOPLE = {row["region_id"]: int(row["population_2020"]) / 10_000 for row in read_rows("regions")}
# Modes whose short crossings stand at their middle, as one symbol.
CROSSINGS = {"tunnel", "bridge", "crossing"}


def shown(lang: str = "zh", title: str = "铁路") -> Shown:
    """What the slides of railways and of targets show together."""
    slide, plate = real_deck(lang).slides[TRANSPORT], real_plates(lang)[TRANSPORT]
    chart = real_deck(lang).slides[TARGETS].chart
    return Shown(
        title, slide.source, ORIGIN + slide.link, "2026-01-31", lang, plate.drawn, ("人口，万人", PEOPLE), chart,
        ("targets/eco-planning-area", "places/dir-north"),
    )  # fmt: skip


def drawn_rows() -> dict[str, Row]:
    """Mentions of what is drawn, from the table itself, by id."""
    drawn = real_plates("zh")[TRANSPORT].drawn
    ids = {each for kind in ENTITY_KINDS for each in drawn[kind]} | {"dir-north"}
    return {row["place_id"]: row for row in read_rows("places") if row["entity_id"] in ids}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_workbook_holds_the_records(lang: str) -> None:
    """Every mention with its clause, every region with its value, every target with its figure."""
    book = openpyxl.load_workbook(io.BytesIO(view_xlsx(shown(lang))))
    names = {
        "zh": ["文件说明", "地点", "区市", "图表", "记录"],
        "en": ["About this file", "Places", "Regions", "Chart", "Records"],
    }
    assert book.sheetnames == names[lang]
    places = {row[0]: row for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)}
    expected = drawn_rows()
    assert set(places) == set(expected)
    numbers = {row["document_id"]: row["number"] for row in read_rows("documents")}
    for key, row in expected.items():
        cells = set(map(str, filter(None, places[key])))
        asked = (
            row["name_zh"],
            row["name_en"],
            row["locator"],
            row["evidence"],
            row["precision"],
            row["geometry_source"],
        )
        assert {*filter(None, asked), numbers[row["document_id"]]} <= cells, key
        assert row["precision_m"] == "" or int(row["precision_m"]) in places[key]
    regions = list(book.worksheets[2].iter_rows(min_row=2, values_only=True))
    assert {row[0]: row[-1] for row in regions} == PEOPLE
    chart = real_deck(lang).slides[TARGETS].chart
    assert chart is not None
    values = [row[:2] for row in book.worksheets[3].iter_rows(min_row=2, values_only=True)]
    assert values == [(row.label, *row.values) for row in chart.rows]  # noqa: PD011 (no table)
    assert 168 in next(book.worksheets[4].iter_rows(min_row=2, values_only=True))
    assert all(sheet.freeze_panes == "A2" for sheet in book.worksheets)


def test_files_say_what_they_are() -> None:
    """Source, licence, notice, approval number, link and date; and why no boundary is among them."""
    for lang, word in (("zh", "不含边界"), ("en", "boundaries")):
        about = about_rows(shown(lang))
        assert about["notice"] == NOTICE
        assert word in about["regions"]
        book = openpyxl.load_workbook(io.BytesIO(view_xlsx(shown(lang))))
        assert dict(book.worksheets[0].iter_rows(min_row=2, values_only=True)) == about
        assert "审图号" in about["approval"]
        assert about["link"].startswith(ORIGIN)


def test_geojson_holds_what_is_drawn() -> None:
    """One feature a mention with the geometry of its entity; regions are rows without any."""
    collection = json.loads(view_geojson(shown()))
    expected = drawn_rows()
    assert Counter(each["id"] for each in collection["features"]) == Counter(list(expected))
    latest = {row["entity_id"]: row for row in sorted(expected.values(), key=lambda row: issued(row["document_id"]))}
    for each in collection["features"]:
        row = latest[each["properties"]["entity_id"]]
        if row["mode"] not in CROSSINGS and row["geometry"]:
            assert same_course(shape(each["geometry"]), row), each["id"]
    assert len(collection["regions"]) == 22
    assert not [key for row in collection["regions"] for key in row if "geom" in key or "adcode" in key]
    assert {shape(each["geometry"]).geom_type for each in collection["features"] if each["geometry"]} <= {
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon",
    }  # fmt: skip


def same_course(found: BaseGeometry, row: Row) -> bool:
    """Whether a geometry is that of the table; a curve passes its points and leaves it by a quarter of its error."""
    table = from_wkt(row["geometry"])
    if row["entity_id"] not in curved_routes():
        return bool(found.equals(table))
    points = [Point(point) for point in table.coords]
    far = max(metres.distance(to_metres(table)) for metres in map(to_metres, map(Point, found.coords)))
    return all(found.distance(point) < 1e-6 for point in points) and far <= int(row["precision_m"]) / 4 + 1


def issued(document_id: str) -> str:
    """Day of a document."""
    return next(row["issued"] for row in read_rows("documents") if row["document_id"] == document_id)


def test_geopackage_is_read_by_gdal(tmp_path: Path) -> None:
    """A layer of mentions in EPSG:4326, and tables without geometry beside it."""
    path = tmp_path / "view.gpkg"
    path.write_bytes(view_gpkg(shown()))
    layers = dict(pyogrio.list_layers(path))
    assert list(layers) == ["places", "regions", "chart", "records", "about"]
    assert [name for name, kind in layers.items() if kind] == ["places"]
    places = pyogrio.read_dataframe(path, layer="places")
    assert set(places["place_id"]) == set(drawn_rows())
    assert places.crs.to_epsg() == 4326
    # Chongqing lies there: longitude and latitude were not exchanged.
    west, south, east, north = places.total_bounds
    assert 104 < west < 107 < east < 110
    assert 28 < south < 30 < north < 33
    about = pyogrio.read_dataframe(path, layer="about", use_arrow=False)
    assert NOTICE in set(about["value"])


def test_csv_is_the_first_table_that_has_rows() -> None:
    """Places where any are drawn, else regions, else chart; the notice stands in every row."""
    rows = list(csv.reader(io.StringIO(view_csv(shown()).decode("utf-8-sig"))))
    assert {row[0] for row in rows[1:]} == set(drawn_rows())
    assert all("审图号" in row[-1] for row in rows[1:])
    regions = Shown("", "", "", "2026-01-31", "en", {"regions": ("yubei", "nanan")})
    assert [row[0] for row in csv.reader(io.StringIO(view_csv(regions).decode("utf-8-sig")))][1:] == ["nanan", "yubei"]


def test_no_cell_is_a_formula() -> None:
    """Strings of a workbook stay strings, those of CSV begin with no sign that runs; titles come from users."""
    rows = tuple(ChartRow(text, (1.0,), text, text) for text in LETTERS)
    hostile = Shown(LETTERS[2], LETTERS[2], "", "2026-01-31", "zh", chart=Chart("bars", "", "", ("n",), rows))
    book = openpyxl.load_workbook(io.BytesIO(view_xlsx(hostile)))
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "inlineStr"}
    assert not [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert {cell.value for cell in book.worksheets[1]["A"]} >= set(map(visible, LETTERS))
    cells = [cell for row in csv.reader(io.StringIO(view_csv(hostile).decode("utf-8-sig"))) for cell in row]
    assert f"'{LETTERS[2]}" in cells
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "@"}]


def test_nothing_shown_is_an_empty_file(tmp_path: Path) -> None:
    """A view without rows says what it is and no more."""
    nothing = Shown("空", "", "", "2026-01-31", "zh")
    assert openpyxl.load_workbook(io.BytesIO(view_xlsx(nothing))).sheetnames == ["文件说明"]
    assert json.loads(view_geojson(nothing))["features"] == []
    (tmp_path / "view.gpkg").write_bytes(view_gpkg(nothing))
    assert list(dict(pyogrio.list_layers(tmp_path / "view.gpkg"))) == ["about"]
    assert pd.read_csv(io.BytesIO(view_csv(nothing))).empty
