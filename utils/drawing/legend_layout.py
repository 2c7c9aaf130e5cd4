"""Layout of legends: symbols at the left, text beside them, followed by counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from utils.drawing.display_list import LegendEntry, Picture
from utils.drawing.text_metrics import SEMIBOLD, text_width, wrapped

# Font size in pixels that the symbols are drawn for.
SAMPLE_SIZE = 12.0
# In em: line height, gap above a group, gap between symbols and text. MOST is the greatest share of the width that
# symbols take.
LINE, GROUP_GAP, GAP, MOST = 1.42, 0.75, 0.55, 0.42


@dataclass(frozen=True)
class Sample:
    """A symbol with its position: upper left corner, and units per pixel."""

    picture: Picture
    x: float
    y: float
    scale: float


@dataclass(frozen=True)
class Entry:
    """One laid-out entry of a legend.

    Attributes
    ----------
    role
        As in ``LegendEntry``.
    x, y
        Upper left corner of its text.
    size
        Font size.
    lines
        Lines of its text.
    count
        Count after the last line, with its x.
    samples
        Its symbols.
    """

    role: str
    x: float
    y: float
    size: float
    lines: tuple[str, ...]
    count: tuple[str, float]
    samples: tuple[Sample, ...]


@dataclass(frozen=True)
class Legend:
    """Laid-out entries of a legend with their total height; ``leading`` is the line height."""

    entries: tuple[Entry, ...]
    height: float
    leading: float


def _breadth(key: LegendEntry, scale: float) -> float:
    return sum(sample.width * scale for sample in key.samples) + 2 * scale * max(len(key.samples) - 1, 0)


def _samples(key: LegendEntry, y: float, middle: float, scale: float) -> Iterator[Sample]:
    x = 0.0
    for picture in key.samples:
        yield Sample(picture, x, y + middle - picture.height * scale / 2, scale)
        x += (picture.width + 2) * scale


def _entry(key: LegendEntry, y: float, indent: float, width: float, size: float) -> Entry:
    weight = SEMIBOLD if key.role == "title" else 400
    x = max(indent, _breadth(key, size / SAMPLE_SIZE) + GAP * size) if key.samples else 0.0
    tail = text_width(f"  {key.count}", size) if key.count else 0.0
    lines = tuple(wrapped(key.text, size, width - x - tail, weight))
    behind = x + text_width(lines[-1] if lines else "", size, weight) + size * 0.6
    samples = tuple(_samples(key, y, LINE * size / 2, size / SAMPLE_SIZE))
    return Entry(key.role, x, y, size, lines, (key.count, behind), samples)


def laid_legend(keys: Sequence[LegendEntry], width: float, size: float) -> Legend:
    """Legend in one column.

    Parameters
    ----------
    keys
        Entries of the legend, from the top.
    width
        Width of the column.
    size
        Font size, in the unit of the width.
    """
    breadths = [_breadth(key, size / SAMPLE_SIZE) for key in keys if key.samples]
    indent = min(max(breadths, default=0.0), width * MOST) + GAP * size
    entries: list[Entry] = []
    y = 0.0
    for key in keys:
        y += GROUP_GAP * size if key.role == "title" and entries else 0.0
        entry = _entry(key, y, indent, width, size)
        high = max((sample.picture.height * sample.scale for sample in entry.samples), default=0.0)
        y += max(max(len(entry.lines), 1) * LINE * size, high + 0.2 * size)
        entries.append(entry)
    return Legend(tuple(entries), y, LINE * size)


def fitting_legend(keys: Sequence[LegendEntry], width: float, height: float, sizes: Sequence[float]) -> Legend:
    """Legend at the largest font size that fits a height, or at the smallest if none fits."""
    legends = (laid_legend(keys, width, size) for size in sizes)
    smallest = laid_legend(keys, width, sizes[-1])
    return next((legend for legend in legends if legend.height <= height), smallest)
