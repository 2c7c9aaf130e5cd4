"""The figure of a page: map with legend and scale, chart, and rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.print_layout.poster_parts import LEADING, set_legend, set_line, set_rows, set_scale, set_text
from exports.shared.edition import Edition
from geodata.visible_text import only_visible
from utils.drawing.box import Box, Ink, Part
from utils.drawing.display_list import LegendEntry, Picture, StaticMap
from utils.drawing.legend_layout import Legend, fitting_legend
from utils.drawing.picture_svg import placed_picture
from utils.drawing.svg import document, in_face
from utils.stories.slides import Row
from utils.text.i18n import translator

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
GAP = 14.0
# More rows than this are set in two columns where they have the whole width.
MOST_ROWS = 14
# Share of the width that a map may take: alone, with rows, and with a chart beside it.
MAP_ALONE, MAP_BESIDE, MAP_CHART = 0.76, 0.62, 0.52
# Ratio of height to width from which a chart is tall; share that the legend takes beside a tall one.
TALL, LEGEND_ACROSS = 0.9, 0.36
# Share of the height beside a map that its legend may take where rows or a chart follow.
LEGEND_SHARE = 0.58
# From this width, in em, a legend has two columns.
TWO_COLUMNS = 34
# Pixels of a static map per point on the page.
PIXELS = 1.25
# Width of a figure in points up to which its font sizes are not scaled.
USUAL = 515.0


@dataclass(frozen=True)
class Figure:
    """Content of a figure.

    Attributes
    ----------
    static_map, chart
        Map and chart, either of them, or neither.
    rows
        Table beside them.
    """

    static_map: StaticMap | None = None
    chart: Picture | None = None
    rows: tuple[Row, ...] = ()


def _contained(picture: Picture, box: Box) -> float:
    return min(box.width / picture.width, box.height / picture.height)


def _halves(keys: Sequence[LegendEntry]) -> tuple[Sequence[LegendEntry], Sequence[LegendEntry]]:
    """Legend in two columns, split before the title nearest to the middle."""
    cuts = [i for i, key in enumerate(keys) if key.role == "title" and i]
    cut = min(cuts, key=lambda i: abs(i - len(keys) / 2), default=len(keys))
    return keys[:cut], keys[cut:]


def _legends(keys: Sequence[LegendEntry], box: Box, unit: float) -> list[Legend]:
    sizes = [size * unit for size in SIZES]
    columns = [keys]
    if box.width > TWO_COLUMNS * sizes[0]:
        columns = [half for half in _halves(keys) if half]
    across = (box.width - GAP * unit * (len(columns) - 1)) / len(columns)
    laid = [fitting_legend(column, across, box.height, sizes) for column in columns]
    smallest = min((legend.leading for legend in laid), default=0.0)
    at = [size for size in sizes if size * LEADING <= smallest + 0.01] or sizes[-1:]
    return [fitting_legend(column, across, box.height, at) for column in columns]


def _set_legends(keys: Sequence[LegendEntry], box: Box, unit: float, edition: Edition) -> Part:
    legends = _legends(keys, box, unit)
    across = (box.width + GAP * unit) / max(len(legends), 1)
    parts = [set_legend(legend, box.x + i * across, box.y, edition) for i, legend in enumerate(legends)]
    return Part("".join(part.svg for part in parts), max((part.height for part in parts), default=0.0))


def _set_table(rows: Sequence[Row], box: Box, unit: float, edition: Edition, sizes: Sequence[float] = SIZES) -> str:
    """Rows at the largest font size at which all fit, or at the smallest with a count of those left out."""
    if not rows or box.height < SIZES[-1] * unit * 4:
        return ""
    for size in sizes:
        part, done = set_rows(rows, box, size * unit, edition)
        if done == len(rows):
            return part.svg
    size = sizes[-1] * unit
    part, done = set_rows(rows, Box(box.x, box.y, box.width, box.height - size * 1.6), size, edition)
    _ = translator(edition.lang)
    more = _("{n} more").replace("{n}", str(len(rows) - done))
    return part.svg + set_line(more, box.x, box.y + part.height + size * 0.4, Ink(size, edition.theme.ui["muted"]))


def _below_legend(figure: Figure, box: Box, unit: float, edition: Edition) -> str:
    """Chart and rows below a legend."""
    chart, y = "", box.y
    if figure.chart:
        room = Box(box.x, y, box.width, box.height * (0.5 if figure.rows else 1.0))
        scale = _contained(figure.chart, room)
        chart = placed_picture(figure.chart, box.x, y, scale, "h")
        y += figure.chart.height * scale + GAP * unit
    return chart + _set_table(figure.rows, Box(box.x, y, box.width, box.y + box.height - y), unit, edition)


def _beside_map(figure: Figure, static_map: StaticMap, box: Box, unit: float, edition: Edition) -> str:
    """Legend, chart and rows in the column beside a map; a tall chart stands beside the legend."""
    if figure.chart and figure.chart.height > figure.chart.width * TALL:
        across = box.width * LEGEND_ACROSS
        legend = _set_legends(static_map.legend, Box(box.x, box.y, across, box.height), unit, edition)
        left = box.x + across + GAP * unit
        rest = Box(left, box.y, box.x + box.width - left, box.height)
        return legend.svg + _below_legend(figure, rest, unit, edition)
    more = figure.chart or figure.rows
    room = Box(box.x, box.y, box.width, box.height * (LEGEND_SHARE if more else 1.0))
    legend = _set_legends(static_map.legend, room, unit, edition)
    y = box.y + legend.height + GAP * unit
    return legend.svg + _below_legend(figure, Box(box.x, y, box.width, box.y + box.height - y), unit, edition)


def _set_rows_alone(rows: Sequence[Row], box: Box, unit: float, edition: Edition) -> str:
    """Rows without a figure: in one column, or where they are many in two of the same font size."""
    if len(rows) <= MOST_ROWS:
        return _set_table(rows, box, unit, edition)
    half, middle = (box.width - 2 * GAP * unit) / 2, -(-len(rows) // 2)
    columns = (
        (rows[:middle], Box(box.x, box.y, half, box.height)),
        (rows[middle:], Box(box.x + half + 2 * GAP * unit, box.y, half, box.height)),
    )
    sizes = [s for s in SIZES if all(set_rows(part, at, s * unit, edition)[1] == len(part) for part, at in columns)]
    size = sizes[:1] or SIZES[-1:]
    return "".join(_set_table(part, at, unit, edition, size) for part, at in columns)


def _with_map(figure: Figure, static_map: StaticMap, box: Box, unit: float, edition: Edition) -> str:
    share = MAP_CHART if figure.chart else MAP_BESIDE if figure.rows else MAP_ALONE
    scale = _contained(static_map.picture, Box(box.x, box.y, box.width * share, box.height))
    across = static_map.picture.width * scale
    placed = placed_picture(static_map.picture, box.x, box.y, scale, "m")
    left = box.x + across + GAP * unit
    ink = Ink(8 * unit, edition.theme.ui["text"])
    bar = set_scale(static_map, scale, left, 0, ink)
    end = box.y + box.height - bar.height
    column = Box(left, box.y, box.x + box.width - left, end - GAP * unit / 2 - box.y)
    return (
        placed
        + _beside_map(figure, static_map, column, unit, edition)
        + set_scale(static_map, scale, left, end, ink).svg
    )


def _with_chart(figure: Figure, chart: Picture, box: Box, unit: float, edition: Edition) -> str:
    share = MAP_BESIDE if figure.rows else 1.0
    scale = _contained(chart, Box(box.x, box.y, box.width * share, box.height))
    left = box.x + box.width * share + GAP * unit
    table = _set_table(figure.rows, Box(left, box.y, box.x + box.width - left, box.height), unit, edition)
    return placed_picture(chart, box.x, box.y, scale, "h") + table


def set_figure(figure: Figure, box: Box, unit: float, edition: Edition) -> str:
    """SVG elements of a figure.

    Parameters
    ----------
    figure
        Its content.
    box
        The space for it, in points.
    unit
        Factor of font sizes and gaps.
    edition
        Language and colours.
    """
    if figure.static_map:
        return _with_map(figure, figure.static_map, box, unit, edition)
    if figure.chart:
        return _with_chart(figure, figure.chart, box, unit, edition)
    return _set_rows_alone(figure.rows, box, unit, edition)


def figure_map_size(size: tuple[float, float], *, beside: bool = False) -> tuple[float, float]:
    """Width and height in pixels that a static map should be drawn at, so that it fills its space in a figure.

    Parameters
    ----------
    size
        Width and height of the figure in points, at the usual font sizes.
    beside
        Whether a chart or rows stand beside it.
    """
    share = 0.62 if beside else 0.74
    return round(size[0] * share * PIXELS), round(size[1] * PIXELS)


def figure_svg(figure: Figure, size: tuple[float, float], edition: Edition) -> str:
    """Figure as an SVG document of its own, for a typeset page.

    Parameters
    ----------
    figure
        Its content.
    size
        Width and height in points.
    edition
        Language and colours.
    """
    figure = only_visible(figure)
    unit = max(size[0] / USUAL, 1.0)
    texts = [figure.static_map.precision] if figure.static_map and figure.static_map.precision else []
    ink = Ink((SIZES[-1] + 0.5) * unit, edition.theme.ui["muted"])
    high = set_text(texts, Box(0, 0, size[0], 0), ink).height
    words = set_text(texts, Box(0, size[1] - high, size[0], 0), ink).svg
    room = Box(0, 0, size[0], size[1] - high - (high and GAP * unit / 2))
    return document(*size, (in_face(set_figure(figure, room, unit, edition) + words),))
