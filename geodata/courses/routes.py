"""Routes of lines: known points in order, and the curve through them."""

from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geodata.courses.curves import SHARE, curved_chain
from geodata.geometry.crs import to_degrees, to_metres
from geodata.tables.readers import read_table

CURVE = "curve"
# A line with a half-width of 3 km has a known point at least every 10 km; others in the same proportion.
LONGEST_SEGMENT = 10_000 / 3_000


@lru_cache(maxsize=1)
def curved_routes() -> frozenset[str]:
    """Entities whose line is a curve through its known points."""
    routes = read_table("routes")
    return frozenset(routes.loc[routes["form"] == CURVE, "entity_id"])


def route_chain(waypoint_ids: tuple[str, ...]) -> LineString:
    """Straight chain through known points in order, EPSG:4326."""
    points = read_table("waypoints").set_index("waypoint_id")
    return LineString([(points.at[key, "lon"], points.at[key, "lat"]) for key in waypoint_ids])


def route_curve(chain: BaseGeometry, precision_m: int) -> BaseGeometry:
    """Curve through the points of a chain, within a quarter of the half-width of its error.

    Parameters
    ----------
    chain
        Line or lines, EPSG:4326.
    precision_m
        Half-width of the error in metres.
    """
    lines = [shapely.get_coordinates(part) for part in shapely.get_parts(to_metres(chain))]
    curves = [curved_chain(points[_apart(points)], precision_m * SHARE) for points in lines]
    curved: BaseGeometry = to_degrees(
        LineString(curves[0]) if len(curves) == 1 else shapely.multilinestrings([LineString(c) for c in curves])
    )
    return curved


def _apart(points: np.ndarray) -> np.ndarray:
    """Which points differ from the one before."""
    return np.asarray(np.r_[True, np.any(np.diff(points, axis=0) != 0, axis=1)])
