"""Courses of rivers: boundaries of counties where they follow the river, the World Data Bank II in between."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geodata.courses.composing import TOLERANCE_M, Composed, compose, find_stretches
from geodata.courses.course import DERIVED, Course
from geodata.courses.wdbii import join_pieces, read_pieces
from geodata.geometry.crs import to_degrees, to_metres

Row = Mapping[str, Any]
# The basins of the five rivers around the area; bounds are west, south, east, north in degrees.
BOUNDS = (104.0, 27.5, 110.0, 32.0)
# Half-widths in metres. Where a boundary follows a river for its whole length, the World Data Bank II lies up to 1.9 km
# from it; boundaries lie in the main channel, which may be another one in a wide river.
WDBII_M, COUNTY_M = 2500, 1000
# A tributary whose line ends this near to the main river flows into it.
MOUTH_M = 4000.0
# The main channel reaches so far to both sides of the line of these rivers.
MAIN_RIVERS, CHANNEL_M = ("yangtze", "jialing"), 250.0
# A reach lies on boundaries if this share of it does.
WHOLE = 0.999


@dataclass(frozen=True)
class River:
    """A river with its composed course, projected, in metres, downstream, and the entities that follow it."""

    course: Composed
    entity_ids: tuple[str, ...]


def read_rivers(rows: Iterable[Row], edges: Mapping[str, list[LineString]]) -> dict[str, River]:
    """Rivers by id, as far as the installed packages go.

    Parameters
    ----------
    rows
        Rows of the table ``rivers``, a river after the one that it flows into.
    edges
        Boundaries by what they follow, projected, in metres, see ``county_lines.edge_lines``.

    Raises
    ------
    DataError
        If the package of the river lines is missing.
    """
    pieces = read_pieces(BOUNDS)
    rivers: dict[str, River] = {}
    for row in rows:
        seed = (float(row["mouth_lon"]), float(row["mouth_lat"]))
        chain = to_metres(LineString(join_pieces(pieces, seed)))
        guide = _downstream(chain, _projected(row, "upstream"), _projected(row, "mouth"))
        found = compose(guide, find_stretches(guide, edges.get(row["river_id"], [])), WDBII_M)
        main = rivers.get(row["into"])
        course = found if main is None else _flow_into(found, main.course.line)
        rivers[row["river_id"]] = River(course, tuple(row["entity_ids"]))
    return rivers


def _projected(row: Row, end: str) -> Point:
    point: Point = to_metres(Point(float(row[f"{end}_lon"]), float(row[f"{end}_lat"])))
    return point


def _downstream(chain: LineString, upstream: Point, mouth: Point) -> LineString:
    return LineString(substring(chain, chain.project(upstream), chain.project(mouth)))


def _flow_into(found: Composed, main: LineString) -> Composed:
    """The course of a tributary, led to the line of the river that it flows into."""
    mouth = main.interpolate(main.project(Point(found.line.coords[-1])))
    if mouth.distance(Point(found.line.coords[-1])) > MOUTH_M:
        return found
    return Composed(LineString([*found.line.coords, mouth.coords[0]]), found.exact)


def river_courses(sketches: Mapping[str, BaseGeometry], rivers: Mapping[str, River]) -> dict[str, Course]:
    """Courses of the entities that follow a river, cut from its line between the ends of their sketches.

    Parameters
    ----------
    sketches
        Lines of the tables by entity id, EPSG:4326.
    rivers
        As from :func:`read_rivers`.

    Returns
    -------
    Courses by entity id; those without a sketch have none. Precision: 1 km where boundaries alone make the course,
    otherwise 2.5 km.
    """
    ids = dict.fromkeys(entity for river in rivers.values() for entity in river.entity_ids)
    found = {
        entity: _entity_course(sketches[entity], [r for r in rivers.values() if entity in r.entity_ids])
        for entity in ids
        if entity in sketches
    }
    return {entity: course for entity, course in found.items() if course is not None}


def _entity_course(sketch: BaseGeometry, rivers: list[River]) -> Course | None:
    """Course between the ends of a sketch; None where those are one place on the river."""
    reaches = [_reach(part, rivers) for part in shapely.get_parts(to_metres(sketch))]
    lines = [line.simplify(TOLERANCE_M) for line, _share in reaches]
    if not all(isinstance(line, LineString) for line in lines):
        return None
    # The share of boundaries decides on the half-width, and on what is named as the source.
    shares = [share for _line, share in reaches]
    exact = min(shares) >= WHOLE
    source = "county-lines" if exact else "county-lines-wdbii" if max(shares) > 0 else "wdbii"
    geometry = to_degrees(lines[0] if len(lines) == 1 else MultiLineString(lines))
    return Course(geometry, DERIVED, COUNTY_M if exact else WDBII_M, source)


def _reach(part: LineString, rivers: list[River]) -> tuple[LineString, float]:
    """Stretch of the nearest river between the ends of a sketch, downstream; share of boundaries in its length."""
    points = shapely.points(part.coords)
    course = min((river.course for river in rivers), key=lambda c: float(np.mean(shapely.distance(points, c.line))))
    start, end = sorted(course.line.project(Point(part.coords[i])) for i in (0, -1))
    # A sketch that ends near the mouth means the mouth.
    end = course.line.length if end > course.line.length - MOUTH_M else end
    on = sum(max(0.0, min(end, high) - max(start, low)) for low, high in course.exact)
    return substring(course.line, start, end), on / max(end - start, 1.0)


def channel(rivers: Mapping[str, River]) -> BaseGeometry:
    """Main channel of the rivers of ``MAIN_RIVERS`` where boundaries follow them; projected, in metres."""
    stretches = [
        substring(rivers[key].course.line, *stretch) for key in MAIN_RIVERS for stretch in rivers[key].course.exact
    ]
    return shapely.union_all(shapely.buffer(stretches, CHANNEL_M))
