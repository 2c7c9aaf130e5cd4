"""Composes the course of a line: boundaries of counties where they follow it, a coarser guide in between."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Point
from shapely.ops import substring

from geodata.courses.curves import SHARE, curved_chain

# A boundary follows the guide where neither is further than this from the other.
REACH_M = 2000.0
# At its ends a stretch is cut back to where it is this near, since a boundary that leaves the line turns away from it.
NEAR_M = 500.0
SHORTEST_M = 2500.0
# A stretch along the guide makes at least this much way for its length; one that crosses it makes less.
LEAST_WAY = 0.4
# Points of the guide that are this near to the end of a stretch would make a kink.
GAP_M = 1500.0
# Vertices nearer to the line than this say nothing at the scale of the maps.
TOLERANCE_M = 40.0
# Corners of the coarser guide may stick out of the reach a little.
SLACK = 1.15


@dataclass(frozen=True)
class Stretch:
    """A boundary that follows the guide from one distance along it to another, in metres, and runs the same way."""

    start: float
    end: float
    line: LineString


@dataclass(frozen=True)
class Composed:
    """A composed course, projected, in metres, and the distances along it that lie on boundaries."""

    line: LineString
    exact: tuple[tuple[float, float], ...]


def find_stretches(guide: LineString, boundaries: list[LineString], reach_m: float = REACH_M) -> list[Stretch]:
    """Stretches of boundaries that follow a guide, in its order and without overlaps; all projected, in metres."""
    parts = [part for line in boundaries for part in _near_parts(guide, line, reach_m)]
    # Boundaries meet where three counties meet: what follows one river is one line.
    joined = shapely.get_parts(shapely.line_merge(shapely.union_all(parts)))
    cut = [part for part in (_cut_back(guide, each) for each in joined) if part is not None]
    found = [stretch for part in cut if (stretch := _stretch(guide, part, reach_m)) is not None]
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda each: each.start - each.end):
        if all(stretch.end <= other.start + NEAR_M or stretch.start >= other.end - NEAR_M for other in kept):
            kept.append(stretch)
    return sorted(kept, key=lambda each: each.start)


def _near_parts(guide: LineString, line: LineString, reach_m: float) -> list[LineString]:
    near = shapely.get_parts(shapely.line_merge(line.intersection(guide.buffer(reach_m))))
    return [part for part in near if isinstance(part, LineString)]


def _cut_back(guide: LineString, part: LineString) -> LineString | None:
    points = shapely.get_coordinates(shapely.segmentize(part, 200.0))
    near = np.flatnonzero(shapely.distance(shapely.points(points), guide) <= NEAR_M)
    return LineString(points[near[0] : near[-1] + 1]) if len(near) and near[-1] > near[0] else None


def _stretch(guide: LineString, part: LineString, reach_m: float) -> Stretch | None:
    start, end = (guide.project(Point(part.coords[i])) for i in (0, -1))
    if part.length < SHORTEST_M or abs(end - start) < LEAST_WAY * part.length:
        return None
    low, high = min(start, end), max(start, end)
    # A boundary that cuts off a bend lies near the guide, but the guide does not lie near it.
    if shapely.hausdorff_distance(substring(guide, low, high), part, densify=0.01) > reach_m * SLACK:
        return None
    return Stretch(low, high, part if start < end else part.reverse())


def compose(guide: LineString, stretches: list[Stretch], precision_m: float) -> Composed:
    """Join stretches, with a curve through the points of the guide between them.

    Parameters
    ----------
    guide
        Coarser line, projected, in metres.
    stretches
        As from :func:`find_stretches` for the same guide.
    precision_m
        Half-width of the error of the guide in metres; the curve stays within a quarter of it.
    """
    parts: list[NDArray[np.float64]] = []
    exact, length, position = [], 0.0, 0.0
    last: NDArray[np.float64] | None = None
    for stretch in stretches:
        points = shapely.get_coordinates(stretch.line)
        gap = _gap(guide, position, stretch.start, last, points[0], precision_m)
        length += LineString(gap).length if len(gap) > 1 else 0.0
        exact.append((length, length + stretch.line.length))
        length, position, last = length + stretch.line.length, stretch.end, points[-1]
        parts += [gap[:-1], points]
    rest = _gap(guide, position, guide.length, last, None, precision_m)
    line = LineString(np.vstack([*parts, rest[1:] if last is not None else rest]))
    return Composed(line, tuple(exact))


def _gap(
    guide: LineString, start: float, end: float,
    first: NDArray[np.float64] | None, last: NDArray[np.float64] | None, precision_m: float,
) -> NDArray[np.float64]:  # fmt: skip
    """Curve along the guide from the end of one stretch to the beginning of the next."""
    low = start if first is None else start + GAP_M
    high = end if last is None else end - GAP_M
    inner = shapely.get_coordinates(substring(guide, low, high)) if high > low else np.empty((0, 2))
    ends = [[] if point is None else [point] for point in (first, last)]
    points = np.array([*ends[0], *inner, *ends[1]]).reshape(-1, 2)
    apart = np.hypot(*np.diff(points, axis=0, prepend=points[:1] + 1.0).T) > 0
    return curved_chain(points[apart], precision_m * SHARE)
