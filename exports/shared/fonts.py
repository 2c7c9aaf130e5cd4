"""Chinese typefaces for exported files: which one is installed, what to install, and font subsets."""

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import typst
from fontTools import subset
from fontTools.ttLib import TTFont

from utils.drawing.fonts import SANS
from utils.text.i18n import translator

# Package of a Chinese typeface, by operating system.
PACKAGES = (
    ("Debian, Ubuntu", "fonts-noto-cjk"),
    ("Fedora", "google-noto-sans-cjk-fonts"),
    ("openSUSE", "google-noto-sans-sc-fonts"),
    ("Arch Linux", "noto-fonts-cjk"),
    ("Alpine", "font-noto-cjk"),
)


class FontError(RuntimeError):
    """No Chinese typeface is installed; the message says what to install."""


@lru_cache(maxsize=1)
def system_fonts() -> typst.Fonts:
    """Installed fonts, found once."""
    return typst.Fonts()


def cjk_family() -> str | None:
    """Chinese font family that files are set in; None if none is installed."""
    there = set(system_fonts().families())
    return next((family for family in SANS if family in there), None)


def missing_font_message(lang: str) -> str:
    """What to install where there is no Chinese typeface."""
    _ = translator(lang)
    words = _("This machine has no Chinese typeface, so that it can draw neither PDF nor PNG. Install one: {packages}.")
    join = "；" if lang == "zh" else "; "
    return words.replace("{packages}", join.join(f"{package} ({system})" for system, package in PACKAGES))


def needed_family(lang: str) -> str:
    """Chinese font family that files are set in.

    Raises
    ------
    FontError
        If none is installed.
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
    """Chinese typeface reduced to the characters of a text, as WOFF2; None if none is installed.

    Parameters
    ----------
    text
        All text that is to be shown in it.
    weight
        400, 600 …; the nearest that is installed.
    """
    return _cut("".join(sorted(set(text))), weight)
