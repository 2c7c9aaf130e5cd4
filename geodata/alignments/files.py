"""Files of lines: GeoJSON, GeoPackage, zipped Shapefile, KML. The suffix fixes the format, never the content."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pyogrio

from geodata.alignments.archives import unpack_shapefile
from geodata.alignments.kml import read_kml
from geodata.errors import DataError

MEBIBYTE = 2**20
MOST_BYTES = 64 * MEBIBYTE
# A GeoPackage is an SQLite file; no driver that opens other files or addresses begins like this.
SQLITE_MAGIC = b"SQLite format 3\x00"
Layers = list[gpd.GeoDataFrame]


def read_lines(path: Path, most_bytes: int = MOST_BYTES) -> gpd.GeoDataFrame:
    """Read a file that holds one layer.

    Parameters
    ----------
    path
        ``.geojson``, ``.json``, ``.gpkg``, ``.zip`` (one Shapefile) or ``.kml``.
    most_bytes
        Larger files are refused.

    Returns
    -------
    The features as the file has them, in its own coordinate reference system; ``crs`` is None where it states none.

    Raises
    ------
    DataError
        Names the file, what is wrong and the remedy.
    """
    layers = read_layers(path, most_bytes)
    if len(layers) != 1:
        message = f"{path.name}: holds {len(layers)} layers with geometry instead of one. Keep the layer of the lines."
        raise DataError(message)
    return layers[0]


def read_layers(path: Path, most_bytes: int = MOST_BYTES) -> Layers:
    """Read every layer with geometry of a file; parameters and errors as of :func:`read_lines`."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        message = f"{path.name}: its suffix is none of {', '.join(READERS)}. Export the lines in one of these formats."
        raise DataError(message)
    _check_size(path, most_bytes)
    try:
        return reader(path.resolve(), most_bytes)
    except DataError as fault:
        message = f"{path.name}: {fault}."
        raise DataError(message) from fault
    except Exception as cause:
        message = f"{path.name}: cannot be read as {path.suffix.lower()}. Export it again in the format of its suffix."
        raise DataError(message) from cause


def _check_size(path: Path, most_bytes: int) -> None:
    if not path.is_file():
        message = f"{path.name}: there is no such file. Correct the setting or put the file there."
        raise DataError(message)
    size = path.stat().st_size
    if size > most_bytes:
        limit = f"{most_bytes / MEBIBYTE:,.0f} MB"
        message = f"{path.name}: {size / MEBIBYTE:,.0f} MB, more than {limit}. Keep the lines alone, or simplify them."
        raise DataError(message)


def _read_geojson(path: Path, _: int) -> Layers:
    # The prefix fixes the driver; without it GDAL could choose one that opens other files or addresses.
    return [gpd.read_file(f"GeoJSON:{path}")]


def _read_geopackage(path: Path, _: int) -> Layers:
    with path.open("rb") as file:
        if file.read(len(SQLITE_MAGIC)) != SQLITE_MAGIC:
            message = "is no GeoPackage. Export it again in the format of its suffix"
            raise DataError(message)
    names = [name for name, kind in pyogrio.list_layers(path) if kind is not None]
    return [gpd.read_file(path, layer=name) for name in names]


def _read_shapefile(path: Path, most_bytes: int) -> Layers:
    with TemporaryDirectory() as folder:
        shapes, encodings = unpack_shapefile(path, Path(folder), most_bytes)
        for encoding in encodings:
            try:
                return [gpd.read_file(shapes, encoding=encoding)]
            except UnicodeDecodeError:
                continue
    message = f"its texts are not in {' or '.join(encodings)}. Save the Shapefile in UTF-8 with its .cpg file"
    raise DataError(message)


def _read_kml(path: Path, _: int) -> Layers:
    return [read_kml(path.read_bytes())]


READERS: dict[str, Callable[[Path, int], Layers]] = {
    ".geojson": _read_geojson,
    ".json": _read_geojson,
    ".gpkg": _read_geopackage,
    ".zip": _read_shapefile,
    ".kml": _read_kml,
}
