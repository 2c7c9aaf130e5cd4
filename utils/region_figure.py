"""Small multiples that set regions beside one another: one axis for each figure."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from utils.figures import Look, base_layout
from utils.formatting import format_number

ROW, HEAD, GAP = 30, 46, 26
LEFT = 132


@dataclass(frozen=True)
class Panel:
    """One figure of all regions.

    Attributes
    ----------
    title
        What it is, with its unit.
    values
        One for each region, in order.
    decimals
        Decimals as shown.
    additive
        Whether a bar from zero is honest; otherwise marks stand on an axis of their own span.
    """

    title: str
    values: list[float]
    decimals: int
    additive: bool


def panel_range(panel: Panel) -> tuple[float, float]:
    """Ends of a panel's axis: from zero for bars, around the values for marks; room for the words at the right."""
    low, high = (0.0, max(panel.values)) if panel.additive else (min(panel.values), max(panel.values))
    span = (high - low) or high or 1.0
    return (0.0, high + 0.55 * span) if panel.additive else (low - 0.3 * span, high + 0.85 * span)


def _marks(panel: Panel, names: list[str], look: Look) -> dict[str, Any]:
    shared = {
        "x": panel.values, "y": names, "text": [format_number(v, panel.decimals) for v in panel.values],
        "textfont": {"size": 13, "color": look.ui["text"]}, "cliponaxis": False,
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }  # fmt: skip
    color = look.chart["categorical"][0]
    if panel.additive:
        return shared | {"type": "bar", "orientation": "h", "textposition": "outside", "marker": {"color": color}}
    return shared | {
        "type": "scatter", "mode": "markers+text", "textposition": "middle right",
        "marker": {"color": color, "size": 9},
    }  # fmt: skip


def compare_figure(panels: list[Panel], names: list[str], look: Look, *, stacked: bool) -> go.Figure:
    """Figures of a few regions side by side, each on its own axis.

    Parameters
    ----------
    panels
        The figures; units differ, so no two share an axis.
    names
        Names of the regions, in order.
    look
        Colours.
    stacked
        One below the other, for a phone.
    """
    rows, columns = (len(panels), 1) if stacked else (1, len(panels))
    height = (len(names) * ROW + HEAD) * rows
    figure = make_subplots(
        rows=rows, cols=columns, shared_yaxes=not stacked, horizontal_spacing=0.02,
        vertical_spacing=HEAD / height if stacked else 0, subplot_titles=[panel.title for panel in panels],
    )  # fmt: skip
    for i, panel in enumerate(panels):
        at = {"row": i + 1, "col": 1} if stacked else {"row": 1, "col": i + 1}
        figure.add_trace(_marks(panel, names, look), **at)
        figure.update_xaxes(range=panel_range(panel), **at)
    figure.update_layout(base_layout(look, height) | {"margin": {"t": GAP, "r": 0, "b": 12, "l": LEFT}, "bargap": 0.45})
    figure.update_xaxes(
        fixedrange=True, showticklabels=False, showgrid=False, zeroline=True, zerolinewidth=1,
        zerolinecolor=look.chart["axis"],
    )  # fmt: skip
    figure.update_yaxes(
        fixedrange=True, autorange="reversed", ticks="", showgrid=False, tickfont={"size": 13, "color": look.ui["text"]}
    )
    figure.update_annotations(font={"size": 12, "color": look.ui["muted"]})
    return figure
