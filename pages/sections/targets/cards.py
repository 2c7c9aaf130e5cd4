"""Blocks of the targets page: tiles, card, what binds a region and what names it."""

from functools import lru_cache

import pandas as pd
from htpy import Element, article, b, br, div, h3, header, mark, p, q, span
from markupsafe import Markup

from geodata.analysis.targets import CONCERNS, binding_targets, concerned_targets, naming_rows
from geodata.tables.readers import read_provisions, read_regions, read_scopes, read_targets
from pages.components.layout import show_cells, show_html, show_section
from utils.charts.sparkline import spark_html
from utils.html.cards import row_html
from utils.html.citations import reference_html, reference_of
from utils.html.markup import rendered
from utils.text.code_names import scope_names, target_kind_names
from utils.text.formatting import format_figure, format_number
from utils.text.glossary import explained
from utils.text.i18n import Translate, translator

NAMED_SHOWN = 6


def _reference(row: pd.Series, lang: str, *, right: bool = False) -> Markup:
    return reference_html(reference_of(row), lang, right=right)


@lru_cache
def _chip(lang: str, *, gradable: bool) -> Markup:
    _ = translator(lang)
    if gradable:
        return rendered(span(class_="a-chip a-notReported")["○ ", _("Not reported")])
    return rendered(span(class_="a-chip a-noRule")[_("Not graded")])


def chip_html(row: pd.Series, _: Translate) -> Markup:
    """Progress of a record: no document reports a result, so none is graded."""
    return _chip(_.lang, gradable=row["kind"] == "target" and not pd.isna(row["value"]))


def tile_html(row: pd.Series, lang: str, _: Translate) -> Element:
    """One quantity with its clause."""
    below = div[_reference(row, lang), chip_html(row, _)]
    return div(class_="a-tile")[span[row[f"name_{lang}"]], b[format_figure(row, lang)], spark_html(row, lang), below]


def show_tiles(targets: pd.DataFrame, lang: str) -> None:
    """Quantities side by side: their units differ, so they share no axis."""
    _ = translator(lang)
    show_html(div(class_="a-block a-tiles")[(tile_html(row, lang, _) for _index, row in targets.iterrows())])


def _pair(label: str, value: str) -> Element:
    return div[span[label], b[value]]


def show_target_card(row: pd.Series, lang: str) -> None:
    """One record: baseline, target, measured value, words as printed, scope, grade."""
    _ = translator(lang)
    base = "—" if pd.isna(row["base_value"]) else f"{format_number(row['base_value'])} {row['unit']}"
    base_label = _("Baseline") + (f" {row['base_year']}" if row["base_year"] else "")
    card = article(class_="a-card", data_card=row["target_id"])[
        header[h3[row[f"name_{lang}"]], chip_html(row, _)],
        div(class_="a-pair")[
            _pair(base_label, base),
            _pair(_("Target") + f" {row['target_year']}", format_figure(row, lang)),
            _pair(_("Measured"), "—"),
        ],
        div(class_="a-said")[q[mark[row["evidence"]]], br, _reference(row, lang)],
        row_html(_("Scope"), explained(scope_names(lang)[row["scope"]], lang)),
        row_html(_("Kind"), target_kind_names(lang)[row["kind"]]),
        row_html(_("Nature"), _("The document does not say binding or expected")),
        row_html(_("Progress"), _("No measured value, no grade")),
        p(class_="a-note")[row["note"]] if lang == "en" and row["note"] else None,
    ]
    show_html(div(class_="a-block")[card])


def binding_counts(region_id: str, lang: str) -> pd.DataFrame:
    """Number of targets that bind a region, by scope.

    Returns
    -------
    Columns ``scope`` (name), ``n``, in the order of the scopes table.
    """
    targets, scopes = read_targets(), read_scopes()
    counts = binding_targets(region_id, targets, scopes)["scope"].value_counts()
    names = scope_names(lang)
    rows = [(names[scope], int(counts[scope])) for scope in scopes["scope"] if counts.get(scope, 0)]
    return pd.DataFrame(rows, columns=["scope", "n"])


def show_region_binding(region_id: str, lang: str) -> None:
    """Which targets bind a region by scope, and which provisions name it."""
    _ = translator(lang)
    name = read_regions().set_index("region_id").loc[region_id, f"name_{lang}"]
    rows = [row_html(scope, str(n)) for scope, n in binding_counts(region_id, lang).itertuples(index=False)]
    concerned = concerned_targets(region_id, read_targets(), read_scopes())
    if len(concerned):
        scopes = read_scopes()
        label = scopes.loc[scopes["relation"] == CONCERNS, f"name_{lang}"].iloc[0]
        relation = _("concerns, does not bind")
        rows.append(row_html(f"{label} ({relation})", str(len(concerned))))
    own = p(class_="a-note")[_("No document gives it a numeric target of its own.")]
    head = header[h3[_("Binding by scope:"), " ", name]]
    show_html(div(class_="a-block")[article(class_="a-card")[head, rows, own]])
    show_named(region_id, lang)


def show_named(region_id: str, lang: str) -> None:
    """Provisions that name a region, each with its clause."""
    _ = translator(lang)
    named = naming_rows(read_provisions(), region_id)
    lines = [row_html(row[f"heading_{lang}"], _reference(row, lang, right=True)) for _index, row in named.iterrows()]
    show_section(_("Provisions that name it"), str(len(named)))
    show_cells(lines, lang, NAMED_SHOWN)


def show_kinds(records: pd.DataFrame, lang: str) -> None:
    """How many of the shown records are targets, commitments and so on."""
    _ = translator(lang)
    counts = records["kind"].value_counts()
    names = target_kind_names(lang).items()
    show_section(_("Records by kind"), str(len(records)))
    show_html(div(class_="a-block")[(row_html(name, str(int(counts[kind]))) for kind, name in names if kind in counts)])
