"""Charts of slides: native and editable, with the values of the records, and the printed figures as data labels."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.util import Pt

from exports.pptx.text_frames import set_color
from exports.shared.edition import Edition
from utils.drawing.box import Box
from utils.drawing.text_metrics import wrapped
from utils.stories.slides import Chart, ChartRow
from utils.text.formatting import format_number
from utils.text.i18n import Translate, translator

# Marker styles by comparator: a triangle points to the side that meets the target.
MARKS = {
    ">=": XL_MARKER_STYLE.TRIANGLE, ">": XL_MARKER_STYLE.TRIANGLE, "<=": XL_MARKER_STYLE.SQUARE,
    "<": XL_MARKER_STYLE.SQUARE,
}  # fmt: skip
ACCENTS = (
    MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2, MSO_THEME_COLOR.ACCENT_3, MSO_THEME_COLOR.ACCENT_4,
    MSO_THEME_COLOR.ACCENT_5, MSO_THEME_COLOR.ACCENT_6,
)  # fmt: skip
LABEL, SMALL = 10.0, 9.0
# Gap between bars, in percent of the width of a bar.
GAP = 54
MOST_LINES = 6
ROOMY = 60.0
LEAST_LABEL = 7.0
SLANTED = "-2700000"
NARROW = 360.0
CHART_NAMESPACE = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'


def mark_labels(_: Translate) -> dict[str, str]:
    """Meaning of the markers in a chart of targets, by their sign."""
    return {"▲": _("at least"), "■": _("at most"), "◆": _("exactly"), "◇": _("about"), "○": _("Baseline")}


def marks_shown(rows: Sequence[ChartRow], _: Translate) -> str:
    """Key of the markers that a chart of targets shows."""
    signs = {">=": "▲", ">": "▲", "<=": "■", "<": "■", "~": "◇"}
    shown = {signs.get(row.comparator, "◆") for row in rows}
    shown |= {"○"} if any(row.base is not None for row in rows) else set()
    return "   ".join(f"{sign} {word}" for sign, word in mark_labels(_).items() if sign in shown)


def chart_data(chart: Chart, baseline: str) -> CategoryChartData:
    """Categories and values of a chart; in a chart of targets the baselines are a series of their own."""
    data = CategoryChartData(number_format="General")
    data.categories = [row.label for row in chart.rows]
    for i, name in enumerate(chart.series):
        data.add_series(name, [row.values[i] for row in chart.rows])
    if chart.kind == "dots" and any(row.base is not None for row in chart.rows):
        data.add_series(baseline, [row.base for row in chart.rows])
    return data


def _label(point: Any, text: str, position: Any, size: float = LABEL) -> None:
    label = point.data_label
    frame = label.text_frame
    frame.text = text
    frame.word_wrap = False
    frame.paragraphs[0].runs[0].font.size = Pt(size)
    frame.paragraphs[0].runs[0].font.bold = True
    label.position = position


def _quiet(axis: Any, edition: Edition, size: float) -> None:
    axis.tick_labels.font.size = Pt(size)
    set_color(axis.tick_labels.font, edition.theme.ui["muted"])
    axis.format.line.color.rgb = _rgb(edition.theme.chart["axis"])


def _rgb(color: str) -> Any:
    return RGBColor.from_string(color.lstrip("#").upper())


def _grid(axis: Any, edition: Edition) -> None:
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = _rgb(edition.theme.chart["grid"])
    axis.major_gridlines.format.line.width = Pt(0.75)
    axis.format.line.fill.background()


def _set_marks(series: Any, rows: Sequence[ChartRow], size: float) -> None:
    series.format.line.fill.background()
    series.smooth = False
    for i, row in enumerate(rows):
        point = series.points[i]
        marker = point.marker
        marker.style, marker.size = MARKS.get(row.comparator, XL_MARKER_STYLE.DIAMOND), 11
        marker.format.line.color.theme_color = ACCENTS[0]
        if row.comparator == "~":
            marker.format.fill.background()
        else:
            marker.format.fill.solid()
            marker.format.fill.fore_color.theme_color = ACCENTS[0]
        _label(point, row.text, XL_LABEL_POSITION.ABOVE, size)


def _set_baselines(series: Any) -> None:
    series.format.line.fill.background()
    series.smooth = False
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    series.marker.format.fill.background()
    series.marker.format.line.color.theme_color = ACCENTS[0]


def _style_dots(made: Any, chart: Chart, box: Box, edition: Edition) -> None:
    first, *others = made.plots[0].series
    pitch = box.width * 0.9 / max(len(chart.rows), 1)
    _set_marks(first, chart.rows, min(max(pitch / 5.6, LEAST_LABEL), LABEL))
    for series in others:
        _set_baselines(series)
    values, names = made.value_axis, made.category_axis
    values.minimum_scale, values.maximum_scale, values.major_unit = 0, 100, 20
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = '0" %"', False
    _quiet(values, edition, SMALL)
    _grid(values, edition)
    size = SMALL if pitch > ROOMY else SMALL - 1.5
    _quiet(names, edition, size)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    lines = max(len(wrapped(row.label, size, pitch * 0.94)) for row in chart.rows)
    body = names._element.get_or_add_txPr().bodyPr  # noqa: SLF001 (angles have no API)
    body.set("rot", "0" if lines <= MOST_LINES else SLANTED)
    body.set("vert", "horz")


def _style_bars(made: Any, chart: Chart, box: Box, edition: Edition) -> None:
    plot = made.plots[0]
    plot.gap_width, plot.overlap = GAP, 0
    for i, series in enumerate(plot.series):
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = ACCENTS[i % len(ACCENTS)]
        series.invert_if_negative = False
    pitch = box.height * 0.88 / max(len(chart.rows), 1)
    _set_bar_labels(plot, chart, pitch)
    values, names = made.value_axis, made.category_axis
    # The first row stands at the top, and the scale stays at the bottom.
    names.reverse_order = True
    values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    values.minimum_scale = 0
    _quiet(values, edition, SMALL)
    _grid(values, edition)
    _quiet(names, edition, min(max(pitch * 0.5, LEAST_LABEL), LABEL if box.width > NARROW else SMALL))
    # Every category label is written, however close they are.
    skip = parse_xml(f'<c:tickLblSkip {CHART_NAMESPACE} val="1"/>')
    names._element.xpath("c:noMultiLvlLbl")[0].addprevious(skip)  # noqa: SLF001 (no API)
    set_color(names.tick_labels.font, edition.theme.ui["text"])


def _set_bar_labels(plot: Any, chart: Chart, pitch: float) -> None:
    """Data labels after the bars: one for each where bars are wide enough, else one per row after its longest bar."""
    thickness = pitch / (1 + GAP / 100) / len(chart.series)
    size = min(max(pitch * 0.5, LEAST_LABEL), LABEL)
    each = len(chart.series) > 1 and thickness >= LEAST_LABEL
    for i, row in enumerate(chart.rows):
        longest = row.values.index(max(row.values))
        for j, series in enumerate(plot.series):
            text = format_number(row.values[j]) if each else row.text
            if each or j == longest:
                _label(series.points[i], text, XL_LABEL_POSITION.OUTSIDE_END, min(size, thickness) if each else size)


KINDS = {"dots": XL_CHART_TYPE.LINE_MARKERS, "bars": XL_CHART_TYPE.BAR_CLUSTERED}


def add_chart(shapes: Any, chart: Chart, box: Box, edition: Edition) -> Any:
    """A native chart whose data can be edited.

    Parameters
    ----------
    shapes
        Of the slide.
    chart
        Bars are horizontal, the first row at the top. Targets are markers on one axis in percent: bars would show
        them as reached.
    box
        The space for it, in points.
    edition
        Language and colours.
    """
    _ = translator(edition.lang)
    kind = KINDS[chart.kind]
    places = (Pt(side) for side in (box.x, box.y, box.width, box.height))
    frame = shapes.add_chart(kind, *places, chart_data(chart, _("Baseline")))
    frame.name = chart.title
    made = frame.chart
    made.has_title = False
    made.font.size = Pt(LABEL)
    set_color(made.font, edition.theme.ui["text"])
    made.has_legend = chart.kind == "bars" and len(chart.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    if chart.kind == "dots":
        _style_dots(made, chart, box, edition)
    else:
        _style_bars(made, chart, box, edition)
    return frame
