"""GeoJSON of the payloads: coordinates rounded, ids on the features."""

from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

# Decimals of a degree: ten metres close up, a hundred from afar, which is a sixth of a pixel there.
DECIMALS, FAR_DECIMALS = 4, 3
FAR_M = 250.0

Feature = dict[str, Any]


def _geojson(geometry: BaseGeometry, decimals: int) -> dict[str, Any]:
    rounded = shapely.set_precision(geometry, 10**-decimals, mode="pointwise")
    shape: dict[str, Any] = mapping(shapely.transform(rounded, lambda c: c.round(decimals)))
    return shape


def decimals_at(tolerance_m: float) -> int:
    """Decimals of the coordinates of a file that is simplified by so many metres."""
    return FAR_DECIMALS if tolerance_m >= FAR_M else DECIMALS


def feature(key: str, properties: Mapping[str, object], geometry: BaseGeometry, decimals: int = DECIMALS) -> Feature:
    """One feature with its id; its coordinates have so many decimals of a degree."""
    return {"type": "Feature", "id": key, "properties": properties, "geometry": _geojson(geometry, decimals)}


def feature_collection(features: list[Feature], **extra: object) -> dict[str, Any]:
    """Feature collection with further members."""
    return {"type": "FeatureCollection", **extra, "features": features}
