"""Blocks of the targets page: tiles, card, what binds a region and what names it."""

from html import escape

import pandas as pd
import streamlit as st

from geodata.analysis.target_scope import CONCERNS, binding_targets, concerned_targets, naming_rows
from geodata.tables.readers import read_provisions, read_regions, read_scopes, read_targets
from pages.components.layout import show_cells, show_section
from utils.charts.sparkline import spark_html
from utils.html.cards import row_html
from utils.html.citations import reference_html, reference_of
from utils.text.code_names import scope_names, target_kind_names
from utils.text.formatting import format_figure, format_number
from utils.text.glossary import explained
from utils.text.i18n import Translate, translator

NAMED_SHOWN = 6


def _reference(row: pd.Series, lang: str, *, right: bool = False) -> str:
    return reference_html(reference_of(row), lang, right=right)


def chip_html(row: pd.Series, _: Translate) -> str:
    """Progress of a record: no document reports a result, so none is graded."""
    if row["kind"] == "target" and not pd.isna(row["value"]):
        unreported = _("Not reported")
        return f'<span class="a-chip a-notReported">○ {escape(unreported)}</span>'
    ungraded = _("Not graded")
    return f'<span class="a-chip a-noRule">{escape(ungraded)}</span>'


def tile_html(row: pd.Series, lang: str, _: Translate) -> str:
    """One quantity with its clause."""
    figure = escape(format_figure(row, lang))
    return (
        f'<div class="a-tile"><span>{escape(row[f"name_{lang}"])}</span><b>{figure}</b>{spark_html(row, lang)}'
        f"<div>{_reference(row, lang)}{chip_html(row, _)}</div></div>"
    )


def show_tiles(targets: pd.DataFrame, lang: str) -> None:
    """Quantities side by side: their units differ, so they share no axis."""
    _ = translator(lang)
    cells = "".join(tile_html(row, lang, _) for _index, row in targets.iterrows())
    st.html(f'<div class="a-block a-tiles">{cells}</div>')


def _pair(label: str, value: str) -> str:
    return f"<div><span>{escape(label)}</span><b>{escape(value)}</b></div>"


def show_target_card(row: pd.Series, lang: str) -> None:
    """One record: baseline, target, measured value, words as printed, scope, grade."""
    _ = translator(lang)
    year = row["target_year"]
    base = "—" if pd.isna(row["base_value"]) else f"{format_number(row['base_value'])} {row['unit']}"
    base_label = _("Baseline") + (f" {row['base_year']}" if row["base_year"] else "")
    figures = (
        _pair(base_label, base) + _pair(_("Target") + f" {year}", format_figure(row, lang)) + _pair(_("Measured"), "—")
    )
    graded = _("No measured value, no grade")
    nature = _("The document does not say binding or expected")
    scope = row_html(_("Scope"), explained(scope_names(lang)[row["scope"]], lang))
    kind = row_html(_("Kind"), escape(target_kind_names(lang)[row["kind"]]))
    nature_row = row_html(_("Nature"), escape(nature))
    progress = row_html(_("Progress"), escape(graded))
    note = f'<p class="a-note">{escape(row["note"])}</p>' if lang == "en" and row["note"] else ""
    st.html(
        f'<div class="a-block"><article class="a-card" data-card="{escape(row["target_id"])}"><header>'
        f"<h3>{escape(row[f'name_{lang}'])}</h3>{chip_html(row, _)}</header>"
        f'<div class="a-pair">{figures}</div>'
        f'<div class="a-said"><q><mark>{escape(row["evidence"])}</mark></q><br>{_reference(row, lang)}</div>'
        f"{scope}{kind}{nature_row}{progress}{note}</article></div>"
    )


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
    rows = "".join(row_html(scope, str(n)) for scope, n in binding_counts(region_id, lang).itertuples(index=False))
    concerned = concerned_targets(region_id, read_targets(), read_scopes())
    if len(concerned):
        scopes = read_scopes()
        label = scopes.loc[scopes["relation"] == CONCERNS, f"name_{lang}"].iloc[0]
        relation = _("concerns, does not bind")
        rows += row_html(f"{label} ({relation})", str(len(concerned)))
    own = _("No document gives it a numeric target of its own.")
    title = _("Binding by scope:")
    st.html(
        f'<div class="a-block"><article class="a-card"><header><h3>{escape(title)} {escape(name)}</h3></header>'
        f'{rows}<p class="a-note">{escape(own)}</p></article></div>'
    )
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
    rows = "".join(
        row_html(name, str(int(counts[kind]))) for kind, name in target_kind_names(lang).items() if kind in counts
    )
    show_section(_("Records by kind"), str(len(records)))
    st.html(f'<div class="a-block">{rows}</div>')
