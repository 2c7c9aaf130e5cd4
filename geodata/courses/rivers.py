"""Courses of rivers: boundaries of counties where they follow the river, the World Data Bank II in between."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geodata.courses.composing import Composed, compose, find_stretches
from geodata.courses.county_lines import read_counties, shared_lines
from geodata.courses.course import DERIVED, Course
from geodata.courses.wdbii import join_pieces, read_pieces
from geodata.errors import DataError
from geodata.geometry.crs import to_degrees, to_metres
from geodata.tables.readers import read_table

# The basins of the five rivers around the area; bounds are west, south, east, north in degrees.
BOUNDS = (104.0, 27.5, 110.0, 32.0)
# Half-widths in metres. Where a boundary follows a river for its whole length, the World Data Bank II lies up to 1.9 km
# from it; boundaries lie in the main channel, which may be another one in a wide river.
WDBII_M, COUNTY_M = 2500, 1000
# A tributary whose line ends this near to the main river flows into it.
MOUTH_M = 4000.0
# The main channel reaches so far to both sides of the line of these rivers.
MAIN_RIVERS, CHANNEL_M = ("yangtze", "jialing"), 250.0
# A reach lies on boundaries if no more than this much of it does not, in metres.
OPEN_M = 50.0
# Vertices nearer to the line than this say nothing at the scale of the maps.
TOLERANCE_M = 40.0


@dataclass(frozen=True)
class River:
    """A river of the table ``rivers`` with its composed course, projected, in metres, downstream."""

    row: Mapping[str, Any]
    course: Composed


def read_rivers() -> dict[str, River]:
    """The rivers of the table ``rivers``, by id, as far as the installed packages go.

    Raises
    ------
    DataError
        If the package of the river lines is missing.
    """
    pieces = read_pieces(BOUNDS)
    edges = edge_lines()
    rivers: dict[str, River] = {}
    for row in read_table("rivers").to_dict("records"):
        seed = (row["mouth_lon"], row["mouth_lat"])
        chain = to_metres(LineString(join_pieces(pieces, seed)))
        guide = _downstream(chain, _projected(row, "upstream"), _projected(row, "mouth"))
        found = compose(guide, find_stretches(guide, edges.get(row["river_id"], [])), WDBII_M)
        main = rivers.get(row["into"])
        rivers[row["river_id"]] = River(row, found if main is None else _flow_into(found, main.course.line))
    return rivers


def edge_lines() -> dict[str, list[LineString]]:
    """Boundaries of the table ``county_edges`` by what they follow, projected, in metres; none without the package."""
    rows = read_table("county_edges").to_dict("records")
    try:
        counties = read_counties({row[side] for row in rows for side in ("first_adcode", "second_adcode")})
    except DataError:
        return {}
    lines: dict[str, list[LineString]] = {}
    for row in rows:
        shared = shared_lines(counties[row["first_adcode"]], counties[row["second_adcode"]])
        lines.setdefault(row["follows"], []).extend(shared)
    return lines


def _projected(row: Mapping[str, Any], end: str) -> Point:
    point: Point = to_metres(Point(row[f"{end}_lon"], row[f"{end}_lat"]))
    return point


def _downstream(chain: LineString, upstream: Point, mouth: Point) -> LineString:
    return LineString(substring(chain, chain.project(upstream), chain.project(mouth)))


def _flow_into(found: Composed, main: LineString) -> Composed:
    """The course of a tributary, led to the line of the river that it flows into."""
    mouth = main.interpolate(main.project(Point(found.line.coords[-1])))
    if mouth.distance(Point(found.line.coords[-1])) > MOUTH_M:
        return found
    return Composed(LineString([*found.line.coords, mouth.coords[0]]), found.exact)


def river_courses(sketches: Mapping[str, BaseGeometry]) -> dict[str, Course]:
    """Courses of the entities that follow a river, cut from its line between the ends of their sketches.

    Parameters
    ----------
    sketches
        Lines of the tables by entity id, EPSG:4326.

    Returns
    -------
    Courses by entity id; those without a sketch have none. Precision: 1 km where boundaries alone make the course,
    otherwise 2.5 km.

    Raises
    ------
    DataError
        If the package of the river lines is missing.
    """
    rivers = read_rivers()
    ids = dict.fromkeys(entity for river in rivers.values() for entity in river.row["entity_ids"])
    return {
        entity: _entity_course(sketches[entity], [r for r in rivers.values() if entity in r.row["entity_ids"]])
        for entity in ids
        if entity in sketches
    }


def _entity_course(sketch: BaseGeometry, rivers: list[River]) -> Course:
    reaches = [_reach(part, rivers) for part in shapely.get_parts(to_metres(sketch))]
    lines = [line.simplify(TOLERANCE_M) for line, _exact in reaches]
    exact = all(on_boundaries for _line, on_boundaries in reaches)
    return Course(
        to_degrees(lines[0] if len(lines) == 1 else MultiLineString(lines)),
        DERIVED,
        COUNTY_M if exact else WDBII_M,
        "county-lines" if exact else "county-lines-wdbii",
    )


def _reach(part: LineString, rivers: list[River]) -> tuple[LineString, bool]:
    """Stretch of the nearest river between the ends of a sketch, downstream; whether boundaries alone make it."""
    points = shapely.points(part.coords)
    course = min((river.course for river in rivers), key=lambda c: float(np.mean(shapely.distance(points, c.line))))
    start, end = sorted(course.line.project(Point(part.coords[i])) for i in (0, -1))
    on = sum(max(0.0, min(end, high) - max(start, low)) for low, high in course.exact)
    return substring(course.line, start, end), end - start - on <= OPEN_M


def channel() -> BaseGeometry:
    """Main channel of the rivers of ``MAIN_RIVERS`` where boundaries follow them; projected, in metres.

    Raises
    ------
    DataError
        If the package of the river lines is missing.
    """
    rivers = read_rivers()
    stretches = [
        substring(rivers[key].course.line, *stretch) for key in MAIN_RIVERS for stretch in rivers[key].course.exact
    ]
    return shapely.union_all(shapely.buffer(stretches, CHANNEL_M))
