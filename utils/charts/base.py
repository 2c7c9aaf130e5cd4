"""Shared parts of charts: typeface, colours, axes, short labels, notes."""

from dataclasses import dataclass
from html import escape
from typing import Any

FONT = "Noto Sans SC,Source Han Sans SC,Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif"
CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


@dataclass(frozen=True)
class ChartTheme:
    """Colours of charts in one theme, by group and name as in the tokens file."""

    ui: dict[str, Any]
    chart: dict[str, Any]


def base_layout(theme: ChartTheme, height: int) -> dict[str, Any]:
    """Layout of every figure: transparent, no legend, fixed ranges."""
    return {
        "height": height,
        "margin": {"t": 8, "r": 0, "b": 30, "l": 0},
        "font": {"family": FONT, "size": 13, "color": theme.ui["text"]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": theme.chart["categorical"],
        "showlegend": False,
        "dragmode": False,
        "separators": ".,",
        "hoverlabel": {
            "bgcolor": theme.ui["bg"], "bordercolor": theme.ui["borderStrong"],
            "font": {"family": FONT, "color": theme.ui["text"]},
        },
    }  # fmt: skip


def _axis(theme: ChartTheme) -> dict[str, Any]:
    return {
        "fixedrange": True, "zeroline": False, "showline": False, "gridcolor": theme.chart["grid"],
        "ticks": "outside", "ticklen": 4, "tickcolor": theme.chart["axis"],
        "tickfont": {"size": 12, "color": theme.ui["muted"]},
    }  # fmt: skip


def shorten(text: str, limit: int) -> str:
    """Cut a text to a number of characters, ending in an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def letters(text: str) -> str:
    """Escaped text, as Plotly interprets tags such as ``<b>`` and ``<a>`` in labels."""
    return escape(text, quote=False)


def _rectangle(y: int, low: float, high: float, color: str, half: float = 0.22) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": low,
        "x1": high,
        "y0": y - half,
        "y1": y + half,
        "fillcolor": color,
        "line": {"width": 0},
        "layer": "below",
    }


def _note(text: str, x: float, y: float, anchor: str, style: dict[str, Any]) -> dict[str, Any]:
    return {"text": text, "x": x, "xref": "paper", "y": y, "xanchor": anchor, "showarrow": False, "font": style}
