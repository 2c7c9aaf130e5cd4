"""The operator's file of lines: formats, datums, checks, and what is refused in which words."""

import json
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Geod
from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.alignments.datum_proof import prove_datum
from geodata.alignments.datums import FROM_WGS84, datum_to_wgs84
from geodata.alignments.files import read_lines
from geodata.alignments.known_lines import KnownLine, KnownPoint, known_lines
from geodata.alignments.reading import Alignments, read_alignments
from geodata.errors import DataError
from geodata.geometry.boundaries import Boundaries
from geodata.geometry.crs import to_metres
from geodata.geometry.gcj02 import bd09_to_wgs84, wgs84_to_bd09
from tests.facts import read_rows

Row = dict[str, Any]

GEOD = Geod(ellps="WGS84")
# A line of its own between Chongqing and Neijiang, bent so that shifts in any direction show.
COURSE = LineString(
    [
        (105.05, 29.60),
        (105.30, 29.42),
        (105.60, 29.45),
        (105.80, 29.36),
        (105.95, 29.52),
        (106.22, 29.56),
        (106.45, 29.70),
    ]
)
OTHER = LineString([(106.55, 29.55), (106.50, 29.80), (106.30, 30.00), (106.35, 30.30), (106.20, 30.60)])
SOURCE = "规划院测绘 2024"
KNOWN = {
    "west": KnownLine("西线", "line"),
    "north": KnownLine("北线", "line"),
    "town": KnownLine("某镇", "point"),
    "park": KnownLine("某园", "polygon"),
}


def row(geometry: BaseGeometry | None = COURSE, **cells: Any) -> Row:
    """One feature as an operator writes it; a cell of None leaves its column empty."""
    whole = {"entity_id": "west", "precision_m": 25, "source": SOURCE, "datum": "wgs84"}
    return whole | cells | {"geometry": geometry}


def frame(*rows: Row, crs: str | None = "EPSG:4326") -> gpd.GeoDataFrame:
    """Features as a frame."""
    return gpd.GeoDataFrame(list(rows), geometry="geometry", crs=crs)


def write_geojson(path: Path, *rows: Row) -> Path:
    """Write features as GeoJSON, cell by cell."""
    features = [
        {
            "type": "Feature",
            "properties": {name: cell for name, cell in each.items() if name != "geometry"},
            "geometry": None if each["geometry"] is None else shapely.geometry.mapping(each["geometry"]),
        }
        for each in rows
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False), "utf-8")
    return path


def write_geopackage(path: Path, gdf: gpd.GeoDataFrame) -> Path:
    """Write a GeoPackage."""
    gdf.to_file(path, driver="GPKG", layer="lines")
    return path


def shapefile_parts(folder: Path, gdf: gpd.GeoDataFrame, encoding: str) -> dict[str, bytes]:
    """Parts of a Shapefile by suffix."""
    folder.mkdir(exist_ok=True)
    gdf.rename(columns={"precision_m": "precision_"}).to_file(folder / "lines.shp", encoding=encoding)
    return {path.suffix: path.read_bytes() for path in folder.glob("lines.*")}


def write_zip(path: Path, members: dict[str, bytes]) -> Path:
    """Write an archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def zip_shapefile(
    path: Path, gdf: gpd.GeoDataFrame, encoding: str = "UTF-8", cpg: str | None = None, ldid: int = 0
) -> Path:
    """Pack a Shapefile with or without a ``.cpg`` and with a language byte in its ``.dbf``."""
    parts = shapefile_parts(path.parent / "parts", gdf, encoding)
    table = bytearray(parts[".dbf"])
    table[29] = ldid
    parts[".dbf"] = bytes(table)
    parts.pop(".cpg", None)
    if cpg is not None:
        parts[".cpg"] = cpg.encode()
    return write_zip(path, {f"线路/路线{suffix}": content for suffix, content in parts.items()})


def write_kml(path: Path, *rows: Row, head: str = "", schema: bool = False) -> Path:
    """Write placemarks with their cells as ``Data`` or ``SimpleData``."""
    marks = []
    for each in rows:
        cells = {name: cell for name, cell in each.items() if name != "geometry"}
        data = "".join(
            f'<SimpleData name="{n}">{c}</SimpleData>' if schema else f'<Data name="{n}"><value>{c}</value></Data>'
            for n, c in cells.items()
        )
        data = f'<SchemaData schemaUrl="#s">{data}</SchemaData>' if schema else data
        lines = "".join(
            f"<LineString><coordinates>{' '.join(f'{x},{y},0' for x, y in part.coords)}</coordinates></LineString>"
            for part in shapely.get_parts(each["geometry"])
        )
        marks.append(
            f"<Placemark><ExtendedData>{data}</ExtendedData><MultiGeometry>{lines}</MultiGeometry></Placemark>"
        )
    body = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{"".join(marks)}</Document></kml>'
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{body}', "utf-8")
    return path


FORMATS: dict[str, Callable[[Path, gpd.GeoDataFrame], Path]] = {
    "geojson": lambda folder, gdf: write_geojson(folder / "a.geojson", *gdf.to_dict("records")),
    "json, capitals": lambda folder, gdf: write_geojson(folder / "a.JSON", *gdf.to_dict("records")),
    "geopackage": lambda folder, gdf: write_geopackage(folder / "a.gpkg", gdf),
    "shapefile, utf-8, cpg": lambda folder, gdf: zip_shapefile(folder / "a.zip", gdf, cpg="UTF-8"),
    "shapefile, utf-8, unsaid": lambda folder, gdf: zip_shapefile(folder / "a.zip", gdf),
    "shapefile, gb 18030, cpg": lambda folder, gdf: zip_shapefile(folder / "a.zip", gdf, "GB18030", "GB18030"),
    "shapefile, gbk, cpg of arcgis": lambda folder, gdf: zip_shapefile(folder / "a.zip", gdf, "GB18030", "936\n"),
    "shapefile, gb 18030, language byte": lambda folder, gdf: zip_shapefile(
        folder / "a.zip", gdf, "GB18030", None, 0x4D
    ),
    "shapefile, gb 18030, unsaid": lambda folder, gdf: zip_shapefile(folder / "a.zip", gdf, "GB18030"),
    "kml, Data": lambda folder, gdf: write_kml(folder / "a.kml", *gdf.to_dict("records")),
    "kml, SimpleData": lambda folder, gdf: write_kml(folder / "a.kml", *gdf.to_dict("records"), schema=True),
}


def farthest_m(line: BaseGeometry, truth: BaseGeometry) -> float:
    """Greatest distance between two lines in metres."""
    return float(shapely.hausdorff_distance(to_metres(line), to_metres(truth), densify=0.01))


def refusal(found: Alignments) -> str:
    """The one refusal of a file of which nothing is used."""
    assert found.courses == {}
    (sentence,) = found.refused
    return sentence


# BD-09


def test_bd09_is_as_published() -> None:
    """The published pair of coordinates, to a centimetre."""
    found = wgs84_to_bd09(np.array([[106.55, 29.56]]))[0]
    assert found == pytest.approx([106.560154, 29.563461], abs=1e-6)


def test_bd09_is_inverted() -> None:
    """There and back over the whole box: less than a hundredth of a millimetre."""
    grid = np.array([(lon, lat) for lon in np.linspace(103, 110, 15) for lat in np.linspace(27, 33, 13)])
    assert np.abs(bd09_to_wgs84(wgs84_to_bd09(grid)) - grid).max() < 1e-10


# What is read


@pytest.mark.parametrize("kind", FORMATS)
def test_formats(tmp_path: Path, kind: str) -> None:
    """Every format gives the same line, with Chinese text as written."""
    path = FORMATS[kind](
        tmp_path, frame(row(licence="测绘局许可", 备注="双线"), row(OTHER, entity_id="north", licence="", 备注=""))
    )
    found = read_alignments(path, KNOWN)
    assert found.refused == ()
    assert set(found.courses) == {"west", "north"}
    course = found.courses["west"]
    assert (course.precision, course.precision_m, course.source) == ("operator", 25, SOURCE)
    assert farthest_m(course.geometry, COURSE) < 1
    assert (course.licence, found.courses["north"].licence) == ("测绘局许可", "")


@pytest.mark.parametrize("datum", ["wgs84", "cgcs2000", "gcj02", "bd09", "GCJ02"])
@pytest.mark.parametrize("kind", ["geojson", "geopackage", "shapefile, gb 18030, cpg", "kml, Data"])
def test_datums(tmp_path: Path, kind: str, datum: str) -> None:
    """A file in any datum lands within a metre of the truth."""
    drawn = shapely.transform(COURSE, FROM_WGS84[datum.lower()])
    moved = farthest_m(drawn, COURSE)
    assert (moved > 300) == (datum.lower() in {"gcj02", "bd09"})
    found = read_alignments(FORMATS[kind](tmp_path, frame(row(drawn, datum=datum))), KNOWN)
    assert found.refused == ()
    assert farthest_m(found.courses["west"].geometry, COURSE) < 1


@pytest.mark.parametrize("crs", [4490, 4523, 4524, 4544, 4545, 32648, 3857])
@pytest.mark.parametrize("form", ["geopackage", "shapefile"])
def test_projected_files(tmp_path: Path, crs: int, form: str) -> None:
    """Metres are brought to degrees by the system of the file, zone-prefixed eastings too."""
    gdf = frame(row(datum="cgcs2000")).to_crs(crs)
    path = (
        write_geopackage(tmp_path / "a.gpkg", gdf) if form == "geopackage" else zip_shapefile(tmp_path / "a.zip", gdf)
    )
    found = read_alignments(path, KNOWN)
    assert found.refused == ()
    assert farthest_m(found.courses["west"].geometry, COURSE) < 1


def test_mercator_of_a_web_map(tmp_path: Path) -> None:
    """GCJ-02 in the metres of a web map is brought to degrees first, then converted."""
    gdf = frame(row(shapely.transform(COURSE, FROM_WGS84["gcj02"]), datum="gcj02")).to_crs(3857)
    found = read_alignments(write_geopackage(tmp_path / "a.gpkg", gdf), KNOWN)
    assert farthest_m(found.courses["west"].geometry, COURSE) < 1


def test_features_of_one_entity_are_merged(tmp_path: Path) -> None:
    """Parts that meet become one line; the widest precision and every source and licence stay."""
    x, y = np.array(COURSE.coords).T
    first, second = (LineString(list(zip(x[part], y[part], strict=True))) for part in (slice(0, 4), slice(3, 7)))
    rows = [row(second, precision_m=40.2, licence="乙"), row(first, source="另一来源", licence="甲")]
    course = read_alignments(write_geojson(tmp_path / "a.geojson", *rows), KNOWN).courses["west"]
    assert course.geometry.geom_type == "LineString"
    assert farthest_m(course.geometry, COURSE) < 0.01
    assert (course.precision_m, course.source, course.licence) == (41, f"{SOURCE}; 另一来源", "乙; 甲")


def test_gap_stays_a_gap(tmp_path: Path) -> None:
    """Parts that do not meet stay apart."""
    parts = MultiLineString([COURSE.coords[:3], COURSE.coords[4:]])
    course = read_alignments(write_geojson(tmp_path / "a.geojson", row(parts)), KNOWN).courses["west"]
    assert len(shapely.get_parts(course.geometry)) == 2


@pytest.mark.parametrize("column", ["precision_m", "PRECISION_M", "precision_", "precis_m", "Precision"])
def test_names_of_columns(tmp_path: Path, column: str) -> None:
    """Columns are found in any case, and by the ten letters of a Shapefile."""
    cells = {"ENTITY_ID": "west", column: 30, "Source": SOURCE, "DATUM": "wgs84", "geometry": COURSE}
    found = read_alignments(write_geojson(tmp_path / "a.geojson", cells), KNOWN)
    assert found.courses["west"].precision_m == 30


def test_heights_are_left_out(tmp_path: Path) -> None:
    """A line with heights is taken without them."""
    path = write_geojson(tmp_path / "a.geojson", row(shapely.force_3d(COURSE, 250)))
    assert not read_alignments(path, KNOWN).courses["west"].geometry.has_z


def test_unseen_signs_are_shown(tmp_path: Path) -> None:
    """A source cannot turn the direction of a text or control a terminal, nor can an id in a refusal."""
    path = write_geojson(tmp_path / "a.geojson", row(source="a\u202eb\x1b"), row(entity_id="x\x1b[2J" + "y" * 200))
    found = read_alignments(path, KNOWN)
    assert found.courses["west"].source == "a\ufffdb\ufffd"
    (sentence,) = found.refused
    assert "\x1b" not in sentence
    assert len(sentence) < 250


# What is refused, entity by entity

REFUSED: dict[str, tuple[Row, str]] = {
    "no such entity": (row(entity_id="nowhere"), "nowhere: no entity of the tables has this id. Correct entity_id"),
    "a point of the tables": (row(entity_id="town"), "某镇 (town): is drawn as point in the tables, not as a line. R"),
    "an area of the tables": (row(entity_id="park"), "某园 (park): is drawn as polygon in the tables"),
    "no id": (row(entity_id=None), "feature 1: entity_id is empty. Write the id"),
    "a blank id": (row(entity_id="  "), "feature 1: entity_id is empty"),
    "no precision": (row(precision_m=None), "西线 (west): precision_m '' is no number from 1 to 20000. Write"),
    "precision in words": (row(precision_m="50 m"), "precision_m '50 m' is no number"),
    "precision zero": (row(precision_m=0), "precision_m '0' is no number"),
    "precision below zero": (row(precision_m=-5), "precision_m '-5' is no number"),
    "precision too wide": (row(precision_m=20_001), "precision_m '20001' is no number"),
    "precision not finite": (row(precision_m="inf"), "precision_m 'inf' is no number"),
    "no source": (row(source=None), "西线 (west): source is empty. Write where the line comes from"),
    "a blank source": (row(source=" "), "source is empty"),
    "a long source": (row(source="长" * 201), "source has 201 characters, more than 200. Shorten it"),
    "a long licence": (row(licence="长" * 201), "licence has 201 characters, more than 200"),
    "no datum": (row(datum=None), "西线 (west): datum is not declared. Write wgs84, cgcs2000, gcj02 or bd09"),
    "a blank datum": (row(datum=""), "datum is not declared"),
    "an unknown datum": (row(datum="beijing54"), "datum 'beijing54' is not known. Write wgs84"),
    "a point": (row(Point(106, 29.5)), "西线 (west): is a Point, not a line. Draw it as a line"),
    "an area": (row(Polygon([(106, 29), (107, 29), (107, 30)])), "is a Polygon, not a line"),
    "no geometry": (row(None), "has no line. Draw it as a line"),
    "an empty line": (row(LineString()), "has no line"),
    "a line without length": (row(LineString([(106, 29.5), (106, 29.5)])), "has a part without length. Remove it"),
    "swapped axes": (row(shapely.transform(COURSE, np.fliplr)), "no longitude and latitude. State the"),
    "metres without a system": (row(LineString([(365_000, 3_270_000), (366_000, 3_271_000)])), "no longitude"),
    "another country": (
        row(affinity.translate(COURSE, 10, 0)),
        "lies in 115.05 to 116.45° E, 29.36 to 29.70° N, outside 103 to 110° E, 27 to 33° N. Check the order",
    ),
    "a line that leaves the box": (row(LineString([(106, 29), (106, 26.5)])), "26.50 to 29.00° N, outside"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused_entities(tmp_path: Path, case: str) -> None:
    """The refusal names file, entity, reason and remedy; the other entity goes on."""
    wrong, words = REFUSED[case]
    found = read_alignments(write_geojson(tmp_path / "own.geojson", wrong, row(OTHER, entity_id="north")), KNOWN)
    assert set(found.courses) == {"north"}
    (sentence,) = found.refused
    assert sentence.startswith("own.geojson, ")
    assert words in sentence


def test_every_fault_of_an_entity_is_named(tmp_path: Path) -> None:
    """One refusal an entity holds all that is wrong with it."""
    sentence = refusal(
        read_alignments(write_geojson(tmp_path / "a.geojson", row(precision_m=0, source="", datum="")), KNOWN)
    )
    assert [word in sentence for word in ("precision_m", "source is empty", "datum is not declared")] == [True] * 3


def test_two_datums_of_one_entity(tmp_path: Path) -> None:
    """Features of one entity in two datums are not mixed."""
    path = write_geojson(tmp_path / "a.geojson", row(), row(datum="gcj02"))
    assert "its features declare wgs84 and gcj02. Bring them to one datum" in refusal(read_alignments(path, KNOWN))


@pytest.mark.parametrize(
    ("crs", "datum", "stated"),
    [(4490, "gcj02", "China 2000"), (4544, "bd09", "China 2000"), (4214, "wgs84", "Beijing 1954"),
     (4610, "cgcs2000", "Xian 1980"), (2381, "gcj02", "Xian 1980")],
)  # fmt: skip
@pytest.mark.parametrize("form", ["geopackage", "shapefile"])
def test_system_that_contradicts_the_datum(tmp_path: Path, crs: int, datum: str, stated: str, form: str) -> None:
    """A file that says it is in one datum and declares another is refused with both names."""
    gdf = frame(row(datum=datum)).set_crs(4326).to_crs(crs)
    path = (
        write_geopackage(tmp_path / "a.gpkg", gdf) if form == "geopackage" else zip_shapefile(tmp_path / "a.zip", gdf)
    )
    sentence = refusal(read_alignments(path, KNOWN))
    named = {"gcj02": "GCJ-02", "bd09": "BD-09", "wgs84": "WGS84", "cgcs2000": "CGCS2000"}[datum]
    assert f"declares {named}, but the file says that it is in" in sentence
    assert stated.replace(" ", "") in sentence.replace("_", "").replace(" ", "")


def test_metres_without_a_system(tmp_path: Path) -> None:
    """A Shapefile in metres without .prj is refused, one in degrees is taken."""
    metres = frame(row()).to_crs(4545).set_crs(None, allow_override=True)
    sentence = refusal(read_alignments(zip_shapefile(tmp_path / "m.zip", metres), KNOWN))
    assert (
        "m.zip: states no coordinate system, and its coordinates are not degrees. Add it (.prj, EPSG code)" in sentence
    )
    degrees = read_alignments(zip_shapefile(tmp_path / "d.zip", frame(row(), crs=None)), KNOWN)
    assert farthest_m(degrees.courses["west"].geometry, COURSE) < 1


# Regions, known points, length


def points_on(line: LineString, number: int, precision_m: float = 500, decimals: int = 4) -> tuple[KnownPoint, ...]:
    """Known points along a line, rounded."""
    found = [line.interpolate(f, normalized=True) for f in np.linspace(0.03, 0.97, number)]
    return tuple(
        KnownPoint(f"站{i}", round(p.x, decimals), round(p.y, decimals), precision_m, "A") for i, p in enumerate(found)
    )


def moved(point: KnownPoint, metres: float) -> KnownPoint:
    """A known point moved to the north."""
    lat = GEOD.fwd(point.lon, point.lat, 0, metres)[1]
    return KnownPoint(point.name_zh, point.lon, lat, point.precision_m, point.confidence)


def read_one(tmp_path: Path, known: KnownLine, geometry: BaseGeometry = COURSE, **cells: Any) -> Alignments:
    """Read a file of one line against what is known of it."""
    return read_alignments(write_geojson(tmp_path / "a.geojson", row(geometry, **cells)), {"west": known})


def test_known_points_that_are_passed_by(tmp_path: Path) -> None:
    """Three of ten points away: refused, and each is named with its distance."""
    points = list(points_on(COURSE, 10))
    for i in (2, 5, 7):
        points[i] = moved(points[i], 5000)
    sentence = refusal(read_one(tmp_path, KnownLine("西线", "line", points=tuple(points))))
    assert "西线 (west): passes by 3 of 10 known points: 站2 (" in sentence
    assert [name in sentence for name in ("站2", "站5", "站7", "站3")] == [True, True, True, False]
    away = min(
        GEOD.inv(p.lon, p.lat, *c)[2]
        for p in [points[5]]
        for c in shapely.get_coordinates(shapely.segmentize(COURSE, 1e-4))
    )
    assert f"站5 ({away / 1000:.1f} km)" in sentence


def test_one_point_in_five_may_be_missed(tmp_path: Path) -> None:
    """Two of ten points away are let pass: known points have errors of their own."""
    points = [moved(p, 5000) if i in {2, 5} else p for i, p in enumerate(points_on(COURSE, 10))]
    assert set(read_one(tmp_path, KnownLine("西线", "line", points=tuple(points))).courses) == {"west"}


def test_coarse_points_have_no_say(tmp_path: Path) -> None:
    """Points known to 3 km only do not refuse a line; the own error of a point is allowed for."""
    coarse = tuple(moved(p, 9000) for p in points_on(COURSE, 5, precision_m=1001))
    assert set(read_one(tmp_path, KnownLine("西线", "line", points=coarse)).courses) == {"west"}
    straight = LineString([(105.5, 29.5), (106.5, 29.5)])
    for precision_m, passes in ((1000, True), (400, False)):
        beside = tuple(moved(p, 1700) for p in points_on(straight, 5, precision_m))
        found = read_one(tmp_path, KnownLine("西线", "line", points=beside), straight)
        assert bool(found.courses) == passes


@pytest.mark.parametrize(("ratio", "passes"), [(0.94, False), (0.96, True), (1.0, True), (1.09, True), (1.11, False)])
def test_known_length(tmp_path: Path, ratio: float, passes: bool) -> None:  # noqa: FBT001
    """The length is held against the known one, 0.95 to 1.10."""
    length_km = GEOD.geometry_length(COURSE) / 1000
    found = read_one(tmp_path, KnownLine("西线", "line", known_km=length_km / ratio))
    assert bool(found.courses) == passes
    if not passes:
        assert f"is {length_km:.1f} km long, {ratio:.2f} of the known {length_km / ratio:.1f} km" in refusal(found)


def test_double_track_is_too_long(tmp_path: Path) -> None:
    """Both tracks of a line are twice its length; the refusal says in how many parts it lies."""
    tracks = MultiLineString([COURSE, affinity.translate(COURSE, 0.0001, 0.0001)])
    known = KnownLine("西线", "line", known_km=GEOD.geometry_length(COURSE) / 1000)
    sentence = refusal(read_one(tmp_path, known, tracks))
    assert "2.00 of the known" in sentence
    assert "2 parts). Draw one track" in sentence


def test_regions_that_are_not_met(tmp_path: Path, boundaries: Boundaries) -> None:
    """A line that reaches neither of two named regions is refused for both, with the distance; 渝北 it meets."""
    known = {"west": KnownLine("西线", "line", ("shapingba", "fuling", "tongnan"))}
    line = LineString([(106.30, 29.60), (106.60, 29.60)])
    sentence = refusal(read_alignments(write_geojson(tmp_path / "a.geojson", row(line)), known, boundaries.gdf))
    shape = boundaries.gdf.set_index("region_id").geometry["fuling"]
    away = to_metres(line).distance(to_metres(shape)) / 1000
    assert f"does not reach fuling, which its records name ({away:.1f} km away). Add the missing part" in sentence
    assert "does not reach tongnan" in sentence
    assert "shapingba" not in sentence
    wide = read_alignments(write_geojson(tmp_path / "w.geojson", row(line, precision_m=20_000)), known, None)
    assert set(wide.courses) == {"west"}


def test_sketches_of_the_tables_meet_their_regions(
    tmp_path: Path, boundaries: Boundaries, tables: dict[str, pd.DataFrame]
) -> None:
    """Every drawn line of the tables is accepted as an alignment of its own precision."""
    known = known_lines(tables["places"], tables["documents"])
    lines = {name: line for name, line in known.items() if line.kind == "line"}
    rows = [row(line.sketch, entity_id=name, precision_m=line.sketch_m) for name, line in lines.items()]
    found = read_alignments(write_geojson(tmp_path / "a.geojson", *rows), known, boundaries.gdf)
    assert found.refused == ()
    assert set(found.courses) == {each["entity_id"] for each in read_rows("places") if each["geometry_kind"] == "line"}


def test_waypoints_and_routes() -> None:
    """Stations, interchanges, bridges and tunnels of a route are on its line; towns, bends, ports, airports are not."""
    places = pd.DataFrame([
        {"place_id": f"p{i}", "entity_id": "a", "document_id": document, "name_zh": name, "region_ids": regions,
         "geometry_kind": "line", "geometry": wkt, "precision_m": 3000.0}
        for i, (document, name, regions, wkt) in enumerate([
            ("later", "新名", ("beibei",), "LINESTRING (106 29, 107 30)"),
            ("first", "旧名", ("yubei", "beibei"), "LINESTRING (106 29, 107 29)"),
        ])
    ])  # fmt: skip
    documents = pd.DataFrame({"document_id": ["first", "later"], "issued": ["2022-01-01", "2022-09-01"]})
    kinds = ["station", "town", "interchange", "bend", "bridge", "tunnel", "port", "airport"]
    waypoints = pd.DataFrame({
        "waypoint_id": kinds, "name_zh": kinds, "kind": kinds, "lon": 106.0, "lat": 29.0, "precision_m": 500.0,
        "confidence": "B",
    })  # fmt: skip
    routes = pd.DataFrame({"entity_id": ["a"], "waypoint_ids": [tuple(kinds)], "known_km": [float("nan")]})
    line = known_lines(places, documents, waypoints, routes)["a"]
    assert [point.name_zh for point in line.points] == ["station", "interchange", "bridge", "tunnel"]
    assert (line.name_zh, line.known_km, line.sketch_m) == ("新名", None, 3000)
    assert set(line.region_ids) == {"yubei", "beibei"}
    assert line.sketch is not None
    assert line.sketch.coords[-1] == (107, 30)
    assert known_lines(places, documents, waypoints, routes.assign(known_km=88.5))["a"].known_km == 88.5


# The proof of the datum


def known_by_rounded_points(number: int) -> dict[str, KnownLine]:
    """Two lines with points rounded to a hundredth of a degree."""
    return {
        "west": KnownLine("西线", "line", points=points_on(COURSE, number, 1000, 2)),
        "north": KnownLine("北线", "line", points=points_on(OTHER, number, 1000, 2)),
    }


def write_in(path: Path, actual: str, declared: str) -> Path:
    """Both lines in one datum, declared as another."""
    rows = [
        row(shapely.transform(line, FROM_WGS84[actual]), entity_id=name, datum=declared)
        for name, line in (("west", COURSE), ("north", OTHER))
    ]
    return write_geojson(path, *rows)


@pytest.mark.parametrize(
    ("actual", "declared"),
    [("gcj02", "wgs84"), ("gcj02", "cgcs2000"), ("wgs84", "gcj02"), ("bd09", "wgs84"), ("bd09", "gcj02"),
     ("wgs84", "bd09"), ("gcj02", "bd09")],
)  # fmt: skip
def test_points_prove_another_datum(tmp_path: Path, actual: str, declared: str) -> None:
    """The whole file is refused, and the datum that fits is named; nothing of it is used."""
    found = read_alignments(write_in(tmp_path / "own.geojson", actual, declared), known_by_rounded_points(24))
    sentence = refusal(found)
    names = {"gcj02": "GCJ-02", "bd09": "BD-09", "wgs84": "WGS84", "cgcs2000": "CGCS2000"}
    assert sentence.startswith(f"own.geojson: declares {names[declared]}, but ")
    assert f"as they would if it were in {names[actual]}. Declare {actual}; nothing of it is used." in sentence


@pytest.mark.parametrize("datum", ["wgs84", "cgcs2000", "gcj02", "bd09"])
def test_points_prove_the_declared_datum(tmp_path: Path, datum: str) -> None:
    """The right datum is proved, and said to be."""
    found = read_alignments(write_in(tmp_path / "own.geojson", datum, datum), known_by_rounded_points(24))
    assert set(found.courses) == {"west", "north"}
    (note,) = found.notes
    assert "is proved: 48 known points" in note


@pytest.mark.parametrize("number", [0, 5])
def test_few_points_prove_nothing(tmp_path: Path, number: int) -> None:
    """With fewer than 12 points the file is taken as declared, and the note says what is missing."""
    found = read_alignments(write_in(tmp_path / "own.geojson", "gcj02", "wgs84"), known_by_rounded_points(number))
    assert set(found.courses) == {"west", "north"}
    note = f"own.geojson: datum WGS84 is not proved: {2 * number} known points beside the lines, 12 are needed."
    assert found.notes == (note,)


def test_lines_along_the_shift_prove_nothing() -> None:
    """Along lines that run as the datum shifts, no shift is seen, however many points there are."""
    east, north = (FROM_WGS84["gcj02"](np.array([[106.5, 29.5]])) - (106.5, 29.5))[0]
    line = LineString([(106.5 - 60 * east, 29.5 - 60 * north), (106.5 + 60 * east, 29.5 + 60 * north)])
    known = {"west": KnownLine("西线", "line", points=points_on(line, 40, 1000, 2))}
    drawn = shapely.transform(shapely.segmentize(line, 0.01), FROM_WGS84["gcj02"])
    proof = prove_datum("wgs84", {"west": drawn}, known)
    assert (proof.points, proof.better, proof.proved) == (40, "", False)


def test_shift_is_measured() -> None:
    """With exact points the shift is that of GCJ-02, east and north, to 20 m."""
    drawn = datum_to_wgs84(shapely.transform(shapely.segmentize(COURSE, 0.01), FROM_WGS84["gcj02"]), "wgs84")
    known = {"west": KnownLine("西线", "line", points=points_on(COURSE, 30))}
    proof = prove_datum("wgs84", {"west": drawn}, known)
    middle = np.array([[105.8, 29.5]])
    lon, lat = FROM_WGS84["gcj02"](middle)[0]
    azimuth, _, metres = GEOD.inv(lon, lat, *middle[0])
    expected = metres * np.sin(np.radians(azimuth)), metres * np.cos(np.radians(azimuth))
    assert proof.shift_m == pytest.approx(expected, abs=20)
    assert proof.better == "gcj02"


def test_misplaced_points_do_not_refuse_a_right_file(tmp_path: Path) -> None:
    """One point in eight 2 km away to the same side leaves the datum as it is."""
    known = {
        name: KnownLine(line.name_zh, "line", points=tuple(
            moved(p, 2000) if i % 8 == 0 else p for i, p in enumerate(line.points)
        ))
        for name, line in known_by_rounded_points(24).items()
    }  # fmt: skip
    assert set(read_alignments(write_in(tmp_path / "a.geojson", "wgs84", "wgs84"), known).courses) == {"west", "north"}


# Files that cannot be read, or should not be


def more(added: dict[str, bytes]) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    """Members of an archive with others beside them."""
    return lambda members: members | added


# How the members of a sound archive are spoilt.
SPOILT: dict[str, Callable[[dict[str, bytes]], dict[str, bytes]]] = {
    "": lambda members: members,
    "climbs": more({"../../canary.txt": b"x"}),
    "absolute": more({"/tmp/canary.txt": b"x"}),  # noqa: S108
    "backslash": more({"..\\canary.txt": b"x"}),
    "two": lambda members: members | {f"more/{name}": content for name, content in members.items()},
    "none": lambda _: {"readme.txt": b"x"},
    "bomb": more({"zeros.dbf": bytes(300 * 2**20)}),
    "many": more({f"{i}.txt": b"x" for i in range(70)}),
    "no table": lambda members: {name: content for name, content in members.items() if name != "lines.dbf"},
    "other code page": more({"lines.cpg": b"BIG5"}),
    "no shapefile": more({"lines.shp": b"<OGRVRTDataSource/>"}),
    "cut text": lambda members: (
        members | {"lines.cpg": b"UTF-8", "lines.dbf": members["lines.dbf"].replace("规".encode(), b"\xe8\xa7 ")}
    ),
}


def hostile_zip(folder: Path, kind: str) -> Path:
    """An archive that ought to be refused."""
    good = shapefile_parts(folder / "parts", frame(row()), "UTF-8")
    return write_zip(folder / "own.zip", SPOILT[kind]({f"lines{suffix}": content for suffix, content in good.items()}))


HOSTILE_ZIPS = {
    "climbs": "'../../canary.txt' leaves the archive", "absolute": "'/tmp/canary.txt' leaves the archive",
    "backslash": "leaves the archive", "two": "holds 2 .shp files instead of one. Pack one Shapefile a file",
    "none": "holds 0 .shp files instead of one", "bomb": "MB unpacked, more than 256 MB. Keep the lines alone",
    "many": "members, more than 64", "no table": "the Shapefile lacks .dbf. Pack .shp, .shx, .dbf, .prj and .cpg",
    "other code page": "texts are in 'BIG5'. Save the Shapefile in UTF-8 or GB 18030",
    "no shapefile": "the .shp member is no Shapefile. Export it again", "cut text": "its texts are not in UTF-8.",
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE_ZIPS)
def test_hostile_archives(tmp_path: Path, kind: str) -> None:
    """Refused in words by the name of the file; nothing is written outside."""
    folder = tmp_path / "in" / "in"
    folder.mkdir(parents=True)
    sentence = refusal(read_alignments(hostile_zip(folder, kind), KNOWN))
    assert sentence.startswith("own.zip: ")
    assert HOSTILE_ZIPS[kind] in sentence
    assert not list(tmp_path.rglob("canary*"))


def test_encrypted_archive(tmp_path: Path) -> None:
    """An archive with a password is refused for it."""
    path = hostile_zip(tmp_path, "")
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    path.write_bytes(content)
    assert "is encrypted. Pack the Shapefile without a password" in refusal(read_alignments(path, KNOWN))


DTDS = {
    "entity": '<!DOCTYPE kml [<!ENTITY source "inner">]>',
    "laughs": '<!DOCTYPE kml [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY source "&b;&b;&b;">]>',
    "file": '<!DOCTYPE kml [<!ENTITY source SYSTEM "file:///etc/hostname">]>',
    "address": '<!DOCTYPE kml SYSTEM "http://127.0.0.1:9/kml.dtd">',
}


@pytest.mark.parametrize("kind", DTDS)
def test_kml_with_entities(tmp_path: Path, kind: str) -> None:
    """A document type is refused before any entity is read."""
    path = write_kml(tmp_path / "own.kml", row(source="&source;"), head=DTDS[kind])
    expected = "own.kml: has a document type declaration (DTD). Save the KML without it."
    assert refusal(read_alignments(path, KNOWN)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [("<kml><Placemark>", "is no well-formed XML"), ("<gpx/>", "begins with the element 'gpx' instead of 'kml'"),
     ("", "is no well-formed XML"), ("<kml/>", "holds no feature with geometry"),
     ("<kml><Placemark><LineString><coordinates>106,29 x</coordinates></LineString></Placemark></kml>", "'106,29 x'"),
     ("<kml><Placemark>&undefined;</Placemark></kml>", "is no well-formed XML")],
)  # fmt: skip
def test_broken_kml(tmp_path: Path, text: str, words: str) -> None:
    """What is no KML is refused by its name."""
    (tmp_path / "own.kml").write_text(text, "utf-8")
    sentence = refusal(read_alignments(tmp_path / "own.kml", KNOWN))
    assert sentence.startswith("own.kml: ")
    assert words in sentence


def contents(folder: Path) -> dict[str, bytes]:
    """A good file in every format, and a pipeline that would read the good GeoJSON."""
    good = write_geojson(folder / "good.geojson", row())
    source = f"<SrcDataSource>{good}</SrcDataSource>"
    pipeline = f'<OGRVRTDataSource><OGRVRTLayer name="good">{source}</OGRVRTLayer></OGRVRTDataSource>'
    return {
        ".geojson": good.read_bytes(),
        ".gpkg": write_geopackage(folder / "good.gpkg", frame(row())).read_bytes(),
        ".zip": zip_shapefile(folder / "good.zip", frame(row())).read_bytes(),
        ".kml": write_kml(folder / "good.kml", row()).read_bytes(),
        "pipeline": pipeline.encode(),
        "text": "重庆都市圈".encode(),
        "nothing": b"",
        "noise": struct.pack("<256B", *range(256)) * 8,
    }


@pytest.mark.parametrize("suffix", [".geojson", ".json", ".gpkg", ".zip", ".kml"])
def test_suffix_fixes_the_format(tmp_path: Path, suffix: str) -> None:
    """A file under the suffix of another format is refused, never read by its content; no pipeline runs."""
    own = {".json": ".geojson"}.get(suffix, suffix)
    for kind, content in contents(tmp_path).items():
        path = tmp_path / f"own{suffix}"
        path.write_bytes(content)
        found = read_alignments(path, KNOWN)
        assert bool(found.courses) == (kind == own), (kind, found.refused)
        if kind != own:
            assert refusal(found).startswith(f"own{suffix}: ")


@pytest.mark.parametrize("name", ["own.shp", "own.vrt", "own.csv", "own", "own.geojson.gz"])
def test_unknown_suffix(tmp_path: Path, name: str) -> None:
    """Other suffixes are refused with those that are known."""
    (tmp_path / name).write_bytes(contents(tmp_path)[".geojson"])
    sentence = refusal(read_alignments(tmp_path / name, KNOWN))
    assert "is none of .geojson, .json, .gpkg, .zip, .kml. Export the lines in one of these formats." in sentence


def test_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file and a folder are refused alike."""
    (tmp_path / "folder.geojson").mkdir()
    for name in ("absent.geojson", "folder.geojson"):
        assert refusal(read_alignments(tmp_path / name, KNOWN)) == (
            f"{name}: there is no such file. Correct the setting or put the file there."
        )


def test_large_file(tmp_path: Path) -> None:
    """A file over 64 MB is refused unread; the bound can be said."""
    path = tmp_path / "large.geojson"
    with path.open("wb") as file:
        file.truncate(65 * 2**20)
    sentence = refusal(read_alignments(path, KNOWN))
    assert sentence == "large.geojson: 65 MB, more than 64 MB. Keep the lines alone, or simplify them."
    with pytest.raises(DataError, match="more than 0 MB"):
        read_lines(write_geojson(tmp_path / "small.geojson", row()), most_bytes=100)


def test_columns_that_are_missing(tmp_path: Path) -> None:
    """Missing columns are named once for the file."""
    path = write_geojson(tmp_path / "a.geojson", {"entity_id": "west", "geometry": COURSE})
    sentence = refusal(read_alignments(path, KNOWN))
    assert sentence.startswith("a.geojson: columns missing: precision_m, source, datum. Give every feature")


def test_several_layers(tmp_path: Path) -> None:
    """A GeoPackage with two layers of lines is refused; a table without geometry beside them does not matter."""
    path = write_geopackage(tmp_path / "a.gpkg", frame(row()))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('notes', 'attributes', 'notes')"
        )
    assert set(read_alignments(path, KNOWN).courses) == {"west"}
    frame(row()).to_file(path, driver="GPKG", layer="more")
    assert "holds 2 layers with geometry instead of one. Keep the layer of the lines." in refusal(
        read_alignments(path, KNOWN)
    )


@pytest.mark.parametrize(
    "text", ['{"type":"FeatureCollection","features":[]}', "[" * 100_000, '{"type":"Feature"}', "null"]
)
def test_geojson_without_features(tmp_path: Path, text: str) -> None:
    """Nothing to read is a refusal, not an error."""
    (tmp_path / "own.geojson").write_text(text, "utf-8")
    assert refusal(read_alignments(tmp_path / "own.geojson", KNOWN)).startswith("own.geojson: ")
