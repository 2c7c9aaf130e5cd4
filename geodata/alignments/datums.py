"""Datums that a file of lines may declare, and coordinates of the file brought to longitude and latitude of WGS84."""

from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import DataError
from geodata.geometry.gcj02 import Coordinates, bd09_to_wgs84, gcj02_to_wgs84, wgs84_to_bd09, wgs84_to_gcj02
from geodata.geometry.validity import LARGEST
from geodata.visible_text import visible


def _same(lonlat: Coordinates) -> Coordinates:
    return lonlat


Conversion = Callable[[Coordinates], Coordinates]
# CGCS2000 equals WGS84 at map scale.
TO_WGS84: dict[str, Conversion] = {
    "wgs84": _same, "cgcs2000": _same, "gcj02": gcj02_to_wgs84, "bd09": bd09_to_wgs84,
}  # fmt: skip
FROM_WGS84: dict[str, Conversion] = {
    "wgs84": _same, "cgcs2000": _same, "gcj02": wgs84_to_gcj02, "bd09": wgs84_to_bd09,
}  # fmt: skip
DATUM_NAMES = {"wgs84": "WGS84", "cgcs2000": "CGCS2000", "gcj02": "GCJ-02", "bd09": "BD-09"}
CHINA_2000 = ("china 2000", "china_2000", "cgcs2000", "cgcs_2000", "china geodetic coordinate system 2000")
WORLD_1984 = ("world geodetic system 1984", "wgs 84", "wgs84", "wgs_1984", "wgs 1984")


def to_longitudes(gdf: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Bring projected coordinates to longitude and latitude of the datum that they are in.

    Parameters
    ----------
    gdf
        Features as read, in any coordinate reference system or in none that is stated.

    Returns
    -------
    The same rows in degrees, longitude first; ``crs`` is that of the file still, which :func:`datum_fault` reads.

    Raises
    ------
    DataError
        If no system is stated and the coordinates are not degrees, or if the system is a local one.
    """
    if gdf.crs is None:
        corner = np.abs(np.nan_to_num(gdf.total_bounds))
        if (corner.reshape(2, 2) > LARGEST).any():
            message = "states no coordinate system, and its coordinates are not degrees. Add it (.prj, EPSG code)"
            raise DataError(message)
        return gdf
    crs = pyproj.CRS.from_user_input(gdf.crs)
    if crs.geodetic_crs is None:
        message = f"is in the local system {visible(crs.name)[:60]!r}. Export it in CGCS2000 or WGS84"
        raise DataError(message)
    if crs.is_geographic:
        return gdf
    convert = pyproj.Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True).transform
    degrees = shapely.transform(gdf.geometry.to_numpy(), lambda xy: np.column_stack(convert(xy[:, 0], xy[:, 1])))
    return gpd.GeoDataFrame(gdf.drop(columns=gdf.geometry.name), geometry=degrees, crs=gdf.crs)


def datum_fault(datum: str, crs: pyproj.CRS | None) -> str:
    """Why a declared datum cannot be that of the file; empty if it can.

    GCJ-02 and BD-09 have no code of their own, so that their files bear the label of WGS84, longitude and latitude or
    Mercator. A file that bears that of CGCS2000, or of an older system, is not in them.

    Parameters
    ----------
    datum
        As declared, in lower case.
    crs
        Coordinate reference system that the file states.
    """
    if not datum:
        return "datum is not declared. Write wgs84, cgcs2000, gcj02 or bd09 into its column datum"
    if datum not in TO_WGS84:
        return f"datum {visible(datum)[:30]!r} is not known. Write wgs84, cgcs2000, gcj02 or bd09"
    if crs is None:
        return ""
    labels = WORLD_1984 if datum in {"gcj02", "bd09"} else WORLD_1984 + CHINA_2000
    stated = _datum_name(crs)
    if stated.lower().startswith(labels):
        return ""
    remedy = "Correct the datum, or transform the file to CGCS2000 and declare cgcs2000"
    return f"declares {DATUM_NAMES[datum]}, but the file says that it is in {visible(stated)[:60]!r}. {remedy}"


def _datum_name(crs: pyproj.CRS) -> str:
    geodetic = pyproj.CRS.from_user_input(crs).geodetic_crs
    name = geodetic.datum.name if geodetic is not None and geodetic.datum is not None else ""
    return name.removeprefix("D_") if name and name.lower() != "unknown" else str(crs)


def datum_to_wgs84(geometry: BaseGeometry, datum: str) -> BaseGeometry:
    """Convert a geometry in degrees of a known datum to EPSG:4326, without heights."""
    converted: BaseGeometry = shapely.transform(shapely.force_2d(geometry), TO_WGS84[datum])
    return converted
