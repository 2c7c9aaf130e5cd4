"""Still pictures as SVG: presentation attributes, native text, no script and no style."""

from utils.drawing.clip_paths import cut_picture
from utils.drawing.display_list import PathItem, Picture, TextItem
from utils.drawing.fonts import SERIF, font_stack
from utils.drawing.svg import document, element, in_face, number, text_element, title_element

# The baseline lies so far below the top of the em box.
ASCENT = 0.88
# Breadth of the soft edge around a word, both sides together.
HALO = 0.25
LEAST_HALO = 3.0


def _clips(picture: Picture, prefix: str) -> dict[str, str]:
    """Ids of the paths that marks are cut to, by path."""
    paths = dict.fromkeys(item.clip for item in picture.items if isinstance(item, PathItem) and item.clip)
    return {path: f"{prefix}{i}" for i, path in enumerate(paths)}


def _mark(mark: PathItem, clips: dict[str, str]) -> str:
    shared = {"data_feature": mark.feature, "clip_path": f"url(#{clips[mark.clip]})" if mark.clip else ""}
    alpha = mark.alpha if mark.alpha < 1 else ""
    if mark.kind == "fill":
        return element("path", d=mark.path, fill=mark.color, fill_opacity=alpha, fill_rule="evenodd", **shared)
    dash = " ".join(number(length) for length in mark.dash)
    return element(
        "path", d=mark.path, fill="none", stroke=mark.color, stroke_opacity=alpha, stroke_width=mark.width,
        stroke_dasharray=dash, stroke_linecap=mark.cap, stroke_linejoin="round", **shared,
    )  # fmt: skip


def _halo(word: TextItem) -> dict[str, str | float]:
    if not word.halo:
        return {}
    return {
        "stroke": word.halo, "stroke_width": max(LEAST_HALO, word.size * HALO), "stroke_linejoin": "round",
        "paint_order": "stroke",
    }  # fmt: skip


def _word(word: TextItem) -> str:
    return text_element(
        word.text, x=word.x, y=word.y + ASCENT * word.size, font_size=word.size, font_weight=word.weight,
        font_style="italic" if word.italic else "", font_family=font_stack(SERIF, "serif") if word.italic else "",
        text_anchor=word.anchor, fill=word.color, data_feature=word.feature, **_halo(word),
    )  # fmt: skip


def picture_parts(picture: Picture, prefix: str) -> str:
    """Elements of a picture without a frame.

    Parameters
    ----------
    picture
        The picture.
    prefix
        Begins the ids of its clip paths, so that several pictures can share a document.
    """
    picture = cut_picture(picture)
    clips = _clips(picture, prefix)
    cuts = "".join(
        element("clipPath", element("path", d=path, clip_rule="evenodd"), id=name) for path, name in clips.items()
    )
    ground = element("rect", width=picture.width, height=picture.height, fill=picture.background)
    marks = (_mark(item, clips) if isinstance(item, PathItem) else _word(item) for item in picture.items)
    return (element("defs", cuts) if cuts else "") + (ground if picture.background else "") + in_face("".join(marks))


def placed_picture(picture: Picture, x: float, y: float, scale: float, prefix: str) -> str:
    """Picture as part of another document, cut at its own edge.

    Parameters
    ----------
    picture
        The picture.
    x, y
        Where its upper left corner lies.
    scale
        Units of the document a pixel of the picture.
    prefix
        Begins the ids of its clip paths.
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
        What a screen reader says.
    """
    name = (title_element(title),) if title else ()
    return document(picture.width, picture.height, (*name, picture_parts(picture, "c")))
