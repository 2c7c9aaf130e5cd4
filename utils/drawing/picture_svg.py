"""Static pictures as SVG: presentation attributes, native text, no script and no style sheet."""

from utils.drawing.clip_paths import cut_picture
from utils.drawing.display_list import PathItem, Picture, TextItem
from utils.drawing.fonts import SERIF, font_stack
from utils.drawing.svg import document, element, in_face, number, text_element, title_element

# Distance of the baseline from the top of the em box, in em.
ASCENT = 0.88
# Stroke width of the halo around a text, in em.
HALO = 0.25
LEAST_HALO = 3.0


def _clips(picture: Picture, prefix: str) -> dict[str, str]:
    """Ids of clip paths, by path."""
    paths = dict.fromkeys(item.clip for item in picture.items if isinstance(item, PathItem) and item.clip)
    return {path: f"{prefix}{i}" for i, path in enumerate(paths)}


def _path_element(item: PathItem, clips: dict[str, str]) -> str:
    shared = {"data_feature": item.feature, "clip_path": f"url(#{clips[item.clip]})" if item.clip else ""}
    alpha = item.alpha if item.alpha < 1 else ""
    if item.kind == "fill":
        return element("path", d=item.path, fill=item.color, fill_opacity=alpha, fill_rule="evenodd", **shared)
    dash = " ".join(number(length) for length in item.dash)
    return element(
        "path", d=item.path, fill="none", stroke=item.color, stroke_opacity=alpha, stroke_width=item.width,
        stroke_dasharray=dash, stroke_linecap=item.cap, stroke_linejoin="round", **shared,
    )  # fmt: skip


def _halo(item: TextItem) -> dict[str, str | float]:
    if not item.halo:
        return {}
    return {
        "stroke": item.halo, "stroke_width": max(LEAST_HALO, item.size * HALO), "stroke_linejoin": "round",
        "paint_order": "stroke",
    }  # fmt: skip


def _turn(item: TextItem) -> dict[str, str]:
    middle = f"{number(item.x)} {number(item.y + item.size / 2)}"
    return {"transform": f"rotate({number(item.angle)} {middle})"} if item.angle else {}


def _text_element(item: TextItem) -> str:
    return text_element(
        item.text, x=item.x, y=item.y + ASCENT * item.size, font_size=item.size, font_weight=item.weight,
        font_style="italic" if item.italic else "", font_family=font_stack(SERIF, "serif") if item.italic else "",
        text_anchor=item.anchor, fill=item.color, data_feature=item.feature, **_halo(item), **_turn(item),
    )  # fmt: skip


def picture_parts(picture: Picture, prefix: str) -> str:
    """SVG elements of a picture.

    Parameters
    ----------
    picture
        The picture.
    prefix
        Prefix of the ids of its clip paths, so that several pictures can share a document.
    """
    picture = cut_picture(picture)
    clips = _clips(picture, prefix)
    cuts = "".join(
        element("clipPath", element("path", d=path, clip_rule="evenodd"), id=name) for path, name in clips.items()
    )
    ground = element("rect", width=picture.width, height=picture.height, fill=picture.background)
    marks = (
        _path_element(item, clips) if isinstance(item, PathItem) else _text_element(item) for item in picture.items
    )
    return (element("defs", cuts) if cuts else "") + (ground if picture.background else "") + in_face("".join(marks))


def placed_picture(picture: Picture, x: float, y: float, scale: float, prefix: str) -> str:
    """Picture as part of another document, clipped to its edges.

    Parameters
    ----------
    picture
        The picture.
    x, y
        Its upper left corner.
    scale
        Units of the document per pixel of the picture.
    prefix
        Prefix of the ids of its clip paths.
    """
    return element(
        "svg", picture_parts(picture, prefix), x=x, y=y, width=picture.width * scale, height=picture.height * scale,
        viewBox=f"0 0 {number(picture.width)} {number(picture.height)}",
    )  # fmt: skip


def picture_svg(picture: Picture, title: str = "") -> str:
    """Picture as an SVG document.

    Parameters
    ----------
    picture
        The picture.
    title
        Title for screen readers.
    """
    name = (title_element(title),) if title else ()
    return document(picture.width, picture.height, (*name, picture_parts(picture, "c")))
