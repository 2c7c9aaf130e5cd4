"""Whole tables as files: CSV, GeoJSON, GeoPackage and Parquet, with licence and notice."""

import io
import json
import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow.parquet
import pyogrio

from geodata.geometry.validity import read_geometry
from geodata.tables.schema import LIST_MARK, read_package
from utils.api.csv_safety import csv_bytes
from utils.api.problems import not_found
from utils.api.records import LICENCE, find_resource, plain_row
from utils.config.facts import current_table
from utils.config.file_notes import file_notes
from utils.config.settings import per_settings

CRS = "EPSG:4326"
NOTICE = (
    "Positions and courses are schematic unless their precision says otherwise; precision_m is the half-width of "
    "the error in metres. Not a statutory or approved map. 位置与走向为示意，误差见 precision_m，非法定地图。"
)
# Metadata file of a CSV file, which cannot contain notes itself.
COMPANION = "csv-metadata.json"
COMPANION_TYPE = "application/csvm+json"
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
}


def flat_table(table: str) -> pd.DataFrame:
    """Table with the columns of its schema; lists are joined by ``|``."""
    frame = current_table(table).copy()
    for field in find_resource(table).fields:
        if "delimiter" in field:
            frame[field["name"]] = frame[field["name"]].map(LIST_MARK.join)
    return frame


def geo_table(table: str) -> gpd.GeoDataFrame:
    """Table with the columns of its schema, ``geometry`` read from WKT, EPSG:4326; None where it cannot be drawn."""
    frame = flat_table(table)
    if "geometry" in frame.columns:
        shapes = [read_geometry(*cells)[0] for cells in zip(frame["geometry"], frame["geometry_kind"], strict=True)]
        geometry = gpd.GeoSeries(shapes, index=frame.index, crs=CRS)
    else:
        geometry = gpd.GeoSeries([None] * len(frame), index=frame.index, crs=CRS)
    return gpd.GeoDataFrame(frame.drop(columns="geometry", errors="ignore"), geometry=geometry, crs=CRS)


def _csv(table: str) -> bytes:
    return csv_bytes(flat_table(table))


def _geojson(table: str) -> bytes:
    gdf = geo_table(table)
    key = find_resource(table).primary_key
    shapes = [shape.__geo_interface__ if shape is not None else None for shape in gdf.geometry]
    rows = gdf.drop(columns="geometry").to_dict("records")
    features = [
        {"type": "Feature", "id": row[key], "geometry": shape, "properties": plain_row(row)}
        for row, shape in zip(rows, shapes, strict=True)
    ]
    collection = {
        "type": "FeatureCollection",
        "name": table,
        "licence": LICENCE,
        "notice": NOTICE,
        **file_notes(),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False).encode()


def table_title(table: str) -> str:
    """Title of a table."""
    return next(str(each["title"]) for each in read_package()["resources"] if each["name"] == table)


def about_table(table: str) -> pd.DataFrame:
    """Description of a file, columns ``name`` and ``value``: title, source, licence, notice, notes of every map."""
    entry = next(each for each in read_package()["resources"] if each["name"] == table)
    rows = [
        ("title", entry["title"]),
        ("source", entry["sources"][0]["title"]),
        ("licence", LICENCE),
        ("notice", NOTICE),
        *file_notes().items(),
    ]
    return pd.DataFrame(rows, columns=["name", "value"])


def _geopackage(table: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{table}.gpkg"
        gdf = geo_table(table)
        spatial = bool(gdf.geometry.notna().any())
        frame = gdf if spatial else pd.DataFrame(gdf.drop(columns="geometry"))
        # Notes are metadata of the layer, and rows of a table for readers that do not show metadata.
        pyogrio.write_dataframe(frame, path, layer=table, layer_metadata=file_notes() | {"notice": NOTICE})
        pyogrio.write_dataframe(about_table(table), path, layer="about", append=True)
        return path.read_bytes()


def _parquet(table: str) -> bytes:
    gdf = geo_table(table)
    buffer = io.BytesIO()
    if gdf.geometry.notna().any():
        gdf.to_parquet(buffer, index=False)
    else:
        pd.DataFrame(gdf.drop(columns="geometry")).to_parquet(buffer, index=False)
    return _with_notes(buffer)


def _with_notes(buffer: io.BytesIO) -> bytes:
    """Parquet file with the notes added to its metadata."""
    table = pyarrow.parquet.read_table(buffer)
    notes = {name: text.encode() for name, text in (file_notes() | {"notice": NOTICE}).items()}
    noted = io.BytesIO()
    pyarrow.parquet.write_table(table.replace_schema_metadata((table.schema.metadata or {}) | notes), noted)
    return noted.getvalue()


def _csv_metadata(table: str) -> bytes:
    """Metadata file of a CSV file (CSV on the Web), as notes within the CSV would be read as records."""
    notes = {f"atlas:{name}": text for name, text in file_notes().items()}
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"atlas": "urn:x-atlas:"}],
        "url": f"{table}.csv", "dc:title": table_title(table), "dc:license": LICENCE, "dc:description": NOTICE,
    }  # fmt: skip
    return json.dumps(described | notes, ensure_ascii=False).encode()


WRITERS = {"csv": _csv, COMPANION: _csv_metadata, "geojson": _geojson, "gpkg": _geopackage, "parquet": _parquet}


@per_settings
def table_file(table: str, form: str) -> bytes:
    """One table as a file.

    Parameters
    ----------
    table
        Name of the table.
    form
        ``csv``, its metadata ``csv-metadata.json``, ``geojson``, ``gpkg`` or ``parquet``.

    Raises
    ------
    ProblemError
        404 if the table or the format does not exist.
    """
    find_resource(table)
    if form not in WRITERS:
        not_found(f"There is no form {form[:20]!r}.", tuple(MEDIA_TYPES))
    return WRITERS[form](table)
