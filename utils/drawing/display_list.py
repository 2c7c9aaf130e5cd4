"""Display list of a static map or chart: the strokes, fills and texts that the script draws, for other formats.

Lengths are pixels of the picture, x to the right and y downwards; colours are ``#rrggbb``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class PathItem:
    """One fill or stroke.

    Attributes
    ----------
    feature
        Id of its feature: a region, line, point, area or edge; empty if it has none.
    kind
        ``fill`` or ``stroke``.
    path
        SVG path data ``M x y L x y … Z``, with lines and closings only.
    color, alpha
        Colour and opacity from 0 to 1.
    width, dash, cap
        Of a stroke: width, lengths of dashes and gaps, line cap ``butt`` or ``round``.
    clip
        Clip path; empty if it has none.
    """

    feature: str
    kind: Literal["fill", "stroke"]
    path: str
    color: str
    alpha: float = 1.0
    width: float = 0.0
    dash: tuple[float, ...] = ()
    cap: str = "butt"
    clip: str = ""


@dataclass(frozen=True)
class TextItem:
    """One line of text, at x by its ``anchor``, with its top at y.

    Attributes
    ----------
    feature
        Id of the feature that it names; empty if it has none.
    anchor
        ``start``, ``middle`` or ``end``.
    halo
        Colour of the halo; empty if it has none.
    angle
        Degrees clockwise by which the text is turned about its middle; for texts with ``anchor`` ``middle``.
    """

    feature: str
    text: str
    x: float
    y: float
    size: float
    weight: int
    color: str
    anchor: str = "middle"
    italic: bool = False
    halo: str = ""
    angle: float = 0.0


@dataclass(frozen=True)
class LegendEntry:
    """One entry of a legend: symbols side by side, text and count.

    Attributes
    ----------
    role
        ``title`` of a group, ``key`` with symbols, or ``note``.
    samples
        Small pictures, each with its width and height.
    """

    role: Literal["title", "key", "note"]
    text: str
    samples: tuple["Picture", ...] = ()
    count: str = ""


@dataclass(frozen=True)
class Picture:
    """A static picture.

    Attributes
    ----------
    width, height
        Size in pixels.
    items
        Paths and texts, from bottom to top.
    background
        Background colour; empty if it has none.
    """

    width: float
    height: float
    items: tuple[PathItem | TextItem, ...]
    background: str = ""


@dataclass(frozen=True)
class StaticMap:
    """A static map with its legend and scale.

    Attributes
    ----------
    picture
        The map.
    legend
        Entries of the legend, from the top.
    scale_px, scale_text
        Length of the scale bar in pixels and as text; 0 if the map has no scale.
    north
        Label of the north arrow.
    precision
        Sentence on the positional error of the drawn features.
    drawn
        Ids of the drawn features by kind: ``regions``, ``lines``, ``areas``, ``points``, ``arrows``.
    names
        Names of the drawn features with their stages, by id.
    """

    picture: Picture
    legend: tuple[LegendEntry, ...]
    scale_px: float
    scale_text: str
    north: str
    precision: str
    drawn: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
