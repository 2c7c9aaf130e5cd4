"""Chinese typefaces of this machine for exported files: which there is, what to install, and subsets of it."""

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import typst
from fontTools import subset
from fontTools.ttLib import TTFont

from utils.drawing.fonts import SANS
from utils.text.i18n import translator

# What the package of a Chinese face is called, by system.
PACKAGES = (
    ("Debian, Ubuntu", "fonts-noto-cjk"),
    ("Fedora", "google-noto-sans-cjk-fonts"),
    ("openSUSE", "google-noto-sans-sc-fonts"),
    ("Arch Linux", "noto-fonts-cjk"),
    ("Alpine", "font-noto-cjk"),
)


class FontError(RuntimeError):
    """No typeface of this machine has Chinese letters; the message says what to install."""


@lru_cache(maxsize=1)
def system_fonts() -> typst.Fonts:
    """Faces of this machine, found once."""
    return typst.Fonts()


def cjk_family() -> str | None:
    """Family with Chinese letters that files are set in; None where this machine has none."""
    there = set(system_fonts().families())
    return next((family for family in SANS if family in there), None)


def missing_font_message(lang: str) -> str:
    """What to install where no Chinese typeface is there."""
    _ = translator(lang)
    words = _("This machine has no Chinese typeface, so that it can draw neither PDF nor PNG. Install one: {packages}.")
    join = "；" if lang == "zh" else "; "
    return words.replace("{packages}", join.join(f"{package} ({system})" for system, package in PACKAGES))


def needed_family(lang: str) -> str:
    """Family with Chinese letters.

    Raises
    ------
    FontError
        Where this machine has none.
    """
    family = cjk_family()
    if family is None:
        raise FontError(missing_font_message(lang))
    return family


def _faces(weight: int) -> Iterator[tuple[int, Path, int]]:
    family = cjk_family()
    for face in system_fonts().fonts():
        if face.family == family and face.path and face.style == "normal":
            yield abs(face.weight - weight), Path(face.path), face.index


def needed_face(weight: int, lang: str) -> tuple[Path, int]:
    """File and number of the Chinese face whose weight is nearest.

    Raises
    ------
    FontError
        Where this machine has none.
    """
    needed_family(lang)
    _distance, path, index = min(_faces(weight))
    return path, index


@lru_cache(maxsize=32)
def _cut(letters: str, weight: int) -> bytes | None:
    faces = sorted(_faces(weight))
    if not faces:
        return None
    _distance, path, index = faces[0]
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = []
    options.name_IDs = [1, 2]
    with TTFont(path, fontNumber=index, lazy=True) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=letters)
        cutter.subset(font)
        font.flavor = "woff2"
        cut = io.BytesIO()
        font.save(cut)
    return cut.getvalue()


def subset_font(text: str, weight: int) -> bytes | None:
    """Typeface with the letters of a text alone, as WOFF2; None where this machine has no Chinese one.

    Parameters
    ----------
    text
        All words that are to be shown in it.
    weight
        400, 600 …; the nearest that there is.
    """
    return _cut("".join(sorted(set(text))), weight)
