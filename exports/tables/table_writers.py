"""The data of a view as XLSX, CSV, GeoJSON and GeoPackage, with source, licence and notice."""

import io
import json
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import xlsxwriter
from shapely.geometry import mapping

from exports.tables.view_tables import (
    Shown,
    chart_table,
    column_titles,
    mention_table,
    record_table,
    region_table,
    shown_entities,
)
from geodata.analysis.entities import Entity
from geodata.visible_text import only_visible
from utils.api.csv_safety import list_bytes
from utils.api.records import LICENCE, plain, plain_row
from utils.api.table_files import CRS, NOTICE
from utils.config.file_notes import file_notes
from utils.drawing.text_metrics import text_width
from utils.text.i18n import translator

NARROWEST, WIDEST = 8.0, 60.0
BOOK = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def _tables(shown: Shown, entities: list[Entity]) -> dict[str, pd.DataFrame]:
    """Tables of a view that have rows, by name; their columns are those of ``exports.tables.view_tables``."""
    tables = {
        "places": mention_table(entities, shown.lang), "regions": region_table(shown),
        "chart": chart_table(shown.chart), "records": record_table(shown.records),
    }  # fmt: skip
    return {name: table for name, table in tables.items() if len(table)}


def sheet_names(lang: str) -> dict[str, str]:
    """Names of the tables of a view."""
    _ = translator(lang)
    return {
        "about": _("About this file"), "places": _("Places"), "regions": _("Regions"), "chart": _("Chart"),
        "records": _("Records"),
    }  # fmt: skip


def about_rows(shown: Shown) -> dict[str, str]:
    """Description of a file: title, source, licence, notice, the notes of every map, link and date."""
    _ = translator(shown.lang)
    return {
        "title": shown.title, "source": shown.source, "licence": LICENCE, "notice": NOTICE, **file_notes(),
        "regions": _("Regions stand here by name: their boundaries come from a source that may not be passed on."),
        "link": shown.link, "made": shown.date,
    }  # fmt: skip


def _worded(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    titles = column_titles(lang)
    return table.map(plain).astype(object).rename(columns={name: titles.get(name, name) for name in table.columns})


def _write_cell(sheet: Any, row: int, column: int, cell: Any, style: Any = None) -> None:
    value = plain(cell)
    if value is None or value == "":
        return
    if isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, str(value), style)


def _write_sheet(book: Any, name: str, table: pd.DataFrame, head: Any) -> None:
    """Sheet of a table: strings as strings, numbers as numbers, a frozen header row, columns as wide as needed."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(table.columns):
        cells = list(table[title])
        _write_cell(sheet, 0, column, str(title), head)
        for row, cell in enumerate(cells, start=1):
            _write_cell(sheet, row, column, cell)
        longest = max(text_width(str(cell), 1.9) for cell in [title, *cells])
        sheet.set_column(column, column, min(max(longest, NARROWEST), WIDEST))


def view_xlsx(shown: Shown) -> bytes:
    """Workbook of a view: description, places, regions, chart and records, one sheet each."""
    shown = only_visible(shown)
    names = sheet_names(shown.lang)
    about = pd.DataFrame(list(about_rows(shown).items()), columns=["name", "value"])
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, BOOK) as book:
        book.set_properties({"title": shown.title, "created": datetime.fromisoformat(shown.date)})
        head = book.add_format({"bold": True})
        _write_sheet(book, names["about"], about, head)
        for name, table in _tables(shown, shown_entities(shown)).items():
            _write_sheet(book, names[name], _worded(table, shown.lang), head)
    return file.getvalue()


def view_csv(shown: Shown) -> bytes:
    """First table of a view that has rows, as CSV: places, regions, chart or records."""
    shown = only_visible(shown)
    tables = _tables(shown, shown_entities(shown))
    table = next(iter(tables.values()), pd.DataFrame())
    return list_bytes(_worded(table, shown.lang), shown.lang)


def view_geojson(shown: Shown) -> bytes:
    """Mentions of the entities of a view as GeoJSON, EPSG:4326, with regions, chart and records as plain rows."""
    shown = only_visible(shown)
    entities = shown_entities(shown)
    tables = _tables(shown, entities)
    mentions = tables.pop("places", pd.DataFrame()).to_dict("records")
    shapes = {entity.entity_id: entity.file_geometry for entity in entities}
    features = [
        {
            "type": "Feature", "id": row["place_id"], "properties": plain_row(row),
            "geometry": None if shapes[row["entity_id"]] is None else mapping(shapes[row["entity_id"]]),
        }
        for row in mentions
    ]  # fmt: skip
    rows = {name: [plain_row(row) for row in table.to_dict("records")] for name, table in tables.items()}
    collection = {"type": "FeatureCollection", "about": about_rows(shown), "features": features, **rows}
    return json.dumps(collection, ensure_ascii=False).encode()


def _layer(table: pd.DataFrame) -> pd.DataFrame:
    """Table whose columns have one type each, as GeoPackage requires."""
    return table.map(plain).infer_objects()


def view_gpkg(shown: Shown) -> bytes:
    """Mentions of the entities of a view as a GeoPackage layer, EPSG:4326; regions, chart and records as tables."""
    shown = only_visible(shown)
    entities = shown_entities(shown)
    tables = {name: _layer(table) for name, table in _tables(shown, entities).items()}
    about = about_rows(shown)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "view.gpkg"
        if "places" in tables:
            shapes = {entity.entity_id: entity.file_geometry for entity in entities}
            geometry = gpd.GeoSeries([shapes[key] for key in tables["places"]["entity_id"]], crs=CRS)
            tables["places"] = gpd.GeoDataFrame(tables["places"], geometry=geometry, crs=CRS)
        tables["about"] = pd.DataFrame(list(about.items()), columns=["name", "value"])
        for i, (name, table) in enumerate(tables.items()):
            pyogrio.write_dataframe(table, path, layer=name, append=i > 0)
        return path.read_bytes()


WRITERS = {"xlsx": view_xlsx, "csv": view_csv, "geojson": view_geojson, "gpkg": view_gpkg}
