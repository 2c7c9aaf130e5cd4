"""The coverage of regions: label points, edges by rank, unions."""

from collections.abc import Iterator
from itertools import combinations

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import LineString, MultiLineString, Point, box
from shapely.geometry.base import BaseGeometry

from geodata.geometry.crs import to_degrees, to_metres

CENTRAL = "central"
# The metropolitan area, rounded outwards, where no boundary is drawn; bounds are west, south, east, north.
AREA_BOUNDS = (105.2, 28.4, 107.8, 30.9)
# Crossed by the line of every outward direction, so that each ends in an arrow.
ARROW_BOUNDS = (105.6, 28.75, 107.3, 30.35)
# The inset: the core, where districts are too small for their names on the whole map.
INSET_BOUNDS = (106.33, 29.28, 106.87, 29.88)
SICHUAN = frozenset({"guangan"})


def label_point(geometry: BaseGeometry) -> Point:
    """Centre of the largest circle inside a polygon, where its label has most space.

    Parameters
    ----------
    geometry
        Polygon or multipolygon, EPSG:4326.

    Returns
    -------
    A point inside it, EPSG:4326.
    """
    centre = shapely.get_point(shapely.maximum_inscribed_circle(to_metres(geometry), 200.0), 0)
    point: Point = to_degrees(centre)
    return point


def visible_label_point(geometry: BaseGeometry, bounds: tuple[float, float, float, float]) -> Point | None:
    """Label point of the part of a polygon inside bounds; None if no part is inside.

    Parameters
    ----------
    geometry
        Polygon or multipolygon, EPSG:4326.
    bounds
        West, south, east, north in degrees.
    """
    part = geometry.intersection(box(*bounds))
    return None if part.is_empty or part.area == 0 else label_point(part)


def edge_rank(first: str, second: str, tiers: dict[str, str]) -> str:
    """Rank of the edge between two regions: ``province``, ``tier`` or ``region``."""
    if (first in SICHUAN) != (second in SICHUAN):
        return "province"
    return "region" if tiers[first] == tiers[second] else "tier"


def _lines(geometry: BaseGeometry) -> BaseGeometry | None:
    parts = [p for p in shapely.get_parts(geometry) if isinstance(p, LineString)]
    if not parts:
        return None
    merged: BaseGeometry = shapely.line_merge(MultiLineString(parts))
    return merged


def region_edges(gdf: gpd.GeoDataFrame, regions: pd.DataFrame) -> Iterator[tuple[str, BaseGeometry]]:
    """Yield the edges of a coverage by rank, the outer line last.

    Parameters
    ----------
    gdf
        ``region_id`` and polygons, EPSG:4326, a valid coverage.
    regions
        Columns ``region_id``, ``tier``.

    Yields
    ------
    Rank (``region``, ``tier``, ``province``, ``outer``) and line geometry, EPSG:4326.
    """
    tiers = dict(zip(regions["region_id"], regions["tier"], strict=True))
    edges: dict[str, list[BaseGeometry]] = {"region": [], "tier": [], "province": []}
    shapes = list(zip(gdf["region_id"], gdf.geometry, strict=True))
    for (first, left), (second, right) in combinations(shapes, 2):
        if left.intersects(right):
            shared = _lines(left.boundary.intersection(right.boundary))
            if shared is not None:
                edges[edge_rank(first, second, tiers)].append(shared)
    for rank, lines in edges.items():
        if lines:
            yield rank, shapely.line_merge(shapely.union_all(lines))
    yield "outer", metropolitan_area(gdf).boundary


def metropolitan_area(gdf: gpd.GeoDataFrame) -> BaseGeometry:
    """Union of the regions, EPSG:4326."""
    area: BaseGeometry = gdf.geometry.union_all(method="coverage")
    return area


def central_city(gdf: gpd.GeoDataFrame, regions: pd.DataFrame) -> BaseGeometry:
    """Union of the nine central districts, EPSG:4326."""
    central = set(regions.loc[regions["tier"] == CENTRAL, "region_id"])
    area: BaseGeometry = gdf[gdf["region_id"].isin(central)].geometry.union_all(method="coverage")
    return area
