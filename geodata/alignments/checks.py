"""Checks of one declared line against what the tables know of its entity."""

from collections.abc import Iterator

import geopandas as gpd
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata.alignments.features import DeclaredLine
from geodata.alignments.known_lines import LINE, KnownLine
from geodata.geometry.crs import length_km, to_metres

# Longitude and latitude between which every line of the tables lies: west, south, east, north.
BOX = (103.0, 27.0, 110.0, 33.0)
NEAR_M = 1000.0
FINE_POINT_M = 1000.0
MET_SHARE = 0.8
LENGTH_RATIO = (0.95, 1.10)


def box_fault(line: BaseGeometry) -> str:
    """Why a line, EPSG:4326, does not lie in the box of the atlas; empty if it does."""
    west, south, east, north = line.bounds
    if west >= BOX[0] and south >= BOX[1] and east <= BOX[2] and north <= BOX[3]:
        return ""
    found = f"lies in {west:,.2f} to {east:,.2f}° E, {south:,.2f} to {north:,.2f}° N"
    allowed = f"outside {BOX[0]:.0f} to {BOX[2]:.0f}° E, {BOX[1]:.0f} to {BOX[3]:.0f}° N"
    return f"{found}, {allowed}. Check the order of the coordinates and the coordinate system"


def kind_fault(known: KnownLine | None) -> str:
    """Why an entity cannot have a line; empty if it can."""
    if known is None:
        return "no entity of the tables has this id. Correct entity_id"
    return "" if known.kind == LINE else f"is drawn as {known.kind} in the tables, not as a line. Remove the feature"


def line_faults(line: DeclaredLine, known: KnownLine, regions: gpd.GeoDataFrame | None) -> list[str]:
    """Compare a line with the regions, known points and length of its entity.

    Parameters
    ----------
    line
        As declared, EPSG:4326, inside the box.
    known
        What the tables know of its entity.
    regions
        ``region_id`` and polygons, EPSG:4326; None leaves the regions unchecked.

    Returns
    -------
    Every fault with its remedy; empty if there is none.
    """
    drawn = to_metres(line.geometry)
    faults = list(_region_faults(drawn, line.precision_m, known, regions))
    return [*faults, *_point_faults(drawn, known), *_length_faults(line.geometry, known)]


def _region_faults(
    drawn: BaseGeometry, precision_m: int, known: KnownLine, regions: gpd.GeoDataFrame | None
) -> Iterator[str]:
    if regions is None:
        return
    named = regions[regions["region_id"].isin(known.region_ids)]
    for row in named.itertuples():
        away = drawn.distance(to_metres(row.geometry))
        if away > precision_m + NEAR_M:
            remedy = "Add the missing part, or check whether it is another line"
            yield f"does not reach {row.region_id}, which its records name ({away / 1000:,.1f} km away). {remedy}"


def _point_faults(drawn: BaseGeometry, known: KnownLine) -> Iterator[str]:
    fine = [point for point in known.points if point.precision_m <= FINE_POINT_M]
    distances = [drawn.distance(to_metres(Point(point.lon, point.lat))) for point in fine]
    missed = [
        f"{point.name_zh} ({away / 1000:,.1f} km)"
        for point, away in zip(fine, distances, strict=True)
        if away > NEAR_M + point.precision_m
    ]
    if len(missed) > (1 - MET_SHARE) * len(fine) + 1e-9:
        remedy = "Add the missing part, or check datum and line"
        yield f"passes by {len(missed)} of {len(fine)} known points: {', '.join(missed)}. {remedy}"


def _length_faults(line: BaseGeometry, known: KnownLine) -> Iterator[str]:
    if known.known_km is None:
        return
    drawn_km = length_km(line)
    low, high = LENGTH_RATIO
    if not low <= drawn_km / known.known_km <= high:
        found = f"is {drawn_km:,.1f} km long, {drawn_km / known.known_km:.2f} of the known {known.known_km:,.1f} km"
        parts = len(shapely.get_parts(line))
        remedy = "Draw one track of the whole stretch, without branches"
        yield f"{found} (allowed {low:.2f} to {high:.2f}; {parts} parts). {remedy}"
