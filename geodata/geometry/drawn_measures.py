"""Measures of the user's drawings: length, area and the regions touched."""

from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.geometry.crs import area_km2, length_km


def read_drawing(feature: dict[str, Any]) -> BaseGeometry:
    """Geometry of a drawn GeoJSON feature, EPSG:4326."""
    geometry: BaseGeometry = shape(feature["geometry"])
    return geometry


def measure_drawings(features: list[dict[str, Any]], regions: gpd.GeoDataFrame) -> pd.DataFrame:
    """Measure drawn lines and areas.

    Parameters
    ----------
    features
        GeoJSON features, EPSG:4326.
    regions
        ``region_id`` and polygons, EPSG:4326.

    Returns
    -------
    One row per drawing: ``kind`` (``line`` or ``area``), ``length_km`` (perimeter of an area), ``area_km2`` (NaN for a
    line), ``region_ids`` touched.
    """
    rows = []
    for feature in features:
        geometry = read_drawing(feature)
        closed = geometry.geom_type == "Polygon"
        touched = regions.loc[regions.intersects(geometry), "region_id"]
        rows.append(
            {
                "kind": "area" if closed else "line",
                "length_km": length_km(geometry),
                "area_km2": area_km2(geometry) if closed else float("nan"),
                "region_ids": tuple(touched),
            }
        )
    return pd.DataFrame(rows, columns=["kind", "length_km", "area_km2", "region_ids"])
