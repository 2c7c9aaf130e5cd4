"""Clipping of paths to the edges of a picture or to another path."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from utils.drawing.display_list import PathItem, Picture

# Distance outside the edge at which strokes are cut, in line widths, so that the cut end is not visible.
BEYOND = 2.0
# Width in pixels from which a stroke along the edge would be visible outside the picture.
BROAD = 3.0
RING = 3

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Chain:
    """One part of a path: its points as rows of x and y, and whether it is closed."""

    points: NDArray[np.float64]
    closed: bool

    @cached_property
    def bounds(self) -> Bounds:
        """Least x and y, greatest x and y."""
        (left, top), (right, foot) = self.points.min(axis=0), self.points.max(axis=0)
        return float(left), float(top), float(right), float(foot)


def path_chains(path: str) -> list[Chain]:
    """Parse a path of lines and closings into its parts; those of a single point are left out."""
    chains = []
    for part in path.split("M")[1:]:
        closed = "Z" in part
        numbers = np.array(part.replace("Z", " ").replace("L", " ").replace(",", " ").split(), dtype=float)
        points = numbers.reshape(-1, 2)
        if len(points) > 1:
            chains.append(Chain(points, closed))
    return chains


def chains_path(chains: Iterable[Chain]) -> str:
    """Write a path from its parts."""
    return "".join(
        "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in chain.points) + ("Z" if chain.closed else "") for chain in chains
    )


def path_area(chains: Sequence[Chain]) -> BaseGeometry:
    """Area that a path fills by the even-odd rule."""
    rings = [shapely.make_valid(Polygon(chain.points)) for chain in chains if len(chain.points) >= RING]
    return reduce(lambda one, other: one.symmetric_difference(other), rings, Polygon())


def _ring_chains(area: BaseGeometry) -> list[Chain]:
    polygons = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon" and not part.is_empty]
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return [Chain(np.asarray(ring.coords)[:-1], closed=True) for ring in rings]


def _line_chains(lines: BaseGeometry) -> list[Chain]:
    parts = [part for part in shapely.get_parts(lines) if part.geom_type == "LineString" and not part.is_empty]
    return [Chain(np.asarray(part.coords), closed=False) for part in parts]


def _courses(chains: Iterable[Chain]) -> MultiLineString:
    return MultiLineString([LineString(np.vstack([c.points, c.points[:1]]) if c.closed else c.points) for c in chains])


def _cut(mark: PathItem, chains: list[Chain], edge: BaseGeometry) -> list[Chain]:
    if mark.kind == "fill":
        return _ring_chains(path_area(chains).intersection(edge))
    return _line_chains(shapely.line_merge(_courses(chains).intersection(edge)))


def _inside(chains: Iterable[Chain], frame: Bounds) -> bool:
    left, top, right, foot = frame
    corners = [chain.bounds for chain in chains]
    return all(
        west >= left and north >= top and east <= right and south <= foot for west, north, east, south in corners
    )


def _reaching(chains: Iterable[Chain], frame: Bounds) -> list[Chain]:
    # A part whose bounds lie beyond the frame fills and strokes nothing within it.
    left, top, right, foot = frame
    corners = [(chain, *chain.bounds) for chain in chains]
    return [
        chain
        for chain, west, north, east, south in corners
        if west <= right and north <= foot and east >= left and south >= top
    ]


def cut_chains(mark: PathItem, width: float, height: float) -> tuple[list[Chain], bool]:
    """Part of a path item inside a picture; strokes are cut a little outside its edge.

    Parameters
    ----------
    mark
        Fill or stroke.
    width, height
        Extent of the picture.

    Returns
    -------
    Its parts, and whether they were clipped.
    """
    chains = path_chains(mark.path)
    over = BEYOND * mark.width if mark.kind == "stroke" else 0.0
    frame = (-over, -over, width + over, height + over)
    reaching = _reaching(chains, frame)
    if _inside(reaching, frame):
        return reaching, len(reaching) < len(chains)
    return _cut(mark, reaching, box(*frame)), True


def shown_mark(mark: PathItem, width: float, height: float) -> tuple[PathItem, list[Chain]]:
    """Clip a path item to its picture and its clip path, for formats that cannot clip.

    Parameters
    ----------
    mark
        Fill or stroke; a broad stroke over an edge becomes the fill of its visible part.
    width, height
        Extent of the picture.

    Returns
    -------
    The path item, and its parts in pixels.
    """
    chains = path_chains(mark.path)
    frame = (0.0, 0.0, width, height)
    if not mark.clip and _inside(chains, frame):
        return mark, chains
    edge: BaseGeometry = box(*frame)
    if mark.clip:
        edge = edge.intersection(path_area(path_chains(mark.clip)))
    if mark.kind == "stroke" and mark.width > BROAD and not mark.dash:
        round_cap = "round" if mark.cap == "round" else "flat"
        seen = _courses(chains).buffer(mark.width / 2, cap_style=round_cap).intersection(edge)
        return replace(mark, kind="fill"), _ring_chains(seen)
    return mark, _cut(mark, chains, edge)


def _cut_mark(mark: PathItem, picture: Picture) -> PathItem | None:
    chains, changed = cut_chains(mark, picture.width, picture.height)
    if not changed:
        return mark
    return replace(mark, path=chains_path(chains)) if chains else None


def cut_picture(picture: Picture) -> Picture:
    """Picture with its paths clipped to its edges, which looks the same and makes a much smaller file."""
    cut = (_cut_mark(item, picture) if isinstance(item, PathItem) else item for item in picture.items)
    return replace(picture, items=tuple(item for item in cut if item))
