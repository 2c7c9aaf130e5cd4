"""An empty presentation in the style of the atlas: 16:9, a theme with its colours and typefaces, three layouts."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as PptxPresentation
from pptx.util import Pt

from exports.pptx.drawingml import NAMESPACES
from exports.shared.edition import Edition
from utils.drawing.box import Box
from utils.text.i18n import translator

# The slide in points.
WIDTH, HEIGHT = 960.0, 540.0
# Typefaces that office programs have on every system; they know no font stacks.
LATIN, HAN = "Arial", "Microsoft YaHei"
# Layouts of python-pptx's template that are kept, by index.
TITLE, VIEW, CLOSING = 0, 1, 2
TITLE_BOX, SUBTITLE_BOX = Box(64, 150, 832, 120), Box(64, 284, 832, 90)
VIEW_TITLE_BOX, VIEW_BODY_BOX = Box(632, 50, 292, 92), Box(632, 150, 292, 90)
CLOSING_TITLE_BOX, CLOSING_BODY_BOX = Box(64, 56, 832, 56), Box(64, 124, 832, 80)
NUMBER_BOX, FOOT_BOX = Box(884, 518, 40, 14), Box(64, 518, 480, 14)
BODY_SIZE, TITLE_SIZE = 14, 26
THEME = RELATIONSHIP_TYPE.THEME


def place(shape: Any, box: Box) -> None:
    """Move a shape to a box in points."""
    shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in (box.x, box.y, box.width, box.height))


def _colors(edition: Edition) -> str:
    ui, accents = edition.theme.ui, edition.theme.chart["categorical"][:6]
    named = {"dk1": ui["text"], "lt1": ui["bg"], "dk2": ui["muted"], "lt2": ui["surface"]}
    named |= {f"accent{i}": color for i, color in enumerate(accents, start=1)}
    named |= {"hlink": ui["accent"], "folHlink": ui["accentHover"]}
    return "".join(f'<a:{name}><a:srgbClr val="{color.lstrip("#")}"/></a:{name}>' for name, color in named.items())


def _faces(name: str) -> str:
    return (
        f'<a:{name}><a:latin typeface="{LATIN}"/><a:ea typeface="{HAN}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{HAN}"/></a:{name}>'
    )


def themed(blob: bytes, edition: Edition) -> bytes:
    """Theme with the colours and typefaces of the atlas, and without shadows."""
    text = blob.decode()
    faces = _faces("majorFont") + _faces("minorFont")
    flat = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    for name, content in (("clrScheme", _colors(edition)), ("fontScheme", faces), ("effectStyleLst", flat)):
        head = "" if name == "effectStyleLst" else ' name="Atlas"'
        text = re.sub(rf"<a:{name}\b.*?</a:{name}>", f"<a:{name}{head}>{content}</a:{name}>", text, flags=re.DOTALL)
    return text.replace('name="Office Theme"', 'name="Atlas"').replace('name="Office"', 'name="Atlas"').encode()


def set_theme(parts: Sequence[Any], edition: Edition) -> None:
    """Give the theme that parts share the colours and typefaces of the atlas."""
    theme = parts[0].part_related_by(THEME)
    own = Part(theme.partname, theme.content_type, theme.package, themed(theme.blob, edition))
    for part in parts:
        part.rels.pop(next(key for key, each in part.rels.items() if each.reltype == THEME))
        part.relate_to(own, THEME)


def _styled(level: str, size: int, *, bold: bool, name: str) -> Any:
    weight = ' b="1"' if bold else ""
    return parse_xml(
        f'<a:{level} {NAMESPACES} marL="0" indent="0" algn="l" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="105000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{size * 100}"{weight} kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+{name}-lt"/><a:ea typeface="+{name}-ea"/><a:cs typeface="+{name}-cs"/></a:defRPr>'
        f"</a:{level}>"
    )


def _set_styles(master: Any) -> None:
    """Set titles and texts left-aligned, without bullets, at the font sizes of the atlas."""
    for kind, size, bold, name in (("titleStyle", TITLE_SIZE, True, "mj"), ("bodyStyle", BODY_SIZE, False, "mn")):
        style = master.element.xpath(f"p:txStyles/p:{kind}")[0]
        for level in list(style):
            tag = level.tag.rpartition("}")[2]
            style.replace(level, _styled(tag, size, bold=bold, name=name))


def _plain_body(shape: Any, anchor: str) -> None:
    """Strip a placeholder of insets, autofit and list styles."""
    body = shape.element.xpath("p:txBody/a:bodyPr")[0]
    for child in list(body):
        body.remove(child)
    body.append(parse_xml(f"<a:noAutofit {NAMESPACES}/>"))
    for name, value in {"lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "anchor": anchor, "wrap": "square"}.items():
        body.set(name, value)
    for style in shape.element.xpath("p:txBody/a:lstStyle"):
        for child in list(style):
            style.remove(child)


def _set_placeholders(part: Any, boxes: dict[str, Box], words: dict[str, str]) -> None:
    """Place the placeholders of a layout or a master by kind, and set their prompt texts."""
    for shape in list(part.placeholders):
        kind = shape.element.xpath("string(.//p:ph/@type)") or "body"
        if kind == "dt":
            shape.element.getparent().remove(shape.element)
            continue
        _plain_body(shape, "b" if kind == "ctrTitle" else "t")
        if kind in boxes:
            place(shape, boxes[kind])
        if kind in words:
            shape.text_frame.text = words[kind]


def _drop_layouts(prs: PptxPresentation, kept: Iterable[int]) -> None:
    layouts = list(prs.slide_layouts)
    for i, layout in enumerate(layouts):
        if i not in set(kept):
            prs.slide_layouts.remove(layout)


def _drop_leftovers(prs: PptxPresentation) -> None:
    """Remove thumbnail, printer settings and statistics of python-pptx's template."""
    package = prs.part.package
    for each in list(package.iter_rels()):
        if each.reltype.endswith(("/thumbnail", "/extended-properties")):
            package.drop_rel(each.rId)
        elif each.reltype.endswith("/printerSettings"):
            prs.part.rels.pop(each.rId)


def blank_presentation(edition: Edition) -> PptxPresentation:
    """A presentation without slides; its layouts are ``TITLE``, ``VIEW`` and ``CLOSING``.

    Parameters
    ----------
    edition
        Language, and the colours of the theme.
    """
    _ = translator(edition.lang)
    prs = Presentation()
    prs.slide_width, prs.slide_height = Pt(WIDTH), Pt(HEIGHT)
    # The template declares a slide size of its own, 4:3.
    prs.element.xpath("p:sldSz")[0].attrib.pop("type", None)
    _drop_layouts(prs, (TITLE, VIEW, CLOSING))
    _drop_leftovers(prs)
    master = prs.slide_master
    set_theme((master.part, prs.part), edition)
    _set_styles(master)
    words = {"title": _("Title"), "ctrTitle": _("Title"), "subTitle": _("Text"), "body": _("Text")}
    feet = {"sldNum": NUMBER_BOX, "ftr": FOOT_BOX}
    places = (
        (master, {"title": VIEW_TITLE_BOX, "body": VIEW_BODY_BOX}),
        (prs.slide_layouts[TITLE], {"ctrTitle": TITLE_BOX, "subTitle": SUBTITLE_BOX}),
        (prs.slide_layouts[VIEW], {"title": VIEW_TITLE_BOX, "body": VIEW_BODY_BOX}),
        (prs.slide_layouts[CLOSING], {"title": CLOSING_TITLE_BOX, "body": CLOSING_BODY_BOX}),
    )
    for part, boxes in places:
        _set_placeholders(part, boxes | feet, words)
    for layout, name in zip(prs.slide_layouts, (_("Title slide"), _("Map and text"), _("Closing slide")), strict=True):
        layout.element.xpath("p:cSld")[0].set("name", name)
    return prs
