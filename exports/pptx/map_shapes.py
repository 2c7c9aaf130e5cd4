"""Maps on slides: every feature a shape or a group that can be recoloured, with legend and scale."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from exports.pptx.drawingml import Lettering, Made, SlideShapes, Transform, freeform, group, label
from exports.shared.edition import Edition
from utils.drawing.box import Box
from utils.drawing.clip_paths import shown_mark
from utils.drawing.display_list import PathItem, Picture, StaticMap, TextItem
from utils.drawing.legend_layout import Entry, Legend, laid_legend
from utils.drawing.text_metrics import text_width
from utils.text.i18n import translator

LEGEND_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
LINE = 1.3
# A box of words is so much wider than they are: faces differ.
SPARE = 1.15
# No word leaves the slide at its left or its top.
EDGE = 1.0
SIDES = {"start": "l", "middle": "ctr", "end": "r"}


def _word(sheaf: SlideShapes, word: TextItem, glass: Transform, language: str) -> Made:
    size = word.size * glass.scale
    width = text_width(word.text, size, word.weight) * SPARE + 2
    x, y = glass.x + word.x * glass.scale, glass.y + word.y * glass.scale
    left = {"start": x, "middle": x - width / 2, "end": x - width}[word.anchor]
    bold = word.weight >= 600  # noqa: PLR2004 (semibold and above)
    lettering = Lettering(size, word.color, bold, word.italic, SIDES[word.anchor], word.halo)
    box = Box(max(left, EDGE), max(y - size * 0.15, EDGE), width, size * LINE)
    return label(sheaf, [word.text], box, lettering, language)


def _within(word: TextItem, picture: Picture) -> bool:
    """Whether the middle of a word lies inside its picture."""
    half = text_width(word.text, word.size, word.weight) / 2
    middle = word.x + {"start": half, "middle": 0.0, "end": -half}[word.anchor]
    return 0 <= middle <= picture.width and 0 <= word.y + word.size / 2 <= picture.height


def _shapes(
    sheaf: SlideShapes, picture: Picture, name: str, glass: Transform, run: tuple[list[PathItem | TextItem], str]
) -> list[Made]:
    """Shapes of one feature; ``run`` holds its marks and words, and the tag of the language."""
    items, language = run
    made = []
    for item in items:
        if isinstance(item, TextItem):
            made += [_word(sheaf, item, glass, language)] if _within(item, picture) else []
            continue
        mark, chains = shown_mark(item, picture.width, picture.height)
        if chains:
            made.append(freeform(sheaf, mark, chains, glass, name))
    return made


def _named(feature: str, names: Mapping[str, str]) -> str:
    return names.get(feature) or feature


def _features(
    sheaf: SlideShapes, picture: Picture, names: Mapping[str, str], glass: Transform, language: str
) -> Iterator[Made]:
    """Features from below: a shape where one is enough, else a group."""
    for feature, run in groupby(picture.items, lambda item: item.feature):
        name = _named(feature, names)
        made = _shapes(sheaf, picture, name, glass, (list(run), language))
        if feature and len(made) > 1:
            yield group(sheaf, name, made)
        else:
            yield from made


def draw_picture(
    sheaf: SlideShapes, picture: Picture, names: Mapping[str, str], glass: Transform, words: tuple[str, str, str]
) -> None:
    """Draw a picture as one group of named shapes.

    Parameters
    ----------
    sheaf
        The slide.
    picture
        What to draw; it is cut at its edges.
    names
        Words by id of a feature.
    glass
        Where it lies.
    words
        Name of the whole, its description, and the tag of its language.
    """
    name, description, language = words
    members = list(_features(sheaf, picture, names, glass, language))
    if members:
        sheaf.add(group(sheaf, name, members, description).xml)


def _entry(sheaf: SlideShapes, entry: Entry, leading: float, box: Box, edition: Edition) -> Iterator[Made]:
    ui = edition.look.ui
    for sample in entry.samples:
        glass = Transform(box.x + sample.x, box.y + sample.y, sample.scale)
        yield from _features(sheaf, sample.picture, {}, glass, edition.language_tag)
    color = ui["muted"] if entry.role == "note" else ui["text"]
    lettering = Lettering(entry.size, color, bold=entry.role == "title")
    count, _behind = entry.count
    lines = list(entry.lines)
    if count and lines:
        lines[-1] = f"{lines[-1]}  {count}"
    place = Box(box.x + entry.x, box.y + entry.y, box.width - entry.x, leading * len(lines))
    if lines:
        yield label(sheaf, lines, place, lettering, edition.language_tag)


def column_legend(plate: StaticMap, width: float, height: float) -> Legend:
    """Legend of a map at the largest size that fits a column."""
    legends = (laid_legend(plate.legend, width / SPARE, size) for size in LEGEND_SIZES)
    smallest = laid_legend(plate.legend, width / SPARE, LEGEND_SIZES[-1])
    return next((legend for legend in legends if legend.height <= height), smallest)


def draw_legend(sheaf: SlideShapes, plate: StaticMap, box: Box, edition: Edition) -> None:
    """Legend of a map as one group of samples and words."""
    _ = translator(edition.lang)
    legend = column_legend(plate, box.width, box.height)
    members = [made for entry in legend.entries for made in _entry(sheaf, entry, legend.leading, box, edition)]
    if members:
        sheaf.add(group(sheaf, _("Legend"), members).xml)


def draw_scale(sheaf: SlideShapes, plate: StaticMap, scale: float, box: Box, edition: Edition) -> None:
    """North with its word and the scale bar as one group; nothing where there is no distance.

    Parameters
    ----------
    sheaf
        The slide.
    plate
        The map.
    scale
        Points a pixel of the map.
    box
        Its place; the height is that of bar and words.
    imprint
        Language and colours.
    """
    if not plate.scale_px:
        return
    _ = translator(edition.lang)
    color, language = edition.look.ui["text"], edition.language_tag
    length, size = plate.scale_px * scale, box.height / 2.6
    foot, left, middle = size * 1.2, size * 2.4, size * 0.5
    paths = (
        f"M{middle} {foot}L{middle} 0M{middle - size * 0.3} {size * 0.3}L{middle} 0L{middle + size * 0.3} {size * 0.3}",
        f"M{left} {foot - size * 0.4}L{left} {foot}L{left + length} {foot}L{left + length} {foot - size * 0.4}",
    )
    ends = ((plate.north, middle), ("0", left), (plate.scale_text, left + length))
    items = [PathItem("", "stroke", path, color, width=size * 0.09) for path in paths]
    words = [TextItem("", text, x, size * 1.45, size, 400, color) for text, x in ends]
    picture = Picture(box.width, box.height, (*items, *words))
    draw_picture(sheaf, picture, {}, Transform(box.x, box.y, 1.0), (_("Scale"), plate.scale_text, language))
