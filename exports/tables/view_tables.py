"""The tables of a view: mentions of the drawn entities, regions, rows of the chart, and records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from geodata.analysis.entities import Entity, status_stages
from geodata.tables.readers import read_documents, read_regions
from utils.api.records import data_dictionary
from utils.config.facts import current_facts
from utils.stories.evidence import PLACES, TABLES
from utils.stories.slides import Chart
from utils.text.code_names import stage_names
from utils.text.formatting import join_names
from utils.text.i18n import translator

REGIONS = "regions"
# Kinds of drawn features that are entities of the table ``places``.
ENTITY_KINDS = ("lines", "areas", "points", "arrows")
MENTION = (
    "place_id", "entity_id", "name_zh", "name_en", "layer", "mode", "status_word", "stage", "year", "document",
    "locator", "evidence", "precision", "precision_m", "regions_zh", "regions_en", "geometry_source", "note",
)  # fmt: skip
REGION = ("region_id", "name_zh", "name_en", "tier_zh", "tier_en", "area_km2", "population_2020")


@dataclass(frozen=True)
class Shown:
    """What a view shows, for export as data.

    Attributes
    ----------
    title, source, link, date, lang
        Title of the view, its source line, its URL, the date of the file and its language.
    drawn
        Ids by kind, as ``utils.drawing.display_list.StaticMap`` holds them: ``regions``, ``lines``, ``areas``,
        ``points``, ``arrows``.
    indicator
        Name and unit of the indicator that colours the regions, and its value by region; empty for their role.
    chart
        The chart, if there is one.
    records
        Further records that the view cites, as ``table/id``.
    """

    title: str
    source: str
    link: str
    date: str
    lang: str
    drawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    indicator: tuple[str, Mapping[str, float]] = ("", {})
    chart: Chart | None = None
    records: tuple[str, ...] = ()


def shown_entities(shown: Shown) -> list[Entity]:
    """Entities that are drawn or named by the records, in table order."""
    ids = {each for kind in ENTITY_KINDS for each in shown.drawn.get(kind, ())}
    ids |= {key.partition("/")[2] for key in shown.records if key.startswith(f"{PLACES}/")}
    return [entity for entity in current_facts().entities if entity.entity_id in ids]


def _region_names(ids: Iterable[str], lang: str) -> str:
    names = read_regions().set_index("region_id")[f"name_{lang}"]
    return join_names((str(names[region]) for region in ids), lang)


def mention_table(entities: Iterable[Entity], lang: str) -> pd.DataFrame:
    """Mentions of entities, one row each; the columns are ``MENTION``."""
    numbers = read_documents().set_index("document_id")["number"]
    words = stage_names(lang)
    rows = [
        row | {
            "stage": words[status_stages()[row["status"]]], "document": numbers[row["document_id"]],
            "regions_zh": _region_names(row["region_ids"], "zh"), "regions_en": _region_names(row["region_ids"], "en"),
        }
        for entity in entities
        for row in entity.records
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[*MENTION]).astype(object)


def region_table(shown: Shown) -> pd.DataFrame:
    """Regions that are drawn: the columns ``REGION``, and a column with the values of the indicator, if any.

    It holds no boundaries: they may not be redistributed.
    """
    regions = read_regions()
    table = regions[regions["region_id"].isin(shown.drawn.get(REGIONS, ()))][list(REGION)].astype(object)
    name, values = shown.indicator
    return table.assign(**{name: table["region_id"].map(dict(values))}) if name else table


def chart_table(chart: Chart | None) -> pd.DataFrame:
    """Rows of a chart.

    The columns are ``label``, one column per series, ``figure``, ``comparator``, ``unit``, ``base_value``, ``clause``.
    """
    if chart is None:
        return pd.DataFrame()
    rows = [
        {
            "label": row.label, **dict(zip(chart.series, row.values, strict=True)), "figure": row.text,
            "comparator": row.comparator, "unit": chart.unit, "base_value": row.base, "clause": row.clause,
        }
        for row in chart.rows
    ]  # fmt: skip
    return pd.DataFrame(rows).astype(object)


def record_table(keys: Iterable[str]) -> pd.DataFrame:
    """Records other than places, one row each.

    The columns are ``table``, ``id``, ``name_zh``, ``name_en``, ``comparator``, ``value``, ``unit``, ``target_year``,
    ``document``, ``locator``, ``evidence``.
    """
    numbers = read_documents().set_index("document_id")["number"]
    rows = []
    for key in keys:
        table, _slash, name = key.partition("/")
        if table not in TABLES:
            continue
        spec = TABLES[table]
        found = spec.read()
        for row in found[found[spec.key] == name].to_dict("records"):
            prefix = "role_" if table == REGIONS else ""
            rows.append(
                {
                    "table": table, "id": name, "name_zh": row[f"{spec.name}_zh"], "name_en": row[f"{spec.name}_en"],
                    **{column: row.get(column) for column in ("comparator", "value", "unit", "target_year")},
                    "document": numbers[row[f"{prefix}document_id"]],
                    "locator": row[f"{prefix}locator"], "evidence": row[f"{prefix}evidence"],
                }
            )  # fmt: skip
    return pd.DataFrame(rows).astype(object)


def column_titles(lang: str) -> dict[str, str]:
    """Titles of columns by name, from the data dictionary."""
    _ = translator(lang)
    titles = {
        str(column["name"]): str(column[f"title_{lang}"])
        for table in data_dictionary()
        if table["table"] in {PLACES, REGIONS, "targets"}
        for column in table["columns"]
    }
    return titles | {
        "stage": _("Stage as the atlas reads it"), "document": _("Document"), "table": _("Table"), "id": _("Id"),
        "regions_zh": _("Regions in Chinese"), "regions_en": _("Regions in English"), "label": _("Name"),
        "figure": _("Figure as written"), "clause": _("Clause"),
    }  # fmt: skip
