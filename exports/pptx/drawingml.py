"""Shapes of a slide as DrawingML: freeforms, labels and groups, each with its name, colour and opacity."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import Any

import numpy as np
from pptx.oxml import parse_xml

from utils.drawing.box import Box
from utils.drawing.clip_paths import Chain
from utils.drawing.display_list import PathItem

EMU = 12700
# DrawingML counts angles in parts of a degree.
ANGLE = 60_000
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
# Vertices of a path that are closer than this to the last one, in EMU, are left out: a sixth of a point.
NEAR = EMU / 6
# Names of dashes up to a length in line widths; a dash with a dot has two pairs of lengths.
DASHES = ((1.8, "sysDot"), (3.5, "sysDash"), (6.0, "dash"))
PAIR = 2


@dataclass(frozen=True)
class Transform:
    """Transform from the pixels of a picture to a slide: upper left corner, and points per pixel."""

    x: float
    y: float
    scale: float

    def emu(self, points: Any) -> Any:
        """Points of the picture in EMU of the slide."""
        return np.rint((np.asarray(points) * self.scale + (self.x, self.y)) * EMU).astype(int)


class SlideShapes:
    """The shapes of a slide: numbers new ones and adds them to its shape tree."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.numbers = count(1 + max((int(each) for each in tree.xpath("//@id") if each.isdigit()), default=1))

    def add(self, xml: str) -> None:
        """Add a shape on top of all others."""
        self.tree.append(parse_xml(xml))

    def properties(self, name: str, description: str = "") -> str:
        """Number, name and description of a shape."""
        said = f' descr="{escape(description)}"' if description else ""
        return f'<p:cNvPr id="{next(self.numbers)}" name="{escape(name)}"{said}/>'


def color_xml(color: str, alpha: float = 1.0) -> str:
    """Fill with a colour ``#rrggbb`` and an opacity."""
    paled = f'<a:alpha val="{round(alpha * 100_000)}"/>' if alpha < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{color.lstrip("#").upper()}">{paled}</a:srgbClr></a:solidFill>'


def preset_dash(mark: PathItem) -> str:
    """Name of the preset dash of DrawingML that is nearest to the dash of a stroke.

    Preset dashes are measured in line widths: ``sysDot`` 1, ``sysDash`` 3, ``dash`` 4, ``lgDash`` 8.
    """
    if not mark.dash:
        return "solid"
    if len(mark.dash) > PAIR:
        return "lgDashDot"
    if mark.dash[0] == mark.dash[-1]:
        return "dash"
    length = mark.dash[0] / max(mark.width, 0.1)
    return next((name for limit, name in DASHES if length < limit), "lgDash")


def _line_xml(mark: PathItem, scale: float) -> str:
    if mark.kind == "fill":
        return "<a:ln><a:noFill/></a:ln>"
    cap = "rnd" if mark.cap == "round" else "flat"
    width = max(round(mark.width * scale * EMU), 1)
    return (
        f'<a:ln w="{width}" cap="{cap}">{color_xml(mark.color, mark.alpha)}'
        f'<a:prstDash val="{preset_dash(mark)}"/><a:round/></a:ln>'
    )


def _thinned(points: Any) -> Any:
    """Vertices without those that are too close to the last one kept; the first and the last stay."""
    rows = points.tolist()
    kept = rows[:1]
    for x, y in rows[1:-1]:
        if abs(x - kept[-1][0]) >= NEAR or abs(y - kept[-1][1]) >= NEAR:
            kept.append([x, y])
    return np.array([*kept, *rows[-1:]])


def _part_xml(points: Any, *, closed: bool) -> str:
    (x, y), *rest = points.tolist()
    lines = "".join(f'<a:lnTo><a:pt x="{a}" y="{b}"/></a:lnTo>' for a, b in rest)
    return f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{lines}{"<a:close/>" if closed else ""}'


@dataclass(frozen=True)
class ShapeXml:
    """A shape as XML with its bounds in EMU: left, top, right, bottom."""

    xml: str
    bounds: tuple[int, int, int, int]


def freeform(shapes: SlideShapes, mark: PathItem, chains: Sequence[Chain], transform: Transform, name: str) -> ShapeXml:
    """A fill or stroke, of several parts and holes, as one freeform.

    Parameters
    ----------
    shapes
        Numbers the shape.
    mark
        Colour, opacity, width and dash; lengths in pixels.
    chains
        Its visible part, in pixels.
    transform
        From the picture to the slide.
    name
        Name of the shape.
    """
    parts = [_thinned(transform.emu(chain.points)) for chain in chains]
    (left, top), (right, foot) = np.vstack(parts).min(axis=0).tolist(), np.vstack(parts).max(axis=0).tolist()
    width, height = max(right - left, 1), max(foot - top, 1)
    moved = [part - (left, top) for part in parts]
    course = "".join(_part_xml(part, closed=chain.closed) for part, chain in zip(moved, chains, strict=True))
    filled = mark.kind == "fill"
    paint = "" if filled else ' fill="none"'
    fill = color_xml(mark.color, mark.alpha) if filled else "<a:noFill/>"
    xml = (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{shapes.properties(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:custGeom><a:avLst/>'
        f'<a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}"'
        f"{paint}>{course}</a:path></a:pathLst></a:custGeom>{fill}"
        f"{_line_xml(mark, transform.scale)}</p:spPr></p:sp>"
    )
    return ShapeXml(xml, (left, top, left + width, top + height))


def group(shapes: SlideShapes, name: str, members: Sequence[ShapeXml], description: str = "") -> ShapeXml:
    """Shapes as one group with their common bounds."""
    corners = np.array([member.bounds for member in members])
    left, top = corners[:, :2].min(axis=0).tolist()
    right, foot = corners[:, 2:].max(axis=0).tolist()
    size = f'cx="{right - left}" cy="{foot - top}"'
    at = f'<a:off x="{left}" y="{top}"/><a:ext {size}/><a:chOff x="{left}" y="{top}"/><a:chExt {size}/>'
    inside = "".join(member.xml for member in members)
    xml = (
        f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>{shapes.properties(name, description)}<p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm>{at}</a:xfrm></p:grpSpPr>{inside}</p:grpSp>"
    )
    return ShapeXml(xml, (left, top, right, foot))


@dataclass(frozen=True)
class Lettering:
    """Style of text on a slide: size in points, colour, weight, alignment, halo, turn in degrees clockwise."""

    size: float
    color: str
    bold: bool = False
    italic: bool = False
    align: str = "l"
    halo: str = ""
    angle: float = 0.0


def letters_xml(text: str, lettering: Lettering, language: str) -> str:
    """One paragraph with one run; the typeface is that of the theme."""
    soft = (
        f'<a:effectLst><a:glow rad="{round(lettering.size * 0.14 * EMU)}"><a:srgbClr val='
        f'"{lettering.halo.lstrip("#").upper()}"><a:alpha val="90000"/></a:srgbClr></a:glow></a:effectLst>'
        if lettering.halo
        else ""
    )
    bold, italic = int(lettering.bold), int(lettering.italic)
    size = round(lettering.size * 100)
    return (
        f'<a:p><a:pPr algn="{lettering.align}"/><a:r><a:rPr lang="{language}" sz="{size}" b="{bold}" i="{italic}">'
        f"{color_xml(lettering.color)}{soft}</a:rPr><a:t>{escape(text, quote=False)}</a:t></a:r></a:p>"
    )


def label(shapes: SlideShapes, lines: Iterable[str], box: Box, lettering: Lettering, language: str) -> ShapeXml:
    """Text box that neither wraps nor grows; every line is a paragraph, and they are centred vertically."""
    texts = list(lines)
    left, top, width, height = (round(side * EMU) for side in (box.x, box.y, box.width, box.height))
    body = "".join(letters_xml(text, lettering, language) for text in texts)
    turn = f' rot="{round(lettering.angle * ANGLE) % (360 * ANGLE)}"' if lettering.angle else ""
    xml = (
        f'<p:sp {NAMESPACES}><p:nvSpPr>{shapes.properties(" ".join(texts))}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm{turn}><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{max(width, 1)}" cy="{max(height, 1)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" '
        'tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{body}</p:txBody></p:sp>"
    )
    return ShapeXml(xml, (left, top, left + width, top + height))
