"""The tree of targets: theme, indicator, target."""

from html import escape

import pandas as pd
import streamlit as st

from pages.sections.targets.cards import chip_html
from utils.html.citations import reference_html, reference_of
from utils.text.code_names import scope_names, target_kind_names, theme_names_of_targets
from utils.text.formatting import format_figure, format_number
from utils.text.i18n import translator
from utils.urls.page_urls import page_address


def show_tree(records: pd.DataFrame, lang: str, chosen: str) -> None:
    """Every record under its indicator and theme; the branch of the chosen record is open.

    Parameters
    ----------
    records
        Rows of the targets table.
    lang
        Language of the page.
    chosen
        ``target_id`` of the record whose branch is open.
    """
    _ = translator(lang)
    names = theme_names_of_targets(lang)
    order = [theme for theme in names if theme in set(records["theme"])]
    branches = [_theme_html(records[records["theme"] == theme], names[theme], lang, chosen) for theme in order]
    st.html(f'<div class="a-block a-branches">{"".join(branches)}</div>')


def _theme_html(records: pd.DataFrame, name: str, lang: str, chosen: str) -> str:
    _ = translator(lang)
    n, m = int(records["indicator_id"].nunique()), len(records)
    counts = ("，" if lang == "zh" else ", ").join(
        (
            _.ngettext("{n} indicator", "{n} indicators", n).replace("{n}", str(n)),
            _.ngettext("{n} record", "{n} records", m).replace("{n}", str(m)),
        )
    )
    groups = records.groupby("indicator_id", sort=False)
    leaves = "".join(_indicator_html(rows, lang, chosen) for _indicator, rows in groups)
    is_open = " open" if chosen in set(records["target_id"]) else ""
    return (
        f"<details{is_open}><summary><b>{escape(name)}</b> <small>{escape(counts)}</small></summary>{leaves}</details>"
    )


def _indicator_html(rows: pd.DataFrame, lang: str, chosen: str) -> str:
    leaves = "".join(_target_html(row, lang, chosen) for _index, row in rows.iterrows())
    if len(rows) == 1:
        return leaves
    name = escape(rows.iloc[0][f"name_{lang}"])
    return f'<section class="a-indicator"><h3>{name} <small>{len(rows)}</small></h3>{leaves}</section>'


def _target_html(row: pd.Series, lang: str, chosen: str) -> str:
    _ = translator(lang)
    address = page_address("targets", {"target": row["target_id"], "year": row["target_year"] or "none"}, lang)
    base = "" if pd.isna(row["base_value"]) else f"{format_number(row['base_value'])} {row['unit']}"
    label = " ".join(part for part in (_("Baseline"), row["base_year"], base) if part) if base else ""
    aside = " · ".join(
        part for part in (target_kind_names(lang)[row["kind"]], scope_names(lang)[row["scope"]], label) if part
    )
    reference = reference_html(reference_of(row), lang, right=True)
    mark = ' class="a-chosen"' if row["target_id"] == chosen else ""
    figure = format_figure(row, lang)
    return (
        f'<div class="a-leaf-target"><span{mark}><a href="{escape(address)}" target="_self">'
        f"{escape(row[f'name_{lang}'])}</a><br><small>{escape(aside)}</small></span>"
        f"<b>{escape(figure)}</b><small>{escape(row['target_year'] or '—')}</small>{reference}{chip_html(row, _)}</div>"
    )
