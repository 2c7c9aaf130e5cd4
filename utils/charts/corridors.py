"""Diagram of the outward directions: the central city, six arms, and the axes and corridors around them."""

import math
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from geodata.analysis.corridors import Direction, Mention, arrow_bearing, read_bearings, spread_bearings
from utils.charts.base import ChartTheme, base_layout, letters
from utils.text.i18n import translator

HEIGHT = 400
INNER, ARM, CITIES, RING, RING_LABEL = 0.2, 1.0, 1.1, 1.62, 1.95
# Horizontal stretch: the diagram is wider than high.
WIDEN = 1.35
LANE = 0.07
GAP = 30.0
NORTH, SOUTH = 0.0, 180.0
# Cities per line of a label.
WIDE_CITIES, NARROW_CITIES = 3, 2
SIDE, LEVELLED = 40.0, 0.4
SIDE_RING, SIDE_LABEL, STROKE = 1.1, 1.8, 0.17


@dataclass(frozen=True)
class ModeStyle:
    """Colours of the line modes, for lines and for text, and the theme of charts."""

    lines: dict[str, str]
    words: dict[str, str]
    chart: ChartTheme


def point_at(bearing: float, radius: float, aside: float = 0.0) -> tuple[float, float]:
    """Point of the diagram from bearing (degrees clockwise from north), distance from the centre and lateral offset."""
    east, north = math.sin(math.radians(bearing)), math.cos(math.radians(bearing))
    return (radius * east + aside * north) * WIDEN, radius * north - aside * east


def arm_side(bearing: float) -> str:
    """Alignment of the label of an arm: outwards in the east and west, centred in the north and south."""
    if bearing in {NORTH, SOUTH}:
        return "center"
    return "left" if bearing < SOUTH else "right"


def arm_note(direction: Direction, lang: str, theme: ChartTheme, per_line: int, *, chosen: bool) -> dict[str, Any]:
    """Label at the end of an arm: name of the direction, and the cities that it links."""
    bearing = read_bearings()[direction.id]
    x, y = point_at(bearing, CITIES)
    cities = [letters(city.row[f"label_{lang}"]) for city in direction.cities]
    join = " " if lang == "zh" else ", "
    lines = [join.join(cities[i : i + per_line]) for i in range(0, len(cities), per_line)]
    name = f"<b>{letters(direction.mention.row[f'label_{lang}'])}</b>"
    color = theme.ui["accent"] if chosen else theme.ui["text"]
    side = arm_side(bearing)
    return {
        "x": x, "y": y, "text": "<br>".join([name, *lines]), "showarrow": False,
        "font": {"size": 12, "color": color},
        "xanchor": side, "align": side,
        "yanchor": "bottom" if bearing == NORTH else "top" if bearing == SOUTH else "middle",
    }  # fmt: skip


def add_arm(figure: go.Figure, direction: Direction, lang: str, style: ModeStyle, *, faded: bool) -> None:
    """Draw the lines of a direction side by side, each in the colour of its mode."""
    count = len(direction.lines)
    for i, line in enumerate(direction.lines):
        aside = (i - (count - 1) / 2) * LANE
        ends = [point_at(read_bearings()[direction.id], radius, aside) for radius in (INNER, ARM)]
        figure.add_scatter(
            x=[ends[0][0], (ends[0][0] + ends[1][0]) / 2, ends[1][0]],
            y=[ends[0][1], (ends[0][1] + ends[1][1]) / 2, ends[1][1]],
            mode="lines", line={"color": style.lines[line.entity.mode], "width": 3}, opacity=0.3 if faded else 1,
            text=[letters(line.row[f"name_{lang}"])] * 3, hovertemplate="%{text}<extra></extra>",
        )  # fmt: skip


def ring_bearings(corridors: list[Mention]) -> dict[str, float]:
    """Bearings of axes and corridors around the arms: in the order of their arrows, spread apart.

    In the east and west they are moved towards the level of the centre, clear of the labels of the arms.
    """
    bearings = {str(each.row["place_id"]): arrow_bearing(each.entity) for each in corridors}
    spread = spread_bearings(bearings, GAP)
    return {
        key: level + (bearing - level) * LEVELLED if (level := side_level(bearing)) is not None else bearing
        for key, bearing in spread.items()
    }


def side_level(bearing: float) -> float | None:
    """Bearing of east or west for bearings close to it; None for others."""
    return next((level for level in (90.0, 270.0) if abs(bearing - level) < SIDE), None)


def ring_notes(corridors: list[Mention], lang: str, theme: ChartTheme) -> list[dict[str, Any]]:
    """Labels of the axes and corridors around the arms."""
    bearings = ring_bearings(corridors)
    notes = []
    for each in corridors:
        bearing = bearings[str(each.row["place_id"])]
        x, y = point_at(bearing, RING_LABEL if side_level(bearing) is None else SIDE_LABEL)
        axis = each.row["place_id"].startswith("a-axis")
        text = letters(each.row[f"label_{lang}"])
        font = {"size": 12, "color": theme.ui["text"] if axis else theme.ui["muted"]}
        notes.append({"x": x, "y": y, "text": f"<b>{text}</b>" if axis else text, "showarrow": False, "font": font})
    return notes


def add_ring(figure: go.Figure, corridors: list[Mention], style: ModeStyle) -> None:
    """Draw short strokes outside the arms that point to the axes and corridors."""
    for key, bearing in ring_bearings(corridors).items():
        # In the east and west the labels are closer to the centre.
        start = RING if side_level(bearing) is None else SIDE_RING
        ends = [point_at(bearing, radius) for radius in (start, start + STROKE)]
        figure.add_scatter(
            x=[end[0] for end in ends], y=[end[1] for end in ends], mode="lines", hoverinfo="skip",
            line={"color": style.lines["corridor"], "width": 5 if key.startswith("a-axis") else 2.5},
        )  # fmt: skip


def mode_legend(directions: list[Direction], names: dict[str, str], style: ModeStyle) -> dict[str, Any]:
    """Legend of the modes in their colours, in one line at the bottom."""
    modes = [mode for mode in names if any(line.entity.mode == mode for each in directions for line in each.lines)]
    words = "   ".join(f'<span style="color:{style.words[mode]}">━ {names[mode]}</span>' for mode in modes)
    return {
        "text": words, "x": 0, "y": 0, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom",
        "showarrow": False, "font": {"size": 12}, "yshift": -4,
    }  # fmt: skip


def reach_figure(
    directions: list[Direction], corridors: list[Mention], chosen: str | None, lang: str, style: ModeStyle
) -> go.Figure:
    """Diagram of the outward directions; only their bearings are geographic.

    Parameters
    ----------
    directions
        The outward directions.
    corridors
        Axes and corridors around them; none on a narrow screen.
    chosen
        Id of the highlighted direction.
    lang, style
        Language and colours.
    """
    _ = translator(lang)
    names = {"hsr": _("High-speed rail"), "rail": _("Conventional rail"), "water": _("Waterway")}
    corridors = [each for each in corridors if each.entity.geometry is not None]
    figure = go.Figure(layout=base_layout(style.chart, HEIGHT))
    for direction in directions:
        add_arm(figure, direction, lang, style, faded=chosen not in {None, direction.id})
    add_ring(figure, corridors, style)
    centre = {"x": 0, "y": 0, "text": "<b>" + _("Central city") + "</b>", "showarrow": False}
    per_line = WIDE_CITIES if corridors else NARROW_CITIES
    notes = [arm_note(each, lang, style.chart, per_line, chosen=each.id == chosen) for each in directions]
    figure.update_layout(
        annotations=[
            centre | {"font": {"size": 14, "color": style.chart.ui["text"]}}, *notes,
            *ring_notes(corridors, lang, style.chart), mode_legend(directions, names, style),
        ],
        margin={"t": 2, "r": 2, "b": 18, "l": 2},
    )  # fmt: skip
    reach = RING_LABEL + 0.15 if corridors else ARM + 0.5
    wide = reach * WIDEN + (0.35 if corridors else 1.1)
    figure.update_xaxes(visible=False, fixedrange=True, range=[-wide, wide])
    figure.update_yaxes(visible=False, fixedrange=True, range=[-reach - 0.15, reach])
    return figure
