"""A still picture as a list of strokes, fills and words: what the map's own script draws, for other painters.

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
        Id of the region, line, point, area or edge that it belongs to; empty for none.
    kind
        ``fill`` or ``stroke``.
    path
        ``M x y L x y … Z`` in SVG's words; lines and closings alone.
    color, alpha
        Colour and opacity from 0 to 1.
    width, dash, cap
        Of a stroke: width, lengths of dashes and gaps, ``butt`` or ``round``.
    clip
        Path that it is cut to; empty for none.
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
    """One line of text, centred at x unless ``anchor`` says otherwise, its top at y.

    Attributes
    ----------
    feature
        Id of what it names; empty for none.
    anchor
        ``start``, ``middle`` or ``end``.
    halo
        Colour of the soft edge; empty for none.
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


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend: samples side by side, its words and its count.

    Attributes
    ----------
    role
        ``title`` of a group, ``key`` with samples, or ``note``.
    samples
        Small pictures, each with its width and height.
    """

    role: Literal["title", "key", "note"]
    text: str
    samples: tuple["Picture", ...] = ()
    count: str = ""


@dataclass(frozen=True)
class Picture:
    """A still picture.

    Attributes
    ----------
    width, height
        Size in pixels.
    items
        Marks and words from below to the top.
    background
        Colour beneath them; empty for none.
    """

    width: float
    height: float
    items: tuple[PathItem | TextItem, ...]
    background: str = ""


@dataclass(frozen=True)
class StaticMap:
    """A map picture with what belongs to it.

    Attributes
    ----------
    picture
        The map.
    legend
        Its legend, from the top.
    scale_px, scale_text
        Length of the scale bar in pixels and in words; 0 where there is no distance.
    north
        Word at the arrow to the north.
    precision
        Sentence on the error of what is drawn.
    drawn
        Ids by kind: ``regions``, ``lines``, ``areas``, ``points``, ``arrows``.
    names
        What each drawn feature is called, with its stage, by id.
    """

    picture: Picture
    legend: tuple[LegendEntry, ...]
    scale_px: float
    scale_text: str
    north: str
    precision: str
    drawn: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
