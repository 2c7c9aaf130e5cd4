"""Figures of the projects page: stages by stated year, lengths of the drawn lines."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from geodata.tables.codelists import code_names
from utils.charts.base import ChartTheme, base_layout
from utils.text.formatting import format_number, metres_text
from utils.text.i18n import translator
from utils.text.project_names import kind_names, year_names

ROW = 34
MODE_ROW = 30


def plain_axis(theme: ChartTheme) -> dict[str, Any]:
    """Category axis: no grid, no ticks, no zoom."""
    return {
        "fixedrange": True, "zeroline": False, "showgrid": False, "ticks": "", "showline": False, "automargin": True,
        "tickfont": {"size": 12, "color": theme.ui["text"]},
    }  # fmt: skip


def stage_year_figure(counts: pd.DataFrame, lang: str, theme: ChartTheme) -> go.Figure:
    """Stages by stated year as dots with counts, including projects without a year.

    Parameters
    ----------
    counts
        Index stages, columns the stated years and ``none``.
    lang, theme
        Language and colours.
    """
    _ = translator(lang)
    stages, years = code_names("stage", lang, "short"), year_names(_)
    shown = counts[counts.sum(axis=1) > 0]
    cells = [(year, stage, int(shown.loc[stage, year])) for stage in shown.index for year in shown.columns]
    cells = [cell for cell in cells if cell[2]]
    figure = go.Figure(layout=base_layout(theme, ROW * len(shown) + 48))
    figure.add_scatter(
        x=[years[year] for year, _stage, _n in cells], y=[stages[stage] for _year, stage, _n in cells],
        mode="markers+text", text=[str(n) for _year, _stage, n in cells], textposition="middle right",
        textfont={"size": 13, "color": theme.ui["text"]}, hoverinfo="skip", cliponaxis=False,
        marker={
            "size": [n**0.5 * 1.7 + 3 for _year, _stage, n in cells],
            # Rings instead of dots for projects without a year.
            "symbol": ["circle-open" if year == "none" else "circle" for year, _stage, _n in cells],
            "color": theme.chart["categorical"][0],
        },
    )  # fmt: skip
    names = [years[year] for year in shown.columns]
    figure.update_xaxes(
        **plain_axis(theme) | {"side": "top", "type": "category"},
        categoryorder="array",
        categoryarray=names,
        range=[-0.4, len(names) - 0.4],
    )
    figure.update_yaxes(
        **plain_axis(theme), categoryorder="array", categoryarray=[stages[s] for s in shown.index][::-1],
        range=[-0.6, len(shown) - 0.4],
    )  # fmt: skip
    # Counts of the last column stand right of their rings.
    figure.update_layout(margin={"t": 28, "r": 28, "b": 4, "l": 4})
    return figure


def length_figure(table: pd.DataFrame, modes: dict[str, str], lang: str, theme: ChartTheme) -> go.Figure:
    """Length of the drawn lines inside the area by mode; hatched bars have a wide positional error.

    Parameters
    ----------
    table
        As from ``geodata.analysis.network_lengths.network_table``: ``mode``, ``precision_m``, ``lines``, ``length_km``,
        ``inside_km``; whole lengths are shown where ``inside_km`` is NaN.
    modes
        Colour of each mode.
    lang, theme
        Language and colours.
    """
    names = kind_names(lang)
    table = table.assign(shown_km=table["inside_km"].fillna(table["length_km"]))
    order = list(dict.fromkeys(table["mode"]))
    figure = go.Figure(layout=base_layout(theme, MODE_ROW * len(order) + 40) | {"barmode": "stack"})
    for width in sorted(set(table["precision_m"])):
        part = table[table["precision_m"] == width]
        figure.add_bar(
            y=[names[mode] for mode in part["mode"]], x=part["shown_km"], orientation="h", name=metres_text(width),
            marker={
                "color": [modes[mode] for mode in part["mode"]], "line": {"width": 0},
                "pattern": {"shape": "/" if width > min(table["precision_m"]) * 2 else "", "size": 5, "solidity": 0.35},
            },
            customdata=[[metres_text(width), int(n)] for n in part["lines"]],
            hovertemplate="%{y} · %{customdata[0]}: %{x:,.0f} km (%{customdata[1]})<extra></extra>",
        )  # fmt: skip
    totals = table.groupby("mode", sort=False)["shown_km"].sum()
    figure.add_scatter(
        x=list(totals), y=[names[mode] for mode in totals.index], mode="text", textposition="middle right",
        text=[f" {format_number(km, 0)} km" for km in totals], textfont={"size": 12, "color": theme.ui["text"]},
        hoverinfo="skip", cliponaxis=False,
    )  # fmt: skip
    figure.update_xaxes(visible=False, fixedrange=True, range=[0, max(totals) * 1.22 if len(totals) else 1])
    figure.update_yaxes(**plain_axis(theme), categoryorder="array", categoryarray=[names[mode] for mode in order][::-1])
    figure.update_layout(bargap=0.35, margin={"t": 4, "r": 4, "b": 4, "l": 4})
    return figure
