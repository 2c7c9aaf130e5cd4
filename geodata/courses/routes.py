"""Routes of lines: known points in order, and the curve through them."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geodata.courses.curves import SHARE, curved_chain
from geodata.geometry.crs import to_degrees, to_metres
from geodata.tables.readers import read_table

CURVE, STRAIGHT = "curve", "straight"
# A line with a half-width of 3 km has a known point at least every 10 km; others in the same proportion.
LONGEST_SEGMENT = 10_000 / 3_000


@lru_cache(maxsize=1)
def curved_routes() -> frozenset[str]:
    """Entities whose line is a curve through its known points."""
    return _routes_of(CURVE)


@lru_cache(maxsize=1)
def straight_routes() -> frozenset[str]:
    """Entities whose line only links its known points: its course between them is not known."""
    return _routes_of(STRAIGHT)


def _routes_of(form: str) -> frozenset[str]:
    routes = read_table("routes")
    return frozenset(routes.loc[routes["form"] == form, "entity_id"])


def chain_wkt(positions: Sequence[tuple[str, str]]) -> str:
    """Straight chain through positions in order, as WKT: longitude and latitude as their table prints them."""
    return f"LINESTRING ({', '.join(' '.join(position) for position in positions)})"


def longest_segment_m(precision_m: int) -> float:
    """Longest distance between two known points of a curve with a half-width in metres."""
    return precision_m * LONGEST_SEGMENT


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
