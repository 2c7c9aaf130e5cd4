"""GeoJSON of the payloads: coordinates rounded to about ten metres, ids on the features."""

from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

DECIMALS = 4

Feature = dict[str, Any]


def _geojson(geometry: BaseGeometry) -> dict[str, Any]:
    rounded = shapely.set_precision(geometry, 10**-DECIMALS, mode="pointwise")
    shape: dict[str, Any] = mapping(shapely.transform(rounded, lambda c: c.round(DECIMALS)))
    return shape


def feature(key: str, properties: Mapping[str, object], geometry: BaseGeometry) -> Feature:
    """One feature with its id."""
    return {"type": "Feature", "id": key, "properties": properties, "geometry": _geojson(geometry)}


def feature_collection(features: list[Feature], **extra: object) -> dict[str, Any]:
    """Feature collection with further members."""
    return {"type": "FeatureCollection", **extra, "features": features}
