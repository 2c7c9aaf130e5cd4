"""Placemarks of a KML file, read without GDAL: its driver would be chosen by content."""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import geopandas as gpd
import shapely
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geodata.errors import DataError
from geodata.geometry.crs import WGS84

# A line and what surrounds it; other geometries are no lines.
OTHER_GEOMETRIES = frozenset({"Point", "Polygon", "LinearRing", "Model", "Track", "MultiTrack"})
LONLAT = 2


class _NoDoctype(ET.TreeBuilder):
    """Refuses document type declarations, which could define entities, before any of them is read."""

    def doctype(self, *_: str | None) -> None:
        """Refuse the file."""
        message = "has a document type declaration (DTD). Save the KML without it"
        raise DataError(message)


def read_kml(content: bytes) -> gpd.GeoDataFrame:
    """Read the placemarks of a KML file.

    Parameters
    ----------
    content
        The file.

    Returns
    -------
    One row per placemark: a column for each named value (``Data``, ``SimpleData``) and ``geometry``, longitude and
    latitude labelled EPSG:4326 as the format says; None where a placemark is no line.

    Raises
    ------
    DataError
        If it is not well-formed XML, is no KML, or has a document type declaration.
    """
    parser = ET.XMLParser(target=_NoDoctype())  # noqa: S314 (document types, hence entities, are refused)
    try:
        parser.feed(content)
        root = parser.close()
    except ET.ParseError as cause:
        message = f"is no well-formed XML ({cause}). Export the KML again"
        raise DataError(message) from cause
    if _local(root) != "kml":
        message = f"begins with the element {_local(root)[:40]!r} instead of 'kml'. Export it as KML"
        raise DataError(message)
    rows = [_row(placemark) for placemark in root.iter() if _local(placemark) == "Placemark"]
    return gpd.GeoDataFrame(rows, geometry=[row.pop("geometry") for row in rows], crs=WGS84)


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _row(placemark: ET.Element) -> dict[str, Any]:
    values = dict(_values(placemark))
    values.pop("geometry", None)
    return values | {"geometry": _geometry(placemark)}


def _values(placemark: ET.Element) -> Iterator[tuple[str, str]]:
    for element in placemark.iter():
        if _local(element) == "SimpleData":
            yield element.get("name", ""), element.text or ""
        elif _local(element) == "Data":
            yield element.get("name", ""), next((e.text or "" for e in element if _local(e) == "value"), "")


def _geometry(placemark: ET.Element) -> BaseGeometry | None:
    kinds = {_local(element) for element in placemark.iter()}
    lines = [_line(element) for element in placemark.iter() if _local(element) == "LineString"]
    if not lines or OTHER_GEOMETRIES & kinds:
        return None
    return lines[0] if len(lines) == 1 else MultiLineString(lines)


def _line(element: ET.Element) -> LineString:
    text = next((e.text or "" for e in element if _local(e) == "coordinates"), "")
    try:
        pairs = [[float(number) for number in each.split(",")][:LONLAT] for each in text.split()]
        return LineString(pairs)
    except (ValueError, TypeError, shapely.errors.GEOSException) as cause:
        message = f"has coordinates that are no line: {text.strip()[:40]!r}. Write them as lon,lat lon,lat"
        raise DataError(message) from cause
