"""Figures of the targets page: targets in percent, and counts by theme and scope."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from utils.charts.base import ChartTheme, _axis, _note, _rectangle, base_layout, letters, shorten
from utils.text.formatting import format_figure
from utils.text.i18n import translator

MARKERS = {
    ">=": "triangle-right",
    ">": "triangle-right",
    "<=": "triangle-left",
    "<": "triangle-left",
    "=": "diamond",
    "~": "diamond-open",
}
AT_LEAST = frozenset({">=", ">"})
AT_MOST = frozenset({"<=", "<"})
TICKS = range(0, 101, 20)
NAME_LENGTH = {"zh": 16, "en": 34}


def _band(row: pd.Series) -> tuple[float, float] | None:
    if row["comparator"] in AT_LEAST:
        return float(row["value"]), 100.0
    if row["comparator"] in AT_MOST:
        return 0.0, float(row["value"])
    return None


@dataclass(frozen=True)
class Rows:
    """Layout of a row: height in pixels, positions in paper coordinates, shift of the name in rows."""

    height: int
    domain: tuple[float, float]
    value: float
    clause: float | None
    name_shift: float


WIDE = Rows(28, (0.29, 0.68), 0.8, 0.82, 0.0)
NARROW = Rows(46, (0.0, 0.72), 1.0, None, -0.34)


def percent_figure(
    targets: pd.DataFrame, clauses: list[str], lang: str, theme: ChartTheme, selected: str | None, form: Rows = WIDE
) -> go.Figure:
    """Targets in percent as markers on one axis, with value and clause in the same row.

    Parameters
    ----------
    targets
        Rows of the table ``targets`` with a value in percent.
    clauses
        Short clause of each row.
    lang, theme
        Language and colours.
    selected
        ``target_id`` of the highlighted row.
    form
        Wide rows for screens, narrow ones with the name above the markers for phones.

    Returns
    -------
    Markers by comparator; a band over the side that meets a limit; the baseline where one is printed. There are no
    bars, because the documents report no results.
    """
    rows = targets.reset_index(drop=True)
    places = list(range(len(rows)))
    color = theme.chart["categorical"][0]
    figure = go.Figure(layout=base_layout(theme, form.height * max(len(rows), 2) + 40))
    shapes = [_rectangle(i, *band, theme.chart["band"]) for i in places if (band := _band(rows.iloc[i]))]
    shapes += [_highlight(i, theme) for i in places if rows.loc[i, "target_id"] == selected]
    for i in places:
        _add_baseline(figure, rows.iloc[i], i, theme)
    texts = [f"{letters(row[f'name_{lang}'])}<br>{letters(format_figure(row, lang))}" for _, row in rows.iterrows()]
    figure.add_scatter(
        x=rows["value"], y=places, mode="markers", customdata=rows["target_id"],
        marker={"size": 11, "symbol": [MARKERS[c] for c in rows["comparator"]], "color": color},
        text=texts, hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    figure.update_layout(shapes=shapes, annotations=_row_notes(rows, clauses, lang, theme, form))
    figure.update_xaxes(
        **_axis(theme),
        range=[-2, 104],
        domain=list(form.domain),
        tickvals=list(TICKS),
        ticktext=[f"{tick} %" for tick in TICKS],
    )
    figure.update_yaxes(visible=False, range=[len(rows) - 0.5, -0.5], fixedrange=True)
    return figure


def _row_notes(
    rows: pd.DataFrame, clauses: list[str], lang: str, theme: ChartTheme, form: Rows
) -> list[dict[str, Any]]:
    ink, muted = {"size": 13, "color": theme.ui["text"]}, {"size": 12, "color": theme.ui["muted"]}
    notes = []
    for i, row in rows.iterrows():
        name = letters(shorten(row[f"name_{lang}"], NAME_LENGTH[lang]))
        notes.append(_note(name, 0, i + form.name_shift, "left", ink))
        notes.append(_note(f"<b>{letters(format_figure(row, lang))}</b>", form.value, i, "right", ink))
        if form.clause is not None:
            notes.append(_note(letters(clauses[i]), form.clause, i, "left", muted))
    return notes


def _highlight(i: int, theme: ChartTheme) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": i - 0.5,
        "y1": i + 0.5,
        "fillcolor": theme.ui["surface"],
        "line": {"width": 0},
        "layer": "below",
    }


def _add_baseline(figure: go.Figure, row: pd.Series, i: int, theme: ChartTheme) -> None:
    if pd.isna(row["base_value"]):
        return
    color = theme.chart["categorical"][0]
    figure.add_scatter(
        x=[row["base_value"], row["value"]], y=[i, i], mode="lines+markers", hoverinfo="skip",
        line={"width": 1.5, "color": color}, marker={"size": [9, 0], "symbol": "circle-open", "color": color},
    )  # fmt: skip


def matrix_figure(counts: pd.DataFrame, lang: str, theme: ChartTheme) -> go.Figure:
    """Number of records by theme and scope, as dots sized by the count with the count as label.

    Parameters
    ----------
    counts
        Index themes, columns scopes, both by their names in the language; cells are counts.
    lang, theme
        Language and colours.
    """
    _ = translator(lang)
    counts = counts.rename(index=letters, columns=letters)
    flat = counts.rename_axis(index="theme").reset_index().melt("theme", var_name="scope", value_name="n")
    flat = flat[flat["n"] > 0]
    figure = go.Figure(layout=base_layout(theme, 26 * len(counts) + 64))
    figure.add_scatter(
        x=flat["scope"], y=flat["theme"], mode="markers+text", text=flat["n"], textposition="middle right",
        textfont={"size": 12, "color": theme.ui["muted"]},
        marker={"size": flat["n"] ** 0.5 * 3.2 + 2, "color": theme.chart["categorical"][0]},
        customdata=[_.ngettext("record", "records", int(n)) for n in flat["n"]],
        hovertemplate="%{y} · %{x}: %{text} %{customdata}<extra></extra>",
    )  # fmt: skip
    figure.update_xaxes(
        **_axis(theme) | {"side": "top", "ticks": "", "showgrid": False},
        categoryarray=list(counts.columns),
        categoryorder="array",
    )
    figure.update_yaxes(
        **_axis(theme) | {"ticks": ""}, categoryarray=list(counts.index)[::-1], categoryorder="array", automargin=True
    )
    figure.update_layout(margin={"t": 30, "r": 30, "b": 4, "l": 4})
    return figure
