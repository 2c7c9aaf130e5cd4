"""Clipping of lines to the area; outward directions become an arrow at its edge."""

import math
from dataclasses import dataclass

import shapely
from shapely.geometry import LineString, MultiPoint, Point
from shapely.geometry.base import BaseGeometry

from geodata.geometry.crs import to_degrees, to_metres

MARGIN_M = 7000.0


@dataclass(frozen=True)
class Arrow:
    """An outward direction: the point where it leaves the area, and its bearing in degrees clockwise from north."""

    point: Point
    bearing: float


def clip_frame(area: BaseGeometry) -> BaseGeometry:
    """The area buffered by 7 km, EPSG:4326, to which lines are clipped."""
    frame: BaseGeometry = to_degrees(to_metres(area).simplify(300).buffer(MARGIN_M, quad_segs=4))
    shapely.prepare(frame)
    return frame


def clip_line(line: BaseGeometry, frame: BaseGeometry) -> BaseGeometry | None:
    """Part of a line inside the frame, EPSG:4326; None if nothing is left."""
    clipped = line.intersection(frame)
    return None if clipped.is_empty else clipped


def direction_arrow(line: LineString, area: BaseGeometry) -> Arrow | None:
    """Arrow at the edge of the area for the line of a direction.

    Parameters
    ----------
    line
        From the centre outwards, EPSG:4326.
    area
        The metropolitan area, EPSG:4326.

    Returns
    -------
    The last point where the line leaves the area, and the bearing from there to its end; None if it does not leave.
    """
    crossed = line.intersection(area.boundary)
    if crossed.is_empty:
        return None
    crossings = shapely.get_parts(crossed)
    leave: Point = max(MultiPoint([c.representative_point() for c in crossings]).geoms, key=line.project)
    return Arrow(leave, bearing_degrees(LineString([leave, Point(line.coords[-1])])))


def bearing_degrees(line: LineString) -> float:
    """Bearing from the first to the last point of a line, EPSG:4326, in degrees clockwise from north."""
    start, end = Point(line.coords[0]), Point(line.coords[-1])
    east = (end.x - start.x) * math.cos(math.radians(start.y))
    return math.degrees(math.atan2(east, end.y - start.y)) % 360
