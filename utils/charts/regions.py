"""Small multiples that compare regions, one panel with its own axis for each figure."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from utils.charts.base import ChartTheme, base_layout, letters
from utils.text.formatting import format_number

ROW, HEAD, TITLE, FOOT = 28, 52, 26, 22
HAN_WIDTH, LATIN_WIDTH = 13.5, 7.5
FIRST_HAN = 0x2E80


@dataclass(frozen=True)
class Panel:
    """One figure of all regions.

    Attributes
    ----------
    title
        Name of the figure with its unit.
    values
        One for each region, in order.
    decimals
        Number of decimals shown.
    additive
        Whether values are shown as bars from zero; otherwise as markers on an axis that spans the values.
    """

    title: str
    values: list[float]
    decimals: int
    additive: bool


def panel_range(panel: Panel) -> tuple[float, float]:
    """Range of the axis of a panel: from zero for bars, around the values for markers, with space for labels."""
    low, high = (0.0, max(panel.values)) if panel.additive else (min(panel.values), max(panel.values))
    span = (high - low) or high or 1.0
    return (0.0, high + 0.55 * span) if panel.additive else (low - 0.3 * span, high + 0.85 * span)


def names_width(names: list[str]) -> float:
    """Width in pixels of the longest name."""
    return 18 + max(sum(HAN_WIDTH if ord(sign) >= FIRST_HAN else LATIN_WIDTH for sign in name) for name in names)


def _axis(panel: Panel, theme: ChartTheme) -> dict[str, Any]:
    return {
        "range": panel_range(panel), "fixedrange": True, "nticks": 3, "tickformat": ",", "ticks": "",
        "zeroline": panel.additive, "zerolinecolor": theme.chart["axis"], "gridcolor": theme.chart["grid"],
        "tickfont": {"size": 12, "color": theme.ui["muted"]},
    }  # fmt: skip


def _marks(panel: Panel, names: list[str], theme: ChartTheme) -> dict[str, Any]:
    shared = {
        "x": panel.values, "y": [letters(name) for name in names],
        "text": [f"  {format_number(v, panel.decimals)}" for v in panel.values],
        "textfont": {"size": 13, "color": theme.ui["text"]}, "cliponaxis": False,
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }  # fmt: skip
    color = theme.chart["categorical"][0]
    if panel.additive:
        bars = {"type": "bar", "orientation": "h", "textposition": "outside", "constraintext": "none"}
        return shared | bars | {"marker": {"color": color}}
    return shared | {
        "type": "scatter", "mode": "markers+text", "textposition": "middle right",
        "marker": {"color": color, "size": 9},
    }  # fmt: skip


def compare_figure(panels: list[Panel], names: list[str], theme: ChartTheme, *, stacked: bool) -> go.Figure:
    """Figures of several regions side by side, each on its own axis.

    Parameters
    ----------
    panels
        The figures; units differ, so no two share an axis.
    names
        Names of the regions, in order.
    theme
        Colours.
    stacked
        Whether panels are below one another, for phones.
    """
    rows, columns = (len(panels), 1) if stacked else (1, len(panels))
    height = (len(names) * ROW + HEAD) * rows
    figure = make_subplots(
        rows=rows, cols=columns, shared_yaxes=not stacked, horizontal_spacing=0.025,
        vertical_spacing=HEAD / height if stacked else 0, subplot_titles=[letters(panel.title) for panel in panels],
    )  # fmt: skip
    for i, panel in enumerate(panels):
        at = {"row": i + 1, "col": 1} if stacked else {"row": 1, "col": i + 1}
        figure.add_trace(_marks(panel, names, theme), **at)
        figure.update_xaxes(_axis(panel, theme), **at)
    margin = {"t": TITLE, "r": 0, "b": FOOT, "l": names_width(names)}
    figure.update_layout(base_layout(theme, height) | {"margin": margin, "bargap": 0.45})
    figure.update_yaxes(
        fixedrange=True,
        autorange="reversed",
        ticks="",
        ticksuffix="  ",
        showgrid=False,
        tickfont={"size": 13, "color": theme.ui["text"]},
    )
    figure.update_annotations(font={"size": 12, "color": theme.ui["muted"]})
    return figure
