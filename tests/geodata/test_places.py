"""Places lie where their records say, as exactly as their records say."""

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata.geometry.boundaries import Boundaries
from geodata.geometry.clipping import direction_arrow
from geodata.geometry.coverage import metropolitan_area
from geodata.geometry.crs import ALBERS, area_km2, to_metres
from tests.facts import Row, read_rows, split

ELLIPSOID = Geod(ellps="WGS84")
KINDS = {
    "point": {"Point", "MultiPoint"},
    "line": {"LineString", "MultiLineString"},
    "polygon": {"Polygon", "MultiPolygon"},
}
LINE_SLACK_M = 3_000
LONGEST_SEGMENT_M = 80_000
ECO_CITY = "e-ecocity"
ECO_CITY_KM2 = 168
# Longitude and latitude of what the published limits enclose.
INSIDE_ECO_CITY = {
    "广阳岛": (106.70, 29.57), "牛头山": (106.705, 29.54), "果园港": (106.733, 29.603),
    "鱼嘴": (106.762, 29.62), "迎龙": (106.715, 29.52),
}  # fmt: skip
UNDECIDED = ("new-airport", "guangan-airport")
DIRECTIONS = {
    "dir-north": 0, "dir-northeast": 45, "dir-southeast": 135,
    "dir-south": 180, "dir-southwest": 225, "dir-northwest": 315,
}  # fmt: skip
# 武隆, which the plan links to the south-east, bears 103 degrees: a direction is met within 35.
SECTOR = 35.0
ARROW = ("corridor-radial", "corridor")


def drawn(kind: str | None = None) -> Iterator[tuple[Row, BaseGeometry]]:
    """Yield records that have a geometry, with it, EPSG:4326."""
    for row in read_rows("places"):
        if row["geometry"] and kind in {None, row["geometry_kind"]}:
            yield row, shapely.from_wkt(row["geometry"])


def first_geometry(entity: str) -> BaseGeometry:
    """Geometry of an entity, EPSG:4326."""
    return next(geometry for row, geometry in drawn() if row["entity_id"] == entity)


@pytest.fixture(scope="module")
def ground(boundaries: Boundaries) -> dict[str, BaseGeometry]:
    """Polygons of the regions in metres."""
    return dict(zip(boundaries.gdf["region_id"], boundaries.gdf.to_crs(ALBERS).geometry, strict=True))


def in_metres(found: list[tuple[Row, BaseGeometry]]) -> list[tuple[Row, BaseGeometry]]:
    """Project geometries to metres, all at once."""
    projected = gpd.GeoSeries([geometry for _, geometry in found], crs="EPSG:4326").to_crs(ALBERS)
    return [(row, geometry) for (row, _), geometry in zip(found, projected, strict=True)]


def strays(kind: str, slack_m: int, ground: dict[str, BaseGeometry]) -> list[str]:
    """Records farther from one of their regions than their own error and a slack allow."""
    found = []
    for row, geometry in in_metres(list(drawn(kind))):
        for region in split(row["region_ids"]):
            distance = geometry.distance(ground[region])
            if distance > int(row["precision_m"]) + slack_m:
                found.append(f"{row['place_id']}: {distance:,.0f} m from {region}")
    return found


def test_geometry_is_valid_and_of_its_kind() -> None:
    """Every WKT can be read, is valid, not empty and of the declared kind."""
    wrong = [
        row["place_id"]
        for row, geometry in drawn()
        if not geometry.is_valid or geometry.is_empty or geometry.geom_type not in KINDS[row["geometry_kind"]]
    ]
    assert wrong == []


def test_geometry_lies_in_the_south_west_of_china() -> None:
    """Longitude comes first, and nothing lies beyond the reach of the maps."""
    west, south, east, north = shapely.total_bounds(np.array([geometry for _, geometry in drawn()]))
    assert 103 < west < east < 110
    assert 26.5 < south < north < 32.8


def test_points_lie_in_their_regions(ground: dict[str, BaseGeometry]) -> None:
    """A point is no farther from each of its regions than its stated error."""
    assert strays("point", 0, ground) == []


def test_areas_lie_in_their_regions(ground: dict[str, BaseGeometry]) -> None:
    """An area meets each of its regions."""
    assert strays("polygon", 0, ground) == []


def test_lines_meet_their_regions(ground: dict[str, BaseGeometry]) -> None:
    """A line comes within its stated error and 3 km of each of its regions."""
    assert strays("line", LINE_SLACK_M, ground) == []


def test_points_without_region_lie_outside(boundaries: Boundaries) -> None:
    """A point that names no region lies outside the area."""
    area = metropolitan_area(boundaries.gdf)
    inside = [row["place_id"] for row, geometry in drawn("point") if not row["region_ids"] and geometry.within(area)]
    assert inside == []


def test_no_long_segment() -> None:
    """No two points of a line are more than 80 km apart."""
    long = []
    for row, geometry in drawn("line"):
        for part in shapely.get_parts(geometry):
            lon, lat = shapely.get_coordinates(part).T
            longest = float(np.max(ELLIPSOID.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])[2]))
            if longest > LONGEST_SEGMENT_M:
                long.append(f"{row['place_id']}: {longest:,.0f} m")
    assert long == []


def test_precision_and_geometry_go_together() -> None:
    """What is only listed has no geometry and no error; all else has an error above zero."""
    wrong = []
    for row in read_rows("places"):
        listed = row["precision"] == "list-only"
        if listed and (row["geometry"] or row["precision_m"] or row["geometry_kind"] != "none"):
            wrong.append(row["place_id"])
        if not listed and not int(row["precision_m"] or 0) > 0:
            wrong.append(row["place_id"])
        if not listed and bool(row["geometry"]) == (row["geometry_kind"] == "regions"):
            wrong.append(row["place_id"])
    assert wrong == []


@pytest.mark.parametrize("entity", UNDECIDED)
def test_undecided_airports_are_only_listed(entity: str) -> None:
    """A site that the documents leave open has no point on any map."""
    assert {row["precision"] for row in read_rows("places") if row["entity_id"] == entity} == {"list-only"}


def test_extent_of_the_eco_city() -> None:
    """The drawn extent measures the printed 168 km² within half a percent, by two measures."""
    extent = first_geometry(ECO_CITY)
    assert area_km2(extent) == pytest.approx(ECO_CITY_KM2, rel=0.005)
    assert abs(ELLIPSOID.geometry_area_perimeter(extent)[0]) / 1e6 == pytest.approx(ECO_CITY_KM2, rel=0.005)


@pytest.mark.parametrize("name", INSIDE_ECO_CITY)
def test_eco_city_contains(name: str) -> None:
    """What the published limits enclose lies in the extent."""
    assert first_geometry(ECO_CITY).contains(Point(INSIDE_ECO_CITY[name]))


def test_eco_city_lies_in_two_districts(ground: dict[str, BaseGeometry]) -> None:
    """About 115 km² lie in 南岸 and 53 km² in 江北, together at least 99 % of the extent."""
    extent = to_metres(first_geometry(ECO_CITY))
    shares = {region: extent.intersection(ground[region]).area / 1e6 for region in ("nanan", "jiangbei")}
    assert shares == pytest.approx({"nanan": 115, "jiangbei": 53}, rel=0.02)
    assert sum(shares.values()) >= 0.99 * extent.area / 1e6


def test_island_is_about_10_km2_in_the_eco_city() -> None:
    """广阳岛 is drawn with about 10 km², inside the extent."""
    island = first_geometry("a-island-guangyang")
    assert area_km2(island) == pytest.approx(10, rel=0.1)
    assert island.within(first_geometry(ECO_CITY))


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_arrows_point_their_way(boundaries: Boundaries, direction: str) -> None:
    """Each outward direction leaves the area with a bearing near its name."""
    line = first_geometry(direction)
    assert isinstance(line, LineString)
    area = metropolitan_area(boundaries.gdf)
    arrow = direction_arrow(line, area)
    assert arrow is not None
    assert to_metres(arrow.point).distance(to_metres(area.boundary)) < 1
    off = (arrow.bearing - DIRECTIONS[direction] + 180) % 360 - 180
    assert abs(off) <= SECTOR


def test_arrow_has_the_bearing_of_its_line(boundaries: Boundaries) -> None:
    """The bearing is that of the geodesic from the arrow to the line's end, within a degree."""
    line = first_geometry("dir-north")
    arrow = direction_arrow(line, metropolitan_area(boundaries.gdf))
    assert arrow is not None
    end = shapely.get_coordinates(line)[-1]
    azimuth = float(ELLIPSOID.inv(arrow.point.x, arrow.point.y, *end)[0])
    assert (arrow.bearing - azimuth + 180) % 360 - 180 == pytest.approx(0, abs=1)


def test_six_directions() -> None:
    """The plan's six directions, no more and no fewer, are drawn as arrows."""
    arrows = {row["entity_id"] for row, _ in drawn("line") if (row["layer"], row["mode"]) == ARROW}
    assert arrows == set(DIRECTIONS)


def test_line_that_stays_inside_has_no_arrow(boundaries: Boundaries) -> None:
    """A line that does not leave the area is no outward direction."""
    inside = LineString([(106.55, 29.56), (106.60, 29.60)])
    assert direction_arrow(inside, metropolitan_area(boundaries.gdf)) is None
