"""The figure of a slide: the map of a page, its chart, or both, from the choices of a view."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

import pandas as pd

from geodata.analysis.corridors import read_directions
from geodata.analysis.finance_measures import filter_measures
from geodata.analysis.responsibility import ROLES, UnitChoice, chosen_assignments
from geodata.analysis.targets import (
    YEARS,
    TargetChoice,
    bound_regions,
    filter_targets,
    percent_targets,
    quantity_targets,
)
from geodata.analysis.theme_records import (
    CHAPTERS,
    of_region,
    read_map_themes,
    records_of_clause,
    records_of_theme,
    region_counts,
)
from geodata.tables.readers import read_documents, read_measures, read_regions, read_scopes, read_targets, read_units
from layers.catalog.highlight import Highlight
from layers.catalog.indicators import INDICATORS, count_indicator, indicator_entries, region_values
from layers.catalog.pages import PAGES
from layers.views.highlights import corridor_highlight, read_profiles, region_highlight, theme_highlight
from utils.charts.marks import marks_note
from utils.config.facts import current_facts
from utils.stories.model import View
from utils.stories.slides import Chart, ChartRow, MapView, Row
from utils.text.code_names import row_clauses
from utils.text.formatting import clause_text, format_figure, format_number
from utils.text.i18n import translator
from utils.text.unit_names import role_names
from utils.urls.parameters import FINANCE_FILTERS, regions_of

UNITS_SHOWN = 20
ROWS_SHOWN = 40


@dataclass(frozen=True)
class Figure:
    """What a slide shows beside its text: a map, a chart, a map with a chart, or rows alone."""

    map: MapView | None = None
    chart: Chart | None = None
    rows: tuple[Row, ...] = ()


Choices = Mapping[str, tuple[str, ...]]


def first(choices: Choices, name: str) -> str | None:
    """First value of a choice, or None."""
    return next(iter(choices.get(name, ())), None)


def map_view(view: str, choices: Choices, focus: Highlight | None = None) -> MapView:
    """Map of a view, with its choices as a query string."""
    pairs = [(name, value) for name, values in choices.items() for value in (values or ("",))]
    return MapView(view, urlencode(pairs), asdict(focus) if focus else None)


def ranking_chart(indicator_id: str, lang: str) -> Chart:
    """Regions by an indicator that may be summed, largest first."""
    _ = translator(lang)
    entry = next(each for each in indicator_entries(lang, _) if each["id"] == indicator_id)
    names = read_regions().set_index("region_id")[f"short_{lang}"]
    values = region_values(list(current_facts().entities), lang)[indicator_id].sort_values(ascending=False)
    rows = tuple(
        ChartRow(names[region], (round(float(value), 3),), format_number(float(value), entry["decimals"]))
        for region, value in values.items()
    )
    return Chart("bars", f"{entry['name']} {entry['unit']}".strip(), entry["unit"], (entry["name"],), rows)


def overview_figure(choices: Choices, lang: str) -> Figure:
    """The regions; beside them their ranking, where bars from zero are honest."""
    asked = first(choices, "indicator")
    additive = {each.id for each in INDICATORS if each.additive and each.breaks}
    return Figure(map_view("overview", choices), ranking_chart(asked, lang) if asked in additive else None)


def regions_figure(choices: Choices, _lang: str) -> Figure:
    """One region or several side by side, with the places that name them."""
    regions = regions_of(first(choices, "region"), choices.get("compare", ()))
    return Figure(map_view("regions", choices, region_highlight(read_profiles(regions, first(choices, "year")))))


def corridors_figure(choices: Choices, _lang: str) -> Figure:
    """One direction, all six, or a set of corridors."""
    entities = current_facts().entities
    directions = read_directions(entities)
    chosen = next((each for each in directions if each.id == first(choices, "direction")), None)
    shown = first(choices, "set") or "directions"
    return Figure(map_view("corridors", choices, corridor_highlight(entities, directions, chosen, shown)))


def themes_figure(choices: Choices, lang: str) -> Figure:
    """Places of a theme, counted by region unless one is chosen."""
    _ = translator(lang)
    region = first(choices, "region")
    theme = first(choices, "theme") or next(iter(read_map_themes()))
    related = of_region(records_of_theme(theme, current_facts().entities), region)
    counts = count_indicator(_("Places named"), _("Places that name the region"), region_counts(related.entities))
    return Figure(map_view("themes", choices, theme_highlight(related, region, None if region else counts)))


def renewal_figure(choices: Choices, _lang: str) -> Figure:
    """Places that the chapters on urban renewal name."""
    region, chapter = first(choices, "region"), first(choices, "chapter")
    clauses = (chapter,) if chapter else CHAPTERS
    related = of_region(records_of_clause(clauses, current_facts().entities), region)
    return Figure(map_view("renewal", choices, theme_highlight(related, region)))


def target_rows(choices: Choices) -> pd.DataFrame:
    """Targets that the choices of the page leave: rows of the table ``targets`` with all its columns.

    Without a year in the choices the first one is used, as on the page.
    """
    region, theme, scope = (first(choices, name) for name in ("region", "theme", "scope"))
    choice = TargetChoice(region, theme, scope, first(choices, "year") or YEARS[0], first(choices, "document"))
    return filter_targets(read_targets(), bound_regions(read_targets(), read_scopes()), choice)


def targets_figure(choices: Choices, lang: str) -> Figure:
    """Targets in percent as markers on one axis; if there are none, the quantities as rows."""
    _ = translator(lang)
    left = target_rows(choices)
    shown = percent_targets(left)
    clauses = row_clauses(shown, lang)
    rows = tuple(
        ChartRow(
            str(row[f"name_{lang}"]), (float(row["value"]),), format_figure(row, lang), clause,
            str(row["comparator"]), None if pd.isna(row["base_value"]) else float(row["base_value"]),
        )
        for (_index, row), clause in zip(shown.iterrows(), clauses, strict=True)
    )  # fmt: skip
    if rows:
        return Figure(chart=Chart("dots", _("Targets in percent"), "%", (_("Target"),), rows, marks_note(_)))
    quantities = quantity_targets(left)
    pairs = zip(quantities.iterrows(), row_clauses(quantities, lang), strict=True)
    return Figure(rows=tuple(Row(row[f"name_{lang}"], format_figure(row, lang), text) for (_i, row), text in pairs))


def responsibility_figure(choices: Choices, lang: str) -> Figure:
    """Tasks of each unit by role, never added up; of one unit if one is chosen."""
    _ = translator(lang)
    names = ("unit", "document", "theme", "kind", "role")
    choice = UnitChoice(*(first(choices, name) for name in names))
    given = chosen_assignments(choice)
    given = given[given["unit_id"] == choice.unit] if choice.unit else given
    counts = given.groupby(["unit_id", "role"]).size().unstack(fill_value=0)  # noqa: PD010 (a level becomes columns)
    counts = counts.reindex(columns=[role for role in ROLES if role in counts.columns])
    order = given["unit_id"].value_counts().index[:UNITS_SHOWN]
    units, words = read_units().set_index("unit_id")[f"name_{lang}"], role_names(lang)
    rows = tuple(
        ChartRow(units[unit], tuple(map(float, counts.loc[unit])), " / ".join(str(n) for n in counts.loc[unit]))
        for unit in order
    )
    series = tuple(words[role] for role in counts.columns)
    return Figure(chart=Chart("bars", _("Tasks"), "", series, rows, _("Roles are never added up.")))


def finance_figure(choices: Choices, lang: str) -> Figure:
    """Measures that the choices of the page leave, as rows."""
    left = filter_measures(read_measures(), *(first(choices, name) for name in FINANCE_FILTERS))
    measure = first(choices, "measure")
    left = left[left["measure_id"] == measure] if measure else left
    documents = read_documents().set_index("document_id")
    rows = (
        Row(
            row[f"title_{lang}"], row[f"beneficiary_{lang}"],
            clause_text(documents.loc[row["document_id"]], row["locator"], lang),
        )
        for row in left.head(ROWS_SHOWN).to_dict("records")
    )  # fmt: skip
    return Figure(rows=tuple(rows))


# Figure functions by the address of the page; any other page shows the map of its view.
FIGURES: dict[str, Callable[[Choices, str], Figure]] = {
    "": overview_figure,
    "regions": regions_figure,
    "corridors": corridors_figure,
    "renewal": renewal_figure,
    "themes": themes_figure,
    "targets": targets_figure,
    "responsibility": responsibility_figure,
    "finance": finance_figure,
}


def figure_of(view: View, lang: str) -> Figure:
    """Figure of a view in one language; ``view.page`` is the address of a page that stories can show."""
    if view.page in FIGURES:
        return FIGURES[view.page](view.choices, lang)
    return Figure(map_view(PAGES[view.page].view, view.choices))
