"""The tree of targets: theme, indicator, target."""

from functools import lru_cache

import pandas as pd
from htpy import Element, Node, a, b, br, details, div, h3, section, small, span, summary
from markupsafe import Markup

from geodata.tables.readers import read_targets
from pages.components.layout import show_html
from pages.sections.targets.cards import chip_html
from utils.html.citations import reference_html, reference_of
from utils.html.markup import rendered
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
    names = theme_names_of_targets(lang)
    order = [theme for theme in names if theme in set(records["theme"])]
    branches = (_theme_html(records[records["theme"] == theme], names[theme], lang, chosen) for theme in order)
    show_html(div(class_="a-block a-branches")[branches])


def _theme_html(records: pd.DataFrame, name: str, lang: str, chosen: str) -> Element:
    _ = translator(lang)
    n, m = int(records["indicator_id"].nunique()), len(records)
    counts = ("，" if lang == "zh" else ", ").join(
        (
            _.ngettext("{n} indicator", "{n} indicators", n).replace("{n}", str(n)),
            _.ngettext("{n} record", "{n} records", m).replace("{n}", str(m)),
        )
    )
    groups = records.groupby("indicator_id", sort=False)
    leaves = (_indicator_html(rows, lang, chosen) for _indicator, rows in groups)
    return details(open=chosen in set(records["target_id"]))[summary[b[name], " ", small[counts]], leaves]


def _indicator_html(rows: pd.DataFrame, lang: str, chosen: str) -> Node:
    leaves = [_target_html(target, lang, chosen=target == chosen) for target in rows["target_id"]]
    if len(rows) == 1:
        return leaves
    name = rows.iloc[0][f"name_{lang}"]
    return section(class_="a-indicator")[h3[name, " ", small[str(len(rows))]], leaves]


@lru_cache(maxsize=1)
def _targets_by_id() -> pd.DataFrame:
    return read_targets().set_index("target_id", drop=False)


@lru_cache(maxsize=2048)
def _target_html(target_id: str, lang: str, *, chosen: bool) -> Markup:
    _ = translator(lang)
    row = _targets_by_id().loc[target_id]
    address = page_address("targets", {"target": row["target_id"], "year": row["target_year"] or "none"}, lang)
    base = "" if pd.isna(row["base_value"]) else f"{format_number(row['base_value'])} {row['unit']}"
    label = " ".join(part for part in (_("Baseline"), row["base_year"], base) if part) if base else ""
    aside = " · ".join(
        part for part in (target_kind_names(lang)[row["kind"]], scope_names(lang)[row["scope"]], label) if part
    )
    link = a(href=address, target="_self")[row[f"name_{lang}"]]
    leaf = div(class_="a-leaf-target")[
        span(class_="a-chosen" if chosen else None)[link, br, small[aside]],
        b[format_figure(row, lang)],
        small[row["target_year"] or "—"],
        reference_html(reference_of(row), lang, right=True),
        chip_html(row, _),
    ]
    return rendered(leaf)
