"""Maps on slides: every feature is a shape or a group that can be recoloured, with legend and scale."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from exports.pptx.drawingml import Lettering, ShapeXml, SlideShapes, Transform, freeform, group, label
from exports.shared.edition import Edition
from utils.drawing.box import Box
from utils.drawing.clip_paths import shown_mark
from utils.drawing.display_list import PathItem, Picture, StaticMap, TextItem
from utils.drawing.legend_layout import Entry, Legend, laid_legend
from utils.drawing.text_metrics import text_width
from utils.text.i18n import translator

LEGEND_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
LINE = 1.3
# Factor by which a text box is wider than its text: typefaces differ.
SPARE = 1.15
# Least distance of a label from the left and the top of the slide.
EDGE = 1.0
SIDES = {"start": "l", "middle": "ctr", "end": "r"}


def _text_shape(shapes: SlideShapes, text_item: TextItem, transform: Transform, language: str) -> ShapeXml:
    size = text_item.size * transform.scale
    width = text_width(text_item.text, size, text_item.weight) * SPARE + 2
    x, y = transform.x + text_item.x * transform.scale, transform.y + text_item.y * transform.scale
    left = {"start": x, "middle": x - width / 2, "end": x - width}[text_item.anchor]
    bold = text_item.weight >= 600  # noqa: PLR2004 (semibold and above)
    lettering = Lettering(
        size, text_item.color, bold, text_item.italic, SIDES[text_item.anchor], text_item.halo, text_item.angle
    )
    box = Box(max(left, EDGE), max(y - size * 0.15, EDGE), width, size * LINE)
    return label(shapes, [text_item.text], box, lettering, language)


def _within(text_item: TextItem, picture: Picture) -> bool:
    """Whether the centre of a label lies inside its picture."""
    half = text_width(text_item.text, text_item.size, text_item.weight) / 2
    middle = text_item.x + {"start": half, "middle": 0.0, "end": -half}[text_item.anchor]
    return 0 <= middle <= picture.width and 0 <= text_item.y + text_item.size / 2 <= picture.height


def _shapes(
    shapes: SlideShapes, picture: Picture, name: str, transform: Transform, run: tuple[list[PathItem | TextItem], str]
) -> list[ShapeXml]:
    """Shapes of one feature; ``run`` holds its paths and labels, and the language tag."""
    items, language = run
    made = []
    for item in items:
        if isinstance(item, TextItem):
            made += [_text_shape(shapes, item, transform, language)] if _within(item, picture) else []
            continue
        mark, chains = shown_mark(item, picture.width, picture.height)
        if chains:
            made.append(freeform(shapes, mark, chains, transform, name))
    return made


def _named(feature: str, names: Mapping[str, str]) -> str:
    return names.get(feature) or feature


def _features(
    shapes: SlideShapes, picture: Picture, names: Mapping[str, str], transform: Transform, language: str
) -> Iterator[ShapeXml]:
    """Features from bottom to top: a single shape or a group."""
    for feature, run in groupby(picture.items, lambda item: item.feature):
        name = _named(feature, names)
        made = _shapes(shapes, picture, name, transform, (list(run), language))
        if feature and len(made) > 1:
            yield group(shapes, name, made)
        else:
            yield from made


def draw_picture(
    shapes: SlideShapes, picture: Picture, names: Mapping[str, str], transform: Transform, words: tuple[str, str, str]
) -> None:
    """Draw a picture as one group of named shapes.

    Parameters
    ----------
    shapes
        The slide.
    picture
        What to draw; it is clipped at its edges.
    names
        Names by feature id.
    transform
        From the picture to the slide.
    words
        Name of the group, its description, and the language tag.
    """
    name, description, language = words
    members = list(_features(shapes, picture, names, transform, language))
    if members:
        shapes.add(group(shapes, name, members, description).xml)


def _entry(shapes: SlideShapes, entry: Entry, leading: float, box: Box, edition: Edition) -> Iterator[ShapeXml]:
    ui = edition.theme.ui
    for sample in entry.samples:
        transform = Transform(box.x + sample.x, box.y + sample.y, sample.scale)
        yield from _features(shapes, sample.picture, {}, transform, edition.language_tag)
    color = ui["muted"] if entry.role == "note" else ui["text"]
    lettering = Lettering(entry.size, color, bold=entry.role == "title")
    count, _behind = entry.count
    lines = list(entry.lines)
    if count and lines:
        lines[-1] = f"{lines[-1]}  {count}"
    place = Box(box.x + entry.x, box.y + entry.y, box.width - entry.x, leading * len(lines))
    if lines:
        yield label(shapes, lines, place, lettering, edition.language_tag)


def column_legend(static_map: StaticMap, width: float, height: float) -> Legend:
    """Legend of a map at the largest font size that fits a column."""
    legends = (laid_legend(static_map.legend, width / SPARE, size) for size in LEGEND_SIZES)
    smallest = laid_legend(static_map.legend, width / SPARE, LEGEND_SIZES[-1])
    return next((legend for legend in legends if legend.height <= height), smallest)


def draw_legend(shapes: SlideShapes, static_map: StaticMap, box: Box, edition: Edition) -> None:
    """Legend of a map as one group of symbols and labels."""
    _ = translator(edition.lang)
    legend = column_legend(static_map, box.width, box.height)
    members = [made for entry in legend.entries for made in _entry(shapes, entry, legend.leading, box, edition)]
    if members:
        shapes.add(group(shapes, _("Legend"), members).xml)


def draw_scale(shapes: SlideShapes, static_map: StaticMap, scale: float, box: Box, edition: Edition) -> None:
    """North arrow with its label and the scale bar as one group; nothing where the map has no scale.

    Parameters
    ----------
    shapes
        The slide.
    static_map
        The map.
    scale
        Points per pixel of the map.
    box
        The space for it; the height is that of bar and labels.
    edition
        Language and colours.
    """
    if not static_map.scale_px:
        return
    _ = translator(edition.lang)
    color, language = edition.theme.ui["text"], edition.language_tag
    length, size = static_map.scale_px * scale, box.height / 2.6
    foot, left, middle = size * 1.2, size * 2.4, size * 0.5
    paths = (
        f"M{middle} {foot}L{middle} 0M{middle - size * 0.3} {size * 0.3}L{middle} 0L{middle + size * 0.3} {size * 0.3}",
        f"M{left} {foot - size * 0.4}L{left} {foot}L{left + length} {foot}L{left + length} {foot - size * 0.4}",
    )
    ends = ((static_map.north, middle), ("0", left), (static_map.scale_text, left + length))
    items = [PathItem("", "stroke", path, color, width=size * 0.09) for path in paths]
    words = [TextItem("", text, x, size * 1.45, size, 400, color) for text, x in ends]
    picture = Picture(box.width, box.height, (*items, *words))
    draw_picture(shapes, picture, {}, Transform(box.x, box.y, 1.0), (_("Scale"), static_map.scale_text, language))
