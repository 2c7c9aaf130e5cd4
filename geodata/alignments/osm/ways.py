"""Ways of an OpenStreetMap extract: Geofabrik's ``.osm.pbf``, ``.osm``, or an export with a column for each key."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import geopandas as gpd
import pandas as pd
import pyogrio

from geodata.alignments.checks import BOX
from geodata.alignments.files import MEBIBYTE, read_layers
from geodata.errors import DataError
from geodata.geometry.crs import WGS84

Tell = Callable[[str], None]
COLUMNS = ("name", "name_zh", "ref", "railway", "highway", "waterway", "route")
KEYS = ("railway", "highway", "waterway")
MOST_EXPORT_BYTES = 2048 * MEBIBYTE
# What OSM's own formats begin with: GDAL would choose another driver for anything else.
PBF_MARK, XML_MARK = b"OSMHeader", b"<osm"
HEAD_BYTES = 512
# Relations that join the ways of a railway under its name; trains and buses run on routes of other kinds.
ROUTES = {
    "railway": "rail", "tracks": "rail", "subway": "subway", "light_rail": "light_rail", "monorail": "monorail",
}  # fmt: skip
CONFIGURATION = """closed_ways_are_polygons=no
attribute_name_laundering=yes
[lines]
attributes=name,name:zh,ref,railway,highway,waterway
other_tags=no
[multilinestrings]
attributes=name,name:zh,ref,route
other_tags=no
"""
# What mappers add to the name of a line for one of its tracks.
TRACK = re.compile(r"\s*(\([^()]*\)|[上下]行线?|[左右]线)$")


def read_ways(path: Path, wanted: pd.DataFrame, tell: Tell) -> gpd.GeoDataFrame:
    """Read the ways of an extract that are of a wanted kind.

    Parameters
    ----------
    path
        ``.pbf`` or ``.osm``; or ``.geojson``, ``.json``, ``.gpkg`` or ``.zip`` (Shapefile) with columns such as
        ``name``, ``name:zh``, ``ref``, ``railway``, ``highway``, ``waterway``.
    wanted
        ``key`` and ``values`` (tuples) of the entities looked for.
    tell
        Is told what is being read, and how long it took.

    Returns
    -------
    Columns ``COLUMNS`` (texts, empty where unknown) and ``geometry``, lines in EPSG:4326.

    Raises
    ------
    DataError
        If the file cannot be read, or has none of the columns.
    """
    started = monotonic()
    tell(f"{path.name}: reading")
    frames = _read_osm(path, wanted, tell) if path.suffix.lower() in {".pbf", ".osm"} else _read_export(path)
    ways = pd.concat([_plain(frame) for frame in frames], ignore_index=True)
    ways = ways[ways.geometry.geom_type.isin(["LineString", "MultiLineString"])]
    chosen = ways[_is_wanted(ways, wanted)].reset_index(drop=True)
    tell(f"{path.name}: {len(chosen):,} ways of the kinds looked for, {monotonic() - started:,.0f} s")
    return chosen


def way_names(row: pd.Series) -> set[str]:
    """Names of a way and its numbers, without what marks one of its tracks."""
    texts = [part for column in ("name", "name_zh", "ref") for part in re.split(r"[;；/]", row[column])]
    return {clean_name(text) for text in texts} - {""}


def clean_name(name: str) -> str:
    """A name as it is compared: full-width signs as narrow ones, without spaces at its ends and marks of a track."""
    return TRACK.sub("", unicodedata.normalize("NFKC", name).strip())


def _read_osm(path: Path, wanted: pd.DataFrame, tell: Tell) -> Iterator[gpd.GeoDataFrame]:
    _check_osm(path)
    clauses = [f'"{key}" IN ({_quoted(values)})' for key, values in _kinds(wanted)]
    queries = {"lines": " OR ".join(clauses), "multilinestrings": f'"route" IN ({_quoted(ROUTES)})'}
    with TemporaryDirectory() as folder:
        configuration = Path(folder) / "osmconf.ini"
        configuration.write_text(CONFIGURATION, "utf-8")
        for layer, where in queries.items():
            tell(f"{path.name}: layer {layer}, {path.stat().st_size / MEBIBYTE:,.0f} MB; a province takes minutes")
            try:
                options = {"CONFIG_FILE": str(configuration)}
                yield pyogrio.read_dataframe(path.resolve(), layer=layer, where=where, bbox=BOX, **options)
            except Exception as cause:
                message = f"{path.name}: cannot be read as an OpenStreetMap extract. Download it again."
                raise DataError(message) from cause


def _check_osm(path: Path) -> None:
    mark = PBF_MARK if path.suffix.lower() == ".pbf" else XML_MARK
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as cause:
        message = f"{path.name}: there is no such file, or it may not be read. Correct the path."
        raise DataError(message) from cause
    if mark not in head or b"<OGR" in head:
        message = f"{path.name}: is no OpenStreetMap extract. Download it again as .osm.pbf."
        raise DataError(message)


def _kinds(wanted: pd.DataFrame) -> Iterator[tuple[str, set[str]]]:
    for key, rows in wanted.groupby("key"):
        yield str(key), {value for values in rows["values"] for value in values}


def _quoted(words: Iterable[str]) -> str:
    # The schema lets values be small letters and underscores alone.
    return ", ".join(f"'{word}'" for word in sorted(words))


def _read_export(path: Path) -> Iterator[gpd.GeoDataFrame]:
    for layer in read_layers(path, MOST_EXPORT_BYTES):
        columns = {str(column).lower().replace(":", "_") for column in layer.columns}
        if not columns & set(KEYS):
            message = f"{path.name}: has none of the columns {', '.join(KEYS)}. Export the keys as columns."
            raise DataError(message)
        yield layer if layer.crs is None else layer.to_crs(WGS84)


def _plain(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    found = {str(column).lower().replace(":", "_"): column for column in frame.columns}
    texts = {
        name: frame[found[name]].astype(object).where(frame[found[name]].notna(), "").astype(str)
        if name in found
        else [""] * len(frame)
        for name in COLUMNS
    }
    plain = gpd.GeoDataFrame(texts, geometry=frame.geometry.to_numpy(), crs=WGS84)
    routes = plain["route"].map(ROUTES)
    return plain.assign(railway=plain["railway"].where(plain["railway"] != "", routes.fillna("")))


def _is_wanted(ways: gpd.GeoDataFrame, wanted: pd.DataFrame) -> pd.Series:
    chosen = pd.Series(data=False, index=ways.index)
    for key, values in _kinds(wanted):
        chosen |= ways[key].isin(values)
    return chosen
