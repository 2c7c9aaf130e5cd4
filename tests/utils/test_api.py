"""The records answer programs: every table as JSON and as files, described, filtered, paged, and safe to ask."""

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely

from tests.facts import read_resources, read_rows
from tests.serving import Answer, Server

TABLES = {entry["name"]: entry["schema"]["primaryKey"] for entry in read_resources()}
NUMBER = re.compile(r"-?[0-9]+(\\.[0-9]+)?")
PROBLEM = "application/problem+json"


def ask(server: Server, path: str) -> Any:
    """Answer of the API as data."""
    answer = server.get(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    return json.loads(answer.body)


def problem(answer: Answer, status: int) -> dict[str, Any]:
    """Problem of a request, in the form that RFC 9457 asks for."""
    assert answer.status == status
    assert answer.headers["content-type"] == PROBLEM
    body: dict[str, Any] = json.loads(answer.body)
    assert body["status"] == status
    assert {"type", "title", "detail", "instance"} <= set(body)
    assert b"Traceback" not in answer.body
    return body


@pytest.mark.parametrize("table", TABLES)
def test_table_is_served_whole_page_by_page(server: Server, table: str) -> None:
    """The pages of a table hold each of its records once, in order."""
    ids: list[str] = []
    page = 1
    while True:
        found = ask(server, f"/api/{table}?page={page}&page_size=200")
        assert found["total"] == len(read_rows(table))
        ids += [item["id"] for item in found["items"]]
        page += 1
        if page > found["pages"]:
            break
    assert ids == [row[TABLES[table]] for row in read_rows(table)]


def test_record_names_clause_licence_and_itself(server: Server) -> None:
    """A record comes with its address, its licence and the way to its clause."""
    found = ask(server, "/api/targets/metro-air-quality")
    assert found["uri"] == "/api/targets/metro-air-quality"
    assert found["licence"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert found["record"]["value"] == 89.4
    assert found["record"]["base_value"] is None
    assert found["evidence"]["document"] == "渝府发〔2022〕37号"
    assert found["evidence"]["locator"] == "第二章 第三节"
    assert found["evidence"]["page"] == "/documents?clause=37-2-3"


def test_every_record_has_an_address_of_its_own(server: Server) -> None:
    """Ids of any script can be asked for, also those with Chinese words."""
    for table, key in TABLES.items():
        last = read_rows(table)[-1][key]
        assert ask(server, f"/api/{table}/{quote(last)}")["id"] == last


def test_filters_agree_with_the_table(server: Server) -> None:
    """A filter by text, by number, by a member of a list and by emptiness finds what the CSV holds."""
    targets = read_rows("targets")

    def total(query: str) -> int:
        return int(ask(server, f"/api/targets?{query}")["total"])

    dated = [row for row in targets if row["kind"] == "target" and row["target_year"] == "2025"]
    assert total("kind=target&target_year=2025") == len(
        [r for r in targets if (r["kind"], r["target_year"]) == ("target", "2025")]
    )
    assert len(dated) == 49
    assert total("value=89.4") == sum(row["value"] == "89.4" for row in targets) == 1
    assert total("region_ids=nanan") == sum("nanan" in row["region_ids"].split("|") for row in targets)
    assert total("value=") == sum(not row["value"] for row in targets)


BAD = {
    "/api/nonsense": (404, "targets"), "/api/targets/nonsense": (404, "eco-planning-area"),
    "/api/targets?colour=red": (400, "target_id"), "/api/targets?page_size=0": (400, "1 to 500"),
    "/api/targets?page_size=501": (400, "1 to 500"), "/api/targets?page=-1": (400, "1 to the last page"),
    "/api/targets?page=x": (400, "1 to the last page"), "/api/targets?page=9999": (404, "1 to 10"),
    "/api/targets?value=many": (400, "a number"), "/api/targets?kind=target&kind=count": (400, "each name once"),
    "/api/targets.xlsx": (404, "gpkg"), "/api/nonsense.csv": (404, "targets"),
    "/api/search": (400, "1 to 80 characters"), "/api/search?q=": (400, "1 to 80 characters"),
    "/api/search?q=a&lang=fr": (400, "zh"), f"/api/search?q={'a' * 81}": (400, "1 to 80 characters"),
    "/api/dictionary?page=1": (400, "nothing"), "/api/targets/x/y": (404, "eco-planning-area"),
}  # fmt: skip


@pytest.mark.parametrize("path", BAD)
def test_bad_requests_are_told_what_is_valid(server: Server, path: str) -> None:
    """What is unknown or malformed is a problem that lists what is valid."""
    status, valid = BAD[path]
    found = problem(server.get(path), status)
    assert found["instance"] == "/api/" or found["instance"].startswith("/api/")
    assert valid in found["valid"] or valid == "nothing"


def test_browser_gets_the_same_problem(server: Server) -> None:
    """A browser that asks for HTML gets the problem too, not a page."""
    problem(server.get("/api/nonsense", accept="text/html"), 404)


@pytest.mark.parametrize("path", ["/api/..%2f..%2fetc%2fpasswd", "/api/targets%00", "/api/../app.py"])
def test_paths_that_climb_are_refused(server: Server, path: str) -> None:
    """Such a path reaches no file and no record."""
    answer = server.get(path)
    assert answer.status in {400, 404}
    assert b"Traceback" not in answer.body
    assert b"import" not in answer.body


def test_search_groups_and_names(server: Server) -> None:
    """Search answers by kind with addresses that open the record."""
    found = ask(server, "/api/search?q=gyd")
    first = found["groups"][0]
    assert (first["kind"], first["title"], first["items"][0]["name"]) == ("place", "地点与项目", "广阳岛")
    assert first["items"][0]["href"].startswith("/documents?clause=37-")
    english = ask(server, "/api/search?q=89.4&lang=en")
    assert english["groups"][0]["items"][0]["href"] == (
        "/documents?clause=37-2-3&record=targets%2Fmetro-air-quality&lang=en"
    )


@pytest.mark.parametrize("table", TABLES)
def test_csv_equals_the_table(server: Server, table: str) -> None:
    """The CSV download holds the cells of the shipped file; texts that a spreadsheet would run are marked."""
    answer = server.get(f"/api/{table}.csv")
    assert answer.headers["content-disposition"] == f'attachment; filename="{table}.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    shipped = read_rows(table)
    assert len(rows) == len(shipped)
    for row, expected in zip(rows, shipped, strict=True):
        for column, cell in expected.items():
            assert same(row[column], cell), (table, column, row[column], cell)


def same(read: Any, printed: str) -> bool:
    """Whether a cell read back is the printed one: numbers by value, nothing as nothing."""
    if read is None or read is pd.NaT or read != read or read == "":  # noqa: PLR0124 (not a number)
        return printed == ""
    if isinstance(read, float) or NUMBER.fullmatch(printed):
        return float(read) == float(printed)
    return str(read).removeprefix("'") == printed


@pytest.mark.parametrize("table", TABLES)
def test_geopackage_read_by_gdal_equals_the_table(server: Server, table: str, tmp_path: Path) -> None:
    """GDAL opens the GeoPackage, and what it reads is the table cell by cell, geometry included."""
    path = tmp_path / f"{table}.gpkg"
    path.write_bytes(server.get(f"/api/{table}.gpkg").body)
    with sqlite3.connect(path) as base:
        assert base.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    layers = [str(name) for name, _kind in pyogrio.list_layers(path)]
    assert layers == [table, "about"]
    about = pyogrio.read_dataframe(path, layer="about").set_index("name")["value"]
    assert "precision" in about["notice"]
    frame = pyogrio.read_dataframe(path, layer=table)
    check_cells(frame, table)


def check_cells(frame: pd.DataFrame, table: str) -> None:
    """Every cell of a frame read back is the printed one; geometry is compared as geometry."""
    shipped = read_rows(table)
    assert len(frame) == len(shipped)
    for row, expected in zip(frame.to_dict("records"), shipped, strict=True):
        for column, cell in expected.items():
            if column == "geometry":
                shape = row["geometry"]
                assert (shape is None) == (cell == "")
                assert shape is None or shapely.equals(shape, shapely.from_wkt(cell))
            else:
                assert same(row[column], cell), (table, column, row[column], cell)


@pytest.mark.parametrize("table", ["places", "targets", "conflicts"])
def test_parquet_equals_the_table(server: Server, table: str) -> None:
    """Parquet, for places with geometry, holds the table."""
    content = io.BytesIO(server.get(f"/api/{table}.parquet").body)
    frame = gpd.read_parquet(content) if table == "places" else pd.read_parquet(content)
    check_cells(frame, table)


def test_geojson_says_that_it_is_a_sketch(server: Server) -> None:
    """The GeoJSON of the places carries notice, licence, precision and each geometry; list-only ones have none."""
    collection = json.loads(server.get("/api/places.geojson").body)
    assert "schematic" in collection["notice"]
    assert collection["licence"].startswith("https://creativecommons.org")
    shipped = {row["place_id"]: row for row in read_rows("places")}
    assert [feature["id"] for feature in collection["features"]] == list(shipped)
    for feature in collection["features"]:
        row = shipped[feature["id"]]
        assert (feature["geometry"] is None) == (row["geometry"] == "")
        assert feature["properties"]["precision"] == row["precision"]


def test_dictionary_explains_every_column(server: Server) -> None:
    """Each column of each table has a type and a meaning in both languages."""
    found = {entry["table"]: entry for entry in ask(server, "/api/dictionary")}
    assert list(found) == list(TABLES)
    for table, entry in found.items():
        assert [column["name"] for column in entry["columns"]] == list(read_rows(table)[0])
        assert all(column["title_zh"] and column["title_en"] for column in entry["columns"])


def test_other_methods_are_not_answered(server: Server) -> None:
    """Writing is refused with the methods that are allowed."""
    answer = server.send("POST", "/api/targets")
    assert problem(answer, 405)["valid"] == ["GET", "HEAD"]
    assert answer.headers["allow"] == "GET, HEAD"


def test_api_is_as_it_describes_itself(server: Server, tmp_path: Path) -> None:
    """Requests that schemathesis makes of the description, good and bad, are answered as it says."""
    address = f"http://127.0.0.1:{server.port}/api/"
    command = [str(Path(sys.executable).parent / "schemathesis"), "run", address, "--max-examples", "3", "--seed", "7"]
    command += ["--phases", "examples,coverage,fuzzing", "--workers", "2"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-4000:]
    operations = sum(len(item) for item in ask(server, "/api/")["paths"].values())
    assert f"Tested: {operations}" in done.stdout
