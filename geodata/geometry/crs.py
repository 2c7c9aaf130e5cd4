"""Coordinate reference systems of the atlas.

Everything is kept in EPSG:4326; areas and lengths are measured in an equal-area projection
fitted to the metropolitan area (Albers, 28.5 and 30.5 degrees north).
"""

from typing import Any

import geopandas as gpd
import pyproj

WGS84 = "EPSG:4326"
ALBERS = pyproj.CRS.from_proj4("+proj=aea +lat_1=28.5 +lat_2=30.5 +lat_0=29.5 +lon_0=106.7 +datum=WGS84 +units=m")
KM2 = 1e6


def to_metres(geometry: Any) -> Any:
    """Project one geometry from EPSG:4326 to the equal-area system, metres."""
    return gpd.GeoSeries([geometry], crs=WGS84).to_crs(ALBERS).iloc[0]


def to_degrees(geometry: Any) -> Any:
    """Project one geometry from the equal-area system back to EPSG:4326."""
    return gpd.GeoSeries([geometry], crs=ALBERS).to_crs(WGS84).iloc[0]


def area_km2(geometry: Any) -> float:
    """Area of an EPSG:4326 geometry in square kilometres, equal-area."""
    return float(to_metres(geometry).area) / KM2


def length_km(geometry: Any) -> float:
    """Length of an EPSG:4326 geometry in kilometres."""
    return float(to_metres(geometry).length) / 1000.0
